/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-window.h"

#include <glib/gi18n.h>

#include "ui/probant-dossier-page.h"
#include "ui/probant-drop.h"
#include "ui/probant-export-button.h"
#include "ui/probant-home-page.h"
#include "ui/probant-identifier-entry.h"
#include "ui/probant-notice.h"
#include "ui/probant-numbers-window.h"
#include "ui/probant-toast.h"

struct _ProbantWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkWidget *header_bar;
  GtkStack *title_stack;
  ProbantIdentifierEntry *entry;
  GtkWidget *back_button;
  GtkWidget *refresh_button;
  GtkWidget *progress_box;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  GtkWidget *sandbox_banner;
  ProbantExportButton *export_button;
  ProbantTaskBar *task_bar;
  GtkWidget *public_banner;
  GtkStack *pages;
  ProbantHomePage *home_page;

  GSettings *settings;
  ProbantSession *session;
  ProbantDossierPage *dossier_page; /* NULL until the first dossier */
  char *text_to_open;
  gint64 asked_at;          /* monotonic: when the requests under way began */
  ProbantIdentifier wanted; /* while its access is being opened */
  char *wanted_object;      /* NULL: the session's */
  char *asked_with;         /* the access of the dossier */
  GCancellable *opening;
};

G_DEFINE_FINAL_TYPE (ProbantWindow, probant_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_message (ProbantWindow *self, const char *message)
{
  AdwToast *toast = probant_toast_new (message);

  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static gboolean
is_on_dossier (ProbantWindow *self)
{
  return self->dossier_page != NULL
         && gtk_stack_get_visible_child (self->pages) == GTK_WIDGET (self->dossier_page);
}

static void
update_progress (ProbantWindow *self)
{
  ProbantDossier *dossier = probant_dossier_page_get_dossier (self->dossier_page);
  guint n_settled = probant_dossier_get_n_settled (dossier);
  guint n_asked = probant_dossier_get_n_asked (dossier);
  g_autofree char *text = g_strdup_printf ("%u / %u", n_settled, n_asked);
  g_autofree char *tooltip = NULL;
  /* Translators: %1$u of the %2$u sources that are asked */
  g_autofree char *spoken = g_strdup_printf (_ ("%u of %u sources have answered"), n_settled, n_asked);

  tooltip = g_strdup (spoken);
  gtk_label_set_label (self->progress_label, text);
  gtk_widget_set_tooltip_text (self->progress_box, tooltip);
  gtk_progress_bar_set_fraction (self->progress_bar, n_asked > 0 ? (double)n_settled / n_asked : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  spoken, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.refresh",
                                 is_on_dossier (self) && probant_dossier_is_finished (dossier));
}

/* Of the dossier that is shown, else of what would be asked next. */
static void
update_banners (ProbantWindow *self)
{
  ProbantDossier *dossier
      = is_on_dossier (self) ? probant_dossier_page_get_dossier (self->dossier_page) : NULL;

  gtk_widget_set_visible (self->sandbox_banner, dossier != NULL ? probant_session_is_fictional (dossier)
                                                                : probant_session_is_sandbox (self->session));
  gtk_widget_set_visible (self->public_banner, dossier != NULL ? probant_session_is_reduced (dossier)
                                                               : probant_session_is_public (self->session));
}

static void
update_title (ProbantWindow *self)
{
  const ProbantSubject *subject = NULL;
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;

  if (!is_on_dossier (self))
    {
      gtk_window_set_title (GTK_WINDOW (self), "Probant");
      return;
    }
  subject = probant_dossier_get_subject (probant_dossier_page_get_dossier (self->dossier_page));
  number = probant_identifier_format (subject->asked.value);
  title = g_strdup_printf ("%s – Probant", subject->name != NULL ? subject->name : number);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* Where there is one thing at a time, back leads through the dossier first, and the bar has room for less. */
static void
update_place (ProbantWindow *self)
{
  gboolean on_dossier = is_on_dossier (self);
  gboolean single = on_dossier && probant_dossier_page_is_single (self->dossier_page);
  const char *label = on_dossier ? probant_dossier_page_get_back_label (self->dossier_page) : NULL;

  if (label == NULL)
    label = _ ("Back to the First Page");
  gtk_widget_set_tooltip_text (self->back_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_visible (self->back_button, on_dossier);
  gtk_widget_set_visible (self->refresh_button, on_dossier && !single);
  probant_export_button_set_compact (self->export_button, single);
}

static void
update_page (ProbantWindow *self)
{
  gboolean on_dossier = is_on_dossier (self);

  update_title (self);
  gtk_stack_set_visible_child_name (self->title_stack, on_dossier ? "dossier" : "home");
  if (self->session != NULL)
    update_banners (self);
  update_place (self);
  gtk_widget_set_visible (self->progress_box, on_dossier);
  gtk_widget_set_visible (GTK_WIDGET (self->export_button), on_dossier);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", on_dossier);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.category", on_dossier);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export", on_dossier);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.fill-preview", on_dossier);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.fill-form", on_dossier);
  if (on_dossier)
    update_progress (self);
  else
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.refresh", FALSE);
}

static void
message_cb (ProbantWindow *self, const char *message)
{
  show_message (self, message);
}

/* Whoever went on to something else while the sources were asked is told of the end. Only the one process
 * that the desktop knows by the application's name can be found again by a click on what it says. */
static void
finished_cb (ProbantWindow *self)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  ProbantDossier *dossier = probant_dossier_page_get_dossier (self->dossier_page);
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *id = NULL;

  if (application == NULL || (g_application_get_flags (application) & G_APPLICATION_NON_UNIQUE) != 0
      || !probant_dossier_is_finished (dossier)
      || !probant_notice_is_due (gtk_window_is_active (GTK_WINDOW (self)),
                                 g_get_monotonic_time () - self->asked_at))
    return;
  notification = probant_notice_new (dossier);
  id = probant_notice_make_id (dossier);
  g_application_send_notification (application, id, notification);
}

static void
replace_dossier_page (ProbantWindow *self, ProbantDossierPage *page)
{
  ProbantDossierPage *old = self->dossier_page;

  self->dossier_page = page;
  gtk_stack_add_child (self->pages, GTK_WIDGET (page));
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  if (old != NULL)
    {
      /* It stops, which is no end of anything that is shown. */
      g_signal_handlers_disconnect_by_data (probant_dossier_page_get_dossier (old), self);
      gtk_stack_remove (self->pages, GTK_WIDGET (old));
    }
  g_signal_connect_object (page, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::back-label", G_CALLBACK (update_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::single", G_CALLBACK (update_place), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (probant_dossier_page_get_dossier (page), "notify", G_CALLBACK (update_progress),
                           self, G_CONNECT_SWAPPED);
  probant_export_button_set_dossier (self->export_button, probant_dossier_page_get_dossier (page),
                                     probant_session_is_fictional (probant_dossier_page_get_dossier (page)));
  self->asked_at = g_get_monotonic_time ();
  g_signal_connect_object (probant_dossier_page_get_dossier (page), "notify::finished",
                           G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (probant_dossier_page_get_dossier (page), "subject-changed",
                           G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  update_title (self);
}

static void
chosen_cb (ProbantWindow *self, const ProbantIdentifier *identifier)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  const char *object = probant_session_get_object_sent (self->session);
  ProbantWindow *other = application != NULL ? probant_window_find (application, identifier, object) : NULL;

  if (other != NULL && other != self)
    gtk_window_present (GTK_WINDOW (other));
  else
    probant_window_open (self, identifier, NULL);
}

static void
dropped_cb (GtkWidget *widget, GArray *numbers, const GError *error)
{
  ProbantWindow *self = PROBANT_WINDOW (widget);
  GtkWindow *list = NULL;

  /* The file was read while the window was closed. */
  if (self->session == NULL)
    return;
  if (numbers == NULL)
    show_message (self, error->message);
  else if (numbers->len == 0)
    show_message (self, _ ("No SIRET, SIREN or RNA number was found in what was dropped"));
  else if (numbers->len == 1)
    chosen_cb (self, &g_array_index (numbers, ProbantIdentifier, 0));
  else
    {
      list = probant_numbers_window_new (GTK_WINDOW (self), numbers,
                                         probant_session_get_history (self->session));
      g_signal_connect_object (list, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_window_present (list);
    }
}

static void
undo_cb (ProbantWindow *self)
{
  probant_home_page_undo (self->home_page);
}

static void
undoable_cb (ProbantWindow *self, const char *sentence)
{
  AdwToast *toast = probant_toast_new (sentence);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantWindow *self = PROBANT_WINDOW (widget);

  gtk_widget_grab_focus (is_on_dossier (self) ? GTK_WIDGET (self->entry) : GTK_WIDGET (self->home_page));
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantWindow *self = PROBANT_WINDOW (widget);

  if (probant_dossier_page_go_back (self->dossier_page))
    return;
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->home_page));
  gtk_widget_grab_focus (GTK_WIDGET (self->home_page));
}

/* The button at the side of a mouse. */
static void
mouse_back_cb (ProbantWindow *self)
{
  if (is_on_dossier (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantWindow *self = PROBANT_WINDOW (widget);

  self->asked_at = g_get_monotonic_time ();
  probant_dossier_page_refresh (self->dossier_page);
}

static void
category_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  probant_dossier_page_show (PROBANT_WINDOW (widget)->dossier_page, g_variant_get_string (parameter, NULL));
}

static void
full_screen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

/* What is read has the whole screen: the bar comes back with the window. */
static void
fullscreened_cb (ProbantWindow *self)
{
  gtk_widget_set_visible (self->header_bar, !gtk_window_is_fullscreen (GTK_WINDOW (self)));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantWindow *self = PROBANT_WINDOW (widget);
  const char *what = g_variant_get_string (parameter, NULL);

  if (g_str_equal (what, "documents"))
    gtk_widget_activate_action (GTK_WIDGET (self->dossier_page), "dossier.save-all", NULL);
  else
    probant_export_button_run (self->export_button, what);
}

static void
open_saved_cb (AdwToast *toast, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

static void
saved_cb (ProbantWindow *self, const char *message, GFile *file)
{
  AdwToast *toast = probant_toast_new (message);

  adw_toast_set_button_label (toast, _ ("_Open"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_saved_cb), file, 0);
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
fill_preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  probant_dossier_page_fill_preview (PROBANT_WINDOW (widget)->dossier_page);
}

static void
fill_form_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  probant_dossier_page_fill_form (PROBANT_WINDOW (widget)->dossier_page);
}

static gboolean
open_text_cb (gpointer user_data)
{
  ProbantWindow *self = PROBANT_WINDOW (user_data);
  g_autofree char *text = g_steal_pointer (&self->text_to_open);

  if (text != NULL)
    probant_home_page_submit (self->home_page, text);
  return G_SOURCE_REMOVE;
}

static void
probant_window_map (GtkWidget *widget)
{
  ProbantWindow *self = PROBANT_WINDOW (widget);

  GTK_WIDGET_CLASS (probant_window_parent_class)->map (widget);

  if (self->text_to_open != NULL)
    g_idle_add_full (G_PRIORITY_LOW, open_text_cb, g_object_ref (self), g_object_unref);
}

static gboolean
probant_window_close_request (GtkWindow *window)
{
  ProbantWindow *self = PROBANT_WINDOW (window);
  int width = 0, height = 0;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 300));

  return GTK_WINDOW_CLASS (probant_window_parent_class)->close_request (window);
}

static void
probant_window_dispose (GObject *object)
{
  ProbantWindow *self = PROBANT_WINDOW (object);

  /* The dossier stops while the widgets go one after the other: nothing is to be shown any more. */
  if (self->pages != NULL)
    g_signal_handlers_disconnect_by_func (self->pages, update_page, self);
  if (self->dossier_page != NULL)
    g_signal_handlers_disconnect_by_data (probant_dossier_page_get_dossier (self->dossier_page), self);
  self->pages = NULL;
  self->dossier_page = NULL;
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_pointer (&self->wanted_object, g_free);
  g_clear_pointer (&self->asked_with, g_free);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->text_to_open, g_free);

  G_OBJECT_CLASS (probant_window_parent_class)->dispose (object);
}

static void
probant_window_class_init (ProbantWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_window_dispose;
  widget_class->map = probant_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = probant_window_close_request;

  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "win.category", "s", category_action);
  gtk_widget_class_install_action (widget_class, "win.export", "s", export_action);
  /* After the preview, which prints the document that it shows. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "win.export", "s", "print");
  gtk_widget_class_install_action (widget_class, "win.fill-preview", NULL, fill_preview_action);
  gtk_widget_class_install_action (widget_class, "win.full-screen", NULL, full_screen_action);
  gtk_widget_class_install_action (widget_class, "win.fill-form", NULL, fill_form_action);

  g_type_ensure (PROBANT_TYPE_EXPORT_BUTTON);
  g_type_ensure (PROBANT_TYPE_HOME_PAGE);
  g_type_ensure (PROBANT_TYPE_IDENTIFIER_ENTRY);
  g_type_ensure (PROBANT_TYPE_TASK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/probant/Probant/probant-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, progress_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, sandbox_banner);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, task_bar);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, public_banner);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ProbantWindow, home_page);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, undoable_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, mouse_back_cb);
}

/* The size of last time, if it still fits a screen. */
static void
restore_size (ProbantWindow *self)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle screen = { 0, 0, G_MAXINT, G_MAXINT };

  if (monitor != NULL)
    gdk_monitor_get_geometry (monitor, &screen);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               MIN (g_settings_get_int (self->settings, "window-width"), screen.width),
                               MIN (g_settings_get_int (self->settings, "window-height"), screen.height));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
probant_window_init (ProbantWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (fullscreened_cb), NULL);

  probant_export_button_set_task_bar (self->export_button, self->task_bar);
  self->settings = g_settings_new (APPLICATION_ID);
  restore_size (self);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (update_page), self,
                           G_CONNECT_SWAPPED);
  update_page (self);
  probant_drop_attach (GTK_WIDGET (self), dropped_cb);
  gtk_widget_grab_focus (GTK_WIDGET (self->home_page));
}

ProbantWindow *
probant_window_new (GtkApplication *application, ProbantSession *session)
{
  ProbantWindow *self = NULL;

  g_return_val_if_fail (PROBANT_IS_SESSION (session), NULL);

  self = g_object_new (PROBANT_TYPE_WINDOW, "application", application, NULL);
  self->session = g_object_ref (session);
  probant_home_page_set_session (self->home_page, session);
  probant_identifier_entry_set_session (self->entry, session);
  g_signal_connect_object (session, "notify::chosen", G_CALLBACK (update_banners), self, G_CONNECT_SWAPPED);
  update_banners (self);
  return self;
}

/* `object` NULL: with whatever object. */
static gboolean
is_about (ProbantWindow *self, const ProbantIdentifier *identifier, const char *object)
{
  ProbantClient *client = NULL;

  if (self->dossier_page == NULL || !probant_dossier_page_is_about (self->dossier_page, identifier)
      || g_strcmp0 (self->asked_with, probant_session_get_chosen (self->session)) != 0)
    return FALSE;
  client = probant_dossier_get_client (probant_dossier_page_get_dossier (self->dossier_page));
  return object == NULL || g_str_equal (object, probant_client_get_object (client));
}

/* Its dossier is on the way: the access' secrets are still fetched. */
static gboolean
is_opening (ProbantWindow *self, const ProbantIdentifier *identifier, const char *object)
{
  return self->opening != NULL && g_str_equal (self->wanted.value, identifier->value)
         && (object == NULL || g_strcmp0 (object, self->wanted_object) == 0);
}

ProbantWindow *
probant_window_find (GtkApplication *application, const ProbantIdentifier *identifier, const char *object)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application) && identifier != NULL, NULL);

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (PROBANT_IS_WINDOW (l->data)
        && (is_about (PROBANT_WINDOW (l->data), identifier, object)
            || is_opening (PROBANT_WINDOW (l->data), identifier, object)))
      return PROBANT_WINDOW (l->data);
  return NULL;
}

gboolean
probant_window_is_free (ProbantWindow *self)
{
  g_return_val_if_fail (PROBANT_IS_WINDOW (self), FALSE);

  return self->dossier_page == NULL && self->text_to_open == NULL && self->opening == NULL;
}

static void
show_dossier (ProbantWindow *self)
{
  g_auto (GStrv) sources = g_settings_get_strv (self->settings, "sources");
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantDossier) dossier = probant_session_make_dossier (
      self->session, &self->wanted, self->wanted_object, (const char *const *)sources, &error);

  if (dossier == NULL)
    {
      show_message (self, error->message);
      return;
    }
  g_free (self->asked_with);
  self->asked_with = g_strdup (probant_session_get_chosen (self->session));
  replace_dossier_page (self, probant_dossier_page_new (self->session, dossier));
  gtk_widget_grab_focus (GTK_WIDGET (self->dossier_page));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean opened = probant_session_open_finish (PROBANT_SESSION (source), result, &error);

  /* Another number was typed since, or the window was closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->pages == NULL)
    return;
  g_clear_object (&self->opening);
  if (opened)
    {
      show_dossier (self);
      return;
    }
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->home_page));
  probant_home_page_show_problem (self->home_page, &self->wanted, error);
}

void
probant_window_open (ProbantWindow *self, const ProbantIdentifier *identifier, const char *object)
{
  g_autofree char *number = NULL;

  g_return_if_fail (PROBANT_IS_WINDOW (self) && identifier != NULL);

  number = probant_identifier_format (identifier->value);
  probant_identifier_entry_set_text (self->entry, number);
  if (is_about (self, identifier, object != NULL ? object : probant_session_get_object_sent (self->session)))
    {
      gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->dossier_page));
      return;
    }

  self->wanted = *identifier;
  g_free (self->wanted_object);
  self->wanted_object = g_strdup (object);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (probant_session_is_open (self->session))
    {
      show_dossier (self);
      return;
    }
  self->opening = g_cancellable_new ();
  probant_session_open_async (self->session, TRUE, self->opening, opened_cb, g_object_ref (self));
}

void
probant_window_open_text (ProbantWindow *self, const char *text)
{
  g_return_if_fail (PROBANT_IS_WINDOW (self) && text != NULL);

  g_free (self->text_to_open);
  self->text_to_open = g_strdup (text);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_idle_add_full (G_PRIORITY_LOW, open_text_cb, g_object_ref (self), g_object_unref);
}

void
probant_window_show_dossier (ProbantWindow *self)
{
  g_return_if_fail (PROBANT_IS_WINDOW (self));

  if (self->dossier_page != NULL)
    gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->dossier_page));
}

void
probant_window_type (ProbantWindow *self, const char *text)
{
  g_return_if_fail (PROBANT_IS_WINDOW (self) && text != NULL);

  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->home_page));
  probant_home_page_type (self->home_page, text);
}
