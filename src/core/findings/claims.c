/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/findings/probant-claims.h"

#include <string.h>

#include "core/probant-fold.h"

/* Who the applicant is, where and what for: names, addresses, activities, officers. */

static void
claim_free (ProbantClaim *self)
{
  g_free (self->value);
  g_ptr_array_unref (self->keys);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_free (self);
}

GPtrArray *
probant_claims_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)claim_free);
}

static const char *
get_producer (ProbantRecord *record)
{
  return probant_record_get_endpoint (record)->producer;
}

/* The catalogue names some bodies together: "INSEE & Infogreffe". */
static gboolean
is_same_body (const char *a, const char *b)
{
  return g_str_has_prefix (a, b) || g_str_has_prefix (b, a);
}

static gboolean
is_said_already (GPtrArray *claims, ProbantRecord *record, const char *value)
{
  g_autofree char *folded = probant_fold_text (value);

  for (guint i = 0; i < claims->len; i++)
    {
      const ProbantClaim *claim = g_ptr_array_index (claims, i);
      g_autofree char *other = probant_fold_text (claim->value);

      if (g_str_equal (folded, other) && is_same_body (get_producer (record), get_producer (claim->record)))
        return TRUE;
    }

  return FALSE;
}

ProbantClaim *
probant_claims_add (GPtrArray *claims, ProbantRecord *record, char *value)
{
  ProbantClaim *claim;

  if (value == NULL || is_said_already (claims, record, value))
    {
      g_free (value);
      return NULL;
    }

  claim = g_new0 (ProbantClaim, 1);
  claim->record = record;
  claim->value = value;
  claim->keys = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (claims, claim);

  return claim;
}

void
probant_claim_add_key (ProbantClaim *self, char *key)
{
  if (key != NULL)
    g_ptr_array_add (self->keys, key);
}

gboolean
probant_claim_has_key (const ProbantClaim *self, const char *key, ProbantSameFunc same)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (same (g_ptr_array_index (self->keys, i), key))
      return TRUE;

  return FALSE;
}

gboolean
probant_claim_agrees (const ProbantClaim *self, const ProbantClaim *other, ProbantSameFunc same)
{
  for (guint i = 0; i < other->keys->len; i++)
    if (probant_claim_has_key (self, g_ptr_array_index (other->keys, i), same))
      return TRUE;

  return FALSE;
}

gboolean
probant_same_activity (const char *a, const char *b)
{
  return g_str_equal (a, b);
}

char *
probant_claim_read (JsonNode *node, const char *path)
{
  g_autofree char *text = probant_clean_text (probant_node_get_text (node, path));

  /* What INSEE writes in the place of what a partially published person keeps back. */
  if (text == NULL || strstr (text, "[ND]") != NULL || strstr (text, "[NON-DIFFUSIBLE]") != NULL)
    return NULL;

  return g_steal_pointer (&text);
}

static char *
read_fact (ProbantRecord *record, const char *path)
{
  return probant_claim_read (probant_fact_node (record, path), "");
}

/* The texts at `paths` (NULL-terminated) that there are, in one. NULL where there is none. (transfer full) */
static char *
join_members (JsonNode *node, const char *const *paths, const char *separator)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (; *paths != NULL; paths++)
    {
      char *text = probant_claim_read (node, *paths);

      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  if (texts->len == 0)
    return NULL;
  g_ptr_array_add (texts, NULL);

  return g_strjoinv (separator, (char **)texts->pdata);
}

/* Names */

static void
list_corporate_names (const ProbantFacts *facts, GPtrArray *claims)
{
  static const struct
  {
    const char *source;
    const char *name;
    const char *others[3];
  } sources[] = {
    { "entreprises",
      "data.personne_morale_attributs.raison_sociale",
      { "data.personne_morale_attributs.sigle" } },
    { "etablissements",
      "data.unite_legale.personne_morale_attributs.raison_sociale",
      { "data.unite_legale.personne_morale_attributs.sigle" } },
    { "extraits_rcs_infogreffe", "data.personne_morale.denomination", { "data.nom_commercial" } },
    { "extrait_rne", "data.identite_entreprise.denomination", { NULL } },
    { "associations", "data.nom", { "data.sigle" } },
    { "associations", "data.titre", { NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      ProbantRecord *record = probant_facts_get_answered (facts, sources[i].source);
      char *name = read_fact (record, sources[i].name);
      ProbantClaim *claim = probant_claims_add (claims, record, name);

      if (claim == NULL)
        continue;
      probant_claim_add_key (claim, g_strdup (claim->value));
      for (const char *const *path = sources[i].others; *path != NULL; path++)
        probant_claim_add_key (claim, read_fact (record, *path));
    }

  if (claims->len > 0)
    probant_claim_add_key (g_ptr_array_index (claims, 0),
                           read_fact (probant_facts_get_answered (facts, "etablissements"), "data.enseigne"));
}

/* First names are an array in the RNE, several members at INSEE: the usual one, or else the first. */
static char *
read_first_name (JsonNode *person)
{
  static const char *const paths[] = { "prenom_usuel", "prenom_1", "prenom", NULL };
  g_autoptr (GPtrArray) all = probant_node_list (person, "prenoms[]");

  if (all->len > 0)
    return probant_claim_read (g_ptr_array_index (all, 0), "");
  for (guint i = 0; paths[i] != NULL; i++)
    {
      char *text = probant_claim_read (person, paths[i]);

      if (text != NULL)
        return text;
    }

  return NULL;
}

/* "Jean DUPONT", NULL without a surname. (transfer full) */
static char *
read_person (JsonNode *person, const char *surname_path)
{
  g_autofree char *surname = probant_claim_read (person, surname_path);
  g_autofree char *first = read_first_name (person);

  if (surname == NULL)
    return NULL;

  return first != NULL ? g_strjoin (" ", first, surname, NULL) : g_steal_pointer (&surname);
}

static void
list_person_names (const ProbantFacts *facts, GPtrArray *claims)
{
  static const struct
  {
    const char *source;
    const char *path;
  } sources[] = {
    { "entreprises", "data.personne_physique_attributs" },
    { "etablissements", "data.unite_legale.personne_physique_attributs" },
    { "extraits_rcs_infogreffe", "data.personne_physique" },
    { "extrait_rne", "data.identite_entreprise" },
  };
  static const char *const surnames[] = { "nom_usage", "nom_naissance", "nom" };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      ProbantRecord *record = probant_facts_get_answered (facts, sources[i].source);
      JsonNode *person = probant_fact_node (record, sources[i].path);
      ProbantClaim *claim = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (surnames); j++)
        {
          g_autofree char *name = read_person (person, surnames[j]);

          if (claim == NULL && name != NULL)
            claim = probant_claims_add (claims, record, g_strdup (name));
          if (claim != NULL)
            probant_claim_add_key (claim, g_steal_pointer (&name));
        }
    }
}

GPtrArray *
probant_claims_list_names (const ProbantFacts *facts)
{
  GPtrArray *claims = probant_claims_new ();

  /* The trade register fills both kinds of members at times: the legal form decides. */
  if (probant_facts_is_person (facts))
    list_person_names (facts, claims);
  else
    list_corporate_names (facts, claims);

  return claims;
}

/* Addresses */

/* Of INSEE, of the associations' directory and of the RNE alike: each has some of the members. */
static void
add_address (GPtrArray *claims, ProbantRecord *record, JsonNode *address)
{
  static const char *const street_paths[]
      = { "numero_voie", "indice_repetition_voie", "type_voie", "libelle_voie", "voie", NULL };
  static const char *const town_paths[] = { "code_postal", "libelle_commune", "commune", NULL };
  g_autofree char *street = join_members (address, street_paths, " ");
  g_autofree char *town = join_members (address, town_paths, " ");
  ProbantClaim *claim;

  if (street == NULL || town == NULL)
    return;

  claim = probant_claims_add (claims, record, g_strjoin (", ", street, town, NULL));
  if (claim != NULL)
    probant_claim_add_key (claim, g_strdup (claim->value));
}

/* Of the item of `list` that is this establishment. */
static void
add_establishment (GPtrArray *claims, ProbantRecord *record, const char *list, const char *siret)
{
  g_autoptr (GPtrArray) establishments = probant_fact_list (record, list);

  for (guint i = 0; i < establishments->len; i++)
    {
      JsonNode *establishment = g_ptr_array_index (establishments, i);

      if (g_strcmp0 (probant_node_get_text (establishment, "siret"), siret) == 0)
        add_address (claims, record, probant_node_get (establishment, "adresse"));
    }
}

GPtrArray *
probant_claims_list_addresses (const ProbantFacts *facts)
{
  ProbantRecord *insee = probant_facts_get_answered (facts, "etablissements");
  ProbantRecord *rne = probant_facts_get_answered (facts, "extrait_rne");
  ProbantRecord *association = probant_facts_get_answered (facts, "associations");
  const char *siret = probant_fact_text (insee, "data.siret");
  GPtrArray *claims = probant_claims_new ();

  if (insee != NULL)
    add_address (claims, insee, probant_fact_node (insee, "data.adresse"));

  if (insee == NULL || probant_fact_is_boolean (insee, "data.siege_social", TRUE))
    {
      add_address (claims, rne, probant_fact_node (rne, "data.identite_entreprise.adresse_siege_social"));
      add_address (claims, association, probant_fact_node (association, "data.adresse_siege"));
    }
  else if (siret != NULL)
    {
      add_establishment (claims, rne, "data.etablissements[]", siret);
      add_establishment (claims, association, "data.etablissements[]", siret);
    }

  return claims;
}

/* Activities */

/* The codes of {code, libelle, nomenclature} and of its twin in revision 2, as far as they are of that
 * revision. */
static void
add_activity_keys (ProbantClaim *claim, JsonNode *activity, JsonNode *rev2)
{
  g_autofree char *nomenclature = probant_fold_text (probant_node_get_text (activity, "nomenclature"));

  probant_claim_add_key (claim, probant_fold_activity_code (probant_node_get_text (rev2, "code")));
  if (claim->keys->len == 0 && *nomenclature != '\0' && strstr (nomenclature, "rev2") == NULL
      && strstr (nomenclature, "rev 2") == NULL)
    return;
  probant_claim_add_key (claim, probant_fold_activity_code (probant_node_get_text (activity, "code")));
}

GPtrArray *
probant_claims_list_activities (const ProbantFacts *facts)
{
  static const char *const label_paths[] = { "code", "libelle", NULL };
  static const struct
  {
    const char *source;
    const char *path;
    const char *rev2;
  } sources[] = {
    { "entreprises", "data.activite_principale", "data.activite_principale_naf_rev2" },
    { "etablissements", "data.activite_principale", "data.activite_principale_naf_rev2" },
    { "extrait_rne", "data.identite_entreprise.code_APE", NULL },
    { "associations", "data.activites.activite_principale", NULL },
  };
  ProbantRecord *rcs = probant_facts_get_answered (facts, "extraits_rcs_infogreffe");
  GPtrArray *claims = probant_claims_new ();
  ProbantClaim *claim;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      ProbantRecord *record = probant_facts_get_answered (facts, sources[i].source);
      JsonNode *activity = probant_fact_node (record, sources[i].path);

      claim = probant_claims_add (claims, record, join_members (activity, label_paths, " "));
      if (claim != NULL)
        add_activity_keys (claim, activity,
                           sources[i].rev2 != NULL ? probant_fact_node (record, sources[i].rev2) : NULL);
    }

  claim = probant_claims_add (claims, rcs, read_fact (rcs, "data.etablissement_principal.code_ape"));
  if (claim != NULL)
    probant_claim_add_key (claim, probant_fold_activity_code (claim->value));

  return claims;
}

/* Officers */

static void
add_officer (GPtrArray *claims, ProbantRecord *record, JsonNode *officer)
{
  static const char *const role_paths[] = { "fonction", "qualite", NULL };
  g_autofree char *role = join_members (officer, role_paths, ", ");
  g_autofree char *folded_role = probant_fold_text (role);
  g_autofree char *name = read_person (officer, "nom");
  ProbantClaim *claim;

  if (name == NULL)
    name = probant_claim_read (officer, "raison_sociale");
  if (name == NULL || strstr (folded_role, "commissaire aux comptes") != NULL)
    return;

  claim = probant_claims_add (claims, record,
                              role != NULL ? g_strjoin (", ", name, role, NULL) : g_strdup (name));
  if (claim != NULL)
    probant_claim_add_key (claim, g_steal_pointer (&name));
}

GPtrArray *
probant_claims_list_officers (const ProbantFacts *facts)
{
  static const struct
  {
    const char *source;
    const char *path;
  } sources[] = {
    { "mandataires_sociaux", "data[].data" },
    { "extraits_rcs_infogreffe", "data.mandataires_sociaux[]" },
    { "extrait_rne", "data.dirigeants_et_associes[]" },
    { "associations", "data.etablissements[].representants_legaux[]" },
  };
  GPtrArray *claims = probant_claims_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      ProbantRecord *record = probant_facts_get_answered (facts, sources[i].source);
      g_autoptr (GPtrArray) officers = probant_fact_list (record, sources[i].path);

      for (guint j = 0; j < officers->len; j++)
        add_officer (claims, record, g_ptr_array_index (officers, j));
    }

  return claims;
}
