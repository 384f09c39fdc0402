/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* How much larger than usual the desktop wants text to be: 1 for text of the usual size or a smaller one.
 * What changes with the room there is changes with the room there is for text. */
double probant_text_scale_get (GtkWidget *widget);
/* Lets the widths of a clamp, given for text of the usual size, grow with the text: lines keep their number
 * of characters. */
void probant_text_scale_follow (AdwClamp *clamp);

G_END_DECLS
