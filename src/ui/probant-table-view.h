/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-presenter.h"

G_BEGIN_DECLS

/* A section that is a table: a head, lines, the first few of a long one with a button for the others. */
#define PROBANT_TYPE_TABLE_VIEW (probant_table_view_get_type ())
G_DECLARE_FINAL_TYPE (ProbantTableView, probant_table_view, PROBANT, TABLE_VIEW, GtkWidget)

/* `section->columns` is not NULL. The section must live as long as the table. */
GtkWidget *probant_table_view_new (const ProbantSection *section);

G_END_DECLS
