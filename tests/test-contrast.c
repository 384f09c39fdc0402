/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "ui/probant-badge.h"
#include "ui/probant-illustration.h"
#include "widget-run.h"

/* What is drawn, in the colours of the style sheets and of the installed libadwaita, is measured by the rule
 * of WCAG 2.1: 4.5 : 1 for text, 3 : 1 for graphics. Each text is full blocks, whose pixels have the very
 * colour of the text. Run also with ADW_DEBUG_HIGH_CONTRAST=1. */

#define BLOCKS "████"
#define TEXT 4.5
#define GRAPHIC 3.0
#define ROOM 12 /* around each sample */

typedef struct
{
  const char *name;
  double least;
  GtkWidget *widget; /* the label or the picture that is measured */
} Sample;

typedef struct
{
  GtkWidget *window;
  GtkWidget *box;
  GArray *samples;
} Fixture;

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (guint32 pixel)
{
  return 0.2126 * get_linear (((pixel >> 16) & 0xff) / 255.0)
         + 0.7152 * get_linear (((pixel >> 8) & 0xff) / 255.0) + 0.0722 * get_linear ((pixel & 0xff) / 255.0);
}

static double
get_contrast (guint32 a, guint32 b)
{
  double first = get_luminance (a), second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static cairo_surface_t *
draw (GtkWidget *window)
{
  int width = gtk_widget_get_width (window), height = gtk_widget_get_height (window);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);

  g_assert_true (x >= 0 && x < cairo_image_surface_get_width (surface));
  g_assert_true (y >= 0 && y < cairo_image_surface_get_height (surface));
  return ((const guint32 *)(gconstpointer)(data
                                           + (gsize)y * (gsize)cairo_image_surface_get_stride (surface)))[x]
         & 0xffffff;
}

/* The ground is what lies just beside the widget; the figure is the pixel that stands out most. */
static double
measure (Fixture *fixture, cairo_surface_t *surface, const Sample *sample)
{
  graphene_rect_t bounds;
  int left, top, right, bottom;
  guint32 ground;
  double most = 1;

  g_assert_true (gtk_widget_compute_bounds (sample->widget, fixture->window, &bounds));
  left = (int)floorf (bounds.origin.x);
  top = (int)floorf (bounds.origin.y);
  right = (int)ceilf (bounds.origin.x + bounds.size.width);
  bottom = (int)ceilf (bounds.origin.y + bounds.size.height);
  g_assert_cmpint (right - left, >, 4);
  ground = get_pixel (surface, left - 2, (top + bottom) / 2);
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      most = MAX (most, get_contrast (ground, get_pixel (surface, x, y)));
  return most;
}

/* A box in a box for each of the classes, which part by "|"; the last is the widget's own. */
static void
add (Fixture *fixture, const char *classes, GtkWidget *widget, GtkWidget *measured, double least)
{
  g_auto (GStrv) levels = g_strsplit (classes, "|", -1);
  GtkWidget *parent = fixture->box;
  guint n = g_strv_length (levels);
  Sample sample = { classes, least, measured };

  for (guint i = 0; i < n; i++)
    {
      gboolean is_last = i + 1 == n;
      GtkWidget *child = is_last ? widget : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      g_auto (GStrv) names = g_strsplit (levels[i], ".", -1);

      for (guint c = 0; names[c] != NULL; c++)
        if (*names[c] != '\0')
          gtk_widget_add_css_class (child, names[c]);
      gtk_widget_set_margin_start (child, ROOM);
      gtk_widget_set_margin_end (child, ROOM);
      gtk_widget_set_margin_top (child, 2);
      gtk_widget_set_margin_bottom (child, 2);
      gtk_box_append (GTK_BOX (parent), child);
      parent = child;
    }
  g_array_append_val (fixture->samples, sample);
}

static void
add_text (Fixture *fixture, const char *classes)
{
  GtkWidget *label = gtk_label_new (BLOCKS);

  add (fixture, classes, label, label, TEXT);
}

static void
add_icon (Fixture *fixture, const char *classes)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  add (fixture, classes, image, image, GRAPHIC);
}

static GtkWidget *
find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child);
  return found;
}

static void
add_badges (Fixture *fixture)
{
  static const char *const places[] = { "one-badge", "card|neutral-badge" };

  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    for (int kind = PROBANT_BADGE_NEUTRAL; kind <= PROBANT_BADGE_NEGATIVE; kind++)
      {
        GtkWidget *badge = g_object_new (PROBANT_TYPE_BADGE, NULL);

        probant_badge_set (PROBANT_BADGE (badge), kind, NULL, BLOCKS);
        add (fixture, places[p], badge, find_label (badge), TEXT);
      }
}

static void
add_row (Fixture *fixture)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *title = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Title");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), BLOCKS);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  add (fixture, "boxed-list", list, NULL, TEXT);
  for (title = find_label (row); title != NULL; title = gtk_widget_get_next_sibling (title))
    if (gtk_widget_has_css_class (title, "subtitle"))
      g_array_index (fixture->samples, Sample, fixture->samples->len - 1).widget = title;
  g_assert_nonnull (g_array_index (fixture->samples, Sample, fixture->samples->len - 1).widget);
}

static gboolean
has_size (gpointer data)
{
  Fixture *fixture = data;

  return gtk_widget_get_mapped (fixture->box) && gtk_widget_get_height (fixture->box) > 100;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), GPOINTER_TO_INT (data));
  fixture->window = adw_window_new ();
  fixture->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  fixture->samples = g_array_new (FALSE, TRUE, sizeof (Sample));

  add_text (fixture, "dim-label");
  add_text (fixture, "card|dim-label");
  add_text (fixture, "sidebar|dim-label");
  add_text (fixture, "card|document-row|dim-label");
  add_text (fixture, "card|overview-line|dim-label");
  add_text (fixture, "card|dim-label.not-provided");
  add_text (fixture, "technical.dim-label");
  add_text (fixture, "sandbox-banner|text");
  add_text (fixture, "protected-line|text");
  add_text (fixture, "card|text");
  add_badges (fixture);
  add_row (fixture);
  add_icon (fixture, "problem-line|icon");
  add_icon (fixture, "warning-mark");
  add_icon (fixture, "card|warning-mark");
  add_icon (fixture, "card|serious-mark");
  add_icon (fixture, "card|forget");

  adw_window_set_content (ADW_WINDOW (fixture->window), fixture->box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 1200);
  gtk_window_present (GTK_WINDOW (fixture->window));
  widget_run_until (has_size, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_array_unref (fixture->samples);
}

static void
test_contrast (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *surface = draw (fixture->window);

  for (guint i = 0; i < fixture->samples->len; i++)
    {
      const Sample *sample = &g_array_index (fixture->samples, Sample, i);
      double contrast = measure (fixture, surface, sample);

      g_test_message ("%s: %.2f", sample->name, contrast);
      if (contrast < sample->least)
        g_test_fail_printf ("%s: %.2f : 1 is less than %.1f : 1", sample->name, contrast, sample->least);
    }
  cairo_surface_destroy (surface);
}

/* Each illustration is there for the light and for the dark style, and follows a change of it. */
static void
test_illustrations (void)
{
  static const char *const names[] = { "welcome", "start", "no-document" };
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *image = g_object_ref_sink (gtk_image_new ());
      g_autofree char *light = g_strconcat ("probant-", names[i], NULL);
      g_autofree char *dark = g_strconcat (light, "-dark", NULL);

      adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
      probant_illustrate (image, names[i]);
      g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (image)), ==, light);
      g_assert_true (gtk_icon_theme_has_icon (theme, light));
      adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
      g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (image)), ==, dark);
      g_assert_true (gtk_icon_theme_has_icon (theme, dark));
      g_object_unref (image);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = widget_load_styles ();

  g_test_add ("/contrast/light", Fixture, GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT), set_up,
              test_contrast, tear_down);
  g_test_add ("/contrast/dark", Fixture, GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK), set_up, test_contrast,
              tear_down);
  g_test_add_func ("/contrast/illustrations", test_illustrations);

  return g_test_run ();
}
