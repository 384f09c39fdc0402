/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes over `surface`, an image, whose pixels the texture shares. (transfer full) */
GdkTexture *probant_page_texture_new (cairo_surface_t *surface);

/* Paints a texture made by _new so that it fills `rect`, only what `seen` touches of it, by tiles: a renderer
 * takes each texture whole, and no display one of any size. `rect` begins at a whole pixel of the device. */
void probant_page_texture_snapshot (GdkTexture *texture,
                                    GtkWidget *widget,
                                    GtkSnapshot *snapshot,
                                    const graphene_rect_t *rect,
                                    const graphene_rect_t *seen);

G_END_DECLS
