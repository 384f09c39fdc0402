/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "ui/probant-page-turn.h"

G_BEGIN_DECLS

/* A texture seen turned. Its pixels are not copied. */
#define PROBANT_TYPE_TURNED_PAINTABLE (probant_turned_paintable_get_type ())
G_DECLARE_FINAL_TYPE (ProbantTurnedPaintable, probant_turned_paintable, PROBANT, TURNED_PAINTABLE, GObject)

/* (transfer full) */
GdkPaintable *probant_turned_paintable_new (GdkTexture *texture, ProbantPageTurn turn);

G_END_DECLS
