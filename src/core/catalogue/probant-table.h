/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-presenter.h"

G_BEGIN_DECLS

/* Tables that a source composes itself: chosen lines, a table a form, sums. Columns are described as in a
 * field table; their paths are relative to the node given, "^" and "@" mean what they mean there. What they
 * show is to be named HIDDEN in the field table. */

/* A new section with the columns' labels. */
ProbantSection *
probant_table_new (ProbantPresentation *presentation, const char *title, const ProbantField *columns);
/* One line, from the scope's node. */
void probant_table_add (ProbantSection *section, const ProbantField *columns, const ProbantScope *scope);
/* The same fields one below the other, as label and value. OPTIONAL ones are left out where there is nothing.
 */
void
probant_table_add_values (ProbantSection *section, const ProbantField *fields, const ProbantScope *scope);
/* "+12.3 %", "-4 %". (transfer full) */
char *probant_table_format_change (double percents);
/* Where a list turned out empty, so that nothing was added: "LABEL: None". */
void probant_table_say_none (ProbantPresentation *presentation, const char *label);

G_END_DECLS
