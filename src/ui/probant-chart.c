/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-chart.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define NATURAL_BARS_HEIGHT 96
#define MIN_BARS_HEIGHT 84
#define MAX_BAR_WIDTH 54
#define NATURAL_COLUMN_WIDTH 52
#define BAR_SHARE 0.62f /* of the column's width */
#define RADIUS 5
#define GAP 4 /* between a bar and its texts, and between two columns' texts */
#define EARLIER_ALPHA 0.5f

struct _ProbantChart
{
  GtkWidget parent_instance;

  const ProbantSeries *series;
};

G_DEFINE_FINAL_TYPE (ProbantChart, probant_chart, GTK_TYPE_WIDGET)

/* Where the bars go, in pixels. */
typedef struct
{
  float column;      /* width of one */
  float bar;         /* width of one */
  float text_height; /* of a line */
  float base;        /* y of zero */
  float scale;       /* pixels a unit */
} Frame;

static guint
get_n_points (ProbantChart *self)
{
  return self->series != NULL ? self->series->points->len : 0;
}

static char *
format_short (ProbantChart *self, guint index)
{
  return probant_series_format_short (self->series, probant_series_get_point (self->series, index)->value);
}

static void
get_range (ProbantChart *self, double *lowest, double *highest)
{
  *lowest = *highest = 0;
  for (guint i = 0; i < get_n_points (self); i++)
    {
      double value = probant_series_get_point (self->series, i)->value;

      *lowest = MIN (*lowest, value);
      *highest = MAX (*highest, value);
    }
}

static PangoLayout *
create_layout (ProbantChart *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
get_text_size (ProbantChart *self, const char *text, int *width, int *height)
{
  g_autoptr (PangoLayout) layout = create_layout (self, text);

  pango_layout_get_pixel_size (layout, width, height);
}

/* Values stand above the bars, or below those that hang down; years below all. */
static gboolean
has_below (double lowest)
{
  return lowest < 0;
}

static void
get_frame (ProbantChart *self, Frame *frame)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float)gtk_widget_get_height (GTK_WIDGET (self));
  double lowest, highest;
  float room;
  int line;

  get_text_size (self, "0", NULL, &line);
  get_range (self, &lowest, &highest);
  frame->column = width / (float)get_n_points (self);
  frame->bar = MIN (MAX_BAR_WIDTH, frame->column * BAR_SHARE);
  frame->text_height = (float)line;
  room = height - 2 * (frame->text_height + GAP) - (has_below (lowest) ? frame->text_height + GAP : 0);
  frame->scale = highest > lowest ? (float)(MAX (room, 1) / (highest - lowest)) : 0;
  frame->base = frame->text_height + GAP + (highest > lowest ? (float)highest * frame->scale : MAX (room, 1));
}

/* The column of a point from the left: years run in the direction of reading. */
static guint
get_column (ProbantChart *self, guint index)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? get_n_points (self) - 1 - index
                                                                          : index;
}

static void
snapshot_text (ProbantChart *self,
               GtkSnapshot *snapshot,
               const char *text,
               float middle,
               float top,
               const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = create_layout (self, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf (middle - (float)width / 2), roundf (top)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* Rounded at the end that is not on the base line. */
static void
get_bar (const Frame *frame, float middle, double value, GskRoundedRect *bar)
{
  float length = MAX ((float)fabs (value) * frame->scale, value != 0 ? 1 : 0);
  float radius = MIN (RADIUS, length);
  graphene_size_t rounded = GRAPHENE_SIZE_INIT (radius, radius);
  graphene_size_t square = GRAPHENE_SIZE_INIT (0, 0);
  gboolean up = value >= 0;

  gsk_rounded_rect_init (bar,
                         &GRAPHENE_RECT_INIT (roundf (middle - frame->bar / 2),
                                              up ? frame->base - length : frame->base, frame->bar, length),
                         up ? &rounded : &square, up ? &rounded : &square, up ? &square : &rounded,
                         up ? &square : &rounded);
}

static void
snapshot_bar (ProbantChart *self,
              GtkSnapshot *snapshot,
              const GskRoundedRect *bar,
              gboolean latest,
              const GdkRGBA *text_color)
{
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA color = *text_color;

  /* What a theme that has no accent lacks, the colour of the text replaces. */
  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_bg_color",
                                  &color);
  if (!latest)
    color.alpha *= EARLIER_ALPHA;
  gtk_snapshot_push_rounded_clip (snapshot, bar);
  gtk_snapshot_append_color (snapshot, &color, &bar->bounds);
  gtk_snapshot_pop (snapshot);
  if (contrast)
    gtk_snapshot_append_border (snapshot, bar, (const float[]){ 1, 1, 1, 1 },
                                (const GdkRGBA[]){ *text_color, *text_color, *text_color, *text_color });
}

static void
snapshot_point (ProbantChart *self,
                GtkSnapshot *snapshot,
                const Frame *frame,
                guint index,
                const GdkRGBA *text_color)
{
  const ProbantPoint *point = probant_series_get_point (self->series, index);
  float middle = ((float)get_column (self, index) + 0.5f) * frame->column;
  g_autofree char *value = format_short (self, index);
  GdkRGBA dim = *text_color;
  GskRoundedRect bar;
  float edge;

  dim.alpha *= adw_style_manager_get_high_contrast (adw_style_manager_get_default ()) ? 1.0f : 0.7f;
  get_bar (frame, middle, point->value, &bar);
  snapshot_bar (self, snapshot, &bar, index == get_n_points (self) - 1, text_color);
  edge = point->value >= 0 ? bar.bounds.origin.y - GAP / 2 - frame->text_height
                           : bar.bounds.origin.y + bar.bounds.size.height + GAP / 2;
  snapshot_text (self, snapshot, value, middle, edge, text_color);
  snapshot_text (self, snapshot, point->label, middle,
                 (float)gtk_widget_get_height (GTK_WIDGET (self)) - frame->text_height, &dim);
}

static void
probant_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ProbantChart *self = PROBANT_CHART (widget);
  GdkRGBA text_color, line_color;
  Frame frame;

  if (get_n_points (self) == 0)
    return;

  get_frame (self, &frame);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text_color);
  for (guint i = 0; i < get_n_points (self); i++)
    snapshot_point (self, snapshot, &frame, i, &text_color);
  line_color = text_color;
  line_color.alpha *= 0.3f;
  gtk_snapshot_append_color (
      snapshot, &line_color,
      &GRAPHENE_RECT_INIT (0, roundf (frame.base), (float)gtk_widget_get_width (widget), 1));
}

static GtkSizeRequestMode
probant_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* The longest text of a column, and room between two. */
static int
measure_column (ProbantChart *self)
{
  int widest = 0;

  for (guint i = 0; i < get_n_points (self); i++)
    {
      g_autofree char *value = format_short (self, i);
      int width;

      get_text_size (self, value, &width, NULL);
      widest = MAX (widest, width);
      get_text_size (self, probant_series_get_point (self->series, i)->label, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest + 2 * GAP;
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
  double lowest, highest;
  int texts, line;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int column = measure_column (self);

      *minimum = column * (int)get_n_points (self);
      *natural = MAX (column, NATURAL_COLUMN_WIDTH) * (int)get_n_points (self);
      return;
    }

  get_text_size (self, "0", NULL, &line);
  get_range (self, &lowest, &highest);
  texts = (has_below (lowest) ? 3 : 2) * (line + GAP);
  *minimum = texts + MIN_BARS_HEIGHT;
  *natural = texts + NATURAL_BARS_HEIGHT;
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
  guint n = get_n_points (self);
  g_autofree char *text = NULL;

  if (n == 0 || x < 0 || x >= width || keyboard)
    return FALSE;

  text = describe_point (self, get_column (self, (guint)x * n / (guint)width));
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
