/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/probant-picture-file.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>
#include <string.h>

#define MAX_PIXELS (40 * 1000 * 1000)
#define CHUNK 4096

/* How the pixels of a JPEG come to stand upright, by the orientation that a scanner or a telephone noted. */
typedef enum
{
  UPRIGHT = 1,
  MIRRORED,
  OVER,
  OVER_MIRRORED,
  LEFT_MIRRORED, /* from here on width and height change places */
  RIGHT,
  RIGHT_MIRRORED,
  LEFT
} Orientation;

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

/* Of the EXIF segment; it is in the header, no pixel is unpacked. */
static Orientation
read_orientation (const guint8 *data, gsize length)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type ("image/jpeg", NULL);
  GdkPixbuf *pixbuf = NULL;
  const char *option = NULL;
  gboolean going = loader != NULL;

  for (gsize at = 0; going && pixbuf == NULL && at < length; at += CHUNK)
    {
      going = gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK, length - at), NULL);
      pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
    }
  if (loader != NULL)
    gdk_pixbuf_loader_close (loader, NULL); /* before its end: an error that is none */
  if (pixbuf != NULL)
    option = gdk_pixbuf_get_option (pixbuf, "orientation");
  return option != NULL ? CLAMP (g_ascii_strtoll (option, NULL, 10), UPRIGHT, LEFT) : UPRIGHT;
}

static gboolean
measure (const guint8 *data, gsize length, int *width, int *height)
{
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

gboolean
probant_picture_file_measure (GBytes *bytes, int *width, int *height)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  int wide, high;

  if (!measure (data, length, &wide, &high))
    return FALSE;
  if (is_jpeg (data, length) && read_orientation (data, length) >= LEFT_MIRRORED)
    {
      *width = high;
      *height = wide;
    }
  else
    {
      *width = wide;
      *height = high;
    }
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

/* The same pixels, as they are to be seen; takes `surface`. The JPEG in it is not touched. */
static cairo_surface_t *
put_upright (cairo_surface_t *surface, int width, int height, Orientation orientation)
{
  static const cairo_matrix_t turns[] = {
    [UPRIGHT] = { 1, 0, 0, 1, 0, 0 },          [MIRRORED] = { -1, 0, 0, 1, 0, 0 },
    [OVER] = { -1, 0, 0, -1, 0, 0 },           [OVER_MIRRORED] = { 1, 0, 0, -1, 0, 0 },
    [LEFT_MIRRORED] = { 0, 1, 1, 0, 0, 0 },    [RIGHT] = { 0, 1, -1, 0, 0, 0 },
    [RIGHT_MIRRORED] = { 0, -1, -1, 0, 0, 0 }, [LEFT] = { 0, -1, 1, 0, 0, 0 },
  };
  cairo_matrix_t turn = turns[orientation];
  cairo_rectangle_t extents = { 0, 0, width, height };
  cairo_surface_t *upright = NULL;
  cairo_t *cr = NULL;

  if (orientation == UPRIGHT)
    return surface;
  if (orientation >= LEFT_MIRRORED)
    extents = (cairo_rectangle_t){ 0, 0, height, width };
  turn.x0 = turn.xx + turn.xy < 0 ? extents.width : 0;
  turn.y0 = turn.yx + turn.yy < 0 ? extents.height : 0;
  upright = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, &extents);
  cr = cairo_create (upright);
  cairo_transform (cr, &turn);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return upright;
}

cairo_surface_t *
probant_picture_file_load (GBytes *bytes, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  cairo_surface_t *surface = NULL;
  cairo_status_t status = CAIRO_STATUS_READ_ERROR;
  int width, height;

  if (measure (data, length, &width, &height))
    {
      Reader reader = { data, length };

      surface = is_png (data, length) ? cairo_image_surface_create_from_png_stream (read_cb, &reader)
                                      : cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
      status = cairo_surface_status (surface);
    }
  if (status == CAIRO_STATUS_SUCCESS && is_jpeg (data, length))
    {
      status = cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, length, free_bytes_cb,
                                            g_bytes_ref (bytes));
      surface = put_upright (surface, width, height, read_orientation (data, length));
    }
  if (status == CAIRO_STATUS_SUCCESS)
    return surface;

  g_clear_pointer (&surface, cairo_surface_destroy);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("This picture cannot be read: %s"),
               cairo_status_to_string (status));
  return NULL;
}

void
probant_picture_file_get_size (cairo_surface_t *surface, double *width, double *height)
{
  cairo_rectangle_t extents;

  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_RECORDING)
    {
      cairo_recording_surface_get_extents (surface, &extents);
      *width = extents.width;
      *height = extents.height;
      return;
    }
  *width = cairo_image_surface_get_width (surface);
  *height = cairo_image_surface_get_height (surface);
}
