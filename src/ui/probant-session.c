/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-session.h"

#include "core/probant-token.h"
#include "sandbox/probant-sandbox.h"
#include "ui/probant-network-settings.h"

struct _ProbantSession
{
  GObject parent_instance;

  GSettings *settings;
  ProbantAccess *access;
  ProbantHistory *history;
  ProbantSandbox *sandbox;
  ProbantClient *client;
  ProbantInpi *inpi;     /* NULL without an account */
  ProbantSearch *search; /* NULL until it is needed */
};

G_DEFINE_FINAL_TYPE (ProbantSession, probant_session, G_TYPE_OBJECT)

/* The sandbox has an account of its own: what is asked there goes nowhere else. */
static gboolean
open_inpi (ProbantSession *self, GError **error)
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

static gboolean
ensure_client (ProbantSession *self, GError **error)
{
  ProbantAccess *access = self->access;

  if (self->client != NULL)
    return TRUE;
  if (access->kind == PROBANT_API_SANDBOX)
    {
      self->sandbox = probant_sandbox_new (0, error);
      if (self->sandbox == NULL)
        return FALSE;
      probant_access_complete (access, probant_sandbox_get_url (self->sandbox), probant_sandbox_get_token (),
                               PROBANT_SANDBOX_RECIPIENT, PROBANT_SANDBOX_CONTEXT, PROBANT_SANDBOX_OBJECT);
    }
  if (!open_inpi (self, error))
    return FALSE;
  self->client = probant_client_new (access->base_url, access->token, access->context, access->object,
                                     access->recipient, error);
  if (self->client != NULL && !probant_session_update_network (self, error))
    g_clear_object (&self->client);
  return self->client != NULL;
}

/* Clients of one access share its quota, whatever they ask for. (transfer full) */
static ProbantClient *
get_client (ProbantSession *self, const char *object, GError **error)
{
  const ProbantAccess *access = self->access;
  ProbantClient *client = NULL;

  if (object == NULL || g_str_equal (object, access->object))
    return g_object_ref (self->client);
  client = probant_client_new (access->base_url, access->token, access->context, object, access->recipient,
                               error);
  if (client != NULL && !probant_network_settings_apply (self->settings, client, NULL, error))
    g_clear_object (&client);
  return client;
}

/* A token that does not tell its rights is no obstacle: the server judges. */
static void
set_scopes (ProbantPolicy *policy, const char *token)
{
  g_autoptr (ProbantTokenInfo) info = token != NULL ? probant_token_read (token, NULL) : NULL;

  if (info != NULL && info->scopes != NULL)
    probant_policy_set_scopes (policy, (const char *const *)info->scopes);
}

/* Where it fails, the next dossier says why. */
static void
settings_changed_cb (ProbantSession *self)
{
  probant_session_update_network (self, NULL);
}

static void
probant_session_finalize (GObject *object)
{
  ProbantSession *self = PROBANT_SESSION (object);

  g_clear_object (&self->client);
  g_clear_object (&self->inpi);
  g_clear_object (&self->search);
  g_clear_object (&self->sandbox);
  g_clear_object (&self->history);
  g_clear_object (&self->settings);
  probant_access_free (self->access);

  G_OBJECT_CLASS (probant_session_parent_class)->finalize (object);
}

static void
probant_session_class_init (ProbantSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_session_finalize;
}

static void
probant_session_init (ProbantSession *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

ProbantSession *
probant_session_new (const ProbantAccess *access, ProbantHistory *history)
{
  ProbantSession *self = NULL;

  g_return_val_if_fail (access != NULL && PROBANT_IS_HISTORY (history), NULL);

  self = g_object_new (PROBANT_TYPE_SESSION, NULL);
  self->access = probant_access_copy (access);
  self->history = g_object_ref (history);
  return self;
}

gboolean
probant_session_is_sandbox (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), FALSE);

  return self->access->kind == PROBANT_API_SANDBOX;
}

gboolean
probant_session_is_public (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), FALSE);

  return self->access->kind == PROBANT_API_PUBLIC;
}

ProbantHistory *
probant_session_get_history (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  return self->history;
}

const ProbantAccess *
probant_session_get_access (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  return self->access;
}

gboolean
probant_session_update_network (ProbantSession *self, GError **error)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), FALSE);

  return self->client == NULL
         || probant_network_settings_apply (self->settings, self->client, self->inpi, error);
}

const char *
probant_session_get_recipient (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  return probant_session_is_sandbox (self) ? NULL : self->access->recipient;
}

ProbantClient *
probant_session_get_client (ProbantSession *self, GError **error)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  return ensure_client (self, error) ? self->client : NULL;
}

ProbantDossier *
probant_session_make_dossier (ProbantSession *self,
                              const ProbantIdentifier *identifier,
                              const char *object,
                              const char *const *sources,
                              GError **error)
{
  static const char *const every_source[] = { "all", NULL };
  g_autoptr (ProbantClient) client = NULL;
  g_autoptr (ProbantPolicy) policy = NULL;
  ProbantSearch *search = NULL;
  ProbantDossier *dossier = NULL;

  g_return_val_if_fail (PROBANT_IS_SESSION (self) && identifier != NULL, NULL);

  if (!ensure_client (self, error))
    return NULL;
  client = get_client (self, object, error);
  search = client != NULL ? probant_session_get_search (self, error) : NULL;
  if (search == NULL)
    return NULL;

  policy = probant_policy_new ();
  set_scopes (policy, self->access->token);
  probant_policy_set_has_access (policy, !probant_session_is_public (self));
  probant_policy_switch_on (policy, sources);
  /* The sandbox is there to show everything that is not excluded. */
  if (probant_session_is_sandbox (self))
    probant_policy_switch_on (policy, every_source);
  dossier = probant_dossier_new (client, policy, identifier);
  if (self->inpi != NULL)
    probant_dossier_set_inpi (dossier, self->inpi);
  probant_dossier_set_search (dossier, search);
  probant_dossier_set_documents_mode (dossier, PROBANT_DOCUMENTS_CERTIFICATES);
  return dossier;
}

ProbantSearch *
probant_session_get_search (ProbantSession *self, GError **error)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  if (self->search == NULL && probant_session_is_sandbox (self) && !ensure_client (self, error))
    return NULL;
  if (self->search == NULL)
    self->search
        = probant_search_new (self->sandbox != NULL ? probant_sandbox_get_url (self->sandbox) : NULL, error);

  return self->search;
}

void
probant_session_remember (ProbantSession *self, ProbantDossier *dossier, GDateTime *opened_at)
{
  const ProbantSubject *subject = NULL;
  g_autoptr (ProbantHistoryItem) item = NULL;
  g_autoptr (GError) error = NULL;
  guint n_failed = 0;

  g_return_if_fail (PROBANT_IS_SESSION (self) && PROBANT_IS_DOSSIER (dossier) && opened_at != NULL);

  subject = probant_dossier_get_subject (dossier);
  for (guint i = 0; i < PROBANT_N_CATEGORIES; i++)
    {
      guint n_done = 0, n_asked = 0, n_failed_here = 0;

      probant_dossier_count (dossier, i, &n_done, &n_asked, &n_failed_here);
      n_failed += n_failed_here;
    }
  item = probant_history_item_new (&subject->asked, subject->name,
                                   probant_client_get_object (probant_dossier_get_client (dossier)),
                                   probant_access_get_label (self->access), opened_at, n_failed);
  if (!probant_history_put (self->history, item, &error))
    g_info ("The history could not be written: %s", error->message);
}
