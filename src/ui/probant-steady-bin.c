/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-steady-bin.h"

/* Below the upper edge: there is a margin. */
#define TOP 24

struct _ProbantSteadyBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GWeakRef focus; /* what had the focus in it last */
  int width;      /* last given */
};

G_DEFINE_FINAL_TYPE (ProbantSteadyBin, probant_steady_bin, GTK_TYPE_WIDGET)

enum
{
  PROP_CHILD = 1
};

/* The first one that is shown. */
static GtkWidget *
find_scrolled (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SCROLLED_WINDOW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child))
      found = find_scrolled (child);
  return found;
}

/* `widget` is in `scrolled`. */
static double
get_top (GtkWidget *widget, GtkWidget *scrolled)
{
  graphene_point_t top;

  if (!gtk_widget_compute_point (widget, scrolled, &GRAPHENE_POINT_INIT (0, 0), &top))
    g_return_val_if_reached (0);
  return (double)top.y;
}

static gboolean
is_seen (GtkWidget *widget, GtkWidget *scrolled)
{
  double top;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_ancestor (widget, scrolled))
    return FALSE;
  top = get_top (widget, scrolled);
  return top >= 0 && top < gtk_widget_get_height (scrolled);
}

/* What is to stay where it is. (transfer full), NULL where there is nothing. */
static GtkWidget *
find_anchor (ProbantSteadyBin *self, GtkWidget *scrolled)
{
  g_autoptr (GtkWidget) focus = g_weak_ref_get (&self->focus);
  GtkWidget *picked;

  if (focus != NULL && is_seen (focus, scrolled))
    return g_steal_pointer (&focus);
  picked = gtk_widget_pick (scrolled, gtk_widget_get_width (scrolled) / 2.0, TOP, GTK_PICK_DEFAULT);
  return picked != NULL && is_seen (picked, scrolled) ? g_object_ref (picked) : NULL;
}

static void
allocate_steadily (ProbantSteadyBin *self, int width, int height, int baseline)
{
  GtkWidget *scrolled = find_scrolled (self->child);
  g_autoptr (GtkWidget) anchor = scrolled != NULL ? find_anchor (self, scrolled) : NULL;
  double before = anchor != NULL ? get_top (anchor, scrolled) : 0;
  GtkAdjustment *down;

  gtk_widget_allocate (self->child, width, height, baseline, NULL);
  if (anchor == NULL)
    return;
  down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + get_top (anchor, scrolled) - before);
  /* Scrolling asks for places anew, for which it is too late in this frame unless they are given now. */
  gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static void
probant_steady_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ProbantSteadyBin *self = PROBANT_STEADY_BIN (widget);

  if (self->width > 0 && width != self->width)
    allocate_steadily (self, width, height, baseline);
  else
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
  self->width = width;
}

static void
probant_steady_bin_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (PROBANT_STEADY_BIN (widget)->child, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static GtkSizeRequestMode
probant_steady_bin_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (PROBANT_STEADY_BIN (widget)->child);
}

static void
remember_focus (ProbantSteadyBin *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_weak_ref_set (&self->focus, focus);
}

static void
probant_steady_bin_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (probant_steady_bin_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (remember_focus),
                           widget, G_CONNECT_SWAPPED);
}

static void
probant_steady_bin_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), remember_focus, widget);

  GTK_WIDGET_CLASS (probant_steady_bin_parent_class)->unroot (widget);
}

static void
probant_steady_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ProbantSteadyBin *self = PROBANT_STEADY_BIN (object);

  switch (id)
    {
    case PROP_CHILD:
      self->child = g_value_get_object (value);
      gtk_widget_set_parent (self->child, GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_steady_bin_dispose (GObject *object)
{
  g_clear_pointer (&PROBANT_STEADY_BIN (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (probant_steady_bin_parent_class)->dispose (object);
}

static void
probant_steady_bin_finalize (GObject *object)
{
  g_weak_ref_clear (&PROBANT_STEADY_BIN (object)->focus);

  G_OBJECT_CLASS (probant_steady_bin_parent_class)->finalize (object);
}

static void
probant_steady_bin_class_init (ProbantSteadyBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = probant_steady_bin_set_property;
  object_class->dispose = probant_steady_bin_dispose;
  object_class->finalize = probant_steady_bin_finalize;
  widget_class->measure = probant_steady_bin_measure;
  widget_class->get_request_mode = probant_steady_bin_get_request_mode;
  widget_class->size_allocate = probant_steady_bin_size_allocate;
  widget_class->root = probant_steady_bin_root;
  widget_class->unroot = probant_steady_bin_unroot;

  g_object_class_install_property (
      object_class, PROP_CHILD,
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
}

static void
probant_steady_bin_init (ProbantSteadyBin *self)
{
  g_weak_ref_init (&self->focus, NULL);
}
