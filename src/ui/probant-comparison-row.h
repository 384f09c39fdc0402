/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-declared.h"

G_BEGIN_DECLS

/* One trait of the applicant: a field for what was declared and, beside it or below where there is little
 * room, what the sources say of it, each leading to its record. Signal "changed": something was typed. */
#define PROBANT_TYPE_COMPARISON_ROW (probant_comparison_row_get_type ())
G_DECLARE_FINAL_TYPE (ProbantComparisonRow, probant_comparison_row, PROBANT, COMPARISON_ROW, GtkWidget)

GtkWidget *probant_comparison_row_new (ProbantTrait trait);

/* Officers are one a line. (transfer full) */
char *probant_comparison_row_get_text (ProbantComparisonRow *self);
/* NULL is empty. */
void probant_comparison_row_set_text (ProbantComparisonRow *self, const char *text);

/* Shows those of its trait; `comparisons` as probant_declared_compare() gives them. */
void probant_comparison_row_show (ProbantComparisonRow *self, GPtrArray *comparisons);

G_END_DECLS
