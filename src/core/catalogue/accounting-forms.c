/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/catalogue/probant-sources.h"

#include <glib/gi18n.h>

#include "core/catalogue/probant-table.h"

/* 10 and 11: the two sources that answer with the boxes of tax forms, a table a form. The public-aid use case
 * excludes both; a service whose access covers them may allow them by preference. */

#define BOXES "donnees[]"

static const ProbantField box_columns[] = {
  { NULL, N_ ("Box"), "code", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Label"), "intitule", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Value"), "valeurs", PROBANT_FIELD_TEXTS },
  { NULL, N_ ("EDI code"), "code_EDI", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Absolute code"), "code_absolu", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Data type"), "code_type_donnee", PROBANT_FIELD_TEXT },
  { NULL, N_ ("N-REF code"), "code_nref", PROBANT_FIELD_TEXT },
  { NULL },
};

static const ProbantField box_columns_with_change[] = {
  { NULL, N_ ("Box"), "code", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Label"), "intitule", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Value"), "valeurs", PROBANT_FIELD_TEXTS },
  { NULL, N_ ("Change on a year"), "evolution", PROBANT_FIELD_PERCENT },
  { NULL, N_ ("EDI code"), "code_EDI", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Absolute code"), "code_absolu", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Data type"), "code_type_donnee", PROBANT_FIELD_TEXT },
  { NULL, N_ ("N-REF code"), "code_nref", PROBANT_FIELD_TEXT },
  { NULL },
};

typedef struct
{
  ProbantSection *section;
  const ProbantField *columns;
} Table;

static void
add_line_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  const Table *table = user_data;

  probant_table_add (table->section, table->columns, scope);
}

static void
add_form (ProbantPresentation *presentation,
          const char *title,
          const ProbantField *columns,
          const ProbantScope *scope)
{
  Table table = { probant_table_new (presentation, title, columns), columns };

  probant_scope_walk (scope, BOXES, add_line_cb, &table);
}

/* 10. Balance sheets of the Banque de France */

typedef struct
{
  const char *label; /* (N_) */
  const char *path;
  gboolean percent; /* else euros */
} Indicator;

static const Indicator indicators[] = {
  { N_ ("Cash"), "valeurs_calculees[].disponibilites", FALSE },
  { N_ ("Value added"), "valeurs_calculees[].valeur_ajoutee_bdf", FALSE },
  { N_ ("Gross operating surplus"), "valeurs_calculees[].excedent_brut_exploitation", FALSE },
  { N_ ("Self-financing capacity"), "valeurs_calculees[].capacite_autofinancement", FALSE },
  { N_ ("Working capital requirement"), "valeurs_calculees[].besoin_en_fonds_de_roulement", FALSE },
  { N_ ("Overall net working capital"), "valeurs_calculees[].fonds_roulement_net_global", FALSE },
  { N_ ("Net working capital on working capital requirement"),
    "valeurs_calculees[].ratio_fonds_roulement_net_global_sur_besoin_en_fonds_de_roulement", TRUE },
  { N_ ("Total stable debts"), "valeurs_calculees[].total_dettes_stables", FALSE },
  { N_ ("Debts due within a year"), "valeurs_calculees[].dettes4_maturite_a_un_an_au_plus", FALSE },
};

/* "9,001 € (+12.3 %)"; NULL where nothing is there. */
static char *
describe_amount (const Indicator *indicator, JsonNode *node)
{
  g_autofree char *value_text = NULL;
  g_autofree char *change_text = NULL;
  double value, change;

  if (probant_node_get_number (node, "valeur", &value))
    value_text = indicator->percent ? probant_format_percent (value) : probant_format_amount (value);
  else
    value_text = probant_node_to_text (probant_node_get (node, "valeur"));
  if (!probant_node_get_number (node, "evolution", &change))
    return g_steal_pointer (&value_text);

  change_text = probant_table_format_change (change);

  /* Translators: a value, then its change on the year before */
  return g_strdup_printf (_ ("%s (%s)"), value_text != NULL ? value_text : "–", change_text);
}

typedef struct
{
  const Indicator *indicator;
  GString *text;
} IndicatorCell;

static void
add_amount_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  IndicatorCell *cell = user_data;
  g_autofree char *text = describe_amount (cell->indicator, node);

  if (text != NULL)
    g_string_append_printf (cell->text, "%s%s", cell->text->len > 0 ? ", " : "", text);
}

static char *
describe_indicator (const Indicator *indicator, JsonNode *balance)
{
  ProbantScope scope = { NULL, balance, "" };
  IndicatorCell cell = { indicator, g_string_new (NULL) };

  probant_scope_walk (&scope, indicator->path, add_amount_cb, &cell);

  return g_string_free (cell.text, cell.text->len == 0);
}

static void
add_indicator (ProbantSection *section, const Indicator *indicator, GPtrArray *balances)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gboolean filled = FALSE;

  g_ptr_array_add (cells, g_strdup (_ (indicator->label)));
  for (guint i = 0; i < balances->len; i++)
    {
      char *text = describe_indicator (indicator, g_ptr_array_index (balances, i));

      filled = filled || text != NULL;
      g_ptr_array_add (cells, text);
    }
  if (filled)
    probant_section_add_line (section, (const char *const *)cells->pdata);
}

static char *
describe_balance_year (JsonNode *balance)
{
  g_autofree char *year = probant_node_to_text (probant_node_get (balance, "annee"));
  g_autofree char *month = probant_node_to_text (probant_node_get (balance, "date_arrete_exercice"));
  g_autofree char *closing = month != NULL ? probant_format_date_text (month) : NULL;

  if (closing == NULL)
    return year != NULL ? g_steal_pointer (&year) : g_strdup (_ ("Year not provided"));

  /* Translators: a year, then the month when its accounts were closed */
  return g_strdup_printf (_ ("%s (closed %s)"), year != NULL ? year : "–", closing);
}

static void
add_balance_form_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  g_autofree char *year = describe_balance_year (probant_node_get (scope->outer->node, "data"));
  g_autofree char *number = probant_node_to_text (probant_node_get (node, "numero_imprime"));
  /* Translators: the number of a tax form, then a year */
  g_autofree char *title = g_strdup_printf (_ ("Form %s, %s"), number != NULL ? number : "–", year);

  add_form (user_data, title, box_columns_with_change, scope);
}

static void
present_balance_sheets (JsonObject *answers, GDateTime *today, ProbantPresentation *presentation)
{
  g_autoptr (GPtrArray) balances = probant_json_list (answers, "bilans:data[].data");
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  ProbantSection *section;

  if (balances->len == 0)
    return;

  g_ptr_array_add (columns, g_strdup (_ ("Indicator")));
  for (guint i = 0; i < balances->len; i++)
    g_ptr_array_add (columns, describe_balance_year (g_ptr_array_index (balances, i)));
  g_ptr_array_add (columns, NULL);

  section = probant_presentation_add_section (presentation,
                                              _ ("Balance sheets, and their change on the year before"));
  probant_section_set_columns (section, (const char *const *)columns->pdata);
  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    add_indicator (section, &indicators[i], balances);

  probant_answers_walk (answers, NULL, "bilans:data[].data.declarations[]", add_balance_form_cb,
                        presentation);
}

#define BALANCE "data[].data."
#define COMPUTED BALANCE "valeurs_calculees[]."
#define BALANCE_BOX BALANCE "declarations[]." BOXES "."

const ProbantEndpoint probant_source_bilans_entreprises_bdf = {
  .row = 10,
  .name = "bilans_entreprises_bdf",
  .category = PROBANT_CATEGORY_FINANCIAL,
  .title = N_ ("Last three balance sheets"),
  .producer = "Banque de France",
  .ping = "banque_de_france/bilans",
  .summary = N_ ("Indicators and forms of the last three balance sheets that the Banque de France holds."),
  .coverage = N_ ("Covers companies with a turnover above 1.25 million euros and at least three balance sheets: absence proves no "
                  "irregularity."),
  .usefulness = PROBANT_USEFUL_NO,
  .exception = N_ ("API Entreprise has since published these accounts as optional for public aid: a service whose authorisation covers them, with the need justified, may ask for them."),
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "bilans",
        "/v3/banque_de_france/unites_legales/{siren}/bilans",
        NULL,
        (const char *const[]) { "bilans_entreprise_bdf", "bilans_bdf", NULL },
        0,
        PROBANT_ROUTE_FRESH },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { N_ ("Source"), N_ ("Number of balance sheets"), "meta.count", PROBANT_FIELD_NUMBER },
      { NULL, NULL, BALANCE "annee", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, BALANCE "date_arrete_exercice", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, COMPUTED "disponibilites", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, COMPUTED "valeur_ajoutee_bdf", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, COMPUTED "excedent_brut_exploitation", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, COMPUTED "capacite_autofinancement", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, COMPUTED "besoin_en_fonds_de_roulement", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, COMPUTED "fonds_roulement_net_global", PROBANT_FIELD_HIDDEN },
      { NULL,
        NULL,
        COMPUTED "ratio_fonds_roulement_net_global_sur_besoin_en_fonds_de_roulement",
        PROBANT_FIELD_HIDDEN },
      { NULL, NULL, COMPUTED "total_dettes_stables", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, COMPUTED "dettes4_maturite_a_un_an_au_plus", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, BALANCE "declarations[].numero_imprime", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, BALANCE_BOX "code", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, BALANCE_BOX "intitule", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, BALANCE_BOX "valeurs", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, BALANCE_BOX "evolution", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, BALANCE_BOX "code_EDI", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, BALANCE_BOX "code_absolu", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, BALANCE_BOX "code_type_donnee", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, BALANCE_BOX "code_nref", PROBANT_FIELD_HIDDEN },
      { NULL },
  },
  .present = present_balance_sheets,
};

/* 11. Tax returns */

static const ProbantCode tax_schemes[] = {
  { "RN", N_ ("Normal real scheme") },
  { "RS", N_ ("Simplified real scheme") },
  { "RSI", N_ ("Simplified real scheme") },
  { "RNMEMBRE", N_ ("Normal real scheme, member of a group") },
  { "RNGROUPE", N_ ("Normal real scheme, head of a group") },
  { "DECC", N_ ("Controlled return") },
  { NULL },
};

static const ProbantCode taxes[] = {
  { "IS", N_ ("Corporation tax (IS)") },
  { "IS GROUPE", N_ ("Corporation tax of the group (IS)") },
  { "BIC", N_ ("Industrial and commercial profits (BIC)") },
  { "BA", N_ ("Agricultural profits (BA)") },
  { "BNC", N_ ("Non-commercial profits (BNC)") },
  { NULL },
};

static const ProbantField duty_columns[] = {
  { NULL, N_ ("Year"), "@", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Tax"), "code", PROBANT_FIELD_CODE, .codes = taxes },
  { NULL, N_ ("Label"), "libelle", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Reference"), "reference", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Scheme"), "regime", PROBANT_FIELD_TEXT },
  { NULL, N_ ("OCFI number"), "id", PROBANT_FIELD_TEXT },
  { NULL },
};

static const ProbantField return_columns[] = {
  { NULL, N_ ("Year"), "@", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Form"), "numero_imprime", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Fiscal year ended"), "date_fin_exercice", PROBANT_FIELD_DATE },
  { NULL, N_ ("Days"), "duree_exercice", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Filed on"), "date_declaration", PROBANT_FIELD_DATE },
  { NULL, N_ ("Scheme"), "regime.code", PROBANT_FIELD_CODE, .codes = tax_schemes },
  { NULL, N_ ("Scheme as labelled"), "regime.libelle", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Version of the form"), "millesime", PROBANT_FIELD_TEXT },
  { NULL },
};

static void
add_return_form_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  g_autofree char *number = probant_node_to_text (probant_node_get (node, "numero_imprime"));
  g_autofree char *end = probant_node_to_text (probant_node_get (node, "date_fin_exercice"));
  g_autofree char *date = end != NULL ? probant_format_date_text (end) : NULL;
  /* Translators: the number of a tax form, then a date */
  g_autofree char *title = g_strdup_printf (_ ("Form %s, fiscal year ended %s"),
                                            number != NULL ? number : "–", date != NULL ? date : "–");

  add_form (user_data, title, box_columns, scope);
}

static void
present_tax_returns (JsonObject *answers, GDateTime *today, ProbantPresentation *presentation)
{
  Table duties = { probant_table_new (presentation, _ ("Taxes on the results"), duty_columns), duty_columns };
  Table returns = { probant_table_new (presentation, _ ("Forms filed"), return_columns), return_columns };

  probant_answers_walk (answers, NULL, "liasses:data.obligations_fiscales[]", add_line_cb, &duties);
  probant_answers_walk (answers, NULL, "liasses:data.declarations[]", add_line_cb, &returns);
  probant_answers_walk (answers, NULL, "liasses:data.declarations[]", add_return_form_cb, presentation);
}

#define DUTY "data.obligations_fiscales[]."
#define RETURN "data.declarations[]."
#define RETURN_BOX RETURN BOXES "."

const ProbantEndpoint probant_source_liasses_fiscales_dgfip = {
  .row = 11,
  .name = "liasses_fiscales_dgfip",
  .category = PROBANT_CATEGORY_FINANCIAL,
  .title = N_ ("Tax returns"),
  .producer = "DGFIP",
  .ping = "dgfip/liasses_fiscales",
  .summary = N_ ("The forms of the company’s tax returns for the last three years, box by box."),
  .coverage = N_ ("Covers companies that filed a return on their real results; micro-enterprises file none. Absence proves no "
                  "irregularity."),
  .usefulness = PROBANT_USEFUL_NO,
  .exception = N_ ("API Entreprise has since published tax returns as useful to public aid: a service whose authorisation covers them may ask for them."),
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "liasses",
        "/v3/dgfip/unites_legales/{siren}/liasses_fiscales/{year}",
        NULL,
        (const char *const[]) { "liasse_fiscale", "liasses_fiscales_dgfip", NULL },
        3,
        PROBANT_ROUTE_FRESH },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { N_ ("Source"), N_ ("ITIP number of the DGFIP"), "meta.internal_id_itip", PROBANT_FIELD_TEXT },
      { NULL, NULL, DUTY "code", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DUTY "libelle", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DUTY "reference", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DUTY "regime", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DUTY "id", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN "numero_imprime", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN "date_fin_exercice", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN "duree_exercice", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN "date_declaration", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN "regime.code", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN "regime.libelle", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN "millesime", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN_BOX "code", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN_BOX "intitule", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN_BOX "valeurs", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN_BOX "code_EDI", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN_BOX "code_absolu", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN_BOX "code_type_donnee", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, RETURN_BOX "code_nref", PROBANT_FIELD_HIDDEN },
      { NULL },
  },
  .present = present_tax_returns,
};
