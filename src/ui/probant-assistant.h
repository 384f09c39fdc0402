/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

/* The first run: try the sandbox at once, or set up the service's access step by step. Each step can be
 * skipped; what a step has entered is kept when it is left by "Continue", and found again in the
 * preferences. */
#define PROBANT_TYPE_ASSISTANT (probant_assistant_get_type ())
G_DECLARE_FINAL_TYPE (ProbantAssistant, probant_assistant, PROBANT, ASSISTANT, AdwWindow)

/* Has it still to be shown? Once, and only where there is no access. */
gboolean probant_assistant_is_due (ProbantSession *session);
/* `at_service`: without the choice of the sandbox. */
ProbantAssistant *probant_assistant_new (GtkWindow *parent, ProbantSession *session, gboolean at_service);

G_END_DECLS
