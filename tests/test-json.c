/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "core/probant-json.h"

static JsonNode *
read_text (const char *text, gssize length)
{
  /* Without the NUL at the end, so that a read beyond it shows under a sanitizer. */
  gsize n = length < 0 ? strlen (text) : (gsize)length;
  g_autofree char *copy = g_memdup2 (text, n);
  g_autoptr (GError) error = NULL;
  JsonNode *node = probant_json_read (copy, n, &error);

  if (node == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  else
    g_assert_no_error (error);

  return node;
}

static void
test_good (void)
{
  static const char *const cases[] = {
    "{}",
    "[]",
    " {\"data\": [1, -2.5e3, true, false, null, \"x\"]}\r\n",
    "\"texte\"",
    "{\"a\":{\"a\":{}}}",
    "[\"/* no comment */ // '#\"]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = read_text (cases[i], -1);

      g_assert_nonnull (node);
    }
}

static void
test_bad (void)
{
  static const char *const cases[] = {
    "",
    "   ",
    "<!doctype html>",
    "{",
    "}",
    "{]",
    "[1}",
    "{\"a\"}",
    "{\"a\": tru}",
    "[1] x",
    "{a: 1}",
    "['single']",
    "[1] // comment",
    "/* \" */ [[1]]",
    "var x = {}",
    "[0x1f]",
    "\"open",
    "\"\\",
    "\"\\\"",
    "\"\\x41\"",
    "\"\\u12\"",
    "\"\\ud8zz\"",
    "\"\\u00g0\"",
    "[\"\xff\xfe\"]",
    "\xef\xbb\xbf\xff",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = read_text (cases[i], -1);

      if (node != NULL)
        g_test_message ("case %" G_GSIZE_FORMAT " was read", i);
      g_assert_null (node);
    }
  g_assert_null (read_text ("[1\0]", 4));
}

static void
test_escapes (void)
{
  static const struct
  {
    const char *json;
    const char *text;
  } cases[] = {
    { "\"\\u00e9\"", "é" },
    { "\"\\uD83D\\uDE00\"", "\360\237\230\200" },
    { "\"a\\ud800\"", "a\357\277\275" },
    { "\"\\ud800\\u0041\"", "\357\277\275A" },
    { "\"\\ud800\\ud800\"", "\357\277\275\357\277\275" },
    { "\"\\udc00b\"", "\357\277\275b" },
    { "\"a\\u0000b\"", "a\357\277\275b" },
    { "\"\\\\ud800\"", "\\ud800" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) node = read_text (cases[i].json, -1);

      g_assert_nonnull (node);
      g_assert_cmpstr (json_node_get_string (node), ==, cases[i].text);
    }
}

static char *
repeat (const char *open, const char *middle, const char *close, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, open);
  g_string_append (text, middle);
  for (guint i = 0; i < n; i++)
    g_string_append (text, close);

  return g_string_free (text, FALSE);
}

static void
test_bounds (void)
{
  g_autofree char *deep = repeat ("[", "", "]", 200);
  g_autofree char *too_deep = repeat ("[", "", "]", 201);
  g_autofree char *bottomless = repeat ("{\"a\":", "1", "}", 1000000);
  g_autofree char *too_many = repeat ("[1],", "[", "", 600000);
  g_autoptr (JsonNode) node = read_text (deep, -1);

  g_assert_nonnull (node);
  g_assert_null (read_text (too_deep, -1));
  g_assert_null (read_text (bottomless, -1));
  g_assert_null (read_text (too_many, -1));
}

static void
test_members (void)
{
  g_autoptr (JsonNode) node = read_text ("{\"o\": {}, \"t\": \"x\", \"n\": 1, \"z\": null}", -1);
  JsonObject *object = json_node_get_object (node);

  g_assert_nonnull (probant_json_object_member (object, "o"));
  g_assert_null (probant_json_object_member (object, "t"));
  g_assert_null (probant_json_object_member (object, "absent"));
  g_assert_cmpstr (probant_json_text_member (object, "t"), ==, "x");
  g_assert_null (probant_json_text_member (object, "n"));
  g_assert_null (probant_json_text_member (object, "z"));
  g_assert_null (probant_json_text_member (object, "o"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/good", test_good);
  g_test_add_func ("/json/bad", test_bad);
  g_test_add_func ("/json/escapes", test_escapes);
  g_test_add_func ("/json/bounds", test_bounds);
  g_test_add_func ("/json/members", test_members);

  return g_test_run ();
}
