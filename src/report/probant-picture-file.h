/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* JPEG and PNG files for a PDF or a printer. A JPEG that notes how it is to be turned (EXIF) is seen upright.
 */

/* Its size in pixels, as it is seen; FALSE for what is neither, or is larger than 40 million pixels. */
gboolean probant_picture_file_measure (GBytes *bytes, int *width, int *height);
/* An image surface that carries the JPEG as it is (its pixels are never unpacked here, and show only on PDF
 * and PostScript surfaces), turned by a recording surface around it where it is to be turned, or the pixels
 * of the PNG. (transfer full), NULL with an error. */
cairo_surface_t *probant_picture_file_load (GBytes *bytes, GError **error);
/* Of an image surface or of a recording one, in its own units. */
void probant_picture_file_get_size (cairo_surface_t *surface, double *width, double *height);

G_END_DECLS
