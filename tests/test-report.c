/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <time.h>

#include "core/probant-document-names.h"
#include "core/probant-series.h"
#include "read-pdf.h"
#include "report/probant-picture-file.h"
#include "report/probant-report-writer.h"
#include "report/probant-report.h"
#include "sample-jpeg.h"
#include "sandbox/probant-sandbox.h"

/* One sandbox and one dossier a subject for all tests: the sandbox has a quota. */
static struct
{
  ProbantSandbox *sandbox;
  ProbantClient *client;
  ProbantPolicy *policy;
  GDateTime *now;
  GHashTable *dossiers; /* number -> ProbantDossier */
} world;

static void
set_up_world (void)
{
  g_autoptr (GError) error = NULL;
  const char *const all[] = { "all", NULL };

  world.sandbox = probant_sandbox_new (0, &error);
  g_assert_no_error (error);
  world.client = probant_client_new (probant_sandbox_get_url (world.sandbox), probant_sandbox_get_token (),
                                     PROBANT_SANDBOX_CONTEXT, "2026-0042", PROBANT_SANDBOX_RECIPIENT, &error);
  g_assert_no_error (error);
  /* One of the applicants has sources that never answer. */
  g_object_set (probant_network_get_default (), "connect-limit", 2, "answer-limit", 2, "stall-limit", 2,
                NULL);
  world.policy = probant_policy_new ();
  probant_policy_switch_on (world.policy, all);
  world.now = g_date_time_new_now_local ();
  world.dossiers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

static void
tear_down_world (void)
{
  g_hash_table_unref (world.dossiers);
  g_object_unref (world.client);
  g_object_unref (world.policy);
  probant_sandbox_stop (world.sandbox);
  g_object_unref (world.sandbox);
  g_date_time_unref (world.now);
}

static ProbantDossier *
make_dossier (const char *number)
{
  ProbantIdentifier identifier;
  g_autoptr (GError) error = NULL;

  probant_identifier_parse_unchecked (number, &identifier, &error);
  g_assert_no_error (error);
  return probant_dossier_new (world.client, world.policy, &identifier);
}

/* (transfer none) */
static ProbantDossier *
ask (const char *number)
{
  ProbantDossier *dossier = g_hash_table_lookup (world.dossiers, number);
  gint64 deadline = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  if (dossier != NULL)
    return dossier;
  dossier = make_dossier (number);
  g_hash_table_insert (world.dossiers, (char *)number, dossier);
  probant_dossier_set_documents_mode (dossier, PROBANT_DOCUMENTS_CERTIFICATES);
  probant_dossier_start (dossier);
  while (!probant_dossier_is_finished (dossier))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  return dossier;
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;

  while (*result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  return *result;
}

static void
read_report (ReadPdf *pdf, ProbantPages *pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = probant_pages_to_pdf (pages, &error);

  g_assert_no_error (error);
  read_pdf_open (pdf, bytes);
}

/* The values of the first lines: they are on the page as they are on the screen, as far as one line goes. */
static void
check_values (const ReadPdf *pdf, const GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const ProbantValue *value = g_ptr_array_index (values, i);

      if (value->kind == PROBANT_VALUE_NOT_PROVIDED || g_utf8_strlen (value->value, -1) > 40
          || strchr (value->value, '\n') != NULL)
        continue;
      if (!read_pdf_says (pdf, value->value))
        g_error ("“%s: %s” is missing", value->label, value->value);
    }
}

static void
check_record (const ReadPdf *pdf, ProbantRecord *record)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  const ProbantPresentation *presentation = probant_record_get_presentation (record);

  g_test_message ("%s", endpoint->name);
  g_assert_true (read_pdf_says (pdf, endpoint->title));
  if (presentation == NULL)
    return;
  if (presentation->verdict.label != NULL)
    g_assert_true (read_pdf_says (pdf, presentation->verdict.label));
  for (guint i = 0; i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      if (section->columns == NULL && !section->other)
        check_values (pdf, section->values);
    }
}

static void
check_documents (const ReadPdf *pdf, ProbantDossier *dossier)
{
  g_autoptr (GPtrArray) documents = probant_dossier_list_documents (dossier);

  for (guint i = 0; i < documents->len; i++)
    {
      ProbantDocument *document = g_ptr_array_index (documents, i);
      const char *sha256 = probant_document_get_sha256 (document);

      if (sha256 != NULL)
        {
          g_autofree char *start = g_strndup (sha256, 16);

          g_assert_true (read_pdf_says (pdf, start));
        }
    }
}

/* Years and short values of what is drawn. */
static void
check_charts (const ReadPdf *pdf, ProbantDossier *dossier)
{
  g_autoptr (GPtrArray) list = probant_series_list (G_LIST_MODEL (dossier));

  for (guint i = 0; i < list->len; i++)
    {
      const ProbantSeries *series = g_ptr_array_index (list, i);

      for (guint j = 0; j < series->points->len; j++)
        {
          g_autofree char *value
              = probant_series_format_short (series, probant_series_get_point (series, j)->value);

          g_assert_true (read_pdf_page_says (pdf, 0, value) || read_pdf_page_says (pdf, 1, value));
        }
    }
}

static void
test_whole (gconstpointer data)
{
  ProbantDossier *dossier = ask (data);
  g_autoptr (ProbantPages) pages
      = probant_report_compose (dossier, &(ProbantReportOptions){ .sandbox = TRUE, .now = world.now });
  g_auto (ReadPdf) pdf = { NULL };

  read_report (&pdf, pages);
  g_assert_cmpuint (pdf.n_pages, >, 3);
  g_assert_cmpuint (pdf.n_pages, <, 30);
  g_assert_cmpuint (pdf.outline->len, >, 5);
  g_assert_cmpuint (pdf.n_links, >=, probant_dossier_get_n_asked (dossier));
  g_assert_cmpuint (probant_pages_count_unknown_glyphs (pages), ==, 0);
  for (guint i = 0; i < pdf.n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u / %u", i + 1, pdf.n_pages);

      g_assert_true (read_pdf_page_says (&pdf, i, number));
      g_assert_true (read_pdf_page_says (&pdf, i, "SPECIMEN"));
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier)); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (G_LIST_MODEL (dossier), i);

      check_record (&pdf, record);
    }
  check_documents (&pdf, dossier);
  check_charts (&pdf, dossier);
  g_assert_true (read_pdf_says (&pdf, "2026-0042"));
  g_assert_true (read_pdf_says (&pdf, "What this report proves, and what it does not"));
}

static void
test_summary (void)
{
  ProbantDossier *dossier = ask ("99900010200015");
  g_autoptr (ProbantPages) pages
      = probant_report_compose (dossier, &(ProbantReportOptions){ .summary = TRUE, .now = world.now });
  g_auto (ReadPdf) pdf = { NULL };

  read_report (&pdf, pages);
  g_assert_cmpuint (pdf.n_pages, <=, 5);
  g_assert_true (read_pdf_says (&pdf, "VERIFICATION REPORT · SUMMARY"));
  g_assert_false (read_pdf_says (&pdf, "SPECIMEN"));
}

/* What was declared stands beside what is known; without it there is no word of it. */
static void
test_declared (void)
{
  const char text[]
      = "Nom;Charpentes du Brevon\nEffectif;7\nChiffre d’affaires;beaucoup\nDirigeant;Jean Inconnu\n";
  ProbantDossier *dossier = ask ("99900010200015");
  ProbantReportOptions options = { .summary = TRUE, .sandbox = TRUE, .now = world.now };
  g_autoptr (GError) error = NULL;
  g_auto (ReadPdf) before = { NULL };
  g_auto (ReadPdf) pdf = { NULL };

  g_assert_null (probant_dossier_compare (dossier));
  read_report (&before, probant_report_compose (dossier, &options));
  g_assert_false (read_pdf_says (&before, "What the applicant declared"));

  probant_dossier_set_declared (dossier, probant_declared_read (text, strlen (text), &error));
  g_assert_no_error (error);
  read_report (&pdf, probant_report_compose (dossier, &options));
  g_assert_true (read_pdf_says (&pdf, "What the applicant declared"));
  g_assert_true (read_pdf_says (&pdf, "Charpentes du Brevon"));
  g_assert_true (read_pdf_says (&pdf, "beaucoup"));
  g_assert_true (read_pdf_says (&pdf, "Jean Inconnu"));
  g_assert_true (read_pdf_says (&pdf, probant_outcome_get_title (PROBANT_OUTCOME_AGREES)));
  g_assert_true (read_pdf_says (&pdf, probant_outcome_get_title (PROBANT_OUTCOME_DIFFERS)));

  /* Nothing declared any more: an empty one is none. */
  probant_dossier_set_declared (dossier, probant_declared_new ());
  g_assert_null (probant_dossier_compare (dossier));
}

/* Nothing was asked yet, and nothing is known: still a report, which says so. */
static void
test_no_answer (void)
{
  g_autoptr (ProbantDossier) dossier = make_dossier ("99900010200015");
  g_autoptr (ProbantPages) pages = NULL;
  g_auto (ReadPdf) pdf = { NULL };

  probant_dossier_start (dossier);
  probant_dossier_stop (dossier);
  pages = probant_report_compose (dossier, &(ProbantReportOptions){ .now = world.now });
  read_report (&pdf, pages);
  g_assert_cmpuint (pdf.n_pages, >=, 1);
  g_assert_true (read_pdf_says (&pdf, "No source has told who this applicant is."));
  g_assert_true (read_pdf_says (&pdf, "999 000 102 00015"));
}

/* ---- Files ---- */

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("probant-report-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static gboolean
write_report (ProbantPages *pages,
              GPtrArray *pieces,
              const char *path,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *writing = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  probant_report_write_async (pages, pieces, file, NULL, NULL, cancellable, result_cb, &writing);
  result = wait_for (&writing);
  return probant_report_write_finish (result, error);
}

/* The pages of all certificates follow as pictures, each with its caption. */
static void
test_pieces (gconstpointer data)
{
  ProbantDossier *dossier = ask (data);
  g_autoptr (GPtrArray) documents = probant_dossier_list_documents (dossier);
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "rapport.pdf", NULL);
  GAsyncResult *reading = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) pieces = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (ReadPdf) pdf = { NULL };
  guint n_pictures = 0;
  gsize length;
  GStatBuf status;

  probant_pieces_read_async (dossier, documents, NULL, result_cb, &reading);
  result = wait_for (&reading);
  pieces = probant_pieces_read_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pieces->len, ==, documents->len);
  g_assert_true (write_report (
      probant_report_compose (dossier, &(ProbantReportOptions){ .now = world.now, .pieces = pieces }), pieces,
      path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (content, length);
  read_pdf_open (&pdf, bytes);
  for (guint i = 0; i < pieces->len; i++)
    {
      const ProbantPiece *piece = g_ptr_array_index (pieces, i);

      g_assert_true ((piece->sizes->len > 0) == (piece->problem == NULL));
      g_assert_true (read_pdf_says (&pdf, piece->title));
      n_pictures += piece->sizes->len;
    }
  g_assert_cmpuint (n_pictures, >, 2);
  for (guint i = 0; i < n_pictures; i++)
    {
      PopplerPage *page = poppler_document_get_page (pdf.document, (int)(pdf.n_pages - 1 - i));
      GList *images = poppler_page_get_image_mapping (page);

      g_assert_nonnull (images);
      g_assert_false (read_pdf_page_says (&pdf, pdf.n_pages - 1 - i, "This page could not be drawn."));
      poppler_page_free_image_mapping (images);
      g_object_unref (page);
    }
  g_unlink (path);
  g_rmdir (folder);
}

/* What was there stays where the new file cannot be completed, and nothing else is left behind. */
static void
test_whole_or_not (void)
{
  g_autoptr (ProbantDossier) dossier = make_dossier ("99900010200015");
  const ProbantReportOptions options = { .now = world.now };
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "rapport.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "rapport.pdf", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_false (write_report (probant_report_compose (dossier, &options), NULL, nowhere, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_file_set_contents (path, "before", -1, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (write_report (probant_report_compose (dossier, &options), NULL, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, "before");
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_assert_true (write_report (probant_report_compose (dossier, &options), NULL, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_name (void)
{
  g_autoptr (ProbantDossier) dossier = make_dossier ("W389990024");
  g_autoptr (GDateTime) day = g_date_time_new_local (2026, 3, 9, 8, 0, 0);
  g_autofree char *name = probant_report_make_name (dossier, day, ".pdf");

  g_assert_cmpstr (name, ==, "W389990024 - 2026-03-09.pdf");
}

/* ---- Pictures ---- */

static void
test_picture_files (void)
{
  static const guint8 jpeg[]
      = { 0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0 };
  static const guint8 bomb[] = { 0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0 };
  static const guint8 cut[] = { 0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 1 };
  static const struct
  {
    const guint8 *data;
    gsize length;
    gboolean good;
  } cases[] = { { jpeg, sizeof jpeg, TRUE },
                { bomb, sizeof bomb, FALSE },
                { cut, sizeof cut, FALSE },
                { (const guint8 *)"\211PNG\r\n\032\n\0\0\0\rIHDR\xff\xff\xff\xff\0\0\0\1\010\0\0\0\0\0\0\0\0",
                  34, FALSE },
                { (const guint8 *)"%PDF-1.4", 8, FALSE },
                { (const guint8 *)"", 0, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].data, cases[i].length);
      g_autoptr (GError) error = NULL;
      cairo_surface_t *surface = probant_picture_file_load (bytes, &error);
      int width = 0, height = 0;

      g_assert_true (probant_picture_file_measure (bytes, &width, &height) == cases[i].good);
      g_assert_true ((surface != NULL) == cases[i].good);
      if (cases[i].good)
        {
          g_assert_cmpint (width, ==, 30);
          g_assert_cmpint (height, ==, 20);
          cairo_surface_destroy (surface);
        }
    }
}

static void
free_piece_cb (gpointer data)
{
  ProbantPiece *piece = data;

  g_bytes_unref (piece->bytes);
  g_array_unref (piece->sizes);
  g_free (piece);
}

static ProbantPiece *
make_jpeg_piece (guint orientation)
{
  ProbantPiece *piece = g_new0 (ProbantPiece, 1);
  cairo_rectangle_t size = { 0 };
  int width = 0, height = 0;

  piece->title = (char *)"Certificat";
  piece->source = (char *)"Qualifelec";
  piece->name = (char *)"certificat.jpg";
  piece->bytes = sample_jpeg_new (orientation);
  piece->sizes = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  g_assert_true (probant_picture_file_measure (piece->bytes, &width, &height));
  g_assert_cmpint (width, ==, orientation < 5 ? SAMPLE_JPEG_WIDTH : SAMPLE_JPEG_HEIGHT);
  g_assert_cmpint (height, ==, orientation < 5 ? SAMPLE_JPEG_HEIGHT : SAMPLE_JPEG_WIDTH);
  size.width = width;
  size.height = height;
  g_array_append_val (piece->sizes, size);
  return piece;
}

static char
name_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *line = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *)(const void *)line)[x];

  return sample_jpeg_name_color (pixel >> 16 & 0xff, pixel >> 8 & 0xff, pixel & 0xff);
}

/* The colours in the quarters of the one picture of a page; whatever else is there has none of them. */
static void
name_quarters (PopplerPage *page, gboolean upright, char letters[5])
{
  const int width = (int)PROBANT_PAGES_WIDTH, height = (int)PROBANT_PAGES_HEIGHT;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  int left = width, top = height, right = 0, bottom = 0;

  poppler_page_render (page, cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (name_pixel (surface, x, y) != '?')
        {
          left = MIN (left, x);
          top = MIN (top, y);
          right = MAX (right, x);
          bottom = MAX (bottom, y);
        }
  g_assert_cmpint (right - left, >, 200);
  g_assert_true ((bottom - top > right - left) == upright);
  for (int i = 0; i < 4; i++)
    letters[i] = name_pixel (surface, left + (right - left) * (i % 2 == 0 ? 1 : 3) / 4,
                             top + (bottom - top) * (i < 2 ? 1 : 3) / 4);
  letters[4] = '\0';
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static gboolean
contains (GBytes *bytes, GBytes *part)
{
  gsize length, size;
  const char *data = g_bytes_get_data (bytes, &length), *wanted = g_bytes_get_data (part, &size);

  for (gsize i = 0; i + size <= length; i++)
    if (memcmp (data + i, wanted, size) == 0)
      return TRUE;
  return FALSE;
}

/* However a camera was held, its picture is upright, and in the file byte for byte. */
static void
test_pictures_upright (void)
{
  g_autoptr (ProbantDossier) dossier = make_dossier ("99900010200015");
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func (free_piece_cb);
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "rapport.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (ReadPdf) pdf = { NULL };
  gsize length;

  for (guint i = 0; i <= 8; i++)
    g_ptr_array_add (pieces, make_jpeg_piece (i));
  write_report (
      probant_report_compose (dossier, &(ProbantReportOptions){ .now = world.now, .pieces = pieces }), pieces,
      path, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (content, length);
  read_pdf_open (&pdf, bytes);
  for (guint i = 0; i <= 8; i++)
    {
      PopplerPage *page = poppler_document_get_page (pdf.document, (int)(pdf.n_pages - 9 + i));
      const ProbantPiece *piece = g_ptr_array_index (pieces, i);
      char letters[5];

      name_quarters (page, i >= 5, letters);
      g_assert_cmpstr (letters, ==, sample_jpeg_get_upright (i));
      g_assert_true (contains (bytes, piece->bytes));
      g_object_unref (page);
    }
  g_unlink (path);
  g_rmdir (folder);
}

/* What is wrong in the EXIF segment turns nothing, and keeps nobody from the picture where there is one. */
static void
test_pictures_broken (void)
{
  for (guint i = 0; i < sample_jpeg_count_broken (); i++)
    {
      gboolean readable;
      g_autoptr (GBytes) bytes = sample_jpeg_new_broken (i, &readable);
      cairo_surface_t *surface = probant_picture_file_load (bytes, NULL);
      int width = 0, height = 0;

      g_assert_true (probant_picture_file_measure (bytes, &width, &height) == readable);
      g_assert_true ((surface != NULL) == readable);
      if (!readable)
        continue;
      g_assert_cmpint (width, ==, SAMPLE_JPEG_WIDTH);
      g_assert_cmpint (height, ==, SAMPLE_JPEG_HEIGHT);
      g_assert_cmpint (cairo_surface_get_type (surface), ==, CAIRO_SURFACE_TYPE_IMAGE);
      cairo_surface_destroy (surface);
    }
}

/* What the officer waits for, in time of the processor: all of it but the pieces. */
static void
test_speed (void)
{
  ProbantDossier *dossier = ask ("99900010200015");
  clock_t start = clock ();
  g_autoptr (ProbantPages) pages
      = probant_report_compose (dossier, &(ProbantReportOptions){ .now = world.now });
  g_autoptr (GBytes) bytes = probant_pages_to_pdf (pages, NULL);
  double seconds = (double)(clock () - start) / CLOCKS_PER_SEC;

  g_assert_nonnull (bytes);
  g_assert_cmpfloat (seconds, <, 1);
  g_test_minimized_result (seconds, "%u pages in %.0f ms", probant_pages_count (pages), seconds * 1000);
}

int
main (int argc, char *argv[])
{
  static const char *const numbers[]
      = { "99900010200015", "W389990011", "999000128", "999000136", "99900015100012" };
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  set_up_world ();
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/report/whole/%s", numbers[i]);

      g_test_add_data_func (path, numbers[i], test_whole);
    }
  g_test_add_func ("/report/summary", test_summary);
  g_test_add_func ("/report/declared", test_declared);
  g_test_add_func ("/report/no-answer", test_no_answer);
  g_test_add_data_func ("/report/pieces", "W389990011", test_pieces);
  g_test_add_func ("/report/whole-or-not", test_whole_or_not);
  g_test_add_func ("/report/name", test_name);
  g_test_add_func ("/report/picture-files", test_picture_files);
  g_test_add_func ("/report/pictures-upright", test_pictures_upright);
  g_test_add_func ("/report/pictures-broken", test_pictures_broken);
  g_test_add_func ("/report/speed", test_speed);
  status = g_test_run ();
  tear_down_world ();
  return status;
}
