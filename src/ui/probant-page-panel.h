/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/probant-page-view.h"

G_BEGIN_DECLS

/* Beside the pages: small pictures of them all and, where the document has one, its table of contents. Both
 * lead to a place and follow where one is. */
#define PROBANT_TYPE_PAGE_PANEL (probant_page_panel_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPagePanel, probant_page_panel, PROBANT, PAGE_PANEL, AdwBin)

/* What is shown in `view` from now on: `pdf`, or NULL where no pages are shown. Nothing is drawn while the
 * panel is not visible. */
void probant_page_panel_set_pdf (ProbantPagePanel *self, ProbantPageView *view, ProbantPdf *pdf);

G_END_DECLS
