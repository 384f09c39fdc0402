/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PROBANT_TYPE_TAB_STOP (probant_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (ProbantTabStop, probant_tab_stop, PROBANT, TAB_STOP, GtkBox)

/* A box whose content is one stop of the Tab key: a list whose rows show something as they are passed is gone
 * through with the arrows, and Tab leaves it. */

G_END_DECLS
