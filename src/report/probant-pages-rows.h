/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/probant-pages.h"

G_BEGIN_DECLS

/* Beside what probant-pages.h has: rows of one's own, drawings, pictures, and pages one at a time. */

typedef enum
{
  PROBANT_ROW_NONE = 0,
  PROBANT_ROW_KEEP = 1 << 0,  /* with the next row */
  PROBANT_ROW_RULE = 1 << 1,  /* a thin line below */
  PROBANT_ROW_BAR = 1 << 2,   /* set by probant_pages_set_bar() */
  PROBANT_ROW_WHOLE = 1 << 3, /* not split unless longer than a page */
} ProbantRowFlags;

typedef enum
{
  PROBANT_CELL_NONE = 0,
  PROBANT_CELL_END = 1 << 0,                           /* aligned at its end */
  PROBANT_CELL_CHIP = 1 << 1,                          /* in a rounded box of its tone, as wide as the text */
  PROBANT_CELL_PAGE = 1 << 2,                          /* the text is an anchor: its page number is shown */
  PROBANT_CELL_MARK = 1 << 3,                          /* no text: a filled square of its tone */
  PROBANT_CELL_REFERENCE = 1 << 5 | PROBANT_CELL_PAGE, /* the same with the word for it: "p. 4" */
  PROBANT_CELL_URI = 1 << 4,                           /* the target is an address, not an anchor */
} ProbantCellFlags;

/* A row of cells; probant_pages_add_cell() adds them to the last row. */
void probant_pages_begin_row (ProbantPages *self, ProbantRowFlags flags, double before);
/* A heading of level 2, its cell following. */
void probant_pages_begin_heading (ProbantPages *self, const char *anchor);
/* `x` from the left margin, `width` 0 = to the right one. `target`: an anchor, or NULL. */
void probant_pages_add_cell (ProbantPages *self,
                             double x,
                             double width,
                             ProbantProse prose,
                             ProbantTone tone,
                             ProbantCellFlags flags,
                             const char *text,
                             const char *target);
/* Of a cell of the last row, one of a table too. */
void probant_pages_set_cell (ProbantPages *self, guint index, ProbantProse prose, ProbantTone tone);
/* Of the last row: what references lead to, and room above and below its cells. */
void probant_pages_set_anchor (ProbantPages *self, const char *anchor);
void probant_pages_set_pad (ProbantPages *self, double pad);
/* Keeps the last row on one page with the next. */
void probant_pages_keep (ProbantPages *self);
/* A bar of that tone at the left of the rows that follow. */
void probant_pages_set_bar (ProbantPages *self, ProbantTone tone);
void probant_pages_clear_bar (ProbantPages *self);

/* Draws within 0, 0, width, height; `context` makes layouts. */
typedef void (
    *ProbantDrawFunc) (cairo_t *cr, PangoContext *context, double width, double height, gpointer data);
/* Takes `data`. */
void probant_pages_add_drawing (ProbantPages *self,
                                double height,
                                ProbantDrawFunc draw,
                                gpointer data,
                                GDestroyNotify destroy);

/* What comes next begins a page where more than that share of this one is filled. */
void probant_pages_add_soft_break (ProbantPages *self, double share);

/* A picture of that size (of any unit) that fills what is left of the page; given when the page is drawn. */
guint probant_pages_add_picture (ProbantPages *self, double width, double height);
/* The picture that page (from 0) waits for, -1 where none. */
int probant_pages_get_picture (ProbantPages *self, guint page);

/* Draws one page at 0, 0 in points. `picture`: what get_picture() tells, or NULL where it could not be made.
 */
void probant_pages_draw (ProbantPages *self, guint page, cairo_t *cr, cairo_surface_t *picture);
/* The same into a PDF surface page after page, with links, from the first page to the last. */
void
probant_pages_draw_pdf (ProbantPages *self, guint page, cairo_surface_t *surface, cairo_surface_t *picture);
/* Metadata and page size; before the first page. */
void probant_pages_begin_pdf (ProbantPages *self, cairo_surface_t *surface);
/* The outline; after the last page. */
void probant_pages_end_pdf (ProbantPages *self, cairo_surface_t *surface);

/* Characters that no font has. */
guint probant_pages_count_unknown_glyphs (ProbantPages *self);

G_END_DECLS
