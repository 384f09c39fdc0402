/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/catalogue/probant-sources.h"

#include <glib/gi18n.h>

#include "core/probant-presenter.h"

/* The trade register (RCS) as Infogreffe publishes it. */

#define OPTIONAL PROBANT_FIELD_OPTIONAL
#define ESSENTIAL PROBANT_FIELD_ESSENTIAL
#define PERSONAL (PROBANT_FIELD_OPTIONAL | PROBANT_FIELD_PERSONAL)
#define PROTECTED (PROBANT_FIELD_OPTIONAL | PROBANT_FIELD_PROTECTED)

static const char *const rcs_scopes[] = { "extraits_rcs", "open_data", NULL };
static const char *const officers_scopes[] = { "entreprises", "mandataires_sociaux_infogreffe", NULL };

static const ProbantCode person_kinds[] = { { "personne_morale", N_ ("Legal person") },
                                            { "personne_physique", N_ ("Natural person") },
                                            { NULL } };

static void
judge_registration (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  g_autofree char *registered
      = probant_format_date_text (probant_json_get_text (answers, "data.date_immatriculation"));
  g_autofree char *struck_off
      = probant_format_date_text (probant_json_get_text (answers, "data.date_radiation"));

  if (struck_off != NULL)
    {
      verdict->kind = PROBANT_VERDICT_NEGATIVE;
      verdict->label = g_strdup (_ ("Struck off"));
      /* Translators: %s is a date. */
      verdict->sentence = g_strdup_printf (_ ("Struck off the trade register on %s"), struck_off);
      verdict->caveat = g_strdup (_ ("A company can be registered anew elsewhere: see the Sirene register."));
    }
  else if (registered != NULL)
    {
      verdict->kind = PROBANT_VERDICT_POSITIVE;
      verdict->label = g_strdup (_ ("Registered"));
      /* Translators: %s is a date. */
      verdict->sentence = g_strdup_printf (_ ("Registered in the trade register since %s"), registered);
      verdict->caveat = g_strdup (
          _ ("Registration does not prove that there are no collective proceedings: read the clerk’s "
             "observations."));
    }
}

/* {montant, devise, code_devise} */
static char *
format_capital (JsonNode *node)
{
  double amount;
  const char *code = probant_node_get_text (node, "code_devise");
  g_autofree char *currency = probant_node_to_text (probant_node_get (node, "devise"));
  g_autofree char *number = NULL;

  if (!probant_node_get_number (node, "montant", &amount))
    return NULL;
  if (g_strcmp0 (code, "EUR") == 0)
    return probant_format_amount (amount);

  number = probant_format_number (amount);
  if (currency == NULL)
    currency = g_strdup (code != NULL ? code : _ ("currency not provided"));

  return g_strdup_printf ("%s %s", number, currency);
}

static const ProbantRoute rcs_routes[] = {
  { "extrait_rcs", "/v3/infogreffe/rcs/unites_legales/{siren}/extrait_kbis", NULL, rcs_scopes },
  { NULL },
};

static const ProbantField rcs_officer_columns[] = {
  { NULL, N_ ("Role"), "fonction" },
  { NULL, N_ ("Company name"), "raison_sociale", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Name"), "nom", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("First name"), "prenom", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Born in"), "date_naissance", PROBANT_FIELD_DATE, OPTIONAL },
  { NULL, "SIREN", "numero_identification", PROBANT_FIELD_SIREN, OPTIONAL },
  { NULL, N_ ("Kind of person"), "type", PROBANT_FIELD_CODE, PROBANT_FIELD_NONE, person_kinds },
  { NULL },
};

static const ProbantField observation_columns[] = {
  { NULL, N_ ("Date"), "date", PROBANT_FIELD_DATE, PROBANT_FIELD_NEWEST_FIRST },
  { NULL, N_ ("Observation"), "libelle" },
  { NULL, N_ ("Number"), "numero" },
  { NULL },
};

static const ProbantField rcs_fields[] = {
  { NULL, N_ ("Company name"), "data.personne_morale.denomination", PROBANT_FIELD_TEXT,
    OPTIONAL | ESSENTIAL },
  { NULL, N_ ("Trade name"), "data.nom_commercial", PROBANT_FIELD_TEXT, OPTIONAL | ESSENTIAL },
  { NULL, N_ ("Name"), "data.personne_physique.nom", PROBANT_FIELD_TEXT, PERSONAL | ESSENTIAL },
  { NULL, N_ ("First name"), "data.personne_physique.prenom", PROBANT_FIELD_TEXT, PERSONAL | ESSENTIAL },
  { NULL, "SIREN", "data.siren", PROBANT_FIELD_SIREN },
  { NULL, N_ ("Registered on"), "data.date_immatriculation", PROBANT_FIELD_DATE, ESSENTIAL },
  { NULL, N_ ("Struck off on"), "data.date_radiation", PROBANT_FIELD_DATE, OPTIONAL | ESSENTIAL },
  { NULL, N_ ("Court registry"), "data.greffe", PROBANT_FIELD_CUSTOM, ESSENTIAL,
    .format = probant_format_code_label },
  { NULL, N_ ("Legal form"), "data.personne_morale.forme_juridique", PROBANT_FIELD_CUSTOM,
    OPTIONAL | ESSENTIAL, .format = probant_format_code_label },
  { NULL, N_ ("Share capital"), "data.capital", PROBANT_FIELD_CUSTOM, ESSENTIAL, .format = format_capital },
  { NULL, N_ ("Accounting year closes on"), "data.personne_morale.date_cloture_exercice_comptable",
    PROBANT_FIELD_DAY_MONTH, OPTIONAL },
  { NULL, N_ ("End of the company’s term"), "data.personne_morale.date_fin_de_vie", PROBANT_FIELD_DATE,
    OPTIONAL },
  { NULL, N_ ("Date of the extract"), "data.date_extrait", PROBANT_FIELD_DATE },
  { NULL, N_ ("Officers"), "data.mandataires_sociaux", PROBANT_FIELD_TABLE, ESSENTIAL,
    .columns = rcs_officer_columns },
  { NULL, N_ ("Observations"), "data.observations", PROBANT_FIELD_TABLE, ESSENTIAL,
    .columns = observation_columns },
  { N_ ("Main place of business"), N_ ("Activity"), "data.etablissement_principal.activite" },
  { NULL, N_ ("APE code"), "data.etablissement_principal.code_ape" },
  { NULL, N_ ("Origin of the business"), "data.etablissement_principal.origine_fonds" },
  { NULL, N_ ("Way of operating"), "data.etablissement_principal.mode_exploitation" },
  { N_ ("Natural person"), N_ ("Born on"), "data.personne_physique.naissance.date", PROBANT_FIELD_DATE,
    PERSONAL },
  { NULL, N_ ("Place of birth"), "data.personne_physique.naissance.lieu", PROBANT_FIELD_TEXT, PERSONAL },
  { NULL, N_ ("Country of birth"), "data.personne_physique.naissance.pays", PROBANT_FIELD_CUSTOM, PERSONAL,
    .format = probant_format_code_label },
  { NULL, N_ ("Nationality"), "data.personne_physique.nationalite", PROBANT_FIELD_CUSTOM, PERSONAL,
    .format = probant_format_code_label },
  { NULL, N_ ("Address"), "data.personne_physique.adresse", PROBANT_FIELD_ADDRESS, PERSONAL },
  { NULL },
};

const ProbantEndpoint probant_source_extraits_rcs_infogreffe = {
  .row = 3,
  .name = "extraits_rcs_infogreffe",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("Trade-register extract"),
  .producer = "Infogreffe",
  .ping = "infogreffe/rcs",
  .summary = N_ ("Registration, capital, officers and the clerk’s observations in the trade register (RCS)."),
  .coverage
  = N_ ("Covers the companies and traders of the trade register; associations, craftsmen without a company, "
        "farmers and professions are normally absent. Absence is no proof of irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = rcs_routes,
  .fields = rcs_fields,
  .verdict = judge_registration,
};

static const ProbantRoute officers_routes[] = {
  { "mandataires_sociaux", "/v3/infogreffe/rcs/unites_legales/{siren}/mandataires_sociaux", NULL,
    officers_scopes },
  { NULL },
};

/* The members of the other kind of person are absent. */
static const ProbantField officer_columns[] = {
  { NULL, N_ ("Role"), "data.fonction" },
  { NULL, N_ ("Company name"), "data.raison_sociale", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Name"), "data.nom", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("First name"), "data.prenom", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Born on"), "data.date_naissance", PROBANT_FIELD_DATE, PROTECTED },
  { NULL, NULL, "data.date_naissance_timestamp", PROBANT_FIELD_HIDDEN },
  { NULL, N_ ("Place of birth"), "data.lieu_naissance", PROBANT_FIELD_TEXT, PROTECTED },
  { NULL, N_ ("Country of birth"), "data.pays_naissance", PROBANT_FIELD_TEXT, PROTECTED },
  { NULL, NULL, "data.code_pays_naissance", PROBANT_FIELD_HIDDEN },
  { NULL, N_ ("Nationality"), "data.nationalite", PROBANT_FIELD_TEXT, PROTECTED },
  { NULL, NULL, "data.code_nationalite", PROBANT_FIELD_HIDDEN },
  { NULL, "SIREN", "data.numero_identification", PROBANT_FIELD_SIREN, OPTIONAL },
  { NULL, N_ ("Court registry"), "data.libelle_greffe", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Court registry code"), "data.code_greffe", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Kind of person"), "data.type", PROBANT_FIELD_CODE, PROBANT_FIELD_NONE, person_kinds },
  { NULL },
};

static const ProbantField officers_fields[] = {
  { NULL, N_ ("Number of officers"), "meta.count", PROBANT_FIELD_NUMBER, ESSENTIAL },
  { NULL, N_ ("Natural persons"), "meta.personnes_physiques_count", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Legal persons"), "meta.personnes_morales_count", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Officers"), "data", PROBANT_FIELD_TABLE, ESSENTIAL, .columns = officer_columns },
  { NULL },
};

const ProbantEndpoint probant_source_mandataires_sociaux = {
  .name = "mandataires_sociaux",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("Company officers"),
  .producer = "Infogreffe",
  .ping = "infogreffe/rcs",
  .summary = N_ ("The officers of the company in the trade register, with the full date and place of birth."),
  .coverage = N_ ("Covers the companies and traders of the trade register; an association is normally "
                  "absent. Absence is no "
                  "proof of irregularity."),
  .usefulness = PROBANT_USEFUL_YES,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE "/infogreffe/mandataires_sociaux",
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = officers_routes,
  .fields = officers_fields,
};
