/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-file-dialog.h"

#include <glib/gi18n.h>

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (!g_task_return_error_if_cancelled (task))
    {
      if (file != NULL)
        g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
      else
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("No file was chosen."));
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (task);
}

static void
cancelled_cb (GCancellable *cancellable, GtkNativeDialog *dialog)
{
  gtk_native_dialog_hide (dialog);
  g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

static GtkFileChooser *
create (GtkWindow *parent, const char *title, GtkFileChooserAction action, GtkFileFilter *filter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (filter != NULL)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  return GTK_FILE_CHOOSER (dialog);
}

/* (transfer full) of the dialog */
static void
run (GtkFileChooser *dialog, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), dialog, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
probant_file_dialog_save_async (GtkWindow *parent,
                                const char *title,
                                const char *suggested_name,
                                GtkFileFilter *filter,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GtkFileChooser *dialog = create (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, filter);

  gtk_file_chooser_set_current_name (dialog, suggested_name);
  run (dialog, cancellable, callback, user_data);
}

void
probant_file_dialog_open_async (GtkWindow *parent,
                                const char *title,
                                GtkFileFilter *filter,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  run (create (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, filter), cancellable, callback, user_data);
}

void
probant_file_dialog_select_folder_async (GtkWindow *parent,
                                         const char *title,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  run (create (parent, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL), cancellable, callback, user_data);
}

GFile *
probant_file_dialog_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, run), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
