/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pdf/probant-pdf-query.h"

/* Readers look for the header that far, for some producers put other bytes before it. */
#define HEADER_WITHIN 1024

G_DEFINE_QUARK (probant_pdf_error, probant_pdf_error)

void
probant_pdf_wipe (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

gboolean
probant_pdf_is_pdf (GBytes *bytes)
{
  static const char header[] = "%PDF-";
  const gsize length = strlen (header);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + length <= MIN (size, HEADER_WITHIN); i++)
    if (memcmp (data + i, header, length) == 0)
      return TRUE;
  return FALSE;
}

const GVariantType *
probant_pdf_query_get_type (ProbantPdfQuery query)
{
  switch (query)
    {
    case PROBANT_PDF_QUERY_TEXT:
      return G_VARIANT_TYPE ("(sa(dddd))");
    case PROBANT_PDF_QUERY_FIND:
      return G_VARIANT_TYPE ("aa(dddd)");
    case PROBANT_PDF_QUERY_FACTS:
      return G_VARIANT_TYPE ("(ssssxxba(uusx)a(sst))");
    case PROBANT_PDF_QUERY_ATTACHMENT:
      return G_VARIANT_TYPE_BYTESTRING;
    case PROBANT_PDF_QUERY_FORM:
      return G_VARIANT_TYPE ("a(suuus)");
    case PROBANT_PDF_QUERY_FILL:
      return G_VARIANT_TYPE ("(aya(su))");
    case PROBANT_PDF_QUERY_LINKS:
      return G_VARIANT_TYPE ("a((dddd)uuds)");
    case PROBANT_PDF_QUERY_OUTLINE:
      return G_VARIANT_TYPE ("a(ubuds)");
    default:
      return NULL;
    }
}
