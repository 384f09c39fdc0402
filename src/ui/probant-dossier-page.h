/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

/* One dossier: the applicant and the pages at the left, the page at hand in the middle, a document at the
 * right where one is opened. In a narrow window the document takes the place of the page, in one narrower
 * still there is one of the three at a time. Signal "message" with a sentence for a toast. */
#define PROBANT_TYPE_DOSSIER_PAGE (probant_dossier_page_get_type ())
G_DECLARE_FINAL_TYPE (ProbantDossierPage, probant_dossier_page, PROBANT, DOSSIER_PAGE, GtkWidget)

/* Starts the dossier, unless the service would ask about itself: the page says so. The dossier stops with the
 * page. */
ProbantDossierPage *probant_dossier_page_new (ProbantSession *session, ProbantDossier *dossier);

ProbantDossier *probant_dossier_page_get_dossier (ProbantDossierPage *self);
gboolean probant_dossier_page_is_about (ProbantDossierPage *self, const ProbantIdentifier *identifier);
/* "overview", "documents" or the name of a category. */
void probant_dossier_page_show (ProbantDossierPage *self, const char *page);
/* What a step back leads to inside the dossier: property "back-label". NULL where it leads out of it. */
const char *probant_dossier_page_get_back_label (ProbantDossierPage *self);
/* Whether the window has room for one of the three at a time: property "single". */
gboolean probant_dossier_page_is_single (ProbantDossierPage *self);
/* FALSE where there is no way back inside the dossier. */
gboolean probant_dossier_page_go_back (ProbantDossierPage *self);
/* Asks what failed again; where nothing did, everything. */
void probant_dossier_page_refresh (ProbantDossierPage *self);
/* Lets the document fill the window, or not any more. */
void probant_dossier_page_fill_preview (ProbantDossierPage *self);

/* Opens a window in which a PDF form is filled with what the sources tell. */
void probant_dossier_page_fill_form (ProbantDossierPage *self);

G_END_DECLS
