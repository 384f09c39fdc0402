/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

#define PROBANT_TYPE_WINDOW (probant_window_get_type ())
G_DECLARE_FINAL_TYPE (ProbantWindow, probant_window, PROBANT, WINDOW, AdwApplicationWindow)

ProbantWindow *probant_window_new (GtkApplication *application, ProbantSession *session);

/* Opens the dossier of this number, or shows it again where it is the one at hand. */
void probant_window_open (ProbantWindow *self, const ProbantIdentifier *identifier);
/* The same for what was typed, once the window is drawn: what is wrong with it is said below the entry. */
void probant_window_open_text (ProbantWindow *self, const char *text);

G_END_DECLS
