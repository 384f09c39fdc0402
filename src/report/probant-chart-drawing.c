/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/probant-chart-drawing.h"

#include <math.h>

#define MAX_BAR_WIDTH 54.0
#define BAR_SHARE 0.62 /* of the column's width */
#define RADIUS 5.0
#define GAP 4.0 /* between a bar and its texts, and between two columns' texts */

/* Where the bars go. */
typedef struct
{
  double column; /* width of one */
  double bar;    /* width of one */
  double line;   /* height of a line of text */
  double base;   /* y of zero */
  double scale;  /* length of a unit */
} Frame;

typedef struct
{
  double x, y, width, height;
  gboolean up;
} Bar;

static void
get_range (const ProbantSeries *series, double *lowest, double *highest)
{
  *lowest = *highest = 0;
  for (guint i = 0; i < series->points->len; i++)
    {
      double value = probant_series_get_point (series, i)->value;

      *lowest = MIN (*lowest, value);
      *highest = MAX (*highest, value);
    }
}

static PangoLayout *
create_layout (PangoContext *context, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
get_text_width (PangoContext *context, const char *text)
{
  g_autoptr (PangoLayout) layout = create_layout (context, text);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return ceil ((double)width / PANGO_SCALE);
}

double
probant_chart_measure_line (PangoContext *context)
{
  g_autoptr (PangoLayout) layout = create_layout (context, "0");
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return ceil ((double)height / PANGO_SCALE);
}

double
probant_chart_measure_column (const ProbantSeries *series, PangoContext *context)
{
  double widest = 0;

  for (guint i = 0; i < series->points->len; i++)
    {
      const ProbantPoint *point = probant_series_get_point (series, i);
      g_autofree char *value = probant_series_format_short (series, point->value);

      widest = MAX (widest, get_text_width (context, value));
      widest = MAX (widest, get_text_width (context, point->label));
    }
  return widest + 2 * GAP;
}

/* Values stand above the bars, or below those that hang down; years below all. */
double
probant_chart_measure_texts (const ProbantSeries *series, PangoContext *context)
{
  double lowest, highest;

  get_range (series, &lowest, &highest);
  return (lowest < 0 ? 3 : 2) * (probant_chart_measure_line (context) + GAP);
}

static void
get_frame (const ProbantSeries *series, PangoContext *context, double width, double height, Frame *frame)
{
  double lowest, highest;
  double room;

  get_range (series, &lowest, &highest);
  frame->line = probant_chart_measure_line (context);
  frame->column = width / series->points->len;
  frame->bar = MIN (MAX_BAR_WIDTH, frame->column * BAR_SHARE);
  room = MAX (height - probant_chart_measure_texts (series, context), 1);
  frame->scale = highest > lowest ? room / (highest - lowest) : 0;
  frame->base = frame->line + GAP + (highest > lowest ? highest * frame->scale : room);
}

/* The column of a point from the left, and the point of a column: years run in the direction of reading. */
static guint
mirror (const ProbantSeries *series, guint index, gboolean right_to_left)
{
  return right_to_left ? series->points->len - 1 - index : index;
}

guint
probant_chart_find_point (const ProbantSeries *series, double width, double x, gboolean right_to_left)
{
  guint column = (guint)CLAMP (x * series->points->len / MAX (width, 1), 0, series->points->len - 1);

  return mirror (series, column, right_to_left);
}

static void
get_bar (const Frame *frame, double middle, double value, Bar *bar)
{
  double length = MAX (fabs (value) * frame->scale, value != 0 ? 1 : 0);

  bar->up = value >= 0;
  bar->x = round (middle - frame->bar / 2);
  bar->y = bar->up ? frame->base - length : frame->base;
  bar->width = frame->bar;
  bar->height = length;
}

/* Rounded at the end that is not on the base line. */
static void
add_bar (cairo_t *cr, const Bar *bar)
{
  double radius = MIN (RADIUS, MIN (bar->height, bar->width / 2));
  double right = bar->x + bar->width, bottom = bar->y + bar->height;

  cairo_new_path (cr);
  if (bar->up)
    {
      cairo_move_to (cr, bar->x, bottom);
      cairo_arc (cr, bar->x + radius, bar->y + radius, radius, G_PI, 3 * G_PI_2);
      cairo_arc (cr, right - radius, bar->y + radius, radius, -G_PI_2, 0);
      cairo_line_to (cr, right, bottom);
    }
  else
    {
      cairo_move_to (cr, right, bar->y);
      cairo_arc (cr, right - radius, bottom - radius, radius, 0, G_PI_2);
      cairo_arc (cr, bar->x + radius, bottom - radius, radius, G_PI_2, G_PI);
      cairo_line_to (cr, bar->x, bar->y);
    }
  cairo_close_path (cr);
}

static void
set_ink (cairo_t *cr, const ProbantChartInk *ink)
{
  cairo_set_source_rgba (cr, ink->red, ink->green, ink->blue, ink->alpha);
}

static void
draw_text (cairo_t *cr,
           PangoContext *context,
           const char *text,
           double middle,
           double top,
           const ProbantChartInk *ink)
{
  g_autoptr (PangoLayout) layout = create_layout (context, text);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  set_ink (cr, ink);
  cairo_move_to (cr, round (middle - (double)width / PANGO_SCALE / 2), round (top));
  pango_cairo_show_layout (cr, layout);
}

void
probant_chart_draw (const ProbantSeries *series,
                    const ProbantChartStyle *style,
                    PangoContext *context,
                    cairo_t *cr,
                    double width,
                    double height)
{
  guint n = series->points->len;
  Frame frame;

  if (n == 0)
    return;

  get_frame (series, context, width, height, &frame);
  for (guint i = 0; i < n; i++)
    {
      const ProbantPoint *point = probant_series_get_point (series, i);
      double middle = (mirror (series, i, style->right_to_left) + 0.5) * frame.column;
      g_autofree char *value = probant_series_format_short (series, point->value);
      Bar bar;

      get_bar (&frame, middle, point->value, &bar);
      add_bar (cr, &bar);
      set_ink (cr, i == n - 1 ? &style->bar : &style->earlier);
      cairo_fill_preserve (cr);
      if (style->outlined)
        {
          cairo_set_line_width (cr, 1);
          set_ink (cr, &style->text);
          cairo_stroke_preserve (cr);
        }
      cairo_new_path (cr);
      draw_text (cr, context, value, middle,
                 bar.up ? bar.y - GAP / 2 - frame.line : bar.y + bar.height + GAP / 2, &style->text);
      draw_text (cr, context, point->label, middle, height - frame.line, &style->label);
    }
  set_ink (cr, &style->base);
  cairo_rectangle (cr, 0, round (frame.base), width, 1);
  cairo_fill (cr);
}
