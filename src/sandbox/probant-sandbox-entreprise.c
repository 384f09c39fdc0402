/* SPDX-License-Identifier: GPL-3.0-or-later */
/* API Entreprise: the order of its checks, its envelope, its headers. */
#include "config.h"

#include "sandbox/probant-sandbox-server.h"

#include <string.h>

#include "core/probant-identifier.h"
#include "sandbox/probant-routes.h"
#include "sandbox/probant-sandbox-error.h"
#include "sandbox/probant-sandbox-token.h"

#define JSON_API "application/vnd.api+json; charset=utf-8"
#define JSON "application/json; charset=utf-8"
/* Calls a minute. Wider than the real ones, so that a demonstration over all subjects is not held back. */
#define JSON_QUOTA 1000
#define DOCUMENT_QUOTA 400
#define WINDOW (60 * G_USEC_PER_SEC)

typedef struct
{
  guint limit;
  guint used;
  gint64 started; /* monotonic µs of the window's first call, 0 = none yet */
} Quota;

typedef struct
{
  ProbantSandboxServer *server;
  Quota json;
  Quota document;
  GHashTable *cached;  /* path -> when the answer expires, Unix seconds */
  GHashTable *refused; /* set of paths refused once, to be answered the next time */
} Entreprise;

/* One request under way. */
typedef struct
{
  Entreprise *api;
  SoupServerMessage *message;
  const char *path;
  GHashTable *query; /* may be NULL */
  ProbantSandboxCall call;
  const ProbantFictionSubject *subject; /* NULL where nobody has the number */
} Request;

static const char *
get_parameter (Request *self, const char *name)
{
  const char *value = self->query ? g_hash_table_lookup (self->query, name) : NULL;

  return value && *value ? value : NULL;
}

static void
set_header (Request *self, const char *name, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  soup_message_headers_replace (soup_server_message_get_response_headers (self->message), name, text);
}

static void
reply_errors (Request *self, const char *code, JsonArray *errors)
{
  g_autoptr (JsonNode) root = probant_sandbox_error_envelope (errors);

  probant_sandbox_reply_json (self->message, probant_sandbox_error_get_status (code),
                              g_str_equal (code, "00429") ? JSON : JSON_API, root);
}

static void
reply_error (Request *self, const char *code, const char *provider, const char *parameter, gint64 retry_in)
{
  JsonArray *errors = json_array_new ();

  json_array_add_element (errors, probant_sandbox_error_new (code, provider, parameter, retry_in));
  reply_errors (self, code, errors);
}

static void
reply_not_found (SoupServerMessage *message)
{
  probant_sandbox_reply_html (message, 404, "Page introuvable", "Aucune route ne porte cette adresse.");
}

static gboolean
check_token (Request *self, char ***scopes)
{
  const char *header = soup_message_headers_get_one (soup_server_message_get_request_headers (self->message),
                                                     "Authorization");

  switch (probant_sandbox_token_check (header, scopes))
    {
    case PROBANT_SANDBOX_TOKEN_GOOD:
      return TRUE;
    case PROBANT_SANDBOX_TOKEN_EXPIRED:
      reply_error (self, "00103", NULL, NULL, 0);
      return FALSE;
    case PROBANT_SANDBOX_TOKEN_BAD:
    default:
      reply_error (self, "00101", NULL, NULL, 0);
      return FALSE;
    }
}

static gboolean
check_right (Request *self, const char *const *scopes)
{
  g_auto (GStrv) wanted = NULL;

  if (!self->call.route->scopes)
    return TRUE;
  wanted = g_strsplit (self->call.route->scopes, " ", -1);
  for (char **scope = wanted; *scope; scope++)
    if (g_strv_contains (scopes, *scope))
      return TRUE;
  reply_error (self, "00100", NULL, NULL, 0);
  return FALSE;
}

static gboolean
check_purpose (Request *self)
{
  static const struct
  {
    const char *name;
    const char *code;
  } parameters[] = { { "context", "00201" }, { "object", "00202" }, { "recipient", "00203" } };
  const char *recipient = get_parameter (self, "recipient");
  const char *number = self->call.number;
  JsonArray *errors = json_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (parameters); i++)
    if (!get_parameter (self, parameters[i].name))
      json_array_add_element (errors,
                              probant_sandbox_error_new (parameters[i].code, NULL, parameters[i].name, 0));
  if (json_array_get_length (errors) > 0)
    {
      reply_errors (self, "00201", errors);
      return FALSE;
    }
  json_array_unref (errors);
  if (!probant_siret_is_valid (recipient))
    reply_error (self, "00210", NULL, "recipient", 0);
  else if (g_str_equal (recipient, number) || (strlen (number) == 9 && g_str_has_prefix (recipient, number)))
    reply_error (self, "00211", NULL, "recipient", 0);
  else
    return TRUE;
  return FALSE;
}

static gboolean
is_eori (const char *text)
{
  return g_regex_match_simple ("^[A-Z]{2}[0-9A-Z]{1,15}$", text, 0, 0);
}

static gboolean
check_number (Request *self)
{
  const char *parameter = self->call.parameter, *number = self->call.number,
             *limit = get_parameter (self, "limit");
  gboolean siren = probant_siren_is_valid (number), siret = probant_siret_is_valid (number);
  gboolean rna = probant_rna_is_valid (number);
  const struct
  {
    const char *parameter;
    gboolean good;
    const char *code;
  } rules[] = {
    { "siren", siren, "00301" },
    { "siret", siret, "00302" },
    { "siret_or_rna", siret || rna, "00303" },
    { "siret_or_eori", siret || is_eori (number), "00304" },
    { "siren_or_siret_or_rna", siren || siret || rna, "00330" },
    { "siren_or_rna", siren || rna, "00333" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].parameter, parameter) && !rules[i].good)
      {
        reply_error (self, rules[i].code, NULL, parameter, 0);
        return FALSE;
      }
  if (self->call.month && !g_regex_match_simple ("^(0[1-9]|1[0-2])$", self->call.month, 0, 0))
    reply_error (self, "00305", NULL, "month", 0);
  else if (self->call.year && !g_regex_match_simple ("^(19|20)[0-9]{2}$", self->call.year, 0, 0))
    reply_error (self, "00307", NULL, "year", 0);
  else if (limit && !g_regex_match_simple ("^([1-9][0-9]{0,2}|1000)$", limit, 0, 0))
    reply_error (self, "00313", NULL, "limit", 0);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_quota (Request *self)
{
  Quota *quota = self->call.route->document ? &self->api->document : &self->api->json;
  gint64 now = g_get_monotonic_time (), left;
  gboolean good;

  if (quota->started == 0 || now - quota->started >= WINDOW)
    {
      quota->started = now;
      quota->used = 0;
    }
  left = (quota->started + WINDOW - now + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
  good = quota->used < quota->limit;
  quota->used += good;
  set_header (self, "RateLimit-Limit", quota->limit);
  set_header (self, "RateLimit-Remaining", quota->limit - quota->used);
  set_header (self, "RateLimit-Reset", g_get_real_time () / G_USEC_PER_SEC + left);
  if (good)
    return TRUE;
  set_header (self, "Retry-After", left);
  reply_error (self, "00429", NULL, NULL, left);
  return FALSE;
}

static gboolean
is_diffusible (const ProbantFictionSubject *subject)
{
  JsonObject *parts = probant_fiction_subject_get_object (subject, "parts");
  JsonNode *unit = parts ? json_object_get_member (parts, "unite_legale") : NULL;

  return unit && JSON_NODE_HOLDS_OBJECT (unit)
         && g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (unit),
                                                                   "status_diffusion", NULL),
                       "diffusible")
                == 0;
}

/* What the subject's file says of this call, or NULL. The key is that of the route; "/SIRET" for an
 * establishment other than the head office, "/-1" for last year, "/boeth" for that kind of headcount.
 * (transfer none) */
static JsonObject *
find_answer (Request *self, int this_year)
{
  JsonObject *answers = probant_fiction_subject_get_object (self->subject, "answers");
  const char *nature = get_parameter (self, "nature_effectif");
  const ProbantSandboxRoute *route = self->call.route;
  g_autoptr (GString) key = g_string_new (route->answer);
  JsonNode *node;

  if (route->diffusible && !is_diffusible (self->subject))
    return NULL;
  if (g_str_equal (route->answer, "etablissement") && strlen (self->call.number) == 14
      && !g_str_equal (self->call.number, self->subject->sirets[0]))
    g_string_append_printf (key, "/%s", self->call.number);
  if (self->call.year)
    g_string_append_printf (key, "/%d", atoi (self->call.year) - this_year);
  if (nature && !g_str_equal (nature, "moyen"))
    g_string_append_printf (key, "/%s", nature);
  node = json_object_get_member (answers, key->str);
  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
leave_out (JsonNode *node, const char *const *names)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      g_autoptr (GList) members = NULL;

      for (gsize i = 0; names[i]; i++)
        if (json_object_has_member (object, names[i]))
          json_object_remove_member (object, names[i]);
      members = json_object_get_values (object);
      for (GList *l = members; l; l = l->next)
        leave_out (l->data, names);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      leave_out (json_array_get_element (json_node_get_array (node), i), names);
}

/* Adds the envelope's members that the file leaves to the server: a collection's items are wrapped one by
 * one. */
static void
complete_envelope (JsonObject *object, guint limit)
{
  JsonNode *data = json_object_get_member (object, "data");

  if (data && JSON_NODE_HOLDS_ARRAY (data))
    {
      JsonArray *wrapped = json_array_new (), *items = json_node_get_array (data);

      for (guint i = 0; i < json_array_get_length (items) && i < limit; i++)
        {
          JsonNode *item = json_array_get_element (items, i);
          JsonObject *envelope;

          if (json_object_has_member (json_node_get_object (item), "data"))
            envelope = json_object_ref (json_node_get_object (item));
          else
            {
              envelope = json_object_new ();
              json_object_set_member (envelope, "data", json_node_copy (item));
            }
          complete_envelope (envelope, limit);
          json_array_add_object_element (wrapped, envelope);
        }
      json_object_set_array_member (object, "data", wrapped);
    }
  if (!json_object_has_member (object, "links"))
    json_object_set_object_member (object, "links", json_object_new ());
  if (!json_object_has_member (object, "meta"))
    json_object_set_object_member (object, "meta", json_object_new ());
}

/* When an answer made now is thrown away, Unix seconds. */
static gint64
get_expiry (ProbantCache cache, GDateTime *now)
{
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  GTimeZone *zone = g_date_time_get_timezone (now);
  g_autoptr (GDateTime) end = NULL;
  int year, month, day;

  g_date_time_get_ymd (tomorrow, &year, &month, &day);
  switch (cache)
    {
    case PROBANT_CACHE_NIGHT:
      end = g_date_time_new (zone, year, month, day, 3, 0, 0);
      break;
    case PROBANT_CACHE_MORNING:
      end = g_date_time_new (zone, year, month, day, 8, 0, 0);
      break;
    case PROBANT_CACHE_MIDNIGHT:
      end = g_date_time_new (zone, year, month, day, 0, 0, 0);
      break;
    case PROBANT_CACHE_NONE:
    case PROBANT_CACHE_HOUR:
    default:
      end = g_date_time_add_hours (now, 1);
    }
  return g_date_time_to_unix (end);
}

/* Sets the headers of the cache and tells whether the answer comes out of it. */
static gboolean
use_cache (Request *self, GDateTime *now)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);
  const char *control = soup_message_headers_get_list (
      soup_server_message_get_request_headers (self->message), "Cache-Control");
  gint64 *expiry = g_hash_table_lookup (self->api->cached, self->path), time = g_date_time_to_unix (now);

  if (self->call.route->cache == PROBANT_CACHE_NONE)
    return FALSE;
  if (expiry && *expiry > time && !(control && soup_header_contains (control, "no-cache")))
    {
      soup_message_headers_replace (headers, "X-Response-Cached", "true");
      set_header (self, "X-Cache-Expires-in", *expiry - time);
      return TRUE;
    }
  soup_message_headers_replace (headers, "X-Response-Cached", "false");
  soup_message_headers_replace (headers, "X-Cache-Expires-in", "");
  expiry = g_new (gint64, 1);
  *expiry = get_expiry (self->call.route->cache, now);
  g_hash_table_replace (self->api->cached, g_strdup (self->path), expiry);
  return FALSE;
}

/* An answer that is an error, for good or (member "@once") every other time. Returns FALSE where it is none.
 */
static gboolean
reply_scripted_error (Request *self, JsonObject *answer)
{
  const char *code = json_object_get_string_member_with_default (answer, "@error", NULL);
  gint64 retry_in = json_object_get_int_member_with_default (answer, "@retry_in", 0);

  if (!code)
    return FALSE;
  if (json_object_get_boolean_member_with_default (answer, "@once", FALSE))
    {
      if (g_hash_table_remove (self->api->refused, self->path))
        return FALSE;
      g_hash_table_add (self->api->refused, g_strdup (self->path));
    }
  if (g_str_equal (code, "00429"))
    {
      set_header (self, "Retry-After", retry_in);
      set_header (self, "RateLimit-Remaining", 0);
      set_header (self, "RateLimit-Reset", g_get_real_time () / G_USEC_PER_SEC + retry_in);
    }
  reply_error (self, code, g_str_has_prefix (code, "00") ? NULL : self->call.route->provider, NULL, retry_in);
  return TRUE;
}

static void
reply_answer (Request *self, JsonObject *answer, ProbantTemplate *template)
{
  const char *limit = get_parameter (self, "limit");
  g_auto (GStrv) left_out = NULL;
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), answer);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  gboolean cached = use_cache (self, template->today);
  gint64 delay = json_object_get_int_member_with_default (answer, "@delay", 0);

  root = probant_template_resolve (template, node);
  object = json_node_get_object (root);
  for (const char *const *name = (const char *const[]){ "@delay", "@error", "@retry_in", "@once", NULL };
       *name; name++)
    if (json_object_has_member (object, *name))
      json_object_remove_member (object, *name);
  if (self->call.route->left_out)
    {
      left_out = g_strsplit (self->call.route->left_out, " ", -1);
      leave_out (root, (const char *const *)left_out);
    }
  complete_envelope (object, limit ? (guint)atoi (limit) : G_MAXUINT);
  probant_sandbox_reply_json (self->message, 200, JSON_API, root);
  if (delay > 0 && !cached)
    probant_sandbox_server_delay (self->api->server, self->message, delay);
}

static void
answer (Request *self)
{
  g_autofree char *unknown = g_strconcat (self->call.route->prefix, "003", NULL);
  g_autoptr (GDateTime) today = NULL;
  ProbantTemplate template;
  JsonObject *found;

  self->subject = probant_fiction_find (self->api->server->fiction, self->call.number);
  if (!self->subject)
    {
      reply_error (self, unknown, self->call.route->provider, NULL, 0);
      return;
    }
  probant_sandbox_server_fill (self->api->server, self->subject, &template);
  today = template.today;
  template.asked_year = self->call.year ? atoi (self->call.year) : 0;
  found = find_answer (self, g_date_time_get_year (today));
  if (!found)
    reply_error (self, unknown, self->call.route->provider, NULL, 0);
  else if (!reply_scripted_error (self, found))
    reply_answer (self, found, &template);
  else if (json_object_has_member (found, "@delay"))
    probant_sandbox_server_delay (self->api->server, self->message,
                                  json_object_get_int_member (found, "@delay"));
}

static void
reply_privileges (Request *self, const char *const *scopes)
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
  probant_sandbox_reply_json (self->message, 200, JSON_API, root);
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
  Request request = { .api = user_data, .message = message, .path = path, .query = query };
  g_auto (ProbantSandboxCall) call = { NULL };
  gboolean privileges = g_str_equal (path, "/privileges");

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "X-Request-Id", id);
  if (soup_server_message_get_method (message) != SOUP_METHOD_GET
      && soup_server_message_get_method (message) != SOUP_METHOD_HEAD)
    reply_not_found (message);
  else if (g_str_has_prefix (path, "/v2/"))
    probant_sandbox_reply_html (message, 410, "Version arrêtée", "La version 2 de l’API n’existe plus.");
  else if (!privileges && !probant_sandbox_call_parse (&call, path))
    reply_not_found (message);
  else if (!check_token (&request, &scopes))
    return;
  else if (privileges)
    reply_privileges (&request, (const char *const *)scopes);
  else
    {
      request.call = call;
      if (check_right (&request, (const char *const *)scopes) && check_purpose (&request)
          && check_number (&request) && check_quota (&request))
        answer (&request);
    }
}

static void
reply_ping (SoupServerMessage *message, GTimeZone *zone)
{
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autofree char *time = g_date_time_format_iso8601 (now);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "status");
  json_builder_add_string_value (builder, "ok");
  json_builder_set_member_name (builder, "last_update");
  json_builder_add_string_value (builder, time);
  json_builder_set_member_name (builder, "last_ok_status");
  json_builder_add_string_value (builder, time);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  probant_sandbox_reply_json (message, 200, JSON, root);
}

static const char *const pings[] = {
  "insee/sirene",
  "infogreffe/rcs",
  "djepva/api-association",
  "inpi/rne",
  "fabrique_numerique_ministeres_sociaux/conventions_collectives",
  "dgfip/chiffre_affaires",
  "dgfip/liasses_fiscales",
  "dgfip/attestation_fiscale",
  "banque_de_france/bilans",
  "urssaf/attestation_sociale",
  "msa/conformite_cotisations",
  "fntp/carte_professionnelle_travaux_publics",
  "cnetp/attestation_cotisations_conges_payes_chomage_intemperies",
  "cibtp/attestation_cotisations_conges_payes_chomage_intemperies",
  "ademe/certification_rge",
  "qualibat/certifications",
  "opqibi/certification_ingenierie",
  "qualifelec/certificats",
  "european_commission/numero_tva",
  "douanes/immatriculations_eori",
  "carif_oref/qualiopi",
  "gip_mds/effectifs",
  NULL,
};

/* Health: no token, no quota. */
static void
pings_cb (SoupServer *soup,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  Entreprise *self = user_data;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonArray) array = NULL;

  if (g_str_has_prefix (path, "/ping/") && g_strv_contains (pings, path + strlen ("/ping/")))
    {
      reply_ping (message, self->server->paris);
      return;
    }
  if (!g_str_equal (path, "/pings"))
    {
      reply_not_found (message);
      return;
    }
  array = json_array_new ();
  for (gsize i = 0; pings[i]; i++)
    {
      g_autofree char *url = g_strconcat (self->server->base_url, "/ping/", pings[i], NULL);
      JsonObject *ping = json_object_new ();

      json_object_set_string_member (ping, "name", pings[i]);
      json_object_set_string_member (ping, "url", url);
      json_array_add_object_element (array, ping);
    }
  root = json_node_init_array (json_node_alloc (), array);
  probant_sandbox_reply_json (message, 200, JSON, root);
}

static void
entreprise_free (gpointer data)
{
  Entreprise *self = data;

  g_hash_table_unref (self->cached);
  g_hash_table_unref (self->refused);
  g_free (self);
}

void
probant_sandbox_serve_entreprise (ProbantSandboxServer *server)
{
  Entreprise *self = g_new0 (Entreprise, 1);

  self->server = server;
  self->json.limit = JSON_QUOTA;
  self->document.limit = DOCUMENT_QUOTA;
  self->cached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  soup_server_add_handler (server->soup, "/", handle_cb, self, entreprise_free);
  soup_server_add_handler (server->soup, "/pings", pings_cb, self, NULL);
  soup_server_add_handler (server->soup, "/ping", pings_cb, self, NULL);
}
