/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf-facts.h"

G_BEGIN_DECLS

/* One line: who signed when, and whether the document is still what was signed. (transfer full) */
char *probant_signature_describe (const ProbantPdfSignature *signature);
/* A second one: what is known of the certificate. */
const char *probant_signature_describe_certificate (const ProbantPdfSignature *signature);

G_END_DECLS
