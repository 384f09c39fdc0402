/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gdk/gdk.h>

G_BEGIN_DECLS

/* The pixels stay where they are: `surface` (transfer full), an ARGB32 image that nobody draws on any more,
 * lives as long as the texture. (transfer full) */
GdkTexture *probant_page_texture_new (cairo_surface_t *surface);

G_END_DECLS
