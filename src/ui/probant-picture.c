/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-picture.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_PIXELS (64u * 1024 * 1024)

static const guint8 png_magic[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
static const guint8 jpeg_magic[] = { 0xff, 0xd8, 0xff };

static guint
read_16 (const guint8 *data)
{
  return (guint)data[0] << 8 | data[1];
}

static guint64
count_png_pixels (const guint8 *data, gsize size)
{
  if (size < 24)
    return 0;
  return ((guint64)read_16 (data + 16) << 16 | read_16 (data + 18))
         * ((guint64)read_16 (data + 20) << 16 | read_16 (data + 22));
}

/* From segment to segment up to the frame header (ITU T.81, B.1 and B.2.2). */
static guint64
count_jpeg_pixels (const guint8 *data, gsize size)
{
  gsize i = 2;

  while (i + 9 <= size && data[i] == 0xff)
    {
      guint8 marker = data[i + 1];

      if (marker == 0xff)
        i++;
      else if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        return (guint64)read_16 (data + i + 5) * read_16 (data + i + 7);
      else
        i += 2 + read_16 (data + i + 2);
    }
  return 0;
}

static gboolean
begins_with (GBytes *bytes, const guint8 *magic, gsize length)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

static guint64
count_pixels (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (begins_with (bytes, png_magic, sizeof png_magic))
    return count_png_pixels (data, size);
  if (begins_with (bytes, jpeg_magic, sizeof jpeg_magic))
    return count_jpeg_pixels (data, size);
  return 0;
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GBytes *bytes = data;
  guint64 n_pixels = count_pixels (bytes);
  g_autoptr (GError) error = NULL;
  GdkTexture *texture
      = n_pixels > 0 && n_pixels <= MAX_PIXELS ? gdk_texture_new_from_bytes (bytes, &error) : NULL;

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else if (n_pixels > MAX_PIXELS)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s",
                             _ ("The picture is too large to be shown here."));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s", _ ("The picture is damaged."));
}

gboolean
probant_picture_is_picture (GBytes *bytes)
{
  return begins_with (bytes, png_magic, sizeof png_magic)
         || begins_with (bytes, jpeg_magic, sizeof jpeg_magic);
}

void
probant_picture_load_async (GBytes *bytes,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, probant_picture_load_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify)g_bytes_unref);
  g_task_run_in_thread (task, load_thread);
}

GdkTexture *
probant_picture_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_picture_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
