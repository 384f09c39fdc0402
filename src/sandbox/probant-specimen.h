/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Certificates that look like certificates and are none: A4, marked SPÉCIMEN on every page. A document is
 * one resolved template of data/documents/:
 *
 *   title, subject   metadata and page header
 *   issuer           whose letter it is: name, lines[], color "#rrggbb", initials,
 *                    mark (circle, hexagon, shield, square, none)
 *   serif            true for deeds
 *   reference        lines beside the letterhead
 *   recipient        lines of the address window
 *   blocks           in order, each one of:
 *
 *     {"title": T, "subtitle": T}
 *     {"heading": T}
 *     {"text": T, "style": "small" or "strong" or "center"}
 *     {"list": [T…]}
 *     {"fields": [[LABEL, VALUE]…]}
 *     {"code": T, "label": T}
 *     {"verdict": T}
 *     {"note": T}
 *     {"space": POINTS}
 *     {"page": true}
 *     {"table": {"columns": [[TITLE, SHARE, "left" or "right" or "center"]…], "rows": [[CELL…]…]}}
 *         a row of one cell is a heading, a row whose first cell begins with "=" is a total
 *     {"card": {"title": T, "fields": [[LABEL, VALUE]…]}}
 *     {"signature": {"place": T, "name": T, "role": T}}
 *     an array of blocks
 */

/* (transfer full), NULL and an error where cairo fails */
GBytes *probant_specimen_render_pdf (JsonObject *document, GError **error);
/* The first page as a scanned image of about 1240 × 1754 pixels. */
GBytes *probant_specimen_render_png (JsonObject *document, GError **error);
/* The data behind the document. (transfer full) */
GBytes *probant_specimen_render_xml (JsonObject *document);

G_END_DECLS
