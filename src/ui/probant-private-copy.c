/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-private-copy.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>

/* Paths in the order of making: a folder comes before its file. */
static GPtrArray *copies;

void
probant_private_copy_clean (void)
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
      atexit (probant_private_copy_clean);
    }
  g_ptr_array_add (copies, g_strdup (path));
}

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

GFile *
probant_private_copy_prepare (const char *name, GError **error)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *folder = make_folder (error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, base, NULL) : NULL;

  if (path == NULL)
    return NULL;
  remember (path);
  return g_file_new_for_path (path);
}

GFile *
probant_private_copy_write (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GFile) file = probant_private_copy_prepare (name, error);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (file == NULL
      || !g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&file);
}
