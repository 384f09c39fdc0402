/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-dossier-csv.h"

#include <glib/gi18n.h>

#include "core/probant-declared.h"
#include "core/probant-dossier-fields.h"
#include "core/probant-spreadsheet.h"

const char *
probant_dossier_csv_header (void)
{
  return "siren,siret,rna,name,source,category,state,http_status,verdict,section,label,value\r\n";
}

static void
append_line (GString *out, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      probant_spreadsheet_append_csv (out, cells[i]);
    }
  g_string_append (out, "\r\n");
}

static void
append_record (GString *out, const ProbantSubject *subject, ProbantRecord *record)
{
  static const ProbantDossierField nothing = { NULL };
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  g_autoptr (GPtrArray) fields = probant_dossier_fields_list (probant_record_get_presentation (record));
  guint http_status = probant_record_get_http_status (record);
  g_autofree char *status = http_status > 0 ? g_strdup_printf ("%u", http_status) : NULL;

  for (guint i = 0; i < MAX (fields->len, 1); i++)
    {
      const ProbantDossierField *field = fields->len > 0 ? g_ptr_array_index (fields, i) : &nothing;
      const char *const cells[] = {
        subject->siren,
        subject->siret,
        subject->rna,
        subject->name,
        endpoint->name,
        probant_category_get_name (endpoint->category),
        probant_record_state_get_name (probant_record_get_state (record)),
        status,
        probant_verdict_kind_get_name (probant_record_get_verdict (record)),
        field->section,
        field->label,
        field->value,
      };

      append_line (out, cells, G_N_ELEMENTS (cells));
    }
}

/* What was declared is of no source; what is known is of its own. */
static void
append_comparison_line (GString *out,
                        const ProbantSubject *subject,
                        const ProbantComparison *comparison,
                        const char *source,
                        const char *label,
                        const char *value)
{
  const char *const cells[] = {
    subject->siren,
    subject->siret,
    subject->rna,
    subject->name,
    source,
    "comparison",
    probant_outcome_get_name (comparison->outcome),
    NULL,
    NULL,
    comparison->label,
    label,
    value,
  };

  append_line (out, cells, G_N_ELEMENTS (cells));
}

static void
append_comparison (GString *out, const ProbantSubject *subject, const ProbantComparison *comparison)
{
  append_comparison_line (out, subject, comparison, NULL, _ ("Declared"), comparison->declared);
  for (guint i = 0; i < comparison->known->len; i++)
    {
      const ProbantKnown *known = g_ptr_array_index (comparison->known, i);
      const ProbantEndpoint *endpoint = probant_record_get_endpoint (known->record);

      append_comparison_line (out, subject, comparison, endpoint->name, endpoint->producer, known->value);
    }
}

char *
probant_dossier_to_csv (ProbantDossier *dossier)
{
  g_autoptr (GPtrArray) comparisons = probant_dossier_compare (dossier);
  GListModel *records = G_LIST_MODEL (dossier);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      append_record (out, probant_dossier_get_subject (dossier), record);
    }
  for (guint i = 0; comparisons != NULL && i < comparisons->len; i++)
    append_comparison (out, probant_dossier_get_subject (dossier), g_ptr_array_index (comparisons, i));
  return g_string_free (out, FALSE);
}
