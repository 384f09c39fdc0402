/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-history.h"

G_BEGIN_DECLS

/* One dossier of the history. Its button activates "home.forget" with number and API. */
#define PROBANT_TYPE_RECENT_ROW (probant_recent_row_get_type ())
G_DECLARE_FINAL_TYPE (ProbantRecentRow, probant_recent_row, PROBANT, RECENT_ROW, GtkListBoxRow)

GtkWidget *probant_recent_row_new (ProbantHistoryItem *item);
ProbantHistoryItem *probant_recent_row_get_item (ProbantRecentRow *self);

G_END_DECLS
