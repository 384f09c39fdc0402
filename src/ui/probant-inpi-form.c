/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-inpi-form.h"

#include <glib/gi18n.h>

#include "core/probant-keyring.h"

struct _ProbantInpiForm
{
  AdwPreferencesGroup parent_instance;

  AdwEntryRow *user_row;
  AdwPasswordEntryRow *password_row;
  AdwActionRow *state_row;
  GtkSpinner *spinner;
  GtkWidget *forget_button;

  GSettings *settings;
  ProbantSession *session;
  GCancellable *working; /* NULL where nothing is under way */
};

G_DEFINE_FINAL_TYPE (ProbantInpiForm, probant_inpi_form, ADW_TYPE_PREFERENCES_GROUP)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
update (ProbantInpiForm *self)
{
  g_autofree char *user = g_settings_get_string (self->settings, "inpi-user");

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inpi.save",
                                 self->working == NULL && *get_text (self->user_row) != '\0'
                                     && *get_text (self->password_row) != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inpi.forget", self->working == NULL);
  gtk_widget_set_visible (self->forget_button, *user != '\0');
}

static void
show_state (ProbantInpiForm *self, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state_row), title);
  adw_action_row_set_subtitle (self->state_row, subtitle != NULL ? subtitle : "");
}

static void
show_account (ProbantInpiForm *self)
{
  g_autofree char *user = g_settings_get_string (self->settings, "inpi-user");
  g_autofree char *title = NULL;

  if (*user != '\0')
    /* Translators: %s is a user name */
    title = g_strdup_printf (_ ("Asked with the account “%s”"), user);
  show_state (self, title != NULL ? title : _ ("No account"),
              title != NULL ? _ ("Its password is in the keyring.")
                            : _ ("The INPI is not asked; its public page is linked instead."));
}

static void
begin (ProbantInpiForm *self)
{
  self->working = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  update (self);
}

/* FALSE where the form is gone. */
static gboolean
end (ProbantInpiForm *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  g_clear_object (&self->working);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (error != NULL)
    show_state (self, error->message, probant_keyring_describe_next (error));
  else
    {
      probant_session_forget_inpi (self->session);
      show_account (self);
    }
  update (self);
  return TRUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantInpiForm) self = user_data;
  g_autoptr (GError) error = NULL;

  if (probant_keyring_store_finish (result, &error))
    {
      g_settings_set_string (self->settings, "inpi-user", get_text (self->user_row));
      gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
    }
  end (self, error);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantInpiForm *self = PROBANT_INPI_FORM (widget);

  begin (self);
  probant_keyring_store_async (PROBANT_KEYRING_INPI, get_text (self->user_row),
                               /* Translators: shown by the desktop's program for passwords */
                               _ ("Probant: password of the INPI account"), get_text (self->password_row),
                               self->working, saved_cb, g_object_ref (self));
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantInpiForm) self = user_data;
  g_autoptr (GError) error = NULL;

  if (probant_keyring_clear_finish (result, &error))
    {
      g_settings_reset (self->settings, "inpi-user");
      gtk_editable_set_text (GTK_EDITABLE (self->user_row), "");
    }
  end (self, error);
}

static void
forget_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantInpiForm *self = PROBANT_INPI_FORM (widget);
  g_autofree char *user = g_settings_get_string (self->settings, "inpi-user");

  begin (self);
  probant_keyring_clear_async (PROBANT_KEYRING_INPI, user, self->working, forgotten_cb, g_object_ref (self));
}

static void
probant_inpi_form_dispose (GObject *object)
{
  ProbantInpiForm *self = PROBANT_INPI_FORM (object);

  g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (probant_inpi_form_parent_class)->dispose (object);
}

static void
probant_inpi_form_finalize (GObject *object)
{
  g_clear_object (&PROBANT_INPI_FORM (object)->settings);

  G_OBJECT_CLASS (probant_inpi_form_parent_class)->finalize (object);
}

static void
probant_inpi_form_class_init (ProbantInpiFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_inpi_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = probant_inpi_form_finalize;

  gtk_widget_class_install_action (widget_class, "inpi.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "inpi.forget", NULL, forget_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-inpi-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantInpiForm, user_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantInpiForm, password_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantInpiForm, state_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantInpiForm, spinner);
  gtk_widget_class_bind_template_child (widget_class, ProbantInpiForm, forget_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
probant_inpi_form_init (ProbantInpiForm *self)
{
  g_autofree char *user = NULL;

  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  user = g_settings_get_string (self->settings, "inpi-user");
  gtk_editable_set_text (GTK_EDITABLE (self->user_row), user);
  show_account (self);
  update (self);
}

void
probant_inpi_form_set_session (ProbantInpiForm *self, ProbantSession *session)
{
  g_return_if_fail (PROBANT_IS_INPI_FORM (self) && PROBANT_IS_SESSION (session));

  g_set_object (&self->session, session);
}
