/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `probant fill FORM.pdf ID --output OUT.pdf`: writes a copy of the form with what the sources tell of the
 * applicant; `probant fill FORM.pdf --list` lists its fields. argv[0] is the command's name. Returns the exit
 * status, described in probant(1). */
int probant_cli_fill (int argc, char **argv);

G_END_DECLS
