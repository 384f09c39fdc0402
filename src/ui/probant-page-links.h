/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf-links.h"

G_BEGIN_DECLS

/* The links of a document's pages, asked for when their page is first seen. Signal "changed": some came, or
 * another has the focus. */
#define PROBANT_TYPE_PAGE_LINKS (probant_page_links_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPageLinks, probant_page_links, PROBANT, PAGE_LINKS, GObject)

ProbantPageLinks *probant_page_links_new (ProbantPdf *pdf);

void probant_page_links_prepare (ProbantPageLinks *self, guint first, guint last);
/* At a point of a page, in points from its top left; NULL where none is. (transfer none) */
const ProbantPdfLink *probant_page_links_find (ProbantPageLinks *self, guint page, double x, double y);

/* The one that the keyboard has come to, NULL where none; `page` gets its page and may be NULL. */
const ProbantPdfLink *probant_page_links_get_focus (ProbantPageLinks *self, guint *page);
/* To the next one (1) or the previous one (-1) among those of the pages from `first` to `last`. FALSE, and
 * none has the focus, beyond the ends. */
gboolean probant_page_links_move_focus (ProbantPageLinks *self, guint first, guint last, int step);

G_END_DECLS
