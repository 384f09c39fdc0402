/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* Who the applicant is, and the pages of its dossier with their state. Signal "selected" with the page's
 * name: "overview", a category's name, "documents", "comparison". Its copy buttons activate "dossier.copy".
 */
#define PROBANT_TYPE_SIDEBAR (probant_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSidebar, probant_sidebar, PROBANT, SIDEBAR, GtkWidget)

void probant_sidebar_set_dossier (ProbantSidebar *self, ProbantDossier *dossier);
/* The name of the access with which is asked. */
void probant_sidebar_set_access (ProbantSidebar *self, const char *label);
void probant_sidebar_select (ProbantSidebar *self, const char *page);
/* Counts, marks, name and numbers anew. */
void probant_sidebar_update (ProbantSidebar *self);
/* Of what the applicant declared, how many lines agree with the sources and how many differ. */
void probant_sidebar_set_comparison (ProbantSidebar *self, guint n_agree, guint n_differ);

G_END_DECLS
