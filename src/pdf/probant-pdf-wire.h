/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf-image.h"

G_BEGIN_DECLS

/* What goes between the program and the helper that reads a document for it: plain data, at most one file
 * descriptor with it, and pictures. Every call blocks. What comes in is checked to be of its type, in normal
 * form and of bounded size. */

/* kind, query, page, scale, whether there is an area, area, text */
#define PROBANT_PDF_WIRE_REQUEST G_VARIANT_TYPE ("(uuudb(dddd)s)")
/* well done, else error code and sentence; milliseconds of computing; the answer, () where there is none */
#define PROBANT_PDF_WIRE_REPLY G_VARIANT_TYPE ("(bisuv)")
/* title or "", sizes of the pages: the answer to the first request */
#define PROBANT_PDF_WIRE_OPENED G_VARIANT_TYPE ("(sa(dd))")

typedef enum
{
  /* descriptor: a sealed memory file with the document; text: its password or "". Where there is an area, it
   * is a ProbantPdfWish, x its factor: the answer is followed by a second one, when the first page is drawn
   * at that scale into the memory prepared for it, if it fits there. */
  PROBANT_PDF_WIRE_OPEN,
  PROBANT_PDF_WIRE_RENDER, /* the answer, where it is well done, is followed by the picture */
  PROBANT_PDF_WIRE_QUERY,
} ProbantPdfWireKind;

/* What the helper works at: the window moves first where both want the processor. */
#define PROBANT_PDF_WIRE_NICE 10

/* The end of the socket that the helper finds open. */
#define PROBANT_PDF_WIRE_FD 3
/* What a helper with this argument finds open besides: a memory file to draw the first page into. */
#define PROBANT_PDF_WIRE_PREPARE "prepare"
#define PROBANT_PDF_WIRE_FIRST_PAGE_FD 4
/* Its size: a page of A4 at 160 dots an inch. */
#define PROBANT_PDF_WIRE_FIRST_PAGE_BYTES ((gsize)10 * 1024 * 1024)
/* The first page and its scale where it is drawn ahead, by which both sides decide; FALSE where it is not,
 * for there is no room. `sizes`: of ProbantPdfSize, at least one. */
gboolean probant_pdf_wire_plan_ahead (const ProbantPdfWish *wish,
                                      const GArray *sizes,
                                      ProbantPdfImage *image,
                                      double *scale);

/* A time of g_get_monotonic_time, or this. */
#define PROBANT_PDF_WIRE_FOREVER G_MAXINT64

/* `message` is sunk; `fd` is -1 for none and stays the caller's. Past `deadline` it is G_IO_ERROR_TIMED_OUT.
 */
gboolean probant_pdf_wire_send (GSocket *socket, GVariant *message, int fd, gint64 deadline, GError **error);
/* (transfer full); `answer` is the type that the variant at the end of a reply has, if it is not (), and NULL
 * for a request; `fd` gets -1 where none came, else it is the caller's. The end of the stream is
 * G_IO_ERROR_CLOSED, what is not such a message G_IO_ERROR_INVALID_DATA. */
GVariant *probant_pdf_wire_receive (GSocket *socket,
                                    const GVariantType *type,
                                    const GVariantType *answer,
                                    int *fd,
                                    gint64 deadline,
                                    GError **error);

/* A picture goes through the socket: to map shared memory, which has no large pages, costs more, page by page
 * and on both sides. */
gboolean probant_pdf_wire_send_pixels (GSocket *socket, const ProbantPdfPixels *pixels, GError **error);
/* Fills `pixels`. */
gboolean
probant_pdf_wire_receive_pixels (GSocket *socket, ProbantPdfPixels *pixels, gint64 deadline, GError **error);

G_END_DECLS
