/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pages that are turned by quarters, clockwise. A page of `width` × `height` keeps its own coordinates, from
 * its top left as it was made; seen are those from the top left of what is shown. Any unit. */
typedef enum
{
  PROBANT_TURN_NONE,
  PROBANT_TURN_RIGHT,
  PROBANT_TURN_OVER,
  PROBANT_TURN_LEFT,
} ProbantPageTurn;

ProbantPageTurn probant_page_turn_add (ProbantPageTurn turn, int quarters);

/* The size that is seen. */
void probant_page_turn_size (ProbantPageTurn turn, double *width, double *height);
/* From the page's own coordinates to the seen ones, and back. */
void probant_page_turn_box (ProbantPageTurn turn, double width, double height, cairo_rectangle_t *box);
void probant_page_turn_box_back (ProbantPageTurn turn, double width, double height, cairo_rectangle_t *box);
void probant_page_turn_point_back (ProbantPageTurn turn, double width, double height, double *x, double *y);
/* What is painted from now on in the page's own coordinates, from (0, 0), comes to lie in `rect`, where the
 * page is seen. */
void probant_page_turn_snapshot (ProbantPageTurn turn, GtkSnapshot *snapshot, const graphene_rect_t *rect);

G_END_DECLS
