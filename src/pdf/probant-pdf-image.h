/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf.h"

G_BEGIN_DECLS

typedef struct
{
  double width, height; /* points, within 1 … 14400 */
} ProbantPdfSize;

/* The picture that a page or a part of it needs: both sides of the wall count it for themselves. */
typedef struct
{
  cairo_rectangle_t area; /* points, within the page */
  int width, height;      /* pixels */
  int stride;             /* bytes */
} ProbantPdfImage;

/* The memory of a picture. */
typedef struct
{
  gpointer data;
  gsize size; /* bytes */
} ProbantPdfPixels;

/* Zeroes, in large pages where the system has them, none of which is there before it is used. NULL where
 * there is not enough memory. (transfer full) */
ProbantPdfPixels *probant_pdf_pixels_new (gsize size);
/* Gives back what lies beyond `size`, for whoever shares it too. */
void probant_pdf_pixels_shrink (ProbantPdfPixels *pixels, gsize size);
/* Pixels that are mapped already. (transfer full) */
ProbantPdfPixels *probant_pdf_pixels_take (gpointer data, gsize size);
void probant_pdf_pixels_free (ProbantPdfPixels *pixels);

/* Pixels a point. `sizes`: of ProbantPdfSize, at least one. */
double probant_pdf_wish_get_scale (const ProbantPdfWish *wish, const GArray *sizes);

/* NaN and what lies out of bounds become bounds. */
double probant_pdf_clamp_points (double points);

/* `area` may be NULL for the whole page. FALSE with PROBANT_PDF_ERROR_TOO_LARGE. */
gboolean probant_pdf_image_plan (ProbantPdfImage *image,
                                 const ProbantPdfSize *page,
                                 const cairo_rectangle_t *area,
                                 double scale,
                                 GError **error);
/* Bytes. */
gsize probant_pdf_image_get_size (const ProbantPdfImage *image);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantPdfPixels, probant_pdf_pixels_free)

G_END_DECLS
