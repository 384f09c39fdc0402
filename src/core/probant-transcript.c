/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-transcript.h"

#include <glib/gi18n.h>

#include "core/probant-declared.h"
#include "core/probant-findings.h"
#include "core/probant-identity.h"
#include "core/probant-record-sentences.h"
#include "core/probant-spreadsheet.h"

typedef struct
{
  GString *out;
  ProbantTranscriptForm form;
} Transcript;

/* One line; in TSV one cell. */
static void
append_line (Transcript *self, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (self->form == PROBANT_TRANSCRIPT_TSV)
    probant_spreadsheet_append_tsv (self->out, line);
  else
    g_string_append (self->out, line);
  g_string_append_c (self->out, '\n');
}

static void
append_heading (Transcript *self, const char *heading)
{
  if (self->out->len > 0)
    g_string_append_c (self->out, '\n');
  append_line (self, heading);
}

static void
append_pair (Transcript *self, const char *label, const char *value)
{
  g_autofree char *line = NULL;
  g_auto (GStrv) lines = NULL;

  if (value == NULL)
    return;
  if (self->form == PROBANT_TRANSCRIPT_TSV)
    {
      probant_spreadsheet_append_tsv (self->out, label);
      g_string_append_c (self->out, '\t');
      append_line (self, value);
      return;
    }
  lines = g_strsplit (value, "\n", -1);
  line = g_strjoinv (", ", lines);
  /* Translators: the label of a value and the value, in a text that is copied */
  g_string_append_printf (self->out, C_ ("copied text", "%s: %s"), label, line);
  g_string_append_c (self->out, '\n');
}

static void
append_cell (Transcript *self, const char *text, gboolean last)
{
  if (self->form == PROBANT_TRANSCRIPT_TSV)
    {
      probant_spreadsheet_append_tsv (self->out, text);
      g_string_append_c (self->out, last ? '\n' : '\t');
    }
  else
    {
      g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "–", "\n", -1);
      g_autofree char *cell = g_strjoinv (", ", lines);

      g_string_append_printf (self->out, "%s%s", cell, last ? "\n" : " · ");
    }
}

static void
append_table (Transcript *self, const ProbantSection *section)
{
  for (guint i = 0; section->columns[i] != NULL; i++)
    append_cell (self, section->columns[i], section->columns[i + 1] == NULL);
  for (guint i = 0; i < section->lines->len; i++)
    {
      const GPtrArray *line = g_ptr_array_index (section->lines, i);

      for (guint j = 0; j < line->len; j++)
        {
          const ProbantValue *value = g_ptr_array_index (line, j);

          append_cell (self, value->kind != PROBANT_VALUE_NOT_PROVIDED ? value->value : NULL,
                       j + 1 == line->len);
        }
    }
}

static void
append_section (Transcript *self, const ProbantSection *section)
{
  if (section->title != NULL)
    append_heading (self, section->title);
  if (section->columns != NULL)
    append_table (self, section);
  else
    for (guint i = 0; i < section->values->len; i++)
      {
        const ProbantValue *value = g_ptr_array_index (section->values, i);

        append_pair (self, value->label, value->value);
      }
  append_line (self, section->note);
}

static void
append_why (Transcript *self, ProbantRecord *record)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  const ProbantProblem *problem = probant_record_get_problem (record);

  if (problem != NULL)
    {
      append_line (self, problem->title);
      append_line (self, problem->detail);
    }
  if (probant_record_get_state (record) == PROBANT_RECORD_ABSENT && endpoint->coverage != NULL)
    append_line (self, _ (endpoint->coverage));
  if (probant_record_get_state (record) == PROBANT_RECORD_SKIPPED)
    {
      g_autofree char *reason = probant_reason_describe (probant_record_get_reason (record), endpoint);

      append_line (self, reason);
    }
}

static void
append_record (Transcript *self, ProbantRecord *record)
{
  const ProbantPresentation *presentation = probant_record_get_presentation (record);
  const ProbantVerdict *verdict = presentation != NULL ? &presentation->verdict : NULL;
  g_autofree char *origin = probant_record_describe_source (record);

  append_heading (self, _ (probant_record_get_endpoint (record)->title));
  append_line (self, origin);
  append_line (self, verdict != NULL && verdict->label != NULL
                         ? verdict->label
                         : probant_record_state_get_title (probant_record_get_state (record)));
  if (verdict != NULL)
    {
      append_line (self, verdict->sentence);
      append_line (self, verdict->caveat);
    }
  append_why (self, record);
  if (presentation != NULL && presentation->protected_data)
    append_line (self, probant_record_get_protection ());
  for (guint i = 0; presentation != NULL && i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      if (!section->other)
        append_section (self, section);
    }
}

static void
append_number (Transcript *self, const char *kind, const char *number)
{
  g_autofree char *readable = number != NULL ? probant_identifier_format (number) : NULL;

  append_pair (self, kind, readable);
}

static void
append_identity (Transcript *self, ProbantDossier *dossier)
{
  const ProbantSubject *subject = probant_dossier_get_subject (dossier);
  g_autoptr (ProbantIdentity) identity = probant_identity_new (dossier);

  append_pair (self, _ ("Name"), identity->name);
  append_number (self, "SIRET", subject->siret);
  append_number (self, "SIREN", subject->siren);
  append_number (self, "RNA", subject->rna);
  append_pair (self, _ ("Legal form"), identity->legal_form);
  append_pair (self, _ ("Activity"), identity->activity);
  append_pair (self, _ ("Address"), identity->address);
  append_pair (self, _ ("Created"), identity->created);
  append_pair (self, _ ("Headcount"), identity->headcount);
}

static void
append_findings (Transcript *self, ProbantDossier *dossier, GDateTime *today)
{
  g_autoptr (GPtrArray) findings
      = probant_findings_check (G_LIST_MODEL (dossier), probant_dossier_get_subject (dossier), today);

  if (findings->len > 0)
    append_heading (self, _ ("Worth a Look"));
  for (guint i = 0; i < findings->len; i++)
    {
      const ProbantFinding *finding = g_ptr_array_index (findings, i);

      append_pair (self, probant_severity_get_title (finding->severity), finding->sentence);
      append_line (self, finding->detail);
    }
}

static void
append_category (Transcript *self, GListModel *records, ProbantCategory category)
{
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      if (probant_record_get_endpoint (record)->category == category
          && probant_record_get_state (record) != PROBANT_RECORD_SKIPPED)
        append_record (self, record);
    }
}

char *
probant_transcript_section (const ProbantSection *section, ProbantTranscriptForm form)
{
  Transcript self = { g_string_new (NULL), form };

  append_section (&self, section);
  return g_string_free (self.out, FALSE);
}

char *
probant_transcript_record (ProbantRecord *record, ProbantTranscriptForm form)
{
  Transcript self = { g_string_new (NULL), form };

  append_record (&self, record);
  return g_string_free (self.out, FALSE);
}

char *
probant_transcript_dossier (ProbantDossier *dossier, GDateTime *today, ProbantTranscriptForm form)
{
  Transcript self = { g_string_new (NULL), form };

  append_identity (&self, dossier);
  append_findings (&self, dossier, today);
  for (guint category = 0; category < PROBANT_N_CATEGORIES; category++)
    append_category (&self, G_LIST_MODEL (dossier), category);
  return g_string_free (self.out, FALSE);
}

static void
append_comparison_rows (Transcript *self, const ProbantComparison *comparison)
{
  static const ProbantKnown nothing = { NULL };

  for (guint i = 0; i < MAX (comparison->known->len, 1); i++)
    {
      const ProbantKnown *known
          = comparison->known->len > 0 ? g_ptr_array_index (comparison->known, i) : &nothing;

      append_cell (self, comparison->label, FALSE);
      append_cell (self, comparison->declared, FALSE);
      append_cell (self, comparison->sentence, FALSE);
      append_cell (self, known->value, FALSE);
      append_cell (self, known->record != NULL ? probant_record_get_endpoint (known->record)->producer : NULL,
                   TRUE);
    }
}

static void
append_comparison_lines (Transcript *self, const ProbantComparison *comparison)
{
  append_pair (self, comparison->label,
               comparison->declared != NULL ? comparison->declared : comparison->sentence);
  if (comparison->declared != NULL)
    append_line (self, comparison->sentence);
  for (guint i = 0; i < comparison->known->len; i++)
    {
      const ProbantKnown *known = g_ptr_array_index (comparison->known, i);

      append_pair (self, probant_record_get_endpoint (known->record)->producer, known->value);
    }
  g_string_append_c (self->out, '\n');
}

char *
probant_transcript_comparisons (GPtrArray *comparisons, ProbantTranscriptForm form)
{
  Transcript self = { g_string_new (NULL), form };

  if (form == PROBANT_TRANSCRIPT_TSV)
    {
      append_cell (&self, _ ("Item"), FALSE);
      append_cell (&self, _ ("Declared"), FALSE);
      append_cell (&self, _ ("Comparison"), FALSE);
      append_cell (&self, _ ("Known to the sources"), FALSE);
      append_cell (&self, _ ("Source"), TRUE);
    }
  for (guint i = 0; i < comparisons->len; i++)
    if (form == PROBANT_TRANSCRIPT_TSV)
      append_comparison_rows (&self, g_ptr_array_index (comparisons, i));
    else
      append_comparison_lines (&self, g_ptr_array_index (comparisons, i));
  if (form == PROBANT_TRANSCRIPT_TEXT && self.out->len > 0)
    g_string_truncate (self.out, self.out->len - 1);
  return g_string_free (self.out, FALSE);
}
