/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-access.h"

#include "cli/probant-cli-wait.h"
#include "core/probant-keyring.h"
#include "core/probant-profiles.h"

/* That the keyring holds none is told by what the access lacks: NULL without an error. */
static SecretValue *
look_up (ProbantProfile *profile, GError **error)
{
  GAsyncResult *looking = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) wrong = NULL;
  SecretValue *value = NULL;

  probant_keyring_lookup_async (PROBANT_KEYRING_TOKEN, probant_profile_get_id (profile), TRUE, NULL,
                                probant_cli_result_cb, &looking);
  result = probant_cli_wait_for (&looking);
  value = probant_keyring_lookup_finish (result, &wrong);
  if (wrong != NULL && !g_error_matches (wrong, PROBANT_KEYRING_ERROR, PROBANT_KEYRING_ERROR_NOT_FOUND))
    g_set_error (error, wrong->domain, wrong->code, "%s %s", wrong->message,
                 probant_keyring_describe_next (wrong));
  return value;
}

ProbantAccess *
probant_cli_open_access (const char *name,
                         const char *recipient,
                         const char *context,
                         const char *object,
                         ProbantCliStatus *status,
                         GError **error)
{
  g_autoptr (ProbantProfiles) profiles = probant_profiles_new (NULL);
  ProbantProfile *profile = probant_profiles_get_named (profiles, name, error);
  g_autoptr (GError) wrong = NULL;
  SecretValue *token = NULL;
  ProbantAccess *access = NULL;

  *status = PROBANT_CLI_USAGE;
  if (profile == NULL)
    return NULL;
  token = look_up (profile, &wrong);
  if (wrong == NULL)
    access = probant_profile_make_access (profile, token != NULL ? secret_value_get_text (token) : NULL,
                                          recipient, context, object, &wrong);
  if (token == NULL)
    *status = PROBANT_CLI_NOTHING_ASKED;
  else
    secret_value_unref (token);
  if (wrong != NULL)
    g_propagate_error (error, g_steal_pointer (&wrong));
  return access;
}
