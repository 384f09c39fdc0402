/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "core/probant-problem.h"

G_BEGIN_DECLS

/* What one request gave: either `root` (the whole JSON envelope) or `problem`, never both, never neither.
 * Immutable, reference counted: several records may share one. */
typedef struct
{
  JsonNode *root;
  ProbantProblem *problem;
  guint http_status; /* 0 without an HTTP answer */
  char *request_id;
  GDateTime *asked_at;  /* local time of the first try */
  gint64 elapsed_ms;    /* from the first try to the answer, waits included */
  gboolean cached;      /* X-Response-Cached */
  int cache_expires_in; /* seconds, -1 where not told */
} ProbantAnswer;

#define PROBANT_TYPE_ANSWER (probant_answer_get_type ())
GType probant_answer_get_type (void);

ProbantAnswer *probant_answer_new (void);
ProbantAnswer *probant_answer_ref (ProbantAnswer *self);
void probant_answer_unref (ProbantAnswer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantAnswer, probant_answer_unref)

G_END_DECLS
