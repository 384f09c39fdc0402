/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-subject.h"

ProbantSubject *
probant_subject_new (const ProbantIdentifier *asked)
{
  ProbantSubject *self = g_new0 (ProbantSubject, 1);

  self->asked = *asked;
  switch (asked->kind)
    {
    case PROBANT_IDENTIFIER_SIRET:
      self->siret = g_strdup (asked->value);
      self->siren = g_strndup (asked->value, 9);
      break;
    case PROBANT_IDENTIFIER_SIREN:
      self->siren = g_strdup (asked->value);
      break;
    case PROBANT_IDENTIFIER_RNA:
      self->rna = g_strdup (asked->value);
      self->kind = PROBANT_SUBJECT_ASSOCIATION;
      break;
    case PROBANT_IDENTIFIER_NONE:
    default:
      break;
    }

  return self;
}

ProbantSubject *
probant_subject_copy (const ProbantSubject *self)
{
  ProbantSubject *copy = g_new0 (ProbantSubject, 1);

  copy->asked = self->asked;
  copy->kind = self->kind;
  copy->siren = g_strdup (self->siren);
  copy->siret = g_strdup (self->siret);
  copy->rna = g_strdup (self->rna);
  copy->name = g_strdup (self->name);

  return copy;
}

void
probant_subject_free (ProbantSubject *self)
{
  g_free (self->siren);
  g_free (self->siret);
  g_free (self->rna);
  g_free (self->name);
  g_free (self);
}
