/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-find-bar.h"

#include <glib/gi18n.h>

#include "ui/probant-page-search.h"

struct _ProbantFindBar
{
  AdwBin parent_instance;

  GtkSearchBar *search_bar;
  GtkEditable *entry;
  GtkLabel *count_label;
  GtkWidget *previous_button;
  GtkWidget *next_button;

  ProbantPageView *view; /* both or none */
  ProbantPageSearch *search;
  guint shown; /* the hit that was last led to */
};

G_DEFINE_FINAL_TYPE (ProbantFindBar, probant_find_bar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_OPEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
describe_count (ProbantFindBar *self)
{
  guint n_hits = probant_page_search_get_n_hits (self->search);

  if (*gtk_editable_get_text (self->entry) == '\0')
    return g_strdup ("");
  if (n_hits > 0)
    /* Translators: which of the hits of a search, of how many */
    return g_strdup_printf (_ ("%u of %u"), probant_page_search_get_current (self->search), n_hits);
  return g_strdup (probant_page_search_is_finished (self->search) ? _ ("Not found") : "");
}

static void
show_state (ProbantFindBar *self)
{
  g_autofree char *count = describe_count (self);
  gboolean any = probant_page_search_get_n_hits (self->search) > 0;

  gtk_label_set_label (self->count_label, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count,
                                  -1);
  gtk_widget_set_sensitive (self->previous_button, any);
  gtk_widget_set_sensitive (self->next_button, any);
}

static void
search_updated_cb (ProbantFindBar *self)
{
  guint current = probant_page_search_get_current (self->search);
  cairo_rectangle_t box;
  guint page;

  show_state (self);
  /* Hits that come later on earlier pages change the current one's number, not its place. */
  if (self->shown == 0 && current > 0 && probant_page_search_locate (self->search, &page, &box))
    {
      self->shown = current;
      probant_page_view_show_box (self->view, page, &box);
    }
}

static void
search_changed_cb (ProbantFindBar *self)
{
  if (self->search == NULL)
    return;
  self->shown = 0;
  probant_page_search_start (self->search, gtk_editable_get_text (self->entry),
                             probant_page_view_get_page (self->view));
}

static void
step (ProbantFindBar *self, int direction)
{
  if (self->search == NULL)
    return;
  self->shown = 0;
  probant_page_search_step (self->search, direction);
}

static void
next_cb (ProbantFindBar *self)
{
  step (self, 1);
}

static void
previous_cb (ProbantFindBar *self)
{
  step (self, -1);
}

static void
stop_cb (ProbantFindBar *self)
{
  probant_find_bar_set_open (self, FALSE);
}

/* Not before: a screen reader hears nothing of the focus of what is not yet there. */
static void
map_cb (ProbantFindBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
close_binding_cb (GtkWidget *widget, GVariant *parameters, gpointer user_data)
{
  ProbantFindBar *self = PROBANT_FIND_BAR (widget);

  if (!probant_find_bar_get_open (self))
    return GDK_EVENT_PROPAGATE;
  probant_find_bar_set_open (self, FALSE);
  return GDK_EVENT_STOP;
}

static gboolean
previous_binding_cb (GtkWidget *widget, GVariant *parameters, gpointer user_data)
{
  step (PROBANT_FIND_BAR (widget), -1);
  return GDK_EVENT_STOP;
}

static void
mode_changed_cb (ProbantFindBar *self)
{
  if (!probant_find_bar_get_open (self))
    {
      gtk_editable_set_text (self->entry, "");
      if (self->view != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

static void
probant_find_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_OPEN:
      probant_find_bar_set_open (PROBANT_FIND_BAR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_find_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, probant_find_bar_get_open (PROBANT_FIND_BAR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_find_bar_dispose (GObject *object)
{
  ProbantFindBar *self = PROBANT_FIND_BAR (object);

  if (self->search != NULL)
    g_signal_handlers_disconnect_by_func (self->search, search_updated_cb, self);
  g_clear_object (&self->search);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (probant_find_bar_parent_class)->dispose (object);
}

static void
probant_find_bar_class_init (ProbantFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = probant_find_bar_dispose;
  object_class->get_property = probant_find_bar_get_property;
  object_class->set_property = probant_find_bar_set_property;

  properties[PROP_OPEN] = g_param_spec_boolean (
      "open", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantFindBar, search_bar);
  gtk_widget_class_bind_template_child (widget_class, ProbantFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, ProbantFindBar, count_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantFindBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantFindBar, next_button);
  gtk_widget_class_bind_template_callback (widget_class, mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, close_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, previous_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_SHIFT_MASK, previous_binding_cb, NULL);
}

static void
probant_find_bar_init (ProbantFindBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
probant_find_bar_set_pdf (ProbantFindBar *self, ProbantPageView *view, ProbantPdf *pdf)
{
  g_return_if_fail (PROBANT_IS_FIND_BAR (self));

  if (self->search != NULL)
    g_signal_handlers_disconnect_by_func (self->search, search_updated_cb, self);
  g_clear_object (&self->search);
  g_clear_object (&self->view);
  probant_find_bar_set_open (self, FALSE);
  if (pdf == NULL)
    return;
  self->view = g_object_ref (view);
  self->search = probant_page_search_new (pdf);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (search_updated_cb), self, G_CONNECT_SWAPPED);
  probant_page_view_set_search (view, self->search);
}

gboolean
probant_find_bar_get_open (ProbantFindBar *self)
{
  g_return_val_if_fail (PROBANT_IS_FIND_BAR (self), FALSE);

  return gtk_search_bar_get_search_mode (self->search_bar);
}

void
probant_find_bar_set_open (ProbantFindBar *self, gboolean open)
{
  g_return_if_fail (PROBANT_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->search_bar, open);
  if (open && gtk_widget_get_mapped (GTK_WIDGET (self->entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
probant_find_bar_find (ProbantFindBar *self, const char *text)
{
  g_return_if_fail (PROBANT_IS_FIND_BAR (self));

  probant_find_bar_set_open (self, TRUE);
  gtk_editable_set_text (self->entry, text);
  search_changed_cb (self);
}
