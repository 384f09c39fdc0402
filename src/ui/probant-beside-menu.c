/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-beside-menu.h"

static void
add_document (GMenu *section, ProbantDocument *document, const char *source, guint position)
{
  const char *detail = probant_document_get_detail (document);
  g_autofree char *label = detail != NULL
                               ? g_strjoin (" · ", probant_document_get_title (document), detail, NULL)
                               : g_strdup (probant_document_get_title (document));
  g_autoptr (GMenuItem) item = NULL;
  g_auto (GStrv) parts = g_strsplit (label, "_", -1); /* no mnemonic in what comes from outside */
  g_autofree char *plain = g_strjoinv ("__", parts);

  item = g_menu_item_new (plain, NULL);
  g_menu_item_set_action_and_target (item, "dossier.beside", "(su)", source, position);
  g_menu_append_item (section, item);
}

GMenuModel *
probant_beside_menu_new (ProbantDossier *dossier, ProbantDocument *shown)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier)); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (G_LIST_MODEL (dossier), i);
      GListModel *documents = probant_record_get_documents (record);
      g_autoptr (GMenu) section = g_menu_new ();

      for (guint j = 0; j < g_list_model_get_n_items (documents); j++)
        {
          g_autoptr (ProbantDocument) document = g_list_model_get_item (documents, j);

          if (document != shown)
            add_document (section, document, probant_record_get_endpoint (record)->name, j);
        }
      if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
        g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  return G_MENU_MODEL (menu);
}
