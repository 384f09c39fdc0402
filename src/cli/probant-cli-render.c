/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-render.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "cli/probant-cli-file.h"
#include "pdf/probant-pdf.h"

#define EXIT_USAGE 1
#define EXIT_FAILED 3

typedef struct
{
  char *input;
  char *output;
  int page; /* 1 = first */
  double scale;
} Options;

typedef struct
{
  const Options *options;
  GMainLoop *loop;
  cairo_surface_t *surface;
  GError *error;
} Drawing;

static void
options_clear (Options *options)
{
  g_free (options->input);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
check_options (const Options *options, char **files, GError **error)
{
  const char *problem = NULL;

  if (files == NULL || g_strv_length (files) != 1)
    problem = _ ("Name one PDF file to draw.");
  else if (options->output == NULL)
    problem = _ ("Say where to write the picture: --output OUT.png");
  else if (options->page < 1)
    problem = _ ("Pages are counted from 1.");
  else if (!isfinite (options->scale) || options->scale <= 0)
    problem = _ ("The scale is a number above 0.");
  else
    return TRUE;

  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, problem);
  return FALSE;
}

static gboolean
parse_options (Options *options, int argc, char **argv, GError **error)
{
  g_auto (GStrv) files = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  const GOptionEntry entries[]
      = { { "page", 'p', 0, G_OPTION_ARG_INT, &options->page, N_ ("Page to draw (default: 1)"), "N" },
          { "scale", 's', 0, G_OPTION_ARG_DOUBLE, &options->scale,
            N_ ("Pixels per point, 1/72 inch (default: 2)"), "S" },
          { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
            N_ ("PNG file to write, - for standard output"), "OUT.png" },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, "FILE.pdf" },
          { NULL } };

  g_option_context_set_summary (context, _ ("Draws a page of a PDF file as a PNG picture."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, error) || !check_options (options, files, error))
    return FALSE;
  options->input = g_strdup (files[0]);
  return TRUE;
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Drawing *drawing = user_data;

  drawing->surface = probant_pdf_render_finish (PROBANT_PDF (source), result, &drawing->error);
  g_main_loop_quit (drawing->loop);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Drawing *drawing = user_data;
  g_autoptr (ProbantPdf) pdf = probant_pdf_open_finish (result, &drawing->error);

  if (pdf == NULL)
    g_main_loop_quit (drawing->loop);
  else
    probant_pdf_render_async (pdf, (guint)drawing->options->page - 1, drawing->options->scale, NULL,
                              G_PRIORITY_DEFAULT, NULL, rendered_cb, drawing);
}

static cairo_surface_t *
draw (GBytes *bytes, const Options *options, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Drawing drawing = { .options = options, .loop = loop };

  probant_pdf_open_async (bytes, NULL, opened_cb, &drawing);
  g_main_loop_run (loop);
  if (drawing.error != NULL)
    g_propagate_prefixed_error (error, drawing.error, "%s: ", options->input);
  return drawing.surface;
}

static cairo_status_t
append_png (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
write_png (cairo_surface_t *surface, const char *path, GError **error)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, append_png, png);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return FALSE;
    }
  if (!g_str_equal (path, "-"))
    return g_file_set_contents_full (path, (const char *)png->data, (gssize)png->len,
                                     G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
  if (fwrite (png->data, 1, png->len, stdout) == png->len && fflush (stdout) == 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("The picture cannot be written to standard output."));
  return FALSE;
}

int
probant_cli_render (int argc, char **argv)
{
  g_auto (Options) options = { .page = 1, .scale = 2.0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *surface = NULL;
  gboolean written = FALSE;

  if (!parse_options (&options, argc, argv, &error))
    {
      g_printerr ("probant render: %s\n", error->message);
      return EXIT_USAGE;
    }

  bytes = probant_cli_read_file (options.input, &error);
  if (bytes != NULL)
    surface = draw (bytes, &options, &error);
  if (surface != NULL)
    {
      written = write_png (surface, options.output, &error);
      cairo_surface_destroy (surface);
    }
  if (error != NULL)
    g_printerr ("probant render: %s\n", error->message);
  return written ? 0 : EXIT_FAILED;
}
