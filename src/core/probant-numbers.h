/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-identifier.h"

G_BEGIN_DECLS

/* Numbers of applicants in what was not written to be one: a letter, a list, a line of a table, the name of a
 * file. */

#define PROBANT_NUMBERS_MAX 100
#define PROBANT_NUMBERS_MAX_BYTES (1024 * 1024)

/* An array of ProbantIdentifier in the order of the text, each once, with a right check digit, at most
 * PROBANT_NUMBERS_MAX. Groups of digits as people write them are joined ("552 049 447 76279"); a SIREN beside
 * a SIRET of its own is left out. The text is UTF-8 or Windows-1252; no more than PROBANT_NUMBERS_MAX_BYTES
 * of it is read. (transfer full) */
GArray *probant_numbers_find (const char *text, gsize length);
/* The same in a file: in its text where it is one, and where that has none, in its name. Of the file, no more
 * than PROBANT_NUMBERS_MAX_BYTES is read. */
void probant_numbers_find_in_file_async (GFile *file,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/* NULL and a GIOError where the file cannot be read and its name has no number either. (transfer full) */
GArray *probant_numbers_find_in_file_finish (GAsyncResult *result, GError **error);

G_END_DECLS
