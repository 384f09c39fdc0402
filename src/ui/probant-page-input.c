/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-input.h"

#include <math.h>

#define WHEEL_FACTOR 1.15
#define INPUT_KEY "probant-page-input"

/* Freed with the view. */
typedef struct
{
  ProbantPageView *view;
  double pointer_x, pointer_y;
  double pinch_zoom; /* when the pinch began */
  double drag_x, drag_y;
  gboolean dragged; /* what was pressed has moved: no link is meant */
} Input;

static GtkAdjustment *
get_adjustment (GtkWidget *view, GtkOrientation orientation)
{
  GtkScrollable *scrollable = GTK_SCROLLABLE (view);

  return orientation == GTK_ORIENTATION_HORIZONTAL ? gtk_scrollable_get_hadjustment (scrollable)
                                                   : gtk_scrollable_get_vadjustment (scrollable);
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

void
probant_page_input_begin_pinch (ProbantPageView *view)
{
  Input *input = g_object_get_data (G_OBJECT (view), INPUT_KEY);

  input->pinch_zoom = probant_page_view_get_zoom (view);
}

void
probant_page_input_pinch (ProbantPageView *view, double factor, double x, double y)
{
  Input *input = g_object_get_data (G_OBJECT (view), INPUT_KEY);

  probant_page_view_zoom_at (view, input->pinch_zoom * factor, x, y);
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, Input *input)
{
  probant_page_input_begin_pinch (input->view);
}

static void
pinch_cb (GtkGestureZoom *gesture, double factor, Input *input)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    probant_page_input_pinch (input->view, factor, x, y);
}

static gboolean
is_over_text (Input *input, double x, double y)
{
  ProbantPageSelection *selection = probant_page_view_get_selection (input->view);
  ProbantPdfText *text;
  double page_x, page_y;
  guint page;

  if (!probant_page_view_locate (input->view, x, y, &page, &page_x, &page_y))
    return FALSE;
  text = probant_page_selection_get_text (selection, page);
  return text != NULL && probant_pdf_text_is_at (text, page_x, page_y);
}

/* NULL where none is. (transfer none) */
static const ProbantPdfLink *
find_link (Input *input, double x, double y)
{
  ProbantPageLinks *links = probant_page_view_get_links (input->view);
  double page_x, page_y;
  guint page;

  if (!probant_page_view_locate (input->view, x, y, &page, &page_x, &page_y))
    return NULL;
  return probant_page_links_find (links, page, page_x, page_y);
}

static const char *
choose_cursor (Input *input, double x, double y)
{
  const ProbantPdfLink *link = find_link (input, x, y);

  if (link != NULL)
    return link->kind == PROBANT_PDF_LINK_REFUSED ? "not-allowed" : "pointer";
  return is_over_text (input, x, y) ? "text" : NULL;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, Input *input)
{
  input->pointer_x = x;
  input->pointer_y = y;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (input->view), choose_cursor (input, x, y));
}

/* A finger scrolls, all else selects. */
static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_gesture_get_device (gesture);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, Input *input)
{
  static const ProbantSelectUnit units[]
      = { PROBANT_SELECT_CHARACTERS, PROBANT_SELECT_WORDS, PROBANT_SELECT_LINES, PROBANT_SELECT_BLOCKS };
  double page_x, page_y;
  guint page;

  gtk_widget_grab_focus (GTK_WIDGET (input->view));
  input->dragged = FALSE;
  if (!probant_page_view_locate (input->view, x, y, &page, &page_x, &page_y)
      || probant_page_view_retry (input->view, page) || is_touch (GTK_GESTURE (gesture)))
    return;
  probant_page_selection_begin (probant_page_view_get_selection (input->view), page, page_x, page_y,
                                units[(n_press - 1) % (int)G_N_ELEMENTS (units)]);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, Input *input)
{
  const ProbantPdfLink *link = n_press == 1 && !input->dragged ? find_link (input, x, y) : NULL;

  if (link != NULL)
    probant_page_view_follow (input->view, link);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, Input *input)
{
  input->drag_x = x;
  input->drag_y = y;
  if (is_touch (GTK_GESTURE (gesture)))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

/* Beyond an edge, the view follows. */
static void
scroll_to_pointer (Input *input, double y)
{
  GtkAdjustment *adjustment = get_adjustment (GTK_WIDGET (input->view), GTK_ORIENTATION_VERTICAL);
  double beyond = y < 0 ? y : MAX (0, y - gtk_widget_get_height (GTK_WIDGET (input->view)));

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + beyond);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, Input *input)
{
  double page_x, page_y;
  guint page;

  if (gtk_drag_check_threshold (GTK_WIDGET (input->view), (int)input->drag_x, (int)input->drag_y,
                                (int)(input->drag_x + dx), (int)(input->drag_y + dy)))
    input->dragged = TRUE;
  scroll_to_pointer (input, input->drag_y + dy);
  if (probant_page_view_locate (input->view, input->drag_x + dx, input->drag_y + dy, &page, &page_x, &page_y))
    probant_page_selection_extend (probant_page_view_get_selection (input->view), page, page_x, page_y);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantPageView) view = user_data;
  g_autofree char *text = probant_page_selection_copy_finish (PROBANT_PAGE_SELECTION (source), result, NULL);

  if (text != NULL && *text != '\0')
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), text);
}

static gboolean
copy_binding_cb (GtkWidget *widget, GVariant *parameters, gpointer user_data)
{
  ProbantPageSelection *selection = probant_page_view_get_selection (PROBANT_PAGE_VIEW (widget));

  if (selection != NULL)
    probant_page_selection_copy_async (selection, NULL, copied_cb, g_object_ref (widget));
  return GDK_EVENT_STOP;
}

static gboolean
select_all_binding_cb (GtkWidget *widget, GVariant *parameters, gpointer user_data)
{
  ProbantPageSelection *selection = probant_page_view_get_selection (PROBANT_PAGE_VIEW (widget));

  if (selection != NULL)
    probant_page_selection_select_all (selection);
  return GDK_EVENT_STOP;
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

/* Parameter: 1 for the next one, -1 for the previous one. Beyond the last link the focus goes on. */
static gboolean
link_binding_cb (GtkWidget *widget, GVariant *parameters, gpointer user_data)
{
  return probant_page_view_move_link_focus (PROBANT_PAGE_VIEW (widget), g_variant_get_int32 (parameters));
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
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, 0, "preview.fit-width", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, 0, "preview.fit-page", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Tab, 0, link_binding_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, link_binding_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, select_all_binding_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, page_binding_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, page_binding_cb, "i", -1);
}

void
probant_page_input_attach (ProbantPageView *view)
{
  Input *input = g_new0 (Input, 1);
  GtkEventController *controller;

  input->view = view;
  g_object_set_data_full (G_OBJECT (view), INPUT_KEY, input, g_free);

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
  g_signal_connect (controller, "released", G_CALLBACK (released_cb), input);
  gtk_widget_add_controller (GTK_WIDGET (view), controller);

  controller = GTK_EVENT_CONTROLLER (gtk_gesture_drag_new ());
  g_signal_connect (controller, "drag-begin", G_CALLBACK (drag_begin_cb), input);
  g_signal_connect (controller, "drag-update", G_CALLBACK (drag_update_cb), input);
  gtk_widget_add_controller (GTK_WIDGET (view), controller);
}
