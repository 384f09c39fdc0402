/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

/* Runs the main loop until `condition` holds; fails the test after 40 s. */
void widget_run_until (gboolean (*condition) (gpointer data), gpointer data);

/* The first mapped widget below `widget`, itself included, depth first: with that buildable id, of that type,
 * or a label or button with that text in it. NULL where there is none. */
GtkWidget *widget_find_id (GtkWidget *widget, const char *id);
GtkWidget *widget_find_type (GtkWidget *widget, GType type);
GtkWidget *widget_find_text (GtkWidget *widget, const char *text);

/* For the log of a test: its type and buildable id, and those of what it is in. (transfer full) */
char *widget_describe (GtkWidget *widget);

/* An application, with the program's style sheets, those for the dark and for high contrast too, as they
 * apply. (transfer full) */
AdwApplication *widget_load_styles (void);
