/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* The cards of one category in the order of the catalogue. Those that are not asked stand folded at the end.
 */
#define PROBANT_TYPE_CATEGORY_PAGE (probant_category_page_get_type ())
G_DECLARE_FINAL_TYPE (ProbantCategoryPage, probant_category_page, PROBANT, CATEGORY_PAGE, GtkWidget)

GtkWidget *probant_category_page_new (ProbantDossier *dossier, ProbantCategory category);
/* Scrolls to the record's card and focuses it; opens the fold where it is there. */
void probant_category_page_show_record (ProbantCategoryPage *self, ProbantRecord *record);

G_END_DECLS
