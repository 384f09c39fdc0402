/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-record-sentences.h"
#include "report/probant-report-private.h"

/* ---- The sources at a glance ---- */

static void
add_source (const ProbantReport *self, ProbantRecord *record)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  g_autofree char *anchor = probant_report_get_anchor (record);
  const char *const cells[]
      = { _ (endpoint->title), endpoint->producer, probant_report_get_label (record), anchor };

  probant_pages_add_line (self->pages, cells);
  probant_pages_set_cell (self->pages, 2, PROBANT_PROSE_CELL_HEAD, probant_report_get_tone (record));
}

static gboolean
is_asked (ProbantRecord *record, ProbantCategory category)
{
  return probant_record_get_endpoint (record)->category == category
         && probant_record_get_state (record) != PROBANT_RECORD_SKIPPED;
}

static void
add_category_sources (const ProbantReport *self, ProbantCategory category)
{
  const ProbantColumn columns[] = { { probant_category_get_title (category), 222, PROBANT_COLUMN_NONE },
                                    { _ ("Producer"), 108, PROBANT_COLUMN_NONE },
                                    { _ ("Result"), 100, PROBANT_COLUMN_NONE },
                                    { _ ("Page"), 38, PROBANT_COLUMN_PAGE } };
  GListModel *records = G_LIST_MODEL (self->dossier);
  gboolean begun = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      if (!is_asked (record, category))
        continue;
      if (!begun)
        {
          probant_pages_add_space (self->pages, 12);
          probant_pages_begin_table (self->pages, columns, G_N_ELEMENTS (columns) - self->options->summary);
        }
      begun = TRUE;
      add_source (self, record);
    }
  if (begun)
    probant_pages_end_table (self->pages);
}

void
probant_report_add_sources (const ProbantReport *self)
{
  if (probant_dossier_get_n_asked (self->dossier) == 0)
    return;
  probant_pages_add_soft_break (self->pages, 0.35);
  probant_pages_add_space (self->pages, 36);
  probant_pages_add_heading (self->pages, 1, _ ("The sources at a glance"), "sources");
  for (guint category = 0; category < PROBANT_N_CATEGORIES; category++)
    add_category_sources (self, category);
}

/* ---- Documents ---- */

static void
add_document (const ProbantReport *self, ProbantDocument *document, ProbantRecord *record)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  const ProbantProblem *problem = probant_document_get_problem (document);
  GBytes *bytes = probant_document_get_bytes (document);
  const char *detail = probant_document_get_detail (document);
  g_autofree char *name = g_strconcat (probant_document_get_title (document), detail != NULL ? "\n" : "",
                                       detail != NULL ? detail : "", NULL);
  g_autofree char *size = bytes != NULL ? probant_format_bytes (g_bytes_get_size (bytes)) : NULL;
  const char *dot = strrchr (probant_document_get_name (document), '.');
  g_autofree char *kind = dot != NULL ? g_ascii_strup (dot + 1, 5) : NULL;
  GDateTime *asked_at = probant_record_get_asked_at (record);
  g_autoptr (GDateTime) local = bytes != NULL && asked_at != NULL ? g_date_time_to_local (asked_at) : NULL;
  /* Translators: a date in figures, in a narrow column, as strftime writes it. */
  g_autofree char *date = local != NULL ? g_date_time_format (local, _ ("%d/%m/%Y")) : NULL;
  const char *const cells[] = { name,
                                endpoint->producer,
                                kind,
                                size,
                                date,
                                bytes != NULL     ? probant_document_get_sha256 (document)
                                : problem != NULL ? problem->title
                                                  : _ ("Listed by the source, not downloaded") };

  probant_pages_add_line (self->pages, cells);
  if (bytes == NULL)
    probant_pages_set_cell (self->pages, 5, PROBANT_PROSE_SMALL,
                            problem != NULL ? PROBANT_TONE_WARNING : PROBANT_TONE_DIM);
}

void
probant_report_add_documents (const ProbantReport *self)
{
  GListModel *records = G_LIST_MODEL (self->dossier);
  const ProbantColumn columns[]
      = { { _ ("Document"), 0, PROBANT_COLUMN_NONE },  { _ ("Producer"), 62, PROBANT_COLUMN_NONE },
          { _ ("Type"), 26, PROBANT_COLUMN_NONE },     { _ ("Size"), 44, PROBANT_COLUMN_END },
          { _ ("Received"), 50, PROBANT_COLUMN_NONE }, { "SHA-256", 132, PROBANT_COLUMN_CODE } };
  gboolean begun = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);
      GListModel *documents = probant_record_get_documents (record);

      for (guint j = 0; j < g_list_model_get_n_items (documents); j++)
        {
          g_autoptr (ProbantDocument) document = g_list_model_get_item (documents, j);

          if (!begun)
            {
              probant_pages_add_soft_break (self->pages, 0.6);
              probant_pages_add_heading (self->pages, 1, _ ("Documents"), "documents");
              probant_pages_begin_table (self->pages, columns, G_N_ELEMENTS (columns));
            }
          begun = TRUE;
          add_document (self, document, record);
        }
    }
  if (begun)
    probant_pages_end_table (self->pages);
}

/* ---- What it means ---- */

void
probant_report_add_meaning (const ProbantReport *self)
{
  static const char *const points[] = {
    N_ ("It sets down what the sources answered on the day and at the time that stand beside each of them. A "
        "later "
        "answer may differ: what matters for the decision is checked again when the decision is made."),
    N_ ("It does not take the place of the documents: only the document that its producer issued is "
        "authoritative. "
        "Where a certificate bears a code or an address for that purpose, its authenticity is checked with "
        "its "
        "producer."),
    N_ ("That a source does not know the applicant is no irregularity: each source covers some applicants "
        "only, "
        "and says which. That a source failed, refused or was not asked says nothing about the applicant."),
    N_ ("A certificate says what its producer certifies on its date, from what was declared to it. It does "
        "not "
        "prove that nothing is owed, nor that everything was declared."),
    N_ ("What is worth a look was found by a program that compares the answers. It is a reason to look or to "
        "ask, "
        "not a conclusion: the officer who examines the application decides."),
    N_ ("The SHA-256 print of a document lets anybody check that a file is, to the bit, the one that was "
        "received."),
    N_ ("These data were passed on to examine this application alone. Those of partially published persons, "
        "and "
        "those that only public bodies may receive, are not to be shown outside the service."),
  };

  probant_pages_add_heading (self->pages, 1, _ ("What this report proves, and what it does not"), "meaning");
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      if (i > 0)
        probant_pages_keep (self->pages);
      probant_pages_add_item (self->pages, _ (points[i]));
    }
  if (self->options->sandbox)
    probant_pages_add_item (self->pages, _ ("This one comes from the sandbox: it proves nothing at all."));
}

/* ---- Sources that were not asked ---- */

static const ProbantReason reasons[] = {
  PROBANT_REASON_RIGHT_MISSING, PROBANT_REASON_NO_IDENTIFIER, PROBANT_REASON_CANNOT_KNOW,
  PROBANT_REASON_NO_ROUTE,      PROBANT_REASON_STOPPED,       PROBANT_REASON_NOT_WANTED,
  PROBANT_REASON_NEEDS_ACCESS,  PROBANT_REASON_SWITCHED_OFF,  PROBANT_REASON_EXCLUDED,
};

static guint
add_reason (const ProbantReport *self, ProbantReason reason, guint n_before)
{
  const ProbantColumn columns[] = { { _ ("Source"), 190, PROBANT_COLUMN_NONE },
                                    { _ ("Producer"), 90, PROBANT_COLUMN_NONE },
                                    { _ ("Why it was not asked"), 0, PROBANT_COLUMN_NONE } };
  GListModel *records = G_LIST_MODEL (self->dossier);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);
      const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
      g_autofree char *anchor = probant_report_get_anchor (record);
      g_autofree char *why = NULL;

      if (probant_record_get_state (record) != PROBANT_RECORD_SKIPPED
          || probant_record_get_reason (record) != reason)
        continue;
      if (n_before + n == 0)
        {
          probant_pages_add_heading (self->pages, 1, _ ("Annex: sources that were not asked"), "skipped");
          probant_pages_begin_table (self->pages, columns, G_N_ELEMENTS (columns));
        }
      why = probant_reason_describe (reason, endpoint);
      probant_pages_add_line (self->pages,
                              (const char *const[]){ _ (endpoint->title), endpoint->producer, why });
      probant_pages_set_anchor (self->pages, anchor);
      n++;
    }
  return n;
}

void
probant_report_add_skipped (const ProbantReport *self)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    n += add_reason (self, reasons[i], n);
  if (n > 0)
    probant_pages_end_table (self->pages);
}
