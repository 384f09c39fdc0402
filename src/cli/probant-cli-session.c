/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-session.h"

#include "cli/probant-cli-settings.h"
#include "core/probant-token.h"

static gboolean
start_sandbox (ProbantCliSession *self, const ProbantCliOptions *options, GError **error)
{
  self->sandbox = probant_sandbox_new (0, error);
  if (self->sandbox == NULL)
    return FALSE;

  probant_access_complete (options->access, probant_sandbox_get_url (self->sandbox),
                           probant_sandbox_get_token (), PROBANT_SANDBOX_RECIPIENT, PROBANT_SANDBOX_CONTEXT,
                           PROBANT_SANDBOX_OBJECT);
  return TRUE;
}

static ProbantPolicy *
make_policy (const ProbantCliOptions *options)
{
  ProbantPolicy *policy = probant_policy_new ();
  g_autoptr (ProbantTokenInfo) token
      = options->access->token != NULL ? probant_token_read (options->access->token, NULL) : NULL;

  /* A token that cannot be read tells no rights: the server judges it. */
  if (token != NULL)
    probant_policy_set_scopes (policy, (const char *const *)token->scopes);
  probant_policy_set_has_access (policy, options->access->kind != PROBANT_API_PUBLIC);
  if (options->with != NULL)
    probant_policy_switch_on (policy, (const char *const *)options->with);
  if (options->only != NULL)
    probant_policy_set_only (policy, (const char *const *)options->only);
  return policy;
}

/* The sandbox has an account of its own: what is asked there goes nowhere else. */
static gboolean
open_inpi (ProbantCliSession *self, GError **error)
{
  g_autoptr (GError) wrong = NULL;

  if (self->sandbox != NULL)
    self->inpi = probant_sandbox_open_inpi (self->sandbox, &wrong);
  else
    self->inpi = probant_inpi_new_from_environment (&wrong);
  if (wrong == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

gboolean
probant_cli_session_open (ProbantCliSession *self,
                          const ProbantCliOptions *options,
                          ProbantCliStatus *status,
                          GError **error)
{
  const ProbantAccess *access = options->access;

  *status = PROBANT_CLI_NOTHING_ASKED;
  if (!probant_cli_follow_settings (error))
    return FALSE;
  if (access->kind == PROBANT_API_SANDBOX && !start_sandbox (self, options, error))
    return FALSE;

  *status = PROBANT_CLI_USAGE;
  self->client = probant_client_new (access->base_url, access->token, access->context, access->object,
                                     access->recipient, error);
  if (self->client == NULL || !open_inpi (self, error))
    return FALSE;
  self->search = probant_search_new (self->sandbox != NULL ? access->base_url : NULL, error);
  if (self->search == NULL)
    return FALSE;
  self->policy = make_policy (options);
  return TRUE;
}

ProbantDossier *
probant_cli_session_make_dossier (ProbantCliSession *self, const ProbantIdentifier *identifier)
{
  ProbantDossier *dossier = probant_dossier_new (self->client, self->policy, identifier);

  if (self->inpi != NULL)
    probant_dossier_set_inpi (dossier, self->inpi);
  probant_dossier_set_search (dossier, self->search);
  return dossier;
}

void
probant_cli_session_clear (ProbantCliSession *self)
{
  g_clear_object (&self->client);
  g_clear_object (&self->inpi);
  g_clear_object (&self->search);
  g_clear_object (&self->policy);
  if (self->sandbox != NULL)
    probant_sandbox_stop (self->sandbox);
  g_clear_object (&self->sandbox);
}
