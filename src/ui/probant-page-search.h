/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf-text.h"

G_BEGIN_DECLS

/* A search through a document: from one page to the end and on from the beginning, page by page. Signal
 * "changed": hits came, another is the current one, or it is finished. */
#define PROBANT_TYPE_PAGE_SEARCH (probant_page_search_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPageSearch, probant_page_search, PROBANT, PAGE_SEARCH, GObject)

ProbantPageSearch *probant_page_search_new (ProbantPdf *pdf);

/* Forgets what was found; an empty text finds nothing. The first hit at or after `page` becomes the current
 * one. */
void probant_page_search_start (ProbantPageSearch *self, const char *text, guint page);

gboolean probant_page_search_is_finished (ProbantPageSearch *self);
guint probant_page_search_get_n_hits (ProbantPageSearch *self);
/* 1 = first of the document; 0 where there is none. */
guint probant_page_search_get_current (ProbantPageSearch *self);
/* To the next one (1) or the previous one (-1), round the ends. */
void probant_page_search_step (ProbantPageSearch *self, int step);
/* Where the current one is: its first box. FALSE where there is none. */
gboolean probant_page_search_locate (ProbantPageSearch *self, guint *page, cairo_rectangle_t *box);

/* GArrays of cairo_rectangle_t, NULL where nothing was found on the page. (transfer none) */
GPtrArray *probant_page_search_get_hits (ProbantPageSearch *self, guint page);
/* The current hit's number on this page, -1 where it is on another. */
int probant_page_search_get_current_on (ProbantPageSearch *self, guint page);

G_END_DECLS
