/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-series.h"

G_BEGIN_DECLS

/* Bars of one series, the latest in full colour; in the direction of reading. To a screen reader it is a
 * picture whose description gives every point; the tooltip of a bar its value in full. */
#define PROBANT_TYPE_CHART (probant_chart_get_type ())
G_DECLARE_FINAL_TYPE (ProbantChart, probant_chart, PROBANT, CHART, GtkWidget)

GtkWidget *probant_chart_new (void);
/* Hidden without a series (NULL, which it is at first). `series` stays the caller's and lives until another
 * is set or the chart ends. */
void probant_chart_set_series (ProbantChart *self, const ProbantSeries *series);

G_END_DECLS
