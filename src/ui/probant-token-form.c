/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-token-form.h"

#include <glib/gi18n.h>

#include "core/probant-privileges.h"
#include "ui/probant-badge.h"
#include "ui/probant-file-dialog.h"

struct _ProbantTokenForm
{
  AdwPreferencesGroup parent_instance;

  AdwPasswordEntryRow *entry;
  AdwActionRow *test_row;
  GtkSpinner *spinner;
  ProbantBadge *test_badge;
  GtkWidget *test_button;
  AdwActionRow *holder_row;
  AdwActionRow *life_row;
  ProbantBadge *life_badge;
  AdwExpanderRow *rights_row;
  GPtrArray *right_rows; /* rows inside it, its own */

  ProbantSession *session;
  char *api;
  char *token;
  ProbantTokenInfo *info;
  GCancellable *testing; /* NULL where nothing is tried */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (ProbantTokenForm, probant_token_form, ADW_TYPE_PREFERENCES_GROUP)

static guint changed_signal;

/* The verdict of the trial, or what is wrong with what was typed. */
static void
show_test (ProbantTokenForm *self,
           ProbantBadgeKind kind,
           const char *icon_name,
           const char *badge,
           const char *sentence,
           gboolean may_retry)
{
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  probant_badge_set (self->test_badge, kind, icon_name, badge);
  adw_action_row_set_subtitle (self->test_row, sentence);
  gtk_widget_set_visible (self->test_button, may_retry);
  gtk_widget_set_visible (GTK_WIDGET (self->test_row), TRUE);
}

static void
show_life (ProbantTokenForm *self, gint64 expires_at)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *sentence = probant_token_describe_life (expires_at, now);

  gtk_widget_set_visible (GTK_WIDGET (self->life_row), sentence != NULL);
  if (sentence == NULL)
    return;
  adw_action_row_set_subtitle (self->life_row, sentence);
  switch (probant_token_judge (expires_at, now, NULL))
    {
    case PROBANT_TOKEN_EXPIRED:
      probant_badge_set (self->life_badge, PROBANT_BADGE_NEGATIVE, "process-stop-symbolic",
                         C_ ("token", "Expired"));
      break;
    case PROBANT_TOKEN_EXPIRING:
      /* Translators: the token ends within 90 days and is to be renewed */
      probant_badge_set (self->life_badge, PROBANT_BADGE_WARNING, "dialog-warning-symbolic", _ ("Renew"));
      break;
    case PROBANT_TOKEN_LASTING:
    default:
      probant_badge_set (self->life_badge, PROBANT_BADGE_NEUTRAL, NULL, NULL);
    }
}

static void
show_holder (ProbantTokenForm *self, const char *holder)
{
  gtk_widget_set_visible (GTK_WIDGET (self->holder_row), holder != NULL);
  adw_action_row_set_subtitle (self->holder_row, holder != NULL ? holder : "");
}

/* The right that is missing, as the administration names it. */
static GtkWidget *
make_right_row (const ProbantEndpoint *endpoint, gboolean opened)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon
      = gtk_image_new_from_icon_name (opened ? "object-select-symbolic" : "action-unavailable-symbolic");
  g_autofree char *reason = opened ? NULL : probant_reason_describe (PROBANT_REASON_RIGHT_MISSING, endpoint);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (endpoint->title));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), opened ? endpoint->producer : reason);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: whether a token holds the right to a source */
                                  opened ? _ ("Opened") : _ ("Not opened"), -1);
  return row;
}

/* Of the sources that the use case allows and that need a right of API Entreprise. */
static gboolean
counts (const ProbantEndpoint *endpoint)
{
  return endpoint->row != 0 && endpoint->usefulness != PROBANT_USEFUL_NO && endpoint->routes != NULL
         && endpoint->routes[0].key != NULL && (endpoint->routes[0].flags & PROBANT_ROUTE_INPI) == 0;
}

static void
show_rights (ProbantTokenForm *self, const char *const *scopes)
{
  g_autoptr (ProbantPolicy) policy = probant_policy_new ();
  guint n_endpoints = 0, n_sources = 0, n_opened = 0;
  const ProbantEndpoint *const *endpoints = probant_catalogue_list (&n_endpoints);
  g_autofree char *count = NULL;

  for (guint i = 0; i < self->right_rows->len; i++)
    adw_expander_row_remove (self->rights_row, g_ptr_array_index (self->right_rows, i));
  g_ptr_array_set_size (self->right_rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rights_row), scopes != NULL);
  if (scopes == NULL)
    return;

  probant_policy_set_scopes (policy, scopes);
  for (guint i = 0; i < n_endpoints; i++)
    if (counts (endpoints[i]))
      {
        gboolean opened = probant_policy_has_right (policy, endpoints[i]);
        GtkWidget *row = make_right_row (endpoints[i], opened);

        n_sources++;
        n_opened += opened ? 1 : 0;
        adw_expander_row_add_row (self->rights_row, row);
        g_ptr_array_add (self->right_rows, row);
      }
  /* Translators: %1$u of the %2$u sources */
  count = g_strdup_printf (_ ("%1$u of %2$u sources of the use case"), n_opened, n_sources);
  adw_expander_row_set_subtitle (self->rights_row, count);
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantTokenForm) self = user_data;
  g_autoptr (ProbantProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) rights = probant_privileges_ask_finish (PROBANT_CLIENT (source), result, &problem, &error);
  g_autofree char *sentence = NULL;

  if (error != NULL)
    return;
  g_clear_object (&self->testing);
  if (rights != NULL)
    {
      show_test (self, PROBANT_BADGE_POSITIVE, "object-select-symbolic", _ ("Accepted"),
                 _ ("API Entreprise knows this token."), FALSE);
      show_rights (self, (const char *const *)rights);
      return;
    }
  sentence = problem->next != NULL ? g_strdup_printf ("%s %s", problem->title, problem->next)
                                   : g_strdup (problem->title);
  if (problem->kind == PROBANT_PROBLEM_TOKEN || problem->kind == PROBANT_PROBLEM_RIGHT)
    show_test (self, PROBANT_BADGE_NEGATIVE, "process-stop-symbolic", _ ("Refused"), sentence, FALSE);
  else
    /* Translators: the token could not be tried */
    show_test (self, PROBANT_BADGE_WARNING, "dialog-warning-symbolic", _ ("Not tried"), sentence, TRUE);
}

static void
stop_test (ProbantTokenForm *self)
{
  g_cancellable_cancel (self->testing);
  g_clear_object (&self->testing);
}

static void
test (ProbantTokenForm *self)
{
  g_autoptr (ProbantClient) client = NULL;
  g_autoptr (GError) error = NULL;

  stop_test (self);
  if (self->token == NULL || self->session == NULL)
    return;
  client = probant_session_make_client (self->session, self->api, self->token, &error);
  if (client == NULL)
    {
      show_test (self, PROBANT_BADGE_WARNING, "dialog-warning-symbolic", _ ("Not tried"),
                 error != NULL ? error->message : "", FALSE);
      return;
    }
  show_test (self, PROBANT_BADGE_NEUTRAL, NULL, NULL, _ ("API Entreprise is asked about this token…"), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_set_spinning (self->spinner, TRUE);
  self->testing = g_cancellable_new ();
  probant_privileges_ask_async (client, self->testing, tested_cb, g_object_ref (self));
}

static void
clear_token (ProbantTokenForm *self)
{
  stop_test (self);
  g_clear_pointer (&self->token, probant_token_free);
  g_clear_pointer (&self->info, probant_token_info_free);
}

static void
changed_cb (ProbantTokenForm *self)
{
  char *token = probant_token_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autoptr (GError) error = NULL;

  clear_token (self);
  self->info = *token != '\0' ? probant_token_read (token, &error) : NULL;
  if (self->info != NULL)
    self->token = g_steal_pointer (&token);
  show_holder (self, self->info != NULL ? self->info->holder : NULL);
  show_life (self, self->info != NULL ? self->info->expires_at : 0);
  show_rights (self, self->info != NULL ? (const char *const *)self->info->scopes : NULL);
  if (error != NULL)
    show_test (self, PROBANT_BADGE_NEGATIVE, "process-stop-symbolic", _ ("Not a token"), error->message,
               FALSE);
  else if (self->token == NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->test_row), FALSE);
  else if (probant_token_judge (self->info->expires_at, g_get_real_time () / G_USEC_PER_SEC, NULL)
           == PROBANT_TOKEN_EXPIRED)
    show_test (self, PROBANT_BADGE_NEGATIVE, "process-stop-symbolic", C_ ("token", "Expired"),
               _ ("This token has expired: ask the person in charge of the authorisation for a new one."),
               FALSE);
  else
    test (self);
  probant_token_free (token);
  g_signal_emit (self, changed_signal, 0);
}

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantTokenForm) self = user_data;
  g_autoptr (GError) error = NULL;
  char *token = probant_token_read_file_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), token != NULL ? token : "");
  if (error != NULL)
    show_test (self, PROBANT_BADGE_NEGATIVE, "process-stop-symbolic", _ ("Not a token"), error->message,
               FALSE);
  probant_token_free (token);
}

static void
read_file (ProbantTokenForm *self, GFile *file)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  probant_token_read_file_async (file, self->reading, file_read_cb, g_object_ref (self));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantTokenForm) self = user_data;
  g_autoptr (GFile) file = probant_file_dialog_finish (result, NULL);

  if (file != NULL)
    read_file (self, file);
}

static void
open_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  probant_file_dialog_open_async (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Open a Token"), NULL, NULL,
                                  file_chosen_cb, g_object_ref (widget));
}

static void
test_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  test (PROBANT_TOKEN_FORM (widget));
}

static gboolean
drop_cb (ProbantTokenForm *self, const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      GSList *files = g_value_get_boxed (value);

      if (files == NULL || files->next != NULL)
        return FALSE;
      read_file (self, files->data);
      return TRUE;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), g_value_get_string (value));
  return TRUE;
}

static void
probant_token_form_dispose (GObject *object)
{
  ProbantTokenForm *self = PROBANT_TOKEN_FORM (object);

  clear_token (self);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->session);
  g_clear_pointer (&self->api, g_free);
  g_clear_pointer (&self->right_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (probant_token_form_parent_class)->dispose (object);
}

static void
probant_token_form_class_init (ProbantTokenFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_token_form_dispose;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "token.open-file", NULL, open_file_action);
  gtk_widget_class_install_action (widget_class, "token.test", NULL, test_action);

  g_type_ensure (PROBANT_TYPE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-token-form.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantTokenForm, entry);
  gtk_widget_class_bind_template_child (widget_class, ProbantTokenForm, test_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantTokenForm, spinner);
  gtk_widget_class_bind_template_child (widget_class, ProbantTokenForm, test_badge);
  gtk_widget_class_bind_template_child (widget_class, ProbantTokenForm, test_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantTokenForm, holder_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantTokenForm, life_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantTokenForm, life_badge);
  gtk_widget_class_bind_template_child (widget_class, ProbantTokenForm, rights_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
probant_token_form_init (ProbantTokenForm *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  self->right_rows = g_ptr_array_new ();
  self->api = g_strdup ("production");
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
probant_token_form_set_session (ProbantTokenForm *self, ProbantSession *session)
{
  g_return_if_fail (PROBANT_IS_TOKEN_FORM (self) && PROBANT_IS_SESSION (session));

  g_set_object (&self->session, session);
}

void
probant_token_form_set_api (ProbantTokenForm *self, const char *api)
{
  g_return_if_fail (PROBANT_IS_TOKEN_FORM (self) && api != NULL);

  if (g_str_equal (self->api, api))
    return;
  g_free (self->api);
  self->api = g_strdup (api);
  test (self);
}

void
probant_token_form_set_profile (ProbantTokenForm *self, ProbantProfile *profile)
{
  const ProbantProfileParts *parts = NULL;

  g_return_if_fail (PROBANT_IS_TOKEN_FORM (self) && PROBANT_IS_PROFILE (profile));

  parts = probant_profile_get_parts (profile);
  probant_token_form_set_api (self, parts->api);
  show_holder (self, parts->holder);
  show_life (self, parts->expires_at);
  if (parts->holder != NULL || parts->expires_at > 0)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry),
                                   _ ("New token, in place of the one kept"));
}

const char *
probant_token_form_get_token (ProbantTokenForm *self)
{
  g_return_val_if_fail (PROBANT_IS_TOKEN_FORM (self), NULL);

  return self->token;
}

const ProbantTokenInfo *
probant_token_form_get_info (ProbantTokenForm *self)
{
  g_return_val_if_fail (PROBANT_IS_TOKEN_FORM (self), NULL);

  return self->info;
}
