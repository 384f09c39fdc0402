/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row for bars that may get narrow: where its children have no room side by side, those of the CSS class
 * "dispensable" are left out, the last first. What is left out must be found elsewhere too, in a menu. */
#define PROBANT_TYPE_SHED_LAYOUT (probant_shed_layout_get_type ())
G_DECLARE_FINAL_TYPE (ProbantShedLayout, probant_shed_layout, PROBANT, SHED_LAYOUT, GtkLayoutManager)

G_END_DECLS
