/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-report.h"

#include <glib/gi18n.h>

#include "cli/probant-cli-output.h"
#include "cli/probant-cli-wait.h"
#include "core/probant-document-names.h"
#include "report/probant-report-writer.h"
#include "report/probant-report.h"

/* All that were downloaded. (transfer full) */
static GPtrArray *
read_pieces (ProbantDossier *dossier, GError **error)
{
  g_autoptr (GPtrArray) documents = probant_dossier_list_documents (dossier);
  g_autoptr (GPtrArray) loaded = g_ptr_array_new ();
  GAsyncResult *reading = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; i < documents->len; i++)
    if (probant_document_get_bytes (g_ptr_array_index (documents, i)) != NULL)
      g_ptr_array_add (loaded, g_ptr_array_index (documents, i));
  probant_pieces_read_async (dossier, loaded, NULL, probant_cli_result_cb, &reading);
  result = probant_cli_wait_for (&reading);
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
                              probant_cli_result_cb, &writing);
  result = probant_cli_wait_for (&writing);
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
