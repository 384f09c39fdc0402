/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* A PDF that a helper process of ours reads and draws, without a network, without writing, with bounded
 * memory and time: the document is not trusted. One document, one helper, one call at a time; where drawing
 * takes long, a second helper draws another page meanwhile. Every call asynchronous and cancellable. */
#define PROBANT_TYPE_PDF (probant_pdf_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPdf, probant_pdf, PROBANT, PDF, GObject)

#define PROBANT_PDF_ERROR (probant_pdf_error_quark ())
GQuark probant_pdf_error_quark (void);
typedef enum
{
  PROBANT_PDF_ERROR_NOT_PDF,
  PROBANT_PDF_ERROR_DAMAGED,
  PROBANT_PDF_ERROR_ENCRYPTED,
  PROBANT_PDF_ERROR_NO_PAGE,
  PROBANT_PDF_ERROR_TOO_LARGE,
  PROBANT_PDF_ERROR_UNCONFINED, /* the system does not let the process that reads it be confined: it is not
                                   read */
  PROBANT_PDF_ERROR_STOPPED,    /* the process that reads it died or took too long: worth another try */
} ProbantPdfError;

/* TRUE for what begins like a PDF. */
gboolean probant_pdf_is_pdf (GBytes *bytes);

/* The scale at which the first page will be seen, before anyone knows its size: `scale` pixels a point, or,
 * where that is 0, as much as lets the widest page fill `width` or, where `height` is not 0, the first page
 * fill the box of both; `factor` times that. */
typedef struct
{
  double scale;
  double width, height; /* pixels */
  double factor;
} ProbantPdfWish;

/* finish: (transfer full), NULL with PROBANT_PDF_ERROR (translated sentence) or G_IO_ERROR_CANCELLED. */
void probant_pdf_open_async (GBytes *bytes,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* The same for one that is protected, where `password` is not NULL: a wrong one is
 * PROBANT_PDF_ERROR_ENCRYPTED again. It is kept in memory alone, as long as the document, and wiped then.
 * Where `wish` is not NULL, the first page is drawn at once, before it is asked for at exactly that scale. */
void probant_pdf_open_full_async (GBytes *bytes,
                                  const char *password,
                                  const ProbantPdfWish *wish,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
ProbantPdf *probant_pdf_open_finish (GAsyncResult *result, GError **error);

guint probant_pdf_get_n_pages (ProbantPdf *self);
/* For a program that reads one document after the other: from now on a helper waits for the next document
 * whenever one has been read. */
void probant_pdf_keep_ready (void);

/* Points (1/72 inch), at least 1 × 1. */
void probant_pdf_get_page_size (ProbantPdf *self, guint page, double *width, double *height);
const char *probant_pdf_get_title (ProbantPdf *self); /* NULL where none */

/* Renders a page (0 = first) at `scale` pixels a point, or the part of it within `area` (points from its top
 * left; NULL for all of it). Highest priority first, then the order of asking. finish: (transfer full) image
 * surface ARGB32 on white, or an error of that page alone; an image of no pixel or of more than 64 million is
 * TOO_LARGE. */
void probant_pdf_render_async (ProbantPdf *self,
                               guint page,
                               double scale,
                               const cairo_rectangle_t *area,
                               int io_priority,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
cairo_surface_t *probant_pdf_render_finish (ProbantPdf *self, GAsyncResult *result, GError **error);

G_END_DECLS
