/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "core/probant-record-sentences.h"
#include "report/probant-report-private.h"

#define CHIP_X 380.0
#define WHY_X 170.0
#define MAX_COLUMNS 16

static void
add_small (const ProbantReport *self, ProbantTone tone, const char *text)
{
  probant_pages_begin_row (self->pages, PROBANT_ROW_NONE, 3);
  probant_pages_add_cell (self->pages, 0, 0, PROBANT_PROSE_SMALL, tone, PROBANT_CELL_NONE, text, NULL);
}

static void
add_verdict (const ProbantReport *self, const ProbantVerdict *verdict)
{
  if (verdict->sentence != NULL)
    probant_pages_add_paragraph (self->pages, PROBANT_PROSE_STRONG, verdict->sentence);
  if (verdict->caveat != NULL)
    add_small (self, PROBANT_TONE_DIM, verdict->caveat);
}

static void
add_values (const ProbantReport *self, const GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    {
      const ProbantValue *value = g_ptr_array_index (values, i);

      if (value->kind == PROBANT_VALUE_LINK)
        probant_pages_add_pair_link (self->pages, value->label, value->value);
      else
        probant_pages_add_pair (self->pages, value->label,
                                value->kind != PROBANT_VALUE_NOT_PROVIDED ? value->value : NULL);
    }
}

/* A table that is wider than a page has columns for is written as what it is: a list of pairs a line. */
static void
add_wide_table (const ProbantReport *self, const ProbantSection *section)
{
  for (guint i = 0; i < section->lines->len; i++)
    {
      probant_pages_add_space (self->pages, 6);
      add_values (self, g_ptr_array_index (section->lines, i));
    }
}

static void
add_table (const ProbantReport *self, const ProbantSection *section)
{
  ProbantColumn columns[MAX_COLUMNS] = { { NULL } };
  guint n = g_strv_length (section->columns);

  if (n > MAX_COLUMNS)
    {
      add_wide_table (self, section);
      return;
    }
  for (guint i = 0; i < n; i++)
    columns[i].title = section->columns[i];
  probant_pages_begin_table (self->pages, columns, n);
  for (guint i = 0; i < section->lines->len; i++)
    {
      const GPtrArray *line = g_ptr_array_index (section->lines, i);
      const char *cells[MAX_COLUMNS] = { NULL };

      for (guint j = 0; j < MIN (n, line->len); j++)
        {
          const ProbantValue *value = g_ptr_array_index (line, j);

          cells[j] = value->kind != PROBANT_VALUE_NOT_PROVIDED ? value->value : NULL;
        }
      probant_pages_add_line (self->pages, cells);
    }
  probant_pages_end_table (self->pages);
}

static void
add_section (const ProbantReport *self, const ProbantSection *section)
{
  if (section->title != NULL)
    probant_pages_add_heading (self->pages, 3, section->title, NULL);
  else
    probant_pages_add_space (self->pages, 6);
  if (section->columns != NULL)
    add_table (self, section);
  else
    add_values (self, section->values);
  if (section->note != NULL)
    add_small (self, PROBANT_TONE_DIM, section->note);
}

/* Where a route beside the first one failed, its part is missing: this is said. */
static void
add_missing_part (const ProbantReport *self, const ProbantProblem *problem)
{
  if (problem != NULL)
    add_small (self, PROBANT_TONE_WARNING, problem->title);
}

static void
add_document_count (const ProbantReport *self, ProbantRecord *record)
{
  guint n = g_list_model_get_n_items (probant_record_get_documents (record));
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (
      ngettext ("%u document, in the list of documents", "%u documents, in the list of documents", n), n);
  probant_pages_begin_row (self->pages, PROBANT_ROW_NONE, 5);
  probant_pages_add_cell (self->pages, 0, 300, PROBANT_PROSE_SMALL, PROBANT_TONE_ACCENT, PROBANT_CELL_NONE,
                          text, "documents");
  probant_pages_add_cell (self->pages, CHIP_X, 0, PROBANT_PROSE_SMALL, PROBANT_TONE_ACCENT,
                          PROBANT_CELL_REFERENCE, "documents", "documents");
}

static void
add_answered (const ProbantReport *self, ProbantRecord *record)
{
  const ProbantPresentation *presentation = probant_record_get_presentation (record);
  const char *label = probant_record_get_label (record);
  g_autofree char *anchor = probant_report_get_anchor (record);
  g_autofree char *source = probant_record_describe_source (record);

  probant_pages_begin_heading (self->pages, anchor);
  probant_pages_add_cell (self->pages, 0, CHIP_X - 12, PROBANT_PROSE_HEADING_2, PROBANT_TONE_TEXT,
                          PROBANT_CELL_NONE, _ (probant_record_get_endpoint (record)->title), NULL);
  if (label != NULL)
    probant_pages_add_cell (self->pages, CHIP_X - 60, 0, PROBANT_PROSE_CELL_HEAD,
                            probant_report_get_tone (record), PROBANT_CELL_CHIP | PROBANT_CELL_END, label,
                            NULL);
  probant_pages_begin_row (self->pages, PROBANT_ROW_KEEP, 2);
  probant_pages_add_cell (self->pages, 0, 0, PROBANT_PROSE_SMALL, PROBANT_TONE_DIM, PROBANT_CELL_NONE, source,
                          NULL);
  if (presentation->protected_data)
    add_small (self, PROBANT_TONE_BAD, probant_record_get_protection ());
  add_verdict (self, &presentation->verdict);
  add_missing_part (self, probant_record_get_problem (record));
  for (guint i = 0; i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      if (!section->other)
        add_section (self, section);
    }
  add_document_count (self, record);
}

/* In one line, with why. */
static void
add_unanswered (const ProbantReport *self, ProbantRecord *record)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  const ProbantProblem *problem = probant_record_get_problem (record);
  g_autofree char *anchor = probant_report_get_anchor (record);
  g_autofree char *source = probant_record_describe_source (record);
  g_autofree char *state = probant_record_describe_state (record);
  g_autofree char *title = g_strdup_printf ("%s\n%s", _ (endpoint->title), source);
  const char *detail = problem != NULL && probant_record_get_state (record) != PROBANT_RECORD_ABSENT
                           ? problem->detail
                           : NULL;
  g_autofree char *why = g_strdup_printf ("%s%s%s", state != NULL ? state : "", detail != NULL ? "\n" : "",
                                          detail != NULL ? detail : "");
  const char *const cells[] = { title, probant_report_get_label (record), why };

  probant_pages_add_line (self->pages, cells);
  probant_pages_set_anchor (self->pages, anchor);
  probant_pages_set_cell (self->pages, 1, PROBANT_PROSE_CELL_HEAD, probant_report_get_tone (record));
}

static gboolean
is_listed (ProbantRecord *record, ProbantCategory category, gboolean answered)
{
  ProbantRecordState state = probant_record_get_state (record);

  return probant_record_get_endpoint (record)->category == category && state != PROBANT_RECORD_SKIPPED
         && (state == PROBANT_RECORD_ANSWERED && probant_record_get_presentation (record) != NULL)
                == answered;
}

static guint
count_listed (const ProbantReport *self, ProbantCategory category, gboolean answered)
{
  GListModel *records = G_LIST_MODEL (self->dossier);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      n += is_listed (record, category, answered);
    }
  return n;
}

static void
add_listed (const ProbantReport *self, ProbantCategory category, gboolean answered)
{
  GListModel *records = G_LIST_MODEL (self->dossier);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      if (!is_listed (record, category, answered))
        continue;
      if (answered)
        add_answered (self, record);
      else
        add_unanswered (self, record);
    }
}

void
probant_report_add_category (const ProbantReport *self, ProbantCategory category)
{
  guint n_answered = count_listed (self, category, TRUE);
  guint n_unanswered = count_listed (self, category, FALSE);
  const ProbantColumn columns[] = { { _ ("Source"), WHY_X - 16, PROBANT_COLUMN_NONE },
                                    { _ ("Result"), 76, PROBANT_COLUMN_NONE },
                                    { _ ("Why"), 0, PROBANT_COLUMN_NONE } };

  if (n_answered + n_unanswered == 0)
    return;
  probant_pages_add_soft_break (self->pages, 0.75);
  probant_pages_add_space (self->pages, 36);
  probant_pages_add_heading (self->pages, 1, probant_category_get_title (category),
                             probant_category_get_name (category));
  add_listed (self, category, TRUE);
  if (n_unanswered == 0)
    return;
  if (n_answered > 0)
    probant_pages_add_heading (self->pages, 2, _ ("Sources without data"), NULL);
  probant_pages_begin_table (self->pages, columns, G_N_ELEMENTS (columns));
  add_listed (self, category, FALSE);
  probant_pages_end_table (self->pages);
}
