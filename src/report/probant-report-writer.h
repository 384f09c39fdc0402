/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/probant-piece.h"
#include "report/probant-pages-rows.h"

G_BEGIN_DECLS

/* Called in the main context: `page` of `n_pages` are written. */
typedef void (*ProbantReportProgress) (guint page, guint n_pages, gpointer user_data);

/* Writes the pages as a PDF file, readable by its owner alone, whole or not at all: what was there before
 * stays until the new file is complete. Laid out and written in a thread; pictures are drawn one after the
 * other. Takes `pages`. `pieces`: those they were composed with, or NULL. */
void probant_report_write_async (ProbantPages *pages,
                                 GPtrArray *pieces,
                                 GFile *file,
                                 ProbantReportProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean probant_report_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
