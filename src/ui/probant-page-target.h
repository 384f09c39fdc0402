/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/probant-page-view.h"

G_BEGIN_DECLS

/* A link of a page, for the keyboard and for screen readers: it takes the focus, has a name, the role of a
 * link and an action. It draws nothing, and the pointer passes through it to the page. */
#define PROBANT_TYPE_PAGE_TARGET (probant_page_target_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPageTarget, probant_page_target, PROBANT, PAGE_TARGET, GtkWidget)

/* (transfer floating). `links` keeps the link alive. */
GtkWidget *probant_page_target_new (ProbantPageView *view,
                                    ProbantPageLinks *links,
                                    guint page,
                                    const ProbantPdfLink *link);

guint probant_page_target_get_page (ProbantPageTarget *self);
const ProbantPdfLink *probant_page_target_get_link (ProbantPageTarget *self);
/* Names it by what is written there; `text`, of its page, may be NULL. */
void probant_page_target_name (ProbantPageTarget *self, ProbantPdfText *text);

G_END_DECLS
