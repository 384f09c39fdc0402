/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/probant-page-layout.h"

G_BEGIN_DECLS

/* What of a document is seen in a view, and where: between a page's own points, pixels of the whole document
 * and those of the view. The owner fills in what is here and clears it. */
typedef struct
{
  ProbantPdf *pdf; /* this and the next together or not at all; what follows needs them */
  ProbantPageLayout *layout;
  ProbantPageTurn turn;
  GtkAdjustment *adjustments[2]; /* by GtkOrientation; NULL outside a scrolled window */
  int width, height;             /* of the view */
  double scale;                  /* pixels a point */
  int factor;                    /* device pixels a pixel */
} ProbantPageSight;

/* A point of the document and where it is seen. */
typedef struct
{
  guint page;
  double x, y;               /* points, within the page as it is seen */
  double beyond_x, beyond_y; /* pixels, outside it */
  double view_x, view_y;
} ProbantPageAnchor;

/* How far it is scrolled, on whole device pixels. */
double probant_page_sight_get_value (ProbantPageSight *self, GtkOrientation orientation);
void probant_page_sight_set_value (ProbantPageSight *self, GtkOrientation orientation, double value);
/* Tells the adjustments how large all is. */
void probant_page_sight_configure (ProbantPageSight *self);

guint probant_page_sight_find_page (ProbantPageSight *self, double view_y);
/* Where a page, and a box of it in its own points, lie among all pages, in pixels. */
void probant_page_sight_get_page (ProbantPageSight *self, guint page, graphene_rect_t *rect);
void probant_page_sight_get_box (ProbantPageSight *self,
                                 guint page,
                                 const cairo_rectangle_t *box,
                                 graphene_rect_t *rect);
/* What is seen of a page, in its own points. FALSE where nothing is. */
gboolean probant_page_sight_get_seen (ProbantPageSight *self, guint page, graphene_rect_t *seen);
/* The page at or above a point of the view and the point in its own points, on it or beside it. */
void probant_page_sight_locate (ProbantPageSight *self,
                                double view_x,
                                double view_y,
                                guint *page,
                                double *x,
                                double *y);
/* Scrolls as little as need be; what was out of sight comes near the middle. */
void probant_page_sight_show (ProbantPageSight *self, const graphene_rect_t *rect);

/* What is seen at a point of the view, and back there when the scale or the size has changed. */
ProbantPageAnchor probant_page_sight_take_anchor (ProbantPageSight *self, double view_x, double view_y);
void probant_page_sight_return (ProbantPageSight *self, const ProbantPageAnchor *anchor);

G_END_DECLS
