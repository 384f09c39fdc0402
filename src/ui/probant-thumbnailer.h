/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Small pictures of documents, one after the other: each PDF is read by a process of its own, and a dossier
 * has many. */
#define PROBANT_TYPE_THUMBNAILER (probant_thumbnailer_get_type ())
G_DECLARE_FINAL_TYPE (ProbantThumbnailer, probant_thumbnailer, PROBANT, THUMBNAILER, GObject)

ProbantThumbnailer *probant_thumbnailer_new (void);

/* The first page of a PDF, or a picture, to fit into `width` × `height` pixels. finish: (transfer full), NULL
 * with a PROBANT_PDF_ERROR (NOT_PDF for other kinds), that of the picture, or G_IO_ERROR_CANCELLED. */
void probant_thumbnailer_load_async (ProbantThumbnailer *self,
                                     GBytes *bytes,
                                     int width,
                                     int height,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GdkTexture *probant_thumbnailer_load_finish (ProbantThumbnailer *self, GAsyncResult *result, GError **error);

G_END_DECLS
