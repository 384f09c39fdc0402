/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-catalogue.h"
#include "core/probant-client.h"

G_BEGIN_DECLS

typedef enum
{
  PROBANT_PROVIDER_NOT_CHECKED,
  PROBANT_PROVIDER_CHECKING,
  PROBANT_PROVIDER_UP,
  PROBANT_PROVIDER_DOWN,
  PROBANT_PROVIDER_UNKNOWN,   /* the API says that it does not know, or its answer cannot be read */
  PROBANT_PROVIDER_UNWATCHED, /* the API does not watch this provider */
} ProbantProviderState;

typedef struct
{
  ProbantProviderState state;
  GDateTime *last_up; /* local time; NULL where not told */
} ProbantProvider;

/* The state of the providers behind the sources, as the API itself observes it: GET /pings lists what is
 * watched, GET /ping/… tells of one (protocol.md, section 9). */
#define PROBANT_TYPE_WATCH (probant_watch_get_type ())
G_DECLARE_FINAL_TYPE (ProbantWatch, probant_watch, PROBANT, WATCH, GObject)

/* Signal "changed" (): a state, or what follows, is another one. */
ProbantWatch *probant_watch_new (void);

/* Asks anew; a check that still runs is given up. */
void probant_watch_check (ProbantWatch *self, ProbantClient *client);
void probant_watch_cancel (ProbantWatch *self);

gboolean probant_watch_is_checking (ProbantWatch *self);
/* When the last check ended; NULL before. (transfer none) */
GDateTime *probant_watch_get_checked_at (ProbantWatch *self);
/* Why the last check gave nothing, NULL where it did. (transfer none) */
const ProbantProblem *probant_watch_get_problem (ProbantWatch *self);
/* (transfer none), until the next "changed". */
const ProbantProvider *probant_watch_get_provider (ProbantWatch *self, const ProbantEndpoint *endpoint);

/* "Answers", "Does not answer", … translated, static. */
const char *probant_provider_state_describe (ProbantProviderState state);

G_END_DECLS
