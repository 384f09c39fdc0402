/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "core/probant-client.h"
#include "core/probant-quota.h"

G_BEGIN_DECLS

/* Shared by the files of the client, which ask (probant-client-ask.c) and fetch (probant-client-download.c).
 */
struct _ProbantClient
{
  GObject parent_instance;

  SoupSession *session;
  ProbantNetwork *network;
  ProbantQuota *quota;
  gint64 next_start; /* monotonic µs: when the next JSON call may leave */
  guint start_gap;   /* ms between two of them */
  GHashTable *calls; /* key -> Call in flight, both owned by the call */
  char *base_url;
  gboolean loopback; /* the API is on this computer */
  gboolean open;     /* neither token nor purpose, and no envelope around the answers */
  char *token;
  char *context;
  char *object;
  char *recipient;
  char *purpose; /* the three as a query string */
};

/* Seconds that the answer asks to wait (Retry-After: a number or a date), -1 where it does not. */
int probant_client_get_retry_after (SoupMessage *message);
/* A problem of our own with an answer that did come. (transfer full) */
ProbantProblem *
probant_client_create_problem (SoupMessage *message, ProbantProblemKind kind, const char *code);

G_END_DECLS
