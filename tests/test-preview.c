/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <math.h>

#include "sample-pdf.h"
#include "ui/probant-find-bar.h"
#include "ui/probant-page-cache.h"
#include "ui/probant-page-layout.h"
#include "ui/probant-page-view.h"
#include "ui/probant-picture.h"
#include "ui/probant-preview.h"

#define DEADLINE_SECONDS 30

static void
wait_until (gboolean (*condition) (gpointer), gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *)data != NULL;
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **)user_data, result);
}

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
  g_autoptr (ProbantPageLayout) layout = probant_page_layout_new (pdf);
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

static gboolean
is_view_ready (gpointer data)
{
  return gtk_widget_get_height (GTK_WIDGET (data)) > 0 && !probant_page_view_is_busy (data);
}

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
show_pages (ViewFixture *fixture, guint n_pages)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (n_pages);
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes);

  probant_page_view_set_pdf (fixture->view, pdf, "Attestation");
  wait_until (is_view_ready, fixture->view);
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
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

typedef struct
{
  GtkWindow *window;
  ProbantPreview *preview;
  GtkStack *stack;
  char *message;
} PreviewFixture;

static gpointer
get_child (PreviewFixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (fixture->preview), PROBANT_TYPE_PREVIEW, name);
}

static void
message_cb (ProbantPreview *preview, const char *message, PreviewFixture *fixture)
{
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

static void
preview_set_up (PreviewFixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->preview = PROBANT_PREVIEW (probant_preview_new ());
  fixture->stack = get_child (fixture, "stack");
  g_signal_connect (fixture->preview, "message", G_CALLBACK (message_cb), fixture);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->preview));
  gtk_window_set_default_size (fixture->window, 420, 600);
  gtk_window_present (fixture->window);
}

static void
preview_tear_down (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantPreview) preview = g_object_ref (fixture->preview);

  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&preview));
  g_free (fixture->message);
}

static gboolean
is_settled (gpointer data)
{
  const char *page = gtk_stack_get_visible_child_name (data);

  return !g_str_equal (page, "blank") && !g_str_equal (page, "loading");
}

static const char *
show (PreviewFixture *fixture, GBytes *bytes, const char *name)
{
  probant_preview_show_bytes (fixture->preview, bytes, "Attestation", NULL, name);
  wait_until (is_settled, fixture->stack);
  return gtk_stack_get_visible_child_name (fixture->stack);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, action);
  return found;
}

static gboolean
is_sensitive (PreviewFixture *fixture, const char *action)
{
  return gtk_widget_is_sensitive (find_button (GTK_WIDGET (fixture->preview), action));
}

static void
activate (PreviewFixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->preview), action, NULL);
}

static void
test_preview_pdf (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (12);
  ProbantPageView *view = get_child (fixture, "page_view");
  GtkEditable *entry = get_child (fixture, "page_entry");

  g_assert_false (is_sensitive (fixture, "preview.save"));
  g_assert_cmpstr (show (fixture, bytes, "a.pdf"), ==, "pages");
  wait_until (is_view_ready, view);

  g_assert_true (is_sensitive (fixture, "preview.zoom-in"));
  g_assert_true (is_sensitive (fixture, "preview.save"));
  activate (fixture, "preview.actual-size");
  g_assert_cmpfloat_with_epsilon (probant_page_view_get_zoom (view), 1, 1e-9);
  activate (fixture, "preview.fit-page");
  g_assert_cmpint (probant_page_view_get_zoom_mode (view), ==, PROBANT_ZOOM_FIT_PAGE);

  gtk_editable_set_text (entry, "7");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (probant_page_view_get_page (view), ==, 6);
  gtk_editable_set_text (entry, "13");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (probant_page_view_get_page (view), ==, 6);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "7");
}

static void
test_preview_refused (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) encrypted = sample_pdf_encrypted ();
  g_autoptr (GBytes) garbage = g_bytes_new_static ("%PDF-1.4 garbage", 16);
  g_autoptr (GBytes) html = g_bytes_new_static ("<html><body>Non</body></html>", 29);
  g_autoptr (GBytes) empty = g_bytes_new_static (NULL, 0);
  AdwStatusPage *page = get_child (fixture, "problem_page");

  g_assert_cmpstr (show (fixture, encrypted, "a.pdf"), ==, "problem");
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "The PDF is protected by a password.");
  g_assert_false (is_sensitive (fixture, "preview.zoom-in"));
  g_assert_cmpstr (show (fixture, garbage, "a.pdf"), ==, "problem");
  g_assert_cmpstr (show (fixture, html, "a & b.html"), ==, "problem");
  g_assert_nonnull (strstr (adw_status_page_get_description (page), "a &amp; b.html"));
  g_assert_cmpstr (show (fixture, empty, "a.pdf"), ==, "problem");
}

static gboolean
has_view_moved (gpointer data)
{
  return probant_page_view_get_page (data) == 10;
}

static void
test_preview_find (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (12);
  ProbantFindBar *bar = get_child (fixture, "find_bar");
  ProbantPageView *view = get_child (fixture, "page_view");

  g_assert_false (is_sensitive (fixture, "preview.find"));
  show (fixture, bytes, "a.pdf");
  wait_until (is_view_ready, view);
  g_assert_true (is_sensitive (fixture, "preview.find"));
  activate (fixture, "preview.find");
  g_assert_true (probant_find_bar_get_open (bar));
  probant_find_bar_find (bar, "page 11");
  wait_until (has_view_moved, view);
  show (fixture, bytes, "b.pdf");
  g_assert_false (probant_find_bar_get_open (bar));
}

static gboolean
is_revealed (gpointer data)
{
  return gtk_revealer_get_reveal_child (data);
}

static void
test_preview_signature (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_signed ();
  g_autoptr (GBytes) unsigned_bytes = sample_pdf_new_uniform (1);
  GtkLabel *label = get_child (fixture, "signature_label");

  show (fixture, bytes, "a.pdf");
  wait_until (is_revealed, get_child (fixture, "signature_revealer"));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (label), "Signed by Agence Exemple on "));
  activate (fixture, "preview.properties");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
  iterate ();
  show (fixture, unsigned_bytes, "b.pdf");
  g_assert_false (is_revealed (get_child (fixture, "signature_revealer")));
}

static GBytes *
make_png (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;
  int fd = g_file_open_tmp ("probant-XXXXXX.png", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return g_bytes_new_take (bytes, size);
}

static void
test_preview_picture (PreviewFixture *fixture, gconstpointer data)
{
  /* Claims 60,000 × 60,000 pixels: SOI, an empty comment, a frame header. */
  static const guint8 huge[]
      = { 0xff, 0xd8, 0xff, 0xfe, 0, 2, 0xff, 0xc0, 0, 17, 8, 0xea, 0x60, 0xea, 0x60, 3, 1 };
  g_autoptr (GBytes) png = make_png (40, 30);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (png, 0, 40);
  g_autoptr (GBytes) claim = g_bytes_new_static (huge, sizeof huge);
  AdwStatusPage *page = get_child (fixture, "problem_page");

  g_assert_cmpstr (show (fixture, png, "a.png"), ==, "picture");
  g_assert_cmpstr (show (fixture, cut, "a.png"), ==, "problem");
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "The picture is damaged.");
  g_assert_cmpstr (show (fixture, claim, "a.jpeg"), ==, "problem");
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "The picture is too large to be shown here.");
}

static void
test_preview_save (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (1);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("probant-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "attestation.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nonexistent/attestation.pdf");
  g_autofree char *written = NULL;
  gsize size;

  show (fixture, bytes, "attestation.pdf");
  probant_preview_save (fixture->preview, file);
  wait_until (is_set, &fixture->message);
  g_assert_cmpstr (fixture->message, ==, "Saved as “attestation.pdf”");
  g_file_get_contents (path, &written, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (written, size, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_clear_pointer (&fixture->message, g_free);
  probant_preview_save (fixture->preview, nowhere);
  wait_until (is_set, &fixture->message);
  g_assert_true (g_str_has_prefix (fixture->message, "“attestation.pdf” could not be saved: "));

  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The last one asked for is the one shown, however the answers come. */
static void
test_preview_replaced (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = sample_pdf_new_uniform (100);
  g_autoptr (GBytes) second = sample_pdf_encrypted ();

  for (guint i = 0; i < 20; i++)
    {
      probant_preview_show_bytes (fixture->preview, first, "1", NULL, "1.pdf");
      g_assert_cmpstr (show (fixture, second, "2.pdf"), ==, "problem");
    }
  probant_preview_show_bytes (fixture->preview, first, "1", NULL, "1.pdf");
  probant_preview_show_document (fixture->preview, NULL);
  iterate ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "blank");
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  ++*count;
}

static void
test_preview_fill (PreviewFixture *fixture, gconstpointer data)
{
  guint count = 0;

  g_signal_connect (fixture->preview, "notify::filled", G_CALLBACK (count_cb), &count);
  activate (fixture, "preview.fill");
  g_assert_true (probant_preview_get_filled (fixture->preview));
  probant_preview_set_filled (fixture->preview, TRUE);
  g_assert_cmpuint (count, ==, 1);
  activate (fixture, "preview.fill");
  g_assert_false (probant_preview_get_filled (fixture->preview));
}

#define add_view(path, test) g_test_add (path, ViewFixture, NULL, view_set_up, test, view_tear_down)
#define add_preview(path, test)                                                                              \
  g_test_add (path, PreviewFixture, NULL, preview_set_up, test, preview_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/preview/layout", test_layout);
  g_test_add_func ("/preview/cache", test_cache);
  g_test_add_func ("/preview/cache-limits", test_cache_limits);
  g_test_add_func ("/preview/search", test_search);
  g_test_add_func ("/preview/selection", test_selection);
  add_view ("/preview/view/fit", test_view_fit);
  add_view ("/preview/view/zoom-steps", test_view_zoom_steps);
  add_view ("/preview/view/zoom-keeps-place", test_view_zoom_keeps_place);
  add_view ("/preview/view/pages", test_view_pages);
  add_view ("/preview/view/drawn", test_view_drawn);
  add_view ("/preview/view/detail", test_view_detail);
  add_view ("/preview/view/accessible", test_view_accessible);
  add_view ("/preview/view/gone", test_view_gone);
  add_preview ("/preview/pdf", test_preview_pdf);
  add_preview ("/preview/refused", test_preview_refused);
  add_preview ("/preview/find", test_preview_find);
  add_preview ("/preview/signature", test_preview_signature);
  add_preview ("/preview/picture", test_preview_picture);
  add_preview ("/preview/save", test_preview_save);
  add_preview ("/preview/replaced", test_preview_replaced);
  add_preview ("/preview/fill", test_preview_fill);
  return g_test_run ();
}
