/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-json.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_DEPTH 200
#define MAX_VALUES 500000

/* What may stand outside of strings: no comment, no single quote, no identifier but true, false and null. */
#define PLAIN "{}[]:,+-.0123456789eE \t\r\ntrufalsn"

static gboolean
read_unit (const char *text, const char *end, guint *unit)
{
  *unit = 0;
  if (end - text < 6 || text[0] != '\\' || text[1] != 'u')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
      *unit = *unit * 16 + (guint)g_ascii_xdigit_value (text[i]);
    }
  return TRUE;
}

/* `text` is at a backslash. Returns the length of the escape, 0 where it is none. */
static gsize
repair_escape (char *text, const char *end)
{
  guint unit, low;

  if (end - text < 2)
    return 0;
  if (text[1] != 'u')
    return strchr ("\"\\/bfnrt", text[1]) != NULL && text[1] != '\0' ? 2 : 0;
  if (!read_unit (text, end, &unit))
    return 0;
  if (unit >= 0xd800 && unit < 0xdc00 && read_unit (text + 6, end, &low) && low >= 0xdc00 && low < 0xe000)
    return 12;
  if (unit == 0 || (unit >= 0xd800 && unit < 0xe000))
    memcpy (text + 2, "fffd", 4);
  return 6;
}

/* `text` is after the opening quote. Returns the place after the closing one, NULL where there is none. */
static char *
check_string (char *text, const char *end)
{
  while (text < end && *text != '"')
    {
      gsize length = *text == '\\' ? repair_escape (text, end) : 1;

      if (length == 0)
        return NULL;
      text += length;
    }
  return text < end ? text + 1 : NULL;
}

/* NULL where json-glib may be let loose on the text, else what is wrong. */
static const char *
check (char *text, const char *end)
{
  guint depth = 0;
  guint values = 0;

  while (text < end)
    {
      char c = *text++;

      if (c == '"')
        {
          text = check_string (text, end);
          if (text == NULL)
            return "a string is not closed or has a wrong escape";
          continue;
        }
      if (c == '\0' || strchr (PLAIN, c) == NULL)
        return "a character stands where JSON has none";
      if (c == '{' || c == '[')
        {
          values++;
          if (++depth > MAX_DEPTH)
            return "it is nested too deeply";
        }
      else if (c == '}' || c == ']')
        {
          if (depth-- == 0)
            return "its brackets do not match";
        }
      else if (c == ',' && ++values > MAX_VALUES)
        return "it holds too many values";
    }

  return depth == 0 ? NULL : "its brackets do not match";
}

JsonNode *
probant_json_read (char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) parse_error = NULL;
  const char *wrong;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length == 0)
    wrong = "it is empty";
  else if (length > G_MAXINT || !g_utf8_validate_len (text, length, NULL))
    wrong = "it is not UTF-8";
  else
    wrong = check (text, text + length);
  if (wrong != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Not JSON: %s", wrong);
      return NULL;
    }

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize)length, &parse_error))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Not JSON: %s", parse_error->message);
      return NULL;
    }
  if (json_parser_get_root (parser) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Not JSON: it is blank");
      return NULL;
    }

  return json_parser_steal_root (parser);
}

JsonObject *
probant_json_object_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

const char *
probant_json_text_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                          : NULL;
}
