/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/probant-page-view.h"
#include "ui/probant-picture-view.h"

G_BEGIN_DECLS

/* The tools of a preview: what is reached by them are the preview's own actions. Those for pages are there
 * only while pages are. */
#define PROBANT_TYPE_PREVIEW_BAR (probant_preview_bar_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPreviewBar, probant_preview_bar, PROBANT, PREVIEW_BAR, GtkWidget)

/* What is shown in `view` from now on: `pdf`, or NULL where no pages are shown. */
void probant_preview_bar_set_pdf (ProbantPreviewBar *self, ProbantPageView *view, ProbantPdf *pdf);
/* The zoom of a picture instead; until the next call of either. */
void probant_preview_bar_set_picture (ProbantPreviewBar *self, ProbantPictureView *picture);
/* To the page's number, ready to be typed over. */
void probant_preview_bar_enter_page (ProbantPreviewBar *self);
/* NULL for none. */
void probant_preview_bar_set_beside_menu (ProbantPreviewBar *self, GMenuModel *menu);

G_END_DECLS
