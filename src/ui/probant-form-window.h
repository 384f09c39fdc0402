/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* A PDF form, filled with what the dossier's sources tell: which fields get which values, which stay empty
 * and why, and a copy to be saved. The form itself is never changed. */
#define PROBANT_TYPE_FORM_WINDOW (probant_form_window_get_type ())
G_DECLARE_FINAL_TYPE (ProbantFormWindow, probant_form_window, PROBANT, FORM_WINDOW, AdwWindow)

ProbantFormWindow *probant_form_window_new (GtkWindow *parent, ProbantDossier *dossier);

/* Reads the form and looks for the mapping made for it. */
void probant_form_window_open (ProbantFormWindow *self, GFile *form);
/* Takes this mapping in the place of the one that was found. */
void probant_form_window_use_mapping (ProbantFormWindow *self, const char *path);
/* Writes the filled copy, whole or not at all; the form itself cannot be its place. */
void probant_form_window_save (ProbantFormWindow *self, GFile *copy);

G_END_DECLS
