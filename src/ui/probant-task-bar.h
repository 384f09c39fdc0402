/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Long work at the bottom of a window: what it is, how far it is, and a way to stop it. Work that ends at
 * once is never seen. */
#define PROBANT_TYPE_TASK_BAR (probant_task_bar_get_type ())
G_DECLARE_FINAL_TYPE (ProbantTaskBar, probant_task_bar, PROBANT, TASK_BAR, GtkWidget)

/* Takes the place of the work before. */
void probant_task_bar_begin (ProbantTaskBar *self, const char *label, GCancellable *cancellable);
/* `fraction` 0 … 1; `label` NULL keeps the one before. */
void probant_task_bar_update (ProbantTaskBar *self, const char *label, double fraction);
/* Nothing where other work took its place. */
void probant_task_bar_end (ProbantTaskBar *self, GCancellable *cancellable);

G_END_DECLS
