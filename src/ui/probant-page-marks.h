/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/probant-page-search.h"
#include "ui/probant-page-selection.h"

G_BEGIN_DECLS

/* What is laid over a page: the selected text and the hits of a search, the current one stronger. `rect` is
 * where the page is drawn, `scale` in pixels a point; `search` may be NULL. */
void probant_page_marks_snapshot (GtkSnapshot *snapshot,
                                  guint page,
                                  const graphene_rect_t *rect,
                                  double scale,
                                  ProbantPageSelection *selection,
                                  ProbantPageSearch *search);
/* Around the link that the keyboard has come to. */
void probant_page_marks_snapshot_focus (GtkSnapshot *snapshot, const graphene_rect_t *rect);

G_END_DECLS
