/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-presenter.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-presentation-private.h"

#define MAX_ROWS 2000
#define MAX_DEPTH 64
#define MAX_NAME 60

typedef struct
{
  const ProbantEndpoint *endpoint;
  JsonObject *answers;
  const char *first_key;
  ProbantPresentation *presentation;
  GHashTable *consumed; /* JsonNode: it and all below it are shown, or deliberately not */
} Presenter;

/* ---- What a partially published person is ---- */

static gboolean
says_protected (const char *name, JsonNode *value)
{
  gboolean flag;
  const char *text = probant_node_get_text (value, "");

  if (strcmp (name, "diffusable_commercialement") == 0 || strcmp (name, "diffusion_insee") == 0)
    return probant_node_get_boolean (value, "", &flag) && !flag;
  if (strcmp (name, "status_diffusion") == 0)
    return g_strcmp0 (text, "partiellement_diffusible") == 0 || g_strcmp0 (text, "non_diffusible") == 0;

  return FALSE;
}

static gboolean
is_protected (JsonNode *node, guint depth)
{
  if (node == NULL || depth > MAX_DEPTH)
    return FALSE;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        if (says_protected (name, member) || is_protected (member, depth + 1))
          return TRUE;
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (is_protected (json_array_get_element (array, i), depth + 1))
          return TRUE;
    }

  return FALSE;
}

/* ---- What is shown of a node, the rest being left to "Other data" ---- */

static void
consume (Presenter *self, JsonNode *node)
{
  g_hash_table_add (self->consumed, node);
}

/* Only the leaves that `shown` (casefolded) holds. */
static void
consume_shown (Presenter *self, JsonNode *node, const char *shown, guint depth)
{
  if (probant_node_is_null (node))
    {
      consume (self, node);
    }
  else if (depth > MAX_DEPTH)
    {
      return;
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        consume_shown (self, member, shown, depth + 1);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        consume_shown (self, json_array_get_element (array, i), shown, depth + 1);
    }
  else
    {
      g_autofree char *text = probant_node_to_text (node);
      g_autofree char *folded = g_utf8_casefold (text, -1);

      if (strstr (shown, folded) != NULL)
        consume (self, node);
    }
}

/* The text of `node`, which from now on counts as shown. */
static char *
show (Presenter *self, const ProbantField *field, JsonNode *node, ProbantValueKind *kind)
{
  char *text = probant_field_format (field, node, kind);

  if (text == NULL || JSON_NODE_HOLDS_VALUE (node) || field->type == PROBANT_FIELD_CUSTOM)
    {
      consume (self, node);
    }
  else
    {
      g_autofree char *folded = g_utf8_casefold (text, -1);

      consume_shown (self, node, folded, 0);
    }

  return text;
}

static ProbantFieldFlags
get_flags (Presenter *self, const ProbantField *field)
{
  if ((field->flags & PROBANT_FIELD_PERSONAL) != 0 && self->presentation->protected_data)
    return field->flags | PROBANT_FIELD_PROTECTED;

  return field->flags;
}

/* ---- Values ---- */

typedef struct
{
  Presenter *presenter;
  const ProbantField *field;
  ProbantSection *section;
  guint n;
} Values;

static void
value_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  Values *values = user_data;
  Presenter *self = values->presenter;
  g_autofree char *text = NULL;
  ProbantValueKind kind;

  /* What exceeds the bound stays for "Other data", which counts it. */
  if (values->section->values->len >= MAX_ROWS)
    return;

  text = show (self, values->field, node, &kind);
  if (text == NULL)
    return;

  probant_section_add_full (values->section, _ (values->field->label), text, kind,
                            get_flags (self, values->field));
  values->n++;
}

static void
present_values (Presenter *self, const ProbantField *field, ProbantSection *section)
{
  Values values = { self, field, section, 0 };
  guint n_answers = probant_answers_walk (self->answers, self->first_key, field->path, value_cb, &values);

  if (n_answers > 0 && values.n == 0 && (field->flags & PROBANT_FIELD_OPTIONAL) == 0)
    probant_section_add_full (section, _ (field->label), NULL, PROBANT_VALUE_NOT_PROVIDED,
                              get_flags (self, field));
}

/* ---- Tables ---- */

typedef struct
{
  Presenter *presenter;
  const ProbantField *field;
  ProbantSection *section;
  gboolean list; /* there is one, if only an empty one */
} Table;

typedef struct
{
  Presenter *presenter;
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
      consume (cell->presenter, node);
      return;
    }

  text = show (cell->presenter, cell->column, node, &kind);
  if (text == NULL)
    return;

  if (cell->n++ > 0)
    g_string_append (cell->text, kind == PROBANT_VALUE_LINES ? "\n" : ", ");
  g_string_append (cell->text, text);
  cell->kind = cell->n > 1 && kind == PROBANT_VALUE_LINK ? PROBANT_VALUE_TEXT : kind;
}

static ProbantValue *
make_cell (Presenter *self, const ProbantField *column, const ProbantScope *item)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Cell cell = { self, column, text, PROBANT_VALUE_TEXT, 0 };

  if (strcmp (column->path, "@") == 0)
    g_string_append (text, probant_scope_get_year (item) != NULL ? probant_scope_get_year (item) : "");
  else
    probant_scope_walk (item, column->path, cell_cb, &cell);

  return probant_value_new (column->label != NULL ? _ (column->label) : NULL,
                            text->len > 0 ? text->str : NULL, cell.kind, get_flags (self, column));
}

static void
add_line (Table *table, const ProbantScope *scope, JsonNode *node)
{
  ProbantScope item = { scope, node, scope->key };
  g_autoptr (GPtrArray) line = probant_line_new ();
  gboolean filled = FALSE;

  if (probant_node_is_null (node))
    consume (table->presenter, node);
  /* What exceeds the bound stays for "Other data", which counts it. */
  if (probant_node_is_null (node) || table->section->lines->len >= MAX_ROWS)
    return;

  for (const ProbantField *column = table->field->columns; column->path != NULL; column++)
    {
      ProbantValue *value = make_cell (table->presenter, column, &item);

      filled = filled
               || (value->kind != PROBANT_VALUE_NOT_PROVIDED && *column->path != '^' && *column->path != '@');
      g_ptr_array_add (line, value);
    }

  /* An item that is no object and that no column takes is no line. */
  if (filled || JSON_NODE_HOLDS_OBJECT (node))
    g_ptr_array_add (table->section->lines, g_steal_pointer (&line));
}

static void
table_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  Table *table = user_data;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      add_line (table, scope, node);
      return;
    }

  table->list = TRUE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    add_line (table, scope, json_array_get_element (json_node_get_array (node), i));
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

static void
note_cut (ProbantSection *section)
{
  g_autofree char *note = NULL;

  note = g_strdup_printf (
      ngettext ("Only the first %u line is shown.", "Only the first %u lines are shown.", MAX_ROWS),
      MAX_ROWS);
  probant_section_set_note (section, note);
}

static void
present_table (Presenter *self, const ProbantField *field)
{
  const char *title = field->section != NULL ? field->section : field->label;
  gsize n = strlen (field->path) - (g_str_has_suffix (field->path, "[]") ? 2 : 0);
  g_autofree char *path = g_strndup (field->path, n);
  Table table = { self, field, probant_presentation_add_section (self->presentation, _ (title)), FALSE };
  guint n_answers = probant_answers_walk (self->answers, self->first_key, path, table_cb, &table);

  if (table.section->lines->len > 0)
    {
      settle_columns (table.section, field->columns);
      if (table.section->lines->len >= MAX_ROWS)
        note_cut (table.section);
      return;
    }

  if (n_answers > 0 && (field->flags & PROBANT_FIELD_OPTIONAL) == 0)
    /* Translators: of a list: it is empty. */
    probant_section_add_full (table.section, _ (field->label), table.list ? C_ ("list", "None") : NULL,
                              PROBANT_VALUE_TEXT, get_flags (self, field));
}

/* ---- Documents ---- */

typedef struct
{
  ProbantDocumentLink *link;
  gint64 date; /* Unix seconds for the order, G_MININT64 where not known */
} DatedLink;

typedef struct
{
  Presenter *presenter;
  const ProbantDocumentSpec *spec;
  GPtrArray *links; /* DatedLink */
} Links;

static void
collect_text_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  GPtrArray *texts = user_data;
  char *text = probant_node_to_text (node);

  if (text != NULL && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, text);
  else
    g_free (text);
}

static void
consume_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  consume (user_data, node);
}

/* All texts at `path` joined, which count as shown. */
static char *
take_text (Presenter *self, const ProbantScope *scope, const char *path)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (path == NULL)
    return NULL;

  probant_scope_walk (scope, path, collect_text_cb, texts);
  probant_scope_walk (scope, path, consume_cb, self);
  if (texts->len == 0)
    return NULL;

  g_ptr_array_add (texts, NULL);

  return g_strjoinv (", ", (char **)texts->pdata);
}

/* A date, or Unix seconds as text. */
static GDateTime *
read_document_date (const char *text)
{
  GDateTime *date = probant_parse_date (text);
  double seconds;

  if (date != NULL || text == NULL || strlen (text) < 9 || !probant_parse_number (text, &seconds)
      || seconds < -1e15 || seconds > 1e15)
    return date;

  return probant_date_from_unix ((gint64)seconds);
}

/* Lower-case ASCII words joined by dashes. */
static void
append_slug (GString *name, const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "fr");
  gboolean dash = name->len > 0;

  for (const char *p = ascii; *p != '\0' && name->len < MAX_NAME; p++)
    {
      if (!g_ascii_isalnum (*p))
        {
          dash = name->len > 0;
          continue;
        }
      if (dash)
        g_string_append_c (name, '-');
      g_string_append_c (name, g_ascii_tolower (*p));
      dash = FALSE;
    }
}

static char *
make_name (const char *name, const char *title, GDateTime *date)
{
  g_autoptr (GString) full = g_string_new (name);

  if (title != NULL)
    append_slug (full, title);
  if (date != NULL)
    {
      g_autofree char *day = g_date_time_format (date, "%Y-%m-%d");

      g_string_append_printf (full, "-%s", day);
    }

  return g_string_free (g_steal_pointer (&full), FALSE);
}

static char *
make_detail (const char *date_text, GDateTime *date, const char *detail)
{
  g_autofree char *day = date != NULL ? probant_format_date (date) : probant_format_date_text (date_text);

  if (day != NULL && detail != NULL)
    return g_strdup_printf ("%s · %s", day, detail);

  return day != NULL ? g_steal_pointer (&day) : g_strdup (detail);
}

static void
link_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  Links *links = user_data;
  Presenter *self = links->presenter;
  const ProbantDocumentSpec *spec = links->spec;
  const char *url = probant_node_get_text (node, "");
  g_autofree char *title = NULL, *date_text = NULL, *detail = NULL;
  g_autoptr (GDateTime) date = NULL;
  DatedLink *dated;

  if (probant_node_is_null (node))
    consume (self, node);
  /* What is no link, or exceeds the bound, stays for "Other data". */
  if (url == NULL || links->links->len >= MAX_ROWS)
    return;

  consume (self, node);
  title = take_text (self, scope, spec->title_path);
  date_text = take_text (self, scope, spec->date_path);
  detail = take_text (self, scope, spec->detail_path);
  date = read_document_date (date_text);

  dated = g_new0 (DatedLink, 1);
  dated->date = date != NULL ? g_date_time_to_unix (date) : G_MININT64;
  dated->link = g_new0 (ProbantDocumentLink, 1);
  dated->link->name = make_name (spec->name, title, date);
  dated->link->title = title != NULL ? g_steal_pointer (&title) : g_strdup (_ (spec->title));
  dated->link->detail = make_detail (date_text, date, detail);
  dated->link->url = g_strstrip (g_strdup (url));
  dated->link->on_demand = spec->on_demand;
  g_ptr_array_add (links->links, dated);
}

static void
list_item (Links *links, const ProbantScope *scope, JsonNode *node)
{
  ProbantScope item = { scope, node, scope->key };

  probant_scope_walk (&item, links->spec->url, link_cb, links);
}

static void
list_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      list_item (user_data, scope, node);
      return;
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    list_item (user_data, scope, json_array_get_element (json_node_get_array (node), i));
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const DatedLink *first = *(const DatedLink *const *)a;
  const DatedLink *second = *(const DatedLink *const *)b;

  return first->date < second->date ? 1 : first->date > second->date ? -1 : 0;
}

/* Two documents of one name: the second is NAME-2. */
static void
make_names_unique (GPtrArray *documents)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < documents->len; i++)
    {
      ProbantDocumentLink *link = g_ptr_array_index (documents, i);
      g_autofree char *name = g_strdup (link->name);
      guint n = 1 + GPOINTER_TO_UINT (g_hash_table_lookup (taken, name));

      g_hash_table_insert (taken, g_strdup (name), GUINT_TO_POINTER (n));
      if (n > 1)
        {
          g_free (link->name);
          link->name = g_strdup_printf ("%s-%u", name, n);
        }
    }
}

static void
present_documents (Presenter *self)
{
  const ProbantDocumentSpec *spec = self->endpoint->documents;

  for (; spec != NULL && spec->url != NULL; spec++)
    {
      g_autoptr (GPtrArray) dated = g_ptr_array_new_with_free_func (g_free);
      Links links = { self, spec, dated };

      if (spec->list != NULL)
        probant_answers_walk (self->answers, self->first_key, spec->list, list_cb, &links);
      else
        probant_answers_walk (self->answers, self->first_key, spec->url, link_cb, &links);

      g_ptr_array_sort (dated, compare_newest_first);
      for (guint i = 0; i < dated->len; i++)
        g_ptr_array_add (self->presentation->documents, ((DatedLink *)g_ptr_array_index (dated, i))->link);
    }

  make_names_unique (self->presentation->documents);
}

/* ---- Other data ---- */

typedef struct
{
  Presenter *presenter;
  ProbantSection *section;
  guint n_more; /* beyond the bound */
} Other;

static void
add_other (Other *other, JsonNode *node, const char *path)
{
  g_autofree char *text = NULL;

  if (other->section->values->len >= MAX_ROWS)
    {
      other->n_more++;
      return;
    }

  text = probant_node_to_text (node);
  probant_section_add (other->section, path, text);
}

static void collect_other (Other *other, JsonNode *node, const char *path, guint depth);

static void
collect_other_members (Other *other, JsonObject *object, const char *path, guint depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      g_autofree char *clean = probant_clean_text (name);
      g_autofree char *below = g_strconcat (path, *path != '\0' ? "." : "", clean, NULL);

      collect_other (other, member, below, depth + 1);
    }
}

static void
collect_other_items (Other *other, JsonArray *array, const char *path, guint depth)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *below = g_strdup_printf ("%s[%u]", path, i);

      collect_other (other, json_array_get_element (array, i), below, depth + 1);
    }
}

static void
collect_other (Other *other, JsonNode *node, const char *path, guint depth)
{
  if (g_hash_table_contains (other->presenter->consumed, node))
    return;

  if (depth > MAX_DEPTH)
    probant_section_add (other->section, path, _ ("Nested too deeply to be shown"));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    collect_other_members (other, json_node_get_object (node), path, depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    collect_other_items (other, json_node_get_array (node), path, depth);
  else
    add_other (other, node, path);
}

/* Every leaf that nothing above has shown. The path begins with the answer's key where there are several, or where
 * the answer is no object. */
static void
present_other (Presenter *self)
{
  g_autoptr (GList) keys = json_object_get_members (self->answers);
  Other other = { self, probant_presentation_add_section (self->presentation, _ ("Other data")), 0 };

  other.section->other = TRUE;
  for (GList *l = keys; l != NULL; l = l->next)
    {
      JsonNode *root = json_object_get_member (self->answers, l->data);
      gboolean keyed = keys->next != NULL || !JSON_NODE_HOLDS_OBJECT (root);

      collect_other (&other, root, keyed ? l->data : "", 0);
    }

  if (other.n_more > 0)
    {
      g_autofree char *note = NULL;

      note = g_strdup_printf (ngettext ("%u more value was sent and is not shown.",
                                        "%u more values were sent and are not shown.", other.n_more),
                              other.n_more);
      probant_section_set_note (other.section, note);
    }
}

/* ---- The whole ---- */

static void
present_fields (Presenter *self)
{
  const ProbantField *field = self->endpoint->fields;
  ProbantSection *section = NULL;

  for (; field != NULL && field->path != NULL; field++)
    {
      if (field->type == PROBANT_FIELD_HIDDEN)
        {
          probant_answers_walk (self->answers, self->first_key, field->path, consume_cb, self);
          continue;
        }
      if (field->type == PROBANT_FIELD_TABLE)
        {
          present_table (self, field);
          continue;
        }

      if (section == NULL || field->section != NULL)
        section = probant_presentation_add_section (self->presentation,
                                                    field->section != NULL ? _ (field->section) : NULL);
      present_values (self, field, section);
    }
}

static void
drop_empty_sections (GPtrArray *sections)
{
  for (guint i = sections->len; i-- > 0;)
    {
      ProbantSection *section = g_ptr_array_index (sections, i);

      if (section->values->len == 0 && section->lines->len == 0)
        g_ptr_array_remove_index (sections, i);
    }
}

ProbantPresentation *
probant_present (const ProbantEndpoint *endpoint, JsonObject *answers, GDateTime *today)
{
  g_autoptr (GHashTable) consumed = g_hash_table_new (NULL, NULL);
  g_autoptr (ProbantPresentation) presentation = NULL;
  g_autoptr (GList) roots = NULL;
  Presenter self = { endpoint, answers };

  g_return_val_if_fail (endpoint != NULL && answers != NULL && today != NULL, NULL);

  presentation = probant_presentation_new ();
  self.first_key = endpoint->routes != NULL ? endpoint->routes[0].key : NULL;
  self.presentation = presentation;
  self.consumed = consumed;

  roots = json_object_get_values (answers);
  for (GList *l = roots; l != NULL; l = l->next)
    presentation->protected_data = presentation->protected_data || is_protected (l->data, 0);

  if (endpoint->verdict != NULL)
    endpoint->verdict (answers, today, &presentation->verdict);
  if (endpoint->present != NULL)
    endpoint->present (answers, today, presentation);
  present_documents (&self);
  present_fields (&self);
  present_other (&self);
  drop_empty_sections (presentation->sections);

  return g_steal_pointer (&presentation);
}
