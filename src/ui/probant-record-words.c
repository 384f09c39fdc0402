/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-record-words.h"

#include <glib/gi18n.h>

#include "ui/probant-when.h"

/* The number that the first route needs and that is not known yet; NULL where it only waits for its turn. */
static const char *
get_missing_number (const ProbantEndpoint *endpoint, const ProbantSubject *subject)
{
  const char *path = endpoint->routes != NULL ? endpoint->routes[0].path : NULL;

  if (path == NULL || subject == NULL)
    return NULL;
  if (g_strstr_len (path, -1, "{siret}") != NULL && subject->siret == NULL)
    return "SIRET";
  if (g_strstr_len (path, -1, "{siren}") != NULL && subject->siren == NULL)
    return "SIREN";
  if (g_strstr_len (path, -1, "{rna}") != NULL && subject->rna == NULL)
    return "RNA";
  return NULL;
}

static char *
describe_time (ProbantRecord *record, GDateTime *now)
{
  GDateTime *asked_at = probant_record_get_asked_at (record);
  g_autofree char *when = asked_at != NULL ? probant_when_format (asked_at, now) : NULL;

  if (when == NULL)
    return g_strdup ("");
  if (probant_record_get_cached (record))
    /* Translators: %s is a moment: "today at 14:32"; the API kept an answer for some hours and gave it again
     */
    return g_strdup_printf (_ ("%s, answer kept by the API"), when);
  return g_steal_pointer (&when);
}

char *
probant_record_describe_origin (ProbantRecord *record, const ProbantSubject *subject, GDateTime *now)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  const char *missing = get_missing_number (endpoint, subject);
  g_autofree char *when = NULL;

  switch (probant_record_get_state (record))
    {
    case PROBANT_RECORD_WAITING:
      if (missing != NULL)
        /* Translators: %1$s is who answers, %2$s a kind of number: "INSEE · waiting for the SIRET" */
        return g_strdup_printf (_ ("%s · waiting for the %s"), endpoint->producer, missing);
      /* Translators: %s is who answers */
      return g_strdup_printf (_ ("%s · waiting for its turn"), endpoint->producer);
    case PROBANT_RECORD_ASKING:
      return g_strdup_printf (_ ("%s · being asked"), endpoint->producer);
    case PROBANT_RECORD_SKIPPED:
      return g_strdup_printf (_ ("%s · not asked"), endpoint->producer);
    case PROBANT_RECORD_ANSWERED:
    case PROBANT_RECORD_ABSENT:
    case PROBANT_RECORD_DENIED:
    case PROBANT_RECORD_FAILED:
    default:
      when = describe_time (record, now);
      return *when != '\0' ? g_strdup_printf ("%s · %s", endpoint->producer, when)
                           : g_strdup (endpoint->producer);
    }
}

char *
probant_record_describe_technically (ProbantRecord *record)
{
  GString *text = g_string_new (NULL);
  ProbantProblem *problem = probant_record_get_problem (record);
  GDateTime *asked_at = probant_record_get_asked_at (record);
  guint http_status = probant_record_get_http_status (record);

  g_string_append_printf (text, _ ("Source: %s"), probant_record_get_endpoint (record)->name);
  if (asked_at != NULL)
    {
      g_autofree char *time = g_date_time_format_iso8601 (asked_at);
      g_autofree char *elapsed
          = g_strdup_printf ("%" G_GINT64_FORMAT, probant_record_get_elapsed_ms (record));

      g_string_append_c (text, '\n');
      /* Translators: %s is a date and time */
      g_string_append_printf (text, _ ("Asked at: %s"), time);
      g_string_append_c (text, '\n');
      /* Translators: %s is a number of milliseconds */
      g_string_append_printf (text, _ ("Answered in: %s ms"), elapsed);
    }
  if (http_status != 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("HTTP status: %u"), http_status);
    }
  if (problem != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Code: %s"), problem->code);
    }
  if (problem != NULL && problem->request_id != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Request: %s"), problem->request_id);
    }
  return g_string_free (text, FALSE);
}

const char *
probant_record_get_badge (ProbantRecord *record, ProbantBadgeKind *kind, const char **icon_name)
{
  const ProbantPresentation *presentation = probant_record_get_presentation (record);
  ProbantProblem *problem = probant_record_get_problem (record);
  ProbantVerdictKind verdict = presentation != NULL ? presentation->verdict.kind : PROBANT_VERDICT_NONE;

  *kind = PROBANT_BADGE_NEUTRAL;
  *icon_name = NULL;
  switch (probant_record_get_state (record))
    {
    case PROBANT_RECORD_ANSWERED:
      if (verdict == PROBANT_VERDICT_POSITIVE)
        *kind = PROBANT_BADGE_POSITIVE, *icon_name = "object-select-symbolic";
      else if (verdict == PROBANT_VERDICT_NEGATIVE)
        *kind = PROBANT_BADGE_NEGATIVE, *icon_name = "process-stop-symbolic";
      else if (verdict == PROBANT_VERDICT_PENDING)
        *kind = PROBANT_BADGE_WARNING, *icon_name = "document-open-recent-symbolic";
      break;
    case PROBANT_RECORD_DENIED:
      *kind = PROBANT_BADGE_WARNING;
      *icon_name = "changes-prevent-symbolic";
      break;
    case PROBANT_RECORD_FAILED:
      *kind = PROBANT_BADGE_WARNING;
      *icon_name = problem != NULL && problem->kind == PROBANT_PROBLEM_PENDING
                       ? "document-open-recent-symbolic"
                       : "dialog-warning-symbolic";
      break;
    case PROBANT_RECORD_ABSENT:
    case PROBANT_RECORD_SKIPPED:
    case PROBANT_RECORD_WAITING:
    case PROBANT_RECORD_ASKING:
    default:
      break;
    }
  return probant_record_get_label (record);
}
