/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text from outside as one line for people: valid UTF-8, no control or invisible format character, white
 * space joined, at most `max_chars` characters and then an ellipsis. NULL where nothing readable is left;
 * `text` may be NULL. (transfer full) */
char *probant_text_sanitise (const char *text, gsize max_chars);

G_END_DECLS
