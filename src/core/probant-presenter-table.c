/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-presenter-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-presentation-private.h"

typedef struct
{
  ProbantPresenter *presenter;
  const ProbantField *field;
  GPtrArray *lines; /* Line */
  gboolean list;    /* there is one, if only an empty one */
} Table;

typedef struct
{
  GPtrArray *values;
  gboolean filled; /* something of the item is in it */
  char *date;      /* what NEWEST_FIRST goes by, NULL where there is none */
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_ptr_array_unref (line->values);
  g_free (line->date);
  g_free (line);
}

typedef struct
{
  ProbantPresenter *presenter;
  const ProbantField *column;
  GString *text;
  ProbantValueKind kind;
  guint n;
} Cell;

static void
cell_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  Cell *cell = user_data;
  g_autofree char *text = NULL;
  ProbantValueKind kind;

  if (cell->column->type == PROBANT_FIELD_HIDDEN)
    {
      probant_presenter_consume (cell->presenter, node);
      return;
    }

  /* What exceeds the bound stays for "Other data". */
  if (cell->n >= PROBANT_PRESENTER_MAX_JOINED)
    return;

  text = probant_presenter_show (cell->presenter, cell->column, node, &kind);
  if (text == NULL)
    return;

  if (cell->n++ > 0)
    g_string_append (cell->text, kind == PROBANT_VALUE_LINES ? "\n" : ", ");
  g_string_append (cell->text, text);
  cell->kind = cell->n > 1 && kind == PROBANT_VALUE_LINK ? PROBANT_VALUE_TEXT : kind;
}

static ProbantValue *
make_cell (ProbantPresenter *self, const ProbantField *column, const ProbantScope *item)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Cell cell = { self, column, text, PROBANT_VALUE_TEXT, 0 };

  if (strcmp (column->path, "@") == 0)
    g_string_append (text, probant_scope_get_year (item) != NULL ? probant_scope_get_year (item) : "");
  else
    probant_scope_walk (item, column->path, cell_cb, &cell);

  return probant_value_new (column->label != NULL ? _ (column->label) : NULL,
                            text->len > 0 ? text->str : NULL, cell.kind,
                            probant_presenter_get_flags (self, column));
}

static void
date_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  char **date = user_data;
  g_autofree char *text = probant_node_to_text (node);
  g_autoptr (GDateTime) day = probant_presenter_read_date (text);

  if (*date == NULL && text != NULL)
    *date = day != NULL ? g_date_time_format_iso8601 (day) : g_steal_pointer (&text);
}

static Line *
make_line (Table *table, const ProbantScope *item)
{
  Line *line = g_new0 (Line, 1);

  line->values = probant_line_new ();
  for (const ProbantField *column = table->field->columns; column->path != NULL; column++)
    {
      ProbantValue *value = make_cell (table->presenter, column, item);

      g_ptr_array_add (line->values, value);
      if (value->kind != PROBANT_VALUE_NOT_PROVIDED && *column->path != '^' && *column->path != '@')
        line->filled = TRUE;
      if ((column->flags & PROBANT_FIELD_NEWEST_FIRST) != 0)
        probant_scope_walk (item, column->path, date_cb, &line->date);
    }

  return line;
}

static void
add_item (Table *table, const ProbantScope *scope, JsonNode *node)
{
  ProbantScope item = { scope, node, scope->key };
  Line *line;

  if (probant_node_is_null (node))
    probant_presenter_consume (table->presenter, node);
  /* What exceeds the bound stays for "Other data", which counts it. */
  if (probant_node_is_null (node) || table->lines->len >= PROBANT_PRESENTER_MAX_ROWS)
    return;

  line = make_line (table, &item);
  /* An item that is no object and that no column takes is no line. */
  if (line->filled || JSON_NODE_HOLDS_OBJECT (node))
    g_ptr_array_add (table->lines, line);
  else
    line_free (line);
}

static void
table_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  Table *table = user_data;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      add_item (table, scope, node);
      return;
    }

  table->list = TRUE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    add_item (table, scope, json_array_get_element (json_node_get_array (node), i));
}

static gboolean
is_column_empty (ProbantSection *section, guint column)
{
  for (guint i = 0; i < section->lines->len; i++)
    {
      ProbantValue *value = g_ptr_array_index ((GPtrArray *)g_ptr_array_index (section->lines, i), column);

      if (value->kind != PROBANT_VALUE_NOT_PROVIDED)
        return FALSE;
    }

  return TRUE;
}

static void
drop_column (ProbantSection *section, guint column)
{
  for (guint i = 0; i < section->lines->len; i++)
    g_ptr_array_remove_index (g_ptr_array_index (section->lines, i), column);
}

/* Names the columns, without those that are hidden, or optional and empty. */
static void
settle_columns (ProbantSection *section, const ProbantField *columns)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  guint n = 0;

  for (; columns->path != NULL; columns++)
    if (columns->type == PROBANT_FIELD_HIDDEN
        || ((columns->flags & PROBANT_FIELD_OPTIONAL) != 0 && is_column_empty (section, n)))
      {
        drop_column (section, n);
      }
    else
      {
        g_strv_builder_add (titles, _ (columns->label));
        n++;
      }

  section->columns = g_strv_builder_end (titles);
}

/* What was cut is said; otherwise the field's own note. */
static void
note_cut (ProbantSection *section)
{
  g_autofree char *note = NULL;

  note = g_strdup_printf (ngettext ("Only the first %u line is shown.", "Only the first %u lines are shown.",
                                    PROBANT_PRESENTER_MAX_ROWS),
                          PROBANT_PRESENTER_MAX_ROWS);
  probant_section_set_note (section, note);
}

/* Lines without a date go last; those of one date stay in their order. */
static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const Line *first = *(const Line *const *)a;
  const Line *second = *(const Line *const *)b;

  return g_strcmp0 (second->date, first->date);
}

static void
fill_section (ProbantSection *section, GPtrArray *lines, const ProbantField *field)
{
  g_ptr_array_sort (lines, compare_newest_first);
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      g_ptr_array_add (section->lines, g_ptr_array_ref (line->values));
    }

  settle_columns (section, field->columns);
  probant_section_set_note (section, field->note != NULL ? _ (field->note) : NULL);
  if (lines->len >= PROBANT_PRESENTER_MAX_ROWS)
    note_cut (section);
}

/* "LABEL: None". Lists that are empty one after the other share an untitled section. */
static void
say_none (ProbantPresenter *self, const ProbantField *field, gboolean list)
{
  GPtrArray *sections = self->presentation->sections;

  if (field->section != NULL || sections->len == 0
      || g_ptr_array_index (sections, sections->len - 1) != self->empty_lists)
    self->empty_lists = probant_presentation_add_section (self->presentation,
                                                          field->section != NULL ? _ (field->section) : NULL);

  /* Translators: of a list: it is empty. */
  probant_section_add_full (self->empty_lists, _ (field->label), list ? C_ ("list", "None") : NULL,
                            PROBANT_VALUE_TEXT, probant_presenter_get_flags (self, field));
}

void
probant_presenter_add_table (ProbantPresenter *self, const ProbantField *field)
{
  const char *title = field->section != NULL ? field->section : field->label;
  gsize n = strlen (field->path) - (g_str_has_suffix (field->path, "[]") ? 2 : 0);
  g_autofree char *path = g_strndup (field->path, n);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  Table table = { self, field, lines, FALSE };
  guint n_answers = probant_answers_walk (self->answers, self->first_key, path, table_cb, &table);

  if (lines->len > 0)
    fill_section (probant_presentation_add_section (self->presentation, _ (title)), lines, field);
  else if (n_answers > 0 && (field->flags & PROBANT_FIELD_OPTIONAL) == 0)
    say_none (self, field, table.list);
}
