/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-tools.h"

#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define DEADLINE_SECONDS 60
#define SCAN_WIDTH 1654
#define SCAN_HEIGHT 2339

static gboolean
give_up_cb (gpointer user_data)
{
  g_printerr ("What was waited for did not come.\n");
  exit (EXIT_FAILURE);
}

void
bench_wait_until (gboolean (*condition) (gpointer), gpointer data)
{
  guint id = g_timeout_add_seconds (DEADLINE_SECONDS, give_up_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

void
bench_store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **)user_data, result);
}

gboolean
bench_is_set (gpointer data)
{
  return *(gpointer *)data != NULL;
}

/* How many of this process's helpers are at work. */
static guint
count_busy_helpers (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *stat = NULL;
      int parent;
      char state;

      if (g_ascii_isdigit (*name) && g_file_get_contents (path, &stat, NULL, NULL)
          && sscanf (stat, "%*d (%*[^)]) %c %d", &state, &parent) == 2 && parent == getpid ())
        n += state == 'R' || state == 'D';
    }
  return n;
}

void
bench_wait_for_helpers (void)
{
  for (guint n_quiet = 0; n_quiet < 5; n_quiet = count_busy_helpers () == 0 ? n_quiet + 1 : 0)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (10000);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *)a - *(const double *)b;

  return (difference > 0) - (difference < 0);
}

double
bench_percentile (GArray *values, double share)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, (guint)((values->len - 1) * share + 0.5));
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_lines (cairo_t *cr, double width, double height, double size, guint page)
{
  static const char *const words[]
      = { "attestation", "de",     "vigilance",    "délivrée",    "à",  "l’entreprise",
          "pour",        "le",     "trimestre",    "cotisations", "et", "contributions",
          "sociales",    "numéro", "établissement" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (page + 1);

  cairo_set_source_rgb (cr, 0.1, 0.1, 0.15);
  cairo_set_font_size (cr, size);
  for (double y = 5 * size; y < height - 5 * size; y += 1.5 * size)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      while (line->len < 90)
        g_string_append_printf (line, "%s ", words[g_rand_int_range (rand, 0, (gint32)G_N_ELEMENTS (words))]);
      cairo_move_to (cr, width * 0.08, y);
      cairo_show_text (cr, line->str);
    }
}

/* Paper is not white and a scanner is not exact: an even page would be too easy to decode. */
static void
add_noise (guint8 *pixels, int stride, guint page)
{
  guint32 state = page + 1;

  for (int y = 0; y < SCAN_HEIGHT; y++)
    for (int i = 0; i < 3 * SCAN_WIDTH; i++)
      {
        guint8 *p = pixels + (gsize)y * (gsize)stride + i;

        state = state * 1664525 + 1013904223;
        *p = (guint8)MAX (*p - 6 - (int)(state >> 28), 0);
      }
}

static GBytes *
make_scanned_page (guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SCAN_WIDTH, SCAN_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, SCAN_WIDTH, SCAN_HEIGHT);
  guint8 *pixels = gdk_pixbuf_get_pixels (pixbuf);
  const guint8 *drawn;
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  char *data;
  gsize size;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  draw_lines (cr, SCAN_WIDTH, SCAN_HEIGHT, 28, page);
  cairo_set_source_rgb (cr, 0.2, 0.3, 0.6);
  cairo_arc (cr, 1300, 2000, 150, 0, 6.28);
  cairo_stroke (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  drawn = cairo_image_surface_get_data (surface);
  for (int y = 0; y < SCAN_HEIGHT; y++)
    for (int x = 0; x < SCAN_WIDTH; x++)
      {
        const guint8 *from = drawn + y * cairo_image_surface_get_stride (surface) + 4 * x;
        guint8 *to = pixels + y * stride + 3 * x;

        to[0] = from[2];
        to[1] = from[1];
        to[2] = from[0];
      }
  cairo_surface_destroy (surface);
  add_noise (pixels, stride, page);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, "quality", "80", NULL));
  return g_bytes_new_take (data, size);
}

static void
unref_bytes (void *bytes)
{
  g_bytes_unref (bytes);
}

GBytes *
bench_make_scan (guint n_pages)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++)
    {
      cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SCAN_WIDTH, SCAN_HEIGHT);
      GBytes *jpeg = make_scanned_page (i);
      gsize size;
      const guchar *data = g_bytes_get_data (jpeg, &size);

      cairo_surface_set_mime_data (image, CAIRO_MIME_TYPE_JPEG, data, size, unref_bytes, jpeg);
      cairo_save (cr);
      cairo_scale (cr, 595.0 / SCAN_WIDTH, 842.0 / SCAN_HEIGHT);
      cairo_set_source_surface (cr, image, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
      cairo_show_page (cr);
      cairo_surface_destroy (image);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
bench_make_text (guint n_pages, const char *word, guint page)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++)
    {
      draw_lines (cr, 595, 842, 9, i);
      if (i == page)
        {
          cairo_move_to (cr, 48, 820);
          cairo_show_text (cr, word);
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}
