/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One page of the dossier in the sidebar: icon, title, a warning mark, a count. */
#define PROBANT_TYPE_PAGE_ROW (probant_page_row_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPageRow, probant_page_row, PROBANT, PAGE_ROW, GtkListBoxRow)

GtkWidget *probant_page_row_new (const char *page, const char *icon_name, const char *title);
const char *probant_page_row_get_page (ProbantPageRow *self);
/* `count` as shown, `spoken` for a screen reader; both may be NULL. `warning` says what is wrong, NULL where
 * nothing is. */
void
probant_page_row_set_state (ProbantPageRow *self, const char *count, const char *spoken, const char *warning);

G_END_DECLS
