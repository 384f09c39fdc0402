/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-documents.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/probant-cli-output.h"
#include "core/probant-document-names.h"

gboolean
probant_cli_documents_prepare (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0 && g_access (folder, W_OK | X_OK) == 0)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               _ ("Documents cannot be put into “%s”: %s"), folder, g_strerror (errno));
  return FALSE;
}

static gboolean
save (ProbantDocument *document, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GBytes *bytes = probant_document_get_bytes (document);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_file_set_contents_full (path, data != NULL ? data : "", size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                                   error);
}

static void
complain_about (const char *name, const char *sentence)
{
  g_autofree char *message = g_strdup_printf ("%s: %s", name, sentence);
  g_autofree char *clean = probant_cli_clean (message);

  probant_cli_complain (clean);
}

gboolean
probant_cli_documents_save (ProbantDossier *dossier, GHashTable *names, const char *folder)
{
  g_autoptr (GPtrArray) documents = probant_dossier_list_documents (dossier);
  g_autofree char *own = g_build_filename (folder, probant_dossier_get_subject (dossier)->asked.value, NULL);
  g_autoptr (GError) no_folder = NULL;
  guint n_saved = 0;

  if (documents->len > 0)
    probant_cli_documents_prepare (own, &no_folder);

  for (guint i = 0; i < documents->len; i++)
    {
      ProbantDocument *document = g_ptr_array_index (documents, i);
      const char *name = g_hash_table_lookup (names, document);
      const ProbantProblem *problem = probant_document_get_problem (document);
      g_autoptr (GError) error = NULL;

      if (probant_document_get_bytes (document) == NULL)
        complain_about (name, problem != NULL ? problem->title : _ ("It was not downloaded."));
      else if (no_folder != NULL)
        complain_about (name, no_folder->message);
      else if (!save (document, own, name, &error))
        complain_about (name, error->message);
      else
        n_saved++;
    }

  if (n_saved > 0)
    g_printerr (ngettext ("%u document saved in “%s”.\n", "%u documents saved in “%s”.\n", n_saved), n_saved,
                own);
  return n_saved == documents->len;
}
