/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-report.h"

#include <glib/gi18n.h>

#include "cli/probant-cli-output.h"
#include "report/probant-report-writer.h"
#include "report/probant-report.h"

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/* (transfer full) */
static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* All that were downloaded. (transfer full) */
static GPtrArray *
read_pieces (ProbantDossier *dossier, GError **error)
{
  GListModel *records = G_LIST_MODEL (dossier);
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (g_object_unref);
  GAsyncResult *reading = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);
      GListModel *documents = probant_record_get_documents (record);

      for (guint j = 0; j < g_list_model_get_n_items (documents); j++)
        {
          g_autoptr (ProbantDocument) document = g_list_model_get_item (documents, j);

          if (probant_document_get_bytes (document) != NULL)
            g_ptr_array_add (loaded, g_steal_pointer (&document));
        }
    }
  probant_pieces_read_async (dossier, loaded, NULL, result_cb, &reading);
  result = wait_for (&reading);
  return probant_pieces_read_finish (result, error);
}

static gboolean
save (ProbantDossier *dossier,
      const ProbantCliOptions *options,
      const char *path,
      GDateTime *now,
      GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) pieces = NULL;
  GAsyncResult *writing = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  ProbantReportOptions report = {
    .summary = options->summary,
    .sandbox = options->access->kind == PROBANT_API_SANDBOX,
    .now = now,
  };

  if (options->pieces && (pieces = read_pieces (dossier, error)) == NULL)
    return FALSE;
  report.pieces = pieces;
  probant_report_write_async (probant_report_compose (dossier, &report), pieces, file, NULL, NULL, NULL,
                              result_cb, &writing);
  result = wait_for (&writing);
  return probant_report_write_finish (result, error);
}

gboolean
probant_cli_report_save (ProbantDossier *dossier, const ProbantCliOptions *options)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = probant_report_make_name (dossier, now, ".pdf");
  g_autofree char *path = g_build_filename (options->report, name, NULL);
  g_autofree char *clean = NULL;
  g_autoptr (GError) error = NULL;

  if (save (dossier, options, path, now, &error))
    {
      /* Translators: %s is the name of a file. */
      g_printerr (_ ("Report saved as “%s”.\n"), path);
      return TRUE;
    }
  clean = probant_cli_clean (error->message);
  probant_cli_complain (clean);
  return FALSE;
}
