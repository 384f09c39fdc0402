/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-history.h"
#include "core/probant-search.h"

G_BEGIN_DECLS

/* One applicant that can be opened: a dossier opened before, or a unit of the open directory. Immutable. */
#define PROBANT_TYPE_SUGGESTION (probant_suggestion_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSuggestion, probant_suggestion, PROBANT, SUGGESTION, GObject)

ProbantSuggestion *probant_suggestion_new_from_history (ProbantHistoryItem *item);
ProbantSuggestion *probant_suggestion_new_from_hit (ProbantSearchHit *hit);

/* Exactly one of the two is not NULL. (transfer none) */
ProbantHistoryItem *probant_suggestion_get_item (ProbantSuggestion *self);
ProbantSearchHit *probant_suggestion_get_hit (ProbantSuggestion *self);
/* What to open. */
const ProbantIdentifier *probant_suggestion_get_identifier (ProbantSuggestion *self);

/* Texts for a row, all (transfer full), translated. */
char *probant_suggestion_get_title (ProbantSuggestion *self);
/* Where a word of it begins like one of `text`: Pango markup in which those letters are bold. */
char *probant_suggestion_get_title_markup (ProbantSuggestion *self, const char *text);
/* What tells it from others of the same name: "SIREN 999 000 102 · 38991 TOWN · Construction". */
char *probant_suggestion_get_subtitle (ProbantSuggestion *self);

/* Is each word of `text` the beginning of a word of the name, or `text` that of the number? Accents and case
 * do not matter. */
gboolean probant_suggestion_matches (ProbantSuggestion *self, const char *text);

G_END_DECLS
