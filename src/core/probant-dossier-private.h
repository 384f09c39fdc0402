/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-dossier.h"
#include "core/probant-downloads.h"

G_BEGIN_DECLS

/* Shared by the files of the dossier: what it is (probant-dossier.c) and how it asks (probant-dossier-run.c).
 */

/* One record's part in the run. */
typedef struct
{
  ProbantDossier *dossier; /* not owned */
  ProbantRecord *record;
  GHashTable *answers; /* route key -> ProbantAnswer */
  guint n_outstanding;
  gboolean fresh;
} ProbantWork;

struct _ProbantDossier
{
  GObject parent_instance;

  ProbantClient *client;
  ProbantInpi *inpi;     /* NULL without an account */
  ProbantSearch *search; /* NULL where the open directory is not asked */
  ProbantPolicy *policy;
  ProbantSubject *subject;
  GPtrArray *works;      /* ProbantWork, in the catalogue's order */
  GHashTable *exchanges; /* path -> what was asked there */
  GCancellable *cancellable;
  guint n_identity; /* calls in flight that may tell a number, the name or the kind */
  gboolean started;
  gboolean pumping;
  gboolean finished;
  ProbantDocumentsMode documents_mode;
  ProbantDownloads *downloads;
  ProbantDeclared *declared; /* NULL where nothing is */
};

/* (transfer full) */
ProbantWork *probant_work_new (ProbantDossier *dossier, const ProbantEndpoint *endpoint);
void probant_work_free (gpointer work);
void probant_exchange_free (gpointer exchange);

void probant_dossier_notify_progress (ProbantDossier *self);
/* What an answer of `source` tells of the subject. */
void probant_dossier_learn (ProbantDossier *self, const char *source, ProbantAnswer *answer);

G_END_DECLS
