/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* Who is elsewhere when requests have taken this long does not look at them any more, in microseconds. */
#define PROBANT_NOTICE_AFTER (2 * G_TIME_SPAN_SECOND)

/* Is a notification of any use? `elapsed` since the requests began, in microseconds. */
gboolean probant_notice_is_due (gboolean window_is_active, gint64 elapsed);
/* Says how the requests of a dossier have ended: who, how many sources answered, how many did not. A click on
 * it activates "app.show-dossier" with the dossier's number. (transfer full) */
GNotification *probant_notice_new (ProbantDossier *dossier);
/* The notification's id, so that a later one of the same dossier takes its place. (transfer full) */
char *probant_notice_make_id (ProbantDossier *dossier);
/* The words, for tests. (transfer full) */
char *probant_notice_describe (ProbantDossier *dossier);

G_END_DECLS
