/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pdf/probant-pdf.h"
#include "ui/probant-page-links.h"
#include "ui/probant-page-search.h"
#include "ui/probant-page-selection.h"
#include "ui/probant-page-turn.h"

G_BEGIN_DECLS

typedef enum
{
  PROBANT_ZOOM_FIT_WIDTH,
  PROBANT_ZOOM_FIT_PAGE,
  PROBANT_ZOOM_FREE,
} ProbantZoomMode;

#define PROBANT_ZOOM_MIN 0.1
#define PROBANT_ZOOM_MAX 8.0

/* A document's pages one below the other, inside a GtkScrolledWindow. Properties, read-only, notified: "page"
 * (guint, 0 = first: the one being read), "zoom" (double, 1 = as on paper, at 96 pixels an inch), "turn"
 * (guint, a ProbantPageTurn). Signal "link" (const char *): a link out of the document was activated, its
 * address, or NULL for one that is never followed. */
#define PROBANT_TYPE_PAGE_VIEW (probant_page_view_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPageView, probant_page_view, PROBANT, PAGE_VIEW, GtkWidget)

/* From the top, zoom mode kept. `title` names the document to a screen reader. NULL shows nothing. */
/* At what scale the first page of the next document will be shown. FALSE where there is no room to tell it by
 * yet. */
gboolean probant_page_view_get_wish (ProbantPageView *self, ProbantPdfWish *wish);
void probant_page_view_set_pdf (ProbantPageView *self, ProbantPdf *pdf, const char *title);

guint probant_page_view_get_page (ProbantPageView *self);
void probant_page_view_go_to_page (ProbantPageView *self, guint page);
/* `y`: points from the page's top, which comes near the top of the view. */
void probant_page_view_go_to (ProbantPageView *self, guint page, double y);

double probant_page_view_get_zoom (ProbantPageView *self);
ProbantZoomMode probant_page_view_get_zoom_mode (ProbantPageView *self);
/* What lies in the middle of the view stays there. `zoom` is kept within the limits, and for the next
 * document. */
void probant_page_view_set_zoom (ProbantPageView *self, double zoom);
/* The same about a point of the view. */
void probant_page_view_zoom_at (ProbantPageView *self, double zoom, double x, double y);
void probant_page_view_fit (ProbantPageView *self, ProbantZoomMode mode);
/* To the next of a row of round values. */
void probant_page_view_zoom_in (ProbantPageView *self);
void probant_page_view_zoom_out (ProbantPageView *self);

/* Of all pages, as long as this document is shown; the page being read stays. */
ProbantPageTurn probant_page_view_get_turn (ProbantPageView *self);
void probant_page_view_set_turn (ProbantPageView *self, ProbantPageTurn turn);

/* (transfer none), NULL without a document. */
ProbantPageLinks *probant_page_view_get_links (ProbantPageView *self);
/* Goes to its place, or emits "link". */
void probant_page_view_follow (ProbantPageView *self, const ProbantPdfLink *link);
/* The keyboard's way through the links on screen. FALSE beyond the last of them. */
gboolean probant_page_view_move_link_focus (ProbantPageView *self, int step);
/* (transfer none), NULL without a document. */
ProbantPageSelection *probant_page_view_get_selection (ProbantPageView *self);
/* Marks its hits; NULL marks none. Another document forgets it. */
void probant_page_view_set_search (ProbantPageView *self, ProbantPageSearch *search);

/* The page at or above a point of the view and, in points, where the point is on it or beside it. FALSE
 * without a document. */
gboolean probant_page_view_locate (ProbantPageView *self,
                                   double view_x,
                                   double view_y,
                                   guint *page,
                                   double *x,
                                   double *y);
/* Brings a box, in points, into sight. */
void probant_page_view_show_box (ProbantPageView *self, guint page, const cairo_rectangle_t *box);

/* Asks again for a page that shows an error instead of its picture. FALSE where it shows none. */
gboolean probant_page_view_retry (ProbantPageView *self, guint page);

/* TRUE while a page on screen waits for its sharp picture. */
gboolean probant_page_view_is_busy (ProbantPageView *self);

G_END_DECLS
