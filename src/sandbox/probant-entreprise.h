/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sandbox/probant-routes.h"
#include "sandbox/probant-sandbox-server.h"

G_BEGIN_DECLS

/* API Entreprise as the sandbox serves it: what its files share. */

/* Calls of one group within a window of one minute. */
typedef struct
{
  guint limit;
  guint used;
  gint64 started; /* monotonic µs of the window's first call, 0 = none yet */
} ProbantEntrepriseQuota;

typedef struct
{
  ProbantSandboxServer *server;
  ProbantEntrepriseQuota json;
  ProbantEntrepriseQuota document;
  GHashTable *cached;  /* path -> when the answer expires, Unix seconds */
  GHashTable *refused; /* set of paths refused once, to be answered the next time */
} ProbantEntreprise;

/* One request under way. */
typedef struct
{
  ProbantEntreprise *api;
  SoupServerMessage *message;
  const char *path;
  GHashTable *query; /* may be NULL */
  ProbantSandboxCall call;
} ProbantEntrepriseRequest;

#define PROBANT_ENTREPRISE_JSON_API "application/vnd.api+json; charset=utf-8"
#define PROBANT_ENTREPRISE_JSON "application/json; charset=utf-8"

/* NULL where it is missing or empty. (transfer none) */
const char *probant_entreprise_get_parameter (ProbantEntrepriseRequest *self, const char *name);
/* How many items are wanted at most, as text; NULL where the request or the route does not say. (transfer
 * none) */
const char *probant_entreprise_get_limit (ProbantEntrepriseRequest *self);
void probant_entreprise_set_header (ProbantEntrepriseRequest *self, const char *name, gint64 value);
/* One error; the arguments are those of probant_sandbox_error_new(). */
void probant_entreprise_reply_error (ProbantEntrepriseRequest *self,
                                     const char *code,
                                     const char *provider,
                                     const char *parameter,
                                     gint64 retry_in);
/* Several, with the status of `code`. Takes `errors`. */
void probant_entreprise_reply_errors (ProbantEntrepriseRequest *self, const char *code, JsonArray *errors);

/* The checks that come before the answer, in the order of the real server. FALSE where the request was
 * refused: it then has its reply. *scopes is set where the token is good (transfer full). */
gboolean probant_entreprise_check_token (ProbantEntrepriseRequest *self, char ***scopes);
gboolean probant_entreprise_check_call (ProbantEntrepriseRequest *self, const char *const *scopes);

/* Replies with what the subject's file says of the call. */
void probant_entreprise_answer (ProbantEntrepriseRequest *self);

/* Health: no token, no quota. */
void probant_entreprise_serve_pings (ProbantSandboxServer *server);

G_END_DECLS
