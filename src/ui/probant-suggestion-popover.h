/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/probant-suggester.h"

G_BEGIN_DECLS

/* The list of suggestions under the entry in which somebody types, with a line that says how the search
 * stands. It opens and closes by itself while it is `wanted`; the keyboard stays where it is until
 * probant_suggestion_popover_focus_row(), and goes back with signal "left" (GtkEventControllerKey: the key
 * that is the entry's is to be forwarded, or NULL). Signal "chosen" with a const ProbantIdentifier *. */
#define PROBANT_TYPE_SUGGESTION_POPOVER (probant_suggestion_popover_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSuggestionPopover,
                      probant_suggestion_popover,
                      PROBANT,
                      SUGGESTION_POPOVER,
                      GtkPopover)

void probant_suggestion_popover_set_suggester (ProbantSuggestionPopover *self, ProbantSuggester *suggester);
/* FALSE closes it, until the next TRUE. */
void probant_suggestion_popover_set_wanted (ProbantSuggestionPopover *self, gboolean wanted);
/* Gives the keyboard to the first or the last row. FALSE where there is none. */
gboolean probant_suggestion_popover_focus_row (ProbantSuggestionPopover *self, gboolean first);
/* How the search stands, in a sentence for a screen reader; NULL where there is nothing to say. (transfer
 * full) */
char *probant_suggestion_popover_describe (ProbantSuggestionPopover *self);

G_END_DECLS
