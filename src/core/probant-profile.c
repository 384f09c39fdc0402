/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-profile.h"

#include <glib/gi18n.h>

#include "core/probant-text.h"

#define MAX_CHARS 200

struct _ProbantProfile
{
  GObject parent_instance;

  ProbantProfileParts parts; /* its texts are ours */
};

G_DEFINE_FINAL_TYPE (ProbantProfile, probant_profile, G_TYPE_OBJECT)

enum
{
  PROP_LABEL = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
probant_profile_finalize (GObject *object)
{
  ProbantProfileParts *parts = &PROBANT_PROFILE (object)->parts;

  g_free ((char *)parts->id);
  g_free ((char *)parts->label);
  g_free ((char *)parts->api);
  g_free ((char *)parts->recipient);
  g_free ((char *)parts->recipient_name);
  g_free ((char *)parts->context);
  g_free ((char *)parts->holder);

  G_OBJECT_CLASS (probant_profile_parent_class)->finalize (object);
}

static void
probant_profile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, PROBANT_PROFILE (object)->parts.label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_profile_class_init (ProbantProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = probant_profile_finalize;
  object_class->get_property = probant_profile_get_property;

  properties[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
probant_profile_init (ProbantProfile *self)
{
}

/* (transfer full) */
static char *
make_label (const ProbantProfileParts *parts, const char *recipient)
{
  char *label = probant_text_sanitise (parts->label, MAX_CHARS);
  g_autofree char *number = NULL;

  if (label == NULL)
    label = probant_text_sanitise (parts->recipient_name, MAX_CHARS);
  if (label != NULL)
    return label;
  if (recipient == NULL)
    return g_strdup (_ ("My service"));
  number = probant_identifier_format (recipient);
  /* Translators: the name given to an access where only the SIRET of the service is known */
  return g_strdup_printf (_ ("Service %s"), number);
}

ProbantProfile *
probant_profile_new (const ProbantProfileParts *parts)
{
  ProbantProfile *self = NULL;
  char *context = NULL;
  ProbantIdentifier recipient;

  g_return_val_if_fail (parts != NULL, NULL);

  self = g_object_new (PROBANT_TYPE_PROFILE, NULL);
  if (parts->recipient != NULL && probant_identifier_parse (parts->recipient, &recipient, NULL)
      && recipient.kind == PROBANT_IDENTIFIER_SIRET)
    self->parts.recipient = g_strdup (recipient.value);
  self->parts.id = parts->id != NULL ? g_strdup (parts->id) : g_uuid_string_random ();
  self->parts.label = make_label (parts, self->parts.recipient);
  self->parts.api = g_strdup (parts->api != NULL ? parts->api : "production");
  self->parts.recipient_name = probant_text_sanitise (parts->recipient_name, MAX_CHARS);
  context = probant_text_sanitise (parts->context, MAX_CHARS);
  self->parts.context = context != NULL ? context : g_strdup (PROBANT_ACCESS_DEFAULT_CONTEXT);
  self->parts.holder = probant_text_sanitise (parts->holder, MAX_CHARS);
  self->parts.expires_at = MAX (parts->expires_at, 0);

  return self;
}

ProbantProfile *
probant_profile_with_token (ProbantProfile *self, const ProbantTokenInfo *info)
{
  ProbantProfileParts parts;

  g_return_val_if_fail (PROBANT_IS_PROFILE (self), NULL);

  parts = self->parts;
  parts.holder = info != NULL ? info->holder : NULL;
  parts.expires_at = info != NULL ? info->expires_at : 0;

  return probant_profile_new (&parts);
}

const ProbantProfileParts *
probant_profile_get_parts (ProbantProfile *self)
{
  g_return_val_if_fail (PROBANT_IS_PROFILE (self), NULL);

  return &self->parts;
}

const char *
probant_profile_get_id (ProbantProfile *self)
{
  g_return_val_if_fail (PROBANT_IS_PROFILE (self), NULL);

  return self->parts.id;
}

const char *
probant_profile_get_label (ProbantProfile *self)
{
  g_return_val_if_fail (PROBANT_IS_PROFILE (self), NULL);

  return self->parts.label;
}

ProbantAccess *
probant_profile_make_access (ProbantProfile *self,
                             const char *token,
                             const char *recipient,
                             const char *context,
                             const char *object,
                             GError **error)
{
  g_return_val_if_fail (PROBANT_IS_PROFILE (self), NULL);

  if (token == NULL)
    {
      g_set_error (error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_TOKEN,
                   /* Translators: %s is the name of an access, such as the region's */
                   _ ("The access “%s” has no token yet."), self->parts.label);
      return NULL;
    }
  if (recipient == NULL)
    recipient = self->parts.recipient;
  if (recipient == NULL)
    {
      g_set_error (error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_RECIPIENT,
                   /* Translators: %s is the name of an access, such as the region's */
                   _ ("The access “%s” does not tell the SIRET of the service that asks."),
                   self->parts.label);
      return NULL;
    }

  return probant_access_new_from_options (self->parts.api, token, recipient,
                                          context != NULL ? context : self->parts.context, object, error);
}
