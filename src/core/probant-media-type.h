/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the bytes are, whatever the server calls them: "application/pdf" ("%PDF-" within the first 1,024
 * bytes), "application/zip", the Office types made of ZIP, "image/jpeg", "image/png",
 * "application/vnd.ms-excel" (any OLE file), "text/html", "text/xml", "application/json", "text/plain", else
 * "application/octet-stream". Static. */
const char *probant_media_type_guess (const char *bytes, gsize length);

G_END_DECLS
