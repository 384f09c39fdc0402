/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/probant-suggestion.h"

G_BEGIN_DECLS

/* One suggestion: name, number, place, activity, open or closed. */
#define PROBANT_TYPE_SUGGESTION_ROW (probant_suggestion_row_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSuggestionRow, probant_suggestion_row, PROBANT, SUGGESTION_ROW, GtkListBoxRow)

/* `text`: what was typed, bold in the name. */
GtkWidget *probant_suggestion_row_new (ProbantSuggestion *suggestion, const char *text);
ProbantSuggestion *probant_suggestion_row_get_suggestion (ProbantSuggestionRow *self);

G_END_DECLS
