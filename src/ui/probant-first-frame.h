/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*ProbantFirstFrameFunc) (GtkWidget *widget, gpointer user_data);

/* Calls `func` once, after the first frame of `widget` is painted: for what a window needs soon, but not to
 * be seen. Not called where the widget goes before. */
void probant_first_frame_wait (GtkWidget *widget, ProbantFirstFrameFunc func, gpointer user_data);

G_END_DECLS
