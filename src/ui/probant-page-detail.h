/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>
#include <graphene.h>

#include "pdf/probant-pdf.h"

G_BEGIN_DECLS

/* Sharp pictures of what is seen of pages that are too large, at their zoom, for one picture. Signal
 * "changed": one came. */
#define PROBANT_TYPE_PAGE_DETAIL (probant_page_detail_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPageDetail, probant_page_detail, PROBANT, PAGE_DETAIL, GObject)

ProbantPageDetail *probant_page_detail_new (ProbantPdf *pdf);

/* Begins a new round: the pages not named in it by _want are forgotten by the next _start. */
void probant_page_detail_start (ProbantPageDetail *self);
/* `seen`: points from the page's top left; `scale`: device pixels a point. Asked for once nothing has moved
 * for a moment, and with some more around it, so that a small move needs nothing new. */
void
probant_page_detail_want (ProbantPageDetail *self, guint page, const graphene_rect_t *seen, double scale);

/* NULL where there is none at this scale. `area`: what it shows, in points. (transfer none) */
GdkTexture *
probant_page_detail_get (ProbantPageDetail *self, guint page, double scale, graphene_rect_t *area);

/* TRUE while a picture is awaited. */
gboolean probant_page_detail_is_busy (ProbantPageDetail *self);

G_END_DECLS
