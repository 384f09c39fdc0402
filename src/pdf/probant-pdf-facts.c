/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf-facts.h"

#include <glib/gi18n.h>

#include "pdf/probant-pdf-limits.h"

static void
signature_free (ProbantPdfSignature *signature)
{
  g_free (signature->signer);
  g_free (signature);
}

static void
attachment_free (ProbantPdfAttachment *attachment)
{
  g_free (attachment->name);
  g_free (attachment->description);
  g_free (attachment);
}

void
probant_pdf_facts_free (ProbantPdfFacts *self)
{
  g_free (self->author);
  g_free (self->creator);
  g_free (self->producer);
  g_free (self->version);
  g_ptr_array_unref (self->signatures);
  g_ptr_array_unref (self->attachments);
  g_free (self);
}

/* Takes `raw`. Whoever took the helper over does not decide what is shown. */
static char *
clean (char *raw)
{
  char *line = probant_pdf_clean_line (raw);

  g_free (raw);
  return line;
}

static void
add_signature (ProbantPdfFacts *self, GVariant *item)
{
  ProbantPdfSignature *signature = g_new0 (ProbantPdfSignature, 1);
  guint32 state, certificate;

  g_variant_get (item, "(uusx)", &state, &certificate, &signature->signer, &signature->time);
  signature->state = MIN (state, PROBANT_PDF_SIGNATURE_UNKNOWN);
  signature->certificate = MIN (certificate, PROBANT_PDF_CERTIFICATE_UNKNOWN);
  signature->signer = clean (signature->signer);
  g_ptr_array_add (self->signatures, signature);
}

static void
add_attachment (ProbantPdfFacts *self, GVariant *item)
{
  ProbantPdfAttachment *attachment = g_new0 (ProbantPdfAttachment, 1);

  g_variant_get (item, "(sst)", &attachment->name, &attachment->description, &attachment->size);
  attachment->name = clean (attachment->name);
  if (attachment->name == NULL)
    attachment->name = g_strdup ("");
  attachment->description = clean (attachment->description);
  g_ptr_array_add (self->attachments, attachment);
}

static void
add_each (ProbantPdfFacts *self, GVariant *items, void (*add) (ProbantPdfFacts *, GVariant *))
{
  for (gsize i = 0; i < g_variant_n_children (items); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (items, i);

      add (self, item);
    }
}

static ProbantPdfFacts *
facts_new (GVariant *answer)
{
  ProbantPdfFacts *self = g_new0 (ProbantPdfFacts, 1);
  g_autoptr (GVariant) signatures = NULL;
  g_autoptr (GVariant) attachments = NULL;

  self->signatures = g_ptr_array_new_with_free_func ((GDestroyNotify)signature_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify)attachment_free);
  g_variant_get (answer, "(ssssxxb@a(uusx)@a(sst))", &self->author, &self->creator, &self->producer,
                 &self->version, &self->created, &self->modified, &self->has_scripts, &signatures,
                 &attachments);
  self->author = clean (self->author);
  self->creator = clean (self->creator);
  self->producer = clean (self->producer);
  self->version = clean (self->version);
  add_each (self, signatures, add_signature);
  add_each (self, attachments, add_attachment);
  return self;
}

void
probant_pdf_load_facts_async (ProbantPdf *pdf,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  probant_pdf_query_async (pdf, PROBANT_PDF_QUERY_FACTS, 0, NULL, cancellable, callback, user_data);
}

ProbantPdfFacts *
probant_pdf_load_facts_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) answer = probant_pdf_query_finish (pdf, result, error);

  return answer != NULL ? facts_new (answer) : NULL;
}

void
probant_pdf_load_attachment_async (ProbantPdf *pdf,
                                   guint attachment,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autofree char *number = g_strdup_printf ("%u", attachment);

  probant_pdf_query_async (pdf, PROBANT_PDF_QUERY_ATTACHMENT, 0, number, cancellable, callback, user_data);
}

GBytes *
probant_pdf_load_attachment_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) answer = probant_pdf_query_finish (pdf, result, error);

  return answer != NULL ? g_variant_get_data_as_bytes (answer) : NULL;
}
