/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A document wants to lead to an address: shows it whole, with the host it belongs to, and opens it in the
 * desktop's program if the user says so. FALSE, and nothing is asked, for what is not the address of a page
 * or of a mail. */
gboolean probant_address_dialog_ask (GtkWindow *parent, const char *address);

G_END_DECLS
