/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf.h"

G_BEGIN_DECLS

/* The text of a page and where each character stands. Immutable. Characters are counted from 0; a place from
 * 0 to their number lies before the character of that number. Boxes are in points from the page's top left.
 */
typedef struct _ProbantPdfText ProbantPdfText;

#define PROBANT_TYPE_PDF_TEXT (probant_pdf_text_get_type ())
GType probant_pdf_text_get_type (void);

/* finish: (transfer full), NULL with a PROBANT_PDF_ERROR of that page or G_IO_ERROR_CANCELLED. */
void probant_pdf_load_text_async (ProbantPdf *pdf,
                                  guint page,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
ProbantPdfText *probant_pdf_load_text_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error);

/* Of a page that has none. (transfer full) */
ProbantPdfText *probant_pdf_text_new_empty (void);
ProbantPdfText *probant_pdf_text_ref (ProbantPdfText *self);
void probant_pdf_text_unref (ProbantPdfText *self);

const char *probant_pdf_text_get_string (ProbantPdfText *self);
guint probant_pdf_text_get_length (ProbantPdfText *self);
/* TRUE where a character is at this point. */
gboolean probant_pdf_text_is_at (ProbantPdfText *self, double x, double y);
/* The place nearest to the point. */
guint probant_pdf_text_find_place (ProbantPdfText *self, double x, double y);
/* Widens to whole words, to whole lines, to whole blocks: lines that stand one below the other. */
void probant_pdf_text_widen_to_words (ProbantPdfText *self, guint *from, guint *to);
void probant_pdf_text_widen_to_lines (ProbantPdfText *self, guint *from, guint *to);
void probant_pdf_text_widen_to_blocks (ProbantPdfText *self, guint *from, guint *to);
/* (transfer full) */
char *probant_pdf_text_copy (ProbantPdfText *self, guint from, guint to);
/* What stands within a box, in one line. (transfer full) */
char *probant_pdf_text_copy_box (ProbantPdfText *self, const cairo_rectangle_t *box);
/* A box for each stretch of a line, of cairo_rectangle_t. (transfer full) */
GArray *probant_pdf_text_get_boxes (ProbantPdfText *self, guint from, guint to);

/* Where a text stands on a page. finish: (transfer full), an array of GArrays of cairo_rectangle_t: for each
 * hit its boxes, at least one. */
void probant_pdf_find_async (ProbantPdf *pdf,
                             guint page,
                             const char *text,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *probant_pdf_find_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantPdfText, probant_pdf_text_unref)

G_END_DECLS
