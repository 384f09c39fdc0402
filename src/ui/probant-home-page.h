/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

/* The first screen: what to type, the dossiers opened lately, the sandbox's subjects. Signals: "chosen" with
 * a const ProbantIdentifier *; "undoable" with a sentence: what was just removed comes back by undo(). */
#define PROBANT_TYPE_HOME_PAGE (probant_home_page_get_type ())
G_DECLARE_FINAL_TYPE (ProbantHomePage, probant_home_page, PROBANT, HOME_PAGE, GtkWidget)

void probant_home_page_set_session (ProbantHomePage *self, ProbantSession *session);
/* As if the text had been typed and Return pressed. */
void probant_home_page_submit (ProbantHomePage *self, const char *text);
/* Types the text, without asking. */
void probant_home_page_type (ProbantHomePage *self, const char *text);
/* Puts back what was removed last. */
void probant_home_page_undo (ProbantHomePage *self);

/* Why the chosen access could not be opened; once it can, `wanted` is chosen again. */
void
probant_home_page_show_problem (ProbantHomePage *self, const ProbantIdentifier *wanted, const GError *error);

G_END_DECLS
