/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "preview-fixture.h"
#include "sample-jpeg.h"
#include "ui/probant-picture-view.h"
#include "ui/probant-print.h"
#include "ui/probant-thumbnailer.h"

#define LAST_ORIENTATION 8

static gboolean
is_sideways (guint orientation)
{
  return orientation >= 5;
}

/* The colours in the quarters. */
static char *
name_quarters (GdkTexture *texture)
{
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize)width * (gsize)height);
  char letters[5] = { 0 };

  gdk_texture_download (texture, (guchar *)pixels, sizeof (guint32) * (gsize)width);
  for (int i = 0; i < 4; i++)
    {
      guint32 pixel = pixels[height * (i < 2 ? 1 : 3) / 4 * width + width * (i % 2 == 0 ? 1 : 3) / 4];

      letters[i] = sample_jpeg_name_color (pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff);
    }
  return g_strdup (letters);
}

static void
check_upright (GdkTexture *texture, guint orientation, int longer, int shorter)
{
  g_autofree char *letters = name_quarters (texture);

  g_assert_cmpstr (letters, ==, sample_jpeg_get_upright (orientation));
  g_assert_cmpint (gdk_texture_get_width (texture), ==, is_sideways (orientation) ? shorter : longer);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, is_sideways (orientation) ? longer : shorter);
}

/* However a camera was held, its picture is upright. */
static void
test_upright (PreviewFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i <= LAST_ORIENTATION; i++)
    {
      g_autoptr (GBytes) jpeg = sample_jpeg_new (i);
      ProbantPictureView *view = preview_child (fixture, "picture_view");

      g_assert_cmpstr (preview_show (fixture, jpeg, "certificat.jpg"), ==, "picture");
      check_upright (probant_picture_view_get_texture (view), i, SAMPLE_JPEG_WIDTH, SAMPLE_JPEG_HEIGHT);
      g_assert_cmpint (probant_picture_view_get_turn (view), ==, PROBANT_TURN_NONE);
    }
}

/* A wrong EXIF segment turns nothing, and keeps nobody from the picture where there is one. */
static void
test_broken (PreviewFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < sample_jpeg_count_broken (); i++)
    {
      gboolean readable;
      g_autoptr (GBytes) jpeg = sample_jpeg_new_broken (i, &readable);
      const char *page = preview_show (fixture, jpeg, "certificat.jpg");

      g_assert_cmpstr (page, ==, readable ? "picture" : "problem");
      if (readable)
        check_upright (probant_picture_view_get_texture (preview_child (fixture, "picture_view")), 1,
                       SAMPLE_JPEG_WIDTH, SAMPLE_JPEG_HEIGHT);
    }
}

static gboolean
tells_zoom (gpointer data)
{
  PreviewFixture *fixture = data;
  ProbantPictureView *view = preview_child (fixture, "picture_view");
  g_autofree char *zoom = g_strdup_printf ("%.0f %%", 100 * probant_picture_view_get_zoom (view));
  g_autofree char *shown
      = g_strdup (gtk_menu_button_get_label (preview_part (fixture, "bar", "zoom_button")));

  g_strdelimit (shown, "\302\240", ' ');
  return gtk_widget_get_width (GTK_WIDGET (view)) > 100 && g_str_equal (shown, zoom);
}

/* The zoom that is told is that of the picture as it is seen, in whatever room. */
static void
test_zoom (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) jpeg = sample_jpeg_new (1);

  g_assert_cmpstr (preview_show (fixture, jpeg, "certificat.jpg"), ==, "picture");
  wait_until (tells_zoom, fixture);
}

/* What is kept is what came. */
static void
test_saved (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) jpeg = sample_jpeg_new (6);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("probant-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "certificat.jpg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_cmpstr (preview_show (fixture, jpeg, "certificat.jpg"), ==, "picture");
  probant_preview_save (fixture->preview, file);
  wait_until (is_set, &fixture->message);
  written = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (written, jpeg));
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_thumbnail (void)
{
  g_autoptr (ProbantThumbnailer) thumbnailer = probant_thumbnailer_new ();

  for (guint i = 0; i <= LAST_ORIENTATION; i++)
    {
      g_autoptr (GBytes) jpeg = sample_jpeg_new (i);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GdkTexture) texture = NULL;
      g_autoptr (GError) error = NULL;

      probant_thumbnailer_load_async (thumbnailer, jpeg, 40, 40, NULL, store_result_cb, &result);
      wait_until (is_set, &result);
      texture = probant_thumbnailer_load_finish (thumbnailer, result, &error);
      g_assert_no_error (error);
      check_upright (texture, i, 40, 20);
    }
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gboolean *done)
{
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  *done = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
}

/* The sheet that is printed, at a dot a point. */
static GdkTexture *
print_picture (GdkTexture *picture)
{
  g_autoptr (GtkPrintOperation) operation
      = probant_print_new_picture (picture, "Certificat", PROBANT_TURN_NONE);
  g_autoptr (ProbantThumbnailer) thumbnailer = probant_thumbnailer_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) printed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("probant-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "printed.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GdkTexture *sheet;
  gboolean done = FALSE;

  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &done);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_show_progress (operation, FALSE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  wait_until (is_true, &done);
  printed = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  probant_thumbnailer_load_async (thumbnailer, printed, 842, 842, NULL, store_result_cb, &result);
  wait_until (is_set, &result);
  sheet = probant_thumbnailer_load_finish (thumbnailer, result, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return sheet;
}

/* The middle of the sheet, where the picture is. */
static char
name_place (GdkTexture *sheet, int right, int down)
{
  int width = gdk_texture_get_width (sheet), height = gdk_texture_get_height (sheet);
  g_autofree guint32 *pixels = g_new (guint32, (gsize)width * (gsize)height);
  guint32 pixel;

  gdk_texture_download (sheet, (guchar *)pixels, sizeof (guint32) * (gsize)width);
  pixel = pixels[(height / 2 + down) * width + width / 2 + right];
  return sample_jpeg_name_color (pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff);
}

static void
test_printed (PreviewFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i <= LAST_ORIENTATION; i++)
    {
      g_autoptr (GBytes) jpeg = sample_jpeg_new (i);
      g_autoptr (GdkTexture) sheet = NULL;
      /* A quarter of 160 × 80 dots of which 96 are an inch. */
      int right = is_sideways (i) ? 15 : 30, down = is_sideways (i) ? 30 : 15;
      const char *letters = sample_jpeg_get_upright (i);

      preview_show (fixture, jpeg, "certificat.jpg");
      sheet = print_picture (probant_picture_view_get_texture (preview_child (fixture, "picture_view")));
      g_assert_cmpint (gdk_texture_get_width (sheet) > gdk_texture_get_height (sheet), ==, !is_sideways (i));
      g_assert_cmpint (name_place (sheet, -right, -down), ==, letters[0]);
      g_assert_cmpint (name_place (sheet, right, -down), ==, letters[1]);
      g_assert_cmpint (name_place (sheet, -right, down), ==, letters[2]);
      g_assert_cmpint (name_place (sheet, right, down), ==, letters[3]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add_preview ("/picture/upright", test_upright);
  add_preview ("/picture/broken", test_broken);
  add_preview ("/picture/zoom", test_zoom);
  add_preview ("/picture/saved", test_saved);
  add_preview ("/picture/printed", test_printed);
  g_test_add_func ("/picture/thumbnail", test_thumbnail);
  return g_test_run ();
}
