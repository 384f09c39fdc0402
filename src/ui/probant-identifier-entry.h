/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-identifier.h"
#include "ui/probant-session.h"

G_BEGIN_DECLS

/* Where a number or a name is typed. What is wrong with a number is said under the entry, or in a popover
 * with property "compact"; a wrong check digit can be asked for all the same by a second, deliberate act. A
 * name is looked for in the history and in the open directory. Signal "chosen" with a const ProbantIdentifier
 * *. */
#define PROBANT_TYPE_IDENTIFIER_ENTRY (probant_identifier_entry_get_type ())
G_DECLARE_FINAL_TYPE (ProbantIdentifierEntry, probant_identifier_entry, PROBANT, IDENTIFIER_ENTRY, GtkWidget)

/* Once; without it no name is looked for. */
void probant_identifier_entry_set_session (ProbantIdentifierEntry *self, ProbantSession *session);
/* Nothing is suggested for a text that was not typed, until Return. */
void probant_identifier_entry_set_text (ProbantIdentifierEntry *self, const char *text);
/* As if it had been typed. */
void probant_identifier_entry_type (ProbantIdentifierEntry *self, const char *text);
/* As if Return had been pressed. */
void probant_identifier_entry_submit (ProbantIdentifierEntry *self);

G_END_DECLS
