/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "report/probant-pages-private.h"

#define DENSE_GAP 5.0     /* between two columns of many */
#define CELL_GAP 8.0      /* between two columns */
#define MEASURED_LINES 60 /* of a table, to find the widths of its columns */
#define MIN_PICTURE 200.0 /* height left for one */
#define WIDOW 2           /* lines that are not left alone */

static const char families[] = "Cantarell, Adwaita Sans, Noto Sans, DejaVu Sans, Sans";

static const struct
{
  double size;
  PangoWeight weight;
  double spacing; /* of lines */
} styles[] = {
  [PROBANT_PROSE_BODY] = { 9.5, PANGO_WEIGHT_NORMAL, 1.15 },
  [PROBANT_PROSE_STRONG] = { 9.5, PANGO_WEIGHT_BOLD, 1.15 },
  [PROBANT_PROSE_SMALL] = { 8, PANGO_WEIGHT_NORMAL, 1.15 },
  [PROBANT_PROSE_LEAD] = { 11, PANGO_WEIGHT_NORMAL, 1.15 },
  [PROBANT_PROSE_TITLE] = { 23, PANGO_WEIGHT_BOLD, 1.0 },
  [PROBANT_PROSE_KICKER] = { 8, PANGO_WEIGHT_BOLD, 1.15 },
  [PROBANT_PROSE_HEADING_1] = { 16, PANGO_WEIGHT_BOLD, 1.05 },
  [PROBANT_PROSE_HEADING_2] = { 11.5, PANGO_WEIGHT_BOLD, 1.05 },
  [PROBANT_PROSE_HEADING_3] = { 9.5, PANGO_WEIGHT_BOLD, 1.1 },
  [PROBANT_PROSE_CELL] = { 8.5, PANGO_WEIGHT_NORMAL, 1.1 },
  [PROBANT_PROSE_CELL_HEAD] = { 8.5, PANGO_WEIGHT_BOLD, 1.1 },
  [PROBANT_PROSE_DENSE] = { 7, PANGO_WEIGHT_NORMAL, 1.1 },
  [PROBANT_PROSE_DENSE_HEAD] = { 7, PANGO_WEIGHT_BOLD, 1.1 },
  [PROBANT_PROSE_CODE] = { 6.5, PANGO_WEIGHT_NORMAL, 1.1 },
};

double
probant_layout_get_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double)width / PANGO_SCALE;
}

double
probant_layout_get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double)height / PANGO_SCALE;
}

/* Metrics that do not depend on where it is drawn: the screen, a PDF and a printer break lines alike. The
 * font map is its own: one thread at a time may use it. */
static PangoContext *
create_context (void)
{
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoFontDescription *font = pango_font_description_new ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_font_description_set_family_static (font, families);
  pango_font_description_set_absolute_size (font, styles[PROBANT_PROSE_BODY].size * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

PangoLayout *
probant_pages_create_layout (ProbantPages *self, const char *text, ProbantProse prose, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family_static (font, prose == PROBANT_PROSE_CODE ? "Monospace" : families);
  pango_font_description_set_absolute_size (font, styles[prose].size * PANGO_SCALE);
  pango_font_description_set_weight (font, styles[prose].weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (prose == PROBANT_PROSE_CELL || prose == PROBANT_PROSE_DENSE || prose == PROBANT_PROSE_BODY)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, width > 0 ? (int)(width * PANGO_SCALE) : -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, (float)styles[prose].spacing);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* ---- Widths of columns ---- */

/* As long as the text is on one line, and as its longest word. */
static void
measure_text (ProbantPages *self, const ProbantPagesCell *cell, double *natural, double *least)
{
  g_autoptr (PangoLayout) layout = NULL;

  if ((cell->flags & PROBANT_CELL_PAGE) != 0)
    {
      *natural = *least = MAX (*natural, 20);
      return;
    }
  layout = probant_pages_create_layout (self, cell->text, cell->prose, 0);
  *natural = MAX (*natural, probant_layout_get_width (layout) + 1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, PANGO_SCALE);
  *least = MAX (*least, probant_layout_get_width (layout) + 1);
}

static void
spread_widths (ProbantPagesTable *table, const double *natural, const double *least)
{
  double gap = table->n_columns > PROBANT_PAGES_MANY_COLUMNS ? DENSE_GAP : CELL_GAP;
  double room = PROBANT_PAGES_INNER_WIDTH - gap * (table->n_columns - 1);
  double all_natural = 0, all_least = 0;
  double x = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      all_natural += natural[i];
      all_least += least[i];
    }
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (all_least >= room)
        table->width[i] = least[i] * room / all_least;
      else if (all_natural <= room)
        table->width[i] = natural[i] + (room - all_natural) * natural[i] / all_natural;
      else
        table->width[i] = least[i] + (room - all_least) * (natural[i] - least[i]) / (all_natural - all_least);
      table->x[i] = x;
      x += table->width[i] + gap;
    }
}

/* `head` is the index of the table's first row. */
static void
measure_table (ProbantPages *self, ProbantPagesTable *table, guint head)
{
  double natural[PROBANT_PAGES_MAX_COLUMNS] = { 0 };
  double least[PROBANT_PAGES_MAX_COLUMNS] = { 0 };
  const ProbantPagesRow *first = g_ptr_array_index (self->rows, head);

  for (guint r = head; r < MIN (head + MEASURED_LINES, self->rows->len); r++)
    {
      const ProbantPagesRow *row = g_ptr_array_index (self->rows, r);

      if (row->table != first->table)
        break;
      for (guint i = 0; i < table->n_columns; i++)
        measure_text (self, &g_array_index (row->cells, ProbantPagesCell, i), &natural[i], &least[i]);
    }
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (table->columns[i].width > 0)
        natural[i] = least[i] = table->columns[i].width;
      /* One long text leaves the others their room; one long word is broken. */
      natural[i] = MIN (natural[i], PROBANT_PAGES_INNER_WIDTH);
      least[i] = MIN (least[i], MAX (PROBANT_PAGES_INNER_WIDTH / table->n_columns, 90));
      natural[i] = MAX (natural[i], least[i]);
    }
  spread_widths (table, natural, least);
}

/* ---- Heights of rows ---- */

static void
lay_out_cell (ProbantPages *self, ProbantPagesCell *cell)
{
  gboolean page = (cell->flags & PROBANT_CELL_PAGE) != 0;

  /* How many digits a number will have is not known yet: any will do for the height. */
  cell->layout = probant_pages_create_layout (self, page ? "0" : cell->text, cell->prose, cell->width);
  if ((cell->flags & (PROBANT_CELL_END | PROBANT_CELL_PAGE)) != 0)
    pango_layout_set_alignment (cell->layout, PANGO_ALIGN_RIGHT);
  self->n_unknown_glyphs += (guint)pango_layout_get_unknown_glyphs_count (cell->layout);
}

static void
lay_out_row (ProbantPages *self, guint index)
{
  ProbantPagesRow *row = g_ptr_array_index (self->rows, index);
  ProbantPagesTable *table = row->table > 0 ? g_ptr_array_index (self->tables, row->table - 1) : NULL;
  const ProbantPagesRow *before = index > 0 ? g_ptr_array_index (self->rows, index - 1) : NULL;

  if (table != NULL && (before == NULL || before->table != row->table))
    measure_table (self, table, index);
  for (guint i = 0; i < row->cells->len; i++)
    {
      ProbantPagesCell *cell = &g_array_index (row->cells, ProbantPagesCell, i);

      if (table != NULL)
        {
          cell->x = table->x[i];
          cell->width = table->width[i];
        }
      lay_out_cell (self, cell);
      row->height = MAX (row->height, probant_layout_get_height (cell->layout));
    }
  row->height += 2 * row->pad;
}

/* ---- Pages ---- */

typedef struct
{
  ProbantPages *pages;
  ProbantPage *page;
  double y;
  double top; /* of the page at hand */
} Filler;

static void
slice_clear (gpointer data)
{
  ProbantPagesSlice *slice = data;

  g_free (slice->from);
  g_free (slice->to);
}

static void
page_free (gpointer data)
{
  ProbantPage *page = data;

  g_array_unref (page->slices);
  g_free (page);
}

static void
begin_page (Filler *filler)
{
  filler->page = g_new0 (ProbantPage, 1);
  filler->page->slices = g_array_new (FALSE, FALSE, sizeof (ProbantPagesSlice));
  g_array_set_clear_func (filler->page->slices, slice_clear);
  filler->top = filler->pages->pages->len == 0 ? PROBANT_PAGES_FIRST_TOP : PROBANT_PAGES_TOP;
  filler->y = filler->top;
  g_ptr_array_add (filler->pages->pages, filler->page);
}

static gboolean
is_at_top (const Filler *filler)
{
  return filler->page->slices->len == 0;
}

static void
place (Filler *filler, const ProbantPagesRow *row, double height, int *from, int *to)
{
  ProbantPagesSlice slice = { row, filler->y, height, from, to };

  if (row->anchor != NULL && !g_hash_table_contains (filler->pages->places, row->anchor))
    {
      ProbantPlace *at = g_new0 (ProbantPlace, 1);

      *at = (ProbantPlace){ g_hash_table_size (filler->pages->places), filler->pages->pages->len,
                            MAX (filler->y - 12, 0) };
      g_hash_table_insert (filler->pages->places, g_strdup (row->anchor), at);
    }
  g_array_append_val (filler->page->slices, slice);
  filler->y += height;
}

static const ProbantPagesRow *
find_head (ProbantPages *self, const ProbantPagesRow *line, guint index)
{
  const ProbantPagesRow *head = NULL;

  if (line->kind != PROBANT_ROW_LINE)
    return NULL;
  /* A line knows how many are before it. */
  if (index < line->index + 1)
    return NULL;
  head = g_ptr_array_index (self->rows, index - (guint)line->index - 1);
  return head->kind == PROBANT_ROW_HEAD && head->table == line->table ? head : NULL;
}

static void
turn_page (Filler *filler, const ProbantPagesRow *row, guint index)
{
  const ProbantPagesRow *head = find_head (filler->pages, row, index);

  begin_page (filler);
  if (head != NULL)
    place (filler, head, head->height, NULL, NULL);
}

/* A line of a table that is not worth splitting. */
static gboolean
is_short_line (const ProbantPagesRow *row)
{
  return row->kind == PROBANT_ROW_LINE && row->height < (PROBANT_PAGES_BOTTOM - PROBANT_PAGES_TOP) / 4;
}

/* What must stand on the page for a row to begin there: of a row that may be split, its first lines. */
static double
get_first_height (const ProbantPagesRow *row)
{
  double lines = 0;

  if (row->kind == PROBANT_ROW_PICTURE)
    return MIN_PICTURE;
  if ((row->flags & PROBANT_ROW_WHOLE) != 0 || row->kind == PROBANT_ROW_DRAWING || is_short_line (row))
    return row->height;
  for (guint i = 0; i < row->cells->len; i++)
    {
      PangoLayout *layout = g_array_index (row->cells, ProbantPagesCell, i).layout;
      int n = pango_layout_get_line_count (layout);

      lines = MAX (lines, probant_layout_get_height (layout) * MIN (n, WIDOW + 1) / MAX (n, 1));
    }
  return MIN (lines + 2 * row->pad, row->height);
}

/* A row, and what it must not be parted from. */
static double
get_kept_height (ProbantPages *self, guint index)
{
  double height = 0;

  for (guint i = index; i < self->rows->len; i++)
    {
      const ProbantPagesRow *row = g_ptr_array_index (self->rows, i);

      if (i > index)
        height += row->before;
      if ((row->flags & PROBANT_ROW_KEEP) == 0)
        return height + get_first_height (row);
      height += row->height;
    }
  return height;
}

/* How many lines from `from` on stand within `room`; `height`: what they take. */
static int
fit_lines (PangoLayout *layout, int from, double room, double *height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int n = pango_layout_get_line_count (layout);
  double top = 0, bottom = 0;
  int line = 0;

  *height = 0;
  do
    {
      int y0, y1;

      pango_layout_iter_get_line_yrange (iter, &y0, &y1);
      if (line == from)
        top = (double)y0 / PANGO_SCALE;
      bottom = (double)y1 / PANGO_SCALE;
      if (line >= from && bottom - top > room)
        break;
      if (line >= from)
        *height = bottom - top;
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  /* A last line does not go alone. */
  if (line == n - 1 && line - from > WIDOW)
    line--;
  return line;
}

/* The lines of all cells that stand on this page; FALSE where none does. */
static gboolean
cut (const ProbantPagesRow *row, const int *from, int *to, double room, double *height, gboolean *all)
{
  gboolean some = FALSE;

  *height = 0;
  *all = TRUE;
  for (guint i = 0; i < row->cells->len; i++)
    {
      PangoLayout *layout = g_array_index (row->cells, ProbantPagesCell, i).layout;
      int n = pango_layout_get_line_count (layout);
      double taken = 0;

      to[i] = from[i] < n ? fit_lines (layout, from[i], room, &taken) : from[i];
      *height = MAX (*height, taken);
      some = some || to[i] > from[i];
      *all = *all && to[i] >= n;
    }
  return some;
}

static void
place_split (Filler *filler, const ProbantPagesRow *row, guint index)
{
  guint n = row->cells->len;
  g_autofree int *from = g_new0 (int, n);
  gboolean all = FALSE;

  while (!all)
    {
      g_autofree int *to = g_new0 (int, n);
      double room = PROBANT_PAGES_BOTTOM - filler->y - 2 * row->pad;
      double height;

      if (cut (row, from, to, room, &height, &all))
        {
          place (filler, row, height + 2 * row->pad, g_memdup2 (from, n * sizeof (int)),
                 g_memdup2 (to, n * sizeof (int)));
          for (guint i = 0; i < n; i++)
            from[i] = to[i];
        }
      else if (is_at_top (filler) || filler->page->slices->len == 1)
        return; /* a line that is higher than a page: nothing of ours */
      if (!all)
        turn_page (filler, row, index);
    }
}

static void
fill (Filler *filler, guint index)
{
  ProbantPages *self = filler->pages;
  const ProbantPagesRow *row = g_ptr_array_index (self->rows, index);
  double whole_page = PROBANT_PAGES_BOTTOM - PROBANT_PAGES_TOP - 60;
  double before = is_at_top (filler) ? 0 : row->before;

  if (row->kind == PROBANT_ROW_BREAK)
    {
      if (!is_at_top (filler) && filler->y > row->share * PROBANT_PAGES_HEIGHT && index + 1 < self->rows->len)
        begin_page (filler);
      return;
    }
  if (!is_at_top (filler)
      && filler->y + before + MIN (get_kept_height (self, index), whole_page) > PROBANT_PAGES_BOTTOM)
    {
      turn_page (filler, row, index);
      before = 0;
    }
  filler->y += before;
  if (row->kind == PROBANT_ROW_PICTURE)
    place (filler, row, PROBANT_PAGES_BOTTOM - filler->y, NULL, NULL);
  else if (filler->y + row->height <= PROBANT_PAGES_BOTTOM || row->cells->len == 0)
    place (filler, row, row->height, NULL, NULL);
  else if (is_short_line (row))
    {
      turn_page (filler, row, index);
      place (filler, row, row->height, NULL, NULL);
    }
  else
    place_split (filler, row, index);
}

void
probant_pages_ensure_layout (ProbantPages *self)
{
  Filler filler = { self };

  if (self->pages != NULL)
    return;

  self->context = create_context ();
  self->pages = g_ptr_array_new_with_free_func (page_free);
  for (guint i = 0; i < self->rows->len; i++)
    lay_out_row (self, i);
  begin_page (&filler);
  for (guint i = 0; i < self->rows->len; i++)
    fill (&filler, i);
}
