/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* TRUE where argv[1] is a command of the command line (fetch, render, sandbox): then no display is needed. */
gboolean probant_cli_handles (int argc, char **argv);
/* Runs it and returns the exit status: 0 all asked is answered or absent, 2 some failed or denied, 1 usage, 3
 * nothing could be asked. */
int probant_cli_run (int argc, char **argv);

G_END_DECLS
