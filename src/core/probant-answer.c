/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-answer.h"

G_DEFINE_BOXED_TYPE (ProbantAnswer, probant_answer, probant_answer_ref, probant_answer_unref)

ProbantAnswer *
probant_answer_new (void)
{
  ProbantAnswer *self = g_atomic_rc_box_new0 (ProbantAnswer);

  self->cache_expires_in = -1;

  return self;
}

ProbantAnswer *
probant_answer_ref (ProbantAnswer *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  ProbantAnswer *self = data;

  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->problem, probant_problem_unref);
  g_clear_pointer (&self->asked_at, g_date_time_unref);
  g_free (self->request_id);
}

void
probant_answer_unref (ProbantAnswer *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
