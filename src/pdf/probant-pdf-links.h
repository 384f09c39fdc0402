/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf.h"

G_BEGIN_DECLS

typedef enum
{
  PROBANT_PDF_LINK_PAGE,    /* to a place in the document */
  PROBANT_PDF_LINK_ADDRESS, /* out of it: never followed unasked */
  PROBANT_PDF_LINK_REFUSED, /* would start something, or leads nowhere */
} ProbantPdfLinkKind;

typedef struct
{
  cairo_rectangle_t box; /* points from the page's top left */
  ProbantPdfLinkKind kind;
  guint page;    /* PAGE: 0 = first, not beyond the last */
  double y;      /* PAGE: points from that page's top */
  char *address; /* ADDRESS: one printable line, of any scheme */
} ProbantPdfLink;

/* A line of the table of contents. */
typedef struct
{
  char *title;    /* one line, never empty */
  guint depth;    /* 0 = top */
  gboolean leads; /* to a page; else it is a mere heading */
  guint page;
  double y;
} ProbantPdfHeading;

/* The links of a page. finish: (transfer full) of ProbantPdfLink, the topmost last; NULL with a
 * PROBANT_PDF_ERROR of that page or G_IO_ERROR_CANCELLED. */
void probant_pdf_load_links_async (ProbantPdf *pdf,
                                   guint page,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *probant_pdf_load_links_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error);

/* The table of contents, in reading order, at most some thousands of lines. finish: (transfer full) of
 * ProbantPdfHeading, empty where there is none; NULL with a PROBANT_PDF_ERROR or G_IO_ERROR_CANCELLED. */
void probant_pdf_load_outline_async (ProbantPdf *pdf,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *probant_pdf_load_outline_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error);

G_END_DECLS
