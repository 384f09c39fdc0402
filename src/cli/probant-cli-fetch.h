/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `probant fetch ID… [options]`: asks about each applicant and writes the result to standard output. argv[0]
 * is the command's name. Returns the exit status, described in probant(1). */
int probant_cli_fetch (int argc, char **argv);

G_END_DECLS
