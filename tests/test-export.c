/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/probant-document-names.h"
#include "read-pdf.h"
#include "report/probant-report.h"
#include "sandbox/probant-sandbox.h"
#include "ui/probant-document-row.h"
#include "ui/probant-export-button.h"
#include "ui/probant-report-print.h"

typedef struct
{
  ProbantSandbox *sandbox;
  ProbantClient *client;
  ProbantPolicy *policy;
  ProbantDossier *dossier;
  GtkWidget *window;
  ProbantExportButton *button;
  char *folder;
  char *path;
  GFile *file;
  guint n_saved;
  guint n_messages;
} Fixture;

static gboolean
never (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until (gboolean (*condition) (Fixture *fixture), Fixture *fixture)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  guint pulse = g_timeout_add (20, never, NULL);

  while (!condition (fixture))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (pulse);
}

static void
saved_cb (ProbantExportButton *button, const char *message, GFile *file, Fixture *fixture)
{
  g_assert_nonnull (strstr (message, "out"));
  g_assert_true (g_file_equal (file, fixture->file));
  fixture->n_saved++;
}

static void
message_cb (ProbantExportButton *button, const char *message, Fixture *fixture)
{
  g_test_message ("%s", message);
  fixture->n_messages++;
}

static gboolean
is_finished (Fixture *fixture)
{
  return probant_dossier_is_finished (fixture->dossier);
}

static gboolean
is_told (Fixture *fixture)
{
  return fixture->n_saved + fixture->n_messages > 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  ProbantIdentifier identifier;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = g_object_new (PROBANT_TYPE_TASK_BAR, NULL);

  fixture->sandbox = probant_sandbox_new (0, &error);
  g_assert_no_error (error);
  fixture->client = probant_client_new (probant_sandbox_get_url (fixture->sandbox),
                                        probant_sandbox_get_token (), PROBANT_SANDBOX_CONTEXT,
                                        PROBANT_SANDBOX_OBJECT, PROBANT_SANDBOX_RECIPIENT, &error);
  g_assert_no_error (error);
  fixture->policy = probant_policy_new ();
  probant_identifier_parse ("99900010200015", &identifier, &error);
  g_assert_no_error (error);
  fixture->dossier = probant_dossier_new (fixture->client, fixture->policy, &identifier);
  probant_dossier_set_documents_mode (fixture->dossier, PROBANT_DOCUMENTS_CERTIFICATES);
  probant_dossier_start (fixture->dossier);

  fixture->window = gtk_window_new ();
  fixture->button = g_object_new (PROBANT_TYPE_EXPORT_BUTTON, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->button));
  gtk_box_append (GTK_BOX (box), bar);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  probant_export_button_set_task_bar (fixture->button, PROBANT_TASK_BAR (bar));
  probant_export_button_set_dossier (fixture->button, fixture->dossier, TRUE);
  g_signal_connect (fixture->button, "saved", G_CALLBACK (saved_cb), fixture);
  g_signal_connect (fixture->button, "message", G_CALLBACK (message_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));

  fixture->folder = g_dir_make_tmp ("probant-export-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "out", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  wait_until (is_finished, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_object_unref (fixture->file);
  g_object_unref (fixture->dossier);
  g_object_unref (fixture->client);
  g_object_unref (fixture->policy);
  probant_sandbox_stop (fixture->sandbox);
  g_object_unref (fixture->sandbox);
}

static void
save (Fixture *fixture, const char *what)
{
  fixture->n_saved = 0;
  probant_export_button_save (fixture->button, what, fixture->file);
  wait_until (is_told, fixture);
  g_assert_cmpuint (fixture->n_messages, ==, 0);
}

static void
read_file (Fixture *fixture, ReadPdf *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (fixture->file, NULL, NULL, &error);

  g_assert_no_error (error);
  read_pdf_open (pdf, bytes);
}

/* The first document that is there. */
static ProbantDocument *
get_document (Fixture *fixture)
{
  g_autoptr (GPtrArray) documents = probant_dossier_list_documents (fixture->dossier);

  for (guint i = 0; i < documents->len; i++)
    if (probant_document_get_bytes (g_ptr_array_index (documents, i)) != NULL)
      return g_ptr_array_index (documents, i);
  g_assert_not_reached ();
}

static GtkWidget *
find_toggle (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_TOGGLE_BUTTON (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_toggle (child);
  return found;
}

/* The report, and then with the pages of a document that was marked in its row. */
static void
test_report (Fixture *fixture, gconstpointer data)
{
  ProbantDocument *document = get_document (fixture);
  GtkWidget *row = g_object_ref_sink (probant_document_row_new (document, "x", 0));
  g_auto (ReadPdf) pdf = { NULL };
  g_auto (ReadPdf) with_piece = { NULL };

  save (fixture, "report");
  read_file (fixture, &pdf);
  g_assert_true (read_pdf_says (&pdf, "SPECIMEN"));
  g_assert_false (read_pdf_says (&pdf, "Pictures of the documents"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_toggle (row)), TRUE);
  g_assert_true (probant_document_get_in_report (document));
  save (fixture, "report");
  read_file (fixture, &with_piece);
  g_assert_cmpuint (with_piece.n_pages, >, pdf.n_pages);
  g_assert_true (read_pdf_says (&with_piece, "Pictures of the documents"));
  g_object_unref (row);
}

static void
test_summary (Fixture *fixture, gconstpointer data)
{
  g_auto (ReadPdf) pdf = { NULL };

  save (fixture, "summary");
  read_file (fixture, &pdf);
  g_assert_true (read_pdf_says (&pdf, "SUMMARY"));
}

static void
test_data (Fixture *fixture, gconstpointer data)
{
  g_autofree char *csv = NULL;
  g_autofree char *json = NULL;

  save (fixture, "csv");
  g_assert_true (g_file_get_contents (fixture->path, &csv, NULL, NULL));
  g_assert_true (g_str_has_prefix (csv, "siren,siret,rna,name,"));
  g_assert_nonnull (strstr (csv, "999000102,99900010200015"));
  save (fixture, "json");
  g_assert_true (g_file_get_contents (fixture->path, &json, NULL, NULL));
  g_assert_true (g_str_has_prefix (json, "{"));
  g_assert_nonnull (strstr (json, "\"siren\":\"999000102\""));
}

/* A file that cannot be written is told, and nothing is left. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "missing", "out", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (nowhere);

  probant_export_button_save (fixture->button, "report", file);
  wait_until (is_told, fixture);
  g_assert_cmpuint (fixture->n_messages, ==, 1);
  g_assert_cmpuint (fixture->n_saved, ==, 0);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (*result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  return *result;
}

/* Through GtkPrintOperation, a picture among the pages. */
static void
test_print (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GAsyncResult *reading = NULL, *printing = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (GAsyncResult) printed = NULL;
  g_autoptr (GPtrArray) pieces = NULL;
  ProbantPages *pages = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (ReadPdf) pdf = { NULL };
  guint n_pages;

  g_ptr_array_add (documents, get_document (fixture));
  probant_pieces_read_async (fixture->dossier, documents, NULL, result_cb, &reading);
  read = wait_for (&reading);
  pieces = probant_pieces_read_finish (read, &error);
  g_assert_no_error (error);
  pages = probant_report_compose (fixture->dossier, &(ProbantReportOptions){ .now = now, .pieces = pieces });
  n_pages = probant_pages_count (pages);
  probant_report_print_async (GTK_WINDOW (fixture->window), pages, pieces, "Dossier", fixture->path, NULL,
                              result_cb, &printing);
  printed = wait_for (&printing);
  g_assert_true (probant_report_print_finish (printed, &error));
  g_assert_no_error (error);
  read_file (fixture, &pdf);
  g_assert_cmpuint (pdf.n_pages, ==, n_pages);
  g_assert_true (read_pdf_page_says (&pdf, 0, "VERIFICATION REPORT"));
  g_assert_false (read_pdf_says (&pdf, "This page could not be drawn."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_test_add ("/export/report", Fixture, NULL, set_up, test_report, tear_down);
  g_test_add ("/export/summary", Fixture, NULL, set_up, test_summary, tear_down);
  g_test_add ("/export/data", Fixture, NULL, set_up, test_data, tear_down);
  g_test_add ("/export/failure", Fixture, NULL, set_up, test_failure, tear_down);
  g_test_add ("/export/print", Fixture, NULL, set_up, test_print, tear_down);
  return g_test_run ();
}
