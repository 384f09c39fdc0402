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

typedef struct
{
  GBytes *bytes;
  int width, height; /* of the room there is, 0 where it is not bounded */
} Loading;

static void
loading_free (gpointer data)
{
  g_bytes_unref (((Loading *)data)->bytes);
  g_free (data);
}

/* (transfer full) */
static GdkPixbuf *
make_smaller (GdkPixbuf *pixbuf, const Loading *loading)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  double scale = MIN ((double)loading->width / width, (double)loading->height / height);

  if (loading->width == 0 || scale >= 1)
    return g_object_ref (pixbuf);
  return gdk_pixbuf_scale_simple (pixbuf, MAX ((int)(width * scale), 1), MAX ((int)(height * scale), 1),
                                  GDK_INTERP_BILINEAR);
}

/* NULL where it is damaged. */
static GdkTexture *
decode (const Loading *loading)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (loading->bytes);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream (stream, NULL, NULL);
  g_autoptr (GdkPixbuf) upright = pixbuf != NULL ? gdk_pixbuf_apply_embedded_orientation (pixbuf) : NULL;
  g_autoptr (GdkPixbuf) fitting = upright != NULL ? make_smaller (upright, loading) : NULL;

  return fitting != NULL ? gdk_texture_new_for_pixbuf (fitting) : NULL;
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Loading *loading = data;
  guint64 n_pixels = count_pixels (loading->bytes);
  GdkTexture *texture = n_pixels > 0 && n_pixels <= MAX_PIXELS ? decode (loading) : NULL;

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
                            int width,
                            int height,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Loading *loading = g_new (Loading, 1);

  *loading = (Loading){ g_bytes_ref (bytes), width, height };
  g_task_set_source_tag (task, probant_picture_load_async);
  g_task_set_task_data (task, loading, loading_free);
  g_task_run_in_thread (task, load_thread);
}

GdkTexture *
probant_picture_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_picture_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
