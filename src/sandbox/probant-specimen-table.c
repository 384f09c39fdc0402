/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-specimen-page.h"

#define LEFT PROBANT_PAGE_MARGIN
#define INNER PROBANT_PAGE_INNER
#define CELL_PADDING 5.0

/* Where a column begins and how wide it is: the shares are parts of the whole width. */
static void
get_column (JsonArray *columns, guint index, double *x, double *width)
{
  double total = 0, before = 0, own = 0;

  for (guint i = 0; i < json_array_get_length (columns); i++)
    {
      JsonArray *column = json_array_get_array_element (columns, i);
      double share = json_array_get_length (column) > 1 ? json_array_get_double_element (column, 1) : 1;

      total += share;
      if (i < index)
        before += share;
      if (i == index)
        own = share;
    }
  *x = LEFT + INNER * before / total;
  *width = INNER * own / total;
}

static ProbantTextFlags
get_column_flags (JsonArray *columns, guint index)
{
  const char *align = probant_element (json_array_get_array_element (columns, index), 2);

  if (g_str_equal (align, "right"))
    return PROBANT_TEXT_RIGHT;
  return g_str_equal (align, "center") ? PROBANT_TEXT_CENTER : PROBANT_TEXT_PLAIN;
}

/* The cells of one line. (transfer full) array of PangoLayout, and the height of the highest. */
static GPtrArray *
layout_cells (ProbantPage *self,
              JsonArray *columns,
              JsonArray *cells,
              double size,
              ProbantTextFlags flags,
              double *height)
{
  GPtrArray *layouts = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_cells = MIN (json_array_get_length (cells), json_array_get_length (columns));
  double x, width;

  *height = 0;
  for (guint i = 0; i < n_cells; i++)
    {
      JsonNode *cell = json_array_get_element (cells, i);
      /* The heading of a column comes with its share and alignment. */
      const char *text = JSON_NODE_HOLDS_ARRAY (cell) ? probant_element (json_node_get_array (cell), 0)
                                                      : probant_element (cells, i);
      PangoLayout *layout;

      get_column (columns, i, &x, &width);
      layout = probant_page_layout (self, text + (i == 0 && *text == '='), size,
                                    (n_cells == 1 ? INNER : width) - 2 * CELL_PADDING,
                                    flags | get_column_flags (columns, i));
      g_ptr_array_add (layouts, layout);
      *height = MAX (*height, probant_page_layout_height (layout));
    }
  return layouts;
}

static void
draw_cells (ProbantPage *self, JsonArray *columns, GPtrArray *layouts, double y, ProbantInk ink)
{
  double x, width;

  for (guint i = 0; i < layouts->len; i++)
    {
      get_column (columns, i, &x, &width);
      probant_page_draw (self, layouts->pdata[i], x + CELL_PADDING, y, ink);
    }
}

static void
draw_table_header (ProbantPage *self, JsonArray *columns)
{
  double height;
  g_autoptr (GPtrArray) layouts = layout_cells (self, columns, columns, 8.5, PROBANT_TEXT_STRONG, &height);

  probant_page_need (self, height + 60);
  height += 11;
  probant_page_rule (self, LEFT, self->y, INNER, height, self->accent);
  draw_cells (self, columns, layouts, self->y + 5.5, PROBANT_INK_PAPER);
  self->y += height;
}

static void
draw_table_row (ProbantPage *self, JsonArray *columns, JsonArray *cells)
{
  gboolean heading = json_array_get_length (cells) == 1, total = probant_element (cells, 0)[0] == '=';
  double height;
  g_autoptr (GPtrArray) layouts = layout_cells (
      self, columns, cells, 8.8, heading || total ? PROBANT_TEXT_STRONG : PROBANT_TEXT_PLAIN, &height);

  height += 8;
  if (!probant_page_has_room (self, height))
    {
      probant_page_turn (self);
      draw_table_header (self, columns);
    }
  if (heading || total)
    {
      probant_page_set_ink (self, self->accent, heading ? 0.10 : 0.05);
      cairo_rectangle (self->cr, LEFT, self->y, INNER, height);
      cairo_fill (self->cr);
    }
  draw_cells (self, columns, layouts, self->y + 3.5, PROBANT_INK_TEXT);
  self->y += height;
  probant_page_rule (self, LEFT, self->y, INNER, total ? 1 : 0.5, total ? self->accent : PROBANT_INK_LINE);
}

void
probant_page_table (ProbantPage *self, JsonObject *block)
{
  JsonObject *table = probant_member_object (block, "table");
  JsonArray *columns = probant_member_array (table, "columns"), *rows = probant_member_array (table, "rows");

  if (!columns || !rows)
    return;
  draw_table_header (self, columns);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    draw_table_row (self, columns, json_array_get_array_element (rows, i));
  self->y += 14;
}
