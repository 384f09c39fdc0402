/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long from a document's bytes in memory to its first page as a texture, at 144 dots an inch: Probant,
 * one of whose helper processes waits for a document, against poppler alone, in turns. Fails where a document
 * takes more than 1.3 times as long. Both are warm alike: poppler alone runs in a process that has drawn what
 * the helper draws before it waits, and that has not seen the document either, for who reads a certificate
 * opens it once. What poppler takes to draw again a page whose fonts and glyphs it still has is told besides.
 * The PDFs of the folder that the environment variable PROBANT_BENCH_FOLDER names are read too. */
#include "config.h"

#include <gdk/gdk.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench-tools.h"
#include "pdf/probant-pdf-warm-up.h"
#include "pdf/probant-pdf.h"
#include "sandbox/probant-specimen.h"
#include "ui/probant-page-texture.h"

#define ROUNDS 15
#define SCALE 2.0
#define LIMIT 1.3

#define ALONE "alone" /* the argument that makes this program poppler alone */
#define FIRST_PAGE_BYTES (8 * 1024 * 1024)

static const char *program;

/* Until the texture is there; the document's end comes after. */
static double
read_alone (GBytes *bytes)
{
  gint64 started = g_get_monotonic_time ();
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  PopplerPage *page = poppler_document_get_page (document, 0);
  g_autoptr (GdkTexture) texture = NULL;
  cairo_surface_t *surface;
  double width, height, elapsed;
  cairo_t *cr;

  poppler_page_get_size (page, &width, &height);
  surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)(width * SCALE + 1), (int)(height * SCALE + 1));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  texture = probant_page_texture_new (surface);
  elapsed = (double)(g_get_monotonic_time () - started) / 1000;
  g_object_unref (page);
  g_object_unref (document);
  return elapsed;
}

/* In this process, started for it: warms up, says so, waits for a line, reads, tells how long it took. */
static int
run_alone (const char *path)
{
  gpointer memory = malloc (FIRST_PAGE_BYTES);
  ProbantPdfEngine *kept = probant_pdf_warm_up (memory, FIRST_PAGE_BYTES);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  char *data;

  free (memory);
  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, size);
  puts ("ready");
  fflush (stdout);
  if (getchar () != EOF)
    printf ("%f\n", read_alone (bytes));
  g_clear_pointer (&kept, probant_pdf_engine_free);
  return EXIT_SUCCESS;
}

/* Poppler alone in a process that has warmed up. */
typedef struct
{
  GSubprocess *process;
  GDataInputStream *output;
} Alone;

static Alone
alone_start (const char *path)
{
  Alone self;
  g_autoptr (GError) error = NULL;
  g_autofree char *ready = NULL;

  /* With open files inherited GLib has no need of fork, after which this process would pay for each page of
   * its memory that it writes to. */
  self.process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                       | G_SUBPROCESS_FLAGS_INHERIT_FDS,
                                   &error, program, ALONE, path, NULL);
  g_assert_no_error (error);
  self.output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self.process));
  ready = g_data_input_stream_read_line (self.output, NULL, NULL, &error);
  g_assert_no_error (error);
  return self;
}

/* Ends it. */
static double
alone_read (Alone *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *elapsed = NULL;

  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), "\n", 1, NULL, NULL, &error);
  g_assert_no_error (error);
  elapsed = g_data_input_stream_read_line (self->output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (elapsed);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->output);
  g_object_unref (self->process);
  return g_ascii_strtod (elapsed, NULL);
}

static double
read_by_helper (GBytes *bytes)
{
  const ProbantPdfWish wish = { .scale = SCALE, .factor = 1 };
  gint64 started = g_get_monotonic_time ();
  g_autoptr (GAsyncResult) opened = NULL, rendered = NULL;
  g_autoptr (ProbantPdf) pdf = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  /* As the preview asks: it knows at what scale it will show the page. */
  probant_pdf_open_full_async (bytes, NULL, &wish, NULL, bench_store_result_cb, &opened);
  bench_wait_until (bench_is_set, &opened);
  pdf = probant_pdf_open_finish (opened, &error);
  g_assert_no_error (error);
  probant_pdf_render_async (pdf, 0, SCALE, NULL, G_PRIORITY_DEFAULT, NULL, bench_store_result_cb, &rendered);
  bench_wait_until (bench_is_set, &rendered);
  surface = probant_pdf_render_finish (pdf, rendered, &error);
  g_assert_no_error (error);
  texture = probant_page_texture_new (surface);
  return (double)(g_get_monotonic_time () - started) / 1000;
}

static void
add (GArray *values, double value)
{
  g_array_append_val (values, value);
}

static gboolean
measure (const char *name, GBytes *bytes)
{
  g_autoptr (GArray) alone = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) helped = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "probant-bench-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  int fd = g_mkstemp (path);
  double ratio;
  Alone next;

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  read_alone (bytes);
  read_by_helper (bytes);
  next = alone_start (path);
  for (guint i = 0; i < ROUNDS; i++)
    {
      Alone process = next;

      /* Both have waited as long, for the next ones start together: processors forget whoever sleeps. Each is
       * the first one every other time. */
      for (guint j = 0; j < 2; j++)
        {
          bench_wait_for_helpers ();
          if ((i + j) % 2 == 0)
            {
              add (helped, read_by_helper (bytes));
              next = alone_start (path);
            }
          else
            add (alone, alone_read (&process));
        }
      /* Of the same moment: a machine shared with others has slow ones. */
      add (ratios, g_array_index (helped, double, i) / g_array_index (alone, double, i));
      bench_wait_for_helpers ();
      add (again, read_alone (bytes));
    }
  alone_read (&next);
  g_unlink (path);
  ratio = bench_percentile (ratios, 0.5);
  g_print ("%-60.60s %7.1f ms against %7.1f ms, ratio %.2f (limit %.1f); drawn again by poppler: %.1f ms\n",
           name, bench_percentile (helped, 0.5), bench_percentile (alone, 0.5), ratio, LIMIT,
           bench_percentile (again, 0.5));
  return ratio <= LIMIT;
}

static GBytes *
make_certificate (const char *initials, guint n_rows)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_string_append_printf (
      text,
      "{\"title\": \"Attestation de vigilance\", \"subject\": \"Article L. 243-15\","
      "\"issuer\": {\"name\": \"Organisme Exemple\", \"lines\": [\"1 rue Exemple\"],"
      "\"color\": \"#204a87\", \"initials\": \"%s\", \"mark\": \"shield\"},"
      "\"reference\": [\"Référence 12345\"], \"recipient\": [\"Entreprise Exemple\"],"
      "\"blocks\": [{\"title\": \"Attestation\"}, {\"text\": \"Il est attesté ce qui"
      " suit.\"}, {\"fields\": [[\"SIRET\", \"999 000 102 00015\"]]},"
      "{\"table\": {\"columns\": [[\"Période\", 2, \"left\"], [\"Montant\", 1, \"right\"]],"
      "\"rows\": [",
      initials);
  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "%s[\"Mois %u\", \"%u €\"]", i > 0 ? "," : "", i + 1, 1000 + 37 * i);
  g_string_append (text,
                   "]}}, {\"verdict\": \"À jour\"}, {\"code\": \"YAB458G1B2T8IZW\", \"label\":"
                   "\"Code de sécurité\"}, {\"signature\": {\"place\": \"Paris\", \"name\": \"Un Exemple\","
                   "\"role\": \"Directeur\"}}]}");
  node = json_from_string (text->str, &error);
  g_assert_no_error (error);
  bytes = probant_specimen_render_pdf (json_node_get_object (node), &error);
  g_assert_no_error (error);
  return bytes;
}

static gboolean
measure_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean good = TRUE;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = NULL;
      char *data;
      gsize size;

      if (!g_str_has_suffix (name, ".pdf") || !g_file_get_contents (path, &data, &size, NULL))
        continue;
      bytes = g_bytes_new_take (data, size);
      good = measure (name, bytes) && good;
    }
  return good;
}

static gboolean
measure_all (void)
{
  g_autoptr (GBytes) short_certificate = make_certificate ("OE", 4);
  g_autoptr (GBytes) long_certificate = make_certificate ("AE", 80);
  g_autoptr (GBytes) scan = bench_make_scan (3);
  gboolean good;

  probant_pdf_keep_ready ();
  good = measure ("certificate, one page", short_certificate);
  good = measure ("certificate, three pages", long_certificate) && good;
  good = measure ("scan", scan) && good;
  if (g_getenv ("PROBANT_BENCH_FOLDER") != NULL)
    good = measure_folder (g_getenv ("PROBANT_BENCH_FOLDER")) && good;
  return good;
}

int
main (int argc, char **argv)
{
  /* Poppler alone at its best: in memory that it has used before. */
  mallopt (M_MMAP_THRESHOLD, 32 * 1024 * 1024);
  mallopt (M_TRIM_THRESHOLD, 512 * 1024 * 1024);
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], ALONE))
    return run_alone (argv[2]);
  return measure_all () ? EXIT_SUCCESS : EXIT_FAILURE;
}
