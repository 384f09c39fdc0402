/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-link.h"

G_BEGIN_DECLS

/* Shows what a link asks for, and asks whether the sources may be asked: any web page can make a link be
 * opened. `name` of the applicant may be NULL. */
void probant_link_dialog_ask_async (GtkWindow *parent,
                                    const ProbantLink *link,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* TRUE where they may; `always` (out): also for the links to come. */
gboolean probant_link_dialog_ask_finish (GAsyncResult *result, gboolean *always);
/* Says why a link is not opened. */
void probant_link_dialog_refuse (GtkWindow *parent, const GError *error);

G_END_DECLS
