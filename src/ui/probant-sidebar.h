/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* Who the applicant is, and the pages of its dossier with their state. Signal "selected" with the page's
 * name: "overview", a category's name, "documents". Its copy buttons activate "dossier.copy". */
#define PROBANT_TYPE_SIDEBAR (probant_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSidebar, probant_sidebar, PROBANT, SIDEBAR, GtkWidget)

void probant_sidebar_set_dossier (ProbantSidebar *self, ProbantDossier *dossier);
void probant_sidebar_select (ProbantSidebar *self, const char *page);
/* Counts, marks, name and numbers anew. */
void probant_sidebar_update (ProbantSidebar *self);

G_END_DECLS
