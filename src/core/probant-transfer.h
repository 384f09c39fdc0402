/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "core/probant-problem.h"

G_BEGIN_DECLS

/* The bounds of one HTTP exchange: times in seconds, 0 = none. */
typedef struct
{
  guint connect; /* from the first step towards the server to the request */
  guint answer;  /* from the request to the last byte */
  guint stall;   /* from the request to the first bytes, and from there to the next 4 KiB */
  guint whole;   /* like `answer`, for a document that keeps coming */
  gsize size;    /* bytes of the body, after decompression */
} ProbantTransferLimits;

/* Called as bytes come; `total` is -1 where not told. */
typedef void (*ProbantTransferProgress) (gint64 received, gint64 total, gpointer user_data);

/* One request, one answer, in the thread-default context. Follows nothing, repeats nothing, keeps to its
 * limits. finish: the whole body (transfer full), with the status and the headers in `message`; or NULL with
 * either *problem (transfer full) or G_IO_ERROR_CANCELLED. */
void probant_transfer_async (SoupSession *session,
                             SoupMessage *message,
                             const ProbantTransferLimits *limits,
                             ProbantTransferProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GByteArray *probant_transfer_finish (GAsyncResult *result, ProbantProblem **problem, GError **error);

G_END_DECLS
