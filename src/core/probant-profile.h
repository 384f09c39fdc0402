/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-access.h"
#include "core/probant-token.h"

G_BEGIN_DECLS

/* An access that a service was given, without its token: the region's, the town's. Immutable, made anew where
 * it changes; "label" is a property (string), for lists. */
#define PROBANT_TYPE_PROFILE (probant_profile_get_type ())
G_DECLARE_FINAL_TYPE (ProbantProfile, probant_profile, PROBANT, PROFILE, GObject)

/* What it holds. Any member may be NULL on the way in. */
typedef struct
{
  const char *id;             /* names its token in the keyring; NULL: a new one */
  const char *label;          /* NULL or blank: the service's name or number */
  const char *api;            /* "production", "staging" or an URL; NULL: production */
  const char *recipient;      /* SIRET, 14 digits; NULL while it is not known */
  const char *recipient_name; /* NULL while it is not known */
  const char *context;        /* NULL or blank: the usual one */
  const char *holder;         /* what the token said of itself when it was stored; NULL without one */
  gint64 expires_at;          /* Unix seconds, 0 where not told */
} ProbantProfileParts;

/* Texts are copied, made printable and cut where they are too long. (transfer full) */
ProbantProfile *probant_profile_new (const ProbantProfileParts *parts);
/* The same with what this token says of itself; NULL: without. (transfer full) */
ProbantProfile *probant_profile_with_token (ProbantProfile *self, const ProbantTokenInfo *info);

/* Valid as long as `self`; `id`, `label`, `api` and `context` are never NULL. */
const ProbantProfileParts *probant_profile_get_parts (ProbantProfile *self);
const char *probant_profile_get_id (ProbantProfile *self);
const char *probant_profile_get_label (ProbantProfile *self);

/* The access to ask with. What `recipient`, `context` and `object` do not say (NULL) is the profile's and the
 * usual one. NULL with a PROBANT_ACCESS_ERROR where the token or the service's SIRET is missing. (transfer
 * full) */
ProbantAccess *probant_profile_make_access (ProbantProfile *self,
                                            const char *token,
                                            const char *recipient,
                                            const char *context,
                                            const char *object,
                                            GError **error);

G_END_DECLS
