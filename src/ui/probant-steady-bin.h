/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A child (property "child", set once) with something in it that scrolls up and down: when it becomes
 * narrower or wider and its text breaks anew, what the user works with, or else what is at the top, stays
 * where it is on the screen. */
#define PROBANT_TYPE_STEADY_BIN (probant_steady_bin_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSteadyBin, probant_steady_bin, PROBANT, STEADY_BIN, GtkWidget)

G_END_DECLS
