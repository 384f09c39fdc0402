/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

/* What stands in the way of the chosen access, or soon will: a keyring that is locked, a token that is
 * missing or ends. It is there only while there is something to say. Signal "retry" where it can be tried
 * again. */
#define PROBANT_TYPE_ACCESS_NOTICE (probant_access_notice_get_type ())
G_DECLARE_FINAL_TYPE (ProbantAccessNotice, probant_access_notice, PROBANT, ACCESS_NOTICE, GtkWidget)

/* Of the session's choice, which it follows. */
void probant_access_notice_set_session (ProbantAccessNotice *self, ProbantSession *session);
/* Why the access could not be opened: an error of probant_session_open_finish(). It goes with another choice,
 * or by NULL. */
void probant_access_notice_set_problem (ProbantAccessNotice *self, const GError *error);

G_END_DECLS
