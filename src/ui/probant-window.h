/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

#define PROBANT_TYPE_WINDOW (probant_window_get_type ())
G_DECLARE_FINAL_TYPE (ProbantWindow, probant_window, PROBANT, WINDOW, AdwApplicationWindow)

ProbantWindow *probant_window_new (GtkApplication *application, ProbantSession *session);

/* The window of the application that has the dossier of this number open; `object` NULL: with whatever
 * object. NULL where none has. (transfer none) */
ProbantWindow *
probant_window_find (GtkApplication *application, const ProbantIdentifier *identifier, const char *object);
/* Has it no dossier yet? */
gboolean probant_window_is_free (ProbantWindow *self);
/* Opens the dossier of this number, or shows it again where it is the one at hand. `object` of the requests,
 * NULL: the access'. */
void probant_window_open (ProbantWindow *self, const ProbantIdentifier *identifier, const char *object);
/* The same for what was typed, once the window is drawn: what is wrong with it is said below the entry. */
void probant_window_open_text (ProbantWindow *self, const char *text);
/* Shows the dossier that is open, whatever it was asked for. */
void probant_window_show_dossier (ProbantWindow *self);
/* Types the text on the first page, without asking. */
void probant_window_type (ProbantWindow *self, const char *text);

G_END_DECLS
