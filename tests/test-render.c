/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cli/probant-cli-render.h"
#include "sample-pdf.h"

typedef struct
{
  char *folder;
  char *input;
  char *output;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (2);
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("probant-render-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->input = g_build_filename (fixture->folder, "in.pdf", NULL);
  fixture->output = g_build_filename (fixture->folder, "out.png", NULL);
  g_file_set_contents (fixture->input, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->input);
  g_unlink (fixture->output);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* nothing else was left behind */
  g_free (fixture->folder);
  g_free (fixture->input);
  g_free (fixture->output);
}

/* The arguments are separated by spaces; IN and OUT stand for the files. */
static int
run (Fixture *fixture, const char *arguments)
{
  g_auto (GStrv) argv = g_strsplit (arguments, " ", -1);
  g_autofree char **borrowed = NULL;

  for (guint i = 0; argv[i] != NULL; i++)
    if (g_str_equal (argv[i], "IN") || g_str_equal (argv[i], "OUT"))
      {
        const char *file = g_str_equal (argv[i], "IN") ? fixture->input : fixture->output;

        g_free (argv[i]);
        argv[i] = g_strdup (file);
      }
  borrowed = g_memdup2 (argv, (g_strv_length (argv) + 1) * sizeof *argv);
  return probant_cli_render ((int)g_strv_length (argv), borrowed);
}

static void
test_written (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *picture;

  g_assert_cmpint (run (fixture, "render IN --page 2 --scale 0.5 --output OUT"), ==, 0);
  picture = cairo_image_surface_create_from_png (fixture->output);
  g_assert_cmpint (cairo_surface_status (picture), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 298);
  g_assert_cmpint (cairo_image_surface_get_height (picture), ==, 421);
  g_assert_cmphex (
      cairo_image_surface_get_data (picture)[25 * cairo_image_surface_get_stride (picture) + 4 * 25 + 1], ==,
      0xff); /* the second page's square is green */
  cairo_surface_destroy (picture);
}

static void
test_defaults (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *picture;

  g_assert_cmpint (run (fixture, "render IN -o OUT"), ==, 0);
  picture = cairo_image_surface_create_from_png (fixture->output);
  g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 1190);
  cairo_surface_destroy (picture);
}

static void
test_usage (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[] = {
    "render",
    "render IN",
    "render --output OUT",
    "render IN IN --output OUT",
    "render IN --output OUT --page 0",
    "render IN --output OUT --page x",
    "render IN --output OUT --scale 0",
    "render IN --output OUT --scale nan",
    "render IN --output OUT --other",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (run (fixture, cases[i]), ==, 1);
  g_assert_false (g_file_test (fixture->output, G_FILE_TEST_EXISTS));
}

static void
test_failed (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[] = {
    "render IN --output OUT --page 3",
    "render IN --output OUT --scale 1000",
    "render /nonexistent.pdf --output OUT",
    "render /dev/zero --output OUT",
    "render / --output OUT",
    "render IN --output /nonexistent/out.png",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (run (fixture, cases[i]), ==, 3);
  g_assert_false (g_file_test (fixture->output, G_FILE_TEST_EXISTS));

  g_file_set_contents (fixture->input, "hello", -1, NULL);
  g_assert_cmpint (run (fixture, "render IN --output OUT"), ==, 3);
  g_assert_false (g_file_test (fixture->output, G_FILE_TEST_EXISTS));
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/render/written", test_written);
  add ("/render/defaults", test_defaults);
  add ("/render/usage", test_usage);
  add ("/render/failed", test_failed);
  return g_test_run ();
}
