/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a hand does in a document, with a pointer that the display moves; also where a pixel is two by two. */
#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "preview-fixture.h"
#include "sample-pdf.h"
#include "ui/probant-page-input.h"
#include "ui/probant-page-view.h"

#define SAMPLE_SIDE 60 /* of the square on each page, points */

static gboolean press (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* FALSE where there is no xdotool. */
static gboolean
press (const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *command = NULL, *arguments = NULL, *output = NULL;
  int status;
  va_list list;

  va_start (list, format);
  arguments = g_strdup_vprintf (format, list);
  va_end (list);
  command = g_strconcat ("xdotool ", arguments, NULL);
  if (!g_spawn_command_line_sync (command, &output, NULL, &status, &error))
    return FALSE;
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
  return TRUE;
}

static gboolean
can_point (void)
{
  if (press ("getmouselocation"))
    return TRUE;
  g_test_skip ("xdotool is missing");
  return FALSE;
}

static ProbantPageView *
show (PreviewFixture *fixture, GBytes *bytes)
{
  ProbantPageView *view = preview_child (fixture, "page_view");

  preview_show (fixture, bytes, "a.pdf");
  wait_until (is_view_ready, view);
  return view;
}

/* From a place in a widget to one of the display's pixels: no window manager moves the window. */
static void
find_on_display (GtkWidget *widget, double x, double y, int *left, int *top)
{
  GtkNative *native = gtk_widget_get_native (widget);
  int factor = gtk_widget_get_scale_factor (widget);
  double dx, dy;

  gtk_native_get_surface_transform (native, &dx, &dy);
  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &x, &y));
  *left = (int)lround ((x + dx) * factor);
  *top = (int)lround ((y + dy) * factor);
}

/* The place of a view where a point of a page is seen. */
static void
find_in_view (ProbantPageView *view, guint page, double x, double y, double *view_x, double *view_y)
{
  double scale = probant_page_view_get_zoom (view) * 96 / 72, at_x, at_y;
  guint at_page;

  *view_x = gtk_widget_get_width (GTK_WIDGET (view)) / 2.0;
  *view_y = 100;
  g_assert_true (probant_page_view_locate (view, *view_x, *view_y, &at_page, &at_x, &at_y));
  g_assert_cmpuint (at_page, ==, page);
  *view_x += (x - at_x) * scale;
  *view_y += (y - at_y) * scale;
}

static void
find_point (ProbantPageView *view, guint page, double x, double y, int *left, int *top)
{
  double view_x, view_y;

  find_in_view (view, page, x, y, &view_x, &view_y);
  find_on_display (GTK_WIDGET (view), view_x, view_y, left, top);
}

typedef struct
{
  ProbantPageView *view;
  double zoom;
} Zoomed;

static gboolean
has_zoomed (gpointer data)
{
  Zoomed *zoomed = data;

  return probant_page_view_get_zoom (zoomed->view) > zoomed->zoom * 1.3;
}

static void
test_wheel (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (3);
  ProbantPageView *view;
  Zoomed zoomed;
  double x, y, view_x = 150, view_y = 200, new_x, new_y;
  guint page, new_page;
  int left, top;

  if (!can_point ())
    return;
  view = show (fixture, bytes);
  zoomed = (Zoomed){ view, probant_page_view_get_zoom (view) };
  find_on_display (GTK_WIDGET (view), view_x, view_y, &left, &top);
  g_assert_true (probant_page_view_locate (view, view_x, view_y, &page, &x, &y));
  press ("mousemove %d %d keydown ctrl click 4 click 4 keyup ctrl", left, top);
  wait_until (has_zoomed, &zoomed);
  wait_until (is_view_ready, view);
  g_assert_true (probant_page_view_locate (view, view_x, view_y, &new_page, &new_x, &new_y));
  g_assert_cmpuint (new_page, ==, page);
  g_assert_cmpfloat_with_epsilon (new_x, x, 1);
  g_assert_cmpfloat_with_epsilon (new_y, y, 1);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **)user_data = probant_page_selection_copy_finish (PROBANT_PAGE_SELECTION (source), result, NULL);
}

static char *
get_selected (ProbantPageView *view)
{
  char *text = NULL;

  probant_page_selection_copy_async (probant_page_view_get_selection (view), NULL, copied_cb, &text);
  wait_until (is_set, &text);
  return text;
}

static gboolean
has_text (gpointer view)
{
  return probant_page_selection_get_text (probant_page_view_get_selection (view), 0) != NULL;
}

static gboolean
has_selection (gpointer view)
{
  return !probant_page_selection_is_empty (probant_page_view_get_selection (view));
}

/* Of characters of the first page that stand side by side, in points. */
static cairo_rectangle_t
get_box (ProbantPageView *view, guint from, guint to)
{
  ProbantPdfText *text = probant_page_selection_get_text (probant_page_view_get_selection (view), 0);
  g_autoptr (GArray) boxes = probant_pdf_text_get_boxes (text, from, to);

  g_assert_cmpuint (boxes->len, ==, 1);
  return g_array_index (boxes, cairo_rectangle_t, 0);
}

/* By dragging, by a double click and by a triple one. */
static void
test_select (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (1);
  g_autofree char *dragged = NULL, *word = NULL, *line = NULL;
  cairo_rectangle_t box;
  ProbantPageView *view;
  int left, top, right, bottom;

  if (!can_point ())
    return;
  view = show (fixture, bytes);
  wait_until (has_text, view);

  box = get_box (view, 0, 4); /* "Page" */
  find_point (view, 0, box.x + 0.2, box.y + box.height / 2, &left, &top);
  find_point (view, 0, box.x + box.width - 0.2, box.y + box.height / 2, &right, &bottom);
  press ("mousemove %d %d mousedown 1 mousemove %d %d mousemove %d %d mouseup 1", left, top,
         (left + right) / 2, top, right, bottom);
  wait_until (has_selection, view);
  iterate ();
  dragged = get_selected (view);
  g_assert_cmpstr (dragged, ==, "Page");

  probant_page_selection_clear (probant_page_view_get_selection (view));
  press ("mousemove %d %d click --repeat 2 --delay 40 1", (left + right) / 2, top);
  wait_until (has_selection, view);
  iterate ();
  word = get_selected (view);
  g_assert_cmpstr (word, ==, "Page");

  g_usleep (G_USEC_PER_SEC / 2); /* what comes sooner belongs to the same clicks */
  probant_page_selection_clear (probant_page_view_get_selection (view));
  press ("mousemove %d %d click --repeat 3 --delay 40 1", (left + right) / 2, top);
  wait_until (has_selection, view);
  iterate ();
  line = get_selected (view);
  g_assert_cmpstr (line, ==, "Page 1");
}

static gboolean
has_question (gpointer data)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        {
          *(GtkWindow **)data = window;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_links (gpointer view)
{
  return probant_page_links_get (probant_page_view_get_links (view), 0) != NULL;
}

/* The pointer reaches a link through what stands there for the keyboard, and asks. */
static void
test_link (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_with_links ();
  ProbantPageView *view;
  GtkWindow *question;
  int left, top;

  if (!can_point ())
    return;
  view = show (fixture, bytes);
  wait_until (has_links, view);
  find_point (view, 0, 30, 90, &left, &top);
  press ("mousemove %d %d click 1", left, top);
  wait_until (has_question, &question);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (question)), "https://www.example.org/a?b=c"));
  gtk_window_destroy (question);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, GSList **files)
{
  *files = g_slist_copy_deep (g_value_get_boxed (value), (GCopyFunc)(void (*) (void))g_object_ref, NULL);
  return TRUE;
}

/* Held by its head, the document is dragged to another window as a file. */
static void
test_drag_out (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = NULL;
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkWidget *view, *handle = preview_child (fixture, "handle");
  GSList *files = NULL;
  int left, top, to_left, to_top;

  if (!can_point ())
    {
      g_object_ref_sink (target);
      g_object_unref (target);
      return;
    }
  view = GTK_WIDGET (show (fixture, bytes));
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), &files);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (target));
  find_on_display (handle, 40, gtk_widget_get_height (handle) / 2.0, &left, &top);
  find_on_display (view, 100, 200, &to_left, &to_top);
  press ("mousemove %d %d mousedown 1", left, top);
  for (int i = 1; i <= 10; i++)
    {
      press ("mousemove %d %d", left + (to_left - left) * i / 10, top + (to_top - top) * i / 10);
      iterate ();
    }
  press ("mouseup 1");
  wait_until (is_set, &files);
  content = g_file_load_bytes (files->data, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (content, bytes));
  g_slist_free_full (files, g_object_unref);
}

/* No fingers can be lent to the display: what the gesture calls is called. Factors count from its beginning.
 */
static void
test_pinch (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (3);
  ProbantPageView *view = show (fixture, bytes);
  double zoom = probant_page_view_get_zoom (view), x, y, new_x, new_y;
  double middle_x = gtk_widget_get_width (GTK_WIDGET (view)) / 2.0;
  double middle_y = gtk_widget_get_height (GTK_WIDGET (view)) / 2.0;
  guint page;

  probant_page_view_locate (view, middle_x, middle_y, &page, &x, &y);
  probant_page_input_begin_pinch (view);
  probant_page_input_pinch (view, 1.5, middle_x, middle_y);
  probant_page_input_pinch (view, 2, middle_x, middle_y);
  g_assert_cmpfloat_with_epsilon (probant_page_view_get_zoom (view), 2 * zoom, 0.001);
  probant_page_view_locate (view, middle_x, middle_y, &page, &new_x, &new_y);
  g_assert_cmpfloat_with_epsilon (new_x, x, 1);
  g_assert_cmpfloat_with_epsilon (new_y, y, 1);
}

static cairo_surface_t *
paint (GtkWidget *widget, int factor)
{
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, gtk_widget_get_width (widget) * factor, gtk_widget_get_height (widget) * factor);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_t *cr = cairo_create (surface);

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_scale (cr, factor, factor);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);

  return *(const guint32 *)(gconstpointer)(data + y * cairo_image_surface_get_stride (surface) + 4 * x)
         & 0xffffff;
}

/* What is seen is, pixel by pixel of the display, what the document's reader draws at that size: nothing is
 * stretched, and so nothing is blurred. */
static void
test_sharp (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (2);
  ProbantPageView *view = show (fixture, bytes);
  g_autoptr (GAsyncResult) opened = NULL, drawn = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (view)), left, top;
  double scale = probant_page_view_get_zoom (view) * 96 / 72, view_x, view_y;
  cairo_surface_t *seen, *expected;
  guint n_dark = 0;

  g_assert_cmpint (factor, ==, g_getenv ("GDK_SCALE") != NULL ? atoi (g_getenv ("GDK_SCALE")) : 1);
  probant_pdf_open_async (bytes, NULL, store_result_cb, &opened);
  wait_until (is_set, &opened);
  pdf = probant_pdf_open_finish (opened, NULL);
  probant_pdf_render_async (pdf, 0, scale * factor, NULL, G_PRIORITY_DEFAULT, NULL, store_result_cb, &drawn);
  wait_until (is_set, &drawn);
  expected = probant_pdf_render_finish (pdf, drawn, NULL);
  seen = paint (GTK_WIDGET (view), factor);
  find_in_view (view, 0, 0, 0, &view_x, &view_y);
  left = (int)lround (view_x * factor);
  top = (int)lround (view_y * factor);
  for (int y = 0;
       y < cairo_image_surface_get_height (expected) && y + top < cairo_image_surface_get_height (seen); y++)
    for (int x = 0; x < cairo_image_surface_get_width (expected); x++)
      {
        guint32 pixel = get_pixel (expected, x, y);

        g_assert_cmphex (get_pixel (seen, left + x, top + y), ==, pixel);
        n_dark += pixel != 0xffffff;
      }
  /* The square at least is among what was compared. */
  g_assert_cmpuint (n_dark, >, (guint)(SAMPLE_SIDE * SAMPLE_SIDE * scale * scale * factor * factor * 0.9));
  cairo_surface_destroy (expected);
  cairo_surface_destroy (seen);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add_preview ("/pointer/wheel", test_wheel);
  add_preview ("/pointer/select", test_select);
  add_preview ("/pointer/link", test_link);
  add_preview ("/pointer/drag-out", test_drag_out);
  add_preview ("/pointer/pinch", test_pinch);
  add_preview ("/pointer/sharp", test_sharp);
  return g_test_run ();
}
