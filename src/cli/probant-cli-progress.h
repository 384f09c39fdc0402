/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far the run is, on standard error: one line that changes on a terminal, else a few lines
 * "settled/asked". */
typedef struct
{
  gboolean terminal;
  guint told; /* n_settled of the last line where there is no terminal */
  char *shown;
} ProbantCliProgress;

void probant_cli_progress_init (ProbantCliProgress *self);
void probant_cli_progress_update (ProbantCliProgress *self, guint n_settled, guint n_asked);
/* Takes the line away, so that other text can be written. */
void probant_cli_progress_clear (ProbantCliProgress *self);

G_END_DECLS
