/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-record.h"

G_BEGIN_DECLS

/* A document with its state: its buttons activate "dossier.preview" and "dossier.save" with the source's name
 * and the place in its list. */
#define PROBANT_TYPE_DOCUMENT_ROW (probant_document_row_get_type ())
G_DECLARE_FINAL_TYPE (ProbantDocumentRow, probant_document_row, PROBANT, DOCUMENT_ROW, GtkWidget)

GtkWidget *probant_document_row_new (ProbantDocument *document, const char *source, guint position);
/* Appends rows for those from `first` to before `end`; those of one kind form a block. */
void probant_document_row_append (GtkBox *box, ProbantRecord *record, guint first, guint end);

G_END_DECLS
