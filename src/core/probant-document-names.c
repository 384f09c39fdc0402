/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-document-names.h"

#include <string.h>

GPtrArray *
probant_dossier_list_documents (ProbantDossier *dossier)
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
probant_dossier_name_documents (ProbantDossier *dossier)
{
  g_autoptr (GPtrArray) documents = probant_dossier_list_documents (dossier);
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
