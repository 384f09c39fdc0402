/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/probant-page-view.h"

G_BEGIN_DECLS

/* What hands do to a page view: keys that scroll, Ctrl + wheel and pinch that zoom about the pointer, clicks
 * that focus. */
void probant_page_input_add_bindings (GtkWidgetClass *widget_class);
void probant_page_input_attach (ProbantPageView *view);
/* Two fingers are put down; they are `factor` times as far from each other as then, their middle at (x, y).
 */
void probant_page_input_begin_pinch (ProbantPageView *view);
void probant_page_input_pinch (ProbantPageView *view, double factor, double x, double y);

G_END_DECLS
