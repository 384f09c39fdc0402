/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-request-window.h"

#include <glib/gi18n.h>

#include "core/probant-access-request.h"
#include "report/probant-request-pages.h"
#include "ui/probant-file-dialog.h"
#include "ui/probant-toast.h"

struct _ProbantRequestWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwPreferencesPage *data_page;
  AdwComboRow *kind;
  GtkEditable *service;
  GtkEditable *recipient;
  GtkEditable *aid;
  GtkEditable *legal_ground;
  GtkTextView *text;
  GtkLabel *summary;

  GPtrArray *checks; /* GtkCheckButton, each with its endpoint as "endpoint" */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ProbantRequestWindow, probant_request_window, ADW_TYPE_WINDOW)

static const ProbantEndpoint *
get_endpoint (GtkCheckButton *check)
{
  return g_object_get_data (G_OBJECT (check), "endpoint");
}

static void
show_message (ProbantRequestWindow *self, const char *message)
{
  adw_toast_overlay_add_toast (self->toast_overlay, probant_toast_new (message));
}

/* The sources that are ticked. */
static GPtrArray *
list_chosen (ProbantRequestWindow *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (chosen, (gpointer)get_endpoint (g_ptr_array_index (self->checks, i)));
  return chosen;
}

/* (transfer full) */
static GPtrArray *
write_request (ProbantRequestWindow *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  ProbantAccessRequest request = {
    .service = gtk_editable_get_text (self->service),
    .recipient = gtk_editable_get_text (self->recipient),
    .aid = gtk_editable_get_text (self->aid),
    .legal_ground = gtk_editable_get_text (self->legal_ground),
    .kind = &probant_aid_kind_list (NULL)[adw_combo_row_get_selected (self->kind)],
    .endpoints = (const ProbantEndpoint *const *)chosen->pdata,
    .n_endpoints = chosen->len,
  };

  return probant_access_request_write (&request);
}

static void
update (ProbantRequestWindow *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  g_autofree char *text = probant_request_window_get_text (self);
  g_autofree char *summary = NULL;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  summary
      = g_strdup_printf (ngettext ("%u source asked for", "%u sources asked for", chosen->len), chosen->len);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.copy", chosen->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "request.save", chosen->len > 0);
}

static void
kind_changed_cb (ProbantRequestWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->kind);
  const ProbantAidKind *kind = NULL;

  if (self->checks == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  kind = &probant_aid_kind_list (NULL)[selected];
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      g_signal_handlers_block_by_func (check, update, self);
      gtk_check_button_set_active (check, probant_aid_kind_suggests (kind, get_endpoint (check)));
      g_signal_handlers_unblock_by_func (check, update, self);
    }
  update (self);
}

static GtkWidget *
make_row (ProbantRequestWindow *self, const ProbantEndpoint *endpoint)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", endpoint->producer,
                                               probant_legal_basis_get_title (endpoint->legal_basis));

  g_object_set_data (G_OBJECT (check), "endpoint", (gpointer)endpoint);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (endpoint->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (endpoint->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_tooltip_text (row, _ (endpoint->summary));
  return row;
}

static void
add_category (ProbantRequestWindow *self, ProbantCategory category)
{
  AdwPreferencesGroup *group = NULL;
  guint n = 0;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  for (guint i = 0; i < n; i++)
    {
      if (list[i]->category != category || !probant_access_request_offers (list[i]))
        continue;
      if (group == NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, probant_category_get_title (category));
          adw_preferences_page_add (self->data_page, group);
        }
      adw_preferences_group_add (group, make_row (self, list[i]));
    }
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantRequestWindow *self = PROBANT_REQUEST_WINDOW (widget);
  g_autofree char *text = probant_request_window_get_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  show_message (self, _ ("Text copied"));
}

static void
open_form_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_show_uri (GTK_WINDOW (widget), PROBANT_ACCESS_REQUEST_FORM, GDK_CURRENT_TIME);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantRequestWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *display_name = g_filename_display_name (name);
  g_autofree char *message = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* Translators: %s is the name of a file */
    message = g_strdup_printf (_ ("“%s” saved"), display_name);
  else
    message = g_strdup (error->message);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_message (self, message);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantRequestWindow) self = user_data;
  g_autoptr (GFile) file = probant_file_dialog_finish (result, NULL); /* the one error: none was chosen */
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  blocks = write_request (self);
  bytes = probant_request_pages_to_pdf (blocks, &error);
  if (bytes == NULL)
    show_message (self, error->message);
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, self->cancellable,
                                         saved_cb, g_object_ref (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantRequestWindow *self = PROBANT_REQUEST_WINDOW (widget);

  probant_file_dialog_save_async (GTK_WINDOW (self), _ ("Save the Request for Access"),
                                  /* Translators: the name of a file */
                                  _ ("request for access.pdf"), NULL, self->cancellable, chosen_cb,
                                  g_object_ref (self));
}

static void
probant_request_window_dispose (GObject *object)
{
  ProbantRequestWindow *self = PROBANT_REQUEST_WINDOW (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (probant_request_window_parent_class)->dispose (object);
}

static void
probant_request_window_finalize (GObject *object)
{
  ProbantRequestWindow *self = PROBANT_REQUEST_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (probant_request_window_parent_class)->finalize (object);
}

static void
probant_request_window_class_init (ProbantRequestWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_request_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = probant_request_window_finalize;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "request.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "request.open-form", NULL, open_form_action);
  gtk_widget_class_install_action (widget_class, "request.save", NULL, save_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-request-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestWindow, data_page);
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestWindow, service);
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestWindow, recipient);
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestWindow, aid);
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestWindow, legal_ground);
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestWindow, text);
  gtk_widget_class_bind_template_child (widget_class, ProbantRequestWindow, summary);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
probant_request_window_init (ProbantRequestWindow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint n_kinds = 0;
  const ProbantAidKind *kinds = probant_aid_kind_list (&n_kinds);

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->checks = g_ptr_array_new ();
  for (guint i = 0; i < PROBANT_N_CATEGORIES; i++)
    add_category (self, i);
  for (guint i = 0; i < n_kinds; i++)
    gtk_string_list_append (titles, _ (kinds[i].title));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (titles));
  kind_changed_cb (self);
}

ProbantRequestWindow *
probant_request_window_new (const char *recipient)
{
  ProbantRequestWindow *self = g_object_new (PROBANT_TYPE_REQUEST_WINDOW, NULL);

  if (recipient != NULL)
    gtk_editable_set_text (self->recipient, recipient);
  return self;
}

char *
probant_request_window_get_text (ProbantRequestWindow *self)
{
  g_autoptr (GPtrArray) blocks = NULL;

  g_return_val_if_fail (PROBANT_IS_REQUEST_WINDOW (self), NULL);

  blocks = write_request (self);
  return probant_access_request_to_text (blocks);
}
