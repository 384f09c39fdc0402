/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/catalogue/probant-sources.h"

#include <glib/gi18n.h>

#include "core/catalogue/probant-table.h"
#include "core/probant-identifier.h"

/* Capital links: shareholders (form 2059-F) and subsidiaries (form 2059-G) of the last closed fiscal years.
 */

static const ProbantCode filings[] = {
  { "false", N_ ("Filed") },
  { "true", N_ ("Filed empty") },
  { NULL },
};

static const ProbantCode holder_kinds[] = {
  { "personne_morale", N_ ("Legal person") },
  { "personne_physique", N_ ("Natural person") },
  { NULL },
};

/* "NS" stands for nothing in these forms. (transfer full) */
static char *
get_text (JsonNode *node, const char *path)
{
  g_autofree char *text = probant_node_to_text (probant_node_get (node, path));

  return g_strcmp0 (text, "NS") == 0 ? NULL : g_steal_pointer (&text);
}

static char *
join_texts (JsonNode *node, const char *const *paths)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (; *paths != NULL; paths++)
    {
      g_autofree char *text = get_text (node, *paths);

      if (text != NULL)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", text);
    }

  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

static char *
format_company_name (JsonNode *node)
{
  static const char *const paths[] = { "denomination", "complement_denomination", NULL };

  return join_texts (node, paths);
}

static char *
format_person_name (JsonNode *node)
{
  static const char *const paths[] = { "civilite", "nom_patronymique_et_prenoms", NULL };
  g_autofree char *name = join_texts (node, paths);
  g_autofree char *married = get_text (node, "nom_marital");

  if (name == NULL || married == NULL)
    return name != NULL ? g_steal_pointer (&name) : g_steal_pointer (&married);

  /* Translators: the name of a person, then the married name */
  return g_strdup_printf (_ ("%s (married name %s)"), name, married);
}

static char *
format_holder_name (JsonNode *node)
{
  g_autofree char *company = format_company_name (probant_node_get (node, "personne_morale_attributes"));
  g_autofree char *person = format_person_name (probant_node_get (node, "personne_physique_attributes"));

  if (company == NULL || person == NULL)
    return company != NULL ? g_steal_pointer (&company) : g_steal_pointer (&person);

  return g_strdup_printf ("%s, %s", company, person);
}

/* A dash instead of "NS". */
static char *
format_specified (JsonNode *node)
{
  g_autofree char *text = get_text (node, "");

  return text != NULL ? g_steal_pointer (&text) : g_strdup ("–");
}

static char *
format_siren (JsonNode *node)
{
  g_autofree char *text = format_specified (node);

  return probant_identifier_format (text);
}

static char *
format_birth (JsonNode *node)
{
  g_autofree char *year = get_text (node, "annee");
  g_autofree char *month = get_text (node, "mois");
  g_autofree char *text = NULL;

  if (year == NULL || month == NULL)
    return g_steal_pointer (&year);

  text = g_strdup_printf ("%s%s-%s", strlen (month) < 2 ? "0" : "", month, year);

  return probant_format_date_text (text);
}

/* Columns of natural and legal persons stand side by side: what a kind of holder does not have is left open.
 */
static const ProbantField holder_columns[] = {
  { NULL, N_ ("Year"), "@", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Shareholder"), "", PROBANT_FIELD_CUSTOM, .format = format_holder_name },
  { NULL, N_ ("Share held"), "pourcentage", PROBANT_FIELD_PERCENT },
  { NULL, N_ ("Number of shares"), "nombre_parts", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Kind"), "type", PROBANT_FIELD_CODE, .codes = holder_kinds },
  { NULL, N_ ("SIREN"), "personne_morale_attributes.siren", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_OPTIONAL,
    .format = format_siren },
  { NULL, N_ ("Legal form"), "personne_morale_attributes.forme_juridique", PROBANT_FIELD_CUSTOM,
    PROBANT_FIELD_OPTIONAL, .format = format_specified },
  { NULL, N_ ("Born in"), "personne_physique_attributes.date_naissance", PROBANT_FIELD_CUSTOM,
    PROBANT_FIELD_OPTIONAL, .format = format_birth },
  { NULL, N_ ("Address"), "adresse", PROBANT_FIELD_ADDRESS, PROBANT_FIELD_OPTIONAL },
  { NULL },
};

static const ProbantField subsidiary_columns[] = {
  { NULL, N_ ("Year"), "@", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Subsidiary"), "denomination", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Further name"), "complement_denomination", PROBANT_FIELD_TEXT, PROBANT_FIELD_OPTIONAL },
  { NULL, N_ ("Share held"), "pourcentage_detention", PROBANT_FIELD_PERCENT },
  { NULL, N_ ("SIREN"), "siren", PROBANT_FIELD_SIREN },
  { NULL, N_ ("Legal form"), "forme_juridique", PROBANT_FIELD_CUSTOM, .format = format_specified },
  { NULL, N_ ("Address"), "adresse", PROBANT_FIELD_ADDRESS, PROBANT_FIELD_OPTIONAL },
  { NULL },
};

static const ProbantField year_columns[] = {
  { NULL, N_ ("Year"), "@", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Form 2059-F (capital)"), "capital.depose_neant", PROBANT_FIELD_CODE, .codes = filings },
  { NULL, N_ ("Natural persons"), "capital.repartition.personnes_physiques.nombre", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Their shares"), "capital.repartition.personnes_physiques.total_actions",
    PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Legal persons"), "capital.repartition.personnes_morales.nombre", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Their shares"), "capital.repartition.personnes_morales.total_actions", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Form 2059-G (subsidiaries)"), "participations.depose_neant", PROBANT_FIELD_CODE,
    .codes = filings },
  { NULL, N_ ("Subsidiaries"), "participations.nombre_filiales", PROBANT_FIELD_NUMBER },
  { NULL },
};

static void
add_year_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  ProbantScope year = { scope, node, scope->key };

  probant_table_add (user_data, year_columns, &year);
}

static void
present_years (JsonObject *answers, GDateTime *today, ProbantPresentation *presentation)
{
  ProbantSection *section = probant_table_new (presentation, _ ("Returns by year"), year_columns);

  probant_answers_walk (answers, NULL, "liens:data", add_year_cb, section);
  probant_section_set_note (
      section, _ ("As declared with the tax return; a form not provided was not filed that year."));
}

const ProbantEndpoint probant_source_liens_capitalistiques = {
  .row = 0,
  .name = "liens_capitalistiques",
  .category = PROBANT_CATEGORY_FINANCIAL,
  .title = N_ ("Capital links"),
  .producer = "DGFIP",
  .summary = N_ ("Shareholders and subsidiaries declared with the tax returns of the last closed fiscal years."),
  .coverage = N_ ("Covers companies that filed form 2059-F or 2059-G with their tax return; small companies need not. Absence proves "
                  "no irregularity."),
  .usefulness = PROBANT_USEFUL_YES,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_COMPANY | PROBANT_SUBJECT_ASSOCIATION,
  .routes = (const ProbantRoute[]) {
      { "liens",
        "/v3/dgfip/unites_legales/{siren}/liens_capitalistiques/{year}",
        NULL,
        (const char *const[]) { "liens_capitalistiques_dgfip", NULL },
        3,
        PROBANT_ROUTE_FRESH },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { NULL,
        N_ ("Shareholders"),
        "data.capital.actionnaires",
        PROBANT_FIELD_TABLE,
        PROBANT_FIELD_ESSENTIAL,
        .columns = holder_columns },
      { NULL, N_ ("Subsidiaries"), "data.participations.filiales", PROBANT_FIELD_TABLE, .columns = subsidiary_columns },
      { NULL, NULL, "data.capital.repartition", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, "data.capital.depose_neant", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, "data.participations.depose_neant", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, "data.participations.nombre_filiales", PROBANT_FIELD_HIDDEN },
      { NULL },
  },
  .present = present_years,
};
