/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-search-read.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-json.h"
#include "core/probant-text.h"

#define MASK "[NON-DIFFUSIBLE]"
#define MAX_RESULTS 25
#define MAX_TOTAL 10000
#define MAX_NAME 300
#define MAX_WORD 100

G_DEFINE_BOXED_TYPE (ProbantSearchHit, probant_search_hit, probant_search_hit_ref, probant_search_hit_unref)

ProbantSearchHit *
probant_search_hit_ref (ProbantSearchHit *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  ProbantSearchHit *self = data;

  g_free (self->siren);
  g_free (self->siret);
  g_free (self->rna);
  g_free (self->name);
  g_free (self->postcode);
  g_free (self->town);
  g_free (self->activity);
  g_free (self->section);
}

void
probant_search_hit_unref (ProbantSearchHit *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

void
probant_search_hit_get_identifier (const ProbantSearchHit *self, ProbantIdentifier *identifier)
{
  const char *value = self->siret != NULL ? self->siret : self->siren;

  identifier->kind = self->siret != NULL ? PROBANT_IDENTIFIER_SIRET : PROBANT_IDENTIFIER_SIREN;
  g_strlcpy (identifier->value, value, sizeof identifier->value);
}

const char *
probant_search_get_section_title (const char *section)
{
  /* The sections A–U of the NAF, revision 2, shortened. */
  static const char *const titles[] = {
    N_ ("Agriculture, forestry and fishing"),
    N_ ("Mining and quarrying"),
    N_ ("Manufacturing"),
    N_ ("Electricity, gas and steam"),
    N_ ("Water, waste and remediation"),
    N_ ("Construction"),
    N_ ("Trade and repair of vehicles"),
    N_ ("Transport and storage"),
    N_ ("Accommodation and catering"),
    N_ ("Information and communication"),
    N_ ("Finance and insurance"),
    N_ ("Real estate"),
    N_ ("Scientific and technical activities"),
    N_ ("Administrative and support services"),
    N_ ("Public administration"),
    N_ ("Education"),
    N_ ("Health and social work"),
    N_ ("Arts, entertainment and recreation"),
    N_ ("Other services"),
    N_ ("Households as employers"),
    N_ ("Extraterritorial organisations"),
  };

  if (section == NULL || strlen (section) != 1 || *section < 'A' || *section > 'U')
    return NULL;

  return _ (titles[*section - 'A']);
}

/* A text that is published; NULL where it is masked, empty or none. (transfer full) */
static char *
read_text (JsonObject *object, const char *name, gsize max_chars)
{
  const char *text = object != NULL ? probant_json_text_member (object, name) : NULL;

  return text != NULL && strstr (text, MASK) == NULL ? probant_text_sanitise (text, max_chars) : NULL;
}

static gboolean
read_boolean (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static guint
read_count (JsonObject *object, const char *name, guint max)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 count
      = node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;

  return (guint)CLAMP (count, 0, (gint64)max);
}

static gboolean
is_word (const char *text, const char *word)
{
  return g_strcmp0 (text, word) == 0;
}

static const char *
siren_of (JsonObject *result)
{
  const char *siren = probant_json_text_member (result, "siren");

  return siren != NULL && probant_siren_is_valid (siren) ? siren : NULL;
}

static const char *
siret_of (JsonObject *establishment, const char *siren)
{
  const char *siret = establishment != NULL ? probant_json_text_member (establishment, "siret") : NULL;

  return siret != NULL && g_str_has_prefix (siret, siren) && probant_siret_is_valid (siret) ? siret : NULL;
}

/* The number of an association without one is not a number but null or empty. */
static const char *
rna_of (JsonObject *result)
{
  JsonObject *complements = probant_json_object_member (result, "complements");
  const char *rna
      = complements != NULL ? probant_json_text_member (complements, "identifiant_association") : NULL;

  return rna != NULL && probant_rna_is_valid (rna) ? rna : NULL;
}

/* The establishment with this SIRET, which is not the head office; NULL where it is not told. */
static JsonObject *
find_establishment (JsonObject *result, const char *siret)
{
  JsonNode *node = json_object_get_member (result, "matching_etablissements");
  JsonArray *list = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;

      if (object != NULL && is_word (probant_json_text_member (object, "siret"), siret))
        return object;
    }

  return NULL;
}

/* The server's look-up by number is a search: what it answers is compared with what was asked. */
static gboolean
bears_number (JsonObject *result, const ProbantIdentifier *number)
{
  const char *siren = siren_of (result);

  if (siren == NULL)
    return FALSE;
  if (number == NULL)
    return TRUE;
  switch (number->kind)
    {
    case PROBANT_IDENTIFIER_SIREN:
      return is_word (siren, number->value);
    case PROBANT_IDENTIFIER_SIRET:
      return is_word (siret_of (probant_json_object_member (result, "siege"), siren), number->value)
             || (g_str_has_prefix (number->value, siren)
                 && find_establishment (result, number->value) != NULL);
    case PROBANT_IDENTIFIER_RNA:
      return is_word (rna_of (result), number->value);
    case PROBANT_IDENTIFIER_NONE:
    default:
      return FALSE;
    }
}

static ProbantSearchHit *
read_hit (JsonObject *result)
{
  ProbantSearchHit *hit = g_atomic_rc_box_new0 (ProbantSearchHit);
  JsonObject *seat = probant_json_object_member (result, "siege");
  JsonObject *complements = probant_json_object_member (result, "complements");
  const char *siren = siren_of (result);

  hit->siren = g_strdup (siren);
  hit->siret = g_strdup (siret_of (seat, siren));
  hit->rna = g_strdup (rna_of (result));
  hit->name = read_text (result, "nom_complet", MAX_NAME);
  if (hit->name == NULL)
    hit->name = read_text (result, "nom_raison_sociale", MAX_NAME);
  hit->postcode = read_text (seat, "code_postal", MAX_WORD);
  hit->town = read_text (seat, "libelle_commune", MAX_WORD);
  if (hit->town == NULL)
    hit->town = read_text (seat, "libelle_commune_etranger", MAX_WORD);
  hit->activity = read_text (result, "activite_principale", MAX_WORD);
  hit->section = read_text (result, "section_activite_principale", MAX_WORD);
  hit->ceased = is_word (probant_json_text_member (result, "etat_administratif"), "C");
  hit->association = read_boolean (complements, "est_association");
  hit->partial = is_word (probant_json_text_member (result, "statut_diffusion"), "P");
  hit->n_open = read_count (result, "nombre_etablissements_ouverts", G_MAXINT);

  return hit;
}

/* NULL where `root` is no page of results. (transfer none) */
static JsonArray *
get_results (JsonNode *root)
{
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *node = object != NULL ? json_object_get_member (object, "results") : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_result (JsonArray *results, guint i)
{
  JsonNode *node = json_array_get_element (results, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

GPtrArray *
probant_search_read_hits (JsonNode *root, const ProbantIdentifier *number, guint *n_total)
{
  JsonArray *results = get_results (root);
  g_autoptr (GPtrArray) hits = NULL;

  if (results == NULL)
    return NULL;

  hits = g_ptr_array_new_with_free_func ((GDestroyNotify)probant_search_hit_unref);
  for (guint i = 0; i < MIN (json_array_get_length (results), MAX_RESULTS); i++)
    {
      JsonObject *result = get_result (results, i);

      if (result != NULL && bears_number (result, number))
        g_ptr_array_add (hits, read_hit (result));
    }
  if (n_total != NULL)
    *n_total = number != NULL
                   ? hits->len
                   : MAX (read_count (json_node_get_object (root), "total_results", MAX_TOTAL), hits->len);

  return g_steal_pointer (&hits);
}

/* The unit as a record has it */

static JsonNode *copy_published (JsonNode *node);

static JsonNode *
copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), copy);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_unref (copy);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    json_object_set_member (copy, name, copy_published (member));

  return node;
}

/* A copy in which what is masked is null. */
static JsonNode *
copy_published (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return copy_object (json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      g_autoptr (JsonArray) copy = json_array_new ();

      for (guint i = 0; i < json_array_get_length (array); i++)
        json_array_add_element (copy, copy_published (json_array_get_element (array, i)));

      return json_node_init_array (json_node_alloc (), copy);
    }
  if (json_node_get_value_type (node) == G_TYPE_STRING && strstr (json_node_get_string (node), MASK) != NULL)
    return json_node_new (JSON_NODE_NULL);

  return json_node_copy (node);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)b, *(const char *const *)a);
}

/* {"2024": {"ca", "resultat_net"}} as a list. (transfer full) */
static JsonArray *
list_finances (JsonObject *finances)
{
  JsonArray *list = json_array_new ();
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *year;

  json_object_iter_init_ordered (&iter, finances);
  while (json_object_iter_next_ordered (&iter, &year, NULL))
    if (probant_json_object_member (finances, year) != NULL)
      g_ptr_array_add (years, (gpointer)year);
  g_ptr_array_sort (years, compare_years);
  for (guint i = 0; i < years->len; i++)
    {
      year = g_ptr_array_index (years, i);
      json_array_add_element (list, copy_object (probant_json_object_member (finances, year)));
      json_object_set_string_member (json_array_get_object_element (list, i), "annee", year);
    }

  return list;
}

static JsonNode *
make_envelope (JsonObject *result, const ProbantIdentifier *number)
{
  JsonNode *data = copy_object (result);
  JsonObject *members = json_node_get_object (data);
  JsonObject *envelope = json_object_new ();
  JsonObject *finances = probant_json_object_member (result, "finances");
  JsonObject *establishment
      = number->kind == PROBANT_IDENTIFIER_SIRET ? find_establishment (result, number->value) : NULL;
  JsonNode *root = json_node_init_object (json_node_alloc (), envelope);

  json_object_unref (envelope);
  if (finances != NULL)
    json_object_set_array_member (members, "finances", list_finances (finances));
  json_object_remove_member (members, "matching_etablissements");
  if (establishment != NULL && !read_boolean (establishment, "est_siege"))
    json_object_set_member (members, "etablissement", copy_object (establishment));
  json_object_set_member (envelope, "data", data);
  json_object_set_object_member (envelope, "links", json_object_new ());
  json_object_set_object_member (envelope, "meta", json_object_new ());
  json_node_seal (root);

  return root;
}

JsonNode *
probant_search_read_unit (JsonNode *root, const ProbantIdentifier *number, gboolean *found)
{
  JsonArray *results = get_results (root);

  *found = results == NULL;
  for (guint i = 0; results != NULL && i < MIN (json_array_get_length (results), MAX_RESULTS); i++)
    {
      JsonObject *result = get_result (results, i);

      if (result != NULL && bears_number (result, number))
        {
          *found = TRUE;
          return make_envelope (result, number);
        }
    }

  return NULL;
}
