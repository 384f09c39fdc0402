/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-session.h"

#include <glib/gi18n.h>

#include "core/probant-authorities.h"
#include "core/probant-keyring.h"
#include "core/probant-text.h"
#include "core/probant-token.h"
#include "sandbox/probant-sandbox.h"

#define MAX_OBJECTS 12

/* On a dossier: which access it asks with, as the history writes it. The choice may change while it is open.
 */
#define ACCESS_DATA "probant-session-access"

struct _ProbantSession
{
  GObject parent_instance;

  ProbantAccess *given; /* the only access, or NULL */
  ProbantProfiles *profiles;
  char *recipient; /* above the profiles', may be NULL */
  char *context;
  ProbantHistory *history;
  GSettings *settings;

  char *chosen;
  char *object;
  GHashTable *tokens; /* id -> token */

  ProbantSandbox *sandbox;
  ProbantInpi *sandbox_inpi;
  ProbantInpi *inpi; /* NULL without an account */
  gboolean knows_inpi;
  ProbantAccess *access; /* of `client` */
  ProbantClient *client;
  ProbantClient *stranger; /* without a token */
  ProbantSearch *sandbox_search;
  ProbantSearch *search; /* NULL until it is needed */
};

G_DEFINE_FINAL_TYPE (ProbantSession, probant_session, G_TYPE_OBJECT)

enum
{
  PROP_CHOSEN = 1,
  PROP_OBJECT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

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

/* The access that the choice and the object stand for. (transfer full) */
static ProbantAccess *
make_access (ProbantSession *self, const char *object, GError **error)
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
  g_autoptr (ProbantAccess) access = make_access (self, object, error);
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

static void
set_chosen (ProbantSession *self, const char *chosen)
{
  g_free (self->chosen);
  self->chosen = g_strdup (chosen);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

/* The first profile there is, else the sandbox. */
static void
choose_first (ProbantSession *self)
{
  g_autoptr (ProbantProfile) first = g_list_model_get_item (G_LIST_MODEL (self->profiles), 0);

  set_chosen (self, first != NULL ? probant_profile_get_id (first) : PROBANT_SESSION_SANDBOX);
}

static gboolean
is_choice (ProbantSession *self, const char *chosen)
{
  return g_str_equal (chosen, PROBANT_SESSION_SANDBOX) || g_str_equal (chosen, PROBANT_SESSION_PUBLIC)
         || probant_profiles_find (self->profiles, chosen) != NULL;
}

static void
profiles_changed_cb (ProbantSession *self)
{
  if (is_choice (self, self->chosen))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
  else
    choose_first (self);
}

static void
probant_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ProbantSession *self = PROBANT_SESSION (object);

  switch (id)
    {
    case PROP_CHOSEN:
      g_value_set_string (value, self->chosen);
      break;
    case PROP_OBJECT:
      g_value_set_string (value, self->object);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_CHOSEN:
      probant_session_choose (PROBANT_SESSION (object), g_value_get_string (value));
      break;
    case PROP_OBJECT:
      probant_session_set_object (PROBANT_SESSION (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_session_finalize (GObject *object)
{
  ProbantSession *self = PROBANT_SESSION (object);

  g_clear_object (&self->client);
  g_clear_object (&self->stranger);
  g_clear_object (&self->inpi);
  g_clear_object (&self->sandbox_inpi);
  g_clear_object (&self->sandbox_search);
  g_clear_object (&self->search);
  g_clear_object (&self->sandbox);
  g_clear_object (&self->history);
  g_clear_object (&self->profiles);
  g_clear_object (&self->settings);
  probant_access_free (self->access);
  probant_access_free (self->given);
  g_hash_table_unref (self->tokens);
  g_free (self->recipient);
  g_free (self->context);
  g_free (self->chosen);
  g_free (self->object);

  G_OBJECT_CLASS (probant_session_parent_class)->finalize (object);
}

static void
probant_session_class_init (ProbantSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = probant_session_finalize;
  object_class->get_property = probant_session_get_property;
  object_class->set_property = probant_session_set_property;

  properties[PROP_CHOSEN]
      = g_param_spec_string ("chosen", NULL, NULL, PROBANT_SESSION_SANDBOX,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OBJECT] = g_param_spec_string (
      "object", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
probant_session_init (ProbantSession *self)
{
  g_auto (GStrv) objects = NULL;

  self->settings = g_settings_new (APPLICATION_ID);
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)probant_token_free);
  self->chosen = g_strdup (PROBANT_SESSION_SANDBOX);
  objects = g_settings_get_strv (self->settings, "objects");
  self->object = g_strdup (objects[0] != NULL ? objects[0] : "");
}

ProbantSession *
probant_session_new (const ProbantAccess *access, ProbantHistory *history)
{
  ProbantSession *self = NULL;

  g_return_val_if_fail (access != NULL && PROBANT_IS_HISTORY (history), NULL);

  self = g_object_new (PROBANT_TYPE_SESSION, NULL);
  self->given = probant_access_copy (access);
  self->history = g_object_ref (history);
  return self;
}

ProbantSession *
probant_session_new_with_profiles (ProbantProfiles *profiles,
                                   const char *recipient,
                                   const char *context,
                                   ProbantHistory *history)
{
  ProbantSession *self = NULL;
  g_autofree char *chosen = NULL;

  g_return_val_if_fail (PROBANT_IS_PROFILES (profiles) && PROBANT_IS_HISTORY (history), NULL);

  self = g_object_new (PROBANT_TYPE_SESSION, NULL);
  self->profiles = g_object_ref (profiles);
  self->recipient = g_strdup (recipient);
  self->context = g_strdup (context);
  self->history = g_object_ref (history);
  chosen = g_settings_get_string (self->settings, "access");
  if (is_choice (self, chosen))
    set_chosen (self, chosen);
  else
    choose_first (self);
  g_signal_connect_object (profiles, "items-changed", G_CALLBACK (profiles_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

ProbantHistory *
probant_session_get_history (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  return self->history;
}

ProbantProfiles *
probant_session_get_profiles (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  return self->profiles;
}

const char *
probant_session_get_chosen (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  return self->chosen;
}

void
probant_session_choose (ProbantSession *self, const char *chosen)
{
  g_return_if_fail (PROBANT_IS_SESSION (self) && chosen != NULL);

  if (self->profiles == NULL || g_str_equal (self->chosen, chosen) || !is_choice (self, chosen))
    return;
  g_settings_set_string (self->settings, "access", chosen);
  set_chosen (self, chosen);
}

ProbantProfile *
probant_session_get_profile (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  return self->profiles != NULL ? probant_profiles_find (self->profiles, self->chosen) : NULL;
}

gboolean
probant_session_is_sandbox (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), FALSE);

  return self->given != NULL ? self->given->kind == PROBANT_API_SANDBOX
                             : g_str_equal (self->chosen, PROBANT_SESSION_SANDBOX);
}

gboolean
probant_session_is_public (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), FALSE);

  return self->given != NULL ? self->given->kind == PROBANT_API_PUBLIC
                             : g_str_equal (self->chosen, PROBANT_SESSION_PUBLIC);
}

const char *
probant_session_get_label (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  if (probant_session_is_sandbox (self))
    return _ ("Sandbox");
  if (probant_session_is_public (self))
    return _ ("Public Data");
  return self->given != NULL ? probant_access_get_label (self->given)
                             : probant_profile_get_label (probant_session_get_profile (self));
}

const char *
probant_session_get_access_id (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  return self->given != NULL ? probant_access_get_label (self->given) : self->chosen;
}

const char *
probant_session_get_api (ProbantSession *self)
{
  ProbantProfile *profile = NULL;

  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  if (self->given != NULL)
    return probant_access_get_label (self->given);
  profile = probant_session_get_profile (self);
  return profile != NULL ? probant_profile_get_parts (profile)->api : self->chosen;
}

gint64
probant_session_get_token_end (ProbantSession *self)
{
  g_autoptr (ProbantTokenInfo) info = NULL;
  ProbantProfile *profile = NULL;

  g_return_val_if_fail (PROBANT_IS_SESSION (self), 0);

  profile = probant_session_get_profile (self);
  if (profile != NULL)
    return probant_profile_get_parts (profile)->expires_at;
  if (self->given != NULL && self->given->token != NULL)
    info = probant_token_read (self->given->token, NULL);
  return info != NULL ? info->expires_at : 0;
}

const char *
probant_session_get_object (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  return self->object;
}

const char *
probant_session_get_object_sent (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  if (*self->object != '\0')
    return self->object;
  if (self->given != NULL && self->given->object != NULL)
    return self->given->object;
  return probant_session_is_sandbox (self) ? PROBANT_SANDBOX_OBJECT : PROBANT_ACCESS_DEFAULT_OBJECT;
}

void
probant_session_set_object (ProbantSession *self, const char *object)
{
  g_autofree char *line = NULL;

  g_return_if_fail (PROBANT_IS_SESSION (self));

  line = object != NULL ? probant_text_sanitise (object, G_MAXINT) : NULL;
  if (line == NULL)
    line = g_strdup ("");
  if (g_utf8_strlen (line, -1) > PROBANT_ACCESS_MAX_OBJECT)
    *g_utf8_offset_to_pointer (line, PROBANT_ACCESS_MAX_OBJECT) = '\0';
  if (g_str_equal (line, self->object))
    return;
  g_free (self->object);
  self->object = g_steal_pointer (&line);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OBJECT]);
}

gboolean
probant_session_is_usual_object (const char *object)
{
  g_return_val_if_fail (object != NULL, FALSE);

  return g_str_equal (object, PROBANT_ACCESS_DEFAULT_OBJECT) || g_str_equal (object, PROBANT_SANDBOX_OBJECT);
}

void
probant_session_set_token (ProbantSession *self, const char *id, const char *token)
{
  g_return_if_fail (PROBANT_IS_SESSION (self) && id != NULL);

  if (token != NULL)
    g_hash_table_insert (self->tokens, g_strdup (id), g_strdup (token));
  else
    g_hash_table_remove (self->tokens, id);
}

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
  access = make_access (self, NULL, &error);
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
      ProbantAccess *access = make_access (self, NULL, &error);

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

const ProbantAccess *
probant_session_get_access (ProbantSession *self)
{
  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  return self->access;
}

const char *
probant_session_get_recipient (ProbantSession *self)
{
  ProbantProfile *profile = NULL;

  g_return_val_if_fail (PROBANT_IS_SESSION (self), NULL);

  if (probant_session_is_sandbox (self))
    return NULL;
  if (self->given != NULL)
    return self->given->recipient;
  profile = probant_session_get_profile (self);
  if (self->recipient != NULL || profile == NULL)
    return self->recipient;
  return probant_profile_get_parts (profile)->recipient;
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
                                   g_object_get_data (G_OBJECT (dossier), ACCESS_DATA), opened_at, n_failed);
  if (!probant_history_put (self->history, item, &error))
    g_info ("The history could not be written: %s", error->message);
}
