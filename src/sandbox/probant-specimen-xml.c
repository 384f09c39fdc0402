/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-specimen-page.h"
#include "sandbox/probant-specimen.h"

static void
append_element (GString *xml, const char *name, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (xml, "  <%s>%s</%s>\n", name, escaped, name);
}

static void
append_table (GString *xml, JsonObject *table)
{
  JsonArray *columns = probant_member_array (table, "columns"), *rows = probant_member_array (table, "rows");

  g_string_append (xml, "  <tableau>\n");
  for (guint i = 0; rows && i < json_array_get_length (rows); i++)
    {
      JsonArray *cells = json_array_get_array_element (rows, i);

      g_string_append (xml, "    <ligne>");
      for (guint j = 0; j < json_array_get_length (cells); j++)
        {
          JsonArray *column = columns && j < json_array_get_length (columns)
                                  ? json_array_get_array_element (columns, j)
                                  : NULL;
          g_autofree char *cell = g_markup_printf_escaped ("<valeur nom=\"%s\">%s</valeur>",
                                                           column ? probant_element (column, 0) : "",
                                                           probant_element (cells, j));

          g_string_append (xml, cell);
        }
      g_string_append (xml, "</ligne>\n");
    }
  g_string_append (xml, "  </tableau>\n");
}

static void
append_block (GString *xml, JsonNode *block)
{
  JsonObject *object;

  if (JSON_NODE_HOLDS_ARRAY (block))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (block)); i++)
      append_block (xml, json_array_get_element (json_node_get_array (block), i));
  if (!JSON_NODE_HOLDS_OBJECT (block))
    return;
  object = json_node_get_object (block);
  if (probant_member_object (object, "table"))
    append_table (xml, probant_member_object (object, "table"));
  else if (*probant_member (object, "title"))
    append_element (xml, "section", probant_member (object, "title"));
  else if (*probant_member (object, "heading"))
    append_element (xml, "section", probant_member (object, "heading"));
  else if (*probant_member (object, "text"))
    append_element (xml, "texte", probant_member (object, "text"));
}

GBytes *
probant_specimen_render_xml (JsonObject *document)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document specimen=\"true\">\n");

  append_element (xml, "titre", probant_member (document, "title"));
  append_element (xml, "objet", probant_member (document, "subject"));
  if (json_object_has_member (document, "blocks"))
    append_block (xml, json_object_get_member (document, "blocks"));
  g_string_append (xml, "</document>\n");
  return g_string_free_to_bytes (xml);
}
