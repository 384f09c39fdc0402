/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of three children: a mark, text, and what can be done with it. Where the text would get too little
 * room to be read, what can be done goes below it. */
#define PROBANT_TYPE_FOLD_LAYOUT (probant_fold_layout_get_type ())
G_DECLARE_FINAL_TYPE (ProbantFoldLayout, probant_fold_layout, PROBANT, FOLD_LAYOUT, GtkLayoutManager)

G_END_DECLS
