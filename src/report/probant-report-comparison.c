/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "report/probant-report-private.h"

static ProbantTone
get_tone (ProbantOutcome outcome)
{
  switch (outcome)
    {
    case PROBANT_OUTCOME_AGREES:
      return PROBANT_TONE_GOOD;
    case PROBANT_OUTCOME_DIFFERS:
      return PROBANT_TONE_WARNING;
    case PROBANT_OUTCOME_UNKNOWN:
    case PROBANT_OUTCOME_NOT_DECLARED:
    default:
      return PROBANT_TONE_DIM;
    }
}

/* A line a source. (transfer full) */
static char *
list_known (const ProbantComparison *comparison)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < comparison->known->len; i++)
    {
      const ProbantKnown *known = g_ptr_array_index (comparison->known, i);

      g_string_append_printf (text, "%s%s · %s", i > 0 ? "\n" : "", known->value,
                              probant_record_get_endpoint (known->record)->producer);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_comparison (const ProbantReport *self, const ProbantComparison *comparison)
{
  g_autofree char *known = list_known (comparison);
  const char *const cells[]
      = { comparison->label, comparison->declared, known, probant_outcome_get_title (comparison->outcome) };

  probant_pages_add_line (self->pages, cells);
  probant_pages_set_cell (self->pages, 3, PROBANT_PROSE_CELL_HEAD, get_tone (comparison->outcome));
}

/* What was not declared stands with the sources' answers. */
void
probant_report_add_comparison (const ProbantReport *self)
{
  const ProbantColumn columns[] = { { _ ("Item"), 82, PROBANT_COLUMN_NONE },
                                    { _ ("Declared"), 128, PROBANT_COLUMN_NONE },
                                    { _ ("Known to the sources"), 0, PROBANT_COLUMN_NONE },
                                    { _ ("Comparison"), 76, PROBANT_COLUMN_NONE } };
  g_autoptr (GPtrArray) comparisons = probant_dossier_compare (self->dossier);

  if (comparisons == NULL)
    return;
  probant_pages_add_soft_break (self->pages, 0.6);
  probant_pages_add_heading (self->pages, 1, _ ("What the applicant declared"), "comparison");
  probant_pages_begin_table (self->pages, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < comparisons->len; i++)
    {
      const ProbantComparison *comparison = g_ptr_array_index (comparisons, i);

      if (comparison->declared != NULL)
        add_comparison (self, comparison);
    }
  probant_pages_end_table (self->pages);
  probant_pages_add_paragraph (self->pages, PROBANT_PROSE_SMALL,
                               _ ("A difference is a reason to ask, not a conclusion: sources are dated, "
                                  "and round or group what they publish."));
}
