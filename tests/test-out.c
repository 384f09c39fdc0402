/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "preview-fixture.h"
#include "sample-pdf.h"
#include "ui/probant-document-drag.h"
#include "ui/probant-print.h"
#include "ui/probant-private-copy.h"

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

typedef struct
{
  gboolean done;
  GtkPrintOperationResult result;
} Outcome;

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Outcome *outcome)
{
  *outcome = (Outcome){ TRUE, result };
}

static gboolean
is_done (gpointer data)
{
  return ((Outcome *)data)->done;
}

/* Into a file: all pages, for GTK leaves the choice out there. */
static GtkPrintOperationResult
print_to (GtkPrintOperation *operation, const char *path)
{
  Outcome outcome = { FALSE, 0 };
  g_autoptr (GError) error = NULL;

  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &outcome);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_show_progress (operation, FALSE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  wait_until (is_done, &outcome);
  return outcome.result;
}

/* The pixel at that many points from the middle of the sheet. */
static guint32
get_pixel (ProbantPdf *pdf, guint page, double right, double down)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  const guint32 *row;
  guint32 pixel;
  int x, y;

  probant_pdf_render_async (pdf, page, 1, NULL, G_PRIORITY_DEFAULT, NULL, store_result_cb, &result);
  wait_until (is_set, &result);
  surface = probant_pdf_render_finish (pdf, result, &error);
  g_assert_no_error (error);
  x = cairo_image_surface_get_width (surface) / 2 + (int)right;
  y = cairo_image_surface_get_height (surface) / 2 + (int)down;
  row = (const guint32 *)(const void *)(cairo_image_surface_get_data (surface)
                                        + y * cairo_image_surface_get_stride (surface));
  pixel = row[x];
  cairo_surface_destroy (surface);
  return pixel;
}

/* Each page in the middle of a sheet that lies as it does, smaller where it would not fit. */
static void
test_print (void)
{
  static const SampleSize sizes[] = { { 100, 200 }, { 400, 300 }, { 700, 1000 } };
  g_autoptr (GBytes) bytes = sample_pdf_new (sizes, 3, NULL);
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes);
  g_autoptr (GtkPrintOperation) operation = probant_print_new (pdf, "Attestation", 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("probant-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) printed = NULL;
  g_autoptr (ProbantPdf) sheets = NULL;
  double width, height;

  g_assert_cmpint (print_to (operation, path), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_null (probant_print_get_problem (operation));

  printed = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  sheets = open_pdf (printed);
  g_assert_cmpuint (probant_pdf_get_n_pages (sheets), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      probant_pdf_get_page_size (sheets, i, &width, &height);
      g_assert_cmpint (width > height, ==, sizes[i].width > sizes[i].height);
    }
  g_assert_cmphex (get_pixel (sheets, 0, 0, -50), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (sheets, 0, 0, 50), ==, 0xffffffff);
  g_assert_cmphex (get_pixel (sheets, 1, -150, -100), ==, 0xff00ff00);
  g_assert_cmphex (get_pixel (sheets, 2, 0, 0), ==, 0xffffffff);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A picture goes on one sheet as it is turned: green on the left, it has green above when turned to the
 * right. */
static void
test_print_picture (void)
{
  static guint32 pixels[400 * 200];
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("probant-XXXXXX", &error);

  for (guint i = 0; i < G_N_ELEMENTS (pixels); i++)
    pixels[i] = i % 400 < 200 ? 0xff00ff00 : 0xff0000ff;
  bytes = g_bytes_new_static (pixels, sizeof pixels);
  texture = gdk_memory_texture_new (400, 200, GDK_MEMORY_DEFAULT, bytes, 4 * 400);
  for (int turn = PROBANT_TURN_NONE; turn <= PROBANT_TURN_LEFT; turn++)
    {
      static const int places[][2] = { { -75, 0 }, { 0, -75 }, { 75, 0 }, { 0, 75 } };
      g_autoptr (GtkPrintOperation) operation
          = probant_print_new_picture (texture, "Certificat", (ProbantPageTurn)turn);
      g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GBytes) printed = NULL;
      g_autoptr (ProbantPdf) sheets = NULL;
      double width, height;

      g_assert_cmpint (print_to (operation, path), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
      g_assert_null (probant_print_get_problem (operation));
      printed = g_file_load_bytes (file, NULL, NULL, &error);
      g_assert_no_error (error);
      sheets = open_pdf (printed);
      g_assert_cmpuint (probant_pdf_get_n_pages (sheets), ==, 1);
      probant_pdf_get_page_size (sheets, 0, &width, &height);
      g_assert_cmpint (width > height, ==, turn % 2 == 0);
      g_assert_cmphex (get_pixel (sheets, 0, places[turn][0], places[turn][1]), ==, 0xff00ff00);
      g_assert_cmphex (get_pixel (sheets, 0, -places[turn][0], -places[turn][1]), ==, 0xff0000ff);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A page that cannot be drawn is told of; nothing is printed as if all were well. */
static void
test_print_damaged (void)
{
  static const char *const objects[]
      = { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2/Kids[3 0 R 9 0 R]>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>", NULL };
  g_autoptr (GBytes) bytes = sample_pdf_from_objects (objects);
  g_autoptr (ProbantPdf) pdf = open_pdf (bytes);
  g_autoptr (GtkPrintOperation) operation = probant_print_new (pdf, "Attestation", 0);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("probant-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);

  g_assert_cmpint (print_to (operation, path), ==, GTK_PRINT_OPERATION_RESULT_CANCEL);
  g_assert_cmpstr (probant_print_get_problem (operation), ==, "Page 2 cannot be read.");
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What is dragged is a file of the right name that no one else can read, and it goes. */
static void
test_drag (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4", 8);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) provider
      = probant_document_drag_provide (bytes, "../dossier/attestation.pdf", &error);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GSList) files = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) copied = NULL;
  GStatBuf info;

  g_assert_no_error (error);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_assert_true (gdk_content_provider_get_value (provider, &value, &error));
  files = gdk_file_list_get_files (g_value_get_boxed (&value));
  g_assert_cmpuint (g_slist_length (files), ==, 1);
  file = g_object_ref (files->data);
  name = g_file_get_basename (file);
  g_assert_cmpstr (name, ==, "attestation.pdf");
  path = g_file_get_path (file);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 077, ==, 0);
  copied = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (copied, bytes));

  probant_private_copy_clean ();
  g_assert_false (g_file_query_exists (file, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/out/print", test_print);
  g_test_add_func ("/out/print-picture", test_print_picture);
  g_test_add_func ("/out/print-damaged", test_print_damaged);
  g_test_add_func ("/out/drag", test_drag);
  return g_test_run ();
}
