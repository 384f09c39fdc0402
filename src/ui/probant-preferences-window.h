/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

/* The preferences. Each page is a class of its own; every setting takes effect at once, or its row says when.
 */
#define PROBANT_TYPE_PREFERENCES_WINDOW (probant_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPreferencesWindow,
                      probant_preferences_window,
                      PROBANT,
                      PREFERENCES_WINDOW,
                      AdwWindow)

ProbantPreferencesWindow *probant_preferences_window_new (ProbantSession *session);
/* `name`: "appearance", … as the .ui file names the pages; an unknown one changes nothing. */
void probant_preferences_window_show_page (ProbantPreferencesWindow *self, const char *name);

G_END_DECLS
