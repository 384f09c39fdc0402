/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* The dossier at a glance: what deserves a look, who the applicant is, its documents, what is not asked and
 * why. Lines activate "dossier.show-record". */
#define PROBANT_TYPE_OVERVIEW_PAGE (probant_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (ProbantOverviewPage, probant_overview_page, PROBANT, OVERVIEW_PAGE, GtkWidget)

GtkWidget *probant_overview_page_new (ProbantDossier *dossier);

G_END_DECLS
