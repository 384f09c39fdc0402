/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The preferences of the network hold for the command line too, where they are installed. FALSE with an error
 * where the authorities that were kept cannot be read. */
gboolean probant_cli_follow_settings (GError **error);

G_END_DECLS
