/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-access-editor.h"

#include <glib/gi18n.h>

#include "core/probant-keyring.h"
#include "ui/probant-access-save.h"
#include "ui/probant-service-form.h"
#include "ui/probant-token-form.h"

struct _ProbantAccessEditor
{
  AdwWindow parent_instance;

  GtkButton *save_button;
  GtkSpinner *spinner;
  GtkWidget *problem_group;
  AdwActionRow *problem_row;
  ProbantServiceForm *service_form;
  ProbantTokenForm *token_form;

  ProbantSession *session;
  GCancellable *saving;
};

G_DEFINE_FINAL_TYPE (ProbantAccessEditor, probant_access_editor, ADW_TYPE_WINDOW)

static void
update_save (ProbantAccessEditor *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "access.save",
                                 self->saving == NULL
                                     && probant_service_form_is_complete (self->service_form));
}

static void
service_changed_cb (ProbantAccessEditor *self)
{
  if (!probant_service_form_is_wrong (self->service_form))
    probant_token_form_set_api (self->token_form, probant_service_form_get_api (self->service_form));
  update_save (self);
}

static void
show_problem (ProbantAccessEditor *self, const GError *error)
{
  const char *next = probant_keyring_describe_next (error);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem_row), error->message);
  adw_action_row_set_subtitle (self->problem_row, next != NULL ? next : "");
  gtk_widget_set_visible (self->problem_group, TRUE);
  gtk_button_set_label (self->save_button, _ ("_Save Again"));
  gtk_widget_grab_focus (GTK_WIDGET (self->save_button));
}

/* `user_data` is not held, for a window must not outlive its parent: once it is gone, this was cancelled. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantAccessEditor *self = user_data;
  g_autoptr (GError) error = NULL;

  if (probant_access_save_finish (PROBANT_SESSION (source), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->saving);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  update_save (self);
  show_problem (self, error);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantAccessEditor *self = PROBANT_ACCESS_EDITOR (widget);
  g_autoptr (ProbantProfile) profile = probant_service_form_make_profile (self->service_form);

  /* Tried again, it is the same access. */
  probant_service_form_set_profile (self->service_form, profile);
  self->saving = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  update_save (self);
  probant_access_save_async (self->session, profile, probant_token_form_get_token (self->token_form),
                             self->saving, saved_cb, self);
}

static void
probant_access_editor_dispose (GObject *object)
{
  ProbantAccessEditor *self = PROBANT_ACCESS_EDITOR (object);

  g_cancellable_cancel (self->saving);
  g_clear_object (&self->saving);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (probant_access_editor_parent_class)->dispose (object);
}

static void
probant_access_editor_class_init (ProbantAccessEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_access_editor_dispose;

  gtk_widget_class_install_action (widget_class, "access.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (PROBANT_TYPE_SERVICE_FORM);
  g_type_ensure (PROBANT_TYPE_TOKEN_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-access-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessEditor, spinner);
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessEditor, problem_group);
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessEditor, problem_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessEditor, service_form);
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessEditor, token_form);
  gtk_widget_class_bind_template_callback (widget_class, service_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_save);
}

static void
probant_access_editor_init (ProbantAccessEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_save (self);
}

ProbantAccessEditor *
probant_access_editor_new (GtkWindow *parent, ProbantSession *session, ProbantProfile *profile)
{
  ProbantAccessEditor *self = NULL;

  g_return_val_if_fail (PROBANT_IS_SESSION (session) && probant_session_get_profiles (session) != NULL, NULL);

  self = g_object_new (PROBANT_TYPE_ACCESS_EDITOR, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  probant_token_form_set_session (self->token_form, session);
  if (profile != NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), probant_profile_get_label (profile));
      probant_service_form_set_profile (self->service_form, profile);
      probant_token_form_set_profile (self->token_form, profile);
    }
  return self;
}
