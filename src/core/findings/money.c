/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/findings/probant-checks.h"
#include "core/findings/probant-claims.h"
#include "core/probant-fold.h"

/* Turnover, capital, grants. */

/* Days from one closing to the next below which the later fiscal year was cut short. */
#define SHORT_FISCAL_YEAR 350
/* A tax group takes 95 % of the capital, held directly or through others: Code général des impôts, article
 * 223 A. */
#define GROUP_PERCENT 95
#define SUBSIDIARY_PERCENT 50
/* Euros within any period of three years: Regulation (EU) 2023/2831, article 3. */
#define DE_MINIMIS_CEILING 300000
#define DE_MINIMIS_YEARS 3

void
probant_check_turnover_halved (const ProbantFacts *facts, GPtrArray *findings)
{
  g_autoptr (GPtrArray) turnovers = probant_claims_list_turnovers (facts);
  const ProbantClaim *latest, *before;
  ProbantFinding *finding;

  if (turnovers->len < 2)
    return;

  latest = g_ptr_array_index (turnovers, 0);
  before = g_ptr_array_index (turnovers, 1);
  if (before->from <= 0 || latest->from > before->from / 2
      || probant_days_between (before->date, latest->date) < SHORT_FISCAL_YEAR)
    return;

  finding = probant_findings_add (findings, PROBANT_SEVERITY_WARNING,
                                  _ ("The turnover fell by half or more from one fiscal year to the next"),
                                  latest->record);
  probant_finding_add_value (finding, _ ("Latest"), latest->value);
  probant_finding_add_value (finding, _ ("Before"), before->value);
}

/* Capital links */

/* The forms write "NS" for what is not specified. (transfer full) */
static char *
read_parent (JsonNode *parent)
{
  g_autofree char *name = probant_claim_read (parent, "denomination");
  const char *siren = probant_node_get_text (parent, "siren");
  g_autofree char *number = probant_siren_is_valid (siren) ? probant_identifier_format (siren) : NULL;

  if (g_strcmp0 (name, "NS") == 0)
    g_clear_pointer (&name, g_free);
  if (name == NULL && number == NULL)
    return g_strdup (_ ("a company that is not named"));
  if (name == NULL || number == NULL)
    return name != NULL ? g_steal_pointer (&name) : g_steal_pointer (&number);

  return g_strjoin (", SIREN ", name, number, NULL);
}

static void
add_parent (const ProbantFacts *facts, GPtrArray *findings, ProbantRecord *record, JsonNode *holder)
{
  g_autofree char *parent = NULL;
  g_autofree char *share = NULL;
  ProbantFinding *finding;
  double percent;

  if (g_strcmp0 (probant_node_get_text (holder, "type"), "personne_morale") != 0
      || !probant_node_get_number (holder, "pourcentage", &percent) || percent <= SUBSIDIARY_PERCENT
      || percent > 100)
    return;

  parent = read_parent (probant_node_get (holder, "personne_morale_attributes"));
  share = probant_format_percent (percent);
  finding = probant_findings_add (
      findings, percent >= GROUP_PERCENT ? PROBANT_SEVERITY_NOTICE : PROBANT_SEVERITY_INFO,
      _ ("A subsidiary of another company: in a tax group, the tax certificate of the parent is needed too"),
      record);
  probant_finding_rest_on (finding, probant_facts_get_answered (facts, "attestations_fiscales_dgfip"));
  probant_finding_add_value (finding, _ ("Parent"), parent);
  probant_finding_add_value (finding, _ ("Share"), share);
}

void
probant_check_subsidiary (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantRecord *record = probant_facts_get_answered (facts, "liens_capitalistiques");
  g_autoptr (GPtrArray) years = probant_fact_list (record, "data");

  /* The newest year that names shareholders. */
  for (guint i = 0; i < years->len; i++)
    {
      g_autoptr (GPtrArray) holders
          = probant_node_list (g_ptr_array_index (years, i), "capital.actionnaires[]");

      for (guint j = 0; j < holders->len; j++)
        add_parent (facts, findings, record, g_ptr_array_index (holders, j));
      if (holders->len > 0)
        return;
    }
}

/* Grants */

static gboolean
is_within_period (GDateTime *date, GDateTime *today)
{
  g_autoptr (GDateTime) start = g_date_time_add_years (today, -DE_MINIMIS_YEARS);

  return date != NULL && start != NULL && probant_days_between (start, date) > 0
         && probant_days_between (date, today) >= 0;
}

/* The day of the decision, or else the year of the request where all of it lies within the period. */
static gboolean
is_recent_grant (JsonNode *request, GDateTime *today)
{
  g_autoptr (GDateTime) decision = probant_node_get_date (request, "instruction.date_commission");
  g_autoptr (GDateTime) new_year = NULL;
  double year;

  if (decision != NULL)
    return is_within_period (decision, today);
  if (!probant_node_get_number (request, "annee_exercice_demande", &year) || year < 1900
      || year > g_date_time_get_year (today))
    return FALSE;
  new_year = g_date_time_new_local ((int)year, 1, 1, 0, 0, 0);

  return is_within_period (new_year, today);
}

static double
sum_payments (JsonNode *item, GDateTime *today)
{
  g_autoptr (GPtrArray) payments = probant_node_list (item, "paiements[]");
  double sum = 0;

  for (guint i = 0; i < payments->len; i++)
    {
      JsonNode *payment = g_ptr_array_index (payments, i);
      g_autoptr (GDateTime) date = probant_node_get_date (payment, "date_versement");
      double amount;

      if (is_within_period (date, today) && probant_node_get_number (payment, "montant_verse", &amount))
        sum += amount;
    }

  return sum;
}

/* Aid counts when it is granted; what was only paid, without a decision that is known, counts then. */
static double
sum_grants (ProbantRecord *record, GDateTime *today)
{
  g_autoptr (GPtrArray) items = probant_fact_list (record, "data[].data");
  double sum = 0;

  for (guint i = 0; i < items->len; i++)
    {
      JsonNode *request = probant_node_get (g_ptr_array_index (items, i), "demande_subvention");
      g_autofree char *decision
          = probant_fold_text (probant_node_get_text (request, "instruction.statut_demande"));
      double amount;

      if (!g_str_equal (decision, "accorde")
          || !probant_node_get_number (request, "instruction.montant_accorde", &amount) || amount <= 0)
        sum += sum_payments (g_ptr_array_index (items, i), today);
      else if (is_recent_grant (request, today))
        sum += amount;
    }

  return sum;
}

/* What the newest accounts of an establishment say of the aid of three years, as far as they are of those
 * years. */
static double
get_declared_aid (JsonNode *establishment, GDateTime *today)
{
  g_autoptr (GPtrArray) accounts = probant_node_list (establishment, "comptes[]");
  double newest = g_date_time_get_year (today) - DE_MINIMIS_YEARS;
  double aid = 0;

  for (guint i = 0; i < accounts->len; i++)
    {
      double year, amount;

      if (!probant_node_get_number (g_ptr_array_index (accounts, i), "annee", &year) || year < newest
          || year > g_date_time_get_year (today)
          || !probant_node_get_number (g_ptr_array_index (accounts, i), "montant_aides_sur_3ans", &amount))
        continue;
      newest = year;
      aid = amount;
    }

  return aid;
}

static double
sum_declared_aid (ProbantRecord *record, GDateTime *today)
{
  g_autoptr (GPtrArray) establishments = probant_fact_list (record, "data.etablissements[]");
  double sum = 0;

  for (guint i = 0; i < establishments->len; i++)
    sum += get_declared_aid (g_ptr_array_index (establishments, i), today);

  return sum;
}

static void
add_aid (ProbantFinding *finding, ProbantRecord *record, double aid)
{
  g_autofree char *amount = probant_format_amount (aid);

  if (aid <= 0)
    return;
  probant_finding_rest_on (finding, record);
  probant_finding_add_value (finding, probant_record_get_endpoint (record)->producer, amount);
}

void
probant_check_de_minimis (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantRecord *grants = probant_facts_get_answered (facts, "data_subvention");
  ProbantRecord *association = probant_facts_get_answered (facts, "associations");
  double granted = sum_grants (grants, facts->today);
  double declared = sum_declared_aid (association, facts->today);
  ProbantFinding *finding;

  if (granted <= DE_MINIMIS_CEILING && declared <= DE_MINIMIS_CEILING)
    return;

  finding = probant_findings_add (findings, PROBANT_SEVERITY_NOTICE,
                                  _ ("The known grants of three years exceed €300,000, the ceiling of de "
                                     "minimis aid (Regulation (EU) 2023/2831)"),
                                  NULL);
  add_aid (finding, grants, granted);
  add_aid (finding, association, declared);
  probant_finding_add_remark (
      finding,
      _ ("Which of them are de minimis aid, these sources do not tell; nor do they know every grant."));
}
