/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "sandbox/probant-specimen.h"
#include "sandbox/probant-template.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  return node;
}

/* Resolves on 15 January 2031, with the parts and variables that the tests need. (transfer full) */
static char *
resolve (const char *text)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GDateTime) today = g_date_time_new (paris, 2031, 1, 15, 13, 30, 0);
  g_autoptr (JsonNode) parts = parse ("{\"a\":{\"x\":1,\"y\":\"${year}\"},\"list\":[1,2],\"loop\":{\"@part\":"
                                      "\"loop\"},\"deep\":{\"@part\":\"a\"}}");
  g_autoptr (JsonNode) identity = parse ("{\"name\":\"Nom\",\"n\":3,\"self\":\"${self}\"}");
  g_autoptr (JsonNode) values = parse ("{\"name\":\"Autre\",\"when\":\"${date +1d}\"}");
  g_autoptr (JsonNode) node = parse (text);
  g_autoptr (JsonNode) result = NULL;
  ProbantTemplate template = {
    .base_url = "http://h",
    .folder = "F",
    .parts = json_node_get_object (parts),
    .variables = { json_node_get_object (identity), json_node_get_object (values) },
    .today = today,
    .asked_year = 2029,
    .asked_month = 3,
  };

  result = probant_template_resolve (&template, node);
  return json_to_string (result, FALSE);
}

static void
test_resolve (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "\"plain\"", "\"plain\"" },
    { "[null,true,1.5]", "[null,true,1.5]" },
    { "\"${date}\"", "\"2031-01-15\"" },
    { "\"${date -30d}\"", "\"2030-12-16\"" },
    { "\"${date -1m end}\"", "\"2030-12-31\"" },
    { "\"${date +1m end}\"", "\"2031-02-28\"" },
    { "\"${date -30d +6m end}\"", "\"2031-06-30\"" },
    { "\"${date -2y 12-31}\"", "\"2029-12-31\"" },
    { "\"${date start}\"", "\"2031-01-01\"" },
    { "\"${date 1998-04-01 +1d}\"", "\"1998-04-02\"" },
    { "\"${date asked +1y}\"", "\"2030-03-01\"" },
    { "\"${french}, ${french start}\"", "\"15 janvier 2031, 1er janvier 2031\"" },
    { "\"${short} ${month} ${mm} ${year}\"", "\"15/01/2031 2031-01 01 2031\"" },
    { "\"${time}\"", "\"2031-01-15T00:00:00.000Z\"" },
    { "\"${unix 1970-01-02}\"", "82800" },
    { "\"${seconds 1970-01-02}\"", "\"82800\"" },
    { "\"${unix 1960-01-01}\"", "-315622800" },
    { "\"le ${unix 1970-01-02}\"", "\"le 82800\"" },
    { "\"${integer -1y}\"", "2030" },
    { "\"${file a.pdf}\"", "\"http://h/documents/F/a.pdf\"" },
    { "\"${deed a.pdf}\"", "\"http://h/proxy/inpi/download/F/a.pdf\"" },
    { "\"${url /v4/x}\"", "\"http://h/v4/x\"" },
    { "\"${name} ${when}\"", "\"Autre 2031-01-16\"" },
    /* What means nothing stays, and ends. */
    { "\"${nobody} ${date x} ${date 13-45} ${n} ${\"", "\"${nobody} ${date x} ${date 13-45} ${n} ${\"" },
    { "\"${self}\"", "\"${self}\"" },
    { "{\"@part\":\"a\",\"z\":0}", "{\"x\":1,\"y\":\"2031\",\"z\":0}" },
    { "{\"@part\":\"deep\"}", "{\"x\":1,\"y\":\"2031\"}" },
    { "{\"@part\":\"list\"}", "[1,2]" },
    { "{\"@part\":\"none\"}", "{}" },
    { "{\"@part\":7}", "{}" },
    { "{\"@part\":\"loop\"}", "{}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *result = resolve (cases[i].text);

      g_assert_cmpstr (result, ==, cases[i].expected);
    }
}

/* A document that lacks almost everything is still drawn. */
static void
test_specimen (void)
{
  static const char *const documents[] = {
    "{}",
    "{\"blocks\":null,\"issuer\":{\"color\":\"red\",\"mark\":\"hexagon\"}}",
    "{\"blocks\":[[],[[{\"text\":\"a\"}]],{\"nothing\":1},3,{\"page\":true}]}",
    "{\"blocks\":[{\"table\":{}},{\"table\":{\"columns\":[[\"A\"]],\"rows\":[[\"1\",\"2\"],[]]}},{\"list\":"
    "null}]}",
    "{\"blocks\":[{\"fields\":[[]]},{\"card\":{}},{\"signature\":{}}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (JsonNode) node = parse (documents[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = probant_specimen_render_pdf (json_node_get_object (node), &error);
      g_autoptr (GBytes) png = NULL;
      g_autoptr (GBytes) xml = probant_specimen_render_xml (json_node_get_object (node));

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
      png = probant_specimen_render_png (json_node_get_object (node), &error);
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (png, NULL), 4, "\211PNG", 4);
      g_assert_cmpmem (g_bytes_get_data (xml, NULL), 5, "<?xml", 5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sandbox-template/resolve", test_resolve);
  g_test_add_func ("/sandbox-template/specimen", test_specimen);
  return g_test_run ();
}
