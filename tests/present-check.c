/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "present-check.h"

#include <string.h>

JsonObject *
present_check_parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &error);

  g_assert_no_error (error);

  return json_node_dup_object (root);
}

JsonObject *
present_check_load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autofree char *json = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &json, NULL, &error);
  g_assert_no_error (error);

  return present_check_parse (json);
}

ProbantPresentation *
present_check_present (const ProbantEndpoint *endpoint, JsonObject *answers)
{
  g_autoptr (GDateTime) today = g_date_time_new_utc (2026, 6, 15, 9, 30, 0);

  return probant_present (endpoint, answers, today);
}

static void
dump_values (GString *dump, GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const ProbantValue *value = g_ptr_array_index (values, i);

      g_string_append_printf (dump, "%s: %s [%d %u]\n", value->label, value->value, value->kind,
                              value->flags);
    }
}

char *
present_check_dump (const ProbantPresentation *presentation)
{
  GString *dump = g_string_new (NULL);

  g_string_append_printf (
      dump, "%s: %s / %s / %s\n", probant_verdict_kind_get_name (presentation->verdict.kind),
      presentation->verdict.label, presentation->verdict.sentence, presentation->verdict.caveat);
  if (presentation->protected_data)
    g_string_append (dump, "protected\n");

  for (guint i = 0; i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      g_string_append_printf (dump, "== %s (%s)\n", section->title, section->note);
      dump_values (dump, section->values);
      for (guint l = 0; l < section->lines->len; l++)
        {
          g_string_append (dump, "-\n");
          dump_values (dump, g_ptr_array_index (section->lines, l));
        }
    }

  for (guint i = 0; i < presentation->documents->len; i++)
    {
      const ProbantDocumentLink *link = g_ptr_array_index (presentation->documents, i);

      g_string_append_printf (dump, "> %s | %s | %s | %s\n", link->title, link->detail, link->name,
                              link->url);
    }

  return g_string_free (dump, FALSE);
}

static const ProbantValue *
find_in (GPtrArray *values, const char *label)
{
  for (guint i = 0; i < values->len; i++)
    {
      const ProbantValue *value = g_ptr_array_index (values, i);

      if (g_strcmp0 (value->label, label) == 0)
        return value;
    }

  return NULL;
}

const ProbantValue *
present_check_find (const ProbantPresentation *presentation, const char *label)
{
  for (guint i = 0; i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);
      const ProbantValue *value = find_in (section->values, label);

      if (value != NULL)
        return value;
    }

  return NULL;
}

const ProbantValue *
present_check_find_cell (const ProbantPresentation *presentation,
                         const char *title,
                         guint line,
                         const char *column)
{
  for (guint i = 0; i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      if (g_strcmp0 (section->title, title) == 0 && line < section->lines->len)
        return find_in (g_ptr_array_index (section->lines, line), column);
    }

  return NULL;
}

static void
check_text (const char *text)
{
  g_autofree char *trimmed = NULL;

  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  trimmed = g_strstrip (g_strdup (text));
  g_assert_cmpstr (trimmed, !=, "");
  g_assert_cmpstr (trimmed, !=, "null");
  g_assert_cmpstr (trimmed, !=, "(null)");
}

static void
check_values (GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const ProbantValue *value = g_ptr_array_index (values, i);

      check_text (value->label);
      check_text (value->value);
    }
}

static void
check_section (const ProbantSection *section)
{
  g_assert_true (section->values->len > 0 || section->lines->len > 0);
  g_assert_true ((section->columns != NULL) == (section->lines->len > 0));
  g_assert_true (section->columns == NULL || section->values->len == 0);
  if (section->title != NULL)
    check_text (section->title);
  if (section->note != NULL)
    check_text (section->note);

  check_values (section->values);
  for (guint i = 0; i < section->lines->len; i++)
    {
      GPtrArray *line = g_ptr_array_index (section->lines, i);

      g_assert_cmpuint (line->len, ==, g_strv_length (section->columns));
      check_values (line);
    }
}

void
present_check_sane (const ProbantPresentation *presentation)
{
  const ProbantVerdict *verdict = &presentation->verdict;

  if (verdict->kind != PROBANT_VERDICT_NONE)
    {
      check_text (verdict->label);
      check_text (verdict->sentence);
    }
  if (verdict->caveat != NULL)
    check_text (verdict->caveat);

  for (guint i = 0; i < presentation->sections->len; i++)
    check_section (g_ptr_array_index (presentation->sections, i));

  for (guint i = 0; i < presentation->documents->len; i++)
    {
      const ProbantDocumentLink *link = g_ptr_array_index (presentation->documents, i);

      check_text (link->title);
      check_text (link->name);
      check_text (link->url);
      if (link->detail != NULL)
        check_text (link->detail);
    }
}

/* ---- Every node of the answers in turn ---- */

/* A copy of a tree in which one node, the `target`th in reading order, is replaced or taken away. */
typedef struct
{
  guint target;
  const char *replacement; /* JSON, NULL = taken away */
  guint n;                 /* nodes seen */
  GString *path;           /* of the node that is copied, without indices */
  char *target_path;       /* out */
  JsonNode *original;      /* out, (transfer none) */
} Mutation;

static JsonNode *copy (Mutation *self, JsonNode *node);

static JsonNode *
copy_object (Mutation *self, JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *other = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      gsize length = self->path->len;
      JsonNode *child;

      g_string_append_printf (self->path, "%s%s", length > 0 ? "." : "", name);
      child = copy (self, member);
      g_string_truncate (self->path, length);
      if (child != NULL)
        json_object_set_member (other, name, child);
    }
  json_node_take_object (node, other);

  return node;
}

static JsonNode *
copy_array (Mutation *self, JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *other = json_array_new ();
  gsize length = self->path->len;

  g_string_append (self->path, "[]");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *child = copy (self, json_array_get_element (array, i));

      if (child != NULL)
        json_array_add_element (other, child);
    }
  g_string_truncate (self->path, length);
  json_node_take_array (node, other);

  return node;
}

static JsonNode *
copy (Mutation *self, JsonNode *node)
{
  if (self->n++ == self->target)
    {
      self->target_path = g_strdup (self->path->str);
      self->original = node;

      return self->replacement != NULL ? json_from_string (self->replacement, NULL) : NULL;
    }

  if (JSON_NODE_HOLDS_OBJECT (node))
    return copy_object (self, json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return copy_array (self, json_node_get_array (node));

  return json_node_copy (node);
}

/* NULL when there are fewer nodes; the answers' own roots (objects, or lists) are nodes too. */
static JsonObject *
mutate (JsonObject *answers, guint target, const char *replacement, JsonNode **original, char **path)
{
  g_autoptr (GString) current = g_string_new (NULL);
  Mutation mutation = { target, replacement, 0, current };
  g_autoptr (JsonNode) copied = copy_object (&mutation, answers);

  if (mutation.original == NULL)
    return NULL;

  if (original != NULL)
    *original = mutation.original;
  if (path != NULL)
    *path = mutation.target_path;
  else
    g_free (mutation.target_path);

  return json_node_dup_object (copied);
}

static char *
present_and_dump (const ProbantEndpoint *endpoint, JsonObject *answers)
{
  g_autoptr (ProbantPresentation) presentation = present_check_present (endpoint, answers);

  present_check_sane (presentation);

  return present_check_dump (presentation);
}

/* "KEY.data.x" or, as the tests write it, "data.x". */
static gboolean
is_listed (const char *const *list, const char *path)
{
  const char *dot = strchr (path, '.');

  return list != NULL && (g_strv_contains (list, path) || (dot != NULL && g_strv_contains (list, dot + 1)));
}

void
present_check_complete (const ProbantEndpoint *endpoint, JsonObject *answers, const char *const *hidden)
{
  g_autofree char *whole = present_and_dump (endpoint, answers);

  for (guint i = 0;; i++)
    {
      JsonNode *node = NULL;
      g_autofree char *path = NULL;
      g_autofree char *dump = NULL;
      g_autofree char *text = NULL;
      g_autoptr (JsonObject) without = mutate (answers, i, "null", &node, &path);

      if (without == NULL)
        break;
      if (!JSON_NODE_HOLDS_VALUE (node) || probant_node_is_null (node))
        continue;

      dump = present_and_dump (endpoint, without);
      text = probant_node_to_text (node);
      if (strcmp (dump, whole) == 0 && (strlen (text) < 3 || strstr (whole, text) == NULL)
          && !is_listed (hidden, path))
        {
          g_test_message ("%s: %s (%s) is not on screen", endpoint->name, path, text);
          g_test_fail ();
        }
    }
}

void
present_check_other (const ProbantEndpoint *endpoint, JsonObject *answers, const char *const *others)
{
  g_autoptr (ProbantPresentation) presentation = present_check_present (endpoint, answers);

  for (guint i = 0; i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      for (guint v = 0; section->other && v < section->values->len; v++)
        {
          const ProbantValue *value = g_ptr_array_index (section->values, v);
          g_autoptr (GRegex) index = g_regex_new ("\\[[0-9]+\\]", 0, 0, NULL);
          g_autofree char *path = g_regex_replace_literal (index, value->label, -1, 0, "[]", 0, NULL);

          if (!is_listed (others, path))
            {
              g_test_message ("%s: %s is left to the other data", endpoint->name, path);
              g_test_fail ();
            }
        }
    }
}

static void
null_all (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        null_all (member);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        null_all (json_array_get_element (array, i));
    }
  else
    {
      json_node_init_null (node);
    }
}

static void
check_not_provided (GPtrArray *values, const ProbantEndpoint *endpoint)
{
  for (guint i = 0; i < values->len; i++)
    {
      const ProbantValue *value = g_ptr_array_index (values, i);

      if (value->kind != PROBANT_VALUE_NOT_PROVIDED)
        {
          g_test_message ("%s: %s is \"%s\" of nothing but nulls", endpoint->name, value->label,
                          value->value);
          g_test_fail ();
        }
    }
}

void
present_check_nulls (const ProbantEndpoint *endpoint, JsonObject *answers)
{
  Mutation whole = { G_MAXUINT, NULL, 0, g_string_new (NULL) };
  g_autoptr (JsonNode) nulls = copy_object (&whole, answers);
  g_autoptr (ProbantPresentation) presentation = NULL;

  g_string_free (whole.path, TRUE);
  null_all (nulls);
  presentation = present_check_present (endpoint, json_node_get_object (nulls));
  present_check_sane (presentation);
  g_assert_cmpint (presentation->verdict.kind, ==, PROBANT_VERDICT_NONE);
  g_assert_cmpuint (presentation->documents->len, ==, 0);

  for (guint i = 0; i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      check_not_provided (section->values, endpoint);
      for (guint l = 0; l < section->lines->len; l++)
        check_not_provided (g_ptr_array_index (section->lines, l), endpoint);
    }
}

void
present_check_hostile (const ProbantEndpoint *endpoint, JsonObject *answers)
{
  static const char *const replacements[] = {
    NULL,
    "\"null\"",
    "\"x\\u202e\\u0007y\"",
    "-1e300",
    "267038293600",
    "{\"a\":{\"b\":[1,null]}}",
    "[[null,\"x\",{}]]",
    "[]",
  };

  for (guint r = 0; r < G_N_ELEMENTS (replacements); r++)
    for (guint i = 0;; i++)
      {
        g_autoptr (JsonObject) other = mutate (answers, i, replacements[r], NULL, NULL);
        g_autofree char *dump = NULL;

        if (other == NULL)
          break;
        dump = present_and_dump (endpoint, other);
      }
}

void
present_check_all (const char *source, const char *sample, const char *const *hidden)
{
  g_autoptr (JsonObject) answers = present_check_load (sample);
  const ProbantEndpoint *endpoint = probant_catalogue_find (source);

  g_assert_nonnull (endpoint);
  present_check_complete (endpoint, answers, hidden);
  present_check_nulls (endpoint, answers);
  present_check_hostile (endpoint, answers);
}
