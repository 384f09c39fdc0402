/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The desktop's own file chooser, through the portal where there is one. finish: (transfer full), NULL with
 * G_IO_ERROR_CANCELLED when the user chose nothing. `filter` may be NULL. (transfer none) */
void probant_file_dialog_save_async (GtkWindow *parent,
                                     const char *title,
                                     const char *suggested_name,
                                     GtkFileFilter *filter,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void probant_file_dialog_open_async (GtkWindow *parent,
                                     const char *title,
                                     GtkFileFilter *filter,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void probant_file_dialog_select_folder_async (GtkWindow *parent,
                                              const char *title,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
GFile *probant_file_dialog_finish (GAsyncResult *result, GError **error);

G_END_DECLS
