/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* TRUE for what begins like a PNG or a JPEG. */
gboolean probant_picture_is_picture (GBytes *bytes);

/* Decodes a PNG or a JPEG in a thread, upright where it notes how it is to be turned (EXIF), and made smaller
 * where it would not fit into `width` × `height` pixels; 0, 0: as large as it is. finish: (transfer full),
 * NULL with G_IO_ERROR_INVALID_DATA and a sentence (damaged, or more than 64 million pixels: they are counted
 * before a byte is decoded), or G_IO_ERROR_CANCELLED. */
void probant_picture_load_async (GBytes *bytes,
                                 int width,
                                 int height,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GdkTexture *probant_picture_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
