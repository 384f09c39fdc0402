/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-client.h"
#include "mock-server.h"

#define TEST_TOKEN "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ0ZXN0In0.c2VjcmV0c2VjcmV0"

/* What a call gave. Set by the callback; `done` counts how often it was called. */
typedef struct
{
  guint done;
  ProbantAnswer *answer;
  GBytes *bytes;
  char *media_type;
  ProbantProblem *problem;
  GError *error;
} Outcome;

void outcome_clear (Outcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

/* Iterates the main context until *n is at least `wanted`; fails the test after 20 s. */
void run_until (const guint *n, guint wanted);
/* The same for a time in ms, for what must not happen. */
void run_for (guint ms);

/* A client of the server at `path` ("" or "/prefix"), with limits of 1 s, whose quota is its own: each has
 * another token that begins with TEST_TOKEN. */
ProbantClient *client_new (MockServer *server, const char *path);

/* Seconds, for this client alone. */
void set_time_limits (ProbantClient *client, guint connect, guint answer, guint stall);

/* Drops the last reference: what runs may end in its own time, then nothing holds the client. */
void release_client (ProbantClient *client);

/* Of tests/data/tls. (transfer full) */
GTlsCertificate *load_certificate (const char *name);
/* The one that signed them, with limits of 10 s. */
void trust_authority (ProbantClient *client);

/* They do not wait. */
void ask (ProbantClient *client,
          const char *path,
          const char *group,
          gboolean fresh,
          GCancellable *cancellable,
          Outcome *outcome);
void download (ProbantClient *client, const char *url, GCancellable *cancellable, Outcome *outcome);

/* They wait. (transfer full) */
ProbantAnswer *ask_now (ProbantClient *client, const char *path);
