/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* JPEGs that the tests make for themselves: 160 × 80 pixels, as they are stored red above left, green above
 * right, blue below left, white below right. All (transfer full). */
#define SAMPLE_JPEG_WIDTH 160
#define SAMPLE_JPEG_HEIGHT 80

/* 1 to 8, as the EXIF standard numbers them; 0: nothing is noted. */
GBytes *sample_jpeg_new (guint orientation);
/* The first letters of the colours as they are to be seen, in the same order. */
const char *sample_jpeg_get_upright (guint orientation);
/* The letter of the colour that is nearest. */
char sample_jpeg_name_color (guint red, guint green, guint blue);

/* With an EXIF segment that is wrong: its lengths, places or values. Seen as it is stored; one whose segment
 * never ends is no picture any more. */
guint sample_jpeg_count_broken (void);
GBytes *sample_jpeg_new_broken (guint index, gboolean *readable);

G_END_DECLS
