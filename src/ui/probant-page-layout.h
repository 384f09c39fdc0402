/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "pdf/probant-pdf.h"
#include "ui/probant-page-turn.h"

G_BEGIN_DECLS

/* Where the pages of a document lie when they stand one below the other, centred, with a gap of constant
 * width: plain arithmetic, constant or logarithmic in the number of pages. `scale` is in pixels a point; a
 * length is in pixels unless said otherwise. */
typedef struct _ProbantPageLayout ProbantPageLayout;

#define PROBANT_PAGE_GAP 12    /* between two pages */
#define PROBANT_PAGE_MARGIN 12 /* around them all */

/* Of pages that are all seen turned. (transfer full) */
ProbantPageLayout *probant_page_layout_new (ProbantPdf *pdf, ProbantPageTurn turn);
void probant_page_layout_free (ProbantPageLayout *self);

guint probant_page_layout_get_n_pages (ProbantPageLayout *self);
/* Of the whole, margins included. */
void probant_page_layout_get_size (ProbantPageLayout *self, double scale, double *width, double *height);
/* `width`: of the column in which the pages are centred, no less than that of the whole. */
void probant_page_layout_get_page (ProbantPageLayout *self,
                                   guint page,
                                   double scale,
                                   double width,
                                   graphene_rect_t *rect);
/* The page at this height, or the nearest one above a gap. */
guint probant_page_layout_find_page (ProbantPageLayout *self, double scale, double y);

/* The scale at which the widest page fills the width; at which `page` is wholly seen. */
double probant_page_layout_fit_width (ProbantPageLayout *self, double width);
double probant_page_layout_fit_page (ProbantPageLayout *self, guint page, double width, double height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantPageLayout, probant_page_layout_free)

G_END_DECLS
