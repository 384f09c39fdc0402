/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `probant sandbox [--port N] [--list]`: serves until SIGINT or SIGTERM, or lists the fictional applicants.
 * argv[0] is the command's name. Returns the exit status. */
int probant_cli_sandbox (int argc, char **argv);

G_END_DECLS
