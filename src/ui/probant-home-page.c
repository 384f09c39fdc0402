/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-home-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "sandbox/probant-sandbox.h"
#include "ui/probant-access-notice.h"
#include "ui/probant-first-frame.h"
#include "ui/probant-identifier-entry.h"
#include "ui/probant-illustration.h"
#include "ui/probant-recent-row.h"
#include "ui/probant-request-bar.h"
#include "ui/probant-text-scale.h"

#define MAX_SHOWN 20

struct _ProbantHomePage
{
  GtkWidget parent_instance;

  AdwClamp *clamp;
  GtkWidget *scrolled;
  ProbantIdentifierEntry *entry;
  ProbantRequestBar *request_bar;
  ProbantAccessNotice *notice;
  GtkWidget *empty_box;
  GtkWidget *empty_image;
  GtkWidget *recent_box;
  GtkListBox *recent_list;
  GtkWidget *public_button;
  GtkWidget *sandbox_button;
  GtkWidget *sandbox_box;
  GtkListBox *sandbox_list;

  ProbantSession *session;
  ProbantHistory *history;
  GtkFilter *filter;
  GListModel *recent;       /* those of this access: another one's numbers mean nothing here */
  GListModel *shown;        /* the newest of them */
  GPtrArray *removed;       /* ProbantHistoryItem, of the last removal */
  ProbantIdentifier wanted; /* what could not be asked about */
  gboolean elsewhere;       /* what is chosen now belongs into a window of its own */
};

G_DEFINE_FINAL_TYPE (ProbantHomePage, probant_home_page, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  UNDOABLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
choose (ProbantHomePage *self, const ProbantIdentifier *identifier)
{
  probant_access_notice_set_problem (self->notice, NULL);
  if (!self->elsewhere
      || !gtk_widget_activate_action (GTK_WIDGET (self), "app.open-in-window", "s", identifier->value))
    g_signal_emit (self, signals[CHOSEN], 0, identifier);
}

static void
chosen_cb (ProbantHomePage *self, const ProbantIdentifier *identifier)
{
  choose (self, identifier);
}

static void
retry_cb (ProbantHomePage *self)
{
  choose (self, &self->wanted);
}

static void
submitted_cb (ProbantHomePage *self)
{
  probant_identifier_entry_submit (self->entry);
}

/* It is asked again as it was. */
static void
recent_activated_cb (ProbantHomePage *self, GtkListBoxRow *row)
{
  ProbantHistoryItem *item = probant_recent_row_get_item (PROBANT_RECENT_ROW (row));
  const char *object = probant_history_item_get_object (item);

  if (object != NULL && !probant_session_is_usual_object (object))
    probant_session_set_object (self->session, object);
  choose (self, probant_history_item_get_identifier (item));
}

static void
sandbox_activated_cb (ProbantHomePage *self, GtkListBoxRow *row)
{
  const ProbantSandboxSubject *subject = &probant_sandbox_list_subjects ()[gtk_list_box_row_get_index (row)];
  ProbantIdentifier identifier;

  if (probant_identifier_parse_unchecked (subject->identifier, &identifier, NULL))
    choose (self, &identifier);
}

/* The row that has the focus, else what was typed. */
static void
choose_elsewhere_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantHomePage *self = PROBANT_HOME_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  self->elsewhere = TRUE;
  if (row != NULL && gtk_widget_is_ancestor (row, widget))
    gtk_widget_activate (row);
  else
    probant_identifier_entry_submit (self->entry);
  self->elsewhere = FALSE;
}

static void
middle_clicked_cb (ProbantHomePage *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (list), (int)y);

  if (row == NULL)
    return;
  self->elsewhere = TRUE;
  gtk_widget_activate (GTK_WIDGET (row));
  self->elsewhere = FALSE;
}

static void
follow_middle_clicks (ProbantHomePage *self, GtkListBox *list)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_MIDDLE);
  g_signal_connect_object (click, "released", G_CALLBACK (middle_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
}

static gboolean
is_of_access (gpointer item, gpointer user_data)
{
  return g_str_equal (probant_history_item_get_access (PROBANT_HISTORY_ITEM (item)),
                      probant_session_get_access_id (PROBANT_SESSION (user_data)));
}

static GtkWidget *
make_recent_row (gpointer item, gpointer user_data)
{
  return probant_recent_row_new (PROBANT_HISTORY_ITEM (item));
}

static GtkWidget *
make_sandbox_row (const ProbantSandboxSubject *subject)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  ProbantIdentifier identifier;
  g_autofree char *number = probant_identifier_format (subject->identifier);
  g_autofree char *subtitle = NULL;

  if (probant_identifier_parse_unchecked (subject->identifier, &identifier, NULL))
    subtitle = g_strdup_printf ("%s · %s %s", subject->name, probant_identifier_kind_name (identifier.kind),
                                number);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (subject->description));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (subject->description), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle,
                                  -1);
  return row;
}

static void
update_recent (ProbantHomePage *self)
{
  gboolean none = g_list_model_get_n_items (self->recent) == 0;

  gtk_widget_set_visible (self->recent_box, !none);
  gtk_widget_set_visible (self->empty_box, none && !probant_session_is_sandbox (self->session));
}

static void
forget_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantHomePage *self = PROBANT_HOME_PAGE (widget);
  const char *number = NULL, *access = NULL;

  g_variant_get (parameter, "(&s&s)", &number, &access);
  for (guint i = 0; i < g_list_model_get_n_items (self->recent); i++)
    {
      g_autoptr (ProbantHistoryItem) item = g_list_model_get_item (self->recent, i);

      if (g_str_equal (probant_history_item_get_identifier (item)->value, number)
          && g_str_equal (probant_history_item_get_access (item), access))
        {
          g_ptr_array_set_size (self->removed, 0);
          g_ptr_array_add (self->removed, g_object_ref (item));
          probant_history_remove (self->history, item, NULL);
          g_signal_emit (self, signals[UNDOABLE], 0, _ ("Dossier removed from the list"));
          return;
        }
    }
}

static void
forget_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantHomePage *self = PROBANT_HOME_PAGE (widget);

  g_ptr_array_set_size (self->removed, 0);
  for (guint i = 0; i < g_list_model_get_n_items (self->recent); i++)
    g_ptr_array_add (self->removed, g_list_model_get_item (self->recent, i));
  for (guint i = 0; i < self->removed->len; i++)
    probant_history_remove (self->history, g_ptr_array_index (self->removed, i), NULL);
  g_signal_emit (self, signals[UNDOABLE], 0, _ ("List of recent dossiers cleared"));
}

static void
sandbox_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  probant_session_choose (PROBANT_HOME_PAGE (widget)->session, PROBANT_SESSION_SANDBOX);
}

static void
public_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  probant_session_choose (PROBANT_HOME_PAGE (widget)->session, PROBANT_SESSION_PUBLIC);
}

static void
update_sandbox (ProbantHomePage *self)
{
  gboolean chosen = probant_session_is_sandbox (self->session);

  if (chosen && gtk_widget_get_first_child (GTK_WIDGET (self->sandbox_list)) == NULL)
    for (const ProbantSandboxSubject *s = probant_sandbox_list_subjects (); s->identifier != NULL; s++)
      gtk_list_box_append (self->sandbox_list, make_sandbox_row (s));
  gtk_widget_set_visible (self->sandbox_box, chosen);
  gtk_widget_set_visible (self->sandbox_button,
                          !chosen && probant_session_get_profiles (self->session) != NULL);
  /* Whoever has an access sees more with it. */
  gtk_widget_set_visible (self->public_button,
                          chosen && probant_session_get_profiles (self->session) != NULL);
}

static void
access_chosen_cb (ProbantHomePage *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_recent (self);
  update_sandbox (self);
}

static gboolean
probant_home_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PROBANT_HOME_PAGE (widget)->entry));
}

/* The first frame is the entry's: the officer may type while the lists are made for the second. */
static void
fill_lists_cb (GtkWidget *widget, gpointer user_data)
{
  ProbantHomePage *self = PROBANT_HOME_PAGE (widget);

  gtk_list_box_bind_model (self->recent_list, self->shown, make_recent_row, NULL, NULL);
  g_signal_connect_object (self->recent, "items-changed", G_CALLBACK (update_recent), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::chosen", G_CALLBACK (access_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  access_chosen_cb (self);
}

static void
probant_home_page_dispose (GObject *object)
{
  ProbantHomePage *self = PROBANT_HOME_PAGE (object);

  g_clear_pointer (&self->removed, g_ptr_array_unref);
  g_clear_object (&self->shown);
  g_clear_object (&self->recent);
  g_clear_object (&self->history);
  g_clear_object (&self->filter);
  g_clear_object (&self->session);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (probant_home_page_parent_class)->dispose (object);
}

static void
probant_home_page_class_init (ProbantHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_home_page_dispose;
  widget_class->grab_focus = probant_home_page_grab_focus;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[UNDOABLE] = g_signal_new ("undoable", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "home.forget", "(ss)", forget_action);
  gtk_widget_class_install_action (widget_class, "home.forget-all", NULL, forget_all_action);
  gtk_widget_class_install_action (widget_class, "home.choose-elsewhere", NULL, choose_elsewhere_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "home.choose-elsewhere", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK,
                                       "home.choose-elsewhere", NULL);
  gtk_widget_class_install_action (widget_class, "home.public", NULL, public_action);
  gtk_widget_class_install_action (widget_class, "home.sandbox", NULL, sandbox_action);

  g_type_ensure (PROBANT_TYPE_ACCESS_NOTICE);
  g_type_ensure (PROBANT_TYPE_REQUEST_BAR);
  g_type_ensure (PROBANT_TYPE_IDENTIFIER_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantHomePage, clamp);
  gtk_widget_class_bind_template_child (widget_class, ProbantHomePage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ProbantHomePage, entry);
  gtk_widget_class_bind_template_child (widget_class, ProbantHomePage, request_bar);
  gtk_widget_class_bind_template_child (widget_class, ProbantHomePage, notice);
  gtk_widget_class_bind_template_child (widget_class, ProbantHomePage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantHomePage, empty_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantHomePage, empty_image);
  gtk_widget_class_bind_template_child (widget_class, ProbantHomePage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, ProbantHomePage, public_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantHomePage, sandbox_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantHomePage, sandbox_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantHomePage, sandbox_list);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, submitted_cb);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sandbox_activated_cb);
}

static void
probant_home_page_init (ProbantHomePage *self)
{
  self->removed = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  probant_text_scale_follow (self->clamp);
  probant_illustrate (self->empty_image, "start");
  follow_middle_clicks (self, self->recent_list);
  follow_middle_clicks (self, self->sandbox_list);
}

void
probant_home_page_set_session (ProbantHomePage *self, ProbantSession *session)
{
  g_return_if_fail (PROBANT_IS_HOME_PAGE (self) && PROBANT_IS_SESSION (session) && self->history == NULL);

  self->session = g_object_ref (session);
  self->history = g_object_ref (probant_session_get_history (session));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_of_access, g_object_ref (session), g_object_unref));
  self->recent = G_LIST_MODEL (
      gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->history)), g_object_ref (self->filter)));
  self->shown = G_LIST_MODEL (gtk_slice_list_model_new (g_object_ref (self->recent), 0, MAX_SHOWN));
  probant_identifier_entry_set_session (self->entry, session);
  probant_request_bar_set_session (self->request_bar, session);
  probant_access_notice_set_session (self->notice, session);
  probant_first_frame_wait (GTK_WIDGET (self), fill_lists_cb, NULL);
}

void
probant_home_page_submit (ProbantHomePage *self, const char *text)
{
  g_return_if_fail (PROBANT_IS_HOME_PAGE (self) && text != NULL);

  probant_identifier_entry_set_text (self->entry, text);
  probant_identifier_entry_submit (self->entry);
}

void
probant_home_page_type (ProbantHomePage *self, const char *text)
{
  g_return_if_fail (PROBANT_IS_HOME_PAGE (self) && text != NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  probant_identifier_entry_type (self->entry, text);
}

void
probant_home_page_undo (ProbantHomePage *self)
{
  g_return_if_fail (PROBANT_IS_HOME_PAGE (self));

  probant_history_restore (self->history, self->removed, NULL);
  g_ptr_array_set_size (self->removed, 0);
}

void
probant_home_page_show_problem (ProbantHomePage *self, const ProbantIdentifier *wanted, const GError *error)
{
  g_return_if_fail (PROBANT_IS_HOME_PAGE (self) && wanted != NULL && error != NULL);

  self->wanted = *wanted;
  probant_access_notice_set_problem (self->notice, error);
}
