/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf-image.h"
#include "pdf/probant-pdf-query.h"

G_BEGIN_DECLS

/* A document that a helper process reads for this one: without a network, without writing, with bounded
 * memory and time. Every call blocks; one at a time. A helper that dies or takes too long fails the call
 * under way with PROBANT_PDF_ERROR_STOPPED, and the next call starts another. */
typedef struct _ProbantPdfRemote ProbantPdfRemote;

/* `password` and `wish` may be NULL. (transfer full), NULL with a PROBANT_PDF_ERROR. */
ProbantPdfRemote *
probant_pdf_remote_open (GBytes *bytes, const char *password, const ProbantPdfWish *wish, GError **error);
/* The next call where it was opened with a wish: the first page, once it is drawn, and its scale. NULL where
 * it was not drawn ahead or cannot be drawn. (transfer full) */
cairo_surface_t *probant_pdf_remote_take_ahead (ProbantPdfRemote *self, double *scale);
/* Another helper for the same document, which starts with its first call and may be asked from another
 * thread. (transfer full) */
ProbantPdfRemote *probant_pdf_remote_new_sibling (ProbantPdfRemote *other);
void probant_pdf_remote_free (ProbantPdfRemote *self);

const char *probant_pdf_remote_get_title (ProbantPdfRemote *self); /* NULL where none */
GArray *probant_pdf_remote_get_sizes (ProbantPdfRemote *self);     /* (transfer none), of ProbantPdfSize */

/* How long a call of any document waits for its answer; of itself 30 seconds. */
void probant_pdf_remote_set_patience (guint milliseconds);
/* Ends the helper until the next call. */
void probant_pdf_remote_stop (ProbantPdfRemote *self);
/* The same, unless the document was slow to open. */
void probant_pdf_remote_rest (ProbantPdfRemote *self);
/* Milliseconds of computing that the last call took, as the helper says. */
guint probant_pdf_remote_get_cost (ProbantPdfRemote *self);

/* `page` is below the number of pages. (transfer full) */
cairo_surface_t *probant_pdf_remote_render (ProbantPdfRemote *self,
                                            guint page,
                                            double scale,
                                            const cairo_rectangle_t *area,
                                            GError **error);
GVariant *probant_pdf_remote_query (ProbantPdfRemote *self,
                                    ProbantPdfQuery query,
                                    guint page,
                                    const char *text,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantPdfRemote, probant_pdf_remote_free)

G_END_DECLS
