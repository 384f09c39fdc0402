/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "core/probant-subject.h"

G_BEGIN_DECLS

#define PROBANT_ACCESS_ERROR (probant_access_error_quark ())
GQuark probant_access_error_quark (void);

typedef enum
{
  PROBANT_ACCESS_ERROR_API,       /* not a name and not an URL that may be asked */
  PROBANT_ACCESS_ERROR_TOKEN,     /* needed and not given */
  PROBANT_ACCESS_ERROR_RECIPIENT, /* missing, or not a SIRET */
  PROBANT_ACCESS_ERROR_PURPOSE,   /* context or object empty or too long */
} ProbantAccessError;

typedef enum
{
  PROBANT_API_SANDBOX,
  PROBANT_API_PRODUCTION,
  PROBANT_API_STAGING,
  PROBANT_API_CUSTOM, /* an URL */
  PROBANT_API_PUBLIC, /* no access: only what is open to anybody is asked */
} ProbantApiKind;

/* Sent to the API as they are, hence in French whatever the user's language. */
#define PROBANT_ACCESS_DEFAULT_CONTEXT "Aides publiques"
#define PROBANT_ACCESS_DEFAULT_OBJECT "Instruction d’une aide publique"
/* Characters: the API asks for fewer than 50. */
#define PROBANT_ACCESS_MAX_OBJECT 49

/* In whose name, of which server and to what end is asked. With kind SANDBOX the caller starts the server and
 * completes the access; until then what was not given is NULL. With kind PUBLIC there is no token, and a
 * recipient only where one was given. Otherwise every member is set. */
typedef struct
{
  ProbantApiKind kind;
  char *base_url;
  char *token;
  char *context;
  char *object;
  char *recipient; /* SIRET, 14 digits */
} ProbantAccess;

/* From the options of either program. `api` is "production", "staging", "sandbox", "public" or an URL; NULL
 * means production where there is a token and the sandbox where there is none. `token` comes from the
 * environment and is dropped for the sandbox and for public data. `recipient` is read like any number a
 * person types. NULL with a PROBANT_ACCESS_ERROR, a translated sentence without the token. (transfer full) */
ProbantAccess *probant_access_new_from_options (const char *api,
                                                const char *token,
                                                const char *recipient,
                                                const char *context,
                                                const char *object,
                                                GError **error);
/* Where "production", "staging", "public" or an URL leads; `kind` is set. NULL without an error for
 * "sandbox", whose server is not there yet; with a PROBANT_ACCESS_ERROR_API where `api` is none of them.
 * (transfer full) */
char *probant_access_find_url (const char *api, ProbantApiKind *kind, GError **error);
/* Fills what is NULL. */
void probant_access_complete (ProbantAccess *self,
                              const char *base_url,
                              const char *token,
                              const char *recipient,
                              const char *context,
                              const char *object);
ProbantAccess *probant_access_copy (const ProbantAccess *self);
gboolean probant_access_equal (const ProbantAccess *a, const ProbantAccess *b);
void probant_access_free (ProbantAccess *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantAccess, probant_access_free)

/* "production", "staging", "sandbox", "public", else the URL. */
const char *probant_access_get_label (const ProbantAccess *self);
/* Does the recipient ask about itself? The API refuses that: same SIRET, or same SIREN. FALSE while the SIREN
 * is unknown. */
gboolean probant_access_is_subject (const ProbantAccess *self, const ProbantSubject *subject);

G_END_DECLS
