/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-presentation-private.h"

#include <glib/gi18n.h>

static void
value_free (gpointer data)
{
  ProbantValue *self = data;

  g_free (self->label);
  g_free (self->value);
  g_free (self);
}

static void
section_free (gpointer data)
{
  ProbantSection *self = data;

  g_free (self->title);
  g_free (self->note);
  g_strfreev (self->columns);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static void
document_link_free (gpointer data)
{
  ProbantDocumentLink *self = data;

  g_free (self->title);
  g_free (self->detail);
  g_free (self->name);
  g_free (self->url);
  g_free (self);
}

void
probant_verdict_clear (ProbantVerdict *self)
{
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->caveat, g_free);
  self->kind = PROBANT_VERDICT_NONE;
}

const char *
probant_verdict_kind_get_name (ProbantVerdictKind kind)
{
  switch (kind)
    {
    case PROBANT_VERDICT_POSITIVE:
      return "positive";
    case PROBANT_VERDICT_NEGATIVE:
      return "negative";
    case PROBANT_VERDICT_PENDING:
      return "pending";
    case PROBANT_VERDICT_NONE:
    default:
      return "none";
    }
}

ProbantPresentation *
probant_presentation_new (void)
{
  ProbantPresentation *self = g_new0 (ProbantPresentation, 1);

  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->documents = g_ptr_array_new_with_free_func (document_link_free);

  return self;
}

void
probant_presentation_free (ProbantPresentation *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->documents);
  probant_verdict_clear (&self->verdict);
  g_free (self);
}

ProbantValue *
probant_value_new (const char *label, const char *text, ProbantValueKind kind, ProbantFieldFlags flags)
{
  ProbantValue *self = g_new0 (ProbantValue, 1);

  self->label = g_strdup (label);
  self->value = g_strdup (text != NULL ? text : _ ("Not provided"));
  self->kind = text != NULL ? kind : PROBANT_VALUE_NOT_PROVIDED;
  self->flags = flags;

  return self;
}

ProbantSection *
probant_presentation_add_section (ProbantPresentation *self, const char *title)
{
  ProbantSection *section = g_new0 (ProbantSection, 1);

  section->title = g_strdup (title);
  section->values = g_ptr_array_new_with_free_func (value_free);
  section->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_ptr_array_add (self->sections, section);

  return section;
}

void
probant_section_add (ProbantSection *self, const char *label, const char *value)
{
  probant_section_add_full (self, label, value, PROBANT_VALUE_TEXT, PROBANT_FIELD_NONE);
}

void
probant_section_add_full (ProbantSection *self,
                          const char *label,
                          const char *value,
                          ProbantValueKind kind,
                          ProbantFieldFlags flags)
{
  g_return_if_fail (self != NULL && self->columns == NULL);

  g_ptr_array_add (self->values, probant_value_new (label, value, kind, flags));
}

void
probant_section_set_columns (ProbantSection *self, const char *const *columns)
{
  g_return_if_fail (self != NULL && self->columns == NULL && self->values->len == 0);

  self->columns = g_strdupv ((char **)columns);
}

GPtrArray *
probant_line_new (void)
{
  return g_ptr_array_new_with_free_func (value_free);
}

void
probant_section_add_line (ProbantSection *self, const char *const *cells)
{
  GPtrArray *line;

  g_return_if_fail (self != NULL && self->columns != NULL);

  line = probant_line_new ();
  for (guint i = 0; self->columns[i] != NULL; i++)
    g_ptr_array_add (line,
                     probant_value_new (self->columns[i], cells[i], PROBANT_VALUE_TEXT, PROBANT_FIELD_NONE));
  g_ptr_array_add (self->lines, line);
}

void
probant_section_set_note (ProbantSection *self, const char *note)
{
  g_return_if_fail (self != NULL);

  g_free (self->note);
  self->note = g_strdup (note);
}
