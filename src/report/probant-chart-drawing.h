/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "core/probant-series.h"

G_BEGIN_DECLS

/* A series as bars: one drawing for the screen and for paper. Lengths are in units of the context: pixels on
 * the screen, points on paper. */

typedef struct
{
  double red, green, blue, alpha;
} ProbantChartInk;

typedef struct
{
  ProbantChartInk text;    /* values */
  ProbantChartInk label;   /* years */
  ProbantChartInk bar;     /* the latest */
  ProbantChartInk earlier; /* the other bars */
  ProbantChartInk base;    /* the line of zero */
  gboolean outlined;       /* bars have an outline in the ink of the text */
  gboolean right_to_left;  /* the direction of reading */
} ProbantChartStyle;

/* The widest text of one column, room between two included; the height of a line of text. */
double probant_chart_measure_column (const ProbantSeries *series, PangoContext *context);
double probant_chart_measure_line (PangoContext *context);
/* How much of the height the texts take. */
double probant_chart_measure_texts (const ProbantSeries *series, PangoContext *context);

/* The point whose column holds `x`. */
guint probant_chart_find_point (const ProbantSeries *series, double width, double x, gboolean right_to_left);

/* Fills 0, 0, width, height. */
void probant_chart_draw (const ProbantSeries *series,
                         const ProbantChartStyle *style,
                         PangoContext *context,
                         cairo_t *cr,
                         double width,
                         double height);

G_END_DECLS
