/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-document.h"

G_BEGIN_DECLS

/* Writes documents into a folder one after the other, downloading those that are not there yet. A file that
 * exists is never replaced: the name gets a number. `documents`: ProbantDocument. finish: the number written,
 * with `n_failed` of those that could not be downloaded; -1 with a GIOError as soon as one cannot be written.
 */
void probant_save_all_async (GPtrArray *documents,
                             ProbantClient *client,
                             GFile *folder,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gssize probant_save_all_finish (GAsyncResult *result, guint *n_failed, GError **error);

G_END_DECLS
