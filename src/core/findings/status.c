/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "core/findings/probant-checks.h"

/* Whether the applicant exists, since when, and whether it is the one that was asked for. */

/* The unit's own answer, or else what the establishment's says of it. NULL where neither is there. */
static ProbantRecord *
get_unit (const ProbantFacts *facts, const char **prefix)
{
  ProbantRecord *record = probant_facts_get_answered (facts, "entreprises");

  *prefix = "data";
  if (record != NULL)
    return record;
  *prefix = "data.unite_legale";
  record = probant_facts_get_answered (facts, "etablissements");
  if (record != NULL)
    return record;
  *prefix = "data";

  return probant_facts_get_answered (facts, "recherche_entreprises");
}

static char *
get_path (const char *prefix, const char *member)
{
  return g_strjoin (".", prefix, member, NULL);
}

void
probant_check_unit_ceased (const ProbantFacts *facts, GPtrArray *findings)
{
  const char *prefix;
  ProbantRecord *record = get_unit (facts, &prefix);
  g_autofree char *state = get_path (prefix, "etat_administratif");
  g_autoptr (GDateTime) date = NULL;
  ProbantFinding *finding;

  if (!probant_fact_is_text (record, state, "C"))
    return;

  date = probant_fact_date (record, "data.date_cessation");
  if (date == NULL)
    date = probant_fact_date (record, "data.date_fermeture");
  finding = probant_findings_add (findings, PROBANT_SEVERITY_SERIOUS,
                                  _ ("The legal unit has ceased, says INSEE"), record);
  probant_finding_add_date (finding, _ ("Ceased on"), date);
}

void
probant_check_establishment_closed (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantRecord *record = probant_facts_get_answered (facts, "etablissements");
  g_autoptr (GDateTime) date = probant_fact_date (record, "data.date_fermeture");
  const char *siret = probant_fact_text (record, "data.siret");
  g_autofree char *number = siret != NULL ? probant_identifier_format (siret) : NULL;
  ProbantFinding *finding;

  if (!probant_fact_is_text (record, "data.etat_administratif", "F"))
    return;

  finding = probant_findings_add (findings, PROBANT_SEVERITY_SERIOUS,
                                  _ ("The establishment is closed, says INSEE"), record);
  probant_finding_add_value (finding, "SIRET", number);
  probant_finding_add_date (finding, _ ("Closed since"), date);
}

void
probant_check_struck_off (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantRecord *record = probant_facts_get_answered (facts, "extraits_rcs_infogreffe");
  g_autoptr (GDateTime) date = probant_fact_date (record, "data.date_radiation");
  ProbantFinding *finding;

  if (date == NULL)
    return;

  finding = probant_findings_add (findings, PROBANT_SEVERITY_SERIOUS,
                                  _ ("Struck off the trade register (RCS)"), record);
  probant_finding_add_date (finding, _ ("Struck off on"), date);
}

static void
check_association_dissolved (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantRecord *record = probant_facts_get_answered (facts, "associations");
  g_autoptr (GDateTime) date = probant_fact_date (record, "data.date_dissolution");
  ProbantFinding *finding;

  if (date != NULL)
    {
      finding = probant_findings_add (findings, PROBANT_SEVERITY_SERIOUS,
                                      _ ("The association is dissolved, says the register of associations"),
                                      record);
      probant_finding_add_date (finding, _ ("Dissolved on"), date);
    }
  /* "etat" is the name of the same member in the older route. */
  else if (probant_fact_is_boolean (record, "data.active", FALSE)
           || probant_fact_is_boolean (record, "data.etat", FALSE))
    probant_findings_add (findings, PROBANT_SEVERITY_SERIOUS,
                          _ ("The association is not active, says the register of associations"), record);
}

void
probant_check_dissolved (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantRecord *rne = probant_facts_get_answered (facts, "extrait_rne");
  g_autoptr (GDateTime) date = probant_fact_date (rne, "data.identite_entreprise.dissolution.date");
  ProbantFinding *finding;

  check_association_dissolved (facts, findings);

  if (date == NULL)
    return;
  finding = probant_findings_add (findings, PROBANT_SEVERITY_SERIOUS,
                                  _ ("A dissolution is entered in the companies register (RNE)"), rne);
  probant_finding_add_date (finding, _ ("Dissolved on"), date);
}

/* An association is often older than its SIREN, a company older than its entry in another register: the
 * oldest date counts. */
static GDateTime *
find_creation (const ProbantFacts *facts, ProbantRecord **source)
{
  static const struct
  {
    const char *source;
    const char *path;
  } sources[] = {
    { "entreprises", "data.date_creation" },
    { "etablissements", "data.unite_legale.date_creation" },
    { "associations", "data.date_creation" },
    { "recherche_entreprises", "data.date_creation" },
    { "extraits_rcs_infogreffe", "data.date_immatriculation" },
    { "extrait_rne", "data.identite_entreprise.date_debut_activite" },
    { "extrait_rne", "data.identite_entreprise.date_immatriculation_rne" },
  };
  GDateTime *oldest = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      ProbantRecord *record = probant_facts_get_answered (facts, sources[i].source);
      g_autoptr (GDateTime) date = probant_fact_date (record, sources[i].path);

      if (date == NULL || (oldest != NULL && probant_days_between (oldest, date) >= 0))
        continue;
      g_clear_pointer (&oldest, g_date_time_unref);
      oldest = g_steal_pointer (&date);
      *source = record;
    }

  return oldest;
}

void
probant_check_young (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantRecord *record = NULL;
  g_autoptr (GDateTime) creation = find_creation (facts, &record);
  g_autoptr (GDateTime) birthday = creation != NULL ? g_date_time_add_years (creation, 1) : NULL;
  ProbantFinding *finding;

  if (birthday == NULL || probant_days_between (facts->today, birthday) <= 0)
    return;

  finding = probant_findings_add (findings, PROBANT_SEVERITY_NOTICE,
                                  probant_days_between (creation, facts->today) < 0
                                      ? _ ("Not created yet: the creation date lies in the future")
                                      : _ ("Created less than a year ago"),
                                  record);
  probant_finding_add_date (finding, _ ("Created on"), creation);
}

/* Sirene sends on from a number that was a duplicate to the one that is kept. */
void
probant_check_other_number (const ProbantFacts *facts, GPtrArray *findings)
{
  static const struct
  {
    const char *source;
    const char *path;
  } sources[] = { { "entreprises", "data.siren" }, { "etablissements", "data.siret" } };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      ProbantRecord *record = probant_facts_get_answered (facts, sources[i].source);
      const char *asked = i == 0 ? facts->subject->siren : facts->subject->siret;
      const char *found = probant_fact_text (record, sources[i].path);
      g_autofree char *asked_text = NULL;
      g_autofree char *found_text = NULL;
      ProbantFinding *finding;

      if (asked == NULL || found == NULL || g_str_equal (asked, found))
        continue;
      asked_text = probant_identifier_format (asked);
      found_text = probant_identifier_format (found);
      finding = probant_findings_add (findings, PROBANT_SEVERITY_WARNING,
                                      _ ("INSEE answers for another number than the one asked for"), record);
      probant_finding_add_value (finding, _ ("Asked for"), asked_text);
      probant_finding_add_value (finding, _ ("Answered"), found_text);
    }
}

void
probant_check_not_head_office (const ProbantFacts *facts, GPtrArray *findings)
{
  const char *prefix;
  ProbantRecord *record = get_unit (facts, &prefix);
  g_autofree char *path = get_path (prefix, "siret_siege_social");
  const char *head_office = probant_fact_text (record, path);
  g_autofree char *asked = NULL;
  g_autofree char *known = NULL;
  ProbantFinding *finding;

  if (facts->subject->asked.kind != PROBANT_IDENTIFIER_SIRET || head_office == NULL
      || g_str_equal (facts->subject->asked.value, head_office))
    return;

  asked = probant_identifier_format (facts->subject->asked.value);
  known = probant_identifier_format (head_office);
  finding = probant_findings_add (findings, PROBANT_SEVERITY_NOTICE,
                                  _ ("The SIRET asked for is not that of the head office"), record);
  probant_finding_rest_on (finding, probant_facts_get_answered (facts, "etablissements"));
  probant_finding_add_value (finding, _ ("Asked for"), asked);
  probant_finding_add_value (finding, _ ("Head office"), known);
}

/* 451: INSEE never publishes it. */
static gboolean
is_never_published (ProbantRecord *record)
{
  const ProbantProblem *problem = probant_record_get_problem (record);

  return problem != NULL && problem->kind == PROBANT_PROBLEM_LEGAL;
}

void
probant_check_partially_published (const ProbantFacts *facts, GPtrArray *findings)
{
  ProbantFinding *finding = NULL;

  for (guint i = 0; i < facts->records->len; i++)
    {
      ProbantRecord *record = g_ptr_array_index (facts->records, i);
      const ProbantPresentation *presentation = probant_record_get_presentation (record);

      if (is_never_published (record))
        probant_findings_add (findings, PROBANT_SEVERITY_NOTICE,
                              _ ("INSEE knows this applicant, but may not publish anything of it"), record);
      if (presentation == NULL || !presentation->protected_data)
        continue;
      if (finding == NULL)
        finding = probant_findings_add (
            findings, PROBANT_SEVERITY_NOTICE,
            _ ("Only partially published: these data must not be shown outside the service"), record);
      probant_finding_rest_on (finding, record);
    }
}
