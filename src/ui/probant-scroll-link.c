/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-scroll-link.h"

typedef struct
{
  ProbantPageView *view; /* weak */
  GtkAdjustment *down;
  double value, upper; /* when it was last seen */
} Side;

struct _ProbantScrollLink
{
  GObject parent_instance;

  Side sides[2];
  gboolean active;
  gboolean following;
};

G_DEFINE_FINAL_TYPE (ProbantScrollLink, probant_scroll_link, G_TYPE_OBJECT)

static void
note (Side *side)
{
  side->value = gtk_adjustment_get_value (side->down);
  side->upper = gtk_adjustment_get_upper (side->down);
}

/* Where the document is zoomed or another one is shown, its height changes too: that is no scrolling. */
static void
scrolled_cb (ProbantScrollLink *self, GtkAdjustment *down)
{
  Side *side = down == self->sides[0].down ? &self->sides[0] : &self->sides[1];
  Side *other = side == &self->sides[0] ? &self->sides[1] : &self->sides[0];
  double moved = gtk_adjustment_get_value (down) - side->value;
  gboolean scrolled = gtk_adjustment_get_upper (down) == side->upper;

  note (side);
  if (!self->active || self->following || !scrolled || side->view == NULL || other->view == NULL)
    return;
  self->following = TRUE;
  gtk_adjustment_set_value (other->down, gtk_adjustment_get_value (other->down)
                                             + moved * probant_page_view_get_zoom (other->view)
                                                   / probant_page_view_get_zoom (side->view));
  self->following = FALSE;
}

static void
probant_scroll_link_dispose (GObject *object)
{
  ProbantScrollLink *self = PROBANT_SCROLL_LINK (object);

  for (gsize i = 0; i < G_N_ELEMENTS (self->sides); i++)
    {
      g_clear_weak_pointer (&self->sides[i].view);
      g_clear_object (&self->sides[i].down);
    }

  G_OBJECT_CLASS (probant_scroll_link_parent_class)->dispose (object);
}

static void
probant_scroll_link_class_init (ProbantScrollLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = probant_scroll_link_dispose;
}

static void
probant_scroll_link_init (ProbantScrollLink *self)
{
}

ProbantScrollLink *
probant_scroll_link_new (ProbantPageView *first, ProbantPageView *second)
{
  ProbantScrollLink *self = g_object_new (PROBANT_TYPE_SCROLL_LINK, NULL);
  ProbantPageView *views[] = { first, second };

  for (gsize i = 0; i < G_N_ELEMENTS (self->sides); i++)
    {
      Side *side = &self->sides[i];

      g_set_weak_pointer (&side->view, views[i]);
      side->down = g_object_ref (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (views[i])));
      note (side);
      g_signal_connect_object (side->down, "value-changed", G_CALLBACK (scrolled_cb), self,
                               G_CONNECT_SWAPPED);
    }
  return self;
}

gboolean
probant_scroll_link_get_active (ProbantScrollLink *self)
{
  g_return_val_if_fail (PROBANT_IS_SCROLL_LINK (self), FALSE);

  return self->active;
}

void
probant_scroll_link_set_active (ProbantScrollLink *self, gboolean active)
{
  g_return_if_fail (PROBANT_IS_SCROLL_LINK (self));

  self->active = active;
}
