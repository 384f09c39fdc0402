/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-authorities.h"
#include "core/probant-token.h"
#include "ui/probant-session-private.h"

#define MAX_OBJECTS 12

/* On a dossier: which access it asks with, as the history writes it. The choice may change while it is open.
 */
#define ACCESS_DATA "probant-session-access"

static gboolean
ensure_sandbox (ProbantSession *self, GError **error)
{
  if (self->sandbox == NULL)
    self->sandbox = probant_sandbox_new (0, error);
  /* The sandbox has an account of its own: what is asked there goes nowhere else. */
  if (self->sandbox != NULL && self->sandbox_inpi == NULL)
    self->sandbox_inpi = probant_sandbox_open_inpi (self->sandbox, error);

  return self->sandbox_inpi != NULL;
}

ProbantAccess *
probant_session_make_access (ProbantSession *self, const char *object, GError **error)
{
  ProbantProfile *profile = probant_session_get_profile (self);
  const char *context = self->given != NULL ? self->given->context : self->context;
  const char *recipient = self->given != NULL ? self->given->recipient : self->recipient;
  g_autoptr (ProbantAccess) access = NULL;

  if (profile != NULL)
    return probant_profile_make_access (profile,
                                        g_hash_table_lookup (self->tokens, probant_profile_get_id (profile)),
                                        recipient, context, object, error);
  if (probant_session_is_public (self))
    return probant_access_new_from_options ("public", NULL, recipient, context, object, error);
  if (!probant_session_is_sandbox (self))
    return probant_access_new_from_options (probant_access_get_label (self->given), self->given->token,
                                            recipient, context, object, error);
  if (!ensure_sandbox (self, error))
    return NULL;
  access = probant_access_new_from_options ("sandbox", NULL, recipient, context, object, error);
  if (access != NULL)
    probant_access_complete (access, probant_sandbox_get_url (self->sandbox), probant_sandbox_get_token (),
                             PROBANT_SANDBOX_RECIPIENT, PROBANT_SANDBOX_CONTEXT, PROBANT_SANDBOX_OBJECT);
  return g_steal_pointer (&access);
}

/* Clients of one access share its quota, whatever they ask for. (transfer full) */
static ProbantClient *
new_client (const ProbantAccess *access, GError **error)
{
  if (!probant_authorities_check (error))
    return NULL;
  return probant_client_new (access->base_url, access->token, access->context, access->object,
                             access->recipient, error);
}

/* The client of the dossier before is kept as long as it would ask the same way. */
static gboolean
ensure_client (ProbantSession *self, const char *object, GError **error)
{
  g_autoptr (ProbantAccess) access = probant_session_make_access (self, object, error);
  ProbantClient *client = NULL;

  if (access == NULL)
    return FALSE;
  if (self->client != NULL && probant_access_equal (self->access, access))
    return TRUE;
  client = new_client (access, error);
  if (client == NULL)
    return FALSE;
  g_clear_object (&self->client);
  self->client = client;
  g_clear_pointer (&self->access, probant_access_free);
  self->access = g_steal_pointer (&access);

  return TRUE;
}

/* A token that does not tell its rights is no obstacle: the server judges. */
static void
set_scopes (ProbantPolicy *policy, const char *token)
{
  g_autoptr (ProbantTokenInfo) info = token != NULL ? probant_token_read (token, NULL) : NULL;

  if (info != NULL && info->scopes != NULL)
    probant_policy_set_scopes (policy, (const char *const *)info->scopes);
}

const ProbantAccess *
probant_session_get_access (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  return self->access;
}

ProbantClient *
probant_session_get_client (ProbantSession *self, GError **error)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  if (ensure_client (self, probant_session_get_object_sent (self), NULL))
    return self->client;
  g_clear_object (&self->stranger);
  self->stranger = probant_session_make_client (self, probant_session_get_api (self), NULL, error);

  return self->stranger;
}

/* The list of past objects, with this one on top. */
static void
remember_object (ProbantSession *self, const char *object)
{
  g_auto (GStrv) objects = g_settings_get_strv (self->settings, "objects");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) changed = NULL;
  guint n_objects = 1;

  if (probant_session_is_usual_object (object) || g_strcmp0 (objects[0], object) == 0)
    return;
  g_strv_builder_add (builder, object);
  for (guint i = 0; objects[i] != NULL && n_objects < MAX_OBJECTS; i++)
    if (!g_str_equal (objects[i], object))
      {
        g_strv_builder_add (builder, objects[i]);
        n_objects++;
      }
  changed = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "objects", (const char *const *)changed);
}

ProbantDossier *
probant_session_make_dossier (ProbantSession *self,
                              const ProbantIdentifier *identifier,
                              const char *object,
                              const char *const *sources,
                              GError **error)
{
  static const char *const every_source[] = { "all", NULL };
  g_autoptr (ProbantPolicy) policy = NULL;
  ProbantSearch *search = NULL;
  ProbantDossier *dossier = NULL;
  ProbantHistoryItem *before = NULL;
  ProbantInpi *inpi = NULL;

  g_return_val_if_fail (PROBANT_IS_SESSION (self) && identifier != NULL, NULL);

  if (object == NULL)
    object = probant_session_get_object_sent (self);
  search = probant_session_get_search (self, error);
  if (search == NULL || !ensure_client (self, object, error) || !probant_authorities_check (error))
    return NULL;

  policy = probant_policy_new ();
  set_scopes (policy, self->access->token);
  probant_policy_set_has_access (policy, !probant_session_is_public (self));
  probant_policy_switch_on (policy, sources);
  /* The sandbox is there to show everything that is not excluded. */
  if (probant_session_is_sandbox (self))
    probant_policy_switch_on (policy, every_source);
  dossier = probant_dossier_new (self->client, policy, identifier);
  g_object_set_data_full (G_OBJECT (dossier), ACCESS_DATA, g_strdup (probant_session_get_access_id (self)),
                          g_free);
  inpi = probant_session_is_sandbox (self) ? self->sandbox_inpi : self->inpi;
  if (inpi != NULL)
    probant_dossier_set_inpi (dossier, inpi);
  probant_dossier_set_search (dossier, search);
  probant_dossier_set_documents_mode (dossier, PROBANT_DOCUMENTS_CERTIFICATES);
  before
      = probant_history_find (self->history, identifier, g_object_get_data (G_OBJECT (dossier), ACCESS_DATA));
  if (before != NULL)
    probant_dossier_set_marks (dossier, probant_history_item_get_marks (before));
  remember_object (self, object);
  return dossier;
}

ProbantSearch *
probant_session_get_search (ProbantSession *self, GError **error)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  if (!probant_session_is_sandbox (self))
    {
      if (self->search == NULL)
        self->search = probant_search_new (NULL, error);
      return self->search;
    }
  if (self->sandbox_search == NULL && ensure_sandbox (self, error))
    self->sandbox_search = probant_search_new (probant_sandbox_get_url (self->sandbox), error);

  return self->sandbox_search;
}

ProbantClient *
probant_session_make_client (ProbantSession *self, const char *api, const char *token, GError **error)
{
  ProbantAccess access = { .token = (char *)token };
  ProbantClient *client = NULL;

  g_return_val_if_fail (PROBANT_IS_SESSION (self) && api != NULL, NULL);

  access.base_url = probant_access_find_url (api, &access.kind, error);
  if (access.base_url != NULL)
    client = new_client (&access, error);
  g_free (access.base_url);

  return client;
}

gboolean
probant_session_is_fictional (ProbantDossier *dossier)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER (dossier), FALSE);

  return g_strcmp0 (g_object_get_data (G_OBJECT (dossier), ACCESS_DATA), "sandbox") == 0;
}

gboolean
probant_session_is_reduced (ProbantDossier *dossier)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER (dossier), FALSE);

  return g_strcmp0 (g_object_get_data (G_OBJECT (dossier), ACCESS_DATA), "public") == 0;
}

/* As it is now. (transfer full) */
static ProbantHistoryItem *
describe_dossier (ProbantDossier *dossier, GDateTime *opened_at)
{
  const ProbantSubject *subject = probant_dossier_get_subject (dossier);
  g_auto (GStrv) marks = probant_dossier_list_marks (dossier);
  guint n_failed = 0;

  for (guint i = 0; i < PROBANT_N_CATEGORIES; i++)
    {
      guint n_done = 0, n_asked = 0, n_failed_here = 0;

      probant_dossier_count (dossier, i, &n_done, &n_asked, &n_failed_here);
      n_failed += n_failed_here;
    }
  return probant_history_item_new (
      &subject->asked, subject->name, probant_client_get_object (probant_dossier_get_client (dossier)),
      g_object_get_data (G_OBJECT (dossier), ACCESS_DATA), opened_at, n_failed, (const char *const *)marks);
}

void
probant_session_remember (ProbantSession *self, ProbantDossier *dossier, GDateTime *opened_at)
{
  g_autoptr (ProbantHistoryItem) item = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PROBANT_IS_SESSION (self) && PROBANT_IS_DOSSIER (dossier) && opened_at != NULL);

  item = describe_dossier (dossier, opened_at);
  if (!probant_history_put (self->history, item, &error))
    g_info ("The history could not be written: %s", error->message);
}

void
probant_session_update (ProbantSession *self, ProbantDossier *dossier, GDateTime *opened_at)
{
  g_autoptr (ProbantHistoryItem) item = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (PROBANT_IS_SESSION (self) && PROBANT_IS_DOSSIER (dossier) && opened_at != NULL);

  item = describe_dossier (dossier, opened_at);
  if (!probant_history_update (self->history, item, &error))
    g_info ("The history could not be written: %s", error->message);
}
