/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "core/probant-xml.h"

#define DEADLINE_SECONDS 60

static void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **)user_data, result);
}

static ProbantXml *
read_bytes (GBytes *bytes)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ProbantXml *xml;

  probant_xml_read_async (bytes, NULL, store_result_cb, &result);
  while (result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
  xml = probant_xml_read_finish (result, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (xml->text, -1, NULL));
  return xml;
}

static ProbantXml *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return read_bytes (bytes);
}

static void
test_tree (void)
{
  g_autoptr (ProbantXml) xml
      = read_text ("<?xml version=\"1.0\"?><!DOCTYPE bilan><bilan an='2023'>\n"
                   "  <!-- note --><soci\u00E9t\u00E9 siren=\"899\" nom=\"A &amp; B\"/>\n"
                   "  <ca>1\n  000</ca><texte>un <b>deux</b> trois<![CDATA[<4>]]>"
                   "</texte></bilan>");
  static const char *const names[]
      = { "bilan", "an", "soci\u00E9t\u00E9", "siren", "nom", "ca", "texte", "b" };

  g_assert_null (xml->problem);
  g_assert_cmpstr (xml->text, ==,
                   "bilan (an = 2023)\n"
                   "  soci\u00E9t\u00E9 (siren = 899, nom = A & B)\n"
                   "  ca: 1 000\n"
                   "  texte: un\n"
                   "    b: deux\n"
                   "    trois\n"
                   "    <4>");
  g_assert_cmpuint (xml->spans->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < xml->spans->len; i++)
    {
      const ProbantXmlSpan *span = &g_array_index (xml->spans, ProbantXmlSpan, i);
      g_autofree char *name = g_strndup (xml->text + span->start, span->end - span->start);

      g_assert_cmpstr (name, ==, names[i]);
      g_assert_cmpint (span->kind, ==,
                       i == 1 || i == 3 || i == 4 ? PROBANT_XML_ATTRIBUTE : PROBANT_XML_ELEMENT);
    }
}

static void
test_charsets (void)
{
  g_autoptr (ProbantXml) latin = read_text ("<?xml version='1.0' encoding='iso-8859-1'?><a>d\xe9p\xf4t</a>");
  g_autoptr (ProbantXml) euro = read_text ("<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?><a>\xa4</a>");
  g_autoptr (ProbantXml) mark = read_text ("\xef\xbb\xbf<a>\u00E9</a>");
  g_autoptr (ProbantXml) wrong = read_text ("<?xml version='1.0' encoding='UTF-8'?><a>d\xe9p\xf4t</a>");

  g_assert_cmpstr (latin->text, ==, "a: d\u00E9p\u00F4t");
  g_assert_cmpstr (euro->text, ==, "a: \u20AC");
  g_assert_cmpstr (mark->text, ==, "a: \u00E9");
  g_assert_nonnull (wrong->problem);
}

static void
test_malformed (void)
{
  static const char source[] = "<a>\n<b>\n</a>\a";
  g_autoptr (ProbantXml) xml = read_text (source);
  g_autoptr (ProbantXml) empty = read_text ("");

  g_assert_cmpstr (xml->text, ==, "<a>\n<b>\n</a>");
  g_assert_cmpuint (xml->spans->len, ==, 0);
  g_assert_true (g_str_has_prefix (xml->problem, "The XML is malformed and shown as it is. "));
  g_assert_nonnull (strstr (xml->problem, "line 3"));
  g_assert_nonnull (empty->problem);
}

/* No entity is looked up or expanded. */
static void
test_entities (void)
{
  g_autoptr (ProbantXml) bomb
      = read_text ("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>");
  g_autoptr (ProbantXml) file
      = read_text ("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");

  g_assert_nonnull (bomb->problem);
  g_assert_nonnull (strstr (bomb->text, "<a>&c;</a>"));
  g_assert_nonnull (file->problem);
  g_assert_null (strstr (file->text, "root:"));
}

static void
test_limits (void)
{
  g_autoptr (GString) deep = g_string_new (NULL), many = g_string_new ("<a>");
  g_autofree char *long_value = g_strnfill (100000, 'x');
  g_autofree char *wide = g_strdup_printf ("<a>%s</a>", long_value);
  g_autofree char *broken = g_strdup_printf ("<a>%s", long_value);
  g_autofree char *huge = g_strnfill (4 * 1024 * 1024 + 1, ' ');
  g_autoptr (ProbantXml) nested = NULL, listed = NULL, lines = NULL, source = NULL, too_large = NULL;
  g_auto (GStrv) split = NULL, source_split = NULL, listed_split = NULL;

  for (guint i = 0; i < 201; i++)
    g_string_append (deep, "<a>");
  nested = read_text (deep->str);
  g_assert_nonnull (strstr (nested->problem, "nested too deeply"));

  for (guint i = 0; i < 60000; i++)
    g_string_append (many, "<b/>");
  g_string_append (many, "</a>");
  listed = read_text (many->str);
  listed_split = g_strsplit (listed->text, "\n", -1);
  g_assert_cmpstr (listed->problem, ==, "The XML document is long: only its beginning is shown.");
  g_assert_cmpuint (g_strv_length (listed_split), ==, 50000);

  lines = read_text (wide);
  split = g_strsplit (lines->text, "\n", -1);
  g_assert_null (lines->problem);
  g_assert_cmpuint (g_strv_length (split), ==, 100);
  source = read_text (broken);
  source_split = g_strsplit (source->text, "\n", -1);
  g_assert_cmpuint (g_strv_length (source_split), ==, 101);

  too_large = read_text (huge);
  g_assert_cmpstr (too_large->problem, ==, "The XML document is too large to be shown here.");
  g_assert_cmpstr (too_large->text, ==, "");
}

static void
test_flipped (void)
{
  static const char source[]
      = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a b=\"c\"><d>e &lt; f</d>g</a>";
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 1000; i++)
    {
      char *copy = g_memdup2 (source, sizeof source);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (ProbantXml) xml = NULL;

      for (guint j = 0; j <= i % 4; j++)
        copy[g_rand_int_range (random, 0, sizeof source)] = (char)g_rand_int_range (random, 0, 256);
      bytes = g_bytes_new_take (copy, (gsize)g_rand_int_range (random, 0, sizeof source));
      xml = read_bytes (bytes);
      g_assert_true (xml->problem != NULL || xml->spans->len > 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-read/tree", test_tree);
  g_test_add_func ("/xml-read/charsets", test_charsets);
  g_test_add_func ("/xml-read/malformed", test_malformed);
  g_test_add_func ("/xml-read/entities", test_entities);
  g_test_add_func ("/xml-read/limits", test_limits);
  g_test_add_func ("/xml-read/flipped", test_flipped);
  return g_test_run ();
}
