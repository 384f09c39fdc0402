/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "core/probant-inpi.h"

G_BEGIN_DECLS

/* Shared by the files of the account: what it is (probant-inpi.c), how it asks (probant-inpi-ask.c), how
 * often it may (probant-inpi-quota.c) and what can go wrong (probant-inpi-problem.c). */

#define PROBANT_INPI_REQUESTS_PER_MINUTE 10
#define PROBANT_INPI_LONGEST_WAIT (24 * 60 * 60) /* seconds */

typedef struct _ProbantInpiAsk ProbantInpiAsk;

struct _ProbantInpi
{
  GObject parent_instance;

  SoupSession *session;
  SoupCookieJar *jar;
  ProbantNetwork *network;
  char *base_url;
  char *user;
  char *password;
  gboolean paced;

  GQueue waiting;          /* ProbantInpiAsk */
  ProbantInpiAsk *current; /* the one that is under way */
  gboolean logged_in;
  ProbantProblem *refused; /* the login's, NULL unless it failed by the account's fault */
  gint64 shut_until;       /* monotonic µs */
  gint64 starts[PROBANT_INPI_REQUESTS_PER_MINUTE];
  guint n_starts;
};

/* Milliseconds until a request may leave; counts it where that is 0. */
guint probant_inpi_take_turn (ProbantInpi *self);
void probant_inpi_shut (ProbantInpi *self, gint64 seconds);
/* Seconds for which nothing leaves, 0 = none. */
gint64 probant_inpi_get_shut_seconds (ProbantInpi *self);

/* Problems in the INPI's name: the usual sentences speak of API Entreprise. (transfer full) */
ProbantProblem *probant_inpi_problem_new_login (guint status);
ProbantProblem *probant_inpi_problem_new_access (guint status);
ProbantProblem *probant_inpi_problem_new_quota (guint status, gint64 seconds);
ProbantProblem *probant_inpi_problem_new_from_status (guint status);
ProbantProblem *probant_inpi_problem_new_no_image (guint status);
ProbantProblem *probant_inpi_problem_new_garbage (guint status, const char *code);

G_END_DECLS
