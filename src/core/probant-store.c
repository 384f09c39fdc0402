/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-store.h"

#include "core/probant-json.h"

#define FORMAT_VERSION 1

gboolean
probant_store_read (const ProbantStore *store, const char *path, GPtrArray *items)
{
  g_autofree char *contents = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *member = NULL;
  JsonArray *list = NULL;
  gsize length = 0;

  g_return_val_if_fail (store != NULL && path != NULL && items != NULL, FALSE);

  if (!g_file_get_contents (path, &contents, &length, &error))
    return g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  if (length <= store->max_size)
    root = probant_json_read (contents, length, NULL);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    member = json_object_get_member (json_node_get_object (root), store->member);
  if (member == NULL || !JSON_NODE_HOLDS_ARRAY (member))
    return FALSE;

  list = json_node_get_array (member);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      gpointer item = JSON_NODE_HOLDS_OBJECT (node) ? store->read (json_node_get_object (node)) : NULL;

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return TRUE;
}

gboolean
probant_store_write (const ProbantStore *store, const char *path, GPtrArray *items, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (store != NULL && path != NULL && items != NULL, FALSE);

  json_builder_begin_object (builder);
  probant_store_add_number (builder, "version", FORMAT_VERSION);
  json_builder_set_member_name (builder, store->member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    {
      json_builder_begin_object (builder);
      store->write (builder, g_ptr_array_index (items, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  contents = json_to_string (root, TRUE);

  /* A folder that cannot be made shows as an error of the write. */
  folder = g_path_get_dirname (path);
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents_full (path, contents, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

void
probant_store_add_text (JsonBuilder *builder, const char *member, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

void
probant_store_add_number (JsonBuilder *builder, const char *member, gint64 number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}
