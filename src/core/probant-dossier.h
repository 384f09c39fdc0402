/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-client.h"
#include "core/probant-declared.h"
#include "core/probant-inpi.h"
#include "core/probant-policy.h"
#include "core/probant-record.h"
#include "core/probant-search.h"
#include "core/probant-subject.h"

G_BEGIN_DECLS

/* Subject + purpose + records; runs the requests. A GListModel of ProbantRecord in the catalogue's order that
 * never changes its length once made. Properties (read-only, notified): "n-settled" and "n-asked" (guint: of
 * the records that are asked or were, skipped ones left out), "finished" (gboolean). Signal "subject-changed"
 * when a number, the name or the kind became known; signal "marks-changed". */
#define PROBANT_TYPE_DOSSIER (probant_dossier_get_type ())
G_DECLARE_FINAL_TYPE (ProbantDossier, probant_dossier, PROBANT, DOSSIER, GObject)

ProbantDossier *
probant_dossier_new (ProbantClient *client, ProbantPolicy *policy, const ProbantIdentifier *identifier);

typedef enum
{
  PROBANT_DOCUMENTS_NONE,         /* list them only */
  PROBANT_DOCUMENTS_CERTIFICATES, /* download at once all but those marked on_demand */
  PROBANT_DOCUMENTS_ALL,
} ProbantDocumentsMode;
void probant_dossier_set_documents_mode (ProbantDossier *self, ProbantDocumentsMode mode);

/* The account through which the INPI's own API is asked; before the start. Tells the policy of it. */
void probant_dossier_set_inpi (ProbantDossier *self, ProbantInpi *inpi);

/* What asks the open directory; before the start. Tells the policy of it. */
void probant_dossier_set_search (ProbantDossier *self, ProbantSearch *search);

/* What the applicant declared; kept in memory alone. Takes it; NULL and an empty one: nothing. */
void probant_dossier_set_declared (ProbantDossier *self, ProbantDeclared *declared);
/* That beside what the sources know, as probant_declared_compare() gives it; NULL where nothing was declared.
 * (transfer full) */
GPtrArray *probant_dossier_compare (ProbantDossier *self);

/* The documents whose pages are wanted in the report: "source/key", in the order of the records; those of
 * sources that have not answered too. "marks-changed" is emitted when they change. (transfer full) */
GStrv probant_dossier_list_marks (ProbantDossier *self);
/* As listed there; before the start. What is of no source here is left out. */
void probant_dossier_set_marks (ProbantDossier *self, const char *const *marks);

/* Asks everything the policy allows; as numbers become known, what needs them. Once. "finished" is notified
 * when every record is settled and every download of the mode has ended. */
void probant_dossier_start (ProbantDossier *self);
/* Stops what is under way: records not settled become skipped (stopped). */
void probant_dossier_stop (ProbantDossier *self);
/* Asks one record again, past caches. */
void probant_dossier_ask_again (ProbantDossier *self, ProbantRecord *record);
/* Asks again every record that failed. */
void probant_dossier_ask_failed_again (ProbantDossier *self);

const ProbantSubject *probant_dossier_get_subject (ProbantDossier *self);
ProbantClient *probant_dossier_get_client (ProbantDossier *self);
ProbantPolicy *probant_dossier_get_policy (ProbantDossier *self);
ProbantRecord *probant_dossier_find (ProbantDossier *self,
                                     const char *name); /* (transfer none), NULL where not listed */
guint probant_dossier_get_n_asked (ProbantDossier *self);
guint probant_dossier_get_n_settled (ProbantDossier *self);
gboolean probant_dossier_is_finished (ProbantDossier *self);
/* Of one category: how many records were answered or absent, and how many are listed without the skipped
 * ones. */
void probant_dossier_count (ProbantDossier *self,
                            ProbantCategory category,
                            guint *n_done,
                            guint *n_asked,
                            guint *n_failed);

G_END_DECLS
