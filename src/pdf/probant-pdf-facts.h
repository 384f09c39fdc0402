/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf.h"

G_BEGIN_DECLS

typedef enum
{
  PROBANT_PDF_SIGNATURE_INTACT,  /* nothing has changed since */
  PROBANT_PDF_SIGNATURE_CHANGED, /* the document is not the one that was signed, or the signature is false */
  PROBANT_PDF_SIGNATURE_UNKNOWN, /* cannot be checked here */
} ProbantPdfSignatureState;

typedef enum
{
  PROBANT_PDF_CERTIFICATE_TRUSTED,
  PROBANT_PDF_CERTIFICATE_UNKNOWN_ISSUER,
  PROBANT_PDF_CERTIFICATE_EXPIRED,
  PROBANT_PDF_CERTIFICATE_REVOKED,
  PROBANT_PDF_CERTIFICATE_UNKNOWN, /* cannot be checked here */
} ProbantPdfCertificateState;

typedef struct
{
  ProbantPdfSignatureState state;
  ProbantPdfCertificateState certificate;
  char *signer; /* NULL where unknown */
  gint64 time;  /* seconds since 1970; 0 where unknown */
} ProbantPdfSignature;

typedef struct
{
  char *name;
  char *description; /* NULL where none */
  guint64 size;
} ProbantPdfAttachment;

/* What a document says of itself. Texts are single lines, NULL where there is none; times in seconds since
 * 1970, 0 where unknown. */
typedef struct
{
  char *author;
  char *creator;  /* the program it was written with */
  char *producer; /* the program that made the PDF */
  char *version;
  gint64 created;
  gint64 modified;
  gboolean has_scripts;   /* never run */
  GPtrArray *signatures;  /* ProbantPdfSignature */
  GPtrArray *attachments; /* ProbantPdfAttachment: embedded files, never opened by themselves */
} ProbantPdfFacts;

void probant_pdf_facts_free (ProbantPdfFacts *self);

/* finish: (transfer full), NULL with a PROBANT_PDF_ERROR or G_IO_ERROR_CANCELLED. No network is asked about
 * certificates. */
void probant_pdf_load_facts_async (ProbantPdf *pdf,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
ProbantPdfFacts *probant_pdf_load_facts_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error);

/* The bytes of the attachment of this number. finish: (transfer full), NULL with PROBANT_PDF_ERROR_DAMAGED,
 * or TOO_LARGE beyond 64 MiB. */
void probant_pdf_load_attachment_async (ProbantPdf *pdf,
                                        guint attachment,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GBytes *probant_pdf_load_attachment_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantPdfFacts, probant_pdf_facts_free)

G_END_DECLS
