/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-documents.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/probant-cli-output.h"

/* All documents, in the order of the records. (transfer full) */
static GPtrArray *
list_documents (ProbantDossier *dossier)
{
  GListModel *records = G_LIST_MODEL (dossier);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);
      GListModel *documents = probant_record_get_documents (record);

      for (guint j = 0; j < g_list_model_get_n_items (documents); j++)
        g_ptr_array_add (list, g_list_model_get_item (documents, j));
    }
  return list;
}

/* "name.pdf", then "name (2).pdf" and so on: a file system may not tell the cases apart. */
static char *
make_unique (const char *name, GHashTable *taken)
{
  const char *dot = strrchr (name, '.');
  gsize stem = dot != NULL && dot != name ? (gsize)(dot - name) : strlen (name);
  g_autofree char *candidate = g_strdup (name);

  for (guint n = 2;; n++)
    {
      g_autofree char *folded = g_utf8_casefold (candidate, -1);

      if (g_hash_table_add (taken, g_steal_pointer (&folded)))
        return g_steal_pointer (&candidate);
      g_free (candidate);
      candidate = g_strdup_printf ("%.*s (%u)%s", (int)stem, name, n, name + stem);
    }
}

GHashTable *
probant_cli_documents_name (ProbantDossier *dossier)
{
  g_autoptr (GPtrArray) documents = list_documents (dossier);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *names = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);

  for (guint i = 0; i < documents->len; i++)
    {
      ProbantDocument *document = g_ptr_array_index (documents, i);

      g_hash_table_insert (names, g_object_ref (document),
                           make_unique (probant_document_get_name (document), taken));
    }
  return names;
}

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
  g_autoptr (GPtrArray) documents = list_documents (dossier);
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
