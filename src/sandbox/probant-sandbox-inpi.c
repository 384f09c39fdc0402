/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The INPI's API of patents, trademarks and designs: login by cookies, an XSRF token that changes with each
 * answer, searches by SIREN. */
#include "config.h"

#include "sandbox/probant-sandbox-server.h"

#include <string.h>

#include "core/probant-json.h"
#include "sandbox/probant-sandbox.h"

#define MAX_BODY 4096
#define SEARCH_PATH "/services/apidiffusion/api/"
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

static void
add_title (JsonBuilder *builder, JsonObject *title)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_builder_begin_object (builder);
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
make_answer (JsonObject *found)
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
    add_title (builder, json_array_get_object_element (titles, i));
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

static void
search_cb (SoupServer *soup,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Inpi *self = user_data;
  g_autofree char *access = get_cookie (message, "access_token");
  g_auto (GStrv) words = g_strsplit (path + strlen (SEARCH_PATH), "/", -1);
  g_autoptr (JsonNode) body = read_body (message);
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *object = body != NULL ? json_node_get_object (body) : NULL;

  if (g_strcmp0 (access, self->access_token) != 0)
    reply_status (message, 401, "Unauthorized");
  else if (!has_key (message))
    reply_status (message, 403, "Invalid CSRF Token");
  else if (g_strv_length (words) != 2 || !g_str_equal (words[1], "search"))
    reply_status (message, 404, "Not Found");
  else if (soup_server_message_get_method (message) != SOUP_METHOD_POST)
    reply_status (message, 405, "Method Not Allowed");
  else if (object == NULL || !json_object_has_member (object, "collections"))
    reply_status (message, 500, "Internal Server Error");
  else
    {
      answer = make_answer (find_titles (self->server, probant_json_text_member (object, "query"), words[0]));
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
  soup_server_add_early_handler (self->soup, SEARCH_PATH, bound_cb, NULL, NULL);
  /* Handlers go away together, with the server: the last one frees what both use. */
  soup_server_add_handler (self->soup, SEARCH_PATH, search_cb, inpi, inpi_free);
}
