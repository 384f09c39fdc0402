/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-access-page.h"

#include <glib/gi18n.h>

#include "core/probant-keyring.h"
#include "ui/probant-access-editor.h"
#include "ui/probant-assistant.h"
#include "ui/probant-badge.h"
#include "ui/probant-inpi-form.h"
#include "ui/probant-toast.h"

struct _ProbantAccessPage
{
  AdwPreferencesPage parent_instance;

  GtkWidget *problem_group;
  AdwPreferencesRow *problem_row;
  AdwPreferencesGroup *accesses_group;
  GtkWidget *empty_row;
  ProbantInpiForm *inpi_form;

  ProbantSession *session;
  GPtrArray *rows; /* of the profiles */
};

G_DEFINE_FINAL_TYPE (ProbantAccessPage, probant_access_page, ADW_TYPE_PREFERENCES_PAGE)

/* An access that was removed: its token goes once that cannot be undone any more. */
typedef struct
{
  ProbantSession *session;
  ProbantProfile *profile;
  gboolean undone;
} Removal;

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!probant_keyring_clear_finish (result, &error))
    g_info ("The token of an access that was removed stays in the keyring: %s", error->message);
  if (g_application_get_default () != NULL)
    g_application_release (g_application_get_default ());
}

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  if (!removal->undone)
    {
      const char *id = probant_profile_get_id (removal->profile);

      probant_session_set_token (removal->session, id, NULL);
      /* The program waits for it, where this was its last window. */
      if (g_application_get_default () != NULL)
        g_application_hold (g_application_get_default ());
      probant_keyring_clear_async (PROBANT_KEYRING_TOKEN, id, NULL, cleared_cb, NULL);
    }
  g_object_unref (removal->session);
  g_object_unref (removal->profile);
  g_free (removal);
}

static void
show_toast (ProbantAccessPage *self, AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

static void
say (ProbantAccessPage *self, const char *sentence)
{
  show_toast (self, probant_toast_new (sentence));
}

static void
undo_cb (ProbantAccessPage *self, AdwToast *toast)
{
  Removal *removal = g_object_get_data (G_OBJECT (toast), "removal");
  g_autoptr (GError) error = NULL;

  removal->undone = TRUE;
  if (!probant_profiles_put (probant_session_get_profiles (self->session), removal->profile, &error))
    say (self, error->message);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantAccessPage *self = PROBANT_ACCESS_PAGE (widget);
  ProbantProfiles *profiles = probant_session_get_profiles (self->session);
  ProbantProfile *profile = probant_profiles_find (profiles, g_variant_get_string (parameter, NULL));
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  Removal *removal = NULL;
  AdwToast *toast = NULL;

  if (profile == NULL)
    return;
  removal = g_new0 (Removal, 1);
  removal->session = g_object_ref (self->session);
  removal->profile = g_object_ref (profile);
  if (!probant_profiles_remove (profiles, probant_profile_get_id (profile), &error))
    {
      removal->undone = TRUE;
      probant_profiles_put (profiles, removal->profile, NULL);
      say (self, error->message);
      removal_free (removal);
      return;
    }
  /* Translators: %s is the name of an access */
  sentence = g_strdup_printf (_ ("Access “%s” removed"), probant_profile_get_label (removal->profile));
  toast = probant_toast_new (sentence);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "removal", removal, removal_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  show_toast (self, toast);
}

static void
edit (ProbantAccessPage *self, ProbantProfile *profile)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_window_present (GTK_WINDOW (probant_access_editor_new (window, self->session, profile)));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit (PROBANT_ACCESS_PAGE (widget), NULL);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantAccessPage *self = PROBANT_ACCESS_PAGE (widget);
  ProbantProfile *profile = probant_profiles_find (probant_session_get_profiles (self->session),
                                                   g_variant_get_string (parameter, NULL));

  if (profile != NULL)
    edit (self, profile);
}

static void
set_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantAccessPage *self = PROBANT_ACCESS_PAGE (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  gtk_window_present (GTK_WINDOW (probant_assistant_new (window, self->session, TRUE)));
}

/* In words, and as a badge where something is to be done. (transfer full) */
static char *
describe_token (const ProbantProfileParts *parts, ProbantBadge *badge)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  ProbantTokenLife life = probant_token_judge (parts->expires_at, now, NULL);
  char *sentence = probant_token_describe_life (parts->expires_at, now);

  if (sentence == NULL && parts->holder == NULL)
    {
      probant_badge_set (badge, PROBANT_BADGE_WARNING, "dialog-warning-symbolic", _ ("No token"));
      return g_strdup (_ ("Its token is still to be entered"));
    }
  if (life == PROBANT_TOKEN_EXPIRED)
    probant_badge_set (badge, PROBANT_BADGE_NEGATIVE, "process-stop-symbolic", C_ ("token", "Expired"));
  else if (life == PROBANT_TOKEN_EXPIRING)
    probant_badge_set (badge, PROBANT_BADGE_WARNING, "dialog-warning-symbolic", _ ("Renew"));
  else
    probant_badge_set (badge, PROBANT_BADGE_NEUTRAL, NULL, NULL);

  return sentence != NULL ? sentence : g_strdup (_ ("It does not tell how long it lasts"));
}

static GtkWidget *
make_row (ProbantProfile *profile)
{
  const ProbantProfileParts *parts = probant_profile_get_parts (profile);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *badge = g_object_new (PROBANT_TYPE_BADGE, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *number = parts->recipient != NULL ? probant_identifier_format (parts->recipient)
                                                     : g_strdup (_ ("SIRET missing"));
  g_autofree char *token = describe_token (parts, PROBANT_BADGE (badge));
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", number, token);
  /* Translators: %s is the name of an access */
  g_autofree char *remove_label = g_strdup_printf (_ ("Remove the access “%s”"), parts->label);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), parts->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), badge);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, remove_label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "access.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "s", parts->id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "access.edit");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", parts->id);
  return row;
}

static void
update (ProbantAccessPage *self)
{
  ProbantProfiles *profiles = probant_session_get_profiles (self->session);
  guint n_profiles = g_list_model_get_n_items (G_LIST_MODEL (profiles));
  const char *problem = probant_profiles_get_problem (profiles);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->accesses_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n_profiles; i++)
    {
      g_autoptr (ProbantProfile) profile = g_list_model_get_item (G_LIST_MODEL (profiles), i);
      GtkWidget *row = make_row (profile);

      adw_preferences_group_add (self->accesses_group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->empty_row, n_profiles == 0);
  gtk_widget_set_visible (self->problem_group, problem != NULL);
  adw_preferences_row_set_title (self->problem_row, problem != NULL ? problem : "");
}

static void
probant_access_page_dispose (GObject *object)
{
  ProbantAccessPage *self = PROBANT_ACCESS_PAGE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (probant_access_page_parent_class)->dispose (object);
}

static void
probant_access_page_class_init (ProbantAccessPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_access_page_dispose;

  gtk_widget_class_install_action (widget_class, "access.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "access.edit", "s", edit_action);
  gtk_widget_class_install_action (widget_class, "access.remove", "s", remove_action);
  gtk_widget_class_install_action (widget_class, "access.set-up", NULL, set_up_action);

  g_type_ensure (PROBANT_TYPE_INPI_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-access-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessPage, problem_group);
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessPage, problem_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessPage, accesses_group);
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessPage, empty_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantAccessPage, inpi_form);
}

static void
probant_access_page_init (ProbantAccessPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
probant_access_page_set_session (ProbantAccessPage *self, ProbantSession *session)
{
  ProbantProfiles *profiles = NULL;

  g_return_if_fail (PROBANT_IS_ACCESS_PAGE (self) && PROBANT_IS_SESSION (session) && self->session == NULL);

  self->session = g_object_ref (session);
  probant_inpi_form_set_session (self->inpi_form, session);
  profiles = probant_session_get_profiles (session);
  gtk_widget_set_visible (GTK_WIDGET (self->accesses_group), profiles != NULL);
  if (profiles == NULL)
    {
      /* The command line's access is shown nowhere else. */
      adw_preferences_row_set_title (self->problem_row,
                                     _ ("Probant was started with an access of the command line or of the "
                                        "environment: your own accesses "
                                        "are not used until it is started without."));
      gtk_widget_set_visible (self->problem_group, TRUE);
      return;
    }
  g_signal_connect_object (profiles, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
