/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/probant-pages.h"

#include "report/probant-pages-private.h"

#define LABEL_WIDTH 148.0
#define ITEM_INDENT 12.0

static void
cell_clear (gpointer data)
{
  ProbantPagesCell *cell = data;

  g_free (cell->text);
  g_free (cell->target);
  g_clear_object (&cell->layout);
}

static void
row_free (gpointer data)
{
  ProbantPagesRow *row = data;

  g_array_unref (row->cells);
  g_free (row->anchor);
  if (row->destroy != NULL)
    row->destroy (row->data);
  g_free (row);
}

ProbantPages *
probant_pages_new (const ProbantPagesInfo *info)
{
  ProbantPages *self = NULL;

  g_return_val_if_fail (info != NULL && info->title != NULL, NULL);

  self = g_new0 (ProbantPages, 1);
  self->title = g_strdup (info->title);
  self->head = g_strdup (info->head != NULL ? info->head : info->title);
  self->running = g_strdup (info->running);
  self->footer = g_strdup (info->footer);
  self->stamp = g_strdup (info->stamp);
  self->remark = g_strdup (info->remark);
  self->author = g_strdup (info->author);
  self->subject = g_strdup (info->subject);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->tables = g_ptr_array_new_with_free_func (g_free);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
probant_pages_free (ProbantPages *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->head);
  g_free (self->running);
  g_free (self->footer);
  g_free (self->stamp);
  g_free (self->remark);
  g_free (self->author);
  g_free (self->subject);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->tables);
  g_hash_table_unref (self->places);
  g_clear_object (&self->context);
  g_free (self);
}

static ProbantPagesRow *
add_row (ProbantPages *self, ProbantRowKind kind, ProbantRowFlags flags, double before)
{
  ProbantPagesRow *row = NULL;

  g_assert (self->pages == NULL);

  row = g_new0 (ProbantPagesRow, 1);
  row->kind = kind;
  row->flags = flags | (self->has_bar ? PROBANT_ROW_BAR : PROBANT_ROW_NONE);
  row->bar = self->bar;
  row->before = MAX (before, self->space);
  row->cells = g_array_new (FALSE, FALSE, sizeof (ProbantPagesCell));
  g_array_set_clear_func (row->cells, cell_clear);
  self->space = 0;
  g_ptr_array_add (self->rows, row);
  return row;
}

static ProbantPagesRow *
get_last_row (ProbantPages *self)
{
  return g_ptr_array_index (self->rows, self->rows->len - 1);
}

void
probant_pages_begin_row (ProbantPages *self, ProbantRowFlags flags, double before)
{
  g_return_if_fail (self != NULL && self->table == 0);

  add_row (self, PROBANT_ROW_PROSE, flags, before);
}

void
probant_pages_begin_heading (ProbantPages *self, const char *anchor)
{
  ProbantPagesRow *row = NULL;

  g_return_if_fail (self != NULL && self->table == 0);

  row = add_row (self, PROBANT_ROW_HEADING, PROBANT_ROW_KEEP | PROBANT_ROW_WHOLE, 18);
  row->level = 2;
  row->anchor = g_strdup (anchor);
}

void
probant_pages_add_cell (ProbantPages *self,
                        double x,
                        double width,
                        ProbantProse prose,
                        ProbantTone tone,
                        ProbantCellFlags flags,
                        const char *text,
                        const char *target)
{
  ProbantPagesCell cell = { .prose = prose, .tone = tone, .flags = flags, .x = x };

  g_return_if_fail (self != NULL && self->rows->len > 0);

  cell.width = width > 0 ? width : PROBANT_PAGES_INNER_WIDTH - x;
  cell.text = g_utf8_make_valid (text != NULL ? text : "", -1);
  cell.target = g_strdup (target);
  g_array_append_val (get_last_row (self)->cells, cell);
}

void
probant_pages_set_cell (ProbantPages *self, guint index, ProbantProse prose, ProbantTone tone)
{
  GArray *cells = NULL;

  g_return_if_fail (self != NULL && self->rows->len > 0);

  cells = get_last_row (self)->cells;
  if (index >= cells->len)
    return;
  g_array_index (cells, ProbantPagesCell, index).prose = prose;
  g_array_index (cells, ProbantPagesCell, index).tone = tone;
}

void
probant_pages_set_anchor (ProbantPages *self, const char *anchor)
{
  g_return_if_fail (self != NULL && self->rows->len > 0);

  g_free (get_last_row (self)->anchor);
  get_last_row (self)->anchor = g_strdup (anchor);
}

void
probant_pages_keep (ProbantPages *self)
{
  g_return_if_fail (self != NULL && self->rows->len > 0);

  get_last_row (self)->flags |= PROBANT_ROW_KEEP;
}

void
probant_pages_set_pad (ProbantPages *self, double pad)
{
  g_return_if_fail (self != NULL && self->rows->len > 0);

  get_last_row (self)->pad = pad;
}

void
probant_pages_set_bar (ProbantPages *self, ProbantTone tone)
{
  self->has_bar = TRUE;
  self->bar = tone;
}

void
probant_pages_clear_bar (ProbantPages *self)
{
  self->has_bar = FALSE;
}

void
probant_pages_add_heading (ProbantPages *self, guint level, const char *text, const char *anchor)
{
  static const ProbantProse proses[]
      = { PROBANT_PROSE_HEADING_1, PROBANT_PROSE_HEADING_2, PROBANT_PROSE_HEADING_3 };
  static const double room_before[] = { 24, 18, 12 };
  static const double room_after[] = { 12, 5, 2 };
  ProbantPagesRow *row = NULL;

  g_return_if_fail (self != NULL && level >= 1 && level <= G_N_ELEMENTS (proses) && text != NULL);
  g_return_if_fail (self->table == 0);

  row = add_row (self, PROBANT_ROW_HEADING, PROBANT_ROW_KEEP | PROBANT_ROW_WHOLE, room_before[level - 1]);
  row->level = level;
  row->anchor = g_strdup (anchor);
  if (level == 1)
    row->flags |= PROBANT_ROW_RULE;
  probant_pages_add_cell (self, 0, 0, proses[level - 1], level == 1 ? PROBANT_TONE_ACCENT : PROBANT_TONE_TEXT,
                          PROBANT_CELL_NONE, text, NULL);
  self->space = room_after[level - 1];
}

void
probant_pages_add_paragraph (ProbantPages *self, ProbantProse prose, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  probant_pages_begin_row (self, PROBANT_ROW_NONE, 4);
  probant_pages_add_cell (self, 0, 0, prose,
                          prose == PROBANT_PROSE_SMALL    ? PROBANT_TONE_DIM
                          : prose == PROBANT_PROSE_KICKER ? PROBANT_TONE_ACCENT
                                                          : PROBANT_TONE_TEXT,
                          PROBANT_CELL_NONE, text, NULL);
}

void
probant_pages_add_item (ProbantPages *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  probant_pages_begin_row (self, PROBANT_ROW_NONE, 4);
  probant_pages_add_cell (self, 0, ITEM_INDENT, PROBANT_PROSE_BODY, PROBANT_TONE_ACCENT, PROBANT_CELL_NONE,
                          "•", NULL);
  probant_pages_add_cell (self, ITEM_INDENT, 0, PROBANT_PROSE_BODY, PROBANT_TONE_TEXT, PROBANT_CELL_NONE,
                          text, NULL);
}

static void
begin_pair (ProbantPages *self, const char *label)
{
  probant_pages_begin_row (self, PROBANT_ROW_RULE, 0);
  get_last_row (self)->pad = 2.5;
  probant_pages_add_cell (self, 0, LABEL_WIDTH - 12, PROBANT_PROSE_BODY, PROBANT_TONE_DIM, PROBANT_CELL_NONE,
                          label, NULL);
}

void
probant_pages_add_pair (ProbantPages *self, const char *label, const char *value)
{
  g_return_if_fail (self != NULL && label != NULL);

  begin_pair (self, label);
  probant_pages_add_cell (self, LABEL_WIDTH, 0, PROBANT_PROSE_BODY,
                          value != NULL ? PROBANT_TONE_TEXT : PROBANT_TONE_DIM, PROBANT_CELL_NONE,
                          value != NULL ? value : "–", NULL);
}

void
probant_pages_add_pair_link (ProbantPages *self, const char *label, const char *uri)
{
  g_return_if_fail (self != NULL && label != NULL && uri != NULL);

  begin_pair (self, label);
  probant_pages_add_cell (self, LABEL_WIDTH, 0, PROBANT_PROSE_BODY, PROBANT_TONE_ACCENT, PROBANT_CELL_URI,
                          uri, uri);
}

static ProbantProse
get_cell_prose (const ProbantPagesTable *table, ProbantRowKind kind, ProbantColumnFlags flags)
{
  gboolean strong = kind == PROBANT_ROW_HEAD || (flags & PROBANT_COLUMN_STRONG) != 0;

  if (!strong && (flags & PROBANT_COLUMN_CODE) != 0)
    return PROBANT_PROSE_CODE;
  if (table->n_columns > PROBANT_PAGES_MANY_COLUMNS)
    return strong ? PROBANT_PROSE_DENSE_HEAD : PROBANT_PROSE_DENSE;
  return strong ? PROBANT_PROSE_CELL_HEAD : PROBANT_PROSE_CELL;
}

static void
add_table_row (ProbantPages *self, ProbantRowKind kind, const char *const *cells)
{
  const ProbantPagesTable *table = g_ptr_array_index (self->tables, self->table - 1);
  ProbantPagesRow *row = add_row (self, kind, PROBANT_ROW_RULE, 0);

  row->table = self->table;
  row->pad = 3;
  row->index = self->n_lines;
  if (kind == PROBANT_ROW_HEAD)
    row->flags |= PROBANT_ROW_KEEP | PROBANT_ROW_WHOLE;
  for (guint i = 0; i < table->n_columns; i++)
    {
      ProbantColumnFlags flags = table->columns[i].flags;
      gboolean page = kind == PROBANT_ROW_LINE && (flags & PROBANT_COLUMN_PAGE) != 0 && cells[i] != NULL;
      ProbantProse prose = get_cell_prose (table, kind, flags);

      probant_pages_add_cell (self, 0, 0, prose, cells[i] == NULL ? PROBANT_TONE_DIM : PROBANT_TONE_TEXT,
                              (page ? PROBANT_CELL_PAGE : PROBANT_CELL_NONE)
                                  | ((flags & (PROBANT_COLUMN_END | PROBANT_COLUMN_PAGE)) != 0
                                         ? PROBANT_CELL_END
                                         : PROBANT_CELL_NONE),
                              cells[i] != NULL ? cells[i] : "–", page ? cells[i] : NULL);
    }
}

void
probant_pages_begin_table (ProbantPages *self, const ProbantColumn *columns, guint n_columns)
{
  ProbantPagesTable *table = NULL;
  const char *titles[PROBANT_PAGES_MAX_COLUMNS];

  g_return_if_fail (self != NULL && self->table == 0 && n_columns >= 1);
  g_return_if_fail (n_columns <= PROBANT_PAGES_MAX_COLUMNS);

  table = g_new0 (ProbantPagesTable, 1);
  table->n_columns = n_columns;
  g_ptr_array_add (self->tables, table);
  self->table = self->tables->len;
  self->n_lines = 0;
  for (guint i = 0; i < n_columns; i++)
    {
      table->columns[i] = columns[i];
      titles[i] = columns[i].title != NULL ? columns[i].title : "";
      table->has_head = table->has_head || columns[i].title != NULL;
      table->columns[i].title = NULL;
    }
  self->space = MAX (self->space, 6);
  if (table->has_head)
    add_table_row (self, PROBANT_ROW_HEAD, titles);
}

void
probant_pages_add_line (ProbantPages *self, const char *const *cells)
{
  g_return_if_fail (self != NULL && self->table != 0 && cells != NULL);

  add_table_row (self, PROBANT_ROW_LINE, cells);
  self->n_lines++;
}

void
probant_pages_end_table (ProbantPages *self)
{
  g_return_if_fail (self != NULL && self->table != 0);

  self->table = 0;
}

void
probant_pages_add_drawing (ProbantPages *self,
                           double height,
                           ProbantDrawFunc draw,
                           gpointer data,
                           GDestroyNotify destroy)
{
  ProbantPagesRow *row = NULL;

  g_return_if_fail (self != NULL && self->table == 0 && draw != NULL);

  row = add_row (self, PROBANT_ROW_DRAWING, PROBANT_ROW_WHOLE, 6);
  row->height = height;
  row->draw = draw;
  row->data = data;
  row->destroy = destroy;
}

guint
probant_pages_add_picture (ProbantPages *self, double width, double height)
{
  ProbantPagesRow *row = NULL;

  g_return_val_if_fail (self != NULL && self->table == 0 && width > 0 && height > 0, 0);

  row = add_row (self, PROBANT_ROW_PICTURE, PROBANT_ROW_WHOLE, 6);
  row->picture = self->n_pictures++;
  row->picture_width = width;
  row->picture_height = height;
  return row->picture;
}

void
probant_pages_add_space (ProbantPages *self, double height)
{
  g_return_if_fail (self != NULL);

  self->space = MAX (self->space, height);
}

void
probant_pages_add_break (ProbantPages *self)
{
  g_return_if_fail (self != NULL && self->table == 0);

  add_row (self, PROBANT_ROW_BREAK, PROBANT_ROW_NONE, 0);
}

void
probant_pages_add_soft_break (ProbantPages *self, double share)
{
  g_return_if_fail (self != NULL && self->table == 0);

  add_row (self, PROBANT_ROW_BREAK, PROBANT_ROW_NONE, 0)->share = share;
}

guint
probant_pages_count (ProbantPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  probant_pages_ensure_layout (self);
  return self->pages->len;
}

guint
probant_pages_count_unknown_glyphs (ProbantPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  probant_pages_ensure_layout (self);
  return self->n_unknown_glyphs;
}

int
probant_pages_get_picture (ProbantPages *self, guint page)
{
  const ProbantPage *at = NULL;

  g_return_val_if_fail (page < probant_pages_count (self), -1);

  at = g_ptr_array_index (self->pages, page);
  for (guint i = 0; i < at->slices->len; i++)
    {
      const ProbantPagesRow *row = g_array_index (at->slices, ProbantPagesSlice, i).row;

      if (row->kind == PROBANT_ROW_PICTURE)
        return (int)row->picture;
    }
  return -1;
}
