/* SPDX-License-Identifier: GPL-3.0-or-later */
/* API Entreprise: its dispatch, its envelope of errors, its headers. */
#include "config.h"

#include <string.h>

#include "sandbox/probant-entreprise.h"
#include "sandbox/probant-sandbox-error.h"

/* Calls a minute. Wider than the real ones, so that a demonstration over all subjects is not held back. */
#define JSON_QUOTA 1000
#define DOCUMENT_QUOTA 400

const char *
probant_entreprise_get_parameter (ProbantEntrepriseRequest *self, const char *name)
{
  const char *value = self->query ? g_hash_table_lookup (self->query, name) : NULL;

  return value && *value ? value : NULL;
}

const char *
probant_entreprise_get_limit (ProbantEntrepriseRequest *self)
{
  return g_str_equal (self->call.route->answer, "certification_rge")
             ? probant_entreprise_get_parameter (self, "limit")
             : NULL;
}

void
probant_entreprise_set_header (ProbantEntrepriseRequest *self, const char *name, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  soup_message_headers_replace (soup_server_message_get_response_headers (self->message), name, text);
}

void
probant_entreprise_reply_errors (ProbantEntrepriseRequest *self, const char *code, JsonArray *errors)
{
  g_autoptr (JsonNode) root = probant_sandbox_error_envelope (errors);

  probant_sandbox_reply_json (
      self->message, probant_sandbox_error_get_status (code),
      g_str_equal (code, "00429") ? PROBANT_ENTREPRISE_JSON : PROBANT_ENTREPRISE_JSON_API, root);
}

void
probant_entreprise_reply_error (ProbantEntrepriseRequest *self,
                                const char *code,
                                const char *provider,
                                const char *parameter,
                                gint64 retry_in)
{
  JsonArray *errors = json_array_new ();

  json_array_add_element (errors, probant_sandbox_error_new (code, provider, parameter, retry_in));
  probant_entreprise_reply_errors (self, code, errors);
}

static void
reply_not_found (SoupServerMessage *message)
{
  probant_sandbox_reply_html (message, 404, "Page introuvable", "Aucune route ne porte cette adresse.");
}

static void
reply_privileges (ProbantEntrepriseRequest *self, const char *const *scopes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "data");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "privileges");
  json_builder_begin_array (builder);
  for (; *scopes; scopes++)
    json_builder_add_string_value (builder, *scopes);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  probant_sandbox_reply_json (self->message, 200, PROBANT_ENTREPRISE_JSON_API, root);
}

static void
handle_cb (SoupServer *soup,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  g_auto (GStrv) scopes = NULL;
  g_autofree char *id = g_uuid_string_random ();
  ProbantEntrepriseRequest request = { .api = user_data, .message = message, .path = path, .query = query };
  g_auto (ProbantSandboxCall) call = { NULL };
  gboolean privileges = g_str_equal (path, "/privileges");

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "X-Request-Id", id);
  if (!probant_sandbox_is_reading (message))
    reply_not_found (message);
  else if (g_str_has_prefix (path, "/v2/"))
    probant_sandbox_reply_html (message, 410, "Version arrêtée", "La version 2 de l’API n’existe plus.");
  else if (!privileges && !probant_sandbox_call_parse (&call, path))
    reply_not_found (message);
  else if (!probant_entreprise_check_token (&request, &scopes))
    return;
  else if (privileges)
    reply_privileges (&request, (const char *const *)scopes);
  else
    {
      request.call = call;
      if (probant_entreprise_check_call (&request, (const char *const *)scopes))
        probant_entreprise_answer (&request);
    }
}

static void
entreprise_free (gpointer data)
{
  ProbantEntreprise *self = data;

  g_hash_table_unref (self->cached);
  g_hash_table_unref (self->refused);
  g_free (self);
}

void
probant_sandbox_serve_entreprise (ProbantSandboxServer *server)
{
  ProbantEntreprise *self = g_new0 (ProbantEntreprise, 1);

  self->server = server;
  self->json.limit = JSON_QUOTA;
  self->document.limit = DOCUMENT_QUOTA;
  self->cached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  soup_server_add_handler (server->soup, "/", handle_cb, self, entreprise_free);
  probant_entreprise_serve_pings (server);
}
