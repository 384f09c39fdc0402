/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

/* With which access and why is asked: a menu of the accesses, an entry for the object with those used before.
 * Both are the session's. Property "access" (string, the session's choice), of the action "request.access".
 * Signal "submitted" where Enter is pressed in the entry. */
#define PROBANT_TYPE_REQUEST_BAR (probant_request_bar_get_type ())
G_DECLARE_FINAL_TYPE (ProbantRequestBar, probant_request_bar, PROBANT, REQUEST_BAR, GtkWidget)

void probant_request_bar_set_session (ProbantRequestBar *self, ProbantSession *session);

G_END_DECLS
