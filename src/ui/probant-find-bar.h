/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/probant-page-view.h"

G_BEGIN_DECLS

/* The bar in which a text is looked for in the pages of a view: hits are counted and marked, next and
 * previous lead to them. Property: "open" (gboolean, read-write). */
#define PROBANT_TYPE_FIND_BAR (probant_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (ProbantFindBar, probant_find_bar, PROBANT, FIND_BAR, AdwBin)

/* What is shown in `view` from now on: `pdf`, or NULL for nothing to look in. */
void probant_find_bar_set_pdf (ProbantFindBar *self, ProbantPageView *view, ProbantPdf *pdf);

gboolean probant_find_bar_get_open (ProbantFindBar *self);
void probant_find_bar_set_open (ProbantFindBar *self, gboolean open);

/* Puts the text in and looks for it. */
void probant_find_bar_find (ProbantFindBar *self, const char *text);

G_END_DECLS
