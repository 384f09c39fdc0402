/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Why there is no answer. The kind decides the record's state and what the officer can do. */
typedef enum
{
  PROBANT_PROBLEM_TOKEN,     /* 401: missing, broken, expired or revoked token */
  PROBANT_PROBLEM_RIGHT,     /* 403: the token lacks the right */
  PROBANT_PROBLEM_LEGAL,     /* 451: INSEE never publishes this unit */
  PROBANT_PROBLEM_ABSENT,    /* 404: unknown to this source or outside what it covers */
  PROBANT_PROBLEM_REFUSED,   /* 404 38422: the source knows the subject and says no */
  PROBANT_PROBLEM_PENDING,   /* 502 04501, 04502: being examined by the provider */
  PROBANT_PROBLEM_INPUT,     /* 422 003xx: identifier, month or year */
  PROBANT_PROBLEM_SETUP,     /* 422 002xx: context, object or recipient */
  PROBANT_PROBLEM_GONE,      /* 410: route removed or link expired */
  PROBANT_PROBLEM_QUOTA,     /* 429 */
  PROBANT_PROBLEM_CONFLICT,  /* 409 after the retries */
  PROBANT_PROBLEM_PROVIDER,  /* 500, 502, 503, 504 */
  PROBANT_PROBLEM_NETWORK,   /* no HTTP answer: refused, reset, name, TLS, redirect elsewhere */
  PROBANT_PROBLEM_TIMEOUT,   /* our own time limit */
  PROBANT_PROBLEM_GARBAGE,   /* not JSON, not the envelope, cut short, not the type it claims */
  PROBANT_PROBLEM_TOO_LARGE, /* over the body limit */
} ProbantProblemKind;

/* Immutable, reference counted, shared freely. All texts are UTF-8, bounded in length, without control
 * characters, and never hold the token. */
typedef struct
{
  ProbantProblemKind kind;
  guint http_status; /* 0 without an HTTP answer */
  char *code;        /* the API's 5 digits, "http-STATUS", or a name of our own (see below) */
  char *title;       /* our own sentence, translated: what happened */
  char *next;        /* our own sentence, translated: what the officer can do; NULL where nothing */
  char *detail;      /* the server's own French sentence, NULL where none */
  char *provider;    /* meta.provider, NULL where none */
  char *request_id;  /* X-Request-Id, for support; NULL where none */
  int retry_in;      /* seconds, -1 where unknown */
} ProbantProblem;

#define PROBANT_TYPE_PROBLEM (probant_problem_get_type ())
GType probant_problem_get_type (void);

ProbantProblem *probant_problem_ref (ProbantProblem *self);
void probant_problem_unref (ProbantProblem *self);

/* A problem of our own making. `code` chooses the sentences; one that is not in this list gets those of the
 * kind: NETWORK: "network", "dns", "refused", "tls", "proxy", "redirect", "url" · TIMEOUT: "timeout" ·
 * TOO_LARGE: "too-large" · GARBAGE: "garbage", "html", "html-document", "empty", "not-json", "no-data",
 * "cut-short", "not-a-document" · GONE: "link-expired", "no-route" · TOKEN: "no-token". `detail` may be NULL.
 * (transfer full) */
ProbantProblem *probant_problem_new_local (ProbantProblemKind kind, const char *code, const char *detail);

typedef enum
{
  PROBANT_TIMEOUT_CONNECT, /* no connection */
  PROBANT_TIMEOUT_ANSWER,  /* connected, but the answer is not complete */
  PROBANT_TIMEOUT_STALL,   /* a document of which next to nothing comes */
  PROBANT_TIMEOUT_WHOLE,   /* a document that keeps coming, too slowly */
} ProbantTimeout;

/* Our own time limit of `seconds` is over. (transfer full) */
ProbantProblem *probant_problem_new_timeout (ProbantTimeout timeout, guint seconds);

/* Not asked, because the quota is used up for another `retry_in` seconds. (transfer full) */
ProbantProblem *probant_problem_new_quota (int retry_in);

/* Classifies an HTTP answer >= 400 by protocol.md: `body` may be empty, HTML or garbage. `retry_after` in
 * seconds or -1; a 429 that does not tell how long to wait gets 60. (transfer full) */
ProbantProblem *probant_problem_new_from_http (guint status,
                                               const char *body,
                                               gsize length,
                                               int retry_after,
                                               const char *request_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantProblem, probant_problem_unref)

G_END_DECLS
