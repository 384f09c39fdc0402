/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-dossier.h"

G_BEGIN_DECLS

typedef enum
{
  PROBANT_ACTIVITY_UNKNOWN,
  PROBANT_ACTIVITY_ACTIVE,
  PROBANT_ACTIVITY_CLOSED,
} ProbantActivityState;

/* Who the applicant is, in the few lines that head a dossier, drawn from the identity sources that have
 * answered: the legal unit, the establishment, the association. Text for reading; NULL where not known. */
typedef struct
{
  char *name;
  char *legal_form;
  char *activity;
  char *address; /* in one line */
  char *town;
  char *created;
  char *headcount;
  ProbantActivityState state;
} ProbantIdentity;

/* (transfer full) */
ProbantIdentity *probant_identity_new (ProbantDossier *dossier);
void probant_identity_free (ProbantIdentity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantIdentity, probant_identity_free)

G_END_DECLS
