/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>

#include "report/probant-pages-private.h"
#include "report/probant-picture-file.h"

#define HEAD_Y 36.0
#define FOOT_Y (PROBANT_PAGES_HEIGHT - 42.0)
#define BAR_WIDTH 2.5
#define BAR_GAP 9.0 /* from the bar to the text */
#define CHIP_PAD 6.0
#define STAMP_SIZE 96.0

typedef struct
{
  double red, green, blue;
} Ink;

static const Ink inks[] = {
  [PROBANT_TONE_TEXT] = { 0.11, 0.12, 0.14 },    [PROBANT_TONE_DIM] = { 0.36, 0.39, 0.43 },
  [PROBANT_TONE_ACCENT] = { 0.10, 0.24, 0.47 },  [PROBANT_TONE_GOOD] = { 0.07, 0.40, 0.24 },
  [PROBANT_TONE_WARNING] = { 0.55, 0.33, 0.00 }, [PROBANT_TONE_BAD] = { 0.68, 0.10, 0.13 },
};
static const Ink line_ink = { 0.86, 0.88, 0.90 };

static void
set_ink (cairo_t *cr, ProbantTone tone, double alpha)
{
  cairo_set_source_rgba (cr, inks[tone].red, inks[tone].green, inks[tone].blue, alpha);
}

static void
draw_rule (cairo_t *cr, double x, double y, double width, double thickness, const Ink *ink)
{
  cairo_set_source_rgb (cr, ink->red, ink->green, ink->blue);
  cairo_rectangle (cr, x, y, width, thickness);
  cairo_fill (cr);
}

static void
add_rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* ---- Links ---- */

static char *
quote_uri (const char *uri)
{
  g_autofree char *clean = g_uri_escape_string (uri, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "?#[]%", FALSE);
  g_auto (GStrv) parts = g_strsplit (clean, "'", -1);
  g_autofree char *safe = g_strjoinv ("%27", parts);

  return g_strdup_printf ("uri='%s'", safe);
}

/* TRUE where the tag was begun. By name, not by page: cairo knows no page that is still to come. */
static gboolean
begin_link (ProbantPages *self, cairo_t *cr, const ProbantPagesCell *cell)
{
  const ProbantPlace *place = NULL;
  g_autofree char *attributes = NULL;

  if (cell->target == NULL)
    return FALSE;
  if ((cell->flags & PROBANT_CELL_URI) != 0)
    attributes = quote_uri (cell->target);
  else if ((place = g_hash_table_lookup (self->places, cell->target)) != NULL)
    attributes = g_strdup_printf ("dest='place-%u'", place->id);
  else
    return FALSE;
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  return TRUE;
}

static void
mark_place (ProbantPages *self, cairo_t *cr, const ProbantPagesSlice *slice)
{
  const ProbantPlace *place = g_hash_table_lookup (self->places, slice->row->anchor);
  g_autofree char *attributes = NULL;

  if (place == NULL)
    return;
  attributes = g_strdup_printf ("name='place-%u' x=0 y=%d", place->id, (int)place->y);
  cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}

/* ---- Rows ---- */

static void
show_lines (cairo_t *cr, PangoLayout *layout, int from, int to, double x, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int line = 0;
  double top = 0;

  do
    {
      PangoRectangle extents;
      int y0, y1;

      pango_layout_iter_get_line_yrange (iter, &y0, &y1);
      if (line == from)
        top = (double)y0 / PANGO_SCALE;
      if (line >= from && line < to)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &extents);
          cairo_move_to (cr, x + (double)extents.x / PANGO_SCALE,
                         y - top + (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_chip (cairo_t *cr, const ProbantPagesCell *cell, double x, double y)
{
  PangoRectangle extents;

  pango_layout_get_extents (cell->layout, NULL, &extents);
  set_ink (cr, cell->tone, 0.12);
  add_rounded (cr, x + (double)extents.x / PANGO_SCALE - CHIP_PAD, y - 2,
               (double)extents.width / PANGO_SCALE + 2 * CHIP_PAD, (double)extents.height / PANGO_SCALE + 3,
               7);
  cairo_fill (cr);
}

/* The tone of a severity also has a form, for those who see no colour. */
static void
draw_mark (cairo_t *cr, ProbantTone tone, double x, double y)
{
  set_ink (cr, tone, 1);
  cairo_new_path (cr);
  if (tone == PROBANT_TONE_BAD || tone == PROBANT_TONE_WARNING)
    {
      cairo_move_to (cr, x + 4.5, y + 1.5);
      cairo_line_to (cr, x + 9, y + 9.5);
      cairo_line_to (cr, x, y + 9.5);
      cairo_close_path (cr);
    }
  else
    cairo_arc (cr, x + 4.5, y + 5.5, 3.2, 0, 2 * G_PI);
  if (tone == PROBANT_TONE_DIM)
    {
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);
}

static void
draw_cell (ProbantPages *self,
           cairo_t *cr,
           const ProbantPagesCell *cell,
           const ProbantPagesSlice *slice,
           guint index,
           double left,
           gboolean links)
{
  double x
      = left + cell->x
        - ((cell->flags & PROBANT_CELL_CHIP) != 0 && (cell->flags & PROBANT_CELL_END) != 0 ? CHIP_PAD : 0);
  double y = slice->y + slice->row->pad;
  gboolean linked = links && begin_link (self, cr, cell);

  if ((cell->flags & PROBANT_CELL_MARK) != 0)
    draw_mark (cr, cell->tone, x, y);
  if ((cell->flags & PROBANT_CELL_CHIP) != 0)
    draw_chip (cr, cell, x, y);
  if ((cell->flags & PROBANT_CELL_PAGE) != 0)
    {
      const ProbantPlace *place = g_hash_table_lookup (self->places, cell->target);
      g_autofree char *number = place == NULL ? g_strdup ("–")
                                : (cell->flags & PROBANT_CELL_REFERENCE) == PROBANT_CELL_REFERENCE
                                    /* Translators: the number of a page, short: where something is found. */
                                    ? g_strdup_printf (_ ("p. %u"), place->page)
                                    : g_strdup_printf ("%u", place->page);

      pango_layout_set_text (cell->layout, number, -1);
    }
  set_ink (cr, cell->tone, 1);
  cairo_move_to (cr, x, y);
  if (slice->from == NULL)
    pango_cairo_show_layout (cr, cell->layout);
  else
    show_lines (cr, cell->layout, slice->from[index], slice->to[index], x, y);
  if (linked)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
}

static void
draw_picture (ProbantPages *self, cairo_t *cr, const ProbantPagesSlice *slice, cairo_surface_t *picture)
{
  double room_width = PROBANT_PAGES_INNER_WIDTH, room_height = slice->height;
  double scale = MIN (room_width / slice->row->picture_width, room_height / slice->row->picture_height);
  double width = slice->row->picture_width * scale, height = slice->row->picture_height * scale;
  double x = PROBANT_PAGES_MARGIN + (room_width - width) / 2;

  if (picture != NULL)
    {
      double pixels_wide, pixels_high;

      probant_picture_file_get_size (picture, &pixels_wide, &pixels_high);
      cairo_save (cr);
      cairo_translate (cr, x, slice->y);
      cairo_scale (cr, width / pixels_wide, height / pixels_high);
      cairo_set_source_surface (cr, picture, 0, 0);
      cairo_rectangle (cr, 0, 0, pixels_wide, pixels_high);
      cairo_fill (cr);
      cairo_restore (cr);
    }
  else
    {
      g_autoptr (PangoLayout) layout = probant_pages_create_layout (self, _ ("This page could not be drawn."),
                                                                    PROBANT_PROSE_BODY, width);

      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      set_ink (cr, PROBANT_TONE_DIM, 1);
      cairo_move_to (cr, x, slice->y + height / 2);
      pango_cairo_show_layout (cr, layout);
    }
  cairo_set_line_width (cr, 0.5);
  cairo_set_source_rgb (cr, 0.6, 0.62, 0.65);
  cairo_rectangle (cr, x, slice->y, width, height);
  cairo_stroke (cr);
}

static const char *
get_structure (const ProbantPagesRow *row)
{
  static const char *const headings[] = { "H1", "H1", "H2", "H3" };

  switch (row->kind)
    {
    case PROBANT_ROW_HEADING:
      return headings[row->level];
    case PROBANT_ROW_HEAD:
    case PROBANT_ROW_LINE:
      return "TR";
    case PROBANT_ROW_PROSE:
      return "P";
    case PROBANT_ROW_DRAWING:
    case PROBANT_ROW_PICTURE:
      return "Figure";
    case PROBANT_ROW_BREAK:
    default:
      return NULL;
    }
}

static void
draw_slice (ProbantPages *self,
            cairo_t *cr,
            const ProbantPagesSlice *slice,
            cairo_surface_t *picture,
            gboolean links)
{
  const ProbantPagesRow *row = slice->row;
  const char *structure = links && slice->height > 0 ? get_structure (row) : NULL;
  gboolean bar = (row->flags & PROBANT_ROW_BAR) != 0;
  double left = PROBANT_PAGES_MARGIN;

  if (row->kind == PROBANT_ROW_HEAD)
    {
      set_ink (cr, PROBANT_TONE_ACCENT, 0.07);
      cairo_rectangle (cr, left - 4, slice->y, PROBANT_PAGES_INNER_WIDTH + 8, slice->height);
      cairo_fill (cr);
    }
  if (bar)
    {
      set_ink (cr, row->bar, 1);
      cairo_rectangle (cr, left - BAR_GAP, slice->y, BAR_WIDTH, slice->height);
      cairo_fill (cr);
    }
  if ((row->flags & PROBANT_ROW_RULE) != 0 && row->kind != PROBANT_ROW_HEAD)
    {
      if (row->kind == PROBANT_ROW_HEADING)
        draw_rule (cr, left, slice->y + slice->height + 2, PROBANT_PAGES_INNER_WIDTH, 1,
                   &inks[PROBANT_TONE_ACCENT]);
      else
        draw_rule (cr, left, slice->y + slice->height - 0.5, PROBANT_PAGES_INNER_WIDTH, 0.5, &line_ink);
    }

  if (links && row->anchor != NULL && (slice->from == NULL || slice->from[0] == 0))
    mark_place (self, cr, slice);
  if (structure != NULL)
    cairo_tag_begin (cr, structure, NULL);
  for (guint i = 0; i < row->cells->len; i++)
    {
      gboolean cell_tag = structure != NULL && row->table > 0;
      const char *tag = row->kind == PROBANT_ROW_HEAD ? "TH" : "TD";

      if (cell_tag)
        cairo_tag_begin (cr, tag, NULL);
      draw_cell (self, cr, &g_array_index (row->cells, ProbantPagesCell, i), slice, i, left, links);
      if (cell_tag)
        cairo_tag_end (cr, tag);
    }
  if (row->kind == PROBANT_ROW_DRAWING)
    {
      cairo_save (cr);
      cairo_translate (cr, left, slice->y);
      row->draw (cr, self->context, PROBANT_PAGES_INNER_WIDTH, slice->height, row->data);
      cairo_restore (cr);
    }
  if (row->kind == PROBANT_ROW_PICTURE)
    draw_picture (self, cr, slice, picture);
  if (structure != NULL)
    cairo_tag_end (cr, structure);
}

/* ---- Head and foot ---- */

static double
draw_text (ProbantPages *self,
           cairo_t *cr,
           const char *text,
           ProbantProse prose,
           ProbantTone tone,
           double x,
           double y,
           double width,
           PangoAlignment alignment)
{
  g_autoptr (PangoLayout) layout = probant_pages_create_layout (self, text, prose, width);

  pango_layout_set_alignment (layout, alignment);
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  set_ink (cr, tone, 1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  return probant_layout_get_width (layout);
}

/* The word across the page, below everything else, as outlines: it is no part of the text. */
static void
draw_stamp (ProbantPages *self, cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = probant_pages_create_layout (self, self->stamp, PROBANT_PROSE_TITLE, 0);
  double scale = STAMP_SIZE / 23;
  double width = probant_layout_get_width (layout);

  scale = MIN (scale, 760 / MAX (width, 1));
  cairo_save (cr);
  cairo_translate (cr, PROBANT_PAGES_WIDTH / 2, PROBANT_PAGES_HEIGHT / 2);
  cairo_rotate (cr, -atan2 (PROBANT_PAGES_HEIGHT, PROBANT_PAGES_WIDTH));
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, -width / 2, -probant_layout_get_height (layout) / 2);
  pango_cairo_layout_path (cr, layout);
  cairo_set_source_rgb (cr, 0.99, 0.95, 0.95);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_head (ProbantPages *self, cairo_t *cr, guint page)
{
  double half = PROBANT_PAGES_INNER_WIDTH / 2;

  if (page > 0)
    {
      draw_text (self, cr, self->head, PROBANT_PROSE_KICKER, PROBANT_TONE_ACCENT, PROBANT_PAGES_MARGIN,
                 HEAD_Y, half + 30, PANGO_ALIGN_LEFT);
      if (self->running != NULL)
        draw_text (self, cr, self->running, PROBANT_PROSE_SMALL, PROBANT_TONE_DIM,
                   PROBANT_PAGES_MARGIN + half + 40, HEAD_Y, half - 40, PANGO_ALIGN_RIGHT);
      draw_rule (cr, PROBANT_PAGES_MARGIN, HEAD_Y + 16, PROBANT_PAGES_INNER_WIDTH, 0.5, &line_ink);
    }
  if (self->stamp != NULL)
    {
      g_autofree char *text = self->remark != NULL ? g_strdup_printf ("%s – %s", self->stamp, self->remark)
                                                   : g_strdup (self->stamp);

      draw_text (self, cr, text, PROBANT_PROSE_KICKER, PROBANT_TONE_BAD, PROBANT_PAGES_MARGIN, 18,
                 PROBANT_PAGES_INNER_WIDTH, PANGO_ALIGN_CENTER);
    }
}

static void
draw_foot (ProbantPages *self, cairo_t *cr, guint page)
{
  /* Translators: at the foot of a printed page: its number, and how many there are. */
  g_autofree char *number = g_strdup_printf (_ ("Page %u / %u"), page + 1, self->pages->len);

  draw_rule (cr, PROBANT_PAGES_MARGIN, FOOT_Y - 6, PROBANT_PAGES_INNER_WIDTH, 0.5, &line_ink);
  if (self->footer != NULL)
    draw_text (self, cr, self->footer, PROBANT_PROSE_SMALL, PROBANT_TONE_DIM, PROBANT_PAGES_MARGIN, FOOT_Y,
               PROBANT_PAGES_INNER_WIDTH - 90, PANGO_ALIGN_LEFT);
  draw_text (self, cr, number, PROBANT_PROSE_SMALL, PROBANT_TONE_DIM,
             PROBANT_PAGES_MARGIN + PROBANT_PAGES_INNER_WIDTH - 80, FOOT_Y, 80, PANGO_ALIGN_RIGHT);
}

void
probant_pages_draw_page (ProbantPages *self,
                         guint page,
                         cairo_t *cr,
                         cairo_surface_t *picture,
                         gboolean links)
{
  const ProbantPage *at = NULL;
  gsize table = 0;

  g_return_if_fail (page < probant_pages_count (self));

  at = g_ptr_array_index (self->pages, page);
  if (self->stamp != NULL)
    draw_stamp (self, cr);
  draw_head (self, cr, page);
  for (guint i = 0; i < at->slices->len; i++)
    {
      const ProbantPagesSlice *slice = &g_array_index (at->slices, ProbantPagesSlice, i);

      if (links && slice->row->table != table && table != 0)
        cairo_tag_end (cr, "Table");
      if (links && slice->row->table != table && slice->row->table != 0)
        cairo_tag_begin (cr, "Table", NULL);
      table = slice->row->table;
      draw_slice (self, cr, slice, picture, links);
    }
  if (links && table != 0)
    cairo_tag_end (cr, "Table");
  draw_foot (self, cr, page);
}

void
probant_pages_draw (ProbantPages *self, guint page, cairo_t *cr, cairo_surface_t *picture)
{
  g_return_if_fail (self != NULL && cr != NULL);

  probant_pages_draw_page (self, page, cr, picture, FALSE);
}
