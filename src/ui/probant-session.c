/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-session-private.h"

#include <glib/gi18n.h>

#include "core/probant-text.h"
#include "core/probant-token.h"

G_DEFINE_FINAL_TYPE (ProbantSession, probant_session, G_TYPE_OBJECT)

enum
{
  PROP_CHOSEN = 1,
  PROP_OBJECT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

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
