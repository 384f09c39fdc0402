/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/probant-page-search.h"
#include "ui/probant-page-selection.h"

G_BEGIN_DECLS

/* Paints the pages of a document: keeps their pictures, asks for those that are wanted, says what cannot be
 * drawn. Signal "changed": there is something new to paint. */
#define PROBANT_TYPE_PAGE_PAINTER (probant_page_painter_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPagePainter, probant_page_painter, PROBANT, PAGE_PAINTER, GObject)

ProbantPagePainter *probant_page_painter_new (ProbantPdf *pdf);

/* Pages `first` to `last` are on screen at `scale` device pixels a point, each of them seen through the box
 * that _want_part then tells, in points from the page's top left. */
void probant_page_painter_want (ProbantPagePainter *self, guint first, guint last, double scale);
void probant_page_painter_want_part (ProbantPagePainter *self,
                                     guint page,
                                     const graphene_rect_t *seen,
                                     double scale);
/* TRUE while a page on screen waits for its sharp picture. */
gboolean probant_page_painter_is_busy (ProbantPagePainter *self);

/* `rect`: where the page lies, at `scale` pixels a point, `seen`: what of it is in sight, in the same pixels;
 * `search` may be NULL. The widget gives the font and
 * the device's scale. */
void probant_page_painter_snapshot (ProbantPagePainter *self,
                                    GtkWidget *widget,
                                    GtkSnapshot *snapshot,
                                    guint page,
                                    const graphene_rect_t *rect,
                                    const graphene_rect_t *seen,
                                    double scale,
                                    ProbantPageSelection *selection,
                                    ProbantPageSearch *search);

/* Asks again for a page that shows an error instead of its picture. FALSE where it shows none. */
gboolean probant_page_painter_retry (ProbantPagePainter *self, guint page);

G_END_DECLS
