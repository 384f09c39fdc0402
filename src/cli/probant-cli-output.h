/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Text for a terminal or a pipe: gathered whole, then written. */

typedef enum
{
  PROBANT_CLI_PLAIN,
  PROBANT_CLI_STRONG,
  PROBANT_CLI_WEAK,
  PROBANT_CLI_GOOD,
  PROBANT_CLI_DOUBTFUL,
  PROBANT_CLI_BAD,
} ProbantCliStyle;

/* Is this file descriptor a terminal that may be coloured (https://no-color.org)? */
gboolean probant_cli_may_colour (int fd);

/* One line without control characters, which could otherwise drive the terminal: lines are joined by commas.
 * (transfer full) */
char *probant_cli_clean (const char *text);
/* Columns that the text takes on a terminal: wide characters count two, combining marks none. */
guint probant_cli_width (const char *text);
/* Appends `text`, then spaces up to `columns`. */
void probant_cli_append_padded (GString *out, const char *text, guint columns);
void probant_cli_append_styled (GString *out, gboolean colour, ProbantCliStyle style, const char *text);

/* Writes UTF-8 text to standard output and flushes it: a full disk or a closed pipe is the error. `as_is`
 * FALSE converts to the charset of the locale. */
gboolean probant_cli_write (const char *text, gboolean as_is, GError **error);

/* Prints "probant: MESSAGE" on standard error. */
void probant_cli_complain (const char *message);

G_END_DECLS
