/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How much larger than usual the desktop wants text to be: 1 for text of the usual size or a smaller one.
 * What changes with the room there is changes with the room there is for text. */
double probant_text_scale_get (GtkWidget *widget);

G_END_DECLS
