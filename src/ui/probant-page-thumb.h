/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pdf/probant-pdf.h"
#include "ui/probant-page-turn.h"

G_BEGIN_DECLS

/* A page in small, of constant width. */
#define PROBANT_TYPE_PAGE_THUMB (probant_page_thumb_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPageThumb, probant_page_thumb, PROBANT, PAGE_THUMB, GtkWidget)

GtkWidget *probant_page_thumb_new (void);

/* Asks for the picture, after those of the pages that are read. `pdf` NULL forgets it. `turn`: how the page
 * is seen. */
void probant_page_thumb_set_page (ProbantPageThumb *self, ProbantPdf *pdf, guint page, ProbantPageTurn turn);
GdkTexture *probant_page_thumb_get_texture (ProbantPageThumb *self); /* (transfer none), NULL until it came */

G_END_DECLS
