/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* What the applicant declared beside what the sources know, line by line and as one types. What was declared
 * is given to the dossier, for its report and its data, and is kept nowhere else. Signals: "message" (char
 * *), a sentence for the officer; "compared" (guint, guint), how many lines agree and how many differ. */
#define PROBANT_TYPE_COMPARISON_PAGE (probant_comparison_page_get_type ())
G_DECLARE_FINAL_TYPE (ProbantComparisonPage, probant_comparison_page, PROBANT, COMPARISON_PAGE, GtkWidget)

GtkWidget *probant_comparison_page_new (ProbantDossier *dossier);

/* Reads CSV or JSON into the fields, in the place of what they hold; what cannot be read is said and changes
 * nothing. */
void probant_comparison_page_read (ProbantComparisonPage *self, const char *text);

G_END_DECLS
