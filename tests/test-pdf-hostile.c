/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that are damaged, huge or made to harm. Whatever they are, there is a sentence, or there are
 * pages each of which is a picture or a sentence; in time, and the program goes on. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "pdf/probant-pdf.h"
#include "sample-pdf.h"

#define DEADLINE_SECONDS 60
#define N_READ 6 /* pages of a document */

static void
wait_until_set (gpointer *what)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;

  while (*what == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
}

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **)user_data, result);
}

static ProbantPdf *
open_pdf (GBytes *bytes, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  probant_pdf_open_async (bytes, NULL, store_result_cb, &result);
  wait_until_set ((gpointer *)&result);
  return probant_pdf_open_finish (result, error);
}

static cairo_surface_t *
render (ProbantPdf *pdf, guint page, double scale, const cairo_rectangle_t *area, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  probant_pdf_render_async (pdf, page, scale, area, G_PRIORITY_DEFAULT, NULL, store_result_cb, &result);
  wait_until_set ((gpointer *)&result);
  return probant_pdf_render_finish (pdf, result, error);
}

static void
assert_sentence (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == PROBANT_PDF_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpint (strlen (error->message), >, 10);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* Returns how many pages were pictures. */
static guint
read_document (GBytes *bytes)
{
  g_autoptr (GError) open_error = NULL;
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes, &open_error);
  guint n_pictures = 0;

  if (pdf == NULL)
    {
      assert_sentence (open_error);
      return 0;
    }
  g_assert_cmpuint (probant_pdf_get_n_pages (pdf), >, 0);
  for (guint i = 0; i < MIN (probant_pdf_get_n_pages (pdf), N_READ); i++)
    {
      g_autoptr (GError) error = NULL;
      double width, height;
      cairo_surface_t *surface;

      probant_pdf_get_page_size (pdf, i, &width, &height);
      surface = render (pdf, i, 200 / MAX (width, height), NULL, &error);
      n_pictures += surface != NULL;
      if (surface == NULL)
        assert_sentence (error);
      g_clear_pointer (&surface, cairo_surface_destroy);
    }
  return n_pictures;
}

static guint
read_objects (const char *const *objects)
{
  g_autoptr (GBytes) bytes = sample_pdf_from_objects (objects);

  return read_document (bytes);
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (40);
  gsize size = g_bytes_get_size (bytes);
  guint n_readable = 0;

  g_assert_cmpuint (read_document (bytes), ==, N_READ);
  for (gsize length = 0; length < size; length += 1024)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, length);

      n_readable += read_document (part) > 0;
    }
  g_test_message ("%u of %" G_GSIZE_FORMAT " truncated files still showed a page", n_readable,
                  size / 1024 + 1);
}

static void
test_flipped (void)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (2);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260101);
  gsize size = g_bytes_get_size (bytes);

  for (guint round = 0; round < 40; round++)
    {
      guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GBytes) flipped = g_bytes_new_take (data, size);

      for (guint i = 0; i < 1 + round; i++)
        data[g_rand_int_range (rand, 0, (gint32)size)] ^= (guint8)(1 << g_rand_int_range (rand, 0, 8));
      read_document (flipped);
    }
}

static void
test_many_pages (void)
{
  const guint n_pages = 10000;
  g_autoptr (GBytes) bytes = sample_pdf_blank (n_pages);
  g_autoptr (ProbantPdf) pdf = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  pdf = open_pdf (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (probant_pdf_get_n_pages (pdf), ==, n_pages);
  surface = render (pdf, n_pages - 1, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 200);
  cairo_surface_destroy (surface);
}

/* 200 × 200 inches: small as a whole, sharp in parts, refused where it would be too much. */
static void
test_large_page (void)
{
  const cairo_rectangle_t corner = { 14300, 14300, 100, 100 };
  g_autoptr (GBytes) bytes = sample_pdf_from_page_entries ("/MediaBox[0 0 14400 14400]");
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes, NULL);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *whole = render (pdf, 0, 0.05, NULL, NULL);
  cairo_surface_t *part = render (pdf, 0, 8, &corner, NULL);

  g_assert_cmpint (cairo_image_surface_get_width (whole), ==, 720);
  g_assert_cmpint (cairo_image_surface_get_width (part), ==, 800);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (part);
  g_assert_null (render (pdf, 0, 1, NULL, &error));
  g_assert_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_TOO_LARGE);
  assert_sentence (error);
}

static void
test_recursive (void)
{
  static const char *const pattern[] = {
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Pattern<</P 5 0 R>>>>>>",
    "<</Length 43>>stream\n/Pattern cs /P scn 0 0 200 100 re f        \nendstream",
    "<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Length 36"
    "/Resources<</Pattern<</P 5 0 R>>>>>>stream\n/Pattern cs /P scn 0 0 9 9 re f     \nendstream",
    NULL,
  };
  static const char *const length[]
      = { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R>>",
          "<</Length 4 0 R>>stream\n1 0 0 rg 20 20 60 60 re f\nendstream", NULL };
  static const char previous[] = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                 "xref\n0 1\n0000000000 65535 f \ntrailer<</Size 3/Root 1 0 R/Prev 52>>\n"
                                 "startxref\n52\n%%EOF\n";
  g_autoptr (GBytes) tree = sample_pdf_recursive_tree ();
  g_autoptr (GBytes) form = sample_pdf_recursive_form ();
  g_autoptr (GBytes) with_previous = g_bytes_new_static (previous, strlen (previous));

  read_document (tree);
  g_assert_cmpuint (read_document (form), ==, 1);
  read_objects (pattern);
  read_objects (length);
  read_document (with_previous);
}

static char *
repeat (const char *text, guint n, const char *after)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (string, text);
  g_string_append (string, after);
  return g_string_free (string, FALSE);
}

/* Page trees, arrays and states of 20,000 levels. */
static void
test_deep (void)
{
  const guint depth = 20000;
  g_autoptr (GPtrArray) tree = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *array = repeat ("[", depth, "");
  g_autofree char *states = repeat ("q 1 0 0 1 1 1 cm ", depth, "");
  g_autofree char *stream = g_strdup_printf ("<</Length %zu>>stream\n%s\nendstream", strlen (states), states);
  const char *const arrays[] = { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                                 "<</Type/Page/Parent 2 0 R/MediaBox 4 0 R>>", array, NULL };
  const char *const with_states[]
      = { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R>>", stream, NULL };

  g_ptr_array_add (tree, g_strdup ("<</Type/Catalog/Pages 2 0 R>>"));
  for (guint i = 2; i < depth; i++)
    g_ptr_array_add (tree,
                     g_strdup_printf ("<</Type/Pages/Count 1/Kids[%u 0 R]/Parent %u 0 R>>", i + 1, i - 1));
  g_ptr_array_add (tree, g_strdup_printf ("<</Type/Page/Parent %u 0 R/MediaBox[0 0 200 100]>>", depth - 1));
  g_ptr_array_add (tree, NULL);
  read_objects ((const char *const *)tree->pdata);
  read_objects (arrays);
  read_objects (with_states);
}

static GBytes *
compress_zeros (gsize n)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GInputStream) zeros = g_memory_input_stream_new_from_data (g_malloc0 (n), (gssize)n, g_free);
  g_autoptr (GInputStream) input = g_converter_input_stream_new (zeros, compressor);
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
}

/* A page with an image whose dictionary has these entries. */
static guint
read_image (const char *entries, GBytes *data)
{
  g_autoptr (GString) pdf = g_string_new ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                          "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                                          "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]"
                                          "/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>endobj\n"
                                          "4 0 obj<</Length 24>>stream\nq 90 0 0 90 5 5 cm /I Do\n"
                                          "endstream endobj\n");
  g_autoptr (GBytes) bytes = NULL;

  g_string_append_printf (pdf,
                          "5 0 obj<</Type/XObject/Subtype/Image/BitsPerComponent 8%s/Length %zu>>stream\n",
                          entries, g_bytes_get_size (data));
  g_string_append_len (pdf, g_bytes_get_data (data, NULL), (gssize)g_bytes_get_size (data));
  g_string_append (pdf, "\nendstream endobj\ntrailer<</Root 1 0 R>>\n");
  bytes = g_bytes_new (pdf->str, pdf->len);
  return read_document (bytes);
}

static void
test_bombs (void)
{
  g_autoptr (GBytes) little = g_bytes_new_static ("x", 1);
  g_autoptr (GBytes) zeros = compress_zeros (48 * 1000 * 1000);

  g_assert_cmpuint (g_bytes_get_size (zeros), <, 100000);
  /* Declared and not there. */
  read_image ("/ColorSpace/DeviceRGB/Width 100000/Height 100000", little);
  read_image ("/ColorSpace/DeviceGray/Width 2147483647/Height 2147483647", little);
  read_image ("/ColorSpace/DeviceRGB/Width 60000/Height 60000/Filter/DCTDecode", little);
  /* There, as a few bytes. */
  read_image ("/ColorSpace/DeviceRGB/Width 4000/Height 4000/Filter/FlateDecode", zeros);
  read_image ("/ColorSpace/DeviceRGB/Width 30000/Height 30000/Filter/FlateDecode", zeros);
}

/* Nothing that a document asks for is run. */
static void
test_actions (void)
{
  g_autofree char *folder = g_dir_make_tmp ("probant-hostile-XXXXXX", NULL);
  g_autofree char *marker = g_build_filename (folder, "launched", NULL);
  g_autofree char *catalog = g_strdup_printf (
      "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F(/usr/bin/touch)/Unix<</F(/usr/bin/touch)/P(%s)>>"
      "/Next<</S/JavaScript/JS(app.launchURL\\('file://%s'\\);while\\(true\\);)>>>>"
      "/AA<</WC<</S/JavaScript/JS(while\\(1\\);)>>>>"
      "/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(while\\(1\\);)>>]>>>>>>",
      marker, marker);
  const char *const objects[] = {
    catalog,
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/AA<</O<</S/JavaScript/JS(while\\(1\\);)>>>>>>",
    NULL,
  };

  g_assert_cmpuint (read_objects (objects), ==, 1);
  g_assert_false (g_file_test (marker, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (100000), 100000);
  g_autoptr (GBytes) encrypted = sample_pdf_encrypted ();
  GBytes *const all[] = { empty, zeros, encrypted };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_cmpuint (read_document (all[i]), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-hostile/truncated", test_truncated);
  g_test_add_func ("/pdf-hostile/flipped", test_flipped);
  g_test_add_func ("/pdf-hostile/many-pages", test_many_pages);
  g_test_add_func ("/pdf-hostile/large-page", test_large_page);
  g_test_add_func ("/pdf-hostile/recursive", test_recursive);
  g_test_add_func ("/pdf-hostile/deep", test_deep);
  g_test_add_func ("/pdf-hostile/bombs", test_bombs);
  g_test_add_func ("/pdf-hostile/actions", test_actions);
  g_test_add_func ("/pdf-hostile/refused", test_refused);
  return g_test_run ();
}
