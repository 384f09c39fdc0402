/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-record-sentences.h"

#include <glib/gi18n.h>

char *
probant_record_describe_source (ProbantRecord *record)
{
  const char *producer = probant_record_get_endpoint (record)->producer;
  GDateTime *asked_at = probant_record_get_asked_at (record);
  g_autoptr (GDateTime) local = asked_at != NULL ? g_date_time_to_local (asked_at) : NULL;
  g_autofree char *date = local != NULL ? probant_format_date (local) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%H:%M") : NULL;

  if (date == NULL)
    return g_strdup (producer);
  if (probant_record_get_cached (record))
    /* Translators: who answered, a date and a time; the API kept an answer for some hours and gave it again
     */
    return g_strdup_printf (_ ("%s · %s at %s, answer kept by the API"), producer, date, time);
  /* Translators: who answered, a date and a time */
  return g_strdup_printf (_ ("%s · %s at %s"), producer, date, time);
}

char *
probant_record_describe_state (ProbantRecord *record)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  ProbantProblem *problem = probant_record_get_problem (record);

  switch (probant_record_get_state (record))
    {
    case PROBANT_RECORD_ABSENT:
      return g_strdup (endpoint->coverage != NULL ? _ (endpoint->coverage)
                                                  : _ ("This source does not know this applicant."));
    case PROBANT_RECORD_DENIED:
    case PROBANT_RECORD_FAILED:
      return g_strdup (problem != NULL ? problem->title : _ ("The source did not answer."));
    case PROBANT_RECORD_SKIPPED:
      return probant_reason_describe (probant_record_get_reason (record), endpoint);
    case PROBANT_RECORD_WAITING:
    case PROBANT_RECORD_ASKING:
    case PROBANT_RECORD_ANSWERED:
    default:
      return NULL;
    }
}

char *
probant_record_describe_next (ProbantRecord *record)
{
  ProbantProblem *problem = probant_record_get_problem (record);

  switch (probant_record_get_state (record))
    {
    case PROBANT_RECORD_DENIED:
    case PROBANT_RECORD_FAILED:
      return problem != NULL ? g_strdup (problem->next) : NULL;
    case PROBANT_RECORD_SKIPPED:
      return probant_reason_describe_next (probant_record_get_reason (record),
                                           probant_record_get_endpoint (record));
    case PROBANT_RECORD_ABSENT:
    case PROBANT_RECORD_WAITING:
    case PROBANT_RECORD_ASKING:
    case PROBANT_RECORD_ANSWERED:
    default:
      return NULL;
    }
}

const char *
probant_record_get_label (ProbantRecord *record)
{
  const ProbantPresentation *presentation = probant_record_get_presentation (record);
  ProbantProblem *problem = probant_record_get_problem (record);

  switch (probant_record_get_state (record))
    {
    case PROBANT_RECORD_ANSWERED:
      return presentation != NULL ? presentation->verdict.label : NULL;
    case PROBANT_RECORD_ABSENT:
      /* Translators: the source knows nothing of the applicant */
      return C_ ("badge", "Unknown here");
    case PROBANT_RECORD_DENIED:
      return C_ ("badge", "Access denied");
    case PROBANT_RECORD_FAILED:
      if (problem != NULL && problem->kind == PROBANT_PROBLEM_PENDING)
        /* Translators: the provider has not decided yet */
        return C_ ("badge", "Being examined");
      return C_ ("badge", "No answer");
    case PROBANT_RECORD_SKIPPED:
      return C_ ("badge", "Not asked");
    case PROBANT_RECORD_WAITING:
    case PROBANT_RECORD_ASKING:
    default:
      return NULL;
    }
}

const char *
probant_record_get_protection (void)
{
  return _ ("Partially published person: these data must not be shown outside the service.");
}
