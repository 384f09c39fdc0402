/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-token.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-format.h"
#include "core/probant-json.h"
#include "core/probant-text.h"

#define MAX_LENGTH (16 * 1024)
#define MAX_SCOPES 1000
#define MAX_SCOPE_LENGTH 200
#define MAX_HOLDER 200 /* characters */

#define RENEWABLE_DAYS 90

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

char *
probant_token_clean (const char *text)
{
  static const char prefix[] = "bearer";
  GString *token;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  length = strnlen (text, 4 * MAX_LENGTH);
  token = g_string_sized_new (length); /* never grows: no copy is left behind */
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]) && strchr ("\"'<>", text[i]) == NULL)
      g_string_append_c (token, text[i]);
  if (g_ascii_strncasecmp (token->str, prefix, strlen (prefix)) == 0)
    g_string_erase (token, 0, (gssize)strlen (prefix));

  return g_string_free (token, FALSE);
}

void
probant_token_free (char *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

ProbantTokenLife
probant_token_judge (gint64 expires_at, gint64 now, int *days)
{
  g_autoptr (GDateTime) end = expires_at > 0 ? probant_date_from_unix (expires_at) : NULL;
  g_autoptr (GDateTime) today = probant_date_from_unix (now);
  int n_days = end != NULL && today != NULL ? probant_days_between (today, end) : G_MAXINT;

  if (days != NULL)
    *days = n_days;
  if (end == NULL)
    return PROBANT_TOKEN_LASTING;
  if (expires_at <= now)
    return PROBANT_TOKEN_EXPIRED;
  return n_days <= RENEWABLE_DAYS ? PROBANT_TOKEN_EXPIRING : PROBANT_TOKEN_LASTING;
}

char *
probant_token_describe_life (gint64 expires_at, gint64 now)
{
  g_autoptr (GDateTime) end = expires_at > 0 ? probant_date_from_unix (expires_at) : NULL;
  g_autofree char *date = end != NULL ? probant_format_date (end) : NULL;
  int days = 0;
  ProbantTokenLife life = probant_token_judge (expires_at, now, &days);

  if (end == NULL)
    return NULL;
  switch (life)
    {
    case PROBANT_TOKEN_EXPIRED:
      /* Translators: %s is a date */
      return g_strdup_printf (_ ("Expired since %s"), date);
    case PROBANT_TOKEN_EXPIRING:
      if (days == 0)
        return g_strdup (_ ("Expires today"));
      return g_strdup_printf (
          /* Translators: %1$s is a date, %2$d a number of days */
          ngettext ("Expires on %1$s, in %2$d day", "Expires on %1$s, in %2$d days", (gulong)days), date,
          days);
    case PROBANT_TOKEN_LASTING:
    default:
      /* Translators: %s is a date */
      return g_strdup_printf (_ ("Valid until %s"), date);
    }
}

typedef struct
{
  GFile *file;
  gsize length;
  char bytes[4 * MAX_LENGTH + 1];
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->file);
  explicit_bzero (reading->bytes, sizeof reading->bytes);
  g_free (reading);
}

static void
reading_fail (GTask *task, const GError *reason)
{
  Reading *reading = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_parse_name (reading->file);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_error_copy (reason));
  else
    g_task_return_new_error (task, reason->domain, reason->code,
                             /* Translators: a file, then the system's reason */
                             _ ("The token file “%s” cannot be read: %s"), name, reason->message);
}

static void
bytes_cb (GObject *stream, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autofree char *name = g_file_get_parse_name (reading->file);
  g_autoptr (ProbantTokenInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  char *token = NULL;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (stream), result, &reading->length, &error))
    {
      reading_fail (task, error);
      return;
    }
  reading->bytes[MIN (reading->length, sizeof reading->bytes - 1)] = '\0';
  token = probant_token_clean (reading->bytes);
  info = reading->length < sizeof reading->bytes ? probant_token_read (token, NULL) : NULL;
  if (info != NULL)
    {
      g_task_return_pointer (task, token, (GDestroyNotify)probant_token_free);
      return;
    }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           /* Translators: %s is the name of a file or of an environment variable */
                           *token == '\0' ? _ ("There is no token in “%s”: it is empty.")
                                          : _ ("The file “%s” holds no token of API Entreprise."),
                           name);
  probant_token_free (token);
}

static void
opened_cb (GObject *file, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (file), result, &error);

  if (stream == NULL)
    reading_fail (task, error);
  else
    /* What is read is bounded, because the path may lead to a device. */
    g_input_stream_read_all_async (G_INPUT_STREAM (stream), reading->bytes, sizeof reading->bytes,
                                   G_PRIORITY_DEFAULT, g_task_get_cancellable (task), bytes_cb,
                                   g_object_ref (task));
}

void
probant_token_read_file_async (GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = NULL;
  Reading *reading = NULL;

  g_return_if_fail (G_IS_FILE (file));

  reading = g_new0 (Reading, 1);
  reading->file = g_object_ref (file);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_token_read_file_async);
  g_task_set_task_data (task, reading, reading_free);
  g_file_read_async (file, G_PRIORITY_DEFAULT, cancellable, opened_cb, task);
}

char *
probant_token_read_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_token_read_file_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
