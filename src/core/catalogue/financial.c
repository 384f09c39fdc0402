/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-catalogue.h"

#include <glib/gi18n.h>

#include "core/catalogue/probant-sources.h"
#include "core/catalogue/probant-table.h"

/* 8. Turnover */

/* The newest two figures by the end of their fiscal year, whatever their order in the answer. */
static void
present_turnover (JsonObject *answers, GDateTime *today, ProbantPresentation *presentation)
{
  g_autoptr (GPtrArray) items = probant_json_list (answers, "chiffres_affaires:data[].data");
  const char *dates[2] = { NULL, NULL };
  double amounts[2] = { 0, 0 };
  g_autofree char *date = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *latest = NULL;
  ProbantSection *section;

  for (guint i = 0; i < items->len; i++)
    {
      JsonNode *item = g_ptr_array_index (items, i);
      const char *end = probant_node_get_text (item, "date_fin_exercice");
      double turnover;

      if (end == NULL || !probant_node_get_number (item, "chiffre_affaires", &turnover))
        continue;

      if (dates[0] == NULL || strcmp (end, dates[0]) > 0)
        {
          dates[1] = dates[0];
          amounts[1] = amounts[0];
          dates[0] = end;
          amounts[0] = turnover;
        }
      else if (dates[1] == NULL || strcmp (end, dates[1]) > 0)
        {
          dates[1] = end;
          amounts[1] = turnover;
        }
    }
  if (dates[0] == NULL)
    return;

  section = probant_presentation_add_section (presentation, NULL);
  date = probant_format_date_text (dates[0]);
  amount = probant_format_amount (amounts[0]);
  /* Translators: an amount, then the end of the fiscal year */
  latest = g_strdup_printf (_ ("%s, fiscal year ended %s"), amount, date);
  probant_section_add_full (section, _ ("Latest turnover"), latest, PROBANT_VALUE_TEXT,
                            PROBANT_FIELD_ESSENTIAL);
  if (dates[1] != NULL && amounts[1] > 0)
    {
      g_autofree char *change = probant_table_format_change ((amounts[0] - amounts[1]) / amounts[1] * 100);

      probant_section_add_full (section, _ ("Change on the fiscal year before"), change, PROBANT_VALUE_TEXT,
                                PROBANT_FIELD_ESSENTIAL);
    }
}

static const ProbantField turnover_columns[] = {
  { NULL, N_ ("Fiscal year ended"), "data.date_fin_exercice", PROBANT_FIELD_DATE },
  { NULL, N_ ("Turnover"), "data.chiffre_affaires", PROBANT_FIELD_AMOUNT },
  { NULL },
};

static const ProbantEndpoint exercices = {
  .row = 8,
  .name = "exercices",
  .category = PROBANT_CATEGORY_FINANCIAL,
  .title = N_ ("Turnover"),
  .producer = "DGFIP",
  .ping = "dgfip/chiffre_affaires",
  .summary = N_ ("The turnover declared to the tax office for the last three fiscal years."),
  .coverage = N_ ("Covers companies taxed on their real results that filed their accounts; micro-enterprises and companies that have "
                  "closed no fiscal year yet give nothing. Absence proves no irregularity."),
  .usefulness = PROBANT_USEFUL_YES,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "chiffres_affaires",
        "/v3/dgfip/etablissements/{siret}/chiffres_affaires",
        NULL,
        (const char *const[]) { "exercices", "chiffre_affaires_dgfip", NULL },
        0,
        PROBANT_ROUTE_FRESH },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { NULL,
        N_ ("Turnover by fiscal year"),
        "data",
        PROBANT_FIELD_TABLE,
        PROBANT_FIELD_ESSENTIAL,
        .columns = turnover_columns },
      { NULL },
  },
  .present = present_turnover,
};

/* 9. Annual accounts: the same call as the deeds (row 6), which show their own part of the answer */

static const ProbantField accounts_columns[] = {
  { NULL, N_ ("Closed on"), "date_cloture", PROBANT_FIELD_DATE },
  { NULL, N_ ("Kind"), "type", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Filed on"), "date_depot", PROBANT_FIELD_DATE },
  { NULL, N_ ("Updated on"), "date_mise_a_jour", PROBANT_FIELD_DATE },
  { NULL },
};

static const ProbantEndpoint bilans_inpi = {
  .row = 9,
  .name = "bilans_inpi",
  .category = PROBANT_CATEGORY_FINANCIAL,
  .title = N_ ("Annual accounts"),
  .producer = "INPI",
  .ping = "inpi/rne",
  .summary = N_ ("The public annual accounts filed with the national register of companies (RNE), as documents."),
  .coverage = N_ ("Covers companies of the national register whose accounts are public, mostly since 2017; associations, most sole "
                  "traders and accounts filed as confidential are not there. Absence proves no irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_ZIP | PROBANT_FORMAT_PDF,
  .openness = PROBANT_OPENNESS_BOTH,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_COMPANY | PROBANT_SUBJECT_PERSON,
  .routes = (const ProbantRoute[]) {
      { "actes_bilans",
        "/v3/inpi/rne/unites_legales/open_data/{siren}/actes_bilans",
        NULL,
        (const char *const[]) { "open_data", "actes_inpi", NULL },
        0,
        PROBANT_ROUTE_NONE },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { NULL,
        N_ ("Accounts filed"),
        "data.bilans",
        PROBANT_FIELD_TABLE,
        PROBANT_FIELD_ESSENTIAL,
        .columns = accounts_columns },
      { NULL, NULL, "data.actes", PROBANT_FIELD_HIDDEN },
      { NULL },
  },
  .documents = (const ProbantDocumentSpec[]) {
      { .list = "data.bilans",
        .url = "url",
        .title = N_ ("Annual accounts"),
        .date_path = "date_cloture",
        .detail_path = "type",
        .name = "comptes-annuels",
        .on_demand = TRUE },
      { NULL },
  },
};

const ProbantEndpoint *const probant_catalogue_financial[] = {
  &exercices,
  &bilans_inpi,
  &probant_source_bilans_entreprises_bdf,
  &probant_source_liasses_fiscales_dgfip,
  &probant_source_data_subvention,
  &probant_source_liens_capitalistiques,
  NULL,
};
