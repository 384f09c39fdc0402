/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Recherche d'entreprises": the open directory, by words, SIREN, SIRET or RNA number. */
#include "config.h"

#include "sandbox/probant-sandbox-server.h"

#include <string.h>

#include "core/probant-fold.h"
#include "core/probant-json.h"

#define PER_SECOND 7
#define MAX_RESULTS 10000
#define MIN_CHARS 3
#define MASK "[NON-DIFFUSIBLE]"

typedef struct
{
  ProbantSandboxServer *server;
  gint64 starts[PER_SECOND]; /* of the last requests, a ring */
  guint n_starts;
} Search;

/* The blocks that "minimal" leaves out; `score` is never there. */
static const char *const blocks[]
    = { "siege", "complements", "dirigeants", "finances", "matching_etablissements", "tva", "score", NULL };

/* Words that the server does not look at. */
static const char *const stop_words[]
    = { "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "un", "une", NULL };

static void
reply_error (SoupServerMessage *message, guint status, const char *text)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = NULL;

  json_object_set_string_member (object, "erreur", text);
  root = json_node_init_object (json_node_alloc (), object);
  probant_sandbox_reply_json (message, status, "application/json", root);
}

/* The eighth request of a second is refused. */
static gboolean
is_too_fast (Search *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 *oldest = &self->starts[self->n_starts % PER_SECOND];

  if (self->n_starts >= PER_SECOND && now - *oldest < G_TIME_SPAN_SECOND)
    return TRUE;
  *oldest = now;
  self->n_starts++;

  return FALSE;
}

/* Words */

static void
add_words (GHashTable *words, const char *text)
{
  g_autofree char *folded = text && !strstr (text, MASK) ? probant_fold_text (text) : NULL;
  g_auto (GStrv) list = g_strsplit (folded ? folded : "", " ", -1);

  for (char **word = list; *word; word++)
    if (**word)
      g_hash_table_add (words, g_strdup (*word));
}

static void
add_members (GHashTable *words, JsonObject *object, const char *const *names)
{
  for (const char *const *name = names; object && *name; name++)
    add_words (words, probant_json_text_member (object, *name));
}

static void
add_elements (GHashTable *words, JsonObject *unit, const char *list, const char *const *names)
{
  JsonArray *array = json_object_get_array_member (unit, list);

  for (guint i = 0; i < json_array_get_length (array); i++)
    add_members (words, json_array_get_object_element (array, i), names);
}

/* Name, address, leaders and RNA number: what the server searches. */
static gboolean
has_words (JsonObject *unit, const char *query)
{
  const char *const names[] = { "nom_complet", "nom_raison_sociale", "sigle", NULL };
  const char *const addresses[] = { "adresse", "libelle_commune", "nom_commercial", NULL };
  const char *const leaders[] = { "nom", "prenoms", "denomination", NULL };
  const char *const numbers[] = { "identifiant_association", NULL };
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = probant_fold_text (query);
  g_auto (GStrv) wanted = g_strsplit (folded, " ", -1);
  gboolean found = FALSE;

  add_members (words, unit, names);
  add_members (words, json_object_get_object_member (unit, "siege"), addresses);
  add_members (words, json_object_get_object_member (unit, "complements"), numbers);
  add_elements (words, unit, "dirigeants", leaders);
  add_elements (words, unit, "matching_etablissements", addresses);
  for (char **word = wanted; *word; word++)
    {
      if (**word == '\0' || g_strv_contains (stop_words, *word))
        continue;
      if (!g_hash_table_contains (words, *word))
        return FALSE;
      found = TRUE;
    }

  return found;
}

/* Sole traders who are published in part come out by their number alone. */
static gboolean
is_hidden (JsonObject *unit)
{
  return g_strcmp0 (probant_json_text_member (unit, "statut_diffusion"), "P") == 0
         && json_object_get_boolean_member (json_object_get_object_member (unit, "complements"),
                                            "est_entrepreneur_individuel");
}

/* Finding */

/* The unit with the dates of today. (transfer full), NULL where the directory does not have the subject */
static JsonNode *
resolve_unit (Search *self, const ProbantFictionSubject *subject)
{
  JsonNode *unit = json_object_get_member (subject->root, "annuaire");
  ProbantTemplate template;
  JsonNode *resolved;

  if (!unit)
    return NULL;
  probant_sandbox_server_fill (self->server, subject, &template);
  resolved = probant_template_resolve (&template, unit);
  g_date_time_unref (template.today);

  return resolved;
}

/* Leaves of the other establishments the one that was asked for. */
static void
keep_establishment (JsonObject *unit, const char *siret)
{
  JsonArray *all = json_object_get_array_member (unit, "matching_etablissements");
  JsonArray *kept = json_array_new ();

  for (guint i = 0; i < json_array_get_length (all); i++)
    if (g_strcmp0 (probant_json_text_member (json_array_get_object_element (all, i), "siret"), siret) == 0)
      json_array_add_element (kept, json_node_copy (json_array_get_element (all, i)));
  json_object_set_array_member (unit, "matching_etablissements", kept);
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  JsonObject *units[]
      = { json_node_get_object (*(JsonNode *const *)a), json_node_get_object (*(JsonNode *const *)b) };
  gboolean ceased[2];
  gint64 open[2];

  for (gsize i = 0; i < 2; i++)
    {
      ceased[i] = g_strcmp0 (probant_json_text_member (units[i], "etat_administratif"), "A") != 0;
      open[i] = json_object_get_int_member (units[i], "nombre_etablissements_ouverts");
    }
  if (ceased[0] != ceased[1])
    return ceased[0] - ceased[1];

  return open[0] > open[1] ? -1 : open[0] < open[1];
}

/* (transfer full) of JsonNode */
static GPtrArray *
find_units (Search *self, const char *query)
{
  GPtrArray *units = g_ptr_array_new_with_free_func ((GDestroyNotify)json_node_unref);
  g_auto (GStrv) groups = g_strsplit (query, " ", -1);
  g_autofree char *digits = g_strjoinv ("", groups);
  gboolean number
      = strspn (digits, "0123456789") == strlen (digits) && (strlen (digits) == 9 || strlen (digits) == 14);
  GPtrArray *subjects = probant_fiction_list (self->server->fiction);

  for (guint i = 0; i < subjects->len; i++)
    {
      const ProbantFictionSubject *subject = g_ptr_array_index (subjects, i);
      g_autoptr (JsonNode) node = resolve_unit (self, subject);
      JsonObject *unit = node ? json_node_get_object (node) : NULL;

      if (!unit
          || (number ? probant_fiction_find (self->server->fiction, digits) != subject
                     : is_hidden (unit) || !has_words (unit, query)))
        continue;
      if (number)
        keep_establishment (unit, digits);
      g_ptr_array_add (units, g_steal_pointer (&node));
    }
  g_ptr_array_sort (units, compare_units);

  return units;
}

/* Parameters */

static const char *
get_parameter (GHashTable *query, const char *name)
{
  const char *value = query ? g_hash_table_lookup (query, name) : NULL;

  return value && *value ? value : NULL;
}

static gboolean
read_number (GHashTable *query, const char *name, guint64 max, guint64 *number)
{
  const char *text = get_parameter (query, name);

  return !text || g_ascii_string_to_unsigned (text, 10, 1, max, number, NULL);
}

/* What is asked for, or the sentence of the refusal. */
static const char *
check (GHashTable *query, guint64 *page, guint64 *per_page, gboolean *minimal, char ***include)
{
  const char *text = get_parameter (query, "q");
  const char *small = get_parameter (query, "minimal");
  const char *wanted = get_parameter (query, "include");
  g_autofree char *lower = g_ascii_strdown (wanted ? wanted : "", -1);

  *page = 1;
  *per_page = 10;
  *minimal = small && g_ascii_strcasecmp (small, "true") == 0;
  *include = g_strsplit (lower, ",", -1);
  if (!text)
    return "Veuillez indiquer au moins un paramètre de recherche.";
  if (g_utf8_strlen (text, -1) < MIN_CHARS)
    return "3 caractères minimum pour les termes de la requête.";
  if (!read_number (query, "page", 1000, page))
    return "Veuillez indiquer un numéro de page entre 1 et 1000.";
  if (!read_number (query, "per_page", 25, per_page))
    return "Veuillez indiquer un nombre de résultats par page entre 1 et 25.";
  if (*page * *per_page > MAX_RESULTS)
    return "Le nombre total de résultats est limité à 10 000.";
  if (small && !*minimal && g_ascii_strcasecmp (small, "false") != 0)
    return "Veuillez indiquer « true » ou « false » pour le paramètre « minimal ».";
  if (wanted && !*minimal)
    return "Veuillez indiquer si vous souhaitez une réponse minimale avec le filtre « minimal=true ».";
  for (char **name = *include; *name; name++)
    if (**name && !g_strv_contains (blocks, *name))
      return "Au moins un champ à inclure est non valide.";

  return NULL;
}

static void
strip_blocks (JsonObject *unit, const char *const *include)
{
  for (const char *const *block = blocks; *block; block++)
    if (!g_strv_contains (include, *block))
      json_object_remove_member (unit, *block);
}

/* (transfer full) */
static JsonNode *
make_page (GPtrArray *units, guint64 page, guint64 per_page, const char *const *include)
{
  g_autoptr (JsonObject) root = json_object_new ();
  JsonArray *results = json_array_new ();

  for (guint64 i = (page - 1) * per_page; i < MIN (page * per_page, units->len); i++)
    {
      JsonNode *unit = g_ptr_array_index (units, i);

      if (include)
        strip_blocks (json_node_get_object (unit), include);
      json_array_add_element (results, json_node_copy (unit));
    }
  json_object_set_array_member (root, "results", results);
  json_object_set_int_member (root, "total_results", units->len);
  json_object_set_int_member (root, "page", (gint64)page);
  json_object_set_int_member (root, "per_page", (gint64)per_page);
  json_object_set_int_member (root, "total_pages", (gint64)((units->len + per_page - 1) / per_page));

  return json_node_init_object (json_node_alloc (), root);
}

static void
search_cb (SoupServer *soup,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Search *self = user_data;
  g_auto (GStrv) include = NULL;
  guint64 page, per_page;
  gboolean minimal;
  const char *wrong = check (query, &page, &per_page, &minimal, &include);

  if (!probant_sandbox_is_reading (message) || !g_str_equal (path, "/search"))
    reply_error (message, 404, "Not Found");
  else if (is_too_fast (self))
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message), "Retry-After", "1");
      probant_sandbox_reply_html (message, 429, "Too Many Requests", "429");
    }
  else if (wrong)
    reply_error (message, 400, wrong);
  else
    {
      g_autoptr (GPtrArray) units = find_units (self, get_parameter (query, "q"));
      g_autoptr (JsonNode) root
          = make_page (units, page, per_page, minimal ? (const char *const *)include : NULL);

      probant_sandbox_reply_json (message, 200, "application/json", root);
    }
}

void
probant_sandbox_serve_search (ProbantSandboxServer *self)
{
  Search *search = g_new0 (Search, 1);

  search->server = self;
  soup_server_add_handler (self->soup, "/search", search_cb, search, g_free);
}
