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

G_END_DECLS
