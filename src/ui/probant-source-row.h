/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/probant-watch.h"

G_BEGIN_DECLS

/* One source of the catalogue in the preferences: what it holds, who produces it, how useful the use case
 * holds it, its legal basis and openness, whether its provider answers, and whether this service asks it. */
#define PROBANT_TYPE_SOURCE_ROW (probant_source_row_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSourceRow, probant_source_row, PROBANT, SOURCE_ROW, AdwPreferencesRow)

/* `settings`: those of the program, whose key "sources" the switch reads and writes. */
GtkWidget *probant_source_row_new (const ProbantEndpoint *endpoint, GSettings *settings, ProbantWatch *watch);

G_END_DECLS
