/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-chart.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "report/probant-chart-drawing.h"

#define NATURAL_BARS_HEIGHT 96
#define MIN_BARS_HEIGHT 84
#define NATURAL_COLUMN_WIDTH 52
#define EARLIER_ALPHA 0.5f

struct _ProbantChart
{
  GtkWidget parent_instance;

  const ProbantSeries *series;
};

G_DEFINE_FINAL_TYPE (ProbantChart, probant_chart, GTK_TYPE_WIDGET)

static guint
get_n_points (ProbantChart *self)
{
  return self->series != NULL ? self->series->points->len : 0;
}

static gboolean
is_right_to_left (ProbantChart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static ProbantChartInk
make_ink (const GdkRGBA *color, float alpha)
{
  return (ProbantChartInk){ color->red, color->green, color->blue, color->alpha * alpha };
}

static void
get_style (ProbantChart *self, ProbantChartStyle *style)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA text, accent;

  gtk_style_context_get_color (context, &text);
  /* What a theme that has no accent lacks, the colour of the text replaces. */
  if (!gtk_style_context_lookup_color (context, "accent_bg_color", &accent))
    accent = text;
  *style = (ProbantChartStyle){
    .text = make_ink (&text, 1),
    .label = make_ink (&text, contrast ? 1.0f : 0.7f),
    .bar = make_ink (&accent, 1),
    .earlier = make_ink (&accent, EARLIER_ALPHA),
    .base = make_ink (&text, 0.3f),
    .outlined = contrast,
    .right_to_left = is_right_to_left (self),
  };
}

static void
probant_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ProbantChart *self = PROBANT_CHART (widget);
  float width = (float)gtk_widget_get_width (widget);
  float height = (float)gtk_widget_get_height (widget);
  ProbantChartStyle style;
  cairo_t *cr = NULL;

  if (get_n_points (self) == 0)
    return;

  get_style (self, &style);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  probant_chart_draw (self->series, &style, gtk_widget_get_pango_context (widget), cr, (double)width,
                      (double)height);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
probant_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
probant_chart_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  ProbantChart *self = PROBANT_CHART (widget);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  guint n = get_n_points (self);
  int size = 0;

  *minimum = *natural = 0;
  if (n == 0)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      size = (int)probant_chart_measure_column (self->series, context);
      *minimum = size * (int)n;
      *natural = MAX (size, NATURAL_COLUMN_WIDTH) * (int)n;
      return;
    }
  size = (int)probant_chart_measure_texts (self->series, context);
  *minimum = size + MIN_BARS_HEIGHT;
  *natural = size + NATURAL_BARS_HEIGHT;
}

static char *
describe_point (ProbantChart *self, guint index)
{
  const ProbantPoint *point = probant_series_get_point (self->series, index);
  g_autofree char *value = probant_series_format (self->series, point->value);

  /* Translators: one point of a chart: a year, then its value. */
  return g_strdup_printf (_ ("%s: %s"), point->label, value);
}

static gboolean
probant_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ProbantChart *self = PROBANT_CHART (widget);
  int width = gtk_widget_get_width (widget);
  g_autofree char *text = NULL;

  if (get_n_points (self) == 0 || x < 0 || x >= width || keyboard)
    return FALSE;

  text = describe_point (self, probant_chart_find_point (self->series, width, x, is_right_to_left (self)));
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
probant_chart_class_init (ProbantChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = probant_chart_snapshot;
  widget_class->get_request_mode = probant_chart_get_request_mode;
  widget_class->measure = probant_chart_measure;
  widget_class->query_tooltip = probant_chart_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
probant_chart_init (ProbantChart *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
probant_chart_new (void)
{
  return g_object_new (PROBANT_TYPE_CHART, NULL);
}

void
probant_chart_set_series (ProbantChart *self, const ProbantSeries *series)
{
  g_autoptr (GString) description = g_string_new (NULL);

  g_return_if_fail (PROBANT_IS_CHART (self));

  self->series = series;
  gtk_widget_set_visible (GTK_WIDGET (self), get_n_points (self) > 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (series == NULL)
    return;

  for (guint i = 0; i < get_n_points (self); i++)
    {
      g_autofree char *point = describe_point (self, i);

      g_string_append_printf (description, "%s%s", i > 0 ? "; " : "", point);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, series->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description->str, -1);
}
