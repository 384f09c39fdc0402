/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-token.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-json.h"
#include "core/probant-text.h"

#define MAX_LENGTH (16 * 1024)
#define MAX_SCOPES 1000
#define MAX_SCOPE_LENGTH 200
#define MAX_HOLDER 200 /* characters */

#define BASE64URL "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

gboolean
probant_token_is_sendable (const char *token)
{
  gsize length = token != NULL ? strnlen (token, MAX_LENGTH + 1) : 0;

  if (length == 0 || length > MAX_LENGTH)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (token[i]))
      return FALSE;
  return TRUE;
}

/* A part of a JWT; NULL where it is no base64url of a JSON object. */
static JsonNode *
read_part (const char *part)
{
  g_autofree guchar *bytes = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GString) padded = NULL;
  gsize length = 0;

  if (*part == '\0' || strspn (part, BASE64URL) != strlen (part))
    return NULL;
  padded = g_string_new (part);
  g_strdelimit (padded->str, "-", '+');
  g_strdelimit (padded->str, "_", '/');
  while (padded->len % 4 != 0)
    g_string_append_c (padded, '=');
  bytes = g_base64_decode (padded->str, &length);
  root = probant_json_read ((char *)bytes, length, NULL);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&root) : NULL;
}

/* `scopes`, in older tokens `roles`. */
static char **
read_scopes (JsonObject *claims)
{
  static const char *const names[] = { "scopes", "roles" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = json_object_get_member (claims, names[i]);
      g_autoptr (GStrvBuilder) builder = NULL;
      JsonArray *array;

      if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
        continue;
      builder = g_strv_builder_new ();
      array = json_node_get_array (node);
      for (guint j = 0; j < MIN (json_array_get_length (array), MAX_SCOPES); j++)
        {
          JsonNode *scope = json_array_get_element (array, j);

          if (json_node_get_value_type (scope) == G_TYPE_STRING
              && strlen (json_node_get_string (scope)) <= MAX_SCOPE_LENGTH)
            g_strv_builder_add (builder, json_node_get_string (scope));
        }
      return g_strv_builder_end (builder);
    }

  return NULL;
}

static gint64
read_expiry (JsonObject *claims)
{
  JsonNode *node = json_object_get_member (claims, "exp");
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type == G_TYPE_INT64)
    return MAX (json_node_get_int (node), 0);
  if (type == G_TYPE_DOUBLE)
    return (gint64)CLAMP (json_node_get_double (node), 0., 1e15);
  return 0;
}

ProbantTokenInfo *
probant_token_read (const char *token, GError **error)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (JsonNode) header = NULL;
  g_autoptr (JsonNode) claims = NULL;
  ProbantTokenInfo *self;
  JsonObject *object;

  g_return_val_if_fail (token != NULL, NULL);

  if (probant_token_is_sendable (token))
    {
      parts = g_strsplit (token, ".", 4);
      if (g_strv_length (parts) == 3 && *parts[2] != '\0'
          && strspn (parts[2], BASE64URL) == strlen (parts[2]))
        {
          header = read_part (parts[0]);
          claims = read_part (parts[1]);
        }
    }
  if (header == NULL || claims == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This is not a token of API Entreprise: it must be three parts joined by dots. "
                              "Was all of it copied?"));
      return NULL;
    }

  object = json_node_get_object (claims);
  self = g_new0 (ProbantTokenInfo, 1);
  self->scopes = read_scopes (object);
  self->holder = probant_text_sanitise (probant_json_text_member (object, "sub"), MAX_HOLDER);
  self->expires_at = read_expiry (object);

  return self;
}

void
probant_token_info_free (ProbantTokenInfo *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->scopes);
  g_free (self->holder);
  g_free (self);
}

/* What is read is bounded, because the path may lead to a device. */
static char *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) read_error = NULL;
  g_autofree char *text = g_malloc0 (MAX_LENGTH + 2);
  gsize length = 0;

  stream = g_file_read (file, NULL, &read_error);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_LENGTH + 1, &length, NULL, &read_error))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, read_error->domain, read_error->code,
                   /* Translators: the file named in PROBANT_TOKEN_FILE, then the system's reason */
                   _ ("The token file “%s” cannot be read: %s"), name, read_error->message);
      return NULL;
    }

  return g_strndup (text, length);
}

char *
probant_token_from_environment (GError **error)
{
  const char *path = g_getenv ("PROBANT_TOKEN_FILE");
  const char *value = g_getenv ("PROBANT_TOKEN");
  g_autofree char *token = NULL;
  g_autofree char *name = NULL;

  if (path != NULL && *path != '\0')
    {
      token = read_file (path, error);
      if (token == NULL)
        return NULL;
      name = g_filename_display_name (path);
    }
  else if (value != NULL && *value != '\0')
    {
      token = g_strdup (value);
      name = g_strdup ("PROBANT_TOKEN");
    }
  else
    return NULL;

  g_strstrip (token);
  if (!probant_token_is_sendable (token))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   *token == '\0'
                       /* Translators: %s is the name of a file or of an environment variable */
                       ? _ ("There is no token in “%s”: it is empty.")
                       : _ ("What “%s” holds is not a token: it has spaces, accents or too many characters."),
                   name);
      return NULL;
    }

  return g_steal_pointer (&token);
}
