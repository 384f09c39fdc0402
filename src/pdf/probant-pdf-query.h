/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf.h"

G_BEGIN_DECLS

/* Everything but pictures that can be asked of a document, as plain data that can cross a pipe. A box is
 * (dddd): left, top, right and bottom in points from the page's top left.
 * TEXT        of `page` in reading order, and a box for each of its characters: (sa(dddd))
 * FIND        where `text` stands on `page`, whatever its case and accents, a box for each of its lines:
 * aa(dddd) FACTS       author, creator, producer, version, created, modified; scripts or not; signatures with
 * state, certificate, signer and time; attachments with name, description and bytes: (ssssxxba(uusx)a(sst))
 * ATTACHMENT  the bytes of the attachment whose number is `text`: ay
 * FORM        the fields of its form: name, kind, page, greatest length, value: a(suuus)
 * FILL        the document filled with `text`, the values by name as a{ss} in GVariant's text format; the
 * names of those left out and why: (aya(su))
 * LINKS       of `page`: box, ProbantPdfLinkKind, page and height it leads to, address: a((dddd)uuds)
 * OUTLINE     depth, whether it leads somewhere, page, height, title: a(ubuds) */
typedef enum
{
  PROBANT_PDF_QUERY_TEXT,
  PROBANT_PDF_QUERY_FIND,
  PROBANT_PDF_QUERY_FACTS,
  PROBANT_PDF_QUERY_ATTACHMENT,
  PROBANT_PDF_QUERY_FORM,
  PROBANT_PDF_QUERY_FILL,
  PROBANT_PDF_QUERY_LINKS,
  PROBANT_PDF_QUERY_OUTLINE,
} ProbantPdfQuery;

#define PROBANT_PDF_QUERY_LAST PROBANT_PDF_QUERY_OUTLINE

/* Overwrites a secret before it is freed; NULL is nothing. */
void probant_pdf_wipe (char *secret);

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
