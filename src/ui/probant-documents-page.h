/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* Every document of the dossier, by source. */
#define PROBANT_TYPE_DOCUMENTS_PAGE (probant_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (ProbantDocumentsPage, probant_documents_page, PROBANT, DOCUMENTS_PAGE, GtkWidget)

GtkWidget *probant_documents_page_new (ProbantDossier *dossier);

G_END_DECLS
