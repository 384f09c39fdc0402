/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-sandbox-token.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "core/probant-json.h"
#include "sandbox/probant-routes.h"
#include "sandbox/probant-sandbox.h"

#define KEY "probant-sandbox" /* no secret: the token opens nothing but this server */
#define LIFE_MONTHS 18
#define MAX_LENGTH 16384

/* Base64 as JWTs write it: "-" and "_", no padding. (transfer full) */
static char *
encode (const guchar *data, gsize length)
{
  char *text = g_base64_encode (data, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

/* (transfer full), NULL where it is not base64 of a JSON object */
static JsonObject *
decode (const char *part)
{
  g_autoptr (GString) padded = g_string_new (part);
  g_autoptr (JsonNode) root = NULL;
  g_autofree guchar *data = NULL;
  gsize length;

  g_strdelimit (padded->str, "-", '+');
  g_strdelimit (padded->str, "_", '/');
  while (padded->len % 4)
    g_string_append_c (padded, '=');
  data = g_base64_decode (padded->str, &length);
  root = length > 0 ? probant_json_read ((char *)data, length, NULL) : NULL;
  return root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_dup_object (root) : NULL;
}

/* The claim "exp", or the end of time. */
static gint64
read_expiry (JsonObject *claims)
{
  JsonNode *node = json_object_get_member (claims, "exp");

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
             ? json_node_get_int (node)
             : G_MAXINT64;
}

static char *
encode_claims (void)
{
  g_auto (GStrv) scopes = probant_sandbox_list_scopes ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) end = g_date_time_add_months (now, LIFE_MONTHS);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "uid");
  json_builder_add_string_value (builder, "00000000-0000-0000-0000-000000000000");
  json_builder_set_member_name (builder, "jti");
  json_builder_add_string_value (builder, "00000000-0000-0000-0000-000000000000");
  json_builder_set_member_name (builder, "scopes");
  json_builder_begin_array (builder);
  for (char **scope = scopes; *scope; scope++)
    json_builder_add_string_value (builder, *scope);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "sub");
  json_builder_add_string_value (builder, "Bac à sable de Probant");
  json_builder_set_member_name (builder, "iat");
  json_builder_add_int_value (builder, g_date_time_to_unix (now));
  json_builder_set_member_name (builder, "exp");
  json_builder_add_int_value (builder, g_date_time_to_unix (end));
  json_builder_set_member_name (builder, "version");
  json_builder_add_string_value (builder, "1.0");
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return encode ((const guchar *)text, strlen (text));
}

static char *
make_token (void)
{
  static const char header[] = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
  g_autofree char *first = encode ((const guchar *)header, strlen (header));
  g_autofree char *claims = encode_claims ();
  g_autofree char *content = g_strconcat (first, ".", claims, NULL);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, (const guchar *)KEY, strlen (KEY));
  g_autofree char *signature = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guchar *)content, -1);
  g_hmac_get_digest (hmac, digest, &length);
  signature = encode (digest, length);
  return g_strconcat (content, ".", signature, NULL);
}

const char *
probant_sandbox_get_token (void)
{
  static char *token;

  if (g_once_init_enter (&token))
    g_once_init_leave (&token, make_token ());
  return token;
}

static char **
read_scopes (JsonObject *claims)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonNode *node = json_object_get_member (claims, "scopes");
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (item));
    }
  return g_strv_builder_end (builder);
}

ProbantSandboxTokenState
probant_sandbox_token_check (const char *authorization, char ***scopes)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (JsonObject) header = NULL;
  g_autoptr (JsonObject) claims = NULL;

  if (!authorization || g_ascii_strncasecmp (authorization, "Bearer ", 7) != 0
      || strlen (authorization) > MAX_LENGTH)
    return PROBANT_SANDBOX_TOKEN_BAD;
  parts = g_strsplit (authorization + 7, ".", 4);
  if (g_strv_length (parts) != 3)
    return PROBANT_SANDBOX_TOKEN_BAD;
  header = decode (parts[0]);
  claims = decode (parts[1]);
  if (!header || !claims)
    return PROBANT_SANDBOX_TOKEN_BAD;
  if (read_expiry (claims) <= g_get_real_time () / G_USEC_PER_SEC)
    return PROBANT_SANDBOX_TOKEN_EXPIRED;
  *scopes = read_scopes (claims);
  return PROBANT_SANDBOX_TOKEN_GOOD;
}
