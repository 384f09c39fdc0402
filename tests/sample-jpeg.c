/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-jpeg.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

static void
fill (GdkPixbuf *pixbuf, int x, int y, guint32 color)
{
  g_autoptr (GdkPixbuf) part
      = gdk_pixbuf_new_subpixbuf (pixbuf, x, y, SAMPLE_JPEG_WIDTH / 2, SAMPLE_JPEG_HEIGHT / 2);

  gdk_pixbuf_fill (part, color);
}

/* `segment`: put where a camera puts it, after the first marker. */
static GBytes *
make_jpeg (const void *segment, gsize size)
{
  g_autoptr (GdkPixbuf) pixbuf
      = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, SAMPLE_JPEG_WIDTH, SAMPLE_JPEG_HEIGHT);
  g_autoptr (GError) error = NULL;
  g_autofree char *jpeg = NULL;
  GByteArray *bytes = g_byte_array_new ();
  gsize length;

  fill (pixbuf, 0, 0, 0xff0000ff);
  fill (pixbuf, SAMPLE_JPEG_WIDTH / 2, 0, 0x00ff00ff);
  fill (pixbuf, 0, SAMPLE_JPEG_HEIGHT / 2, 0x0000ffff);
  fill (pixbuf, SAMPLE_JPEG_WIDTH / 2, SAMPLE_JPEG_HEIGHT / 2, 0xffffffff);
  gdk_pixbuf_save_to_buffer (pixbuf, &jpeg, &length, "jpeg", &error, NULL);
  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *)jpeg, 2);
  g_byte_array_append (bytes, segment, (guint)size);
  g_byte_array_append (bytes, (const guint8 *)jpeg + 2, (guint)length - 2);
  return g_byte_array_free_to_bytes (bytes);
}

/* The marker, the length; "Exif"; the TIFF header with the place of its first directory; one entry (tag
 * 0x112, SHORT, one of them, the value); no directory after it. */
#define EXIF_BIG                                                                                             \
  "\xff\xe1\0\x22"                                                                                           \
  "Exif\0\0"                                                                                                 \
  "MM\0*\0\0\0\x08"                                                                                          \
  "\0\1"                                                                                                     \
  "\x01\x12\0\3\0\0\0\1\0"
#define EXIF_LITTLE                                                                                          \
  "\xff\xe1\0\x22"                                                                                           \
  "Exif\0\0"                                                                                                 \
  "II*\0\x08\0\0\0"                                                                                          \
  "\1\0"                                                                                                     \
  "\x12\x01\3\0\1\0\0\0"
#define EXIF_LENGTH 36
#define BIG_VALUE 29
#define LITTLE_VALUE 28

/* Telephones write one byte order, most scanners the other. */
GBytes *
sample_jpeg_new (guint orientation)
{
  guint8 exif[EXIF_LENGTH] = { 0 };

  if (orientation % 2 == 0)
    memcpy (exif, EXIF_BIG, sizeof EXIF_BIG - 1);
  else
    memcpy (exif, EXIF_LITTLE, sizeof EXIF_LITTLE - 1);
  exif[orientation % 2 == 0 ? BIG_VALUE : LITTLE_VALUE] = (guint8)orientation;
  return make_jpeg (exif, orientation > 0 ? sizeof exif : 0);
}

const char *
sample_jpeg_get_upright (guint orientation)
{
  static const char *const upright[]
      = { "RGBW", "RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB" };

  g_assert (orientation < G_N_ELEMENTS (upright));
  return upright[orientation];
}

char
sample_jpeg_name_color (guint red, guint green, guint blue)
{
  if (red > 200 && green > 200 && blue > 200)
    return 'W';
  if (red > 200 && green < 60 && blue < 60)
    return 'R';
  if (green > 200 && red < 60 && blue < 60)
    return 'G';
  return blue > 200 && red < 60 && green < 60 ? 'B' : '?';
}

#define BROKEN(segment, ...)                                                                                 \
  {                                                                                                          \
    segment, sizeof segment - 1, __VA_ARGS__                                                                 \
  }

static const struct
{
  const char *segment;
  gsize size;
  gboolean unreadable;
} broken[] = {
  BROKEN ("\xff\xe1\0\2"), /* nothing in it */
  BROKEN ("\xff\xe1\0\x08"
          "Exif\0\0"), /* no TIFF */
  BROKEN ("\xff\xe1\0\x10"
          "Exif\0\0"
          "MM\0*\x7f\xff\xff\xff"), /* too far */
  BROKEN ("\xff\xe1\0\x10"
          "Exif\0\0"
          "II*\0\xff\xff\xff\xff"), /* before it */
  BROKEN ("\xff\xe1\0\x12"
          "Exif\0\0"
          "MM\0*\0\0\0\x08"
          "\xff\xff"), /* no entry */
  BROKEN ("\xff\xe1\0\x1a"
          "Exif\0\0"
          "MM\0*\0\0\0\x08"
          "\0\1"
          "\x01\x12\0\3\0\0\0\1"), /* no value */
  BROKEN ("\xff\xe1\0\x22"
          "Exif\0\0"
          "MM\0*\0\0\0\x08"
          "\0\1"
          "\x01\x12\0\3\0\0\0\1\0\0\0\0\0\0\0\0"),
  BROKEN ("\xff\xe1\0\x22"
          "Exif\0\0"
          "MM\0*\0\0\0\x08"
          "\0\1"
          "\x01\x12\0\3\0\0\0\1\0\x09\0\0\0\0\0\0"),
  BROKEN ("\xff\xe1\0\x22"
          "Exif\0\0"
          "MM\0*\0\0\0\x08"
          "\0\1"
          "\x01\x12\0\3\0\0\0\1\xff\xff\0\0\0\0\0\0"),
  BROKEN ("\xff\xe1\0\x22"
          "Exif\0\0"
          "MM\0*\0\0\0\x08"
          "\0\1"
          "\x01\x12\0\3\xff\xff\xff\xff\0\x06\0\0\0\0\0\0"),
  BROKEN ("\xff\xe1\0\x22"
          "Exif\0\0"
          "MM\0*\0\0\0\x08"
          "\0\1"
          "\x01\x12\0\2\0\0\0\1\0\x06\0\0\0\0\0\0"),
  BROKEN ("\xff\xe1\xff\xff"
          "Exif\0\0"
          "MM\0*\0\0\0\x08"
          "\0\1",
          TRUE), /* longer than the file */
  BROKEN ("\xff\xe1\0\0"
          "Exif\0\0"
          "MM\0*\0\0\0\x08"
          "\0\1",
          TRUE), /* shorter than its own length */
};

guint
sample_jpeg_count_broken (void)
{
  return G_N_ELEMENTS (broken);
}

GBytes *
sample_jpeg_new_broken (guint index, gboolean *readable)
{
  *readable = !broken[index].unreadable;
  return make_jpeg (broken[index].segment, broken[index].size);
}
