/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/probant-page-view.h"

G_BEGIN_DECLS

/* Two documents that scroll together while it is active: each goes as many points down as the other, from
 * where it is. */
#define PROBANT_TYPE_SCROLL_LINK (probant_scroll_link_get_type ())
G_DECLARE_FINAL_TYPE (ProbantScrollLink, probant_scroll_link, PROBANT, SCROLL_LINK, GObject)

/* Of views that are in their scrolled windows. (transfer full) */
ProbantScrollLink *probant_scroll_link_new (ProbantPageView *first, ProbantPageView *second);

gboolean probant_scroll_link_get_active (ProbantScrollLink *self);
void probant_scroll_link_set_active (ProbantScrollLink *self, gboolean active);

G_END_DECLS
