/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-signature-words.h"

#include <glib/gi18n.h>

static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_local (seconds) : NULL;

  return time != NULL ? g_date_time_format (time, "%x") : NULL;
}

char *
probant_signature_describe (const ProbantPdfSignature *signature)
{
  const char *signer = signature->signer != NULL ? signature->signer : _ ("an unnamed signer");
  g_autofree char *date = format_time (signature->time);

  switch (signature->state)
    {
    case PROBANT_PDF_SIGNATURE_INTACT:
      /* Translators: who signed a document, then the date */
      return date != NULL ? g_strdup_printf (_ ("Signed by %s on %s, unchanged since"), signer, date)
                          : g_strdup_printf (_ ("Signed by %s, unchanged since"), signer);
    case PROBANT_PDF_SIGNATURE_CHANGED:
      return g_strdup_printf (_ ("Changed since %s signed it, or the signature is false"), signer);
    case PROBANT_PDF_SIGNATURE_UNKNOWN:
    default:
      return g_strdup (_ ("Signed, but the signature cannot be checked here"));
    }
}

const char *
probant_signature_describe_certificate (const ProbantPdfSignature *signature)
{
  switch (signature->certificate)
    {
    case PROBANT_PDF_CERTIFICATE_TRUSTED:
      return _ ("The certificate is trusted by this computer.");
    case PROBANT_PDF_CERTIFICATE_UNKNOWN_ISSUER:
      return _ ("The certificate comes from an authority that this computer does not know.");
    case PROBANT_PDF_CERTIFICATE_EXPIRED:
      return _ ("The certificate was not valid on the day of the signature.");
    case PROBANT_PDF_CERTIFICATE_REVOKED:
      return _ ("The certificate was revoked by its authority.");
    case PROBANT_PDF_CERTIFICATE_UNKNOWN:
    default:
      return _ ("The certificate cannot be checked here.");
    }
}
