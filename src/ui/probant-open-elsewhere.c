/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-open-elsewhere.h"

#include "ui/probant-private-copy.h"

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  GtkWindow *parent = g_task_get_task_data (task);
  g_autofree char *uri = g_file_get_uri (G_FILE (source));
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, cancellable, shown_cb, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

void
probant_open_elsewhere_async (GtkWindow *parent,
                              GBytes *bytes,
                              const char *name,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;
  g_autoptr (GFile) file = probant_private_copy_prepare (name, &error);

  g_task_set_source_tag (task, probant_open_elsewhere_async);
  g_task_set_task_data (task, g_object_ref (parent), g_object_unref);
  if (file == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable,
                                       written_cb, g_steal_pointer (&task));
}

gboolean
probant_open_elsewhere_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_open_elsewhere_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
