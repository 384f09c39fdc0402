/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-access-save.h"

#include <glib/gi18n.h>

#include "core/probant-keyring.h"

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (probant_keyring_store_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
probant_access_save_async (ProbantSession *session,
                           ProbantProfile *profile,
                           const char *token,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (ProbantTokenInfo) info = NULL;
  g_autoptr (ProbantProfile) kept = NULL;
  g_autofree char *label = NULL;
  const char *id = NULL;
  GError *error = NULL;

  g_return_if_fail (PROBANT_IS_SESSION (session) && PROBANT_IS_PROFILE (profile));

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_access_save_async);
  info = token != NULL ? probant_token_read (token, NULL) : NULL;
  kept = info != NULL ? probant_profile_with_token (profile, info) : g_object_ref (profile);
  id = probant_profile_get_id (kept);
  if (token != NULL)
    probant_session_set_token (session, id, token);
  probant_profiles_put (probant_session_get_profiles (session), kept, &error);
  probant_session_choose (session, id);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (token == NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* Translators: shown by the desktop's program for passwords; %s is the name of an access */
  label = g_strdup_printf (_ ("Probant: token of API Entreprise, “%s”"), probant_profile_get_label (kept));
  probant_keyring_store_async (PROBANT_KEYRING_TOKEN, id, label, token, cancellable, stored_cb,
                               g_object_ref (task));
}

gboolean
probant_access_save_finish (ProbantSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
