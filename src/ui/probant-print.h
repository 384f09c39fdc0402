/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pdf/probant-pdf.h"
#include "ui/probant-page-turn.h"

G_BEGIN_DECLS

/* A print operation for a document, to be run asynchronously: the desktop's dialog chooses printer and pages.
 * Pages are drawn one after the other by the document's helper, at print resolution, each on a sheet turned
 * as it is, made smaller where it is larger than what can be printed on. `page`: the one being read, offered
 * as the current one. (transfer full) */
GtkPrintOperation *probant_print_new (ProbantPdf *pdf, const char *title, guint page);
/* The same for a picture, on one sheet, turned as it is seen. (transfer full) */
GtkPrintOperation *probant_print_new_picture (GdkTexture *texture, const char *title, ProbantPageTurn turn);
/* Why a page could not be drawn, which cancels the operation. NULL where all could. (transfer none) */
const char *probant_print_get_problem (GtkPrintOperation *operation);

G_END_DECLS
