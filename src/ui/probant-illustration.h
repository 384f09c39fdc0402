/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows an illustration of data/illustrations in a GtkImage or an AdwStatusPage, and goes on to show the one
 * that is drawn for the light or the dark style that is in force. NAME ("no-document") is static. */
void probant_illustrate (GtkWidget *place, const char *name);

G_END_DECLS
