/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-record.h"
#include "core/probant-subject.h"

G_BEGIN_DECLS

/* What the checks and the comparison read: records by the catalogue's name, and members of their answers,
 * whichever route gave them. No type is taken for granted: what is null, missing or of another type than
 * asked for is absent. (transfer none) unless said. */
typedef struct
{
  GPtrArray *records; /* ProbantRecord, owned */
  const ProbantSubject *subject;
  GDateTime *today;
} ProbantFacts;

/* `subject` and `today` stay the caller's. */
void
probant_facts_init (ProbantFacts *self, GListModel *records, const ProbantSubject *subject, GDateTime *today);
void probant_facts_clear (ProbantFacts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProbantFacts, probant_facts_clear)

/* NULL where the dossier does not list it. */
ProbantRecord *probant_facts_find (const ProbantFacts *self, const char *name);
/* NULL unless it has an answer with data. */
ProbantRecord *probant_facts_get_answered (const ProbantFacts *self, const char *name);
/* INSEE's code of the legal form, or else the association's ("9220"); NULL where not known. */
const char *probant_facts_get_legal_form (const ProbantFacts *self);
gboolean probant_facts_is_person (const ProbantFacts *self);
/* A commercial company: 5xxx of INSEE's legal forms. */
gboolean probant_facts_is_commercial (const ProbantFacts *self);

/* `path`: as in ProbantField, without key; the answers of several years are looked through from the newest
 * back. A NULL record has nothing. */
JsonNode *probant_fact_node (ProbantRecord *record, const char *path);
const char *probant_fact_text (ProbantRecord *record, const char *path);
gboolean probant_fact_is_text (ProbantRecord *record, const char *path, const char *text);
/* Is the member there, a boolean, and this one? */
gboolean probant_fact_is_boolean (ProbantRecord *record, const char *path, gboolean value);
gboolean probant_fact_number (ProbantRecord *record, const char *path, double *number);
/* All nodes of all answers. (transfer container) */
GPtrArray *probant_fact_list (ProbantRecord *record, const char *path);
GPtrArray *probant_node_list (JsonNode *node, const char *path);
/* Text or Unix seconds; absurd dates and INSEE's "unknown" (1 January 1900) count as absent. (transfer full)
 */
GDateTime *probant_fact_date (ProbantRecord *record, const char *path);
GDateTime *probant_node_get_date (JsonNode *node, const char *path);

G_END_DECLS
