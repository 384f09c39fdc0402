/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-keyring.h"
#include "core/probant-token.h"
#include "ui/probant-session-private.h"

void
probant_session_forget_inpi (ProbantSession *self)
{
  g_return_if_fail (PROBANT_IS_SESSION (self));

  g_clear_object (&self->inpi);
  self->knows_inpi = FALSE;
}

/* What the keyring does not tell leaves the dossier without this account: its card says so. */
static void
inpi_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ProbantSession *self = g_task_get_source_object (task);
  g_autofree char *user = g_settings_get_string (self->settings, "inpi-user");
  g_autoptr (GError) error = NULL;
  SecretValue *password = probant_keyring_lookup_finish (result, &error);

  if (password != NULL)
    self->inpi = probant_inpi_new (NULL, user, secret_value_get_text (password), &error);
  if (error != NULL)
    g_info ("INPI account: %s", error->message);
  g_clear_pointer (&password, secret_value_unref);
  self->knows_inpi = self->knows_inpi || self->inpi != NULL;
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

/* The environment's account, else the one of the preferences. Takes the task. */
static void
open_inpi (GTask *task)
{
  g_autoptr (GTask) owned = task;
  ProbantSession *self = g_task_get_source_object (task);
  g_autofree char *user = g_settings_get_string (self->settings, "inpi-user");
  GError *error = NULL;

  if (probant_session_is_sandbox (self) || self->knows_inpi)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  self->inpi = probant_inpi_new_from_environment (&error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->knows_inpi = self->inpi != NULL || *user == '\0';
  if (self->knows_inpi)
    g_task_return_boolean (task, TRUE);
  else
    probant_keyring_lookup_async (PROBANT_KEYRING_INPI, user, GPOINTER_TO_INT (g_task_get_task_data (task)),
                                  g_task_get_cancellable (task), inpi_cb, g_object_ref (task));
}

/* The token may have been put there by another program since it was entered here. */
static void
learn_token (ProbantSession *self, ProbantProfile *profile, const char *token)
{
  const ProbantProfileParts *parts = probant_profile_get_parts (profile);
  g_autoptr (ProbantTokenInfo) info = probant_token_read (token, NULL);
  g_autoptr (ProbantProfile) learned = NULL;
  g_autoptr (GError) error = NULL;

  probant_session_set_token (self, parts->id, token);
  if (info == NULL || (info->expires_at == parts->expires_at && g_strcmp0 (info->holder, parts->holder) == 0))
    return;
  learned = probant_profile_with_token (profile, info);
  if (!probant_profiles_put (self->profiles, learned, &error))
    g_info ("The accesses could not be written: %s", error->message);
}

static void
token_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ProbantSession *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  SecretValue *value = probant_keyring_lookup_finish (result, &error);
  ProbantProfile *profile = probant_session_get_profile (self);
  g_autoptr (ProbantAccess) access = NULL;

  if (value != NULL && profile != NULL)
    learn_token (self, profile, secret_value_get_text (value));
  g_clear_pointer (&value, secret_value_unref);
  /* A lookup that found nothing is told by what the access lacks. */
  if (error != NULL && !g_error_matches (error, PROBANT_KEYRING_ERROR, PROBANT_KEYRING_ERROR_NOT_FOUND))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_clear_error (&error);
  access = probant_session_make_access (self, NULL, &error);
  if (access == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    open_inpi (g_steal_pointer (&task));
}

gboolean
probant_session_is_open (ProbantSession *self)
{
  ProbantProfile *profile = NULL;

  g_return_val_if_fail (PROBANT_IS_SESSION (self), FALSE);

  profile = probant_session_get_profile (self);
  if (profile != NULL && !g_hash_table_contains (self->tokens, probant_profile_get_id (profile)))
    return FALSE;
  return probant_session_is_sandbox (self) || self->knows_inpi;
}

void
probant_session_open_async (ProbantSession *self,
                            gboolean unlock,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = NULL;
  ProbantProfile *profile = NULL;

  g_return_if_fail (PROBANT_IS_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_session_open_async);
  g_task_set_task_data (task, GINT_TO_POINTER (unlock), NULL);
  profile = probant_session_get_profile (self);
  if (profile != NULL && !g_hash_table_contains (self->tokens, probant_profile_get_id (profile)))
    probant_keyring_lookup_async (PROBANT_KEYRING_TOKEN, probant_profile_get_id (profile), unlock,
                                  cancellable, token_cb, task);
  else
    {
      GError *error = NULL;
      ProbantAccess *access = probant_session_make_access (self, NULL, &error);

      if (access != NULL)
        open_inpi (task);
      else
        {
          g_task_return_error (task, error);
          g_object_unref (task);
        }
      probant_access_free (access);
    }
}

gboolean
probant_session_open_finish (ProbantSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
