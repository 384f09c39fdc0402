/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Fails the test, naming each, where a control that is shown below `root` has no name for a screen reader: a
 * label of its own, another widget that labels it, or words in it. A tooltip is no name. `screen` says where.
 */
void accessible_check (GtkWidget *root, const char *screen);
