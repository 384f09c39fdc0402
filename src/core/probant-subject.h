/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "core/probant-identifier.h"

G_BEGIN_DECLS

/* What is known of the kind of applicant; flags, because an Endpoint says which kinds it can know. */
typedef enum
{
  PROBANT_SUBJECT_UNKNOWN = 0,
  PROBANT_SUBJECT_COMPANY = 1 << 0,
  PROBANT_SUBJECT_ASSOCIATION = 1 << 1,
  PROBANT_SUBJECT_PERSON = 1 << 2,
  PROBANT_SUBJECT_ANY = 7,
} ProbantSubjectKind;

/* The applicant: every number is canonical or NULL while it is not known. `asked` is the number the officer
 * typed. */
typedef struct
{
  ProbantIdentifier asked;
  ProbantSubjectKind kind;
  char *siren;
  char *siret;
  char *rna;
  char *name;
} ProbantSubject;

ProbantSubject *probant_subject_new (const ProbantIdentifier *asked);
ProbantSubject *probant_subject_copy (const ProbantSubject *self);
void probant_subject_free (ProbantSubject *self);

/* Fills in what an identity source tells, where it was not known: `root` is the answer's envelope, `source`
 * the catalogue's name. A number that is not well formed, or a SIRET that is not of this SIREN, is ignored.
 * TRUE where something became known. */
gboolean probant_subject_learn (ProbantSubject *self, const char *source, JsonNode *root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantSubject, probant_subject_free)

G_END_DECLS
