/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/probant-picture-file.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_PIXELS (40 * 1000 * 1000)

static guint
read_16 (const guint8 *data)
{
  return (guint)data[0] << 8 | data[1];
}

static guint64
read_32 (const guint8 *data)
{
  return (guint64)read_16 (data) << 16 | read_16 (data + 2);
}

static gboolean
is_png (const guint8 *data, gsize length)
{
  return length > 33 && memcmp (data, "\211PNG\r\n\032\n\0\0\0\rIHDR", 16) == 0;
}

static gboolean
is_jpeg (const guint8 *data, gsize length)
{
  return length > 4 && data[0] == 0xff && data[1] == 0xd8 && data[2] == 0xff;
}

/* A frame header: SOF0 to SOF15 without the tables and the reserved ones that share the range. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean
measure_jpeg (const guint8 *data, gsize length, guint64 *width, guint64 *height)
{
  gsize at = 2;

  while (at + 9 < length && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (is_frame (marker))
        {
          *height = read_16 (data + at + 5);
          *width = read_16 (data + at + 7);
          return TRUE;
        }
      at += 2 + read_16 (data + at + 2);
    }
  return FALSE;
}

gboolean
probant_picture_file_measure (GBytes *bytes, int *width, int *height)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  guint64 wide = 0, high = 0;

  if (is_png (data, length))
    {
      wide = read_32 (data + 16);
      high = read_32 (data + 20);
    }
  else if (!is_jpeg (data, length) || !measure_jpeg (data, length, &wide, &high))
    return FALSE;
  if (wide == 0 || high == 0 || wide > MAX_PIXELS || high > MAX_PIXELS || wide * high > MAX_PIXELS)
    return FALSE;
  *width = (int)wide;
  *height = (int)high;
  return TRUE;
}

typedef struct
{
  const guint8 *data;
  gsize length;
} Reader;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->length -= length;
  return CAIRO_STATUS_SUCCESS;
}

static void
free_bytes_cb (void *data)
{
  g_bytes_unref (data);
}

cairo_surface_t *
probant_picture_file_load (GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  cairo_surface_t *surface = NULL;
  cairo_status_t status = CAIRO_STATUS_READ_ERROR;
  int width, height;

  if (probant_picture_file_measure (bytes, &width, &height))
    {
      Reader reader = { data, length };

      surface = is_png (data, length) ? cairo_image_surface_create_from_png_stream (read_cb, &reader)
                                      : cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
      status = cairo_surface_status (surface);
    }
  if (status == CAIRO_STATUS_SUCCESS && is_jpeg (data, length))
    status = cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, length, free_bytes_cb,
                                          g_bytes_ref (bytes));
  if (status == CAIRO_STATUS_SUCCESS)
    return surface;

  g_clear_pointer (&surface, cairo_surface_destroy);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("This picture cannot be read: %s"),
               cairo_status_to_string (status));
  return NULL;
}
