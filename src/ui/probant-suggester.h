/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/probant-session.h"
#include "ui/probant-suggestion.h"

G_BEGIN_DECLS

typedef enum
{
  PROBANT_SUGGESTER_IDLE,    /* the text is no name that can be searched for */
  PROBANT_SUGGESTER_WAITING, /* for a pause in the typing, or for the answer */
  PROBANT_SUGGESTER_DONE,    /* the directory has answered for this text */
  PROBANT_SUGGESTER_FAILED,  /* it cannot be searched now */
} ProbantSuggesterState;

/* What to suggest for the text that somebody types: dossiers opened before at once, then, after a pause of a
 * quarter of a second, what the open directory finds. One request at a time, cancelled when the text changes;
 * a text that is a number, or is going to be one, is not searched for. Signal "changed" when the list or the
 * state is another. */
#define PROBANT_TYPE_SUGGESTER (probant_suggester_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSuggester, probant_suggester, PROBANT, SUGGESTER, GObject)

ProbantSuggester *probant_suggester_new (ProbantSession *session);

void probant_suggester_set_text (ProbantSuggester *self, const char *text);
/* Asks now what waits for a pause. */
void probant_suggester_hurry (ProbantSuggester *self);

const char *probant_suggester_get_text (ProbantSuggester *self);
ProbantSuggesterState probant_suggester_get_state (ProbantSuggester *self);
/* Has the request left? */
gboolean probant_suggester_is_asking (ProbantSuggester *self);
/* Of ProbantSuggestion: first those of the history, then those found. (transfer none) */
GListModel *probant_suggester_get_list (ProbantSuggester *self);
/* How many units of the directory bear the words, of which the first are listed; 0 unless done. */
guint probant_suggester_get_n_found (ProbantSuggester *self);
guint probant_suggester_get_n_listed (ProbantSuggester *self);
/* Why it cannot be searched; NULL unless failed. (transfer none) */
ProbantProblem *probant_suggester_get_problem (ProbantSuggester *self);

G_END_DECLS
