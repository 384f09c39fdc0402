/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/probant-window.h"

G_BEGIN_DECLS

/* Where what comes from outside a window is shown: a subject that a window has open is brought to front, else
 * it takes a window without a dossier, else a new one. */
#define PROBANT_TYPE_OPENER (probant_opener_get_type ())
G_DECLARE_FINAL_TYPE (ProbantOpener, probant_opener, PROBANT, OPENER, GObject)

/* `application` outlives it. */
ProbantOpener *probant_opener_new (GtkApplication *application);
/* What the windows made from now on ask with. */
void probant_opener_set_session (ProbantOpener *self, ProbantSession *session);

/* A window without a dossier, at the front. (transfer none) */
ProbantWindow *probant_opener_add_window (ProbantOpener *self);
/* `object`: see probant_window_open(). */
void probant_opener_open (ProbantOpener *self, const ProbantIdentifier *identifier, const char *object);
/* A "probant:" link: the sources are asked once the person has seen what it asks for and agreed. */
void probant_opener_open_link (ProbantOpener *self, const char *link);
/* Types the text without asking. */
void probant_opener_type (ProbantOpener *self, const char *text);

G_END_DECLS
