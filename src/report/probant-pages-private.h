/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/probant-pages-rows.h"

G_BEGIN_DECLS

#define PROBANT_PAGES_MARGIN 51.0
#define PROBANT_PAGES_TOP 74.0
#define PROBANT_PAGES_FIRST_TOP 58.0
#define PROBANT_PAGES_BOTTOM (PROBANT_PAGES_HEIGHT - 58.0)
#define PROBANT_PAGES_MAX_COLUMNS 16
#define PROBANT_PAGES_MANY_COLUMNS 7 /* more are set smaller */

typedef struct
{
  char *text; /* of PAGE cells: the anchor */
  ProbantProse prose;
  ProbantTone tone;
  ProbantCellFlags flags;
  double x, width; /* from the left margin; width 0: to the right margin */
  char *target;    /* anchor, or URI */
  PangoLayout *layout;
} ProbantPagesCell;

typedef struct
{
  ProbantColumn columns[PROBANT_PAGES_MAX_COLUMNS];
  double x[PROBANT_PAGES_MAX_COLUMNS];
  double width[PROBANT_PAGES_MAX_COLUMNS];
  guint n_columns;
  gboolean has_head;
} ProbantPagesTable;

typedef enum
{
  PROBANT_ROW_PROSE,
  PROBANT_ROW_HEADING,
  PROBANT_ROW_HEAD, /* of a table */
  PROBANT_ROW_LINE, /* of a table */
  PROBANT_ROW_DRAWING,
  PROBANT_ROW_PICTURE,
  PROBANT_ROW_BREAK,
} ProbantRowKind;

typedef struct
{
  ProbantRowKind kind;
  ProbantRowFlags flags;
  GArray *cells;                        /* ProbantPagesCell */
  double before;                        /* left out at the top of a page */
  double pad;                           /* above and below, within */
  double share;                         /* BREAK: of the page that must be filled for it */
  ProbantTone bar;                      /* of the bar at its left, with ROW_BAR */
  guint level;                          /* HEADING */
  char *anchor;                         /* NULL where nothing leads here */
  gsize table;                          /* HEAD, LINE: index + 1 */
  gsize index;                          /* of a LINE in its table */
  double height;                        /* of the content once laid out; given for DRAWING */
  double picture_width, picture_height; /* PICTURE: its own size */
  guint picture;                        /* PICTURE: its index */
  ProbantDrawFunc draw;                 /* DRAWING */
  gpointer data;
  GDestroyNotify destroy;
} ProbantPagesRow;

/* A row, or the lines of its cells from … to, at its place on a page. */
typedef struct
{
  const ProbantPagesRow *row;
  double y, height;
  int *from, *to; /* lines of each cell; NULL: all of it */
} ProbantPagesSlice;

typedef struct
{
  GArray *slices; /* ProbantPagesSlice */
} ProbantPage;

typedef struct
{
  guint id;   /* of the place: anchors are any text */
  guint page; /* from 1 */
  double y;
} ProbantPlace;

struct _ProbantPages
{
  char *title, *head, *running, *footer, *stamp, *remark, *author, *subject;
  GPtrArray *rows;    /* ProbantPagesRow */
  GPtrArray *tables;  /* ProbantPagesTable */
  GPtrArray *pages;   /* ProbantPage; NULL until laid out */
  GHashTable *places; /* anchor -> ProbantPlace */
  PangoContext *context;
  gsize table; /* the one that is open: index + 1 */
  guint n_lines;
  guint n_pictures;
  double space; /* before the next row */
  ProbantTone bar;
  gboolean has_bar;
  guint n_unknown_glyphs;
};

/* (transfer full) */
PangoLayout *
probant_pages_create_layout (ProbantPages *self, const char *text, ProbantProse prose, double width);
/* Points. */
double probant_layout_get_width (PangoLayout *layout);
double probant_layout_get_height (PangoLayout *layout);
void probant_pages_ensure_layout (ProbantPages *self);
/* `links`: for a PDF of ours, in which all pages are. */
void probant_pages_draw_page (ProbantPages *self,
                              guint page,
                              cairo_t *cr,
                              cairo_surface_t *picture,
                              gboolean links);

G_END_DECLS
