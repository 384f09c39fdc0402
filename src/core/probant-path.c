/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-path.h"

#include <math.h>
#include <string.h>

#include "core/probant-format.h"

#define MAX_DEPTH 64
#define MAX_JOINED 200

static gboolean
is_container (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_ARRAY (node);
}

gboolean
probant_node_is_null (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
         && probant_text_is_nothing (json_node_get_string (node));
}

static void
walk (const ProbantScope *scope, JsonNode *node, const char *path, ProbantMatchFunc func, gpointer user_data);

static void
walk_items (const ProbantScope *scope,
            JsonNode *node,
            const char *path,
            ProbantMatchFunc func,
            gpointer user_data)
{
  ProbantScope item = { scope, node, scope->key };
  JsonArray *array;

  if (probant_node_is_null (node))
    return;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      /* One item where a list of them was announced. */
      walk (&item, node, path, func, user_data);
      return;
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      item.node = json_array_get_element (array, i);
      walk (&item, item.node, path, func, user_data);
    }
}

static void
walk (const ProbantScope *scope, JsonNode *node, const char *path, ProbantMatchFunc func, gpointer user_data)
{
  g_autofree char *member = NULL;
  size_t n = strcspn (path, ".");
  const char *rest = path[n] == '.' ? path + n + 1 : path + n;
  gboolean items = n >= 2 && strncmp (path + n - 2, "[]", 2) == 0;

  if (*path == '\0')
    {
      func (scope, node, user_data);
      return;
    }

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return;

  member = g_strndup (path, items ? n - 2 : n);
  node = json_object_get_member (json_node_get_object (node), member);
  if (node == NULL)
    return;

  if (items)
    walk_items (scope, node, rest, func, user_data);
  else
    walk (scope, node, rest, func, user_data);
}

void
probant_scope_walk (const ProbantScope *scope, const char *path, ProbantMatchFunc func, gpointer user_data)
{
  for (; *path == '^' && scope != NULL; path++)
    scope = scope->outer;

  if (scope != NULL)
    walk (scope, scope->node, path, func, user_data);
}

const char *
probant_scope_get_year (const ProbantScope *scope)
{
  const char *at = strrchr (scope->key, '@');

  return at != NULL ? at + 1 : NULL;
}

static int
compare_keys_down (gconstpointer a, gconstpointer b)
{
  return -strcmp (a, b);
}

/* "KEY" itself, or else "KEY@YEAR", newest first. */
static GList *
list_keys (JsonObject *answers, const char *key)
{
  g_autofree char *prefix = g_strconcat (key, "@", NULL);
  g_autoptr (GList) members = json_object_get_members (answers);
  GList *keys = NULL;

  for (GList *l = members; l != NULL; l = l->next)
    if (strcmp (l->data, key) == 0 || g_str_has_prefix (l->data, prefix))
      keys = g_list_prepend (keys, l->data);

  return g_list_sort (keys, compare_keys_down);
}

/* The key that a path without one means where the caller knows none. (transfer full) */
static char *
get_first_key (JsonObject *answers)
{
  g_autoptr (GList) members = json_object_get_members (answers);

  return members != NULL ? g_strndup (members->data, strcspn (members->data, "@")) : NULL;
}

guint
probant_answers_walk (JsonObject *answers,
                      const char *first_key,
                      const char *path,
                      ProbantMatchFunc func,
                      gpointer user_data)
{
  const char *colon = strchr (path, ':');
  g_autofree char *key = NULL;
  g_autoptr (GList) keys = NULL;
  guint n = 0;

  if (colon != NULL)
    key = g_strndup (path, colon - path);
  else
    key = first_key != NULL ? g_strdup (first_key) : get_first_key (answers);
  if (key == NULL)
    return 0;

  keys = list_keys (answers, key);
  for (GList *l = keys; l != NULL; l = l->next, n++)
    {
      ProbantScope root = { NULL, json_object_get_member (answers, l->data), l->data };

      walk (&root, root.node, colon != NULL ? colon + 1 : path, func, user_data);
    }

  return n;
}

static void
collect_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  if (!probant_node_is_null (node))
    g_ptr_array_add (user_data, node);
}

GPtrArray *
probant_json_list (JsonObject *answers, const char *path)
{
  GPtrArray *nodes = g_ptr_array_new ();

  g_return_val_if_fail (answers != NULL && path != NULL, nodes);

  probant_answers_walk (answers, NULL, path, collect_cb, nodes);

  return nodes;
}

static void
first_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  JsonNode **first = user_data;

  if (*first == NULL && !probant_node_is_null (node))
    *first = node;
}

JsonNode *
probant_json_get (JsonObject *answers, const char *path)
{
  JsonNode *first = NULL;

  g_return_val_if_fail (answers != NULL && path != NULL, NULL);

  probant_answers_walk (answers, NULL, path, first_cb, &first);

  return first;
}

JsonNode *
probant_node_get (JsonNode *node, const char *path)
{
  ProbantScope scope = { NULL, node, "" };
  JsonNode *first = NULL;

  if (node != NULL)
    probant_scope_walk (&scope, path, first_cb, &first);

  return first;
}

static const char *
node_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static gboolean
node_number (JsonNode *node, double *number)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return probant_parse_number (json_node_get_string (node), number);

  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return FALSE;

  *number = json_node_get_double (node);

  return isfinite (*number);
}

static gboolean
node_boolean (JsonNode *node, gboolean *value)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;

  *value = json_node_get_boolean (node);

  return TRUE;
}

const char *
probant_json_get_text (JsonObject *answers, const char *path)
{
  return node_text (probant_json_get (answers, path));
}

gboolean
probant_json_get_number (JsonObject *answers, const char *path, double *number)
{
  return node_number (probant_json_get (answers, path), number);
}

gboolean
probant_json_get_boolean (JsonObject *answers, const char *path, gboolean *value)
{
  return node_boolean (probant_json_get (answers, path), value);
}

const char *
probant_node_get_text (JsonNode *node, const char *path)
{
  return node_text (probant_node_get (node, path));
}

gboolean
probant_node_get_number (JsonNode *node, const char *path, double *number)
{
  return node_number (probant_node_get (node, path), number);
}

gboolean
probant_node_get_boolean (JsonNode *node, const char *path, gboolean *value)
{
  return node_boolean (probant_node_get (node, path), value);
}

static char *
scalar_to_text (JsonNode *node)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    return probant_clean_text (json_node_get_string (node));
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.15g", json_node_get_double (node)));
}

static void
collect_leaves (JsonNode *node, guint depth, GPtrArray *texts)
{
  if (texts->len >= MAX_JOINED || depth > MAX_DEPTH || probant_node_is_null (node))
    return;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &name, &member))
        collect_leaves (member, depth + 1, texts);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        collect_leaves (json_array_get_element (array, i), depth + 1, texts);
    }
  else
    {
      char *text = scalar_to_text (node);

      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
}

char *
probant_node_to_text (JsonNode *node)
{
  g_autoptr (GPtrArray) texts = NULL;
  g_autofree char *joined = NULL;

  if (probant_node_is_null (node))
    return NULL;
  if (!is_container (node))
    return scalar_to_text (node);

  texts = g_ptr_array_new_with_free_func (g_free);
  collect_leaves (node, 0, texts);
  g_ptr_array_add (texts, NULL);
  joined = g_strjoinv (", ", (char **)texts->pdata);

  return probant_clean_text (joined);
}
