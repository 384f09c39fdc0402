/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pdf/probant-pdf-text.h"

G_BEGIN_DECLS

/* The text that is selected in a document, across pages if need be. Texts of pages come when they are first
 * needed. Signal "changed". */
#define PROBANT_TYPE_PAGE_SELECTION (probant_page_selection_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPageSelection, probant_page_selection, PROBANT, PAGE_SELECTION, GObject)

typedef enum
{
  PROBANT_SELECT_CHARACTERS,
  PROBANT_SELECT_WORDS,
  PROBANT_SELECT_LINES,
  PROBANT_SELECT_BLOCKS,
} ProbantSelectUnit;

ProbantPageSelection *probant_page_selection_new (ProbantPdf *pdf);

/* Asks for the texts of pages that are about to be needed: those on screen. */
void probant_page_selection_prepare (ProbantPageSelection *self, guint first, guint last);
/* NULL until it came. (transfer none) */
ProbantPdfText *probant_page_selection_get_text (ProbantPageSelection *self, guint page);

/* Points from the page's top left. What is begun where no text is known yet is dropped. */
void probant_page_selection_begin (ProbantPageSelection *self,
                                   guint page,
                                   double x,
                                   double y,
                                   ProbantSelectUnit unit);
void probant_page_selection_extend (ProbantPageSelection *self, guint page, double x, double y);
void probant_page_selection_select_all (ProbantPageSelection *self);
void probant_page_selection_clear (ProbantPageSelection *self);

gboolean probant_page_selection_is_empty (ProbantPageSelection *self);
/* cairo_rectangle_t in points; NULL where nothing of the page is selected. (transfer full) */
GArray *probant_page_selection_get_boxes (ProbantPageSelection *self, guint page);

/* The selected text; pages whose text is not here yet are fetched first. finish: (transfer full). */
void probant_page_selection_copy_async (ProbantPageSelection *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
char *probant_page_selection_copy_finish (ProbantPageSelection *self, GAsyncResult *result, GError **error);

G_END_DECLS
