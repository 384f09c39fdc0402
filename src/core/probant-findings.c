/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-findings.h"

#include <glib/gi18n.h>

#include "core/findings/probant-checks.h"

#define MAX_VALUE 300 /* characters */

static const struct
{
  const char *id;
  ProbantCheckFunc check;
} checks[] = {
  { "unit-ceased", probant_check_unit_ceased },
  { "establishment-closed", probant_check_establishment_closed },
  { "struck-off", probant_check_struck_off },
  { "dissolved", probant_check_dissolved },
  { "proceedings", probant_check_proceedings },
  { "certificate-refused", probant_check_certificate_refused },
  { "certificate-expired", probant_check_certificate_expired },
  { "certificate-expiring", probant_check_certificate_expiring },
  { "certificate-pending", probant_check_certificate_pending },
  { "certificate-unavailable", probant_check_certificate_unavailable },
  { "unregistered", probant_check_unregistered },
  { "other-number", probant_check_other_number },
  { "rna-shared", probant_check_rna_shared },
  { "rna-differs", probant_check_rna_differs },
  { "name-differs", probant_check_name_differs },
  { "address-differs", probant_check_address_differs },
  { "activity-differs", probant_check_activity_differs },
  { "not-head-office", probant_check_not_head_office },
  { "young", probant_check_young },
  { "turnover-halved", probant_check_turnover_halved },
  { "accounts-missing", probant_check_accounts_missing },
  { "de-minimis", probant_check_de_minimis },
  { "subsidiary", probant_check_subsidiary },
  { "partially-published", probant_check_partially_published },
  { "sources-denied", probant_check_sources_denied },
  { "sources-failed", probant_check_sources_failed },
};

const char *
probant_severity_get_name (ProbantSeverity severity)
{
  static const char *const names[] = { "info", "notice", "warning", "serious" };

  g_return_val_if_fail (severity < G_N_ELEMENTS (names), NULL);

  return names[severity];
}

const char *
probant_severity_get_title (ProbantSeverity severity)
{
  switch (severity)
    {
    case PROBANT_SEVERITY_NOTICE:
      return C_ ("severity", "To be checked");
    case PROBANT_SEVERITY_WARNING:
      return C_ ("severity", "To be cleared up");
    case PROBANT_SEVERITY_SERIOUS:
      return C_ ("severity", "Serious");
    case PROBANT_SEVERITY_INFO:
    default:
      return C_ ("severity", "For information");
    }
}

void
probant_finding_free (ProbantFinding *self)
{
  g_free (self->sentence);
  g_free (self->detail);
  g_ptr_array_unref (self->records);
  g_free (self);
}

ProbantFinding *
probant_findings_add (GPtrArray *findings,
                      ProbantSeverity severity,
                      const char *sentence,
                      ProbantRecord *record)
{
  ProbantFinding *finding = g_new0 (ProbantFinding, 1);

  finding->severity = severity;
  finding->sentence = g_strdup (sentence);
  finding->records = g_ptr_array_new_with_free_func (g_object_unref);
  probant_finding_rest_on (finding, record);
  g_ptr_array_add (findings, finding);

  return finding;
}

void
probant_finding_rest_on (ProbantFinding *self, ProbantRecord *record)
{
  if (record != NULL && !g_ptr_array_find (self->records, record, NULL))
    g_ptr_array_add (self->records, g_object_ref (record));
}

void
probant_finding_add_remark (ProbantFinding *self, const char *remark)
{
  g_autofree char *before = self->detail;

  self->detail = before != NULL ? g_strjoin ("\n", before, remark, NULL) : g_strdup (remark);
}

/* On one line, and not longer than is read. */
static char *
shorten (const char *value)
{
  g_autofree char *clean = probant_clean_text (value);
  g_autofree char *start = NULL;

  if (clean == NULL)
    return NULL;
  g_strdelimit (clean, "\n", ' ');
  if (g_utf8_strlen (clean, -1) <= MAX_VALUE)
    return g_steal_pointer (&clean);
  start = g_utf8_substring (clean, 0, MAX_VALUE);

  return g_strconcat (start, "…", NULL);
}

void
probant_finding_add_value (ProbantFinding *self, const char *label, const char *value)
{
  g_autofree char *shown = shorten (value);
  g_autofree char *line = NULL;

  if (shown == NULL)
    return;

  /* Translators: a label or the name of a public body, then the value or what it says. */
  line = g_strdup_printf (_ ("%s: %s"), label, shown);
  probant_finding_add_remark (self, line);
}

void
probant_finding_add_date (ProbantFinding *self, const char *label, GDateTime *date)
{
  g_autofree char *text = date != NULL ? probant_format_date (date) : NULL;

  probant_finding_add_value (self, label, text);
}

static int
compare_severities (gconstpointer a, gconstpointer b)
{
  const ProbantFinding *first = *(const ProbantFinding *const *)a;
  const ProbantFinding *second = *(const ProbantFinding *const *)b;

  return (int)second->severity - (int)first->severity;
}

GPtrArray *
probant_findings_check (GListModel *records, const ProbantSubject *subject, GDateTime *today)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify)probant_finding_free);
  g_auto (ProbantFacts) facts = { NULL };

  g_return_val_if_fail (G_IS_LIST_MODEL (records) && subject != NULL && today != NULL, findings);

  probant_facts_init (&facts, records, subject, today);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      guint n = findings->len;

      checks[i].check (&facts, findings);
      for (; n < findings->len; n++)
        ((ProbantFinding *)g_ptr_array_index (findings, n))->id = checks[i].id;
    }
  g_ptr_array_sort (findings, compare_severities);

  return findings;
}
