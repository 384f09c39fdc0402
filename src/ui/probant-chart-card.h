/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-series.h"

G_BEGIN_DECLS

/* A series as a chart or, by a button, as a table; its source; a copy of its values as TSV (action
 * "chart.copy"). */
#define PROBANT_TYPE_CHART_CARD (probant_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (ProbantChartCard, probant_chart_card, PROBANT, CHART_CARD, GtkWidget)

/* `series`: (transfer full). */
GtkWidget *probant_chart_card_new (ProbantSeries *series);

G_END_DECLS
