/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-problem.h"

G_BEGIN_DECLS

/* What is known of a code, of a status, or of a kind. Both sentences are msgids; `next` may be NULL. */
typedef struct
{
  const char *code;
  guint status;
  ProbantProblemKind kind;
  const char *title;
  const char *next;
} ProbantProblemRule;

/* `code` is 5 digits or NULL. The whole code decides where it comes with the status it belongs to, then the
 * status with the code's suffix, then the status alone: codes are met under the prefix of another provider,
 * statuses can be relied on. Never NULL. */
const ProbantProblemRule *probant_problem_rules_find_http (guint status, const char *code);
/* By a code of our own, else by the kind. Never NULL. */
const ProbantProblemRule *probant_problem_rules_find_local (ProbantProblemKind kind, const char *code);

G_END_DECLS
