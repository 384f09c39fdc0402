/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf-engine.h"

G_BEGIN_DECLS

/* Does, before there is a document, what the first one would have to wait for: finds fonts, loads code, gets
 * memory. `pixels`: of a first page, which become white; NULL where there are none. Returns a
 * document that is to stay open, for with its last one poppler forgets what it has read of the system; NULL
 * where that failed. (transfer full) */
ProbantPdfEngine *probant_pdf_warm_up (gpointer pixels, gsize size);

G_END_DECLS
