/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

/* One access: its service, its token. What was entered is kept by "Save" alone; where the keyring refuses the
 * token, that is said, and it serves until Probant is closed. */
#define PROBANT_TYPE_ACCESS_EDITOR (probant_access_editor_get_type ())
G_DECLARE_FINAL_TYPE (ProbantAccessEditor, probant_access_editor, PROBANT, ACCESS_EDITOR, AdwWindow)

/* `profile` NULL: a new one. */
ProbantAccessEditor *
probant_access_editor_new (GtkWindow *parent, ProbantSession *session, ProbantProfile *profile);

G_END_DECLS
