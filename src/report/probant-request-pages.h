/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A request for access, as probant_access_request_write() makes it, on pages. (transfer full), NULL with an
 * error. */
GBytes *probant_request_pages_to_pdf (GPtrArray *blocks, GError **error);

G_END_DECLS
