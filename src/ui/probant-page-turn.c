/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-turn.h"

ProbantPageTurn
probant_page_turn_add (ProbantPageTurn turn, int quarters)
{
  return (ProbantPageTurn)((((int)turn + quarters) % 4 + 4) % 4);
}

static gboolean
is_sideways (ProbantPageTurn turn)
{
  return turn == PROBANT_TURN_RIGHT || turn == PROBANT_TURN_LEFT;
}

void
probant_page_turn_size (ProbantPageTurn turn, double *width, double *height)
{
  double old_width = *width;

  if (!is_sideways (turn))
    return;
  *width = *height;
  *height = old_width;
}

void
probant_page_turn_box (ProbantPageTurn turn, double width, double height, cairo_rectangle_t *box)
{
  const cairo_rectangle_t old = *box;

  switch (turn)
    {
    case PROBANT_TURN_RIGHT:
      *box = (cairo_rectangle_t){ height - old.y - old.height, old.x, old.height, old.width };
      break;
    case PROBANT_TURN_OVER:
      box->x = width - old.x - old.width;
      box->y = height - old.y - old.height;
      break;
    case PROBANT_TURN_LEFT:
      *box = (cairo_rectangle_t){ old.y, width - old.x - old.width, old.height, old.width };
      break;
    case PROBANT_TURN_NONE:
    default:
      break;
    }
}

void
probant_page_turn_box_back (ProbantPageTurn turn, double width, double height, cairo_rectangle_t *box)
{
  probant_page_turn_size (turn, &width, &height);
  probant_page_turn_box (probant_page_turn_add (PROBANT_TURN_NONE, -(int)turn), width, height, box);
}

void
probant_page_turn_point_back (ProbantPageTurn turn, double width, double height, double *x, double *y)
{
  cairo_rectangle_t point = { *x, *y, 0, 0 };

  probant_page_turn_box_back (turn, width, height, &point);
  *x = point.x;
  *y = point.y;
}

void
probant_page_turn_snapshot (ProbantPageTurn turn, GtkSnapshot *snapshot, const graphene_rect_t *rect)
{
  gtk_snapshot_translate (snapshot, &rect->origin);
  switch (turn)
    {
    case PROBANT_TURN_RIGHT:
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rect->size.width, 0));
      break;
    case PROBANT_TURN_OVER:
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (rect->size.width, rect->size.height));
      break;
    case PROBANT_TURN_LEFT:
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, rect->size.height));
      break;
    case PROBANT_TURN_NONE:
    default:
      return;
    }
  gtk_snapshot_rotate (snapshot, 90.0f * (float)turn);
}
