/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf.h"

G_BEGIN_DECLS

/* Everything but pictures that can be asked of a document, as plain data that can cross a pipe. A box is
 * (dddd): left, top, right and bottom in points from the page's top left. `page` and `text` count where the
 * comment names them. */
typedef enum
{
  PROBANT_PDF_QUERY_TEXT, /* (sa(dddd)): the text of `page` in reading order, a box for each of its characters
                           */
  PROBANT_PDF_QUERY_FIND, /* aa(dddd): where `text` stands on `page`, whatever its case and accents; a box for
                             each of its lines */
  PROBANT_PDF_QUERY_LINKS, /* a((dddd)us) on `page`: box, page it leads to or G_MAXUINT32, address it leads to
                              or "" */
  PROBANT_PDF_QUERY_OUTLINE, /* a(usu): depth from 0, title, page or G_MAXUINT32 */
  PROBANT_PDF_QUERY_FACTS,   /* (ssssxxa(uusx)a(sst)): author, creator, producer, version, created, modified;
                              * signatures: state,   certificate, signer, time; attachments: name, description,
                              * bytes */
  PROBANT_PDF_QUERY_ATTACHMENT, /* ay: the bytes of the attachment whose number is `text` */
} ProbantPdfQuery;

#define PROBANT_PDF_QUERY_LAST PROBANT_PDF_QUERY_ATTACHMENT

const GVariantType *probant_pdf_query_get_type (ProbantPdfQuery query);

/* `page` is below the number of pages; `text` may be NULL. finish: (transfer full), of the type above, in
 * normal form. */
void probant_pdf_query_async (ProbantPdf *pdf,
                              ProbantPdfQuery query,
                              guint page,
                              const char *text,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GVariant *probant_pdf_query_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error);

G_END_DECLS
