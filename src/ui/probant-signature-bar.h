/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pdf/probant-pdf.h"

G_BEGIN_DECLS

/* One line about the signatures of a document, there only where it is signed: it leads to the properties. */
#define PROBANT_TYPE_SIGNATURE_BAR (probant_signature_bar_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSignatureBar, probant_signature_bar, PROBANT, SIGNATURE_BAR, AdwBin)

void probant_signature_bar_set_pdf (ProbantSignatureBar *self, ProbantPdf *pdf); /* NULL: none is shown */

G_END_DECLS
