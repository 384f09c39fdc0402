/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-open-elsewhere.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>

/* Paths in the order of making: a folder comes before its file. */
static GPtrArray *copies;

void
probant_open_elsewhere_clean (void)
{
  if (copies == NULL)
    return;
  for (guint i = copies->len; i > 0; i--)
    g_remove (g_ptr_array_index (copies, i - 1));
  g_ptr_array_set_size (copies, 0);
}

static void
remember (const char *path)
{
  if (copies == NULL)
    {
      copies = g_ptr_array_new_with_free_func (g_free);
      atexit (probant_open_elsewhere_clean);
    }
  g_ptr_array_add (copies, g_strdup (path));
}

/* In the one part of the runtime folder that a Flatpak sandbox shares with the programs outside. */
static char *
make_folder (GError **error)
{
  g_autofree char *parent = g_build_filename (g_get_user_runtime_dir (), "app", APPLICATION_ID, NULL);
  g_autofree char *folder = g_build_filename (parent, "open-XXXXXX", NULL);

  if (g_mkdir_with_parents (parent, 0700) != 0 || g_mkdtemp_full (folder, 0700) == NULL)
    {
      int saved = errno;

      g_set_error_literal (error, G_IO_ERROR, (int)g_io_error_from_errno (saved), g_strerror (saved));
      return NULL;
    }
  remember (folder);
  return g_steal_pointer (&folder);
}

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
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, probant_open_elsewhere_async);
  g_task_set_task_data (task, g_object_ref (parent), g_object_unref);
  folder = make_folder (&error);
  if (folder == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  path = g_build_filename (folder, base, NULL);
  remember (path);
  file = g_file_new_for_path (path);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable,
                                       written_cb, g_steal_pointer (&task));
}

gboolean
probant_open_elsewhere_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_open_elsewhere_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
