/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-template.h"

#include <stdio.h>
#include <string.h>

#include "core/probant-json.h"

#define MAX_DEPTH 32

typedef char *(*DateFormat) (GDateTime *date);

static JsonNode *resolve (const ProbantTemplate *self, JsonNode *node, guint depth);

static char *
format_date (GDateTime *date)
{
  return g_date_time_format (date, "%Y-%m-%d");
}

static char *
format_short (GDateTime *date)
{
  return g_date_time_format (date, "%d/%m/%Y");
}

static char *
format_month (GDateTime *date)
{
  return g_date_time_format (date, "%Y-%m");
}

static char *
format_month_number (GDateTime *date)
{
  return g_date_time_format (date, "%m");
}

static char *
format_year (GDateTime *date)
{
  return g_strdup_printf ("%d", g_date_time_get_year (date));
}

static char *
format_time (GDateTime *date)
{
  return g_date_time_format (date, "%Y-%m-%dT00:00:00.000Z");
}

static char *
format_unix (GDateTime *date)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (date));
}

static char *
format_french (GDateTime *date)
{
  static const char *const months[]
      = { "janvier", "février", "mars",      "avril",   "mai",      "juin",
          "juillet", "août",    "septembre", "octobre", "novembre", "décembre" };
  int day = g_date_time_get_day_of_month (date);

  return g_strdup_printf ("%d%s %s %d", day, day == 1 ? "er" : "", months[g_date_time_get_month (date) - 1],
                          g_date_time_get_year (date));
}

static const struct
{
  const char *name;
  DateFormat format;
  gboolean number;
} date_formats[] = {
  { "date", format_date, FALSE },   { "french", format_french, FALSE }, { "short", format_short, FALSE },
  { "month", format_month, FALSE }, { "year", format_year, FALSE },     { "mm", format_month_number, FALSE },
  { "time", format_time, FALSE },   { "unix", format_unix, TRUE },      { "seconds", format_unix, FALSE },
  { "integer", format_year, TRUE },
};

/* One step of OPS. (transfer full), NULL where it means nothing. */
static GDateTime *
step (const ProbantTemplate *self, GDateTime *date, const char *op)
{
  GTimeZone *zone = g_date_time_get_timezone (date);
  int year, month, day, count;
  char unit, rest;

  if (g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", op, 0, 0)
      && sscanf (op, "%d-%d-%d", &year, &month, &day) == 3)
    return g_date_time_new (zone, year, month, day, 0, 0, 0);
  g_date_time_get_ymd (date, &year, &month, &day);
  if (g_regex_match_simple ("^[0-9]{2}-[0-9]{2}$", op, 0, 0) && sscanf (op, "%d-%d", &month, &day) == 2)
    return g_date_time_new (zone, year, month, day, 0, 0, 0);
  if (g_str_equal (op, "start"))
    return g_date_time_new (zone, year, month, 1, 0, 0, 0);
  if (g_str_equal (op, "end"))
    return g_date_time_new (zone, year, month, g_date_get_days_in_month (month, year), 0, 0, 0);
  if (g_str_equal (op, "asked"))
    return g_date_time_new (zone, self->asked_year, self->asked_month, 1, 0, 0, 0);
  if ((op[0] != '-' && op[0] != '+') || sscanf (op, "%5d%c%c", &count, &unit, &rest) != 2)
    return NULL;
  switch (unit)
    {
    case 'd':
      return g_date_time_add_days (date, count);
    case 'm':
      return g_date_time_add_months (date, count);
    case 'y':
      return g_date_time_add_years (date, count);
    default:
      return NULL;
    }
}

static GDateTime *
evaluate_date (const ProbantTemplate *self, char **ops)
{
  int year, month, day;
  g_autoptr (GDateTime) date = NULL;

  g_date_time_get_ymd (self->today, &year, &month, &day);
  date = g_date_time_new (g_date_time_get_timezone (self->today), year, month, day, 0, 0, 0);
  for (; date && *ops; ops++)
    {
      GDateTime *next = **ops ? step (self, date, *ops) : g_date_time_ref (date);

      g_date_time_unref (date);
      date = next;
    }
  return g_steal_pointer (&date);
}

/* The text of one reference, without its braces. (transfer full), NULL where it means nothing. */
static char *
evaluate (const ProbantTemplate *self, const char *expression, gboolean *number)
{
  g_auto (GStrv) words = g_strsplit (expression, " ", -1);
  const char *argument = words[0] ? words[1] : NULL;

  *number = FALSE;
  if (!words[0])
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (date_formats); i++)
    if (g_str_equal (words[0], date_formats[i].name))
      {
        g_autoptr (GDateTime) date = evaluate_date (self, words + 1);

        *number = date_formats[i].number;
        return date ? date_formats[i].format (date) : NULL;
      }
  if (argument && g_str_equal (words[0], "file"))
    return g_strdup_printf ("%s/documents/%s/%s", self->base_url, self->folder, argument);
  if (argument && g_str_equal (words[0], "deed"))
    return g_strdup_printf ("%s/proxy/inpi/download/%s/%s", self->base_url, self->folder, argument);
  if (argument && g_str_equal (words[0], "url"))
    return g_strconcat (self->base_url, argument, NULL);
  for (gsize i = G_N_ELEMENTS (self->variables); i-- > 0;)
    if (self->variables[i])
      {
        const char *text = probant_json_text_member (self->variables[i], expression);

        if (text)
          return g_strdup (text);
      }
  return NULL;
}

static JsonNode *
resolve_text (const ProbantTemplate *self, const char *text, guint depth)
{
  g_autoptr (GString) result = g_string_new (NULL);
  gboolean number = FALSE, whole = FALSE;
  const char *open;

  while ((open = strstr (text, "${")))
    {
      const char *close = strchr (open, '}');
      g_autofree char *expression = close ? g_strndup (open + 2, close - open - 2) : NULL;
      g_autofree char *value = close ? evaluate (self, expression, &number) : NULL;

      if (!close)
        break;
      whole = open == text && result->len == 0 && close[1] == '\0';
      g_string_append_len (result, text, open - text);
      if (value)
        g_string_append (result, value);
      else
        g_string_append_len (result, open, close + 1 - open);
      text = close + 1;
    }
  g_string_append (result, text);

  if (whole && number)
    return json_node_init_int (json_node_alloc (), g_ascii_strtoll (result->str, NULL, 10));
  /* A variable may refer to a date in its turn. */
  if (strstr (result->str, "${") && depth < 3)
    return resolve_text (self, result->str, depth + 1);
  return json_node_init_string (json_node_alloc (), result->str);
}

/* The part that an object asks for, or NULL. (transfer none) */
static JsonNode *
find_part (const ProbantTemplate *self, JsonNode *name)
{
  const char *text = JSON_NODE_HOLDS_VALUE (name) ? json_node_get_string (name) : NULL;

  return text && self->parts ? json_object_get_member (self->parts, text) : NULL;
}

static void
copy_members (const ProbantTemplate *self, JsonObject *from, JsonObject *to, guint depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (g_str_equal (name, "@part"))
      {
        JsonNode *part = find_part (self, member);

        if (part && JSON_NODE_HOLDS_OBJECT (part) && depth < MAX_DEPTH)
          copy_members (self, json_node_get_object (part), to, depth + 1);
      }
    else
      {
        g_autoptr (JsonNode) resolved = strstr (name, "${") ? resolve_text (self, name, 0) : NULL;

        json_object_set_member (to, resolved ? json_node_get_string (resolved) : name,
                                resolve (self, member, depth + 1));
      }
}

static JsonNode *
resolve (const ProbantTemplate *self, JsonNode *node, guint depth)
{
  if (depth >= MAX_DEPTH)
    return json_node_new (JSON_NODE_NULL);
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (JsonObject) object = NULL;
      JsonNode *name = json_object_get_member (json_node_get_object (node), "@part");
      JsonNode *part = name ? find_part (self, name) : NULL;

      if (part && JSON_NODE_HOLDS_ARRAY (part))
        return resolve (self, part, depth + 1);
      object = json_object_new ();
      copy_members (self, json_node_get_object (node), object, depth);
      return json_node_init_object (json_node_alloc (), object);
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *items = json_node_get_array (node);
      g_autoptr (JsonArray) array = json_array_sized_new (json_array_get_length (items));

      for (guint i = 0; i < json_array_get_length (items); i++)
        json_array_add_element (array, resolve (self, json_array_get_element (items, i), depth + 1));
      return json_node_init_array (json_node_alloc (), array);
    }
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return resolve_text (self, json_node_get_string (node), 0);
  return json_node_copy (node);
}

JsonNode *
probant_template_resolve (const ProbantTemplate *self, JsonNode *node)
{
  return resolve (self, node, 0);
}
