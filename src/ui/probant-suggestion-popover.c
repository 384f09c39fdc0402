/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-suggestion-popover.h"

#include <glib/gi18n.h>

#include "ui/probant-suggestion-row.h"
#include "ui/probant-text-scale.h"

#define QUIET 100 /* ms before a wait is shown */
#define MIN_WIDTH 360
#define MAX_WIDTH 680
#define MARGIN 24

struct _ProbantSuggestionPopover
{
  GtkPopover parent_instance;

  GtkWidget *content;
  GtkWidget *scrolled;
  GtkListBox *list;
  GtkWidget *status_box;
  GtkSpinner *spinner;
  GtkImage *status_icon;
  GtkLabel *status_label;

  ProbantSuggester *suggester;
  gboolean wanted;
  guint quiet; /* source id, 0 = none */
};

G_DEFINE_FINAL_TYPE (ProbantSuggestionPopover, probant_suggestion_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
get_n_rows (ProbantSuggestionPopover *self)
{
  return g_list_model_get_n_items (probant_suggester_get_list (self->suggester));
}

static char *
describe_done (ProbantSuggestionPopover *self)
{
  guint n_found = probant_suggester_get_n_found (self->suggester);
  guint n_listed = probant_suggester_get_n_listed (self->suggester);

  if (n_found == 0 && get_n_rows (self) == 0)
    return g_strdup (_ ("No company or association has these words in its name or address. The directory "
                        "knows whole words only."));
  if (n_found == 0)
    return g_strdup (_ ("Nothing else has these words in its name or address."));
  if (n_found > n_listed && n_listed > 0)
    /* Translators: %1$u of %2$u results of a search by name are listed */
    return g_strdup_printf (_ ("%1$u of %2$u results: add a word, such as the town."), n_listed, n_found);

  return NULL;
}

char *
probant_suggestion_popover_describe (ProbantSuggestionPopover *self)
{
  ProbantProblem *problem = NULL;

  g_return_val_if_fail (PROBANT_IS_SUGGESTION_POPOVER (self), NULL);

  switch (probant_suggester_get_state (self->suggester))
    {
    case PROBANT_SUGGESTER_WAITING:
      return g_strdup (_ ("Searching…"));
    case PROBANT_SUGGESTER_DONE:
      return describe_done (self);
    case PROBANT_SUGGESTER_FAILED:
      problem = probant_suggester_get_problem (self->suggester);
      /* Translators: two sentences, why and what to do, follow */
      return g_strdup_printf (_ ("Names cannot be searched now. %s %s"), problem->title,
                              problem->next != NULL ? problem->next : "");
    case PROBANT_SUGGESTER_IDLE:
    default:
      return NULL;
    }
}

static void
show_status (ProbantSuggestionPopover *self)
{
  ProbantSuggesterState state = probant_suggester_get_state (self->suggester);
  gboolean waiting = state == PROBANT_SUGGESTER_WAITING;
  g_autofree char *text = probant_suggestion_popover_describe (self);

  gtk_label_set_label (self->status_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), waiting);
  gtk_spinner_set_spinning (self->spinner, waiting);
  gtk_image_set_from_icon_name (self->status_icon, state == PROBANT_SUGGESTER_FAILED
                                                       ? "dialog-warning-symbolic"
                                                       : "dialog-information-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->status_icon), !waiting);
  gtk_widget_set_visible (self->status_box, text != NULL);
}

/* As wide as the entry, within what is readable and what the window has. */
static void
update_width (ProbantSuggestionPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (parent));
  int width
      = CLAMP (gtk_widget_get_width (parent), MIN_WIDTH, (int)(MAX_WIDTH * probant_text_scale_get (parent)));

  /* 0 until the window has a size. */
  if (gtk_widget_get_width (root) > MIN_WIDTH / 2)
    width = MIN (width, gtk_widget_get_width (root) - MARGIN);
  gtk_widget_set_size_request (self->content, width - MARGIN, -1);
}

static void
update_open (ProbantSuggestionPopover *self)
{
  gboolean waits = probant_suggester_get_state (self->suggester) == PROBANT_SUGGESTER_WAITING;
  gboolean open = self->wanted
                  && (get_n_rows (self) > 0 || (gtk_widget_get_visible (self->status_box) && !waits)
                      || (waits && self->quiet == 0 && probant_suggester_is_asking (self->suggester)));

  gtk_widget_set_visible (self->scrolled, get_n_rows (self) > 0);
  if (open == gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (open)
    {
      update_width (self);
      gtk_popover_popup (GTK_POPOVER (self));
    }
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
quiet_over_cb (gpointer user_data)
{
  ProbantSuggestionPopover *self = user_data;

  self->quiet = 0;
  show_status (self);
  update_open (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (ProbantSuggestionPopover *self)
{
  g_clear_handle_id (&self->quiet, g_source_remove);
  if (probant_suggester_get_state (self->suggester) != PROBANT_SUGGESTER_WAITING)
    show_status (self);
  else if (probant_suggester_is_asking (self->suggester))
    self->quiet = g_timeout_add (QUIET, quiet_over_cb, self);
  update_open (self);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  ProbantSuggestionPopover *self = user_data;

  return probant_suggestion_row_new (PROBANT_SUGGESTION (item), probant_suggester_get_text (self->suggester));
}

static void
row_activated_cb (ProbantSuggestionPopover *self, ProbantSuggestionRow *row)
{
  ProbantIdentifier identifier
      = *probant_suggestion_get_identifier (probant_suggestion_row_get_suggestion (row));

  g_signal_emit (self, signals[CHOSEN], 0, &identifier);
}

/* Takes `controller`'s key to the entry where it is not NULL. */
static void
leave (ProbantSuggestionPopover *self, GtkEventController *controller)
{
  gtk_list_box_unselect_all (self->list);
  g_signal_emit (self, signals[LEFT], 0, controller);
}

/* Rows go away before the list tells: the keyboard is not lost with one of them. */
static void
items_changed_cb (ProbantSuggestionPopover *self, guint position, guint removed, guint added)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : -1;

  if (index >= (int)position && index < (int)(position + removed))
    leave (self, NULL);
}

static gboolean
focus_row (ProbantSuggestionPopover *self, int index)
{
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;

  if (row == NULL)
    return FALSE;
  gtk_list_box_select_row (self->list, row);
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* The list has the arrows, Return and Escape; every other key is the entry's. */
static gboolean
key_cb (ProbantSuggestionPopover *self,
        guint keyval,
        guint keycode,
        GdkModifierType modifiers,
        GtkEventControllerKey *controller)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      focus_row (self, index + 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!focus_row (self, index - 1))
        leave (self, NULL);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (row != NULL)
        row_activated_cb (self, PROBANT_SUGGESTION_ROW (row));
      return TRUE;
    case GDK_KEY_Escape:
      leave (self, NULL);
      probant_suggestion_popover_set_wanted (self, FALSE);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      leave (self, NULL);
      return FALSE;
    default:
      leave (self, GTK_EVENT_CONTROLLER (controller));
      return TRUE;
    }
}

static void
probant_suggestion_popover_dispose (GObject *object)
{
  ProbantSuggestionPopover *self = PROBANT_SUGGESTION_POPOVER (object);

  g_clear_handle_id (&self->quiet, g_source_remove);
  g_clear_object (&self->suggester);

  G_OBJECT_CLASS (probant_suggestion_popover_parent_class)->dispose (object);
}

static void
probant_suggestion_popover_class_init (ProbantSuggestionPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_suggestion_popover_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, GTK_TYPE_EVENT_CONTROLLER_KEY);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-suggestion-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantSuggestionPopover, content);
  gtk_widget_class_bind_template_child (widget_class, ProbantSuggestionPopover, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ProbantSuggestionPopover, list);
  gtk_widget_class_bind_template_child (widget_class, ProbantSuggestionPopover, status_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantSuggestionPopover, spinner);
  gtk_widget_class_bind_template_child (widget_class, ProbantSuggestionPopover, status_icon);
  gtk_widget_class_bind_template_child (widget_class, ProbantSuggestionPopover, status_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
probant_suggestion_popover_init (ProbantSuggestionPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
probant_suggestion_popover_set_suggester (ProbantSuggestionPopover *self, ProbantSuggester *suggester)
{
  g_return_if_fail (PROBANT_IS_SUGGESTION_POPOVER (self) && PROBANT_IS_SUGGESTER (suggester));
  g_return_if_fail (self->suggester == NULL);

  self->suggester = g_object_ref (suggester);
  g_signal_connect_object (probant_suggester_get_list (suggester), "items-changed",
                           G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->list, probant_suggester_get_list (suggester), make_row, self, NULL);
  g_signal_connect_object (suggester, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

void
probant_suggestion_popover_set_wanted (ProbantSuggestionPopover *self, gboolean wanted)
{
  g_return_if_fail (PROBANT_IS_SUGGESTION_POPOVER (self) && self->suggester != NULL);

  self->wanted = wanted;
  update_open (self);
}

gboolean
probant_suggestion_popover_focus_row (ProbantSuggestionPopover *self, gboolean first)
{
  g_return_val_if_fail (PROBANT_IS_SUGGESTION_POPOVER (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self))
         && focus_row (self, first ? 0 : (int)get_n_rows (self) - 1);
}
