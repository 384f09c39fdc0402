/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-turned-paintable.h"

struct _ProbantTurnedPaintable
{
  GObject parent_instance;

  GdkTexture *texture;
  ProbantPageTurn turn;
};

static void
probant_turned_paintable_snapshot (GdkPaintable *paintable,
                                   GdkSnapshot *snapshot,
                                   double width,
                                   double height)
{
  ProbantTurnedPaintable *self = PROBANT_TURNED_PAINTABLE (paintable);
  graphene_rect_t rect = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height);

  probant_page_turn_size (self->turn, &width, &height);
  gtk_snapshot_save (GTK_SNAPSHOT (snapshot));
  probant_page_turn_snapshot (self->turn, GTK_SNAPSHOT (snapshot), &rect);
  gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, width, height);
  gtk_snapshot_restore (GTK_SNAPSHOT (snapshot));
}

static void
get_size (ProbantTurnedPaintable *self, double *width, double *height)
{
  *width = gdk_texture_get_width (self->texture);
  *height = gdk_texture_get_height (self->texture);
  probant_page_turn_size (self->turn, width, height);
}

static int
probant_turned_paintable_get_intrinsic_width (GdkPaintable *paintable)
{
  double width, height;

  get_size (PROBANT_TURNED_PAINTABLE (paintable), &width, &height);
  return (int)width;
}

static int
probant_turned_paintable_get_intrinsic_height (GdkPaintable *paintable)
{
  double width, height;

  get_size (PROBANT_TURNED_PAINTABLE (paintable), &width, &height);
  return (int)height;
}

static GdkPaintableFlags
probant_turned_paintable_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE | GDK_PAINTABLE_STATIC_CONTENTS;
}

static void
implement_paintable (GdkPaintableInterface *iface)
{
  iface->snapshot = probant_turned_paintable_snapshot;
  iface->get_intrinsic_width = probant_turned_paintable_get_intrinsic_width;
  iface->get_intrinsic_height = probant_turned_paintable_get_intrinsic_height;
  iface->get_flags = probant_turned_paintable_get_flags;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (ProbantTurnedPaintable,
                               probant_turned_paintable,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, implement_paintable))

static void
probant_turned_paintable_finalize (GObject *object)
{
  g_object_unref (PROBANT_TURNED_PAINTABLE (object)->texture);

  G_OBJECT_CLASS (probant_turned_paintable_parent_class)->finalize (object);
}

static void
probant_turned_paintable_class_init (ProbantTurnedPaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_turned_paintable_finalize;
}

static void
probant_turned_paintable_init (ProbantTurnedPaintable *self)
{
}

GdkPaintable *
probant_turned_paintable_new (GdkTexture *texture, ProbantPageTurn turn)
{
  ProbantTurnedPaintable *self = g_object_new (PROBANT_TYPE_TURNED_PAINTABLE, NULL);

  self->texture = g_object_ref (texture);
  self->turn = turn;
  return GDK_PAINTABLE (self);
}
