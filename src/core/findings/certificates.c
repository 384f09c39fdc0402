/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "core/findings/probant-checks.h"

/* Certificates: refused, being examined, expired or about to, or not obtained. */

#define SOON 30 /* days */

static const char *
get_title (ProbantRecord *record)
{
  return _ (probant_record_get_endpoint (record)->title);
}

static gboolean
has_problem (ProbantRecord *record, ProbantProblemKind kind)
{
  const ProbantProblem *problem = probant_record_get_problem (record);

  return problem != NULL && problem->kind == kind;
}

/* Every record with such a problem, in one sentence each. */
static void
add_problems (const ProbantFacts *facts,
              GPtrArray *findings,
              ProbantProblemKind kind,
              ProbantSeverity severity,
              const char *what)
{
  for (guint i = 0; i < facts->records->len; i++)
    {
      ProbantRecord *record = g_ptr_array_index (facts->records, i);
      g_autofree char *sentence = NULL;
      ProbantFinding *finding;

      if (!has_problem (record, kind))
        continue;
      /* Translators: the title of a certificate, then what is to be said of it. */
      sentence = g_strdup_printf (_ ("%s: %s"), get_title (record), what);
      finding = probant_findings_add (findings, severity, sentence, record);
      probant_finding_add_value (finding, probant_record_get_endpoint (record)->producer,
                                 probant_record_get_problem (record)->detail);
    }
}

void
probant_check_certificate_refused (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantRecord *urssaf = probant_facts_get_answered (facts, "attestations_sociales_acoss");
  ProbantRecord *msa = probant_facts_get_answered (facts, "cotisations_msa");
  ProbantRecord *probtp = probant_facts_get_answered (facts, "cotisation_retraite_probtp");

  if (probant_fact_is_text (urssaf, "data.entity_status.code", "refus_de_delivrance"))
    {
      ProbantFinding *finding = probant_findings_add (findings, PROBANT_SEVERITY_SERIOUS,
                                                      _ ("Urssaf refuses the vigilance certificate"), urssaf);

      probant_finding_add_value (finding, "Urssaf",
                                 probant_fact_text (urssaf, "data.entity_status.description"));
    }
  if (probant_fact_is_text (msa, "data.status", "outdated"))
    probant_findings_add (findings, PROBANT_SEVERITY_SERIOUS,
                          _ ("The contributions are not up to date, says the MSA"), msa);
  if (probant_fact_is_boolean (probtp, "data.eligible", FALSE))
    probant_findings_add (findings, PROBANT_SEVERITY_SERIOUS,
                          _ ("The contributions are not in order, says PROBTP"), probtp);
  add_problems (facts, findings, PROBANT_PROBLEM_REFUSED, PROBANT_SEVERITY_SERIOUS,
                _ ("refused by the body that delivers it"));
}

void
probant_check_certificate_pending (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantRecord *msa = probant_facts_get_answered (facts, "cotisations_msa");

  if (probant_fact_is_text (msa, "data.status", "under_investigation"))
    probant_findings_add (findings, PROBANT_SEVERITY_NOTICE,
                          _ ("The MSA is examining the contributions: ask again later"), msa);
  add_problems (facts, findings, PROBANT_PROBLEM_PENDING, PROBANT_SEVERITY_NOTICE,
                _ ("being examined by the body that delivers it, ask again later"));
}

/* Ends of validity */

typedef struct
{
  const char *source;
  const char *list; /* of certificates */
  const char *date; /* relative to the item */
  ProbantSeverity expired;
} Validity;

static const Validity validities[] = {
  { "attestations_sociales_acoss", "data", "date_fin_validite", PROBANT_SEVERITY_WARNING },
  { "certificats_rge_ademe", "data[].data", "date_expiration", PROBANT_SEVERITY_NOTICE },
  { "certificats_qualibat", "data", "date_fin_validite", PROBANT_SEVERITY_NOTICE },
  { "certificats_opqibi", "data", "date_validite_qualifications", PROBANT_SEVERITY_NOTICE },
  { "qualifelec", "data[].data", "date_fin", PROBANT_SEVERITY_NOTICE },
};

/* The latest end among the certificates that are not archived; NULL where none is told. `n` counts those that
 * tell one. */
static GDateTime *
find_end (ProbantRecord *record, const Validity *validity, guint *n)
{
  g_autoptr (GPtrArray) certificates = probant_fact_list (record, validity->list);
  GDateTime *latest = NULL;

  *n = 0;
  for (guint i = 0; i < certificates->len; i++)
    {
      JsonNode *certificate = g_ptr_array_index (certificates, i);
      g_autoptr (GDateTime) end = probant_node_get_date (certificate, validity->date);
      gboolean archived = FALSE;

      probant_node_get_boolean (certificate, "meta.archived", &archived);
      if (end == NULL || archived)
        continue;
      (*n)++;
      if (latest != NULL && probant_days_between (latest, end) <= 0)
        continue;
      g_clear_pointer (&latest, g_date_time_unref);
      latest = g_steal_pointer (&end);
    }

  return latest;
}

static void
add_count (ProbantFinding *finding, guint n)
{
  g_autofree char *remark = NULL;

  if (n < 2)
    return;
  remark = g_strdup_printf (ngettext ("The latest of %u certificate", "The latest of %u certificates", n), n);
  probant_finding_add_remark (finding, remark);
}

void
probant_check_certificate_expired (const ProbantFacts *facts, GPtrArray *findings)
{
  for (guint i = 0; i < G_N_ELEMENTS (validities); i++)
    {
      ProbantRecord *record = probant_facts_get_answered (facts, validities[i].source);
      guint n;
      g_autoptr (GDateTime) end = find_end (record, &validities[i], &n);
      g_autofree char *date = NULL;
      g_autofree char *sentence = NULL;

      if (end == NULL || probant_days_between (facts->today, end) >= 0)
        continue;
      date = probant_format_date (end);
      /* Translators: the title of a certificate, then a date. */
      sentence = g_strdup_printf (_ ("%s: expired on %s"), get_title (record), date);
      add_count (probant_findings_add (findings, validities[i].expired, sentence, record), n);
    }
}

static char *
describe_end (ProbantRecord *record, GDateTime *end, int days)
{
  g_autofree char *date = probant_format_date (end);

  if (days == 0)
    /* Translators: the title of a certificate. */
    return g_strdup_printf (_ ("%s: expires today"), get_title (record));

  /* Translators: the title of a certificate, a date, the days until then. */
  return g_strdup_printf (
      ngettext ("%s: expires on %s, %d day from now", "%s: expires on %s, %d days from now", (gulong)days),
      get_title (record), date, days);
}

void
probant_check_certificate_expiring (const ProbantFacts *facts, GPtrArray *findings)
{
  for (guint i = 0; i < G_N_ELEMENTS (validities); i++)
    {
      ProbantRecord *record = probant_facts_get_answered (facts, validities[i].source);
      guint n;
      g_autoptr (GDateTime) end = find_end (record, &validities[i], &n);
      int days = end != NULL ? probant_days_between (facts->today, end) : -1;
      g_autofree char *sentence = NULL;

      if (days < 0 || days > SOON)
        continue;
      sentence = describe_end (record, end, days);
      add_count (probant_findings_add (findings, PROBANT_SEVERITY_NOTICE, sentence, record), n);
    }
}

/* Why there is none of the two certificates that every applicant may be asked for; NULL where there is one,
 * where another check says so, or where it was not asked. */
static const char *
explain_absence (ProbantRecord *record)
{
  switch (probant_record_get_state (record))
    {
    case PROBANT_RECORD_ABSENT:
      return _ ("could not be obtained, which proves no irregularity");
    case PROBANT_RECORD_DENIED:
      return _ ("could not be obtained, the service has no access");
    case PROBANT_RECORD_FAILED:
      return has_problem (record, PROBANT_PROBLEM_PENDING)
                 ? NULL
                 : _ ("could not be obtained, the source did not answer");
    case PROBANT_RECORD_ANSWERED:
      if (probant_record_get_answers (record) == NULL
          || probant_fact_is_text (record, "data.entity_status.code", "refus_de_delivrance")
          || probant_fact_text (record, "data.document_url") != NULL)
        return NULL;
      return _ ("could not be obtained, the answer holds no document");
    case PROBANT_RECORD_WAITING:
    case PROBANT_RECORD_ASKING:
    case PROBANT_RECORD_SKIPPED:
    default:
      return NULL;
    }
}

void
probant_check_certificate_unavailable (const ProbantFacts *facts, GPtrArray *findings)
{
  static const char *const sources[] = { "attestations_fiscales_dgfip", "attestations_sociales_acoss" };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      ProbantRecord *record = probant_facts_find (facts, sources[i]);
      const char *explanation = record != NULL ? explain_absence (record) : NULL;
      g_autofree char *sentence = NULL;
      ProbantFinding *finding;

      if (explanation == NULL)
        continue;
      sentence = g_strdup_printf (_ ("%s: %s"), get_title (record), explanation);
      finding = probant_findings_add (findings, PROBANT_SEVERITY_NOTICE, sentence, record);
      if (probant_record_get_state (record) == PROBANT_RECORD_ABSENT)
        probant_finding_add_remark (finding, _ (probant_record_get_endpoint (record)->coverage));
    }
}
