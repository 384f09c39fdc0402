/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens a copy in the desktop's program for its type. The copy lies in a folder that the user alone can read,
 * in the session's runtime folder, and goes when Probant ends. `name`: the file name, of which the last
 * component counts. */
void probant_open_elsewhere_async (GtkWindow *parent,
                                   GBytes *bytes,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean probant_open_elsewhere_finish (GAsyncResult *result, GError **error);

/* Removes all copies now, as the end of the program does. */
void probant_open_elsewhere_clean (void);

G_END_DECLS
