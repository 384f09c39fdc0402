/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-catalogue.h"

#include <glib/gi18n.h>

#include "core/catalogue/probant-sources.h"
#include "core/probant-presenter.h"

static const char *const agreement_scopes[] = { "conventions_collectives", "open_data", NULL };
static const char *const eori_scopes[] = { "eori_douanes", "open_data", NULL };
static const char *const headcount_scopes[] = { "effectifs_urssaf", NULL };

static const ProbantCode reaches[] = {
  { "vigueur", N_ ("In force, binding on its signatories") },
  { "vigueur_etendue", N_ ("In force, binding on the whole branch") },
  { NULL },
};

/* Sent as a JSON number: its leading zeros are lost. */
static char *
format_idcc (JsonNode *node)
{
  double number;

  if (!probant_node_get_number (node, "", &number) || number < 0 || number > 9999)
    return NULL;

  return g_strdup_printf ("%04d", (int)number);
}

static const ProbantRoute agreement_routes[] = {
  { "conventions_collectives",
    "/v3/fabrique_numerique_ministeres_sociaux/etablissements/{siret}/conventions_collectives", NULL,
    agreement_scopes },
  { NULL },
};

static const ProbantField agreement_columns[] = {
  { NULL, "IDCC", "data.numero_idcc", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_NONE, .format = format_idcc },
  { NULL, N_ ("Short title"), "data.titre_court" },
  { NULL, N_ ("Reach"), "data.etat", PROBANT_FIELD_CODE, PROBANT_FIELD_NONE, reaches },
  { NULL, N_ ("In force"), "data.active", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Published on"), "data.date_publication", PROBANT_FIELD_DATE },
  { NULL, N_ ("Title"), "data.titre" },
  { NULL, N_ ("Also known as"), "data.synonymes", PROBANT_FIELD_TEXTS, PROBANT_FIELD_OPTIONAL },
  { NULL, N_ ("Text"), "data.url", PROBANT_FIELD_URL },
  { NULL, NULL, "data.type", PROBANT_FIELD_HIDDEN },
  { NULL },
};

static const ProbantField agreement_fields[] = {
  { NULL, N_ ("Collective agreements"), "data", PROBANT_FIELD_TABLE, PROBANT_FIELD_ESSENTIAL,
    .columns = agreement_columns },
  { NULL },
};

static const ProbantEndpoint conventions_collectives = {
  .row = 7,
  .name = "conventions_collectives",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("Collective agreements"),
  .producer = "Ministères sociaux",
  .ping = "fabrique_numerique_ministeres_sociaux/conventions_collectives",
  .summary = N_ ("The collective agreements that the establishment declared for its employees."),
  .coverage
  = N_ ("Covers the establishments that declared employees, with months of delay. Absence is no proof of "
        "irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = agreement_routes,
  .fields = agreement_fields,
};

static const ProbantRoute headcount_routes[] = {
  { "effectifs", "/v3/gip_mds/unites_legales/{siren}/effectifs_annuels/{year}", NULL, headcount_scopes, 3 },
  { NULL },
};

static const ProbantCode schemes[] = {
  { "regime_general", N_ ("General scheme") },
  { "regime_agricole", N_ ("Agricultural scheme") },
  { NULL },
};

static const ProbantCode headcount_kinds[] = {
  { "effectif_moyen_annuel", N_ ("Average yearly headcount") },
  { "effectif_boeth_annuel", N_ ("Disabled workers") },
  { "effectif_ecap_annuel", N_ ("Jobs that require particular aptitudes") },
  { "effectif_assujettissement_oeth_annuel", N_ ("Headcount for the duty to employ disabled workers") },
  { NULL },
};

static const ProbantField headcount_columns[] = {
  { NULL, N_ ("Year"), "^data.annee", PROBANT_FIELD_TEXT, PROBANT_FIELD_NEWEST_FIRST },
  { NULL, N_ ("Headcount"), "value", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Scheme"), "regime", PROBANT_FIELD_CODE, PROBANT_FIELD_NONE, schemes },
  { NULL, N_ ("Kind"), "nature", PROBANT_FIELD_CODE, PROBANT_FIELD_NONE, headcount_kinds },
  { NULL, N_ ("Last updated on"), "date_derniere_mise_a_jour", PROBANT_FIELD_DATE },
  { NULL },
};

static const ProbantField headcount_fields[] = {
  { NULL, N_ ("Headcounts by year"), "data.effectifs_annuel", PROBANT_FIELD_TABLE, PROBANT_FIELD_ESSENTIAL,
    .columns = headcount_columns, .note = N_ ("A scheme without a figure had no employee.") },
  { NULL, NULL, "data.siren", PROBANT_FIELD_HIDDEN },
  { NULL },
};

static const ProbantEndpoint effectifs_annuels = {
  .name = "effectifs_annuels",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("Yearly headcounts"),
  .producer = "GIP-MDS (DSN)",
  .ping = "gip_mds/effectifs",
  .summary
  = N_ ("The average headcount of the company over the last years, from its social declarations (DSN)."),
  .coverage = N_ ("Covers the employers that send social declarations (DSN); an applicant without employees "
                  "is absent. Absence "
                  "is no proof of irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = headcount_routes,
  .fields = headcount_fields,
};

static void
judge_vat (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  if (probant_json_get_text (answers, "data.tva_number") == NULL)
    return;

  verdict->kind = PROBANT_VERDICT_POSITIVE;
  verdict->label = g_strdup (_ ("Valid"));
  verdict->sentence = g_strdup (_ ("The European Commission confirms this VAT number"));
  verdict->caveat = g_strdup (_ ("It does not prove that the VAT due is declared and paid."));
}

static const ProbantRoute vat_routes[] = {
  { "numero_tva", "/v3/european_commission/unites_legales/{siren}/numero_tva" },
  { NULL },
};

static const ProbantField vat_fields[] = {
  { NULL, N_ ("VAT number"), "data.tva_number", PROBANT_FIELD_TEXT, PROBANT_FIELD_ESSENTIAL },
  { NULL },
};

static const ProbantEndpoint numero_tva = {
  .name = "numero_tva",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("French VAT number"),
  .producer = "Commission européenne (VIES)",
  .ping = "european_commission/numero_tva",
  .summary = N_ ("The VAT number of the company, confirmed by the European system VIES."),
  .coverage = N_ ("Covers the companies whose VAT number is open to trade within the European Union; many "
                  "small companies and "
                  "associations have none. Absence is no proof of irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = vat_routes,
  .fields = vat_fields,
  .verdict = judge_vat,
};

static void
judge_eori (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  gboolean active;

  if (!probant_json_get_boolean (answers, "data.actif", &active))
    return;

  verdict->kind = active ? PROBANT_VERDICT_POSITIVE : PROBANT_VERDICT_NEGATIVE;
  verdict->label = g_strdup (active ? _ ("Active number") : _ ("Inactive number"));
  verdict->sentence = g_strdup (active ? _ ("The EORI number is active with the customs")
                                       : _ ("The EORI number is no longer active with the customs"));
  verdict->caveat
      = g_strdup (_ ("It concerns trade outside the European Union alone; the number can have been issued in "
                     "another country."));
}

static const ProbantRoute eori_routes[] = {
  { "eori", "/v3/douanes/etablissements/{siret}/immatriculations_eori", NULL, eori_scopes },
  { NULL },
};

static const ProbantField eori_fields[] = {
  { NULL, N_ ("EORI number"), "data.id", PROBANT_FIELD_TEXT, PROBANT_FIELD_ESSENTIAL },
  { NULL, N_ ("Active number"), "data.actif", PROBANT_FIELD_BOOLEAN, PROBANT_FIELD_ESSENTIAL },
  { NULL, N_ ("Name"), "data.libelle", PROBANT_FIELD_TEXT, PROBANT_FIELD_ESSENTIAL },
  { NULL, N_ ("Street"), "data.rue" },
  { NULL, N_ ("Postcode"), "data.code_postal" },
  { NULL, N_ ("Town"), "data.ville" },
  { NULL, N_ ("Country"), "data.pays" },
  { NULL, N_ ("Country code"), "data.code_pays" },
  { NULL },
};

static const ProbantEndpoint eori = {
  .name = "eori",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("EORI number"),
  .producer = "Douanes (DGDDI)",
  .ping = "douanes/immatriculations_eori",
  .summary = N_ ("The establishment’s registration with the customs for trade outside the European Union."),
  .coverage = N_ ("Covers those who trade outside the European Union and asked for a number in France. "
                  "Absence is no proof of "
                  "irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = eori_routes,
  .fields = eori_fields,
  .verdict = judge_eori,
};

const ProbantEndpoint *const probant_catalogue_general[] = {
  &probant_source_entreprises,
  &probant_source_etablissements,
  &probant_source_extraits_rcs_infogreffe,
  &probant_source_associations,
  &probant_source_documents_associations,
  &probant_source_actes_inpi,
  &conventions_collectives,
  &probant_source_mandataires_sociaux,
  &probant_source_extrait_rne,
  &probant_source_liens_succession,
  &effectifs_annuels,
  &numero_tva,
  &eori,
  &probant_source_recherche_entreprises,
  NULL,
};
