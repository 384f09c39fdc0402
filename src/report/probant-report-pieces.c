/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "report/probant-piece.h"
#include "report/probant-report-private.h"

static void
add_page (const ProbantReport *self, ProbantPiece *piece, guint page, const char *anchor)
{
  const cairo_rectangle_t *size = &g_array_index (piece->sizes, cairo_rectangle_t, page);
  g_autofree char *origin = g_strdup_printf ("%s · %s", piece->source, piece->name);
  guint picture = 0;

  probant_pages_add_break (self->pages);
  if (page == 0)
    {
      probant_pages_add_heading (self->pages, 2, piece->title, anchor);
    }
  else
    {
      probant_pages_begin_row (self->pages, PROBANT_ROW_KEEP, 0);
      probant_pages_add_cell (self->pages, 0, 0, PROBANT_PROSE_HEADING_3, PROBANT_TONE_DIM, PROBANT_CELL_NONE,
                              piece->title, NULL);
    }
  probant_pages_begin_row (self->pages, PROBANT_ROW_KEEP, 0);
  probant_pages_add_cell (self->pages, 0, 400, PROBANT_PROSE_SMALL, PROBANT_TONE_DIM, PROBANT_CELL_NONE,
                          origin, NULL);
  if (piece->sizes->len > 1)
    {
      /* Translators: the page of a document, and how many it has. */
      g_autofree char *number = g_strdup_printf (_ ("page %u of %u"), page + 1, piece->sizes->len);

      probant_pages_add_cell (self->pages, 410, 0, PROBANT_PROSE_SMALL, PROBANT_TONE_DIM, PROBANT_CELL_END,
                              number, NULL);
    }
  if (piece->sha256 != NULL && page == 0)
    {
      g_autofree char *print = g_strdup_printf ("SHA-256 %s", piece->sha256);

      probant_pages_begin_row (self->pages, PROBANT_ROW_KEEP, 1);
      probant_pages_add_cell (self->pages, 0, 0, PROBANT_PROSE_CODE, PROBANT_TONE_DIM, PROBANT_CELL_NONE,
                              print, NULL);
    }
  picture = probant_pages_add_picture (self->pages, size->width, size->height);
  if (page == 0)
    piece->first_picture = picture;
}

static char *
get_anchor (guint index)
{
  return g_strdup_printf ("piece-%u", index);
}

static void
add_list (const ProbantReport *self, GPtrArray *pieces)
{
  const ProbantColumn columns[] = { { _ ("Document"), 200, PROBANT_COLUMN_NONE },
                                    { _ ("Producer"), 100, PROBANT_COLUMN_NONE },
                                    { _ ("File"), 0, PROBANT_COLUMN_NONE },
                                    { _ ("Page"), 38, PROBANT_COLUMN_PAGE } };

  probant_pages_begin_table (self->pages, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < pieces->len; i++)
    {
      const ProbantPiece *piece = g_ptr_array_index (pieces, i);
      g_autofree char *anchor = get_anchor (i);
      g_autofree char *name = piece->problem != NULL ? g_strdup_printf ("%s\n%s", piece->name, piece->problem)
                                                     : g_strdup (piece->name);

      probant_pages_add_line (self->pages, (const char *const[]){ piece->title, piece->source, name,
                                                                  piece->sizes->len > 0 ? anchor : NULL });
      if (piece->problem != NULL)
        probant_pages_set_cell (self->pages, 2, PROBANT_PROSE_CELL, PROBANT_TONE_WARNING);
    }
  probant_pages_end_table (self->pages);
}

void
probant_report_add_pieces (const ProbantReport *self)
{
  GPtrArray *pieces = self->options->pieces;

  if (pieces == NULL || pieces->len == 0)
    return;
  probant_pages_add_break (self->pages);
  probant_pages_add_heading (self->pages, 1, _ ("Pieces"), "pieces");
  probant_pages_add_paragraph (
      self->pages, PROBANT_PROSE_SMALL,
      _ ("Pictures of the documents as they were received, put here to be read with the "
         "report; the files themselves are what counts."));
  add_list (self, pieces);
  for (guint i = 0; i < pieces->len; i++)
    {
      ProbantPiece *piece = g_ptr_array_index (pieces, i);
      g_autofree char *anchor = get_anchor (i);

      for (guint page = 0; page < piece->sizes->len; page++)
        add_page (self, piece, page, anchor);
    }
}
