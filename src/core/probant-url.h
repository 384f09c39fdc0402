/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What may be asked over the network: https, or plain http on this very computer ("localhost", 127.0.0.0/8,
 * ::1 written as such); no user name or password in the address. */

/* The origin of an API, with or without a path before its routes: "https://host[:port][/prefix]" without the
 * slash at the end. NULL and G_IO_ERROR_INVALID_ARGUMENT with a translated sentence. (transfer full) */
GUri *probant_url_parse_base (const char *text, GError **error);
/* A link found in an answer, relative to `from` where that is not NULL. Characters that cannot stand in a URL
 * are percent-encoded first, those that are encoded already stay. `loopback` allows this very computer. NULL
 * where it may not be fetched. (transfer full) */
GUri *probant_url_parse_link (const char *text, GUri *from, gboolean loopback);
gboolean probant_url_is_loopback (GUri *uri);

G_END_DECLS
