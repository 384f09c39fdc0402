/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-client.h"

G_BEGIN_DECLS

/* Tries a client's token: asks GET /privileges, which wants no purpose and is not counted. finish: the rights
 * that the server knows (transfer full); NULL with *problem (transfer full), or with G_IO_ERROR_CANCELLED in
 * *error. */
void probant_privileges_ask_async (ProbantClient *client,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char **probant_privileges_ask_finish (ProbantClient *client,
                                      GAsyncResult *result,
                                      ProbantProblem **problem,
                                      GError **error);

G_END_DECLS
