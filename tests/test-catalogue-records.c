/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "present-check.h"

/* The richest answer of each source of rows 8 to 22 and of those beside them, member by member. The samples
 * are fictional. */

typedef struct
{
  const char *source;
  const char *others[4]; /* deliberately left to "Other data" */
  const char *hidden[8]; /* deliberately not shown */
  gboolean by_year;      /* tables name the year that was asked, whatever the answer holds */
} Sample;

static const Sample samples[] = {
  { "exercices" },
  { "bilans_inpi",
    { "data.bilans[].id", "data.bilans[].nom_document" },
    /* The deeds are row 6's part of the same answer. */
    .hidden = { "data.actes[].id", "data.actes[].nom_document", "data.actes[].date_depot",
                "data.actes[].date_mise_a_jour", "data.actes[].types_actes[].type_acte",
                "data.actes[].types_actes[].type_decision", "data.actes[].url" } },
  { "bilans_entreprises_bdf" },
  { "liasses_fiscales_dgfip", .by_year = TRUE },
  { "attestations_fiscales_dgfip", { "data.document_url_expires_in" } },
  { "attestations_sociales_acoss", { "data.document_url_expires_in" } },
  /* The title of each table says the kind; the number is the company's. */
  { "attestations_agefiph", .hidden = { "data.siren", "data.effectifs_annuel[].nature" } },
  { "cotisations_msa" },
  { "cotisation_retraite_probtp", { "data.expires_in" } },
  { "cartes_professionnelles_fntp", { "data.expires_in" } },
  { "certificats_cnetp", { "data.expires_in" } },
  { "certificats_rge_ademe" },
  { "certificats_qualibat", { "data.document_url_expires_in" } },
  { "certificats_opqibi" },
  { "data_subvention", { "data[].data.demande_subvention" } }, /* null: a payment without a request */
  { "liens_capitalistiques", .by_year = TRUE },
  { "certificats_cibtp", { "data.expires_in" } },
  { "qualiopi" },
  { "qualifelec" },
  { "extraits_courts_inpi", .hidden = { "data.page" } }, /* the three say the same page */
};

static JsonObject *
load (const char *source)
{
  g_autofree char *file = g_strconcat (source, ".json", NULL);

  return present_check_load (file);
}

static ProbantPresentation *
present (const char *source)
{
  g_autoptr (JsonObject) answers = load (source);

  return present_check_present (probant_catalogue_find (source), answers);
}

static void
test_sample (gconstpointer user_data)
{
  const Sample *sample = user_data;
  const ProbantEndpoint *endpoint = probant_catalogue_find (sample->source);
  g_autoptr (JsonObject) answers = load (sample->source);

  g_assert_nonnull (endpoint);
  present_check_complete (endpoint, answers, sample->hidden);
  present_check_other (endpoint, answers, sample->others);
  present_check_hostile (endpoint, answers);
  if (!sample->by_year)
    present_check_nulls (endpoint, answers);
}

/* No-break spaces are compared as spaces. */
static void
check (const ProbantValue *value, const char *expected)
{
  g_autoptr (GString) text = NULL;

  g_assert_nonnull (value);
  text = g_string_new (value->value);
  g_string_replace (text, "\302\240", " ", 0);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
check_cell (const ProbantPresentation *presentation,
            const char *section,
            guint line,
            const char *column,
            const char *expected)
{
  check (present_check_find_cell (presentation, section, line, column), expected);
}

static void
check_value (const ProbantPresentation *presentation, const char *label, const char *expected)
{
  check (present_check_find (presentation, label), expected);
}

/* The sources whose tables name the year: with nothing but nulls, nothing else is on screen. */
static void
test_nulls_by_year (gconstpointer user_data)
{
  const char *source = user_data;
  g_autoptr (JsonObject) answers = present_check_parse (
      strcmp (source, "liens_capitalistiques") == 0
          ? "{\"liens@2025\": {\"data\": {\"capital\": {\"actionnaires\": [{\"type\": null, \"pourcentage\": "
            "null,"
            " \"personne_physique_attributes\": {\"civilite\": null, \"date_naissance\": {\"annee\": null}},"
            " \"personne_morale_attributes\": null, \"adresse\": null}], \"repartition\": null, "
            "\"depose_neant\": null},"
            " \"participations\": {\"filiales\": [{\"siren\": null}], \"nombre_filiales\": null}}}}"
          : "{\"liasses@2025\": {\"data\": {\"obligations_fiscales\": [{\"id\": null, \"code\": null}],"
            " \"declarations\": [{\"numero_imprime\": null, \"regime\": null, \"donnees\": [{\"code\": null,"
            " \"valeurs\": [null]}]}]}, \"meta\": {\"internal_id_itip\": null}}}");
  g_autoptr (ProbantPresentation) presentation
      = present_check_present (probant_catalogue_find (source), answers);
  guint n_lines = 0;

  present_check_sane (presentation);
  for (guint i = 0; i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      for (guint l = 0; l < section->lines->len; l++, n_lines++)
        {
          GPtrArray *line = g_ptr_array_index (section->lines, l);

          for (guint c = 0; c < line->len; c++)
            {
              const ProbantValue *value = g_ptr_array_index (line, c);

              g_assert_true (value->kind == PROBANT_VALUE_NOT_PROVIDED || strcmp (value->value, "2025") == 0);
            }
        }
    }
  g_assert_cmpuint (n_lines, ==, 3);
}

static void
test_turnover (void)
{
  g_autoptr (ProbantPresentation) presentation = present ("exercices");

  check_value (presentation, "Latest turnover", "4 215 300 €, fiscal year ended 31 December 2025");
  check_value (presentation, "Change on the fiscal year before", "+5.71%");
  check_cell (presentation, "Turnover by fiscal year", 2, "Turnover", "4 102 777 €");
  check_cell (presentation, "Turnover by fiscal year", 2, "Fiscal year ended", "31 December 2023");
}

/* The newest is found whatever the order, and a turnover of nothing gives no change in per cent. */
static void
test_turnover_order (void)
{
  g_autoptr (JsonObject) answers = present_check_parse (
      "{\"chiffres_affaires\": {\"data\": ["
      "{\"data\": {\"chiffre_affaires\": 0, \"date_fin_exercice\": \"2023-12-31\"}},"
      "{\"data\": {\"chiffre_affaires\": 12000, \"date_fin_exercice\": \"2024-12-31\"}},"
      "{\"data\": {\"chiffre_affaires\": 9, \"date_fin_exercice\": null}}]}}");
  g_autoptr (ProbantPresentation) presentation
      = present_check_present (probant_catalogue_find ("exercices"), answers);

  check_value (presentation, "Latest turnover", "12 000 €, fiscal year ended 31 December 2024");
  g_assert_null (present_check_find (presentation, "Change on the fiscal year before"));
}

static void
test_accounts (void)
{
  g_autoptr (ProbantPresentation) presentation = present ("bilans_inpi");
  const ProbantDocumentLink *link;

  /* The INPI's own numbers are among the other data. */
  g_assert_cmpuint (presentation->sections->len, ==, 2);
  g_assert_true (((const ProbantSection *)g_ptr_array_index (presentation->sections, 1))->other);
  check_cell (presentation, "Accounts filed", 1, "Kind", "bilan consolidé");
  g_assert_cmpuint (presentation->documents->len, ==, 2);
  link = g_ptr_array_index (presentation->documents, 0);
  g_assert_cmpstr (link->title, ==, "Annual accounts");
  g_assert_cmpstr (link->detail, ==, "31 December 2024 · bilan complet");
  g_assert_cmpstr (link->name, ==, "comptes-annuels-2024-12-31");
  g_assert_true (link->on_demand);
}

static void
test_balance_sheets (void)
{
  static const char title[] = "Balance sheets, and their change on the year before";
  g_autoptr (ProbantPresentation) presentation = present ("bilans_entreprises_bdf");

  check_cell (presentation, title, 0, "2024 (closed December 2024)", "310 011 € (+4.33%)");
  check_cell (presentation, title, 3, "Indicator", "Self-financing capacity");
  check_cell (presentation, title, 3, "2023 (closed December 2023)", "233 222 € (-0.33%)");
  check_cell (presentation, title, 6, "2024 (closed December 2024)", "180.16% (-3.27%)");
  check_cell (presentation, "Form 2051, 2024 (closed December 2024)", 1, "Value", "912543, 18077");
}

static void
test_tax_returns (void)
{
  g_autoptr (ProbantPresentation) presentation = present ("liasses_fiscales_dgfip");

  check_cell (presentation, "Taxes on the results", 0, "Year", "2025");
  check_cell (presentation, "Taxes on the results", 1, "Tax", "Corporation tax (IS)");
  check_cell (presentation, "Forms filed", 2, "Year", "2024");
  check_cell (presentation, "Forms filed", 2, "Scheme", "Simplified real scheme");
  check_cell (presentation, "Form 2033A, fiscal year ended 31 December 2024", 0, "Value", "néant total");
}

static void
test_capital_links (void)
{
  g_autoptr (ProbantPresentation) presentation = present ("liens_capitalistiques");

  check_cell (presentation, "Returns by year", 0, "Form 2059-F (capital)", "Filed");
  check_cell (presentation, "Returns by year", 1, "Form 2059-F (capital)", "Filed empty");
  check_cell (presentation, "Shareholders", 0, "Shareholder",
              "HOLDING DES TROIS RIVIERES PARTICIPATIONS ET GESTION");
  check_cell (presentation, "Shareholders", 0, "SIREN", "732 829 320");
  check_cell (presentation, "Shareholders", 1, "Shareholder", "MME LEGOFF Anne Marie (married name DURAND)");
  check_cell (presentation, "Shareholders", 1, "SIREN", "–");
  check_cell (presentation, "Shareholders", 1, "Born in", "August 1971");
  check_cell (presentation, "Subsidiaries", 0, "Share held", "66.6%");
}

/* "NS" stands for nothing in these forms. */
static void
test_capital_links_ns (void)
{
  g_autoptr (JsonObject) answers = present_check_parse (
      "{\"liens@2025\": {\"data\": {\"capital\": {\"actionnaires\": [{\"type\": \"personne_physique\","
      " \"personne_physique_attributes\": {\"nom_patronymique_et_prenoms\": \"LEGOFF Anne\", "
      "\"nom_marital\": \"NS\"},"
      " \"personne_morale_attributes\": {\"siren\": \"NS\", \"denomination\": \"NS\","
      " \"complement_denomination\": \"NS\", \"forme_juridique\": \"NS\"}}]}}}}");
  g_autoptr (ProbantPresentation) presentation
      = present_check_present (probant_catalogue_find ("liens_capitalistiques"), answers);

  check_cell (presentation, "Shareholders", 0, "Shareholder", "LEGOFF Anne");
  check_cell (presentation, "Shareholders", 0, "Legal form", "–");
}

static void
test_grants (void)
{
  g_autoptr (ProbantPresentation) presentation = present ("data_subvention");

  check_cell (presentation, "Grants by year", 0, "Year", "2025");
  check_cell (presentation, "Grants by year", 0, "Asked", "Not provided");
  check_cell (presentation, "Grants by year", 0, "Paid", "777 €");
  check_cell (presentation, "Grants by year", 1, "Granted", "10 300 €");
  check_cell (presentation, "Requests", 0, "Decision", "Accordé");
  /* The second item has no request. */
  g_assert_null (present_check_find_cell (presentation, "Requests", 1, "Year"));
  check_cell (presentation, "Payments", 1, "Paid on", "28 February 2025");
  check_cell (presentation, "Projects as the association describes them", 0, "Year", "2024");
}

static void
test_rge (void)
{
  g_autoptr (ProbantPresentation) presentation = present ("certificats_rge_ademe");

  check_cell (presentation, "Certificates valid today", 0, "Certificate", "Isolation des toits");
  g_assert_null (present_check_find_cell (presentation, "Certificates valid today", 1, "Certificate"));
  check_cell (presentation, "Expired certificates", 0, "Certificate", "Qualisol CESI");
  check_cell (presentation, "Expired certificates", 0, "Certifying body", "Qualit’EnR");
  check_cell (presentation, "Archived certificates, no longer valid", 0, "Archived", "Yes");
  g_assert_cmpuint (presentation->documents->len, ==, 3);
}

/* What one year brought is summed; a payment whose day is not known counts in none. */
static void
test_grants_sums (void)
{
  g_autoptr (JsonObject) answers = present_check_parse (
      "{\"subventions\": {\"data\": ["
      "{\"data\": {\"demande_subvention\": {\"annee_exercice_demande\": 2024,"
      " \"subvention_demandee\": {\"montant_demande\": 5000}, \"instruction\": {\"montant_accorde\": 4000}},"
      " \"paiements\": [{\"montant_verse\": 1000, \"date_versement\": \"2024-05-01\"},"
      " {\"montant_verse\": 2500.5, \"date_versement\": \"2024-12-31T23:30:00.000Z\"},"
      " {\"montant_verse\": 70, \"date_versement\": null}]}},"
      "{\"data\": {\"demande_subvention\": {\"annee_exercice_demande\": 2024,"
      " \"subvention_demandee\": {\"montant_demande\": 300}, \"instruction\": {\"montant_accorde\": null}},"
      " \"paiements\": [{\"montant_verse\": 9, \"date_versement\": \"2024-06-01\"}]}}]}}");
  g_autoptr (ProbantPresentation) presentation
      = present_check_present (probant_catalogue_find ("data_subvention"), answers);

  /* Half past eleven in the evening of 31 December, UTC, is the new year in Paris. */
  check_cell (presentation, "Grants by year", 0, "Year", "2025");
  check_cell (presentation, "Grants by year", 0, "Paid", "2 500.50 €");
  check_cell (presentation, "Grants by year", 1, "Asked", "5 300 €");
  check_cell (presentation, "Grants by year", 1, "Granted", "4 000 €");
  check_cell (presentation, "Grants by year", 1, "Paid", "1 009 €");
}

/* A list that is empty says so. */
static void
test_empty_lists (void)
{
  static const struct
  {
    const char *source;
    const char *json;
    const char *label;
  } lists[] = {
    { "certificats_rge_ademe", "{\"certificats\": {\"data\": []}}", "Certificates" },
    { "qualifelec", "{\"certificats\": {\"data\": []}}", "Certificates" },
    { "exercices", "{\"chiffres_affaires\": {\"data\": []}}", "Turnover by fiscal year" },
    { "data_subvention", "{\"subventions\": {\"data\": []}}", "Requests" },
    { "bilans_inpi", "{\"actes_bilans\": {\"data\": {\"actes\": [], \"bilans\": []}}}", "Accounts filed" },
    { "qualiopi", "{\"certifications\": {\"data\": {\"declarations_activites_etablissement\": []}}}",
      "Declarations of activity" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (JsonObject) answers = present_check_parse (lists[i].json);
      g_autoptr (ProbantPresentation) presentation
          = present_check_present (probant_catalogue_find (lists[i].source), answers);

      present_check_sane (presentation);
      check_value (presentation, lists[i].label, "None");
      g_assert_cmpint (presentation->verdict.kind, ==, PROBANT_VERDICT_NONE);
    }
}

static void
test_disabled_workers (void)
{
  g_autoptr (ProbantPresentation) presentation = present ("attestations_agefiph");
  const ProbantSection *first = g_ptr_array_index (presentation->sections, 0);

  g_assert_cmpstr (first->title, ==, "Year 2025");
  check_value (presentation, "Average headcount counted for the duty", "42");
  check_value (presentation, "Liable (20 employees or more)", "Yes");
  check_value (presentation, "Duty of employment", "42 × 6 % = 2.52, that is 2 beneficiaries expected");
  check_value (presentation, "Beneficiaries employed", "2.5");
  check_value (presentation, "Compared with the duty", "The number expected is reached");
  check_cell (presentation, "Detail: beneficiaries", 3, "Headcount", "Not provided");
  check_cell (presentation, "Detail: beneficiaries", 3, "Scheme", "Agricultural scheme (MSA)");
}

/* The year in between was never answered; of two entries of one scheme the newest number counts. */
static void
test_disabled_workers_gaps (void)
{
  g_autoptr (JsonObject) answers = present_check_parse (
      "{\"assujettissement@2025\": {\"data\": {\"siren\": \"732829320\", \"annee\": \"2025\", "
      "\"effectifs_annuel\": ["
      "{\"regime\": \"regime_general\", \"value\": 13, \"date_derniere_mise_a_jour\": \"2026-01-01\"},"
      "{\"regime\": \"regime_agricole\", \"value\": 99, \"date_derniere_mise_a_jour\": \"2026-01-02\"},"
      "{\"regime\": \"regime_agricole\", \"value\": 12, \"date_derniere_mise_a_jour\": \"2026-01-09\"},"
      "{\"regime\": \"regime_agricole\", \"value\": null, \"date_derniere_mise_a_jour\": \"2026-02-09\"}]}},"
      " \"ecap@2023\": {\"data\": {\"effectifs_annuel\": []}}}");
  g_autoptr (ProbantPresentation) presentation
      = present_check_present (probant_catalogue_find ("attestations_agefiph"), answers);
  const ProbantSection *missing = g_ptr_array_index (presentation->sections, 1);
  const ProbantValue *value = g_ptr_array_index (missing->values, 0);

  check_value (presentation, "Average headcount counted for the duty", "25");
  check_value (presentation, "Beneficiaries employed", "Not provided");
  g_assert_cmpstr (missing->title, ==, "Year 2024");
  g_assert_cmpstr (value->value, ==, "No data for this year");
}

/* Staging answers every kind with the average headcount: the figures are shown, and doubted. */
static void
test_disabled_workers_nature (void)
{
  g_autoptr (JsonObject) answers = present_check_parse (
      "{\"assujettissement@2025\": {\"data\": {\"effectifs_annuel\": ["
      "{\"regime\": \"regime_general\", \"value\": 50, \"nature\": "
      "\"effectif_assujettissement_oeth_annuel\"}]}},"
      " \"boeth@2025\": {\"data\": {\"effectifs_annuel\": ["
      "{\"regime\": \"regime_general\", \"value\": 50, \"nature\": \"effectif_moyen_annuel\"}]}}}");
  g_autoptr (ProbantPresentation) presentation
      = present_check_present (probant_catalogue_find ("attestations_agefiph"), answers);
  const ProbantSection *first = g_ptr_array_index (presentation->sections, 0);

  check_value (presentation, "Duty of employment", "50 × 6 % = 3, that is 3 beneficiaries expected");
  check_value (presentation, "Beneficiaries employed", "50");
  g_assert_nonnull (first->note);
  g_assert_cmpint (presentation->verdict.kind, ==, PROBANT_VERDICT_PENDING);
}

static void
test_certificates (void)
{
  static const struct
  {
    const char *source;
    const char *title;
    const char *name;
  } documents[] = {
    { "attestations_fiscales_dgfip", "Tax certificate", "attestation-fiscale-2026-06-11" },
    { "attestations_sociales_acoss", "Vigilance certificate", "attestation-vigilance-2026-01-31" },
    { "cotisation_retraite_probtp", "PROBTP pension certificate", "attestation-retraite-probtp" },
    { "cartes_professionnelles_fntp", "Public-works professional card", "carte-travaux-publics" },
    { "certificats_cnetp", "CNETP certificate", "certificat-cnetp" },
    { "certificats_cibtp", "CIBTP certificate", "certificat-cibtp" },
    { "certificats_qualibat", "Qualibat certificate", "certificat-qualibat-2026-01-02" },
    { "qualifelec", "Qualifelec certificate", "certificat-qualifelec-2026-01-01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr (ProbantPresentation) presentation = present (documents[i].source);
      const ProbantDocumentLink *link = g_ptr_array_index (presentation->documents, 0);

      g_assert_cmpstr (link->title, ==, documents[i].title);
      g_assert_cmpstr (link->name, ==, documents[i].name);
      g_assert_true (g_str_has_prefix (link->url, "https://documents.example/"));
      g_assert_false (link->on_demand);
    }
}

/* A patent has no image, and what the images' rows show is no "other data" (see test_sample). */
static void
test_titles_images (void)
{
  const char *const expected[][4] = {
    { "CHARPENTES D’EN HAUT (4567890)", "15 April 2023 · Marque figurative",
      "image-marque-charpentes-d-en-haut-4567890-2023-04-15",
      "https://api-gateway.example/services/apidiffusion/api/marques/image/FR4567890/std" },
    { "Lucarne (20221234)", "9 March 2022 · 001", "image-modele-lucarne-20221234-2022-03-09",
      "https://api-gateway.example/services/apidiffusion/api/modeles/image/20221234/001/1/std" },
  };
  g_autoptr (ProbantPresentation) presentation = present ("extraits_courts_inpi");

  g_assert_cmpuint (presentation->documents->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ProbantDocumentLink *link = g_ptr_array_index (presentation->documents, i);

      g_assert_cmpstr (link->title, ==, expected[i][0]);
      g_assert_cmpstr (link->detail, ==, expected[i][1]);
      g_assert_cmpstr (link->name, ==, expected[i][2]);
      g_assert_cmpstr (link->url, ==, expected[i][3]);
      g_assert_true (link->on_demand);
    }
  check_cell (presentation, "Trademarks", 0, "Type", "Marque figurative");
}

static void
test_qualifications (void)
{
  g_autoptr (ProbantPresentation) qualibat = present ("certificats_qualibat");
  g_autoptr (ProbantPresentation) opqibi = present ("certificats_opqibi");
  g_autoptr (ProbantPresentation) qualiopi = present ("qualiopi");
  g_autoptr (ProbantPresentation) qualifelec = present ("qualifelec");

  check_cell (qualibat, "Qualifications", 1, "RGE", "Yes");
  check_value (qualibat, "Works insurance", "GROUPE DU BATIMENT");
  g_assert_cmpint (present_check_find (opqibi, "Page of the certificate")->kind, ==, PROBANT_VALUE_LINK);
  check_cell (opqibi, "Probationary qualifications", 0, "Code", "1905");
  check_value (qualiopi, "Training actions", "Yes");
  check_value (qualiopi, "Skills assessments", "No");
  check_cell (qualiopi, "Rights with France compétences", 0, "Certifying bodies (SIRET)",
              "418 166 096 00069, 552 049 447 76279");
  check_value (qualifelec, "Class (permanent staff)", "De 9 à 16 exécutants (3)");
  check_value (qualifelec, "Indices", "Station de recharge, indice 1 (IRVE1), Moyenne puissance (ELEC2)");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/records/sample/", samples[i].source, NULL);

      g_test_add_data_func (path, &samples[i], test_sample);
    }
  g_test_add_data_func ("/records/nulls-by-year/liens", "liens_capitalistiques", test_nulls_by_year);
  g_test_add_data_func ("/records/nulls-by-year/liasses", "liasses_fiscales_dgfip", test_nulls_by_year);
  g_test_add_func ("/records/turnover", test_turnover);
  g_test_add_func ("/records/turnover-order", test_turnover_order);
  g_test_add_func ("/records/accounts", test_accounts);
  g_test_add_func ("/records/balance-sheets", test_balance_sheets);
  g_test_add_func ("/records/tax-returns", test_tax_returns);
  g_test_add_func ("/records/capital-links", test_capital_links);
  g_test_add_func ("/records/capital-links-ns", test_capital_links_ns);
  g_test_add_func ("/records/grants", test_grants);
  g_test_add_func ("/records/grants-sums", test_grants_sums);
  g_test_add_func ("/records/rge", test_rge);
  g_test_add_func ("/records/empty-lists", test_empty_lists);
  g_test_add_func ("/records/disabled-workers", test_disabled_workers);
  g_test_add_func ("/records/disabled-workers-gaps", test_disabled_workers_gaps);
  g_test_add_func ("/records/disabled-workers-nature", test_disabled_workers_nature);
  g_test_add_func ("/records/certificates", test_certificates);
  g_test_add_func ("/records/titles-images", test_titles_images);
  g_test_add_func ("/records/qualifications", test_qualifications);

  return g_test_run ();
}
