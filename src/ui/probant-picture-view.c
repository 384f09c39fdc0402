/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-picture-view.h"

#include <math.h>

#include "ui/probant-turned-paintable.h"

#define MARGIN 12 /* as in the template */
#define MIN_ZOOM 0.05
#define MAX_ZOOM 8.0
#define STEP 1.25
#define WHEEL_FACTOR 1.15

struct _ProbantPictureView
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled;
  GtkPicture *picture;

  GdkTexture *texture; /* NULL where nothing is shown */
  ProbantPageTurn turn;
  double zoom; /* 0: whole */
  double pointer_x, pointer_y;
  guint notify_id; /* of what waits until sizes have been given out */
};

G_DEFINE_FINAL_TYPE (ProbantPictureView, probant_picture_view, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
get_size (ProbantPictureView *self, double *width, double *height)
{
  GdkPaintable *paintable = gtk_picture_get_paintable (self->picture);

  *width = paintable != NULL ? gdk_paintable_get_intrinsic_width (paintable) : 1;
  *height = paintable != NULL ? gdk_paintable_get_intrinsic_height (paintable) : 1;
}

static void
apply_zoom (ProbantPictureView *self)
{
  gboolean whole = self->zoom <= 0;
  GtkAlign align = whole ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER;
  double width, height;

  get_size (self, &width, &height);
  gtk_widget_set_halign (GTK_WIDGET (self->picture), align);
  gtk_widget_set_valign (GTK_WIDGET (self->picture), align);
  gtk_picture_set_content_fit (self->picture, whole ? GTK_CONTENT_FIT_SCALE_DOWN : GTK_CONTENT_FIT_FILL);
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), whole ? -1 : (int)round (width * self->zoom),
                               whole ? -1 : (int)round (height * self->zoom));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/* At once, with what will be there when sizes have been given out. */
static void
keep_place (GtkAdjustment *adjustment, double at, double ratio, double size)
{
  double value = (gtk_adjustment_get_value (adjustment) + at - MARGIN) * ratio + MARGIN - at;
  double view = gtk_adjustment_get_page_size (adjustment);
  double upper = MAX (size + 2 * MARGIN, view);

  gtk_adjustment_set_upper (adjustment, upper);
  gtk_adjustment_set_value (adjustment, CLAMP (value, 0, upper - view));
}

static void
zoom_at (ProbantPictureView *self, double zoom, double x, double y)
{
  double old = probant_picture_view_get_zoom (self);
  double width, height;

  self->zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  apply_zoom (self);
  get_size (self, &width, &height);
  keep_place (gtk_scrolled_window_get_hadjustment (self->scrolled), x, self->zoom / old, width * self->zoom);
  keep_place (gtk_scrolled_window_get_vadjustment (self->scrolled), y, self->zoom / old, height * self->zoom);
}

static void
motion_cb (ProbantPictureView *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, ProbantPictureView *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  zoom_at (self, probant_picture_view_get_zoom (self) * pow (WHEEL_FACTOR, -dy), self->pointer_x,
           self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
show_texture (ProbantPictureView *self)
{
  g_autoptr (GdkPaintable) paintable
      = self->texture != NULL ? probant_turned_paintable_new (self->texture, self->turn) : NULL;

  gtk_picture_set_paintable (self->picture, paintable);
}

static gboolean
notify_cb (gpointer user_data)
{
  PROBANT_PICTURE_VIEW (user_data)->notify_id = 0;
  g_object_notify_by_pspec (user_data, properties[PROP_ZOOM]);
  return G_SOURCE_REMOVE;
}

/* The zoom of a picture that is whole follows from the room there is. */
static void
room_changed_cb (ProbantPictureView *self)
{
  if (self->zoom <= 0 && self->notify_id == 0)
    self->notify_id = g_idle_add (notify_cb, self);
}

static void
probant_picture_view_dispose (GObject *object)
{
  g_clear_handle_id (&PROBANT_PICTURE_VIEW (object)->notify_id, g_source_remove);
  g_clear_object (&PROBANT_PICTURE_VIEW (object)->texture);

  G_OBJECT_CLASS (probant_picture_view_parent_class)->dispose (object);
}

static void
probant_picture_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, probant_picture_view_get_zoom (PROBANT_PICTURE_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_picture_view_class_init (ProbantPictureViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = probant_picture_view_dispose;
  object_class->get_property = probant_picture_view_get_property;

  properties[PROP_ZOOM]
      = g_param_spec_double ("zoom", NULL, NULL, 0, MAX_ZOOM, 1,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-picture-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantPictureView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ProbantPictureView, picture);
  gtk_widget_class_bind_template_callback (widget_class, scroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, motion_cb);
}

static void
probant_picture_view_init (ProbantPictureView *self)
{
  GtkAdjustment *across = NULL, *down = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  across = gtk_scrolled_window_get_hadjustment (self->scrolled);
  down = gtk_scrolled_window_get_vadjustment (self->scrolled);
  g_signal_connect_object (across, "notify::page-size", G_CALLBACK (room_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (down, "notify::page-size", G_CALLBACK (room_changed_cb), self, G_CONNECT_SWAPPED);
}

void
probant_picture_view_set_texture (ProbantPictureView *self, GdkTexture *texture, const char *title)
{
  g_return_if_fail (PROBANT_IS_PICTURE_VIEW (self));

  g_set_object (&self->texture, texture);
  self->turn = PROBANT_TURN_NONE;
  show_texture (self);
  gtk_picture_set_alternative_text (self->picture, title);
  probant_picture_view_fit (self);
}

GdkTexture *
probant_picture_view_get_texture (ProbantPictureView *self)
{
  g_return_val_if_fail (PROBANT_IS_PICTURE_VIEW (self), NULL);

  return self->texture;
}

ProbantPageTurn
probant_picture_view_get_turn (ProbantPictureView *self)
{
  g_return_val_if_fail (PROBANT_IS_PICTURE_VIEW (self), PROBANT_TURN_NONE);

  return self->turn;
}

void
probant_picture_view_set_turn (ProbantPictureView *self, ProbantPageTurn turn)
{
  g_return_if_fail (PROBANT_IS_PICTURE_VIEW (self));

  if (turn == self->turn)
    return;
  self->turn = turn;
  show_texture (self);
  apply_zoom (self);
}

double
probant_picture_view_get_zoom (ProbantPictureView *self)
{
  double width, height, room_width, room_height;

  g_return_val_if_fail (PROBANT_IS_PICTURE_VIEW (self), 1);

  if (self->zoom > 0)
    return self->zoom;
  get_size (self, &width, &height);
  room_width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN, 1);
  room_height = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN, 1);
  return MAX (MIN (1, MIN (room_width / width, room_height / height)), MIN_ZOOM);
}

void
probant_picture_view_set_zoom (ProbantPictureView *self, double zoom)
{
  g_return_if_fail (PROBANT_IS_PICTURE_VIEW (self));

  zoom_at (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
           gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
probant_picture_view_fit (ProbantPictureView *self)
{
  g_return_if_fail (PROBANT_IS_PICTURE_VIEW (self));

  self->zoom = 0;
  apply_zoom (self);
}

void
probant_picture_view_zoom_in (ProbantPictureView *self)
{
  probant_picture_view_set_zoom (self, probant_picture_view_get_zoom (self) * STEP);
}

void
probant_picture_view_zoom_out (ProbantPictureView *self)
{
  probant_picture_view_set_zoom (self, probant_picture_view_get_zoom (self) / STEP);
}
