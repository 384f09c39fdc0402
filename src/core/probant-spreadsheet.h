/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cells for a program that computes. Text from outside that such a program would take for a formula is given
 * an apostrophe in front; numbers, amounts, percentages and telephone numbers stay as they are. */

/* As RFC 4180 writes a field, quoted where that is needed; NULL is the empty field. */
void probant_spreadsheet_append_csv (GString *out, const char *text);
/* For the clipboard, tabs between cells and lines below each other: tabs and line ends within become spaces.
 */
void probant_spreadsheet_append_tsv (GString *out, const char *text);

G_END_DECLS
