/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "preview-fixture.h"
#include "sample-pdf.h"
#include "ui/probant-page-cache.h"
#include "ui/probant-page-layout.h"
#include "ui/probant-page-target.h"
#include "ui/probant-page-view.h"

static ProbantPdf *
open_pdf (GBytes *bytes)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ProbantPdf *pdf;

  probant_pdf_open_async (bytes, NULL, store_result_cb, &result);
  wait_until (is_set, &result);
  pdf = probant_pdf_open_finish (result, &error);
  g_assert_no_error (error);
  return pdf;
}

static void
test_layout (void)
{
  static const SampleSize sizes[] = { { 100, 200 }, { 300, 100 }, { 200, 400 } };
  g_autoptr (GBytes) bytes = sample_pdf_new (sizes, 3, NULL);
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes);
  g_autoptr (ProbantPageLayout) layout = probant_page_layout_new (pdf, PROBANT_TURN_NONE);
  const double around = 2 * PROBANT_PAGE_MARGIN;
  graphene_rect_t rect;
  double width, height;

  g_assert_cmpuint (probant_page_layout_get_n_pages (layout), ==, 3);
  probant_page_layout_get_size (layout, 2, &width, &height);
  g_assert_cmpfloat (width, ==, 600 + around);
  g_assert_cmpfloat (height, ==, 1400 + 2 * PROBANT_PAGE_GAP + around);

  probant_page_layout_get_page (layout, 2, 2, width, &rect);
  g_assert_cmpfloat (rect.origin.x, ==, PROBANT_PAGE_MARGIN + 100);
  g_assert_cmpfloat (rect.origin.y, ==, PROBANT_PAGE_MARGIN + 600 + 2 * PROBANT_PAGE_GAP);
  g_assert_cmpfloat (rect.size.width, ==, 400);
  g_assert_cmpfloat (rect.size.height, ==, 800);

  g_assert_cmpuint (probant_page_layout_find_page (layout, 2, -5), ==, 0);
  g_assert_cmpuint (probant_page_layout_find_page (layout, 2, rect.origin.y - 1), ==, 1);
  g_assert_cmpuint (probant_page_layout_find_page (layout, 2, rect.origin.y), ==, 2);
  g_assert_cmpuint (probant_page_layout_find_page (layout, 2, 1e9), ==, 2);

  g_assert_cmpfloat (probant_page_layout_fit_width (layout, 900 + around), ==, 3);
  g_assert_cmpfloat (probant_page_layout_fit_page (layout, 0, 900 + around, 600 + around), ==, 3);
  g_assert_cmpfloat (probant_page_layout_fit_page (layout, 1, 900 + around, 600 + around), ==, 3);

  probant_page_layout_free (layout);
  layout = probant_page_layout_new (pdf, PROBANT_TURN_RIGHT);
  probant_page_layout_get_size (layout, 2, &width, &height);
  g_assert_cmpfloat (width, ==, 800 + around);
  g_assert_cmpfloat (height, ==, 1200 + 2 * PROBANT_PAGE_GAP + around);
}

static gboolean
is_cache_ready (gpointer data)
{
  return !probant_page_cache_is_busy (data);
}

static void
test_cache (void)
{
  const gsize budget = 4 * 1024 * 1024; /* about two pages at 1 pixel a point */
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (40);
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes);
  g_autoptr (ProbantPageCache) cache = probant_page_cache_new (pdf, budget);

  for (guint i = 0; i < 40; i++)
    {
      probant_page_cache_want (cache, i, i, 1);
      g_assert_true (i > 0 || probant_page_cache_is_busy (cache));
      wait_until (is_cache_ready, cache);
      g_assert_cmpuint (probant_page_cache_get_bytes (cache), <=, budget);
      g_assert_cmpint (gdk_texture_get_width (probant_page_cache_get (cache, i)), ==, 595);
    }
  g_assert_null (probant_page_cache_get (cache, 0));

  /* What is on screen stays, and stays blurred until it is sharp. */
  probant_page_cache_want (cache, 38, 39, 1.5);
  g_assert_cmpint (gdk_texture_get_width (probant_page_cache_get (cache, 39)), ==, 595);
  wait_until (is_cache_ready, cache);
  g_assert_cmpint (gdk_texture_get_width (probant_page_cache_get (cache, 38)), ==, 893);
  g_assert_cmpint (gdk_texture_get_width (probant_page_cache_get (cache, 39)), ==, 893);
}

/* A page that is too large for a picture is drawn smaller; one that cannot be drawn has a sentence. */
static void
test_cache_limits (void)
{
  static const char *const objects[]
      = { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2/Kids[3 0 R 9 0 R]>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 14400 14400]>>", NULL };
  g_autoptr (GBytes) bytes = sample_pdf_from_objects (objects);
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes);
  g_autoptr (ProbantPageCache) cache = probant_page_cache_new (pdf, 1);

  probant_page_cache_want (cache, 0, 1, 10);
  wait_until (is_cache_ready, cache);
  g_assert_cmpint (gdk_texture_get_width (probant_page_cache_get (cache, 0)), <, 4000);
  g_assert_cmpint (gdk_texture_get_width (probant_page_cache_get (cache, 0)), >, 2000);
  g_assert_null (probant_page_cache_get_error (cache, 0));
  g_assert_null (probant_page_cache_get (cache, 1));
  g_assert_nonnull (probant_page_cache_get_error (cache, 1));
  probant_page_cache_retry (cache, 1);
  g_assert_null (probant_page_cache_get_error (cache, 1));
  g_assert_true (probant_page_cache_is_busy (cache));
  wait_until (is_cache_ready, cache);
  g_assert_nonnull (probant_page_cache_get_error (cache, 1));
}

typedef struct
{
  GtkWindow *window;
  ProbantPageView *view;
  GtkAdjustment *across, *down;
} ViewFixture;

static void
view_set_up (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->view = g_object_new (PROBANT_TYPE_PAGE_VIEW, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (fixture->view));
  gtk_window_set_child (fixture->window, scrolled);
  gtk_window_set_default_size (fixture->window, 400, 500);
  gtk_window_present (fixture->window);
  fixture->across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  fixture->down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
}

static void
view_tear_down (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantPageView) view = g_object_ref (fixture->view);

  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&view));
}

static void
show_pdf (ViewFixture *fixture, GBytes *bytes)
{
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes);

  probant_page_view_set_pdf (fixture->view, pdf, "Attestation");
  wait_until (is_view_ready, fixture->view);
}

static void
show_pages (ViewFixture *fixture, guint n_pages)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (n_pages);

  show_pdf (fixture, bytes);
}

static void
test_view_fit (ViewFixture *fixture, gconstpointer data)
{
  double fit_width;

  show_pages (fixture, 3);
  g_assert_cmpint (probant_page_view_get_zoom_mode (fixture->view), ==, PROBANT_ZOOM_FIT_WIDTH);
  fit_width = probant_page_view_get_zoom (fixture->view);
  g_assert_cmpfloat_with_epsilon (fit_width, (400 - 2 * PROBANT_PAGE_MARGIN) / 595.0 * 0.75, 0.001);
  g_assert_cmpfloat (gtk_adjustment_get_upper (fixture->across), ==, 400);

  probant_page_view_fit (fixture->view, PROBANT_ZOOM_FIT_PAGE);
  g_assert_cmpfloat (probant_page_view_get_zoom (fixture->view), <, fit_width);
  probant_page_view_set_zoom (fixture->view, 2);
  g_assert_cmpint (probant_page_view_get_zoom_mode (fixture->view), ==, PROBANT_ZOOM_FREE);
  g_assert_cmpfloat (gtk_adjustment_get_upper (fixture->across), >, 1500);
  probant_page_view_set_zoom (fixture->view, 1000);
  g_assert_cmpfloat (probant_page_view_get_zoom (fixture->view), ==, PROBANT_ZOOM_MAX);
  probant_page_view_set_zoom (fixture->view, 0);
  g_assert_cmpfloat (probant_page_view_get_zoom (fixture->view), ==, PROBANT_ZOOM_MIN);
  probant_page_view_fit (fixture->view, PROBANT_ZOOM_FIT_WIDTH);
  g_assert_cmpfloat (probant_page_view_get_zoom (fixture->view), ==, fit_width);
}

static void
test_view_zoom_steps (ViewFixture *fixture, gconstpointer data)
{
  show_pages (fixture, 1);
  probant_page_view_set_zoom (fixture->view, 0.96);
  probant_page_view_zoom_in (fixture->view);
  g_assert_cmpfloat_with_epsilon (probant_page_view_get_zoom (fixture->view), 1, 1e-9);
  probant_page_view_zoom_in (fixture->view);
  g_assert_cmpfloat_with_epsilon (probant_page_view_get_zoom (fixture->view), 1.1, 1e-9);
  probant_page_view_zoom_out (fixture->view);
  probant_page_view_zoom_out (fixture->view);
  g_assert_cmpfloat_with_epsilon (probant_page_view_get_zoom (fixture->view), 0.9, 1e-9);
  for (guint i = 0; i < 30; i++)
    probant_page_view_zoom_in (fixture->view);
  g_assert_cmpfloat (probant_page_view_get_zoom (fixture->view), ==, PROBANT_ZOOM_MAX);
  for (guint i = 0; i < 30; i++)
    probant_page_view_zoom_out (fixture->view);
  g_assert_cmpfloat (probant_page_view_get_zoom (fixture->view), ==, PROBANT_ZOOM_MIN);
}

/* The middle of the view shows the same point of the same page before and after. */
static void
test_view_zoom_keeps_place (ViewFixture *fixture, gconstpointer data)
{
  static const double zooms[] = { 3, 0.7, 5.3, 1.7 };
  double before, after;

  show_pages (fixture, 10);
  probant_page_view_set_zoom (fixture->view, 1);
  gtk_adjustment_set_value (fixture->down, 5000);
  before = (5000 + 250 - PROBANT_PAGE_MARGIN - 4 * PROBANT_PAGE_GAP) / 1.0;
  for (gsize i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      probant_page_view_set_zoom (fixture->view, zooms[i]);
      after = (gtk_adjustment_get_value (fixture->down) + 250 - PROBANT_PAGE_MARGIN - 4 * PROBANT_PAGE_GAP)
              / zooms[i];
      g_assert_cmpfloat_with_epsilon (after, before, 3);
    }
}

static void
test_view_pages (ViewFixture *fixture, gconstpointer data)
{
  show_pages (fixture, 300);
  g_assert_cmpuint (probant_page_view_get_page (fixture->view), ==, 0);
  probant_page_view_go_to_page (fixture->view, 149);
  g_assert_cmpuint (probant_page_view_get_page (fixture->view), ==, 149);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->down), >, 149 * 500);
  gtk_adjustment_set_value (fixture->down, 1e9);
  g_assert_cmpuint (probant_page_view_get_page (fixture->view), ==, 299);
  gtk_adjustment_set_value (fixture->down, 0);
  g_assert_cmpuint (probant_page_view_get_page (fixture->view), ==, 0);
  probant_page_view_go_to_page (fixture->view, 100000);
  g_assert_cmpuint (probant_page_view_get_page (fixture->view), ==, 299);
  wait_until (is_view_ready, fixture->view);
}

typedef guint32 Pixels[500][400];

static void
draw (ViewFixture *fixture, Pixels pixels)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  GTK_WIDGET_GET_CLASS (fixture->view)->snapshot (GTK_WIDGET (fixture->view), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (fixture->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, 400, 500));
  gdk_texture_download (texture, (guchar *)pixels, sizeof pixels[0]);
}

static guint32
get_pixel (ViewFixture *fixture, int x, int y)
{
  Pixels pixels;

  draw (fixture, pixels);
  return pixels[y][x];
}

static void
test_view_drawn (ViewFixture *fixture, gconstpointer data)
{
  double scale;
  int x, y;

  show_pages (fixture, 3);
  iterate ();
  scale = probant_page_view_get_zoom (fixture->view) * 96 / 72;
  x = y = (int)(PROBANT_PAGE_MARGIN + 50 * scale);
  g_assert_cmphex (get_pixel (fixture, x, y), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (fixture, 200, 200), ==, 0xffffffff);

  probant_page_view_go_to_page (fixture->view, 1);
  wait_until (is_view_ready, fixture->view);
  iterate ();
  g_assert_cmphex (get_pixel (fixture, x, y), ==, 0xff00ff00);
}

/* Where the whole page would be too large a picture, what is seen of it is sharp all the same: white becomes
 * red within a pixel. */
static void
test_view_detail (ViewFixture *fixture, gconstpointer data)
{
  Pixels pixels;
  guint n_mixed = 0;

  show_pages (fixture, 1);
  probant_page_view_set_zoom (fixture->view, 8);
  gtk_adjustment_set_value (fixture->across, 100);
  gtk_adjustment_set_value (fixture->down, 400);
  g_assert_true (probant_page_view_is_busy (fixture->view));
  wait_until (is_view_ready, fixture->view);
  draw (fixture, pixels);
  g_assert_cmphex (pixels[100][50], ==, 0xffffffff);
  g_assert_cmphex (pixels[100][300], ==, 0xffff0000);
  for (guint x = 50; x < 300; x++)
    n_mixed += pixels[100][x] != 0xffffffff && pixels[100][x] != 0xffff0000;
  g_assert_cmpuint (n_mixed, <=, 1);
}

/* The red square comes to each corner in its turn, and what is at it is found there. */
static void
test_view_turn (ViewFixture *fixture, gconstpointer data)
{
  static const SampleSize size = { 200, 300 };
  static const double places[][2] = { { 50, 50 }, { 250, 50 }, { 150, 250 }, { 50, 150 } };
  g_autoptr (GBytes) bytes = sample_pdf_new (&size, 1, NULL);

  show_pdf (fixture, bytes);
  for (ProbantPageTurn turn = PROBANT_TURN_NONE; turn <= PROBANT_TURN_LEFT; turn++)
    {
      gboolean sideways = turn % 2 == 1;
      double scale, left, top, x, y;
      guint page;

      probant_page_view_set_turn (fixture->view, turn);
      g_assert_cmpint (probant_page_view_get_turn (fixture->view), ==, turn);
      wait_until (is_view_ready, fixture->view);
      iterate ();
      scale = probant_page_view_get_zoom (fixture->view) * 96 / 72;
      g_assert_cmpfloat_with_epsilon (scale, (400 - 2 * PROBANT_PAGE_MARGIN) / (sideways ? 300.0 : 200.0),
                                      0.01);
      left = places[turn][0] * scale + PROBANT_PAGE_MARGIN;
      top = places[turn][1] * scale + MAX (PROBANT_PAGE_MARGIN, (500 - (sideways ? 200 : 300) * scale) / 2)
            - gtk_adjustment_get_value (fixture->down);
      if (top >= 500)
        {
          gtk_adjustment_set_value (fixture->down, 1e9);
          top -= gtk_adjustment_get_value (fixture->down);
        }
      g_assert_cmphex (get_pixel (fixture, (int)left, (int)top), ==, 0xffff0000);
      g_assert_true (probant_page_view_locate (fixture->view, left, top, &page, &x, &y));
      g_assert_cmpfloat_with_epsilon (x, 50, 1);
      g_assert_cmpfloat_with_epsilon (y, 50, 1);
    }
}

static gboolean
has_links (gpointer data)
{
  return probant_page_links_find (probant_page_view_get_links (data), 0, 20, 40) != NULL;
}

static void
link_cb (ProbantPageView *view, const char *address, char **followed)
{
  g_free (*followed);
  *followed = g_strdup (address != NULL ? address : "refused");
}

/* NULL where there are no more. */
static GtkWidget *
get_target (ProbantPageView *view, guint n)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (PROBANT_IS_PAGE_TARGET (child) && n-- == 0)
      return child;
  return NULL;
}

static gboolean
has_four_targets (gpointer view)
{
  return get_target (view, 3) != NULL && get_target (view, 4) == NULL;
}

static gboolean
has_no_target (gpointer view)
{
  return get_target (view, 0) == NULL;
}

static gboolean
has_place (gpointer target)
{
  return gtk_widget_get_width (target) > 1;
}

static GtkWidget *
get_focus (ViewFixture *fixture)
{
  return gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (fixture->view)));
}

/* Within the document a link leads at once; out of it, it asks; what would run something is named, not run.
 */
static void
test_view_links (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_with_links ();
  g_autofree char *followed = NULL;
  ProbantPageLinks *links;

  show_pdf (fixture, bytes);
  wait_until (has_links, fixture->view);
  links = probant_page_view_get_links (fixture->view);
  g_signal_connect (fixture->view, "link", G_CALLBACK (link_cb), &followed);
  g_assert_null (probant_page_links_find (links, 0, 150, 40));

  probant_page_view_follow (fixture->view, probant_page_links_find (links, 0, 20, 40));
  g_assert_null (followed);
  g_assert_cmpuint (probant_page_view_get_page (fixture->view), ==, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (fixture->down), >, 300);
  probant_page_view_go_to_page (fixture->view, 0);

  probant_page_view_follow (fixture->view, probant_page_links_find (links, 0, 20, 90));
  g_assert_cmpstr (followed, ==, "https://www.example.org/a?b=c");
  probant_page_view_follow (fixture->view, probant_page_links_find (links, 0, 20, 140));
  g_assert_cmpstr (followed, ==, "refused");
  probant_page_view_follow (fixture->view, probant_page_links_find (links, 0, 20, 190));
  g_assert_cmpstr (followed, ==, "refused");

  /* By keyboard: one after the other, then on to what comes after the pages. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  wait_until (has_four_targets, fixture->view);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (probant_page_view_move_link_focus (fixture->view, 1));
      g_assert_true (get_focus (fixture) == get_target (fixture->view, i));
    }
  g_assert_true (probant_page_view_move_link_focus (fixture->view, -1));
  g_assert_true (probant_page_view_move_link_focus (fixture->view, 1));
  g_assert_false (probant_page_view_move_link_focus (fixture->view, 1));
}

/* Each link is an object of its own for a screen reader: its role, its name, where it leads, where it is,
 * what can be done with it; it goes with its page, and does not take the focus with it. */
static void
test_view_link_targets (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_with_links ();
  g_autofree char *followed = NULL;
  GtkWidget *target;
  graphene_rect_t bounds;

  show_pdf (fixture, bytes);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  wait_until (has_four_targets, fixture->view);
  g_signal_connect (fixture->view, "link", G_CALLBACK (link_cb), &followed);
  target = get_target (fixture->view, 1);
  gtk_test_accessible_assert_role (target, GTK_ACCESSIBLE_ROLE_LINK);
  gtk_test_accessible_assert_property (target, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "https://www.example.org/a?b=c");
  gtk_test_accessible_assert_property (target, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "https://www.example.org/a?b=c");
  gtk_test_accessible_assert_property (get_target (fixture->view, 0), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "To page 2");
  wait_until (has_place, target);
  g_assert_true (gtk_widget_compute_bounds (target, GTK_WIDGET (fixture->view), &bounds));
  g_assert_cmpstr (followed, ==, NULL);
  g_assert_true (gtk_widget_activate_action (target, "target.follow", NULL));
  g_assert_cmpstr (followed, ==, "https://www.example.org/a?b=c");

  g_assert_true (gtk_widget_grab_focus (target));
  probant_page_view_set_zoom (fixture->view, 5);
  probant_page_view_go_to (fixture->view, 1, 100);
  wait_until (has_no_target, fixture->view);
  g_assert_true (get_focus (fixture) == GTK_WIDGET (fixture->view));
}

static void
test_view_accessible (ViewFixture *fixture, gconstpointer data)
{
  show_pages (fixture, 2);
  iterate ();
  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Page 1 of 2: Attestation");
  probant_page_view_go_to_page (fixture->view, 1);
  iterate ();
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Page 2 of 2: Attestation");
}

static GtkWidget *
find_speech (ViewFixture *fixture)
{
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));

  g_assert_true (GTK_IS_LABEL (label));
  return label;
}

static gboolean
is_spoken (gpointer data)
{
  return *gtk_label_get_label (GTK_LABEL (find_speech (data))) != '\0';
}

static gboolean
is_second_spoken (gpointer data)
{
  return g_str_equal (gtk_label_get_label (GTK_LABEL (find_speech (data))), "Page 2");
}

/* A screen reader finds the text of the page that is read, and no picture shows it twice. */
static void
test_view_speech (ViewFixture *fixture, gconstpointer data)
{
  show_pages (fixture, 2);
  wait_until (is_spoken, fixture);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find_speech (fixture))), ==, "Page 1");
  g_assert_true (gtk_widget_get_mapped (find_speech (fixture)));
  probant_page_view_go_to_page (fixture->view, 1);
  wait_until (is_second_spoken, fixture);
  probant_page_view_set_pdf (fixture->view, NULL, NULL);
  iterate ();
  g_assert_false (is_spoken (fixture));
}

static gboolean
is_search_finished (gpointer data)
{
  return probant_page_search_is_finished (data);
}

static void
test_search (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (12);
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes);
  g_autoptr (ProbantPageSearch) search = probant_page_search_new (pdf);
  cairo_rectangle_t box;
  guint page;

  probant_page_search_start (search, "page 1", 4);
  g_assert_false (probant_page_search_is_finished (search));
  wait_until (is_search_finished, search);
  g_assert_cmpuint (probant_page_search_get_n_hits (search), ==, 4); /* 1, 10, 11, 12 */
  g_assert_cmpuint (probant_page_search_get_current (search), ==, 2);
  g_assert_true (probant_page_search_locate (search, &page, &box));
  g_assert_cmpuint (page, ==, 9);
  g_assert_cmpint (probant_page_search_get_current_on (search, 9), ==, 0);
  g_assert_cmpint (probant_page_search_get_current_on (search, 0), ==, -1);

  probant_page_search_step (search, -1);
  probant_page_search_step (search, -1);
  g_assert_cmpuint (probant_page_search_get_current (search), ==, 4);
  probant_page_search_step (search, 1);
  g_assert_true (probant_page_search_locate (search, &page, &box));
  g_assert_cmpuint (page, ==, 0);

  probant_page_search_start (search, "nowhere", 0);
  wait_until (is_search_finished, search);
  g_assert_cmpuint (probant_page_search_get_current (search), ==, 0);
  g_assert_false (probant_page_search_locate (search, &page, &box));
  probant_page_search_start (search, "", 0);
  g_assert_true (probant_page_search_is_finished (search));
}

static gboolean
has_text (gpointer data)
{
  return probant_page_selection_get_text (data, 1) != NULL;
}

static char *
copy (ProbantPageSelection *selection)
{
  g_autoptr (GAsyncResult) result = NULL;

  probant_page_selection_copy_async (selection, NULL, store_result_cb, &result);
  wait_until (is_set, &result);
  return probant_page_selection_copy_finish (selection, result, NULL);
}

static gboolean
has_first_text (gpointer data)
{
  return probant_page_selection_get_text (data, 0) != NULL;
}

static void
test_selection (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (3);
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes);
  g_autoptr (ProbantPageSelection) selection = probant_page_selection_new (pdf);
  g_autoptr (GArray) boxes = NULL;
  g_autofree char *nothing = copy (selection);
  g_autofree char *word = NULL, *across = NULL, *all = NULL;

  g_assert_cmpstr (nothing, ==, "");
  probant_page_selection_prepare (selection, 0, 1);
  wait_until (has_text, selection);

  probant_page_selection_begin (selection, 0, 30, 94, PROBANT_SELECT_WORDS);
  g_assert_false (probant_page_selection_is_empty (selection));
  word = copy (selection);
  g_assert_cmpstr (word, ==, "Page");
  boxes = probant_page_selection_get_boxes (selection, 0);
  g_assert_cmpuint (boxes->len, ==, 1);
  g_assert_null (probant_page_selection_get_boxes (selection, 1));

  probant_page_selection_extend (selection, 1, 30, 94);
  across = copy (selection);
  g_assert_cmpstr (across, ==, "Page 1\nPage");

  probant_page_selection_begin (selection, 1, 500, 94, PROBANT_SELECT_CHARACTERS);
  g_assert_true (probant_page_selection_is_empty (selection));
  probant_page_selection_select_all (selection);
  all = copy (selection);
  g_assert_cmpstr (all, ==, "Page 1\nPage 2\nPage 3");
}

/* A table of contents that leads back into itself comes to an end, and titles are bounded lines. */
static void
test_outline_hostile (void)
{
  static const char *const objects[]
      = { "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>",
          "<</Type/Pages/Count 1/Kids[3 0 R]>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>",
          "<</Type/Outlines/First 5 0 R/Last 6 0 R/Count 2>>",
          "<</Title(Un\nou deux)/Parent 4 0 R/Next 6 0 R/First 5 0 R/Last 6 0 R/Dest[9 0 R/XYZ 0 1e30 0]>>",
          "<</Title()/Parent 4 0 R/Next 5 0 R/First 4 0 R/Last 4 0 R/A<</S/Launch/F(x)>>>>",
          NULL };
  g_autoptr (GBytes) bytes = sample_pdf_from_objects (objects);
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) headings = NULL;

  probant_pdf_load_outline_async (pdf, NULL, store_result_cb, &result);
  wait_until (is_set, &result);
  headings = probant_pdf_load_outline_finish (pdf, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (headings->len, >, 0);
  g_assert_cmpuint (headings->len, <=, 5000);
  for (guint i = 0; i < headings->len; i++)
    {
      const ProbantPdfHeading *heading = g_ptr_array_index (headings, i);

      g_assert_cmpuint (heading->depth, <, 16);
      g_assert_cmpuint (heading->page, ==, 0);
      g_assert_null (strchr (heading->title, '\n'));
    }
}

/* Lines close to each other are one block; those farther down are another. */
static void
test_blocks (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    "<</Length 93>>stream\n"
    "BT /F 10 Tf 20 250 Td (un deux) Tj 0 -12 Td (trois) Tj 0 -12 Td (quatre) Tj 0 -50 Td (cinq) Tj ET\n"
    "endstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    NULL
  };
  g_autoptr (GBytes) bytes = sample_pdf_from_objects (objects);
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes);
  g_autoptr (ProbantPageSelection) selection = probant_page_selection_new (pdf);
  g_autofree char *line = NULL, *block = NULL, *other = NULL;

  probant_page_selection_prepare (selection, 0, 0);
  wait_until (has_first_text, selection);
  probant_page_selection_begin (selection, 0, 25, 58, PROBANT_SELECT_LINES);
  line = copy (selection);
  g_assert_cmpstr (line, ==, "trois");
  probant_page_selection_begin (selection, 0, 25, 58, PROBANT_SELECT_BLOCKS);
  block = copy (selection);
  g_assert_cmpstr (block, ==, "un deux\ntrois\nquatre");
  probant_page_selection_begin (selection, 0, 25, 120, PROBANT_SELECT_BLOCKS);
  other = copy (selection);
  g_assert_cmpstr (other, ==, "cinq");
}

/* The widget goes while pages are being drawn. */
static void
test_view_gone (ViewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (30);
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes);

  iterate ();
  for (guint i = 0; i < 5; i++)
    {
      probant_page_view_set_pdf (fixture->view, pdf, NULL);
      probant_page_view_go_to_page (fixture->view, 5 * i);
    }
}

#define add_view(path, test) g_test_add (path, ViewFixture, NULL, view_set_up, test, view_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/page-view/layout", test_layout);
  g_test_add_func ("/page-view/cache", test_cache);
  g_test_add_func ("/page-view/cache-limits", test_cache_limits);
  g_test_add_func ("/page-view/search", test_search);
  g_test_add_func ("/page-view/selection", test_selection);
  g_test_add_func ("/page-view/blocks", test_blocks);
  g_test_add_func ("/page-view/outline-hostile", test_outline_hostile);
  add_view ("/page-view/fit", test_view_fit);
  add_view ("/page-view/zoom-steps", test_view_zoom_steps);
  add_view ("/page-view/zoom-keeps-place", test_view_zoom_keeps_place);
  add_view ("/page-view/pages", test_view_pages);
  add_view ("/page-view/drawn", test_view_drawn);
  add_view ("/page-view/detail", test_view_detail);
  add_view ("/page-view/turn", test_view_turn);
  add_view ("/page-view/links", test_view_links);
  add_view ("/page-view/link-targets", test_view_link_targets);
  add_view ("/page-view/accessible", test_view_accessible);
  add_view ("/page-view/speech", test_view_speech);
  add_view ("/page-view/gone", test_view_gone);
  return g_test_run ();
}
