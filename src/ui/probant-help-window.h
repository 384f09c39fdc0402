/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The manual: its chapters at the left, to be searched, the chapter at hand at the right. */
#define PROBANT_TYPE_HELP_WINDOW (probant_help_window_get_type ())
G_DECLARE_FINAL_TYPE (ProbantHelpWindow, probant_help_window, PROBANT, HELP_WINDOW, AdwWindow)

GtkWindow *probant_help_window_new (void);
/* `chapter`: its name, NULL leaves the one that is shown. */
void probant_help_window_show (ProbantHelpWindow *self, const char *chapter);

G_END_DECLS
