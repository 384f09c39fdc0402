/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-dossier-fields.h"

static void
field_free (gpointer data)
{
  ProbantDossierField *field = data;

  g_free (field->section);
  g_free (field);
}

static void
add (GPtrArray *fields, const char *section, const ProbantValue *value)
{
  ProbantDossierField *field = g_new0 (ProbantDossierField, 1);

  field->section = g_strdup (section);
  field->label = value->label;
  field->value = value->kind != PROBANT_VALUE_NOT_PROVIDED ? value->value : NULL;
  g_ptr_array_add (fields, field);
}

static void
add_section (GPtrArray *fields, const ProbantSection *section)
{
  for (guint i = 0; section->values != NULL && i < section->values->len; i++)
    add (fields, section->title, g_ptr_array_index (section->values, i));

  for (guint i = 0; section->columns != NULL && i < section->lines->len; i++)
    {
      const GPtrArray *line = g_ptr_array_index (section->lines, i);
      g_autofree char *title = section->title != NULL ? g_strdup_printf ("%s · %u", section->title, i + 1)
                                                      : g_strdup_printf ("%u", i + 1);

      for (guint j = 0; j < line->len; j++)
        add (fields, title, g_ptr_array_index (line, j));
    }
}

GPtrArray *
probant_dossier_fields_list (const ProbantPresentation *presentation)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (field_free);

  for (guint i = 0; presentation != NULL && i < presentation->sections->len; i++)
    add_section (fields, g_ptr_array_index (presentation->sections, i));
  return fields;
}
