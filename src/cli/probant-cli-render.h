/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* probant render FILE.pdf --page N --scale S --output OUT.png. argv[0] is the command's name, "render".
 * Returns the exit status: 0 written, 1 usage, 3 the file cannot be read, drawn or written. */
int probant_cli_render (int argc, char **argv);

G_END_DECLS
