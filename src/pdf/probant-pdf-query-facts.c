/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pdf/probant-pdf-facts.h"
#include "pdf/probant-pdf-limits.h"
#include "pdf/probant-pdf-poppler.h"

typedef PopplerSignatureInfo OwnedSignatureInfo;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OwnedSignatureInfo, poppler_signature_info_free)

static ProbantPdfSignatureState
get_signature_state (const PopplerSignatureInfo *info)
{
  switch (poppler_signature_info_get_signature_status (info))
    {
    case POPPLER_SIGNATURE_VALID:
      return PROBANT_PDF_SIGNATURE_INTACT;
    case POPPLER_SIGNATURE_INVALID:
    case POPPLER_SIGNATURE_DIGEST_MISMATCH:
      return PROBANT_PDF_SIGNATURE_CHANGED;
    case POPPLER_SIGNATURE_DECODING_ERROR:
    case POPPLER_SIGNATURE_GENERIC_ERROR:
    case POPPLER_SIGNATURE_NOT_FOUND:
    case POPPLER_SIGNATURE_NOT_VERIFIED:
    default:
      return PROBANT_PDF_SIGNATURE_UNKNOWN;
    }
}

static ProbantPdfCertificateState
get_certificate_state (const PopplerSignatureInfo *info)
{
  switch (poppler_signature_info_get_certificate_status (info))
    {
    case POPPLER_CERTIFICATE_TRUSTED:
      return PROBANT_PDF_CERTIFICATE_TRUSTED;
    case POPPLER_CERTIFICATE_UNTRUSTED_ISSUER:
    case POPPLER_CERTIFICATE_UNKNOWN_ISSUER:
      return PROBANT_PDF_CERTIFICATE_UNKNOWN_ISSUER;
    case POPPLER_CERTIFICATE_REVOKED:
      return PROBANT_PDF_CERTIFICATE_REVOKED;
    case POPPLER_CERTIFICATE_EXPIRED:
      return PROBANT_PDF_CERTIFICATE_EXPIRED;
    case POPPLER_CERTIFICATE_GENERIC_ERROR:
    case POPPLER_CERTIFICATE_NOT_VERIFIED:
    default:
      return PROBANT_PDF_CERTIFICATE_UNKNOWN;
    }
}

static void
add_signature (GVariantBuilder *builder, PopplerFormField *field)
{
  PopplerSignatureValidationFlags flags = POPPLER_SIGNATURE_VALIDATION_FLAG_VALIDATE_CERTIFICATE
                                          | POPPLER_SIGNATURE_VALIDATION_FLAG_WITHOUT_OCSP_REVOCATION_CHECK;
  g_autoptr (OwnedSignatureInfo) info = poppler_form_field_signature_validate_sync (field, flags, NULL, NULL);
  g_autofree char *signer = NULL;
  GDateTime *time;

  if (info == NULL)
    {
      g_variant_builder_add (builder, "(uusx)", (guint32)PROBANT_PDF_SIGNATURE_UNKNOWN,
                             (guint32)PROBANT_PDF_CERTIFICATE_UNKNOWN, "", (gint64)0);
      return;
    }
  signer = probant_pdf_clean_line (poppler_signature_info_get_signer_name (info));
  time = poppler_signature_info_get_local_signing_time (info);
  g_variant_builder_add (builder, "(uusx)", (guint32)get_signature_state (info),
                         (guint32)get_certificate_state (info), signer != NULL ? signer : "",
                         time != NULL ? g_date_time_to_unix (time) : (gint64)0);
}

/* An empty field is a place to sign, not a signature. */
static void
add_signatures (GVariantBuilder *builder, PopplerDocument *document)
{
  GList *fields = poppler_document_get_signature_fields (document);
  guint n = 0;

  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(uusx)"));
  if (poppler_document_get_n_signatures (document) > 0)
    for (GList *l = fields; l != NULL && n < PROBANT_PDF_MAX_SIGNATURES; l = l->next, n++)
      add_signature (builder, l->data);
  g_variant_builder_close (builder);
  g_list_free_full (fields, g_object_unref);
}

static void
add_attachments (GVariantBuilder *builder, PopplerDocument *document)
{
  GList *attachments = poppler_document_get_attachments (document);
  guint n = 0;

  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(sst)"));
  for (GList *l = attachments; l != NULL && n < PROBANT_PDF_MAX_ATTACHMENTS; l = l->next, n++)
    {
      g_autofree char *name = probant_pdf_clean_line (poppler_attachment_get_name (l->data));
      g_autofree char *description = probant_pdf_clean_line (poppler_attachment_get_description (l->data));

      g_variant_builder_add (builder, "(sst)", name != NULL ? name : "",
                             description != NULL ? description : "",
                             (guint64)poppler_attachment_get_size (l->data));
    }
  g_variant_builder_close (builder);
  g_list_free_full (attachments, g_object_unref);
}

static void
add_line (GVariantBuilder *builder, char *raw)
{
  g_autofree char *owned = raw;
  g_autofree char *line = probant_pdf_clean_line (owned);

  g_variant_builder_add (builder, "s", line != NULL ? line : "");
}

static void
add_time (GVariantBuilder *builder, GDateTime *raw)
{
  g_autoptr (GDateTime) time = raw;

  g_variant_builder_add (builder, "x", time != NULL ? g_date_time_to_unix (time) : (gint64)0);
}

GVariant *
probant_pdf_query_run_facts (PopplerDocument *document)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, probant_pdf_query_get_type (PROBANT_PDF_QUERY_FACTS));
  add_line (&builder, poppler_document_get_author (document));
  add_line (&builder, poppler_document_get_creator (document));
  add_line (&builder, poppler_document_get_producer (document));
  add_line (&builder, poppler_document_get_pdf_version_string (document));
  add_time (&builder, poppler_document_get_creation_date_time (document));
  add_time (&builder, poppler_document_get_modification_date_time (document));
  g_variant_builder_add (&builder, "b", poppler_document_has_javascript (document));
  add_signatures (&builder, document);
  add_attachments (&builder, document);
  return g_variant_builder_end (&builder);
}

static gboolean
append_cb (const char *data, gsize length, gpointer user_data, GError **error)
{
  GByteArray *bytes = user_data;

  if (bytes->len + length > PROBANT_PDF_MAX_ATTACHMENT_BYTES)
    {
      g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_TOO_LARGE,
                           _ ("The embedded file is too large."));
      return FALSE;
    }
  g_byte_array_append (bytes, (const guint8 *)data, (guint)length);
  return TRUE;
}

GVariant *
probant_pdf_query_run_attachment (PopplerDocument *document, guint number, GError **error)
{
  GList *attachments = poppler_document_get_attachments (document);
  PopplerAttachment *attachment = g_list_nth_data (attachments, number);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) poppler_error = NULL;
  gboolean saved = attachment != NULL
                   && poppler_attachment_save_to_callback (attachment, append_cb, bytes, &poppler_error);

  g_list_free_full (attachments, g_object_unref);
  if (saved)
    {
      g_autoptr (GBytes) all = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

      return g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, all, TRUE);
    }
  if (poppler_error != NULL && poppler_error->domain == PROBANT_PDF_ERROR)
    g_propagate_error (error, g_steal_pointer (&poppler_error));
  else
    g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_DAMAGED,
                         _ ("The embedded file cannot be read."));
  return NULL;
}
