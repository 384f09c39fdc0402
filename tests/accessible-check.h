/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* How many controls that are shown below `root` have no name for a screen reader: neither a label of their
 * own, nor another widget that labels them, nor words in them. A tooltip is no name. Each is told in the
 * test's log, with `screen` to say where. */
guint accessible_count_unnamed (GtkWidget *root, const char *screen);
/* Fails the test where there is one, or no control at all. */
void accessible_check (GtkWidget *root, const char *screen);
