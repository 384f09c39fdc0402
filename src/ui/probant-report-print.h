/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "report/probant-piece.h"
#include "report/probant-pages-rows.h"

G_BEGIN_DECLS

/* Prints pages through the desktop's dialog: page ranges, copies, any paper. Laid out in a thread before,
 * drawn a page at a time. Takes `pages`; `pieces`: those they were composed with, or NULL. With `export_to`,
 * a path, no dialog is shown and a PDF is written there. finish: TRUE when it was sent, FALSE with an error;
 * G_IO_ERROR_CANCELLED when the user thought better of it. */
void probant_report_print_async (GtkWindow *parent,
                                 ProbantPages *pages,
                                 GPtrArray *pieces,
                                 const char *job_name,
                                 const char *export_to,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean probant_report_print_finish (GAsyncResult *result, GError **error);

G_END_DECLS
