/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/catalogue/probant-table.h"

#include <glib/gi18n.h>

#include "core/probant-presentation-private.h"

typedef struct
{
  const ProbantField *field;
  ProbantValueKind kind;
  GString *text;
} Cell;

static void
add_node_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  Cell *cell = user_data;
  g_autofree char *text = probant_field_format (cell->field, node, &cell->kind);

  if (text != NULL)
    g_string_append_printf (cell->text, "%s%s", cell->text->len > 0 ? ", " : "", text);
}

/* (transfer full), NULL = nothing there */
static char *
format_cell (const ProbantField *field, const ProbantScope *scope, ProbantValueKind *kind)
{
  Cell cell = { field, PROBANT_VALUE_TEXT, NULL };

  if (g_strcmp0 (field->path, "@") == 0)
    return g_strdup (probant_scope_get_year (scope));

  cell.text = g_string_new (NULL);
  probant_scope_walk (scope, field->path, add_node_cb, &cell);
  if (kind != NULL)
    *kind = cell.kind;

  return g_string_free (cell.text, cell.text->len == 0);
}

ProbantSection *
probant_table_new (ProbantPresentation *presentation, const char *title, const ProbantField *columns)
{
  ProbantSection *section = probant_presentation_add_section (presentation, title);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (; columns->path != NULL; columns++)
    g_ptr_array_add (labels, _ (columns->label));
  g_ptr_array_add (labels, NULL);
  probant_section_set_columns (section, (const char *const *)labels->pdata);

  return section;
}

void
probant_table_add (ProbantSection *section, const ProbantField *columns, const ProbantScope *scope)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (; columns->path != NULL; columns++)
    g_ptr_array_add (cells, format_cell (columns, scope, NULL));
  probant_section_add_line (section, (const char *const *)cells->pdata);
}

void
probant_table_add_values (ProbantSection *section, const ProbantField *fields, const ProbantScope *scope)
{
  for (; fields->path != NULL; fields++)
    {
      ProbantValueKind kind = PROBANT_VALUE_TEXT;
      g_autofree char *text = format_cell (fields, scope, &kind);

      if (text != NULL || !(fields->flags & PROBANT_FIELD_OPTIONAL))
        probant_section_add_full (section, _ (fields->label), text, kind, fields->flags);
    }
}

char *
probant_table_format_change (double percents)
{
  g_autofree char *text = probant_format_percent (percents);

  return g_strconcat (percents > 0 ? "+" : "", text, NULL);
}

void
probant_table_say_none (ProbantPresentation *presentation, const char *label)
{
  for (guint i = 0; i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      if (section->values->len > 0 || section->lines->len > 0)
        return;
    }

  probant_section_add (probant_presentation_add_section (presentation, NULL), label, C_ ("list", "None"));
}
