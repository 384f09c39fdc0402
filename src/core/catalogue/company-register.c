/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/catalogue/probant-sources.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "core/probant-presenter.h"

/* INPI's national register of companies (RNE): deeds and extract. */

#define OPTIONAL PROBANT_FIELD_OPTIONAL
#define ESSENTIAL PROBANT_FIELD_ESSENTIAL

static const char *const open_scopes[] = { "open_data", "actes_inpi", NULL };

static const ProbantRoute deeds_routes[] = {
  { "actes_bilans", "/v3/inpi/rne/unites_legales/open_data/{siren}/actes_bilans", NULL, open_scopes },
  { NULL },
};

static const ProbantField deed_columns[] = {
  { NULL, N_ ("Filed on"), "date_depot", PROBANT_FIELD_DATE, PROBANT_FIELD_NEWEST_FIRST },
  { NULL, N_ ("Deeds"), "types_actes[].type_acte" },
  { NULL, N_ ("Decisions"), "types_actes[].type_decision", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Updated on"), "date_mise_a_jour", PROBANT_FIELD_DATE },
  { NULL, N_ ("File"), "nom_document" },
  { NULL, NULL, "id", PROBANT_FIELD_HIDDEN },
  { NULL },
};

static const ProbantField deeds_fields[] = {
  { NULL, N_ ("Deeds"), "data.actes", PROBANT_FIELD_TABLE, ESSENTIAL, .columns = deed_columns },
  /* Shown by bilans_inpi. */
  { NULL, NULL, "data.bilans", PROBANT_FIELD_HIDDEN },
  { NULL },
};

static const ProbantDocumentSpec deed_documents[] = {
  { "data.actes", "url", N_ ("Deed"), "types_actes[].type_acte", "date_depot", "types_actes[].type_decision",
    "acte", TRUE },
  { NULL },
};

const ProbantEndpoint probant_source_actes_inpi = {
  .row = 6,
  .name = "actes_inpi",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("Deeds"),
  .producer = "INPI",
  .ping = "inpi/rne",
  .summary = N_ ("Articles of association, minutes and other deeds filed with the national register of "
                 "companies (RNE)."),
  .coverage = N_ (
      "Covers the public deeds of registered companies since 1993; a sole trader or an association has none. "
      "Absence is no proof of irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_ZIP | PROBANT_FORMAT_PDF,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_COMPANY | PROBANT_SUBJECT_PERSON,
  .routes = deeds_routes,
  .fields = deeds_fields,
  .documents = deed_documents,
};

static const ProbantCode natures[] = {
  { "COMMERCIALE", N_ ("Commercial") },
  { "ARTISANALE", N_ ("Craft") },
  { "AGRICOLE", N_ ("Agricultural") },
  { "LIBERALE", N_ ("Profession") },
  { NULL },
};

static const ProbantCode registers[]
    = { { "rcs", N_ ("Trade register (RCS)") }, { "rnm", N_ ("Register of crafts (RNM)") }, { NULL } };

/* Announced as DD-MM, met as MM-DD: shown as sent where it could be either. */
static char *
format_closing (JsonNode *node)
{
  const char *text = probant_node_get_text (node, "");

  if (text == NULL || strlen (text) != 5 || text[2] != '-' || (atoi (text) <= 12 && atoi (text + 3) <= 12))
    return NULL;

  return probant_format_day_month (text);
}

/* {montant, devise} */
static char *
format_capital (JsonNode *node)
{
  double amount;
  g_autofree char *currency = probant_node_to_text (probant_node_get (node, "devise"));
  g_autofree char *number = NULL;

  if (!probant_node_get_number (node, "montant", &amount))
    return NULL;
  if (g_strcmp0 (currency, "EUR") == 0)
    return probant_format_amount (amount);

  number = probant_format_number (amount);

  return g_strdup_printf ("%s %s", number, currency != NULL ? currency : _ ("currency not provided"));
}

static const ProbantRoute extract_routes[] = {
  { "extrait_rne", "/v3/inpi/rne/unites_legales/{siren}/extrait_rne", NULL, NULL, 0, PROBANT_ROUTE_FRESH },
  { NULL },
};

static const ProbantField extract_officer_columns[] = {
  { NULL, N_ ("Role"), "qualite" },
  { NULL, N_ ("Name"), "nom" },
  { NULL, N_ ("First name"), "prenom" },
  { NULL, N_ ("Born in"), "date_naissance", PROBANT_FIELD_DATE, PROBANT_FIELD_PROTECTED },
  { NULL, N_ ("Municipality of residence"), "commune_residence", PROBANT_FIELD_TEXT,
    PROBANT_FIELD_PROTECTED },
  { NULL },
};

static const ProbantField extract_establishment_columns[] = {
  { NULL, "SIRET", "siret", PROBANT_FIELD_SIRET },
  { NULL, N_ ("Type"), "type_etablissement" },
  { NULL, N_ ("State"), "statut" },
  { NULL, N_ ("Since"), "date_debut_activite", PROBANT_FIELD_DATE },
  { NULL, N_ ("Address"), "adresse", PROBANT_FIELD_ADDRESS },
  { NULL, N_ ("Activity"), "activite_principale" },
  { NULL, N_ ("Other activity"), "autre_activite", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Nature"), "nature_etablissement", PROBANT_FIELD_CODE, PROBANT_FIELD_NONE, natures },
  { NULL, "APE", "code_APE", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_NONE, .format = probant_format_code_label },
  { NULL, "APRM", "code_APRM", PROBANT_FIELD_CUSTOM, OPTIONAL, .format = probant_format_code_label },
  { NULL },
};

static const ProbantField extract_observation_columns[] = {
  { NULL, N_ ("Date"), "date", PROBANT_FIELD_DATE, PROBANT_FIELD_NEWEST_FIRST },
  { NULL, N_ ("Observation"), "texte" },
  { NULL, N_ ("Number"), "numero" },
  { NULL, N_ ("Register"), "fournisseur", PROBANT_FIELD_CODE, PROBANT_FIELD_NONE, registers },
  { NULL },
};

#define IDENTITY "data.identite_entreprise."

static const ProbantField extract_fields[] = {
  { NULL, N_ ("Company name"), IDENTITY "denomination", PROBANT_FIELD_TEXT, OPTIONAL | ESSENTIAL },
  { NULL, N_ ("Name"), IDENTITY "nom", PROBANT_FIELD_TEXT, OPTIONAL | ESSENTIAL | PROBANT_FIELD_PERSONAL },
  { NULL, N_ ("First names"), IDENTITY "prenoms", PROBANT_FIELD_TEXTS, OPTIONAL | PROBANT_FIELD_PERSONAL },
  { NULL, "SIREN", IDENTITY "siren", PROBANT_FIELD_SIREN, ESSENTIAL },
  { NULL, N_ ("Registered on"), IDENTITY "date_immatriculation_rne", PROBANT_FIELD_DATE, ESSENTIAL },
  { NULL, N_ ("Activity begun on"), IDENTITY "date_debut_activite", PROBANT_FIELD_DATE },
  { NULL, N_ ("Nature"), IDENTITY "nature_entreprise", PROBANT_FIELD_CODE, PROBANT_FIELD_NONE, natures },
  { NULL, N_ ("Legal form"), IDENTITY "forme_juridique", PROBANT_FIELD_CUSTOM, ESSENTIAL,
    .format = probant_format_code_label },
  { NULL, N_ ("Sole shareholder"), IDENTITY "associe_unique", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Share capital"), IDENTITY "capital_social", PROBANT_FIELD_CUSTOM, ESSENTIAL,
    .format = format_capital },
  { NULL, N_ ("Address of the head office"), IDENTITY "adresse_siege_social", PROBANT_FIELD_ADDRESS,
    ESSENTIAL | PROBANT_FIELD_PERSONAL },
  { NULL, N_ ("Corporate purpose"), IDENTITY "activite_principales_objet_social" },
  { NULL, N_ ("Main activity (APE)"), IDENTITY "code_APE", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_NONE,
    .format = probant_format_code_label },
  { NULL, N_ ("Craft activity (APRM)"), IDENTITY "code_APRM", PROBANT_FIELD_CUSTOM, OPTIONAL,
    .format = probant_format_code_label },
  { NULL, N_ ("Accounting year closes on"), IDENTITY "date_cloture_exercice", PROBANT_FIELD_CUSTOM,
    PROBANT_FIELD_NONE, .format = format_closing },
  { NULL, N_ ("First closing on"), IDENTITY "date_premiere_cloture_exercice", PROBANT_FIELD_DATE, OPTIONAL },
  { NULL, N_ ("End of the company’s term"), IDENTITY "date_fin_personne", PROBANT_FIELD_DATE },
  { N_ ("Dissolution"), N_ ("Dissolved on"), IDENTITY "dissolution.date", PROBANT_FIELD_DATE,
    OPTIONAL | ESSENTIAL },
  { NULL, N_ ("Activity goes on"), IDENTITY "dissolution.poursuite_activite", PROBANT_FIELD_BOOLEAN,
    OPTIONAL },
  { NULL, N_ ("With liquidation"), IDENTITY "dissolution.avec_liquidation", PROBANT_FIELD_BOOLEAN, OPTIONAL },
  { NULL, N_ ("Cessation"), IDENTITY "detail_cessation", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Officers and partners"), "data.dirigeants_et_associes", PROBANT_FIELD_TABLE, ESSENTIAL,
    .columns = extract_officer_columns },
  { NULL, N_ ("Establishments"), "data.etablissements", PROBANT_FIELD_TABLE, PROBANT_FIELD_NONE,
    .columns = extract_establishment_columns },
  { NULL, N_ ("Observations"), "data.observations", PROBANT_FIELD_TABLE, ESSENTIAL,
    .columns = extract_observation_columns },
  { N_ ("In the register"), N_ ("Closed establishments"), "data.etablissements_fermes_total",
    PROBANT_FIELD_NUMBER },
  { NULL, N_ ("May be used commercially"), "data.diffusion_commerciale", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Published by INSEE"), "data.diffusion_insee", PROBANT_FIELD_BOOLEAN },
  { NULL },
};

static const ProbantDocumentSpec extract_documents[] = {
  { NULL, "data.document_url", N_ ("RNE extract"), .name = "extrait-rne" },
  { NULL },
};

static void
judge_extract (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  g_autofree char *dissolved
      = probant_format_date_text (probant_json_get_text (answers, IDENTITY "dissolution.date"));
  g_autofree char *registered
      = probant_format_date_text (probant_json_get_text (answers, IDENTITY "date_immatriculation_rne"));

  if (dissolved != NULL)
    {
      verdict->kind = PROBANT_VERDICT_NEGATIVE;
      verdict->label = g_strdup (_ ("Dissolved"));
      /* Translators: %s is a date. */
      verdict->sentence = g_strdup_printf (
          _ ("Dissolved on %s according to the national register of companies"), dissolved);
      verdict->caveat = g_strdup (_ ("A dissolved company can go on for the needs of its liquidation."));
    }
  else if (registered != NULL)
    {
      verdict->kind = PROBANT_VERDICT_POSITIVE;
      verdict->label = g_strdup (_ ("Registered"));
      /* Translators: %s is a date. */
      verdict->sentence
          = g_strdup_printf (_ ("Registered in the national register of companies since %s"), registered);
      verdict->caveat
          = g_strdup (_ ("Registration does not prove that there are no collective proceedings: read the "
                         "observations."));
    }
}

const ProbantEndpoint probant_source_extrait_rne = {
  .name = "extrait_rne",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("RNE extract"),
  .producer = "INPI",
  .summary
  = N_ ("Identity, officers, establishments and observations in the national register of companies (RNE)."),
  .coverage = N_ ("Covers the companies, craftsmen, farmers and professions of the RNE; an association is "
                  "normally absent. "
                  "Absence is no proof of irregularity."),
  .usefulness = PROBANT_USEFUL_YES,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_JSON | PROBANT_FORMAT_PDF,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_COMPANY | PROBANT_SUBJECT_PERSON,
  .routes = extract_routes,
  .fields = extract_fields,
  .documents = extract_documents,
  .verdict = judge_extract,
};
