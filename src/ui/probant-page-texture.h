/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes over `surface`, an image, whose pixels the texture shares. (transfer full) */
GdkTexture *probant_page_texture_new (cairo_surface_t *surface);

/* Paints a texture made by _new so that it fills `rect`, only the tiles of it that `seen` touches: a renderer
 * copies each texture whole, and no display takes one of any size. `factor`: device pixels a pixel; `rect`
 * begins at a whole one. */
void probant_page_texture_snapshot (GdkTexture *texture,
                                    GtkSnapshot *snapshot,
                                    const graphene_rect_t *rect,
                                    const graphene_rect_t *seen,
                                    float factor);

G_END_DECLS
