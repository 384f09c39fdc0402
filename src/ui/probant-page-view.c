/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/probant-page-input.h"
#include "ui/probant-page-layout.h"
#include "ui/probant-page-painter.h"

#define PIXELS_PER_POINT (96.0 / 72.0) /* at zoom 1 */
#define ZOOM_TOLERANCE 0.01            /* what is shown as a round value counts as one */

static const double zoom_steps[]
    = { 0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8 };

/* A point of the document and where it is seen. */
typedef struct
{
  guint page;
  double x, y;               /* points, within the page */
  double beyond_x, beyond_y; /* pixels, outside it */
  double view_x, view_y;
} Anchor;

struct _ProbantPageView
{
  GtkWidget parent_instance;

  ProbantPdf *pdf; /* this and the next three together or not at all */
  ProbantPageLayout *layout;
  ProbantPagePainter *painter;
  ProbantPageSelection *selection;
  ProbantPageSearch *search; /* may be NULL */
  char *title;

  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  int width, height;

  ProbantZoomMode zoom_mode;
  double scale; /* pixels a point */
  guint page;
  guint notify_id;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (ProbantPageView,
                               probant_page_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

enum
{
  PROP_0,
  PROP_PAGE,
  PROP_ZOOM,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

static double
get_value (ProbantPageView *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  /* Whole device pixels, lest the text blur. */
  return adjustment != NULL ? round (gtk_adjustment_get_value (adjustment) * factor) / factor : 0;
}

static void
set_value (ProbantPageView *self, GtkOrientation orientation, double value)
{
  if (self->adjustments[orientation] != NULL)
    gtk_adjustment_set_value (self->adjustments[orientation], value);
}

/* Pixels above the pages of a document that is shorter than the view. */
static double
get_top (ProbantPageView *self)
{
  double width, height;

  probant_page_layout_get_size (self->layout, self->scale, &width, &height);
  return MAX (0, floor ((self->height - height) / 2));
}

static void
get_page_rect (ProbantPageView *self, guint page, graphene_rect_t *rect)
{
  double factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double width, height;

  probant_page_layout_get_size (self->layout, self->scale, &width, &height);
  probant_page_layout_get_page (self->layout, page, self->scale, MAX (width, self->width), rect);
  rect->origin.x = (float)(round (rect->origin.x * factor) / factor);
  rect->origin.y = (float)(round ((rect->origin.y + get_top (self)) * factor) / factor);
}

static guint
find_page (ProbantPageView *self, double view_y)
{
  return probant_page_layout_find_page (self->layout, self->scale,
                                        get_value (self, GTK_ORIENTATION_VERTICAL) + view_y - get_top (self));
}

static double
fit_scale (ProbantPageView *self)
{
  switch (self->zoom_mode)
    {
    case PROBANT_ZOOM_FIT_WIDTH:
      return probant_page_layout_fit_width (self->layout, self->width);
    case PROBANT_ZOOM_FIT_PAGE:
      return probant_page_layout_fit_page (self->layout, self->page, self->width, self->height);
    case PROBANT_ZOOM_FREE:
    default:
      return self->scale;
    }
}

static double
clamp_scale (double scale)
{
  return CLAMP (scale, PROBANT_ZOOM_MIN * PIXELS_PER_POINT, PROBANT_ZOOM_MAX * PIXELS_PER_POINT);
}

static Anchor
take_anchor (ProbantPageView *self, double view_x, double view_y)
{
  double x = get_value (self, GTK_ORIENTATION_HORIZONTAL) + view_x;
  double y = get_value (self, GTK_ORIENTATION_VERTICAL) + view_y;
  Anchor anchor = { .page = find_page (self, view_y), .view_x = view_x, .view_y = view_y };
  graphene_rect_t rect;

  get_page_rect (self, anchor.page, &rect);
  x -= rect.origin.x;
  y -= rect.origin.y;
  anchor.x = CLAMP (x, 0, rect.size.width) / self->scale;
  anchor.y = CLAMP (y, 0, rect.size.height) / self->scale;
  anchor.beyond_x = x - anchor.x * self->scale;
  anchor.beyond_y = y - anchor.y * self->scale;
  return anchor;
}

static void
return_to_anchor (ProbantPageView *self, const Anchor *anchor)
{
  graphene_rect_t rect;

  get_page_rect (self, anchor->page, &rect);
  set_value (self, GTK_ORIENTATION_HORIZONTAL,
             rect.origin.x + anchor->x * self->scale + anchor->beyond_x - anchor->view_x);
  set_value (self, GTK_ORIENTATION_VERTICAL,
             rect.origin.y + anchor->y * self->scale + anchor->beyond_y - anchor->view_y);
}

static void
configure_adjustment (ProbantPageView *self, GtkOrientation orientation, double size, double view)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment,
                              CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (size - view, 0)), 0,
                              MAX (size, view), view * 0.1, view * 0.9, view);
}

static void
configure_adjustments (ProbantPageView *self)
{
  double width = 0, height = 0;

  if (self->layout != NULL)
    probant_page_layout_get_size (self->layout, self->scale, &width, &height);
  configure_adjustment (self, GTK_ORIENTATION_HORIZONTAL, width, self->width);
  configure_adjustment (self, GTK_ORIENTATION_VERTICAL, height, self->height);
}

static double
get_device_scale (ProbantPageView *self)
{
  return self->scale * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static void
want_part (ProbantPageView *self, guint page)
{
  graphene_rect_t rect, seen;

  get_page_rect (self, page, &rect);
  graphene_rect_init (&seen, (float)get_value (self, GTK_ORIENTATION_HORIZONTAL),
                      (float)get_value (self, GTK_ORIENTATION_VERTICAL), (float)self->width,
                      (float)self->height);
  if (!graphene_rect_intersection (&seen, &rect, &seen))
    return;
  graphene_rect_offset (&seen, -rect.origin.x, -rect.origin.y);
  graphene_rect_scale (&seen, (float)(1 / self->scale), (float)(1 / self->scale), &seen);
  probant_page_painter_want_part (self->painter, page, &seen, get_device_scale (self));
}

static void
want_pages (ProbantPageView *self)
{
  guint first, last;

  if (self->painter == NULL || self->height == 0)
    return;
  first = find_page (self, 0);
  last = find_page (self, self->height);
  probant_page_painter_want (self->painter, first, last, get_device_scale (self));
  for (guint i = first; i <= last; i++)
    want_part (self, i);
  probant_page_selection_prepare (self->selection, first, last);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
describe (ProbantPageView *self)
{
  g_autofree char *label = NULL;

  if (self->layout != NULL)
    /* Translators: read aloud by a screen reader: number of the page, number of pages, name of the document
     */
    label = g_strdup_printf (_ ("Page %u of %u: %s"), self->page + 1,
                             probant_page_layout_get_n_pages (self->layout),
                             self->title != NULL ? self->title : _ ("Document"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
}

static gboolean
notify_cb (gpointer user_data)
{
  ProbantPageView *self = user_data;

  self->notify_id = 0;
  describe (self);
  for (guint i = PROP_PAGE; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  return G_SOURCE_REMOVE;
}

/* Not at once: a listener that changes its label while sizes are being allocated would lose its own. */
static void
schedule_notify (ProbantPageView *self)
{
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_DEFAULT, notify_cb, self, NULL);
}

static void
set_page (ProbantPageView *self, guint page)
{
  if (page == self->page)
    return;
  self->page = page;
  schedule_notify (self);
}

/* The page being read is the one that passes a line in the upper half, but the ends of the document have
 * their own. */
static void
update_page (ProbantPageView *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (self->layout == NULL || adjustment == NULL)
    return;
  if (gtk_adjustment_get_value (adjustment) <= 0)
    set_page (self, 0);
  else if (gtk_adjustment_get_value (adjustment)
           >= gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment))
    set_page (self, probant_page_layout_get_n_pages (self->layout) - 1);
  else
    set_page (self, find_page (self, self->height / 3.0));
}

static void
value_changed_cb (ProbantPageView *self)
{
  update_page (self);
  want_pages (self);
}

static void
set_scale_around (ProbantPageView *self, double scale, const Anchor *anchor)
{
  self->scale = clamp_scale (scale);
  configure_adjustments (self);
  return_to_anchor (self, anchor);
  schedule_notify (self);
  want_pages (self);
}

static void
zoom_around (ProbantPageView *self, double scale, double view_x, double view_y)
{
  Anchor anchor;

  if (self->layout == NULL)
    return;
  anchor = take_anchor (self, view_x, view_y);
  self->zoom_mode = PROBANT_ZOOM_FREE;
  set_scale_around (self, scale, &anchor);
}

static void
probant_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ProbantPageView *self = PROBANT_PAGE_VIEW (widget);
  guint last;

  if (self->layout == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float)-get_value (self, GTK_ORIENTATION_HORIZONTAL),
                                                (float)-get_value (self, GTK_ORIENTATION_VERTICAL)));
  last = find_page (self, self->height);
  for (guint i = find_page (self, 0); i <= last; i++)
    {
      graphene_rect_t rect;

      get_page_rect (self, i, &rect);
      probant_page_painter_snapshot (self->painter, widget, snapshot, i, &rect, self->scale, self->selection,
                                     self->search);
    }
  gtk_snapshot_restore (snapshot);
}

static void
probant_page_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = 0;
  *natural = 2 * PROBANT_PAGE_MARGIN;
}

static void
probant_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ProbantPageView *self = PROBANT_PAGE_VIEW (widget);
  gboolean stay = self->layout != NULL && self->height > 0;
  Anchor anchor = { 0 };

  if (stay)
    anchor = take_anchor (self, self->width / 2.0, 0);
  self->width = width;
  self->height = height;
  if (self->layout != NULL)
    self->scale = clamp_scale (fit_scale (self));
  configure_adjustments (self);
  anchor.view_x = width / 2.0;
  if (stay)
    return_to_anchor (self, &anchor);
  schedule_notify (self);
  want_pages (self);
}

static void
set_adjustment (ProbantPageView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustments[orientation], value_changed_cb, self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    {
      configure_adjustments (self);
      g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
probant_page_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ProbantPageView *self = PROBANT_PAGE_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_page_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ProbantPageView *self = PROBANT_PAGE_VIEW (object);

  switch (id)
    {
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, probant_page_view_get_zoom (self));
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
redraw_on_change (ProbantPageView *self, gpointer source)
{
  g_signal_connect_object (source, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
clear_pdf (ProbantPageView *self)
{
  g_clear_object (&self->painter);
  g_clear_object (&self->selection);
  probant_page_view_set_search (self, NULL);
  g_clear_pointer (&self->layout, probant_page_layout_free);
  g_clear_object (&self->pdf);
  g_clear_pointer (&self->title, g_free);
}

static void
probant_page_view_dispose (GObject *object)
{
  ProbantPageView *self = PROBANT_PAGE_VIEW (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  clear_pdf (self);

  G_OBJECT_CLASS (probant_page_view_parent_class)->dispose (object);
}

static void
probant_page_view_class_init (ProbantPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = probant_page_view_dispose;
  object_class->get_property = probant_page_view_get_property;
  object_class->set_property = probant_page_view_set_property;
  widget_class->measure = probant_page_view_measure;
  widget_class->size_allocate = probant_page_view_size_allocate;
  widget_class->snapshot = probant_page_view_snapshot;

  properties[PROP_PAGE]
      = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM]
      = g_param_spec_double ("zoom", NULL, NULL, PROBANT_ZOOM_MIN, PROBANT_ZOOM_MAX, 1,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  probant_page_input_add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "pages");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
probant_page_view_init (ProbantPageView *self)
{
  self->scale = PIXELS_PER_POINT;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (want_pages), NULL);
  probant_page_input_attach (self);
}

void
probant_page_view_set_pdf (ProbantPageView *self, ProbantPdf *pdf, const char *title)
{
  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  clear_pdf (self);
  if (pdf != NULL)
    {
      self->pdf = g_object_ref (pdf);
      self->layout = probant_page_layout_new (pdf);
      self->painter = probant_page_painter_new (pdf);
      self->selection = probant_page_selection_new (pdf);
      self->title = g_strdup (title);
      redraw_on_change (self, self->painter);
      redraw_on_change (self, self->selection);
    }

  self->page = 0;
  if (self->layout != NULL && self->height > 0)
    self->scale = clamp_scale (fit_scale (self));
  configure_adjustments (self);
  set_value (self, GTK_ORIENTATION_HORIZONTAL, 0);
  set_value (self, GTK_ORIENTATION_VERTICAL, 0);
  schedule_notify (self);
  want_pages (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
probant_page_view_get_page (ProbantPageView *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), 0);

  return self->page;
}

void
probant_page_view_go_to_page (ProbantPageView *self, guint page)
{
  graphene_rect_t rect;

  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  if (self->layout == NULL)
    return;
  page = MIN (page, probant_page_layout_get_n_pages (self->layout) - 1);
  get_page_rect (self, page, &rect);
  set_value (self, GTK_ORIENTATION_VERTICAL, page > 0 ? rect.origin.y - PROBANT_PAGE_GAP : 0);
  set_page (self, page); /* even where several small pages are seen at once */
}

double
probant_page_view_get_zoom (ProbantPageView *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), 1);

  return self->scale / PIXELS_PER_POINT;
}

ProbantZoomMode
probant_page_view_get_zoom_mode (ProbantPageView *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), PROBANT_ZOOM_FREE);

  return self->zoom_mode;
}

void
probant_page_view_set_zoom (ProbantPageView *self, double zoom)
{
  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  zoom_around (self, zoom * PIXELS_PER_POINT, self->width / 2.0, self->height / 2.0);
}

void
probant_page_view_zoom_at (ProbantPageView *self, double zoom, double x, double y)
{
  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  zoom_around (self, zoom * PIXELS_PER_POINT, x, y);
}

void
probant_page_view_fit (ProbantPageView *self, ProbantZoomMode mode)
{
  Anchor anchor;

  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  self->zoom_mode = mode;
  schedule_notify (self);
  if (self->layout == NULL || self->height == 0)
    return;
  anchor = take_anchor (self, self->width / 2.0, 0);
  set_scale_around (self, fit_scale (self), &anchor);
  if (mode == PROBANT_ZOOM_FIT_PAGE)
    probant_page_view_go_to_page (self, self->page);
}

void
probant_page_view_zoom_in (ProbantPageView *self)
{
  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  for (gsize i = 0; i < G_N_ELEMENTS (zoom_steps); i++)
    if (zoom_steps[i] > probant_page_view_get_zoom (self) + ZOOM_TOLERANCE)
      {
        probant_page_view_set_zoom (self, zoom_steps[i]);
        return;
      }
}

void
probant_page_view_zoom_out (ProbantPageView *self)
{
  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  for (gsize i = G_N_ELEMENTS (zoom_steps); i-- > 0;)
    if (zoom_steps[i] < probant_page_view_get_zoom (self) - ZOOM_TOLERANCE)
      {
        probant_page_view_set_zoom (self, zoom_steps[i]);
        return;
      }
}

/* Scrolls as little as need be; what was out of sight comes near the middle. */
static void
show_range (ProbantPageView *self, GtkOrientation orientation, double start, double length)
{
  double value = get_value (self, orientation);
  double view = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;

  if (start < value + PROBANT_PAGE_GAP || start + length > value + view - PROBANT_PAGE_GAP)
    set_value (self, orientation, start + length / 2 - view / 2);
}

gboolean
probant_page_view_is_busy (ProbantPageView *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), FALSE);

  return self->painter != NULL && probant_page_painter_is_busy (self->painter);
}

ProbantPageSelection *
probant_page_view_get_selection (ProbantPageView *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), NULL);

  return self->selection;
}

void
probant_page_view_set_search (ProbantPageView *self, ProbantPageSearch *search)
{
  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  if (search == self->search)
    return;
  if (self->search != NULL)
    g_signal_handlers_disconnect_by_func (self->search, gtk_widget_queue_draw, self);
  g_set_object (&self->search, search);
  if (search != NULL)
    redraw_on_change (self, search);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
probant_page_view_locate (ProbantPageView *self,
                          double view_x,
                          double view_y,
                          guint *page,
                          double *x,
                          double *y)
{
  graphene_rect_t rect;

  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), FALSE);

  if (self->layout == NULL)
    return FALSE;
  *page = find_page (self, view_y);
  get_page_rect (self, *page, &rect);
  *x = (get_value (self, GTK_ORIENTATION_HORIZONTAL) + view_x - rect.origin.x) / self->scale;
  *y = (get_value (self, GTK_ORIENTATION_VERTICAL) + view_y - rect.origin.y) / self->scale;
  return TRUE;
}

void
probant_page_view_show_box (ProbantPageView *self, guint page, const cairo_rectangle_t *box)
{
  graphene_rect_t rect;

  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  if (self->layout == NULL)
    return;
  get_page_rect (self, page, &rect);
  show_range (self, GTK_ORIENTATION_HORIZONTAL, rect.origin.x + box->x * self->scale,
              box->width * self->scale);
  show_range (self, GTK_ORIENTATION_VERTICAL, rect.origin.y + box->y * self->scale,
              box->height * self->scale);
  set_page (self, page);
}

gboolean
probant_page_view_retry (ProbantPageView *self, guint page)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), FALSE);

  return self->painter != NULL && probant_page_painter_retry (self->painter, page);
}
