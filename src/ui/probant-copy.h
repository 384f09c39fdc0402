/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts both into the clipboard of `widget`: who pastes takes the form that suits it. `text`: what a letter
 * takes; `table`: cells parted by tabs. */
void probant_copy_forms (GtkWidget *widget, const char *text, const char *table);

G_END_DECLS
