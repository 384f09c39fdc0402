/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-answer.h"
#include "core/probant-document.h"
#include "core/probant-policy.h"
#include "core/probant-presenter.h"

G_BEGIN_DECLS

typedef enum
{
  PROBANT_RECORD_WAITING, /* for its turn, or for a number it needs */
  PROBANT_RECORD_ASKING,
  PROBANT_RECORD_ANSWERED,
  PROBANT_RECORD_ABSENT,
  PROBANT_RECORD_DENIED,
  PROBANT_RECORD_FAILED,
  PROBANT_RECORD_SKIPPED,
} ProbantRecordState;

const char *probant_record_state_get_name (ProbantRecordState state); /* "waiting" … "skipped" */
/* The same in a word or two for reading, translated. */
const char *probant_record_state_get_title (ProbantRecordState state);

/* One endpoint's state for one subject. Read-only property "state" (notified after every other value is in
 * place; also notified when the same state comes again with other values). Signal "marks-changed". */
#define PROBANT_TYPE_RECORD (probant_record_get_type ())
G_DECLARE_FINAL_TYPE (ProbantRecord, probant_record, PROBANT, RECORD, GObject)

ProbantRecord *probant_record_new (const ProbantEndpoint *endpoint);

const ProbantEndpoint *probant_record_get_endpoint (ProbantRecord *self);
ProbantRecordState probant_record_get_state (ProbantRecord *self);
gboolean probant_record_is_settled (ProbantRecord *self);   /* neither waiting nor asking */
guint probant_record_get_http_status (ProbantRecord *self); /* 0 where none */
/* Denied, failed, absent: the problem. Answered: NULL, or that of a second route whose part is missing. */
ProbantProblem *probant_record_get_problem (ProbantRecord *self);
/* Skipped: why. */
ProbantReason probant_record_get_reason (ProbantRecord *self);
GDateTime *probant_record_get_asked_at (ProbantRecord *self); /* NULL until asked */
gint64 probant_record_get_elapsed_ms (ProbantRecord *self);
gboolean probant_record_get_cached (ProbantRecord *self);
/* NULL unless answered (or refused, which has a verdict without fields). (transfer none) */
const ProbantPresentation *probant_record_get_presentation (ProbantRecord *self);
ProbantVerdictKind probant_record_get_verdict (ProbantRecord *self);
/* The raw answers by route key, for findings, copies and "Other data"; NULL unless answered. (transfer none)
 */
JsonObject *probant_record_get_answers (ProbantRecord *self);
/* The keys of the documents whose pages are wanted in the report, sorted; those of an answer that is still to
 * come too. "marks-changed" is emitted when they change. (transfer full) */
GStrv probant_record_list_marks (ProbantRecord *self);
/* Before the first answer: what of it is wanted. */
void probant_record_set_marks (ProbantRecord *self, const char *const *keys);
/* List model of ProbantDocument, empty until answered. One that comes back when it is asked again is a new
 * object with the mark for the report of the one before. (transfer none) */
GListModel *probant_record_get_documents (ProbantRecord *self);

/* For the dossier alone. */
void probant_record_set_waiting (ProbantRecord *self);
void probant_record_set_asking (ProbantRecord *self);
void probant_record_set_skipped (ProbantRecord *self, ProbantReason reason);
/* `answers`: route key -> ProbantAnswer, all that were asked; decides the state, presents, lists the
 * documents. `subject_number` goes into file names. */
void probant_record_settle (ProbantRecord *self, GHashTable *answers, const char *subject_number);

G_END_DECLS
