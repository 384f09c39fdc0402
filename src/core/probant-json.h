/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Reads one JSON value from outside. json-glib's parser recurses and asserts, and takes more than JSON: the
 * text is therefore checked first (UTF-8, nesting of at most 200, at most 500,000 values, nothing that is not
 * JSON between the strings), and escapes that are no character (\u0000, half a surrogate pair) become U+FFFD
 * in place: `text` is modified. Needs no NUL at the end. Returns NULL and G_IO_ERROR_INVALID_DATA where it is
 * not JSON; the message is for developers. (transfer full), immutable. */
JsonNode *probant_json_read (char *text, gsize length, GError **error);

/* The member of `object` where it is of the type wanted, else NULL. (transfer none) */
JsonObject *probant_json_object_member (JsonObject *object, const char *name);
const char *probant_json_text_member (JsonObject *object, const char *name);

G_END_DECLS
