/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Text, tables and pictures composed on A4 pages, for a PDF or a printer; no display is needed.
 *
 *   g_autoptr (ProbantPages) pages = probant_pages_new (&(ProbantPagesInfo){ .title = title });
 *   probant_pages_add_heading (pages, 1, title, NULL);
 *   probant_pages_add_paragraph (pages, PROBANT_PROSE_BODY, sentence);
 *   probant_pages_begin_table (pages, columns, G_N_ELEMENTS (columns));
 *   probant_pages_add_line (pages, cells);
 *   probant_pages_end_table (pages);
 *   bytes = probant_pages_to_pdf (pages, &error);
 *
 * Headings stay with what follows; tables and long texts break across pages, the head of a table repeated.
 * Each page has its number and the number of pages. Texts are plain UTF-8, of any length, copied; line ends
 * are kept. Lengths are points (1/72 inch). What is added first is laid out only by the first call that needs
 * it: adding is cheap, the rest may run in another thread, in one at a time. */
typedef struct _ProbantPages ProbantPages;

#define PROBANT_PAGES_WIDTH 595.276
#define PROBANT_PAGES_HEIGHT 841.89
#define PROBANT_PAGES_INNER_WIDTH 493.276 /* between the margins */

/* All but `title` may be NULL. Copied. */
typedef struct
{
  const char *title;   /* in the metadata */
  const char *head;    /* at the head of all pages but the first; NULL: the title */
  const char *running; /* at the head's other side: numbers, a purpose */
  const char *footer;  /* at the foot of each page, beside its number */
  const char *stamp;   /* marks each page: "Specimen", in large across it and in the head */
  const char *remark;  /* the sentence that explains the stamp */
  const char *author;  /* metadata */
  const char *subject; /* metadata */
} ProbantPagesInfo;

typedef enum
{
  PROBANT_PROSE_BODY,
  PROBANT_PROSE_STRONG,
  PROBANT_PROSE_SMALL,  /* and grey: notes, origins */
  PROBANT_PROSE_LEAD,   /* larger: the sentence that sums up */
  PROBANT_PROSE_TITLE,  /* of a first page */
  PROBANT_PROSE_KICKER, /* the short line above it */
  PROBANT_PROSE_HEADING_1,
  PROBANT_PROSE_HEADING_2,
  PROBANT_PROSE_HEADING_3,
  PROBANT_PROSE_CELL,       /* of a table */
  PROBANT_PROSE_CELL_HEAD,  /* of a table */
  PROBANT_PROSE_DENSE,      /* of a table with many columns */
  PROBANT_PROSE_DENSE_HEAD, /* of a table with many columns */
  PROBANT_PROSE_CODE,       /* fixed width: a hash */
} ProbantProse;

typedef enum
{
  PROBANT_TONE_TEXT,
  PROBANT_TONE_DIM,
  PROBANT_TONE_ACCENT,
  PROBANT_TONE_GOOD,
  PROBANT_TONE_WARNING,
  PROBANT_TONE_BAD,
} ProbantTone;

typedef enum
{
  PROBANT_COLUMN_NONE = 0,
  PROBANT_COLUMN_END = 1 << 0,    /* aligned at its end: numbers, amounts */
  PROBANT_COLUMN_PAGE = 1 << 1,   /* the cells are anchors: shown as the page number that leads there */
  PROBANT_COLUMN_STRONG = 1 << 2, /* bold */
  PROBANT_COLUMN_CODE = 1 << 3,   /* fixed width: a hash */
} ProbantColumnFlags;

typedef struct
{
  const char *title; /* NULL in all columns: a table without head */
  double width;      /* points; 0: by what the column holds */
  ProbantColumnFlags flags;
} ProbantColumn;

ProbantPages *probant_pages_new (const ProbantPagesInfo *info); /* (transfer full) */
void probant_pages_free (ProbantPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantPages, probant_pages_free)

/* `level` 1 to 3, also in the outline of the PDF. `anchor`: a name that references lead to, or NULL. */
void probant_pages_add_heading (ProbantPages *self, guint level, const char *text, const char *anchor);
void probant_pages_add_paragraph (ProbantPages *self, ProbantProse prose, const char *text);
/* A point of a list. */
void probant_pages_add_item (ProbantPages *self, const char *text);
/* A label and its value side by side. */
void probant_pages_add_pair (ProbantPages *self, const char *label, const char *value);
/* An http(s) address that can be followed. */
void probant_pages_add_pair_link (ProbantPages *self, const char *label, const char *uri);

/* At most 16 columns; a line has as many cells as there are columns, NULL where nothing is known. Paragraphs
 * and headings wait until the table is ended. */
void probant_pages_begin_table (ProbantPages *self, const ProbantColumn *columns, guint n_columns);
void probant_pages_add_line (ProbantPages *self, const char *const *cells);
void probant_pages_end_table (ProbantPages *self);

/* Room before what comes next; nothing at the top of a page. */
void probant_pages_add_space (ProbantPages *self, double height);
/* What comes next begins a page. */
void probant_pages_add_break (ProbantPages *self);

/* Laid out at the first call of any of these; nothing can be added then. */
guint probant_pages_count (ProbantPages *self);
/* The whole as a PDF: fonts embedded, text that can be selected and read aloud, outline, links. (transfer
 * full), NULL with an error. */
GBytes *probant_pages_to_pdf (ProbantPages *self, GError **error);

G_END_DECLS
