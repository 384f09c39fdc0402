/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf-links.h"

G_BEGIN_DECLS

/* The links of a document's pages, asked for when their page is first seen. Signal "changed": some
 * came. */
#define PROBANT_TYPE_PAGE_LINKS (probant_page_links_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPageLinks, probant_page_links, PROBANT, PAGE_LINKS, GObject)

ProbantPageLinks *probant_page_links_new (ProbantPdf *pdf);

void probant_page_links_prepare (ProbantPageLinks *self, guint first, guint last);
/* Of a page, of ProbantPdfLink; NULL until they came. (transfer none) */
GPtrArray *probant_page_links_get (ProbantPageLinks *self, guint page);
/* At a point of a page, in points from its top left; NULL where none is. (transfer none) */
const ProbantPdfLink *probant_page_links_find (ProbantPageLinks *self, guint page, double x, double y);

G_END_DECLS
