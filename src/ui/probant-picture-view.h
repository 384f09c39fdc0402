/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/probant-page-turn.h"

G_BEGIN_DECLS

/* A picture, whole or at any zoom. Property, read-only, notified: "zoom" (double, 1 = its own pixels). */
#define PROBANT_TYPE_PICTURE_VIEW (probant_picture_view_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPictureView, probant_picture_view, PROBANT, PICTURE_VIEW, AdwBin)

/* Whole, but not larger than it is; `title` names it to a screen reader. NULL shows nothing. */
void probant_picture_view_set_texture (ProbantPictureView *self, GdkTexture *texture, const char *title);
GdkTexture *probant_picture_view_get_texture (ProbantPictureView *self); /* (transfer none) */

/* Another picture is shown as it is. */
ProbantPageTurn probant_picture_view_get_turn (ProbantPictureView *self);
void probant_picture_view_set_turn (ProbantPictureView *self, ProbantPageTurn turn);

double probant_picture_view_get_zoom (ProbantPictureView *self);
/* Kept within what is useful; the middle stays in the middle. */
void probant_picture_view_set_zoom (ProbantPictureView *self, double zoom);
void probant_picture_view_fit (ProbantPictureView *self);
/* By a quarter. */
void probant_picture_view_zoom_in (ProbantPictureView *self);
void probant_picture_view_zoom_out (ProbantPictureView *self);

G_END_DECLS
