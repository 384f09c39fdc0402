/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Parts comma-separated values as RFC 4180 writes them, with any separator: quoted fields may hold
 * separators, line ends and doubled quotes. Fields are trimmed, blank rows left out; what is not well formed
 * is read as far as it goes. An array of GStrv. (transfer full) */
GPtrArray *probant_csv_parse (const char *text, char separator);

G_END_DECLS
