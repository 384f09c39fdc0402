/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf.h"

G_BEGIN_DECLS

/* The fields of a form in a PDF (AcroForm): listed and filled. Scripts of the form are never run. */

typedef enum
{
  PROBANT_PDF_FIELD_TEXT,
  PROBANT_PDF_FIELD_CHECK,
  PROBANT_PDF_FIELD_CHOICE,
  PROBANT_PDF_FIELD_OTHER, /* buttons, signatures: cannot be filled */
} ProbantPdfFieldKind;

/* "text", "check", "choice", "other". */
const char *probant_pdf_field_kind_get_name (ProbantPdfFieldKind kind);

typedef struct
{
  char *name; /* in full; one field may stand in several places */
  ProbantPdfFieldKind kind;
  guint page;       /* of its first place, 0 = first */
  guint max_length; /* characters, 0 = any */
  char *value;      /* NULL where empty; of a check box "yes" or "no" */
} ProbantPdfFormField;

typedef enum
{
  PROBANT_PDF_FORM_UNKNOWN,   /* the form has no such field */
  PROBANT_PDF_FORM_TOO_LONG,  /* for the field's length */
  PROBANT_PDF_FORM_READ_ONLY, /* or of a kind that cannot be filled */
  PROBANT_PDF_FORM_NO_CHOICE, /* none of the field's choices; neither yes nor no */
} ProbantPdfFormReason;

/* A value that was left out. */
typedef struct
{
  char *name;
  ProbantPdfFormReason reason;
} ProbantPdfFormRemark;

/* One translated sentence that names the field. (transfer full) */
char *probant_pdf_form_remark_describe (const ProbantPdfFormRemark *self);

/* Opens a PDF and lists its fields, of which there is at least one: else G_IO_ERROR_NOT_FOUND. finish: the
 * PDF (transfer full) and `fields` as probant_pdf_form_list_finish() gives them. */
void probant_pdf_form_open_async (GBytes *bytes,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
ProbantPdf *probant_pdf_form_open_finish (GAsyncResult *result, GPtrArray **fields, GError **error);

/* (transfer full) */
char **probant_pdf_form_list_names (GPtrArray *fields);

/* finish: array of ProbantPdfFormField in the order of the pages, from top to bottom; a PDF without a form
 * has none. (transfer full) */
void probant_pdf_form_list_async (ProbantPdf *pdf,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *probant_pdf_form_list_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error);

/* `values`: name of a field -> text; of a check box "yes", "true" or "1", "no", "false" or "0". The rest of
 * the form stays as it is. finish: the filled copy (transfer full) and what was left out, an array of
 * ProbantPdfFormRemark (transfer full). `pdf` itself shows the values from then on. */
void probant_pdf_form_fill_async (ProbantPdf *pdf,
                                  GHashTable *values,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GBytes *
probant_pdf_form_fill_finish (ProbantPdf *pdf, GAsyncResult *result, GPtrArray **remarks, GError **error);

G_END_DECLS
