/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "core/probant-json.h"
#include "sandbox/probant-entreprise.h"

#define KNOWN_MONTHS 36 /* of headcounts */

static gboolean
is_diffusible (const ProbantFictionSubject *subject)
{
  JsonObject *parts = probant_fiction_subject_get_object (subject, "parts");
  JsonObject *unit = parts ? probant_json_object_member (parts, "unite_legale") : NULL;

  return unit && g_strcmp0 (probant_json_text_member (unit, "status_diffusion"), "diffusible") == 0;
}

/* Months and years from `now`, 0 = this one. */
static int
get_month_offset (ProbantEntrepriseRequest *self, GDateTime *now)
{
  return (atoi (self->call.year) - g_date_time_get_year (now)) * 12 + atoi (self->call.month)
         - g_date_time_get_month (now);
}

/* What the subject's file says of this call, or NULL. Its key is that of the route, followed by "/SIRET" for
 * an establishment other than the head office, "/-1" for last year, "/boeth" for that kind of headcount.
 * (transfer none) */
static JsonObject *
find_answer (ProbantEntrepriseRequest *self, const ProbantFictionSubject *subject, GDateTime *now)
{
  JsonObject *answers = probant_fiction_subject_get_object (subject, "answers");
  const char *nature = probant_entreprise_get_parameter (self, "nature_effectif");
  const ProbantSandboxRoute *route = self->call.route;
  g_autoptr (GString) key = g_string_new (route->answer);

  if (route->diffusible && !is_diffusible (subject))
    return NULL;
  if (g_str_equal (route->answer, "etablissement") && strlen (self->call.number) == 14
      && !g_str_equal (self->call.number, subject->sirets[0]))
    g_string_append_printf (key, "/%s", self->call.number);
  if (self->call.month)
    {
      int offset = get_month_offset (self, now);

      if (offset >= 0 || offset < -KNOWN_MONTHS)
        return NULL;
    }
  else if (self->call.year)
    g_string_append_printf (key, "/%d", atoi (self->call.year) - g_date_time_get_year (now));
  if (nature && !g_str_equal (nature, "moyen"))
    g_string_append_printf (key, "/%s", nature);
  return probant_json_object_member (answers, key->str);
}

/* Removes the members of these names wherever they are. */
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

/* Adds the envelope's members that the file leaves to the server; the items of a collection, `limit` at most,
 * are wrapped one by one. */
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
use_cache (ProbantEntrepriseRequest *self, GDateTime *now)
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
      probant_entreprise_set_header (self, "X-Cache-Expires-in", *expiry - time);
      return TRUE;
    }
  soup_message_headers_replace (headers, "X-Response-Cached", "false");
  soup_message_headers_replace (headers, "X-Cache-Expires-in", "");
  expiry = g_new (gint64, 1);
  *expiry = get_expiry (self->call.route->cache, now);
  g_hash_table_replace (self->api->cached, g_strdup (self->path), expiry);
  return FALSE;
}

/* Replies where the answer is an error, for good or ("@once") every other time. FALSE where it is none. */
static gboolean
reply_scripted_error (ProbantEntrepriseRequest *self, JsonObject *answer)
{
  const char *code = probant_json_text_member (answer, "@error");
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
      probant_entreprise_set_header (self, "Retry-After", retry_in);
      probant_entreprise_set_header (self, "RateLimit-Remaining", 0);
      probant_entreprise_set_header (self, "RateLimit-Reset", g_get_real_time () / G_USEC_PER_SEC + retry_in);
    }
  probant_entreprise_reply_error (
      self, code, g_str_has_prefix (code, "00") ? NULL : self->call.route->provider, NULL, retry_in);
  return TRUE;
}

/* The file holds thirteen months, the one that is asked for first; "profondeur" tells how many before it are
 * wanted. */
static void
cut_months (ProbantEntrepriseRequest *self, JsonObject *data)
{
  const char *depth = probant_entreprise_get_parameter (self, "profondeur");
  guint wanted = 1 + (depth ? CLAMP (atoi (depth), 0, 12) : 0);
  JsonArray *months = json_object_get_array_member (data, "effectifs_mensuels");

  while (json_array_get_length (months) > wanted)
    json_array_remove_element (months, json_array_get_length (months) - 1);
}

static void
reply_answer (ProbantEntrepriseRequest *self, JsonObject *answer, ProbantTemplate *template)
{
  const char *limit = probant_entreprise_get_limit (self);
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
  if (self->call.month)
    cut_months (self, json_object_get_object_member (object, "data"));
  complete_envelope (object, limit ? (guint)atoi (limit) : G_MAXUINT);
  probant_sandbox_reply_json (self->message, 200, PROBANT_ENTREPRISE_JSON_API, root);
  if (delay > 0 && !cached)
    probant_sandbox_server_delay (self->api->server, self->message, delay);
}

void
probant_entreprise_answer (ProbantEntrepriseRequest *self)
{
  g_autofree char *unknown = g_strconcat (self->call.route->prefix, "003", NULL);
  g_autoptr (GDateTime) today = NULL;
  const ProbantFictionSubject *subject;
  ProbantTemplate template;
  JsonObject *found;

  subject = probant_fiction_find (self->api->server->fiction, self->call.number);
  if (!subject)
    {
      probant_entreprise_reply_error (self, unknown, self->call.route->provider, NULL, 0);
      return;
    }
  probant_sandbox_server_fill (self->api->server, subject, &template);
  today = template.today;
  template.asked_year = self->call.year ? atoi (self->call.year) : 0;
  template.asked_month = self->call.month ? atoi (self->call.month) : 1;
  found = find_answer (self, subject, today);
  if (!found)
    probant_entreprise_reply_error (self, unknown, self->call.route->provider, NULL, 0);
  else if (!reply_scripted_error (self, found))
    reply_answer (self, found, &template);
  else if (json_object_has_member (found, "@delay"))
    probant_sandbox_server_delay (self->api->server, self->message,
                                  json_object_get_int_member (found, "@delay"));
}
