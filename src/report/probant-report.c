/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/probant-report.h"

#include <glib/gi18n.h>

#include "core/probant-archive-name.h"
#include "core/probant-record-sentences.h"
#include "core/probant-text.h"
#include "report/probant-report-private.h"

#define MAX_NAME 60 /* characters of the applicant's name in a file's */

char *
probant_report_get_anchor (ProbantRecord *record)
{
  return g_strconcat ("record-", probant_record_get_endpoint (record)->name, NULL);
}

ProbantTone
probant_report_get_tone (ProbantRecord *record)
{
  switch (probant_record_get_state (record))
    {
    case PROBANT_RECORD_ANSWERED:
      switch (probant_record_get_verdict (record))
        {
        case PROBANT_VERDICT_POSITIVE:
          return PROBANT_TONE_GOOD;
        case PROBANT_VERDICT_NEGATIVE:
          return PROBANT_TONE_BAD;
        case PROBANT_VERDICT_PENDING:
          return PROBANT_TONE_WARNING;
        case PROBANT_VERDICT_NONE:
        default:
          return PROBANT_TONE_TEXT;
        }
    case PROBANT_RECORD_DENIED:
    case PROBANT_RECORD_FAILED:
      return PROBANT_TONE_WARNING;
    case PROBANT_RECORD_ABSENT:
    case PROBANT_RECORD_SKIPPED:
    case PROBANT_RECORD_WAITING:
    case PROBANT_RECORD_ASKING:
    default:
      return PROBANT_TONE_DIM;
    }
}

const char *
probant_report_get_label (ProbantRecord *record)
{
  const char *label = probant_record_get_label (record);

  return label != NULL ? label : probant_record_state_get_title (probant_record_get_state (record));
}

static const char *
get_number (const ProbantSubject *subject)
{
  return subject->siret != NULL   ? subject->siret
         : subject->siren != NULL ? subject->siren
         : subject->rna != NULL   ? subject->rna
                                  : subject->asked.value;
}

static char *
get_name (const ProbantSubject *subject, gsize max_chars)
{
  g_autofree char *name = probant_text_sanitise (subject->name, max_chars);

  return name != NULL ? g_steal_pointer (&name) : probant_identifier_format (subject->asked.value);
}

char *
probant_report_make_name (ProbantDossier *dossier, GDateTime *now, const char *extension)
{
  const ProbantSubject *subject = NULL;
  g_autofree char *date = NULL;
  g_autofree char *applicant = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (PROBANT_IS_DOSSIER (dossier) && now != NULL && extension != NULL, NULL);

  subject = probant_dossier_get_subject (dossier);
  applicant = probant_text_sanitise (subject->name, MAX_NAME);
  date = g_date_time_format (now, "%Y-%m-%d");
  name = applicant != NULL
             ? g_strdup_printf ("%s - %s - %s%s", applicant, get_number (subject), date, extension)
             : g_strdup_printf ("%s - %s%s", get_number (subject), date, extension);
  g_strdelimit (name, "/\\", '-');
  return probant_archive_name_make_safe (name);
}

static ProbantPages *
make_pages (const ProbantReport *self)
{
  ProbantClient *client = probant_dossier_get_client (self->dossier);
  GDateTime *now = self->options->now;
  g_autofree char *name = get_name (self->subject, 200);
  g_autofree char *number = probant_identifier_format (get_number (self->subject));
  g_autofree char *object = probant_text_sanitise (probant_client_get_object (client), 60);
  g_autofree char *running = object != NULL ? g_strdup_printf ("%s · %s", number, object) : g_strdup (number);
  g_autofree char *date = probant_format_date (now);
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  /* Translators: at the foot of each page of a report: a date, then a time. */
  g_autofree char *footer
      = g_strdup_printf (_ ("Verification report made with Probant on %s at %s"), date, time);
  /* Translators: the title of a report, in a PDF's properties: the applicant. */
  g_autofree char *title = g_strdup_printf (_ ("Verification report: %s"), name);

  return probant_pages_new (&(ProbantPagesInfo){
      .title = title,
      .head = name,
      .running = running,
      .footer = footer,
      /* Translators: printed across each page of a report on fictional data. */
      .stamp = self->options->sandbox ? _ ("SPECIMEN") : NULL,
      .remark = _ ("sandbox: people, companies and documents are fictional"),
      .author = probant_client_get_recipient (client),
      .subject = object,
  });
}

ProbantPages *
probant_report_compose (ProbantDossier *dossier, const ProbantReportOptions *options)
{
  ProbantReport self = { dossier, NULL, options, NULL };

  g_return_val_if_fail (PROBANT_IS_DOSSIER (dossier) && options != NULL && options->now != NULL, NULL);

  self.subject = probant_dossier_get_subject (dossier);
  self.pages = make_pages (&self);
  probant_report_add_cover (&self);
  probant_report_add_comparison (&self);
  probant_report_add_sources (&self);
  for (guint category = 0; !options->summary && category < PROBANT_N_CATEGORIES; category++)
    probant_report_add_category (&self, category);
  probant_report_add_documents (&self);
  probant_report_add_meaning (&self);
  probant_report_add_skipped (&self);
  probant_report_add_pieces (&self);
  return self.pages;
}
