/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-sight.h"

#include <math.h>

double
probant_page_sight_get_value (ProbantPageSight *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double factor = self->factor;

  /* Whole device pixels, lest the text blur. */
  return adjustment != NULL ? round (gtk_adjustment_get_value (adjustment) * factor) / factor : 0;
}

void
probant_page_sight_set_value (ProbantPageSight *self, GtkOrientation orientation, double value)
{
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_set_value (self->adjustments[orientation], value);
}

/* Pixels above the pages of a document that is shorter than the view. */
static double
get_top (ProbantPageSight *self)
{
  double width, height;

  probant_page_layout_get_size (self->layout, self->scale, &width, &height);
  return MAX (0, floor ((self->height - height) / 2));
}

void
probant_page_sight_get_page (ProbantPageSight *self, guint page, graphene_rect_t *rect)
{
  double factor = self->factor;
  double width, height;

  probant_page_layout_get_size (self->layout, self->scale, &width, &height);
  probant_page_layout_get_page (self->layout, page, self->scale, MAX (width, self->width), rect);
  rect->origin.x = (float)(round (rect->origin.x * factor) / factor);
  rect->origin.y = (float)(round ((rect->origin.y + get_top (self)) * factor) / factor);
}

void
probant_page_sight_get_box (ProbantPageSight *self,
                            guint page,
                            const cairo_rectangle_t *own,
                            graphene_rect_t *rect)
{
  cairo_rectangle_t box = *own;
  graphene_rect_t place;
  double width, height;

  probant_pdf_get_page_size (self->pdf, page, &width, &height);
  probant_page_turn_box (self->turn, width, height, &box);
  probant_page_sight_get_page (self, page, &place);
  graphene_rect_init (rect, place.origin.x + (float)(box.x * self->scale),
                      place.origin.y + (float)(box.y * self->scale), (float)(box.width * self->scale),
                      (float)(box.height * self->scale));
}

guint
probant_page_sight_find_page (ProbantPageSight *self, double view_y)
{
  return probant_page_layout_find_page (self->layout, self->scale,
                                        probant_page_sight_get_value (self, GTK_ORIENTATION_VERTICAL) + view_y
                                            - get_top (self));
}

ProbantPageAnchor
probant_page_sight_take_anchor (ProbantPageSight *self, double view_x, double view_y)
{
  double x = probant_page_sight_get_value (self, GTK_ORIENTATION_HORIZONTAL) + view_x;
  double y = probant_page_sight_get_value (self, GTK_ORIENTATION_VERTICAL) + view_y;
  ProbantPageAnchor anchor
      = { .page = probant_page_sight_find_page (self, view_y), .view_x = view_x, .view_y = view_y };
  graphene_rect_t rect;

  probant_page_sight_get_page (self, anchor.page, &rect);
  x -= rect.origin.x;
  y -= rect.origin.y;
  anchor.x = CLAMP (x, 0, rect.size.width) / self->scale;
  anchor.y = CLAMP (y, 0, rect.size.height) / self->scale;
  anchor.beyond_x = x - anchor.x * self->scale;
  anchor.beyond_y = y - anchor.y * self->scale;
  return anchor;
}

void
probant_page_sight_return (ProbantPageSight *self, const ProbantPageAnchor *anchor)
{
  graphene_rect_t rect;

  probant_page_sight_get_page (self, anchor->page, &rect);
  probant_page_sight_set_value (self, GTK_ORIENTATION_HORIZONTAL,
                                rect.origin.x + anchor->x * self->scale + anchor->beyond_x - anchor->view_x);
  probant_page_sight_set_value (self, GTK_ORIENTATION_VERTICAL,
                                rect.origin.y + anchor->y * self->scale + anchor->beyond_y - anchor->view_y);
}

static void
configure_adjustment (ProbantPageSight *self, GtkOrientation orientation, double size, double view)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment,
                              CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (size - view, 0)), 0,
                              MAX (size, view), view * 0.1, view * 0.9, view);
}

void
probant_page_sight_configure (ProbantPageSight *self)
{
  double width = 0, height = 0;

  if (self->layout != NULL)
    probant_page_layout_get_size (self->layout, self->scale, &width, &height);
  configure_adjustment (self, GTK_ORIENTATION_HORIZONTAL, width, self->width);
  configure_adjustment (self, GTK_ORIENTATION_VERTICAL, height, self->height);
}

static void
show_range (ProbantPageSight *self, GtkOrientation orientation, double start, double length)
{
  double value = probant_page_sight_get_value (self, orientation);
  double view = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;

  if (start < value + PROBANT_PAGE_GAP || start + length > value + view - PROBANT_PAGE_GAP)
    probant_page_sight_set_value (self, orientation, start + length / 2 - view / 2);
}

void
probant_page_sight_show (ProbantPageSight *self, const graphene_rect_t *rect)
{
  show_range (self, GTK_ORIENTATION_HORIZONTAL, rect->origin.x, rect->size.width);
  show_range (self, GTK_ORIENTATION_VERTICAL, rect->origin.y, rect->size.height);
}

gboolean
probant_page_sight_get_seen (ProbantPageSight *self, guint page, graphene_rect_t *seen)
{
  graphene_rect_t rect;
  cairo_rectangle_t box;
  double width, height;

  probant_page_sight_get_page (self, page, &rect);
  graphene_rect_init (seen, (float)probant_page_sight_get_value (self, GTK_ORIENTATION_HORIZONTAL),
                      (float)probant_page_sight_get_value (self, GTK_ORIENTATION_VERTICAL),
                      (float)self->width, (float)self->height);
  if (!graphene_rect_intersection (seen, &rect, seen))
    return FALSE;
  box = (cairo_rectangle_t){ (double)(seen->origin.x - rect.origin.x) / self->scale,
                             (double)(seen->origin.y - rect.origin.y) / self->scale,
                             (double)seen->size.width / self->scale,
                             (double)seen->size.height / self->scale };
  probant_pdf_get_page_size (self->pdf, page, &width, &height);
  probant_page_turn_box_back (self->turn, width, height, &box);
  graphene_rect_init (seen, (float)box.x, (float)box.y, (float)box.width, (float)box.height);
  return TRUE;
}

void
probant_page_sight_locate (ProbantPageSight *self,
                           double view_x,
                           double view_y,
                           guint *page,
                           double *x,
                           double *y)
{
  graphene_rect_t rect;
  double width, height;

  *page = probant_page_sight_find_page (self, view_y);
  probant_page_sight_get_page (self, *page, &rect);
  *x = (probant_page_sight_get_value (self, GTK_ORIENTATION_HORIZONTAL) + view_x - rect.origin.x)
       / self->scale;
  *y = (probant_page_sight_get_value (self, GTK_ORIENTATION_VERTICAL) + view_y - rect.origin.y) / self->scale;
  probant_pdf_get_page_size (self->pdf, *page, &width, &height);
  probant_page_turn_point_back (self->turn, width, height, x, y);
}
