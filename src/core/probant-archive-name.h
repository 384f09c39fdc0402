/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of a file in an archive as a relative path that can be shown and saved: UTF-8 (read as UTF-8, else
 * as a DOS or Windows name), "/" between at most four parts, none of them empty, "." or "..", no drive
 * letter, no control or invisible character, none that a file system refuses, each part at most 100
 * characters with its extension kept. `raw` may be NULL. (transfer full) */
char *probant_archive_name_make_safe (const char *raw);

/* `name`, or "name (2)", "name (3)" … before the extension where `taken`, a set of folded names, has it
 * already in any case. Adds to the set. (transfer full) */
char *probant_archive_name_tell_apart (const char *name, GHashTable *taken);

G_END_DECLS
