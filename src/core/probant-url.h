/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What may be asked over the network: https, or plain http on this very computer ("localhost", 127.0.0.0/8,
 * ::1 written as such); no user name or password in the address. */

/* The address of an API, with or without a path before its routes: "https://host[:port][/prefix]", never with
 * a slash at the end. `loopback` (out): is it this very computer? NULL and G_IO_ERROR_INVALID_ARGUMENT with a
 * translated sentence. (transfer full) */
char *probant_url_read_base (const char *text, gboolean *loopback, GError **error);
/* A link found in an answer, relative to `from` where that is not NULL. Characters that cannot stand in a URL
 * are percent-encoded first, those that are encoded already stay. `loopback` allows this very computer. NULL
 * where it may not be fetched. (transfer full) */
GUri *probant_url_parse_link (const char *text, GUri *from, gboolean loopback);

G_END_DECLS
