/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-table.h"

#include <glib/gi18n.h>

#include "cli/probant-cli-output.h"
#include "core/probant-declared.h"

#define MAX_LABEL_COLUMNS 36

typedef struct
{
  GString *out;
  gboolean colour;
  GHashTable *names;
  guint n_states[PROBANT_RECORD_SKIPPED + 1];
} Table;

/* One line "LABEL  VALUE" of a record. */
typedef struct
{
  char *label;
  char *value;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->label);
  g_free (line->value);
  g_free (line);
}

static void
add_line (GPtrArray *lines, const char *label, const char *value)
{
  Line *line = g_new0 (Line, 1);

  line->label = probant_cli_clean (label);
  line->value = probant_cli_clean (value);
  g_ptr_array_add (lines, line);
}

static ProbantCliStyle
state_style (ProbantRecordState state)
{
  switch (state)
    {
    case PROBANT_RECORD_ANSWERED:
      return PROBANT_CLI_GOOD;
    case PROBANT_RECORD_DENIED:
    case PROBANT_RECORD_FAILED:
      return PROBANT_CLI_BAD;
    case PROBANT_RECORD_ABSENT:
    case PROBANT_RECORD_WAITING:
    case PROBANT_RECORD_ASKING:
      return PROBANT_CLI_PLAIN;
    case PROBANT_RECORD_SKIPPED:
    default:
      return PROBANT_CLI_WEAK;
    }
}

static ProbantCliStyle
verdict_style (ProbantVerdictKind kind)
{
  switch (kind)
    {
    case PROBANT_VERDICT_POSITIVE:
      return PROBANT_CLI_GOOD;
    case PROBANT_VERDICT_NEGATIVE:
      return PROBANT_CLI_BAD;
    case PROBANT_VERDICT_PENDING:
      return PROBANT_CLI_DOUBTFUL;
    case PROBANT_VERDICT_NONE:
    default:
      return PROBANT_CLI_PLAIN;
    }
}

static void
collect_values (GPtrArray *lines, const ProbantPresentation *presentation)
{
  for (guint i = 0; i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      for (guint j = 0; section->values != NULL && j < section->values->len; j++)
        {
          const ProbantValue *value = g_ptr_array_index (section->values, j);

          if (value->flags & PROBANT_FIELD_ESSENTIAL)
            add_line (lines, value->label, value->value);
        }
    }
}

static void
collect_documents (GPtrArray *lines, GListModel *documents, GHashTable *names)
{
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (ProbantDocument) document = g_list_model_get_item (documents, i);
      const char *name = g_hash_table_lookup (names, document);
      GBytes *bytes = probant_document_get_bytes (document);
      const ProbantProblem *problem = probant_document_get_problem (document);
      g_autofree char *detail = NULL;
      g_autofree char *text = NULL;

      if (bytes != NULL)
        detail = probant_format_bytes (g_bytes_get_size (bytes));
      else if (problem != NULL)
        detail = g_strdup (problem->title);
      text = detail != NULL ? g_strdup_printf ("%s (%s)", name, detail) : g_strdup (name);
      add_line (lines, probant_document_get_title (document), text);
    }
}

static void
append_lines (Table *table, const GPtrArray *lines)
{
  guint columns = 0;

  for (guint i = 0; i < lines->len; i++)
    columns = MAX (columns, probant_cli_width (((const Line *)g_ptr_array_index (lines, i))->label));
  columns = MIN (columns, MAX_LABEL_COLUMNS);

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = g_ptr_array_index (lines, i);
      g_autoptr (GString) label = g_string_new (NULL);

      probant_cli_append_padded (label, line->label, columns);
      g_string_append (table->out, "      ");
      probant_cli_append_styled (table->out, table->colour, PROBANT_CLI_WEAK, label->str);
      g_string_append_printf (table->out, "  %s\n", line->value);
    }
}

static void
append_sentence (Table *table, ProbantCliStyle style, const char *sentence)
{
  g_autofree char *clean = NULL;

  if (sentence == NULL)
    return;
  clean = probant_cli_clean (sentence);
  g_string_append (table->out, "      ");
  probant_cli_append_styled (table->out, table->colour, style, clean);
  g_string_append_c (table->out, '\n');
}

static void
append_why (Table *table, ProbantRecord *record)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  const ProbantProblem *problem = probant_record_get_problem (record);
  ProbantRecordState state = probant_record_get_state (record);

  if (problem != NULL)
    {
      append_sentence (table, PROBANT_CLI_PLAIN, problem->title);
      append_sentence (table, PROBANT_CLI_WEAK, problem->detail);
      append_sentence (table, PROBANT_CLI_PLAIN,
                       state == PROBANT_RECORD_ABSENT ? _ (endpoint->coverage) : problem->next);
    }
  else if (state == PROBANT_RECORD_SKIPPED)
    {
      ProbantReason reason = probant_record_get_reason (record);
      g_autofree char *why = probant_reason_describe (reason, endpoint);

      append_sentence (table, PROBANT_CLI_WEAK, why);
    }
}

static void
append_record (Table *table, ProbantRecord *record, guint title_columns)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  const ProbantPresentation *presentation = probant_record_get_presentation (record);
  ProbantRecordState state = probant_record_get_state (record);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  const ProbantVerdict *verdict = presentation != NULL ? &presentation->verdict : NULL;

  g_string_append (table->out, "  ");
  probant_cli_append_padded (table->out, _ (endpoint->title), title_columns);
  g_string_append (table->out, "  ");
  if (verdict != NULL && verdict->label != NULL)
    probant_cli_append_styled (table->out, table->colour, verdict_style (verdict->kind), verdict->label);
  else
    probant_cli_append_styled (table->out, table->colour, state_style (state),
                               probant_record_state_get_title (state));
  g_string_append_printf (table->out, " · %s\n", endpoint->producer);

  if (verdict != NULL)
    {
      append_sentence (table, PROBANT_CLI_PLAIN, verdict->sentence);
      append_sentence (table, PROBANT_CLI_WEAK, verdict->caveat);
      collect_values (lines, presentation);
    }
  append_why (table, record);
  collect_documents (lines, probant_record_get_documents (record), table->names);
  append_lines (table, lines);
  table->n_states[state]++;
}

static void
append_category (Table *table, GListModel *records, ProbantCategory category)
{
  guint columns = 0;

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      columns = MAX (columns, probant_cli_width (_ (probant_record_get_endpoint (record)->title)));
    }

  g_string_append_c (table->out, '\n');
  probant_cli_append_styled (table->out, table->colour, PROBANT_CLI_STRONG,
                             probant_category_get_title (category));
  g_string_append_c (table->out, '\n');
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      if (probant_record_get_endpoint (record)->category == category)
        append_record (table, record, columns);
    }
}

static void
append_number (GString *out, const char *kind, const char *number)
{
  g_autofree char *readable = NULL;

  if (number == NULL)
    return;
  readable = probant_identifier_format (number);
  g_string_append_printf (out, "%s%s %s", out->len > 0 ? " · " : "", kind, readable);
}

static void
append_subject (Table *table, const ProbantSubject *subject)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autofree char *name = probant_cli_clean (subject->name != NULL ? subject->name : _ ("Name unknown"));

  append_number (numbers, "SIRET", subject->siret);
  append_number (numbers, "SIREN", subject->siren);
  append_number (numbers, "RNA", subject->rna);
  probant_cli_append_styled (table->out, table->colour, PROBANT_CLI_STRONG, name);
  g_string_append_printf (table->out, "\n%s\n", numbers->str);
}

static void
append_counts (Table *table)
{
  static const ProbantRecordState states[]
      = { PROBANT_RECORD_ANSWERED, PROBANT_RECORD_ABSENT, PROBANT_RECORD_DENIED, PROBANT_RECORD_FAILED,
          PROBANT_RECORD_SKIPPED };
  const char *separator = "\n";

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (table->n_states[states[i]] > 0)
      {
        g_string_append_printf (table->out, "%s%s: %u", separator, probant_record_state_get_title (states[i]),
                                table->n_states[states[i]]);
        separator = " · ";
      }
  g_string_append_c (table->out, '\n');
}

static ProbantCliStyle
outcome_style (ProbantOutcome outcome)
{
  switch (outcome)
    {
    case PROBANT_OUTCOME_AGREES:
      return PROBANT_CLI_GOOD;
    case PROBANT_OUTCOME_DIFFERS:
      return PROBANT_CLI_DOUBTFUL;
    case PROBANT_OUTCOME_UNKNOWN:
      return PROBANT_CLI_PLAIN;
    case PROBANT_OUTCOME_NOT_DECLARED:
    default:
      return PROBANT_CLI_WEAK;
    }
}

static void
append_comparison (Table *table, const ProbantComparison *comparison, guint columns)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);

  g_string_append (table->out, "  ");
  probant_cli_append_padded (table->out, comparison->label, columns);
  g_string_append (table->out, "  ");
  probant_cli_append_styled (table->out, table->colour, outcome_style (comparison->outcome),
                             comparison->sentence);
  g_string_append_c (table->out, '\n');
  if (comparison->declared != NULL)
    add_line (lines, _ ("Declared"), comparison->declared);
  for (guint i = 0; i < comparison->known->len; i++)
    {
      const ProbantKnown *known = g_ptr_array_index (comparison->known, i);

      add_line (lines, probant_record_get_endpoint (known->record)->producer, known->value);
    }
  append_lines (table, lines);
}

static void
append_comparisons (Table *table, GPtrArray *comparisons)
{
  guint columns = 0;

  for (guint i = 0; i < comparisons->len; i++)
    columns = MAX (
        columns, probant_cli_width (((const ProbantComparison *)g_ptr_array_index (comparisons, i))->label));
  g_string_append_c (table->out, '\n');
  probant_cli_append_styled (table->out, table->colour, PROBANT_CLI_STRONG, _ ("Comparison"));
  g_string_append_c (table->out, '\n');
  for (guint i = 0; i < comparisons->len; i++)
    append_comparison (table, g_ptr_array_index (comparisons, i), columns);
}

char *
probant_cli_table (ProbantDossier *dossier, GHashTable *names, gboolean colour)
{
  g_autoptr (GPtrArray) comparisons = probant_dossier_compare (dossier);
  Table table = { .out = g_string_new (NULL), .colour = colour, .names = names };

  append_subject (&table, probant_dossier_get_subject (dossier));
  for (guint category = 0; category < PROBANT_N_CATEGORIES; category++)
    append_category (&table, G_LIST_MODEL (dossier), category);
  if (comparisons != NULL)
    append_comparisons (&table, comparisons);
  append_counts (&table);
  return g_string_free (table.out, FALSE);
}
