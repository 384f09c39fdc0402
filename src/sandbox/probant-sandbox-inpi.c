/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The INPI's API of patents, trademarks and designs: login by cookies, an XSRF token that changes with each
 * answer, searches by SIREN, images. */
#include "config.h"

#include "sandbox/probant-sandbox-server.h"

#include <string.h>

#include "core/probant-json.h"
#include "sandbox/probant-sandbox.h"

#define MAX_BODY 4096
#define API_PATH "/services/apidiffusion/api/"
#define JSON_TYPE "application/json; charset=utf-8"

typedef struct
{
  ProbantSandboxServer *server;
  char *access_token; /* of every session of this run */
} Inpi;

static void
inpi_free (gpointer data)
{
  Inpi *self = data;

  g_free (self->access_token);
  g_free (self);
}

/* Bodies that are read are short and say their length. */
static void
bound_cb (SoupServer *soup,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CHUNKED
      || soup_message_headers_get_content_length (headers) > MAX_BODY)
    soup_server_message_set_status (message, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, NULL);
}

/* (transfer full), NULL where it was not sent */
static char *
get_cookie (SoupServerMessage *message, const char *name)
{
  const char *text
      = soup_message_headers_get_list (soup_server_message_get_request_headers (message), "Cookie");
  g_auto (GStrv) cookies = g_strsplit (text != NULL ? text : "", ";", -1);

  for (gsize i = 0; cookies[i] != NULL; i++)
    {
      char *cookie = g_strstrip (cookies[i]);
      gsize length = strlen (name);

      if (strncmp (cookie, name, length) == 0 && cookie[length] == '=')
        return g_strdup (cookie + length + 1);
    }

  return NULL;
}

static void
set_cookie (SoupServerMessage *message, const char *name, const char *value, const char *more)
{
  g_autofree char *cookie = g_strdup_printf ("%s=%s; Path=/%s", name, value, more);

  soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie", cookie);
}

static void
renew_key (SoupServerMessage *message)
{
  g_autofree char *key = g_uuid_string_random ();

  set_cookie (message, "XSRF-TOKEN", key, "");
}

/* The same key in the cookie and in the header. */
static gboolean
has_key (SoupServerMessage *message)
{
  const char *header
      = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "X-XSRF-TOKEN");
  g_autofree char *cookie = get_cookie (message, "XSRF-TOKEN");

  return header != NULL && g_strcmp0 (header, cookie) == 0;
}

static void
reply_status (SoupServerMessage *message, guint status, const char *title)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = NULL;

  json_object_set_int_member (object, "status", status);
  json_object_set_string_member (object, "title", title);
  root = json_node_init_object (json_node_alloc (), object);
  renew_key (message);
  probant_sandbox_reply_json (message, status, "application/problem+json", root);
}

/* The body as a JSON object. (transfer full), NULL where it is none */
static JsonNode *
read_body (SoupServerMessage *message)
{
  g_autoptr (GBytes) bytes = soup_message_body_flatten (soup_server_message_get_request_body (message));
  gsize length = g_bytes_get_size (bytes);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), length);
  g_autoptr (JsonNode) root = probant_json_read (text, length, NULL);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&root) : NULL;
}

/* Only here for its cookie. */
static void
authenticate_cb (SoupServer *soup,
                 SoupServerMessage *message,
                 const char *path,
                 GHashTable *query,
                 gpointer user_data)
{
  renew_key (message);
  soup_server_message_set_status (message, probant_sandbox_is_reading (message) ? 200 : 405, NULL);
}

static void
login_cb (SoupServer *soup,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  Inpi *self = user_data;
  g_autoptr (JsonNode) body = read_body (message);
  JsonObject *object = body != NULL ? json_node_get_object (body) : NULL;

  if (!has_key (message))
    reply_status (message, 403, "Invalid CSRF Token");
  else if (object == NULL
           || g_strcmp0 (probant_json_text_member (object, "username"), PROBANT_SANDBOX_INPI_USER) != 0
           || g_strcmp0 (probant_json_text_member (object, "password"), PROBANT_SANDBOX_INPI_PASSWORD) != 0)
    reply_status (message, 401, "Unauthorized");
  else
    {
      set_cookie (message, "access_token", self->access_token, "; HttpOnly");
      set_cookie (message, "refresh_token", self->access_token, "; HttpOnly");
      renew_key (message);
      soup_server_message_set_status (message, 200, NULL);
    }
}

static void
add_text (JsonBuilder *builder, JsonNode *node)
{
  g_autofree char *escaped = g_markup_escape_text (json_node_get_string (node), -1);

  json_builder_add_string_value (builder, escaped);
}

/* {"name": NAME, "value": TEXT} or {"name": NAME, "values": [TEXT…]}, escaped as HTML. */
static void
add_field (JsonBuilder *builder, const char *name, JsonNode *value)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, name);
  if (JSON_NODE_HOLDS_ARRAY (value))
    {
      json_builder_set_member_name (builder, "values");
      json_builder_begin_array (builder);
      for (guint i = 0; i < json_array_get_length (json_node_get_array (value)); i++)
        add_text (builder, json_array_get_element (json_node_get_array (value), i));
      json_builder_end_array (builder);
    }
  else
    {
      json_builder_set_member_name (builder, "value");
      add_text (builder, value);
    }
  json_builder_end_object (builder);
}

/* As in the INPI's paths, NULL where the title has no image: marks of words alone have none, nor has any
 * patent. (transfer full) */
static char *
make_image_path (const char *collection, JsonObject *title)
{
  const char *mark = probant_json_text_member (title, "ApplicationNumber");
  const char *design = probant_json_text_member (title, "DesignApplicationNumber");
  const char *reference = probant_json_text_member (title, "DesignReference");

  if (mark != NULL && g_strcmp0 (probant_json_text_member (title, "MarkFeature"), "Marque figurative") == 0)
    return g_strdup_printf ("%s/image/FR%s/std", collection, mark);
  if (design != NULL && reference != NULL)
    return g_strdup_printf ("%s/image/%s/%s/1/std", collection, design, reference);

  return NULL;
}

static void
add_title (JsonBuilder *builder, ProbantSandboxServer *server, const char *collection, JsonObject *title)
{
  g_autofree char *image = make_image_path (collection, title);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_builder_begin_object (builder);
  if (image != NULL)
    {
      g_autofree char *url = g_strconcat (server->base_url, API_PATH, image, NULL);

      json_builder_set_member_name (builder, "image");
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "href");
      json_builder_add_string_value (builder, url);
      json_builder_end_object (builder);
    }
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  json_object_iter_init_ordered (&iter, title);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    add_field (builder, name, value);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* `found` is NULL where nothing was. (transfer full) */
static JsonNode *
make_answer (ProbantSandboxServer *server, const char *collection, JsonObject *found)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  JsonArray *titles = found != NULL ? json_object_get_array_member (found, "titles") : NULL;
  guint n_titles = titles != NULL ? json_array_get_length (titles) : 0;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "metadata");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "count");
  json_builder_add_int_value (
      builder, found != NULL ? json_object_get_int_member_with_default (found, "count", n_titles) : 0);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "results");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_titles; i++)
    add_title (builder, server, collection, json_array_get_object_element (titles, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* Whose titles "[FIELD=SIREN]" asks for. */
static JsonObject *
find_titles (ProbantSandboxServer *server, const char *query, const char *collection)
{
  g_autoptr (GRegex) regex = g_regex_new ("=([0-9]{9})\\]", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *siren = NULL;
  const ProbantFictionSubject *subject;
  JsonObject *inpi;

  if (query == NULL || !g_regex_match (regex, query, 0, &match))
    return NULL;
  siren = g_match_info_fetch (match, 1);
  subject = probant_fiction_find (server->fiction, siren);
  inpi = subject != NULL ? probant_fiction_subject_get_object (subject, "inpi") : NULL;

  return inpi != NULL ? probant_json_object_member (inpi, collection) : NULL;
}

static JsonObject *
find_image (ProbantSandboxServer *server, const char *collection, const char *path)
{
  GPtrArray *subjects = probant_fiction_list (server->fiction);

  for (guint i = 0; i < subjects->len; i++)
    {
      JsonObject *inpi = probant_fiction_subject_get_object (g_ptr_array_index (subjects, i), "inpi");
      JsonObject *found = inpi != NULL ? probant_json_object_member (inpi, collection) : NULL;
      JsonArray *titles = found != NULL ? json_object_get_array_member (found, "titles") : NULL;

      for (guint j = 0; titles != NULL && j < json_array_get_length (titles); j++)
        {
          JsonObject *title = json_array_get_object_element (titles, j);
          g_autofree char *image = make_image_path (collection, title);

          if (g_strcmp0 (image, path) == 0)
            return title;
        }
    }

  return NULL;
}

static void
reply_image (Inpi *self, SoupServerMessage *message, const char *collection, const char *path)
{
  JsonObject *title = find_image (self->server, collection, path);
  const char *mark = title != NULL ? probant_json_text_member (title, "Mark") : NULL;

  if (title == NULL)
    reply_status (message, 404, "Not Found");
  else if (!probant_sandbox_is_reading (message))
    reply_status (message, 405, "Method Not Allowed");
  else
    {
      renew_key (message);
      probant_sandbox_reply_inpi_image (
          message, mark != NULL ? mark : probant_json_text_member (title, "DesignTitle"),
          probant_json_text_member (title, mark != NULL ? "ApplicationNumber" : "DesignApplicationNumber"));
    }
}

static void
api_cb (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  Inpi *self = user_data;
  g_autofree char *access = get_cookie (message, "access_token");
  g_auto (GStrv) words = g_strsplit (path + strlen (API_PATH), "/", -1);
  g_autoptr (JsonNode) body = read_body (message);
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *object = body != NULL ? json_node_get_object (body) : NULL;

  if (g_strcmp0 (access, self->access_token) != 0)
    reply_status (message, 401, "Unauthorized");
  else if (!has_key (message))
    reply_status (message, 403, "Invalid CSRF Token");
  else if (g_strv_length (words) > 2 && g_str_equal (words[1], "image"))
    reply_image (self, message, words[0], path + strlen (API_PATH));
  else if (g_strv_length (words) != 2 || !g_str_equal (words[1], "search"))
    reply_status (message, 404, "Not Found");
  else if (soup_server_message_get_method (message) != SOUP_METHOD_POST)
    reply_status (message, 405, "Method Not Allowed");
  else if (object == NULL || !json_object_has_member (object, "collections"))
    reply_status (message, 500, "Internal Server Error");
  else
    {
      const char *text = probant_json_text_member (object, "query");

      answer = make_answer (self->server, words[0], find_titles (self->server, text, words[0]));
      renew_key (message);
      probant_sandbox_reply_json (message, 200, JSON_TYPE, answer);
    }
}

void
probant_sandbox_serve_inpi (ProbantSandboxServer *self)
{
  Inpi *inpi = g_new0 (Inpi, 1);

  inpi->server = self;
  inpi->access_token = g_uuid_string_random ();
  soup_server_add_handler (self->soup, "/services/uaa/api/authenticate", authenticate_cb, self, NULL);
  soup_server_add_early_handler (self->soup, "/auth/login", bound_cb, NULL, NULL);
  soup_server_add_handler (self->soup, "/auth/login", login_cb, inpi, NULL);
  soup_server_add_early_handler (self->soup, API_PATH, bound_cb, NULL, NULL);
  /* Handlers go away together, with the server: the last one frees what both use. */
  soup_server_add_handler (self->soup, API_PATH, api_cb, inpi, inpi_free);
}
