/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "present-check.h"

/* The samples hold every member of the contract, with fictional values. */

static void
test_complete (void)
{
  const struct
  {
    const char *source;
    const char *sample;
    const char *const *hidden;
  } cases[] = {
    /* The bounds of a headcount band are in its label. */
    { "entreprises", "entreprises.json",
      (const char *const[]){ "data.tranche_effectif_salarie.de", "data.tranche_effectif_salarie.a", NULL } },
    { "etablissements", "etablissements.json",
      (const char *const[]){ "data.tranche_effectif_salarie.de", "data.tranche_effectif_salarie.a",
                             "data.unite_legale.tranche_effectif_salarie.de",
                             "data.unite_legale.tranche_effectif_salarie.a", NULL } },
    { "extraits_rcs_infogreffe", "extraits_rcs_infogreffe.json",
      /* Said in words beside it. */
      (const char *const[]){ "data.capital.code_devise", NULL } },
    { "associations", "associations.json",
      (const char *const[]){
          "data.documents_rna[].id", "data.documents_rna[].type", "data.documents_rna[].sous_type.code",
          "data.documents_rna[].sous_type.libelle", "data.documents_rna[].date_depot",
          "data.documents_rna[].annee_depot", "data.documents_rna[].url",
          "data.etablissements[].documents_dac[].id", "data.etablissements[].documents_dac[].nom",
          "data.etablissements[].documents_dac[].annee_validite",
          "data.etablissements[].documents_dac[].commentaire", "data.etablissements[].documents_dac[].etat",
          "data.etablissements[].documents_dac[].type", "data.etablissements[].documents_dac[].date_depot",
          "data.etablissements[].documents_dac[].url", NULL } },
    { "associations", "associations_rna.json" },
    { "documents_associations", "documents_associations.json",
      (const char *const[]){ "data.documents_rna[].id", "data.etablissements[].documents_dac[].id", NULL } },
    { "documents_associations", "documents_associations_rna.json",
      (const char *const[]){ "data[].data.expires_in", NULL } },
    { "actes_inpi", "actes_inpi.json",
      (const char *const[]){ "data.actes[].id", "data.bilans[].id", "data.bilans[].nom_document",
                             "data.bilans[].date_depot", "data.bilans[].date_cloture",
                             "data.bilans[].date_mise_a_jour", "data.bilans[].type", "data.bilans[].url",
                             NULL } },
    { "conventions_collectives", "conventions_collectives.json",
      (const char *const[]){ "data[].data.type", NULL } },
    { "mandataires_sociaux", "mandataires_sociaux.json",
      (const char *const[]){ "data[].data.date_naissance_timestamp", "data[].data.code_pays_naissance",
                             "data[].data.code_nationalite", NULL } },
    { "extrait_rne", "extrait_rne.json" },
    { "liens_succession", "liens_succession.json" },
    { "effectifs_annuels", "effectifs_annuels.json", (const char *const[]){ "data.siren", NULL } },
    { "numero_tva", "numero_tva.json" },
    { "eori", "eori.json" },
    { "recherche_entreprises", "recherche_entreprises.json",
      (const char *const[]){ "data.caractere_employeur", "data.dirigeants[].annee_de_naissance", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    present_check_all (cases[i].source, cases[i].sample, cases[i].hidden);
}

/* What is left to "Other data" is so on purpose: links into the API, internal numbers, parts of an address
 * that its postal lines replace. */
static void
test_other (void)
{
  const struct
  {
    const char *source;
    const char *sample;
    const char *const *others;
  } cases[] = {
    { "entreprises", "entreprises.json",
      (const char *const[]){ "links.siege_social", "links.siege_social_adresse", NULL } },
    { "etablissements", "etablissements.json",
      (const char *const[]){ "data.adresse.type_voie", "data.adresse.code_postal",
                             "data.adresse.libelle_commune", "data.adresse.libelle_commune_etranger",
                             "data.adresse.libelle_pays_etranger", "links.unite_legale", NULL } },
    { "extraits_rcs_infogreffe", "extraits_rcs_infogreffe.json" },
    { "associations", "associations.json",
      (const char *const[]){ "links.insee_siege_social", "links.insee_siege_social_adresse",
                             "meta.internal_id", NULL } },
    { "associations", "associations_rna.json" },
    { "documents_associations", "associations.json" },
    { "documents_associations", "documents_associations_rna.json" },
    { "actes_inpi", "actes_inpi.json" },
    { "conventions_collectives", "conventions_collectives.json",
      (const char *const[]){ "data[].meta.internal_id", NULL } },
    { "mandataires_sociaux", "mandataires_sociaux.json" },
    { "extrait_rne", "extrait_rne.json" },
    { "liens_succession", "liens_succession.json" },
    { "effectifs_annuels", "effectifs_annuels.json" },
    { "numero_tva", "numero_tva.json" },
    { "eori", "eori.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ProbantEndpoint *endpoint = probant_catalogue_find (cases[i].source);
      g_autoptr (JsonObject) answers = present_check_load (cases[i].sample);

      present_check_other (endpoint, answers, cases[i].others);
    }
}

static void
test_verdicts (void)
{
  const struct
  {
    const char *source;
    const char *json; /* ' for " */
    ProbantVerdictKind kind;
    const char *label;
    const char *sentence;
  } cases[] = {
    { "entreprises", "{'unite_legale':{'data':{'etat_administratif':'A','date_cessation':1}}}",
      PROBANT_VERDICT_POSITIVE, "Active", "Active in the Sirene register" },
    { "entreprises", "{'unite_legale':{'data':{'etat_administratif':'C','date_cessation':816390000}}}",
      PROBANT_VERDICT_NEGATIVE, "Ceased", "Ceased in the Sirene register since 15 November 1995" },
    { "entreprises", "{'unite_legale':{'data':{'etat_administratif':'C','date_cessation':267038293600}}}",
      PROBANT_VERDICT_NEGATIVE, "Ceased", "Ceased in the Sirene register" },
    { "entreprises", "{'unite_legale':{'data':{'etat_administratif':'Z'}}}", PROBANT_VERDICT_NONE },
    { "entreprises", "{'unite_legale':{'data':{'etat_administratif':1}}}", PROBANT_VERDICT_NONE },
    { "etablissements",
      "{'etablissement':{'data':{'etat_administratif':'A','unite_legale':{'etat_administratif':'A'}}}}",
      PROBANT_VERDICT_POSITIVE, "In operation", "This establishment is open in the Sirene register" },
    { "etablissements",
      "{'etablissement':{'data':{'etat_administratif':'A','unite_legale':{'etat_administratif':'C'}}}}",
      PROBANT_VERDICT_NEGATIVE, "Ceased", "The company that this establishment belongs to has ceased" },
    { "etablissements", "{'etablissement':{'data':{'etat_administratif':'F','date_fermeture':'1672441200'}}}",
      PROBANT_VERDICT_NEGATIVE, "Closed", "This establishment is closed since 31 December 2022" },
    { "extraits_rcs_infogreffe", "{'extrait_rcs':{'data':{'date_immatriculation':'1998-07-12'}}}",
      PROBANT_VERDICT_POSITIVE, "Registered", "Registered in the trade register since 12 July 1998" },
    { "extraits_rcs_infogreffe",
      "{'extrait_rcs':{'data':{'date_immatriculation':'1998-07-12','date_radiation':'2025-02-03'}}}",
      PROBANT_VERDICT_NEGATIVE, "Struck off", "Struck off the trade register on 3 February 2025" },
    { "associations", "{'association':{'data':{'active':true}}}", PROBANT_VERDICT_POSITIVE, "Active",
      "Active in the register of associations" },
    { "associations", "{'rna':{'data':{'etat':false,'date_dissolution':'2024-07-08'}}}",
      PROBANT_VERDICT_NEGATIVE, "Dissolved",
      "Dissolved on 8 July 2024 according to the register of associations" },
    { "associations", "{'association':{'data':{'active':true,'date_dissolution':'2024-07-08'}}}",
      PROBANT_VERDICT_NEGATIVE, "Dissolved",
      "Dissolved on 8 July 2024 according to the register of associations" },
    { "associations", "{'association':{'data':{'active':'peut-être'}}}", PROBANT_VERDICT_NONE },
    { "extrait_rne", "{'extrait_rne':{'data':{'identite_entreprise':{'dissolution':{'date':'2025-06-07'}}}}}",
      PROBANT_VERDICT_NEGATIVE, "Dissolved",
      "Dissolved on 7 June 2025 according to the national register of companies" },
    { "numero_tva", "{'numero_tva':{'data':{'tva_number':'FR12900000019'}}}", PROBANT_VERDICT_POSITIVE,
      "Valid", "The European Commission confirms this VAT number" },
    { "recherche_entreprises", "{'annuaire':{'data':{'etat_administratif':'A'}}}", PROBANT_VERDICT_POSITIVE,
      "Active", "Active in the State’s open directory" },
    { "recherche_entreprises",
      "{'annuaire':{'data':{'etat_administratif':'C','date_fermeture':'2026-01-15'}}}",
      PROBANT_VERDICT_NEGATIVE, "Ceased", "Ceased in the State’s open directory since 15 January 2026" },
    { "recherche_entreprises", "{'annuaire':{'data':{'etat_administratif':null}}}", PROBANT_VERDICT_NONE,
      NULL, NULL },
    { "eori", "{'eori':{'data':{'actif':false}}}", PROBANT_VERDICT_NEGATIVE, "Inactive number",
      "The EORI number is no longer active with the customs" },
    { "actes_inpi", "{'actes_bilans':{'data':{'actes':[]}}}", PROBANT_VERDICT_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdelimit (g_strdup (cases[i].json), "'", '"');
      g_autoptr (JsonObject) answers = present_check_parse (json);
      g_autoptr (ProbantPresentation) presentation
          = present_check_present (probant_catalogue_find (cases[i].source), answers);
      const ProbantVerdict *verdict = &presentation->verdict;

      g_test_message ("%s %s", cases[i].source, cases[i].json);
      g_assert_cmpint (verdict->kind, ==, cases[i].kind);
      g_assert_cmpstr (verdict->label, ==, cases[i].label);
      g_assert_cmpstr (verdict->sentence, ==, cases[i].sentence);
      /* No good state is told without what it does not prove. */
      g_assert_true (verdict->kind == PROBANT_VERDICT_NONE || verdict->caveat != NULL);
    }
}

/* Only what applies to the kind of person is shown, and a partially published person is marked. */
static void
test_person (void)
{
  g_autoptr (JsonObject) answers = present_check_load ("entreprises.json");
  g_autoptr (ProbantPresentation) both
      = present_check_present (probant_catalogue_find ("entreprises"), answers);
  JsonNode *unit = probant_json_get (answers, "unite_legale:data");
  g_autoptr (ProbantPresentation) company = NULL;

  g_assert_true (both->protected_data);
  g_assert_true (present_check_find (both, "Birth name")->flags & PROBANT_FIELD_PROTECTED);
  g_assert_false (present_check_find (both, "SIREN")->flags & PROBANT_FIELD_PROTECTED);

  json_object_set_boolean_member (json_node_get_object (unit), "diffusable_commercialement", TRUE);
  json_object_set_string_member (json_node_get_object (unit), "status_diffusion", "diffusible");
  json_object_set_null_member (json_node_get_object (unit), "personne_physique_attributs");
  company = present_check_present (probant_catalogue_find ("entreprises"), answers);
  g_assert_false (company->protected_data);
  g_assert_null (present_check_find (company, "Birth name"));
  g_assert_cmpstr (present_check_find (company, "Company name")->value, ==, "LES TOITS DE LA BRUYÈRE");
  g_assert_cmpstr (present_check_find (company, "Headcount")->value, ==, "20 à 49 salariés (band 12, 2023)");
  g_assert_cmpstr (present_check_find (company, "Created on")->value, ==, "11 December 1963");
}

static void
test_association (void)
{
  const ProbantEndpoint *endpoint = probant_catalogue_find ("associations");
  g_autoptr (JsonObject) answers = present_check_load ("associations.json");
  g_autoptr (ProbantPresentation) presentation = present_check_present (endpoint, answers);

  g_assert_cmpstr (present_check_find_cell (presentation, "Headcounts by year", 0, "Year")->value, ==,
                   "2023");
  g_assert_cmpstr (present_check_find_cell (presentation, "Headcounts by year", 0, "Members")->value, ==,
                   "615");
  g_assert_cmpstr (present_check_find_cell (presentation, "Accounts by year", 1, "Donations")->value, ==,
                   "51\302\240000.25 €");
  g_assert_cmpstr (present_check_find_cell (presentation, "Officers", 0, "Establishment")->value, ==,
                   "900\302\240000\302\240076\302\24000018");
  g_assert_cmpint (present_check_find_cell (presentation, "Establishments", 0, "Address")->kind, ==,
                   PROBANT_VALUE_LINES);
  g_assert_cmpuint (presentation->documents->len, ==, 0);
}

static void
test_association_documents (void)
{
  static const char *const expected[][3] = {
    { "Récepissé de création", "20 February 2018", "rna-recepisse-de-creation-2018-02-20" },
    { "Statuts", "19 January 2017", "rna-statuts-2017-01-19" },
    { "Rapport d'activité (le plus récent)", "6 April 2025 · courant · rapport.pdf",
      "association-rapport-d-activite-le-plus-recent-2025-04-06" },
    { "Comptes du dernier exercice clos", "5 March 2020 · archivé · bilan-2019.xls",
      "association-comptes-du-dernier-exercice-clos-2020-03-05" },
    { "Approval", "7 October 2014 · Jeunesse et éducation populaire", "agrement-2014-10-07" },
    { "Certificate of membership", "UNION DES PORTS", "attestation-affiliation" },
  };
  const ProbantEndpoint *endpoint = probant_catalogue_find ("documents_associations");
  g_autoptr (JsonObject) answers = present_check_load ("associations.json");
  g_autoptr (ProbantPresentation) presentation = present_check_present (endpoint, answers);

  g_assert_cmpuint (presentation->documents->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ProbantDocumentLink *link = g_ptr_array_index (presentation->documents, i);

      g_assert_cmpstr (link->title, ==, expected[i][0]);
      g_assert_cmpstr (link->detail, ==, expected[i][1]);
      g_assert_cmpstr (link->name, ==, expected[i][2]);
      g_assert_true (link->on_demand);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue-general/complete", test_complete);
  g_test_add_func ("/catalogue-general/other", test_other);

  g_test_add_func ("/catalogue-general/verdicts", test_verdicts);
  g_test_add_func ("/catalogue-general/person", test_person);
  g_test_add_func ("/catalogue-general/association", test_association);
  g_test_add_func ("/catalogue-general/association-documents", test_association_documents);

  return g_test_run ();
}
