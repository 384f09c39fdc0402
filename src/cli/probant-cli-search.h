/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `probant search NAME…`: finds companies and associations in the open directory, without a token. Returns
 * the exit status. */
int probant_cli_search (int argc, char **argv);

G_END_DECLS
