/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-view.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/probant-page-input.h"
#include "ui/probant-page-marks.h"
#include "ui/probant-page-painter.h"
#include "ui/probant-page-sight.h"
#include "ui/probant-page-targets.h"

#define PIXELS_PER_POINT (96.0 / 72.0) /* at zoom 1 */
#define ZOOM_TOLERANCE 0.01            /* what is shown as a round value counts as one */

static const double zoom_steps[]
    = { 0.1, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8 };

struct _ProbantPageView
{
  GtkWidget parent_instance;

  ProbantPageSight sight;
  ProbantPagePainter *painter; /* this and the next three where there is a document */
  ProbantPageSelection *selection;
  ProbantPageLinks *links;
  ProbantPageTargets *targets;
  ProbantPageSearch *search; /* may be NULL */
  char *title;
  GtkWidget *speech; /* bears the text of the page being read, for a screen reader alone */

  GtkScrollablePolicy policies[2]; /* by GtkOrientation */
  ProbantZoomMode zoom_mode;
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
  PROP_TURN,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  LINK,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static double
fit_scale (ProbantPageView *self)
{
  switch (self->zoom_mode)
    {
    case PROBANT_ZOOM_FIT_WIDTH:
      return probant_page_layout_fit_width (self->sight.layout, self->sight.width);
    case PROBANT_ZOOM_FIT_PAGE:
      return probant_page_layout_fit_page (self->sight.layout, self->page, self->sight.width,
                                           self->sight.height);
    case PROBANT_ZOOM_FREE:
    default:
      return self->sight.scale;
    }
}

static double
get_device_scale (ProbantPageView *self)
{
  return self->sight.scale * self->sight.factor;
}

static double
clamp_scale (double scale)
{
  return CLAMP (scale, PROBANT_ZOOM_MIN * PIXELS_PER_POINT, PROBANT_ZOOM_MAX * PIXELS_PER_POINT);
}

static void
want_pages (ProbantPageView *self)
{
  guint first, last;

  if (self->painter == NULL || self->sight.height == 0)
    return;
  first = probant_page_sight_find_page (&self->sight, 0);
  last = probant_page_sight_find_page (&self->sight, self->sight.height);
  probant_page_painter_want (self->painter, first, last, get_device_scale (self));
  for (guint i = first; i <= last; i++)
    {
      graphene_rect_t seen;

      if (probant_page_sight_get_seen (&self->sight, i, &seen))
        probant_page_painter_want_part (self->painter, i, &seen, get_device_scale (self));
    }
  probant_page_selection_prepare (self->selection, first, last);
  probant_page_links_prepare (self->links, first, last);
  probant_page_targets_want (self->targets, first, last);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
factor_changed_cb (ProbantPageView *self)
{
  self->sight.factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  want_pages (self);
}

static void
describe (ProbantPageView *self)
{
  g_autofree char *label = NULL;

  if (self->sight.layout != NULL)
    /* Translators: read aloud by a screen reader: number of the page, number of pages, name of the document
     */
    label = g_strdup_printf (_ ("Page %u of %u: %s"), self->page + 1,
                             probant_page_layout_get_n_pages (self->sight.layout),
                             self->title != NULL ? self->title : _ ("Document"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
}

/* Page by page, as it is read. */
static void
speak (ProbantPageView *self)
{
  ProbantPdfText *text
      = self->selection != NULL ? probant_page_selection_get_text (self->selection, self->page) : NULL;
  const char *string = text != NULL ? probant_pdf_text_get_string (text) : "";

  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->speech)), string) != 0)
    gtk_label_set_label (GTK_LABEL (self->speech), string);
}

static gboolean
notify_cb (gpointer user_data)
{
  ProbantPageView *self = user_data;

  self->notify_id = 0;
  describe (self);
  speak (self);
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
  GtkAdjustment *adjustment = self->sight.adjustments[GTK_ORIENTATION_VERTICAL];

  if (self->sight.layout == NULL || adjustment == NULL)
    return;
  if (gtk_adjustment_get_value (adjustment) <= 0)
    set_page (self, 0);
  else if (gtk_adjustment_get_value (adjustment)
           >= gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment))
    set_page (self, probant_page_layout_get_n_pages (self->sight.layout) - 1);
  else
    set_page (self, probant_page_sight_find_page (&self->sight, self->sight.height / 3.0));
}

static void
value_changed_cb (ProbantPageView *self)
{
  update_page (self);
  want_pages (self);
}

static void
set_scale_around (ProbantPageView *self, double scale, const ProbantPageAnchor *anchor)
{
  self->sight.scale = clamp_scale (scale);
  probant_page_sight_configure (&self->sight);
  probant_page_sight_return (&self->sight, anchor);
  schedule_notify (self);
  want_pages (self);
}

static void
zoom_around (ProbantPageView *self, double scale, double view_x, double view_y)
{
  ProbantPageAnchor anchor;

  self->zoom_mode = PROBANT_ZOOM_FREE;
  if (self->sight.layout == NULL)
    {
      self->sight.scale = clamp_scale (scale);
      schedule_notify (self);
      return;
    }
  anchor = probant_page_sight_take_anchor (&self->sight, view_x, view_y);
  set_scale_around (self, scale, &anchor);
}

static void
snapshot_page (ProbantPageView *self, GtkSnapshot *snapshot, guint page)
{
  graphene_rect_t rect, own, seen;
  double width, height;

  if (!probant_page_sight_get_seen (&self->sight, page, &seen))
    return;
  graphene_rect_scale (&seen, (float)self->sight.scale, (float)self->sight.scale, &seen);
  probant_page_sight_get_page (&self->sight, page, &rect);
  width = rect.size.width;
  height = rect.size.height;
  probant_page_turn_size (self->sight.turn, &width, &height);
  graphene_rect_init (&own, 0, 0, (float)width, (float)height);
  gtk_snapshot_save (snapshot);
  probant_page_turn_snapshot (self->sight.turn, snapshot, &rect);
  probant_page_painter_snapshot (self->painter, GTK_WIDGET (self), snapshot, page, &own, &seen,
                                 self->sight.scale, self->selection, self->search);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_link_focus (ProbantPageView *self, GtkSnapshot *snapshot)
{
  ProbantPageTarget *target = probant_page_targets_get_focus (self->targets);
  graphene_rect_t rect;

  if (target == NULL)
    return;
  probant_page_sight_get_box (&self->sight, probant_page_target_get_page (target),
                              &probant_page_target_get_link (target)->box, &rect);
  probant_page_marks_snapshot_focus (snapshot, &rect);
}

static void
probant_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ProbantPageView *self = PROBANT_PAGE_VIEW (widget);
  guint last;

  if (self->sight.layout == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float)-probant_page_sight_get_value (&self->sight, GTK_ORIENTATION_HORIZONTAL),
                            (float)-probant_page_sight_get_value (&self->sight, GTK_ORIENTATION_VERTICAL)));
  last = probant_page_sight_find_page (&self->sight, self->sight.height);
  for (guint i = probant_page_sight_find_page (&self->sight, 0); i <= last; i++)
    snapshot_page (self, snapshot, i);
  snapshot_link_focus (self, snapshot);
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
resize (ProbantPageView *self, int width, int height)
{
  gboolean stay = self->sight.layout != NULL && self->sight.height > 0;
  ProbantPageAnchor anchor = { 0 };

  if (stay)
    anchor = probant_page_sight_take_anchor (&self->sight, self->sight.width / 2.0, 0);
  self->sight.factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  self->sight.width = width;
  self->sight.height = height;
  if (self->sight.layout != NULL)
    self->sight.scale = clamp_scale (fit_scale (self));
  probant_page_sight_configure (&self->sight);
  anchor.view_x = width / 2.0;
  if (stay)
    probant_page_sight_return (&self->sight, &anchor);
  schedule_notify (self);
  want_pages (self);
}

static void
probant_page_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ProbantPageView *self = PROBANT_PAGE_VIEW (widget);

  if (width != self->sight.width || height != self->sight.height
      || gtk_widget_get_scale_factor (widget) != self->sight.factor)
    resize (self, width, height);
  gtk_widget_size_allocate (self->speech, &(GtkAllocation){ 0, 0, width, height }, -1);
  if (self->targets != NULL)
    probant_page_targets_allocate (self->targets, &self->sight);
}

static void
set_adjustment (ProbantPageView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->sight.adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (self->sight.adjustments[orientation], value_changed_cb, self);
  g_set_object (&self->sight.adjustments[orientation], adjustment);
  if (adjustment != NULL)
    {
      probant_page_sight_configure (&self->sight);
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
    case PROP_TURN:
      g_value_set_uint (value, self->sight.turn);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->sight.adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->sight.adjustments[GTK_ORIENTATION_VERTICAL]);
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
links_changed_cb (ProbantPageView *self)
{
  probant_page_targets_refresh (self->targets);
}

static void
text_changed_cb (ProbantPageView *self)
{
  speak (self);
  if (probant_page_links_get (self->links, self->page) != NULL)
    probant_page_targets_refresh (self->targets);
}

static void
clear_pdf (ProbantPageView *self)
{
  g_clear_pointer (&self->targets, probant_page_targets_free);
  g_clear_object (&self->painter);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, text_changed_cb, self);
  g_clear_object (&self->selection);
  if (self->links != NULL)
    g_signal_handlers_disconnect_by_func (self->links, links_changed_cb, self);
  g_clear_object (&self->links);
  probant_page_view_set_search (self, NULL);
  g_clear_pointer (&self->sight.layout, probant_page_layout_free);
  g_clear_object (&self->sight.pdf);
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
  g_clear_pointer (&self->speech, gtk_widget_unparent);

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
  properties[PROP_TURN]
      = g_param_spec_uint ("turn", NULL, NULL, PROBANT_TURN_NONE, PROBANT_TURN_LEFT, PROBANT_TURN_NONE,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[LINK] = g_signal_new ("link", PROBANT_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
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
  self->sight.scale = PIXELS_PER_POINT;
  self->sight.factor = 1;
  self->speech = gtk_label_new (NULL);
  gtk_widget_set_can_target (self->speech, FALSE);
  gtk_label_set_wrap (GTK_LABEL (self->speech), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->speech), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->speech, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (factor_changed_cb), NULL);
  probant_page_input_attach (self);
}

gboolean
probant_page_view_get_wish (ProbantPageView *self, ProbantPdfWish *wish)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), FALSE);

  *wish = (ProbantPdfWish){ .factor = self->sight.factor };
  if (self->zoom_mode == PROBANT_ZOOM_FREE)
    wish->scale = self->sight.scale;
  else
    wish->width = MAX (self->sight.width - 2 * PROBANT_PAGE_MARGIN, 1);
  if (self->zoom_mode == PROBANT_ZOOM_FIT_PAGE)
    wish->height = MAX (self->sight.height - 2 * PROBANT_PAGE_MARGIN, 1);
  return self->sight.height > 0;
}

void
probant_page_view_set_pdf (ProbantPageView *self, ProbantPdf *pdf, const char *title)
{
  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  clear_pdf (self);
  if (pdf != NULL)
    {
      self->sight.pdf = g_object_ref (pdf);
      self->sight.turn = PROBANT_TURN_NONE;
      self->sight.layout = probant_page_layout_new (pdf, self->sight.turn);
      self->painter = probant_page_painter_new (pdf);
      self->selection = probant_page_selection_new (pdf);
      self->links = probant_page_links_new (pdf);
      self->title = g_strdup (title);
      redraw_on_change (self, self->painter);
      redraw_on_change (self, self->selection);
      self->targets = probant_page_targets_new (self, self->links, self->selection);
      g_signal_connect_object (self->links, "changed", G_CALLBACK (links_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->selection, "changed", G_CALLBACK (text_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }

  self->page = 0;
  if (self->sight.layout != NULL && self->sight.height > 0)
    self->sight.scale = clamp_scale (fit_scale (self));
  probant_page_sight_configure (&self->sight);
  probant_page_sight_set_value (&self->sight, GTK_ORIENTATION_HORIZONTAL, 0);
  probant_page_sight_set_value (&self->sight, GTK_ORIENTATION_VERTICAL, 0);
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

  if (self->sight.layout == NULL)
    return;
  page = MIN (page, probant_page_layout_get_n_pages (self->sight.layout) - 1);
  probant_page_sight_get_page (&self->sight, page, &rect);
  probant_page_sight_set_value (&self->sight, GTK_ORIENTATION_VERTICAL,
                                page > 0 ? rect.origin.y - PROBANT_PAGE_GAP : 0);
  set_page (self, page); /* even where several small pages are seen at once */
}

void
probant_page_view_go_to (ProbantPageView *self, guint page, double y)
{
  graphene_rect_t rect;

  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  if (self->sight.layout == NULL)
    return;
  page = MIN (page, probant_page_layout_get_n_pages (self->sight.layout) - 1);
  probant_page_sight_get_box (&self->sight, page, &(cairo_rectangle_t){ 0, y, 0, 0 }, &rect);
  probant_page_sight_set_value (&self->sight, GTK_ORIENTATION_VERTICAL, rect.origin.y - PROBANT_PAGE_GAP);
  set_page (self, page);
}

double
probant_page_view_get_zoom (ProbantPageView *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), 1);

  return self->sight.scale / PIXELS_PER_POINT;
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

  zoom_around (self, zoom * PIXELS_PER_POINT, self->sight.width / 2.0, self->sight.height / 2.0);
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
  ProbantPageAnchor anchor;

  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  self->zoom_mode = mode;
  schedule_notify (self);
  if (self->sight.layout == NULL || self->sight.height == 0)
    return;
  anchor = probant_page_sight_take_anchor (&self->sight, self->sight.width / 2.0, 0);
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
  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), FALSE);

  if (self->sight.layout == NULL)
    return FALSE;
  probant_page_sight_locate (&self->sight, view_x, view_y, page, x, y);
  return TRUE;
}

void
probant_page_view_show_box (ProbantPageView *self, guint page, const cairo_rectangle_t *box)
{
  graphene_rect_t rect;

  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  if (self->sight.layout == NULL)
    return;
  probant_page_sight_get_box (&self->sight, page, box, &rect);
  probant_page_sight_show (&self->sight, &rect);
  set_page (self, page);
}

gboolean
probant_page_view_retry (ProbantPageView *self, guint page)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), FALSE);

  return self->painter != NULL && probant_page_painter_retry (self->painter, page);
}

ProbantPageTurn
probant_page_view_get_turn (ProbantPageView *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), PROBANT_TURN_NONE);

  return self->sight.turn;
}

void
probant_page_view_set_turn (ProbantPageView *self, ProbantPageTurn turn)
{
  guint page;

  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));

  if (self->sight.layout == NULL || turn == self->sight.turn)
    return;
  page = self->page;
  self->sight.turn = turn;
  probant_page_layout_free (self->sight.layout);
  self->sight.layout = probant_page_layout_new (self->sight.pdf, turn);
  self->sight.scale = clamp_scale (fit_scale (self));
  probant_page_sight_configure (&self->sight);
  probant_page_view_go_to_page (self, page);
  schedule_notify (self);
  want_pages (self);
}

ProbantPageLinks *
probant_page_view_get_links (ProbantPageView *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), NULL);

  return self->links;
}

void
probant_page_view_follow (ProbantPageView *self, const ProbantPdfLink *link)
{
  g_return_if_fail (PROBANT_IS_PAGE_VIEW (self));
  g_return_if_fail (link != NULL);

  if (link->kind == PROBANT_PDF_LINK_PAGE)
    probant_page_view_go_to (self, link->page, link->y);
  else
    g_signal_emit (self, signals[LINK], 0, link->kind == PROBANT_PDF_LINK_ADDRESS ? link->address : NULL);
}

gboolean
probant_page_view_move_link_focus (ProbantPageView *self, int step)
{
  ProbantPageTarget *target;

  g_return_val_if_fail (PROBANT_IS_PAGE_VIEW (self), FALSE);

  if (self->targets == NULL || !probant_page_targets_move_focus (self->targets, step))
    return FALSE;
  target = probant_page_targets_get_focus (self->targets);
  if (target != NULL)
    probant_page_view_show_box (self, probant_page_target_get_page (target),
                                &probant_page_target_get_link (target)->box);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}
