/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/catalogue/probant-sources.h"

#include <glib/gi18n.h>

#include "core/catalogue/probant-table.h"

/* Data.Subvention: what an association asked of the State, was granted and was paid. */

static const ProbantField request_columns[] = {
  { NULL, N_ ("Year"), "annee_exercice_demande", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Grant scheme"), "subvention_demandee.dispositif", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Sub-scheme"), "subvention_demandee.sous_dispositif", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Asked"), "subvention_demandee.montant_demande", PROBANT_FIELD_AMOUNT },
  { NULL, N_ ("Granted"), "instruction.montant_accorde", PROBANT_FIELD_AMOUNT },
  { NULL, N_ ("Decision"), "instruction.statut_demande", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Committee on"), "instruction.date_commission", PROBANT_FIELD_DATE },
  { NULL, N_ ("Examining service"), "instruction.service_instructeur", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Cost of the projects"), "description_des_projets.estimation_cout_total",
    PROBANT_FIELD_AMOUNT },
  { NULL, N_ ("Commitment (EJ)"), "identifiant_engagement_juridique", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Payment key"), "jointure_demandes_et_versements", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Provider"), "fournisseur", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Updated on"), "date_mise_a_jour_information", PROBANT_FIELD_DATE },
  { NULL },
};

static const ProbantField payment_columns[] = {
  { NULL, N_ ("Paid on"), "date_versement", PROBANT_FIELD_DATE },
  { NULL, N_ ("Amount"), "montant_verse", PROBANT_FIELD_AMOUNT },
  { NULL, N_ ("Programme"), "programme.libelle", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Programme number"), "programme.numero", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Activity"), "activitee", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Functional field"), "domaine_fonctionnel", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Financial centre"), "centre_financier", PROBANT_FIELD_TEXT },
  { NULL, N_ ("BOP"), "numero_bop", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Payment key"), "jointure_demandes_et_versements", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Provider"), "fournisseur", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Updated on"), "date_mise_a_jour_information", PROBANT_FIELD_DATE },
  { NULL, N_ ("Provider of the programme"), "programme.fournisseur", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Programme updated on"), "programme.date_mise_a_jour_information", PROBANT_FIELD_DATE },
  { NULL },
};

static const ProbantField project_columns[] = {
  { NULL, N_ ("Year"), "^data.demande_subvention.annee_exercice_demande", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Project"), "intitule", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Aims"), "objectifs", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Operational aims"), "objectifs_operationnels", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Description"), "description", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Kind of aid"), "aide.nature", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Form of aid"), "aide.modalite", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Grant scheme"), "modalite_ou_dispositif", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Performance indicators"), "indicateurs", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Co-funders"), "cofinanceurs", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Rank"), "rang", PROBANT_FIELD_NUMBER },
  { NULL },
};

typedef struct
{
  int year;
  gboolean has_asked, has_granted, has_paid;
  double asked, granted, paid;
} Total;

static int
compare_totals (gconstpointer a, gconstpointer b)
{
  return ((const Total *)b)->year - ((const Total *)a)->year;
}

static Total *
get_total (GArray *totals, int year)
{
  Total total = { .year = year };

  for (guint i = 0; i < totals->len; i++)
    if (g_array_index (totals, Total, i).year == year)
      return &g_array_index (totals, Total, i);

  g_array_append_val (totals, total);

  return &g_array_index (totals, Total, totals->len - 1);
}

static void
sum_request_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  Total *total;
  double year, amount;

  if (!probant_node_get_number (node, "annee_exercice_demande", &year) || year < 1900 || year > 2200)
    return;

  total = get_total (user_data, (int)year);
  if (probant_node_get_number (node, "subvention_demandee.montant_demande", &amount))
    {
      total->has_asked = TRUE;
      total->asked += amount;
    }
  if (probant_node_get_number (node, "instruction.montant_accorde", &amount))
    {
      total->has_granted = TRUE;
      total->granted += amount;
    }
}

static void
sum_payment_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  const char *text = probant_node_get_text (node, "date_versement");
  g_autoptr (GDateTime) date = text != NULL ? probant_parse_date (text) : NULL;
  Total *total;
  double amount;

  if (date == NULL || !probant_node_get_number (node, "montant_verse", &amount))
    return;

  total = get_total (user_data, g_date_time_get_year (date));
  total->has_paid = TRUE;
  total->paid += amount;
}

static void
add_request_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  /* An item may be a payment alone. */
  ProbantScope request = { scope, node, scope->key };

  if (!probant_node_is_null (node))
    probant_table_add (user_data, request_columns, &request);
}

static void
add_total (ProbantSection *section, const Total *total)
{
  g_autofree char *year = g_strdup_printf ("%d", total->year);
  g_autofree char *asked = total->has_asked ? probant_format_amount (total->asked) : NULL;
  g_autofree char *granted = total->has_granted ? probant_format_amount (total->granted) : NULL;
  g_autofree char *paid = total->has_paid ? probant_format_amount (total->paid) : NULL;

  probant_section_add_line (section, (const char *const[]){ year, asked, granted, paid });
}

static void
present_totals (JsonObject *answers, ProbantPresentation *presentation)
{
  const char *const columns[] = { _ ("Year"), _ ("Asked"), _ ("Granted"), _ ("Paid"), NULL };
  g_autoptr (GArray) totals = g_array_new (FALSE, FALSE, sizeof (Total));
  ProbantSection *section;

  probant_answers_walk (answers, NULL, "subventions:data[].data.demande_subvention", sum_request_cb, totals);
  probant_answers_walk (answers, NULL, "subventions:data[].data.paiements[]", sum_payment_cb, totals);
  if (totals->len == 0)
    return;

  g_array_sort (totals, compare_totals);
  section = probant_presentation_add_section (presentation, _ ("Grants by year"));
  probant_section_set_columns (section, columns);
  for (guint i = 0; i < totals->len; i++)
    add_total (section, &g_array_index (totals, Total, i));
  probant_section_set_note (section, _ ("Asked and granted by the year of the request, paid by the day of "
                                        "the payment. The State’s grants are complete, those of local "
                                        "authorities and public operators are not."));
}

static void
present_grants (JsonObject *answers, GDateTime *today, ProbantPresentation *presentation)
{
  const char *path = "subventions:data[].data.demande_subvention";
  ProbantSection *requests;

  present_totals (answers, presentation);
  requests = probant_table_new (presentation, _ ("Requests"), request_columns);
  probant_answers_walk (answers, NULL, path, add_request_cb, requests);
  probant_table_say_none (presentation, _ ("Requests"));
}

#define REQUEST "data[].data.demande_subvention."

const ProbantEndpoint probant_source_data_subvention = {
  .row = 0,
  .name = "data_subvention",
  .category = PROBANT_CATEGORY_FINANCIAL,
  .title = N_ ("Grants asked and received"),
  .producer = "Data.Subvention",
  .summary = N_ ("The grants that the association asked for, was granted and was paid, as far as the State’s systems know them."),
  .coverage = N_ ("Covers associations: the State’s grants are complete, those of local authorities (about 45 %) and public operators "
                  "(about 4 %) are not. Absence does not prove that no grant was received."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ASSOCIATION,
  .routes = (const ProbantRoute[]) {
      { "subventions",
        "/v3/data_subvention/associations/{siren_or_siret_or_rna}/subventions",
        NULL,
        (const char *const[]) { "data_subvention_subventions", NULL },
        0,
        PROBANT_ROUTE_NONE },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { NULL, N_ ("Payments"), "data[].data.paiements", PROBANT_FIELD_TABLE, .columns = payment_columns },
      { NULL,
        N_ ("Projects as the association describes them"),
        REQUEST "description_des_projets.projet",
        PROBANT_FIELD_TABLE,
        .columns = project_columns },
      { NULL, NULL, REQUEST "annee_exercice_demande", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, REQUEST "subvention_demandee.dispositif", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, REQUEST "subvention_demandee.sous_dispositif", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, REQUEST "subvention_demandee.montant_demande", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, REQUEST "instruction.montant_accorde", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, REQUEST "instruction.statut_demande", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, REQUEST "instruction.date_commission", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, REQUEST "instruction.service_instructeur", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, REQUEST "description_des_projets.estimation_cout_total", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, REQUEST "identifiant_engagement_juridique", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, REQUEST "jointure_demandes_et_versements", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, REQUEST "fournisseur", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, REQUEST "date_mise_a_jour_information", PROBANT_FIELD_HIDDEN },
      { NULL },
  },
  .present = present_grants,
};
