/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-input.h"

#include <math.h>

#define WHEEL_FACTOR 1.15

/* Freed with the view. */
typedef struct
{
  ProbantPageView *view;
  double pointer_x, pointer_y;
  double pinch_zoom; /* when the pinch began */
} Input;

static GtkAdjustment *
get_adjustment (GtkWidget *view, GtkOrientation orientation)
{
  GtkScrollable *scrollable = GTK_SCROLLABLE (view);

  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_scrollable_get_hadjustment (scrollable)
                                                   : gtk_scrollable_get_vadjustment (scrollable);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, Input *input)
{
  input->pointer_x = x;
  input->pointer_y = y;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, Input *input)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  probant_page_view_zoom_at (input->view, probant_page_view_get_zoom (input->view) * pow (WHEEL_FACTOR, -dy),
                             input->pointer_x, input->pointer_y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, Input *input)
{
  input->pinch_zoom = probant_page_view_get_zoom (input->view);
}

static void
pinch_cb (GtkGestureZoom *gesture, double factor, Input *input)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    probant_page_view_zoom_at (input->view, input->pinch_zoom * factor, x, y);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, Input *input)
{
  gtk_widget_grab_focus (GTK_WIDGET (input->view));
}

/* Parameters: orientation; by how many views. An infinity leads to the end. */
static gboolean
scroll_binding_cb (GtkWidget *widget, GVariant *parameters, gpointer user_data)
{
  GtkAdjustment *adjustment;
  gint32 orientation;
  double views;

  g_variant_get (parameters, "(id)", &orientation, &views);
  adjustment = get_adjustment (widget, orientation);
  if (adjustment == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                            + views * gtk_adjustment_get_page_size (adjustment));
  return GDK_EVENT_STOP;
}

static gboolean
page_binding_cb (GtkWidget *widget, GVariant *parameters, gpointer user_data)
{
  ProbantPageView *view = PROBANT_PAGE_VIEW (widget);
  int page = (int)probant_page_view_get_page (view) + g_variant_get_int32 (parameters);

  probant_page_view_go_to_page (view, (guint)MAX (page, 0));
  return GDK_EVENT_STOP;
}

void
probant_page_input_add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    GtkOrientation orientation;
    double views;
  } scrolls[] = {
    { GDK_KEY_Page_Down, 0, GTK_ORIENTATION_VERTICAL, 0.9 },
    { GDK_KEY_KP_Page_Down, 0, GTK_ORIENTATION_VERTICAL, 0.9 },
    { GDK_KEY_space, 0, GTK_ORIENTATION_VERTICAL, 0.9 },
    { GDK_KEY_Page_Up, 0, GTK_ORIENTATION_VERTICAL, -0.9 },
    { GDK_KEY_KP_Page_Up, 0, GTK_ORIENTATION_VERTICAL, -0.9 },
    { GDK_KEY_space, GDK_SHIFT_MASK, GTK_ORIENTATION_VERTICAL, -0.9 },
    { GDK_KEY_Down, 0, GTK_ORIENTATION_VERTICAL, 0.1 },
    { GDK_KEY_Up, 0, GTK_ORIENTATION_VERTICAL, -0.1 },
    { GDK_KEY_Right, 0, GTK_ORIENTATION_HORIZONTAL, 0.1 },
    { GDK_KEY_Left, 0, GTK_ORIENTATION_HORIZONTAL, -0.1 },
    { GDK_KEY_Home, 0, GTK_ORIENTATION_VERTICAL, -INFINITY },
    { GDK_KEY_KP_Home, 0, GTK_ORIENTATION_VERTICAL, -INFINITY },
    { GDK_KEY_End, 0, GTK_ORIENTATION_VERTICAL, INFINITY },
    { GDK_KEY_KP_End, 0, GTK_ORIENTATION_VERTICAL, INFINITY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scrolls); i++)
    gtk_widget_class_add_binding (widget_class, scrolls[i].keyval, scrolls[i].modifiers, scroll_binding_cb,
                                  "(id)", (gint32)scrolls[i].orientation, scrolls[i].views);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, page_binding_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, page_binding_cb, "i", -1);
}

void
probant_page_input_attach (ProbantPageView *view)
{
  Input *input = g_new0 (Input, 1);
  GtkEventController *controller;

  input->view = view;
  g_object_set_data_full (G_OBJECT (view), "probant-page-input", input, g_free);

  controller = gtk_event_controller_motion_new ();
  g_signal_connect (controller, "enter", G_CALLBACK (motion_cb), input);
  g_signal_connect (controller, "motion", G_CALLBACK (motion_cb), input);
  gtk_widget_add_controller (GTK_WIDGET (view), controller);

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  g_signal_connect (controller, "scroll", G_CALLBACK (scroll_cb), input);
  gtk_widget_add_controller (GTK_WIDGET (view), controller);

  controller = GTK_EVENT_CONTROLLER (gtk_gesture_zoom_new ());
  g_signal_connect (controller, "begin", G_CALLBACK (pinch_begin_cb), input);
  g_signal_connect (controller, "scale-changed", G_CALLBACK (pinch_cb), input);
  gtk_widget_add_controller (GTK_WIDGET (view), controller);

  controller = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  g_signal_connect (controller, "pressed", G_CALLBACK (pressed_cb), input);
  gtk_widget_add_controller (GTK_WIDGET (view), controller);
}
