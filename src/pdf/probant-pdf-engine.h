/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf-image.h"
#include "pdf/probant-pdf-query.h"

G_BEGIN_DECLS

/* One open document in poppler. Every call blocks, and all calls on one engine, its end included, come from
 * one thread: poppler's pages of one document cannot be shared between threads. */
typedef struct _ProbantPdfEngine ProbantPdfEngine;

/* `bytes` begin like a PDF. (transfer full), NULL with a PROBANT_PDF_ERROR. */
ProbantPdfEngine *probant_pdf_engine_open (GBytes *bytes, GError **error);
/* The same of an open file; a wrong password is PROBANT_PDF_ERROR_ENCRYPTED. */
ProbantPdfEngine *probant_pdf_engine_open_protected (int fd, const char *password, GError **error);
void probant_pdf_engine_free (ProbantPdfEngine *self);

const char *probant_pdf_engine_get_title (ProbantPdfEngine *self); /* NULL where none; bounded, one line */
GArray *
probant_pdf_engine_get_sizes (ProbantPdfEngine *self); /* (transfer none), of ProbantPdfSize, one a page */

/* `page` is below the number of pages. */
/* Draws on `surface`, which has the image's size and is white. */
gboolean probant_pdf_engine_render (ProbantPdfEngine *self,
                                    guint page,
                                    double scale,
                                    const ProbantPdfImage *image,
                                    cairo_surface_t *surface,
                                    GError **error);
GVariant *probant_pdf_engine_query (ProbantPdfEngine *self,
                                    ProbantPdfQuery query,
                                    guint page,
                                    const char *text,
                                    GError **error); /* (transfer full) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantPdfEngine, probant_pdf_engine_free)

G_END_DECLS
