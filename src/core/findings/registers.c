/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/findings/probant-checks.h"

/* What should be somewhere and is not, and the sources that could not tell. */

#define YEARS_WITHOUT_ACCOUNTS 2
/* A first fiscal year may last nearly two years, and its accounts are due seven months later. */
#define YEARS_TO_FIRST_ACCOUNTS 3

static gboolean
is_absent (ProbantRecord *record)
{
  return record != NULL && probant_record_get_state (record) == PROBANT_RECORD_ABSENT;
}

static void
check_insee (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantRecord *unit = probant_facts_find (facts, "entreprises");
  ProbantRecord *establishment = probant_facts_find (facts, "etablissements");
  ProbantFinding *finding;

  if ((!is_absent (unit) && !is_absent (establishment))
      || probant_facts_get_answered (facts, "etablissements") != NULL)
    return;

  finding = probant_findings_add (findings, PROBANT_SEVERITY_WARNING,
                                  is_absent (unit)
                                      ? _ ("INSEE does not know this legal unit, or does not publish it")
                                      : _ ("INSEE does not know this establishment, or does not publish it"),
                                  is_absent (unit) ? unit : establishment);
  if (is_absent (establishment))
    probant_finding_rest_on (finding, establishment);
}

static void
check_associations (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantRecord *record = probant_facts_find (facts, "associations");
  const char *form = probant_facts_get_legal_form (facts);

  /* Declared associations, whether or not of public utility; those of Alsace-Moselle are entered at the
   * courts. */
  if (is_absent (record) && (g_strcmp0 (form, "9220") == 0 || g_strcmp0 (form, "9230") == 0))
    {
      ProbantFinding *finding = probant_findings_add (
          findings, PROBANT_SEVERITY_NOTICE,
          _ ("A declared association, but the register of associations does not know it"), record);

      probant_finding_rest_on (finding, probant_facts_get_answered (facts, "entreprises"));
    }
  else if (probant_fact_is_text (record, "data.regime", "Loi 1901")
           && probant_fact_text (record, "data.rna") == NULL)
    probant_findings_add (findings, PROBANT_SEVERITY_NOTICE,
                          _ ("An association under the law of 1901 without a known RNA number"), record);
}

static void
check_companies (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantRecord *rcs = probant_facts_find (facts, "extraits_rcs_infogreffe");
  ProbantRecord *rne = probant_facts_find (facts, "extrait_rne");
  ProbantFinding *finding;

  if (!probant_facts_is_commercial (facts) || (!is_absent (rcs) && !is_absent (rne))
      || probant_facts_get_answered (facts, "extraits_rcs_infogreffe") != NULL
      || probant_facts_get_answered (facts, "extrait_rne") != NULL)
    return;

  finding
      = probant_findings_add (findings, PROBANT_SEVERITY_WARNING,
                              is_absent (rcs) && is_absent (rne)
                                  ? _ ("A commercial company, but neither the RCS nor the RNE knows it")
                              : is_absent (rcs) ? _ ("A commercial company, but the RCS does not know it")
                                                : _ ("A commercial company, but the RNE does not know it"),
                              is_absent (rcs) ? rcs : rne);
  if (is_absent (rne))
    probant_finding_rest_on (finding, rne);
}

void
probant_check_unregistered (const ProbantFacts *facts, GPtrArray *findings)
{
  check_insee (facts, findings);
  check_associations (facts, findings);
  check_companies (facts, findings);
}

/* Annual accounts */

/* SARL, SA, SAS and European companies: partnerships need not file. */
static gboolean
files_accounts (const ProbantFacts *facts)
{
  const char *form = probant_facts_get_legal_form (facts);

  return probant_facts_is_commercial (facts) && form[1] >= '4' && form[1] <= '8';
}

static gboolean
is_older_than (GDateTime *date, int years, GDateTime *today)
{
  g_autoptr (GDateTime) limit = g_date_time_add_years (date, years);

  return limit != NULL && probant_days_between (limit, today) > 0;
}

/* The latest closing or filing; NULL where no accounts are listed or none has a date. */
static GDateTime *
find_latest_accounts (ProbantRecord *record)
{
  static const char *const dates[] = { "data.bilans[].date_cloture", "data.bilans[].date_depot" };
  GDateTime *latest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GPtrArray) nodes = probant_fact_list (record, dates[i]);

      for (guint j = 0; j < nodes->len; j++)
        {
          g_autoptr (GDateTime) date = probant_node_get_date (g_ptr_array_index (nodes, j), "");

          if (date == NULL || (latest != NULL && probant_days_between (latest, date) <= 0))
            continue;
          g_clear_pointer (&latest, g_date_time_unref);
          latest = g_steal_pointer (&date);
        }
    }

  return latest;
}

void
probant_check_accounts_missing (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantRecord *record = probant_facts_get_answered (facts, "bilans_inpi");
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GDateTime) latest = NULL;
  g_autoptr (GDateTime) creation
      = probant_fact_date (probant_facts_get_answered (facts, "entreprises"), "data.date_creation");
  ProbantFinding *finding;
  JsonNode *list;

  if (record == NULL)
    record = probant_facts_get_answered (facts, "actes_inpi");
  list = probant_fact_node (record, "data.bilans");
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list) || !files_accounts (facts))
    return;

  latest = find_latest_accounts (record);
  listed = probant_fact_list (record, "data.bilans[]");
  if (latest != NULL ? !is_older_than (latest, YEARS_WITHOUT_ACCOUNTS, facts->today)
                     : listed->len > 0 || creation == NULL
                           || !is_older_than (creation, YEARS_TO_FIRST_ACCOUNTS, facts->today))
    return;

  finding = probant_findings_add (findings, PROBANT_SEVERITY_NOTICE,
                                  latest != NULL ? _ ("No annual accounts published for two years")
                                                 : _ ("No annual accounts published"),
                                  record);
  probant_finding_add_date (finding, _ ("Latest accounts"), latest);
  probant_finding_add_remark (
      finding,
      _ ("Accounts that were filed but declared confidential are not listed: ask the applicant for them."));
}

/* Sources */

typedef enum
{
  SILENCE_NONE,
  SILENCE_FAILED,
  SILENCE_DENIED,
} Silence;

static Silence
classify (const ProbantProblem *problem)
{
  if (problem == NULL)
    return SILENCE_NONE;
  switch (problem->kind)
    {
    case PROBANT_PROBLEM_TOKEN:
    case PROBANT_PROBLEM_RIGHT:
      return SILENCE_DENIED;
    case PROBANT_PROBLEM_LEGAL:
    case PROBANT_PROBLEM_ABSENT:
    case PROBANT_PROBLEM_REFUSED:
    case PROBANT_PROBLEM_PENDING:
      return SILENCE_NONE;
    case PROBANT_PROBLEM_INPUT:
    case PROBANT_PROBLEM_SETUP:
    case PROBANT_PROBLEM_GONE:
    case PROBANT_PROBLEM_QUOTA:
    case PROBANT_PROBLEM_CONFLICT:
    case PROBANT_PROBLEM_PROVIDER:
    case PROBANT_PROBLEM_NETWORK:
    case PROBANT_PROBLEM_TIMEOUT:
    case PROBANT_PROBLEM_GARBAGE:
    case PROBANT_PROBLEM_TOO_LARGE:
    default:
      return SILENCE_FAILED;
    }
}

/* Answers that are there only in part count too. (transfer container) */
static GPtrArray *
list_silent (const ProbantFacts *facts, Silence silence)
{
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < facts->records->len; i++)
    {
      ProbantRecord *record = g_ptr_array_index (facts->records, i);

      if (probant_record_is_settled (record) && classify (probant_record_get_problem (record)) == silence)
        g_ptr_array_add (records, record);
    }

  return records;
}

static void
add_silent (GPtrArray *findings, GPtrArray *records, const char *sentence)
{
  ProbantFinding *finding = probant_findings_add (findings, PROBANT_SEVERITY_NOTICE, sentence, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      ProbantRecord *record = g_ptr_array_index (records, i);
      const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);

      probant_finding_rest_on (finding, record);
      probant_finding_add_value (finding, endpoint->producer, _ (endpoint->title));
    }
}

void
probant_check_sources_failed (const ProbantFacts *facts, GPtrArray *findings)
{
  g_autoptr (GPtrArray) records = list_silent (facts, SILENCE_FAILED);
  g_autofree char *sentence = g_strdup_printf (
      ngettext ("%u source did not answer, or not in full: what it knows is missing here",
                "%u sources did not answer, or not in full: what they know is missing here", records->len),
      records->len);

  if (records->len > 0)
    add_silent (findings, records, sentence);
}

void
probant_check_sources_denied (const ProbantFacts *facts, GPtrArray *findings)
{
  g_autoptr (GPtrArray) records = list_silent (facts, SILENCE_DENIED);
  g_autofree char *sentence
      = g_strdup_printf (ngettext ("%u source refused access: what it knows is missing here",
                                   "%u sources refused access: what they know is missing here", records->len),
                         records->len);

  if (records->len > 0)
    add_silent (findings, records, sentence);
}
