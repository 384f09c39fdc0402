/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-panes.h"

#include "ui/probant-text-scale.h"

/* Below these widths, given for text of the usual size, a document takes the place of the page, and list and
 * page take turns. */
#define NARROW_WIDTH 900
#define SINGLE_WIDTH 720

struct _ProbantPanes
{
  GtkWidget parent_instance;

  GtkPaned *outer;
  GtkPaned *inner;
  GtkWidget *list;
  GtkWidget *page;
  GtkWidget *document;
  GtkWidget *page_focus; /* weak: what had the focus in a part when it was last there */
  GtkWidget *document_focus;

  GSettings *settings;
  gboolean narrow;
  gboolean single;
  gboolean listed; /* where they take turns */
  gboolean open;
  gboolean filled;
  ProbantAlone alone;
  int needed;      /* the width below which it is narrow in any case */
  int list_needed; /* what the list took when it was last seen */
  guint source;
};

G_DEFINE_FINAL_TYPE (ProbantPanes, probant_panes, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LIST,
  PROP_PAGE,
  PROP_DOCUMENT,
  PROP_ALONE,
  PROP_SINGLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
update_alone (ProbantPanes *self)
{
  ProbantAlone alone = PROBANT_ALONE_NONE;

  if (self->single && !self->listed)
    alone = self->open ? PROBANT_ALONE_DOCUMENT : PROBANT_ALONE_PAGE;
  if (alone == self->alone)
    return;
  self->alone = alone;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALONE]);
}

static void
remember_focus (ProbantPanes *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || GTK_IS_PANED (focus))
    return;
  if (has_focus (self->page))
    g_set_weak_pointer (&self->page_focus, focus);
  else if (has_focus (self->document))
    g_set_weak_pointer (&self->document_focus, focus);
}

/* To where it was in that part, if that is still there. */
static void
enter (ProbantPanes *self, GtkWidget *part)
{
  GtkWidget *last = part == self->page       ? self->page_focus
                    : part == self->document ? self->document_focus
                                             : NULL;

  if (part == self->list)
    gtk_widget_grab_focus (part);
  else if (last == NULL || !gtk_widget_get_mapped (last) || !gtk_widget_grab_focus (last))
    gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
}

/* Parameter: 1 for the next part, -1 for the previous one. */
static gboolean
part_cb (GtkWidget *widget, GVariant *parameters, gpointer user_data)
{
  ProbantPanes *self = PROBANT_PANES (widget);
  GtkWidget *parts[] = { self->list, self->page, self->document };
  guint n = G_N_ELEMENTS (parts), current = 0;

  while (current < n && !has_focus (parts[current]))
    current++;
  for (guint i = 1; i < n; i++)
    {
      GtkWidget *part = parts[(current + (g_variant_get_int32 (parameters) > 0 ? i : n - i)) % n];

      if (!gtk_widget_get_mapped (part))
        continue;
      enter (self, part);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* Before the toolkit's own, which begins each part anew. */
static void
add_part_keys (ProbantPanes *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  static const GdkModifierType modifiers[] = { 0, GDK_SHIFT_MASK };

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (modifiers); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F6, modifiers[i]),
                                                gtk_callback_action_new (part_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (i == 0 ? 1 : -1));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* What had the focus may not be there any more. */
static void
move_focus (ProbantPanes *self)
{
  GtkWidget *focus = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->inner)))
    enter (self, self->list);
  else
    enter (self, gtk_widget_get_visible (self->page) ? self->page : self->document);

  /* A sentence that can be copied is selected by the focus: nobody has selected it. */
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (GTK_IS_LABEL (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_label_select_region (GTK_LABEL (focus), 0, 0);
}

/* It slides in once: an animation of the style sheet, which the desktop can switch off. */
static void
slide (GtkWidget *widget, gboolean in, const char *style)
{
  if (in)
    gtk_widget_add_css_class (widget, style);
  else
    gtk_widget_remove_css_class (widget, style);
}

static void
update (ProbantPanes *self)
{
  gboolean list = self->single ? self->listed : !self->filled;
  gboolean document = self->open && !(self->single && self->listed);
  gboolean page = !self->filled && !(self->single && self->listed) && !(document && self->narrow);
  gboolean opens = document && !gtk_widget_get_visible (self->document);
  gboolean focus = (!list && has_focus (self->list)) || (!page && has_focus (self->page))
                   || (!document && has_focus (self->document));

  gtk_widget_set_visible (self->list, list);
  gtk_widget_set_visible (self->page, page);
  gtk_widget_set_visible (self->document, document);
  gtk_widget_set_visible (GTK_WIDGET (self->inner), page || document);
  if (opens)
    gtk_paned_set_position (self->inner, MAX (0, gtk_widget_get_width (GTK_WIDGET (self->inner))
                                                     - g_settings_get_int (self->settings, "preview-width")));
  slide (self->document, document, "slides-in");
  slide (self->page, page && self->single, "slides-in");
  slide (self->list, list && self->single, "slides-back");
  if (focus)
    move_focus (self);
  update_alone (self);
}

static void
rearrange (ProbantPanes *self)
{
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SINGLE]);
}

static gboolean
rearrange_cb (gpointer user_data)
{
  ProbantPanes *self = PROBANT_PANES (user_data);

  self->source = 0;
  rearrange (self);
  return G_SOURCE_REMOVE;
}

static void
save_sizes (ProbantPanes *self)
{
  if (gtk_widget_get_mapped (self->list) && !self->single)
    g_settings_set_int (self->settings, "sidebar-width", CLAMP (gtk_widget_get_width (self->list), 200, 600));
  if (gtk_widget_get_mapped (self->document) && gtk_widget_get_mapped (self->page))
    g_settings_set_int (self->settings, "preview-width",
                        CLAMP (gtk_widget_get_width (self->document), 280, 4096));
}

static int
measure_width (GtkWidget *widget)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Without a layout manager, so that the width is known. What is needed is the room for any one of the three:
 * they can take turns. */
static void
probant_panes_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  ProbantPanes *self = PROBANT_PANES (widget);
  GtkWidget *outer = GTK_WIDGET (self->outer);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    for_size = MAX (for_size, measure_width (outer));
  gtk_widget_measure (outer, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum
        = MAX (measure_width (self->list), MAX (measure_width (self->page), measure_width (self->document)));
}

/* Whether `width` makes for another arrangement. What a part needs is seen only while it is there. */
static gboolean
arrange (ProbantPanes *self, int width, int needed)
{
  double scale = probant_text_scale_get (GTK_WIDGET (self));
  gboolean narrow = FALSE, single = FALSE;
  int others = MAX (measure_width (self->page), measure_width (self->document));

  if (!self->narrow)
    self->needed = needed;
  if (!self->single && gtk_widget_get_visible (self->list))
    self->list_needed = measure_width (self->list);
  narrow = width < MAX (NARROW_WIDTH * scale, self->needed);
  single = width < MAX (SINGLE_WIDTH * scale, self->list_needed + others);
  if (narrow == self->narrow && single == self->single)
    return FALSE;
  if (single != self->single)
    self->listed = FALSE;
  self->narrow = narrow;
  self->single = single;
  return TRUE;
}

static void
probant_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ProbantPanes *self = PROBANT_PANES (widget);
  int needed = measure_width (GTK_WIDGET (self->outer));

  gtk_widget_allocate (GTK_WIDGET (self->outer), MAX (width, needed), height, baseline, NULL);

  /* What is shown cannot change while sizes are given out. */
  if (arrange (self, width, needed) && self->source == 0)
    self->source = g_idle_add (rearrange_cb, self);
}

/* A window that is narrow already shows no list for a moment. */
static void
probant_panes_root (GtkWidget *widget)
{
  ProbantPanes *self = PROBANT_PANES (widget);
  int width = 0;

  GTK_WIDGET_CLASS (probant_panes_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (remember_focus),
                           self, G_CONNECT_SWAPPED);
  width = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (widget)));
  if (width > 0 && arrange (self, width, 0))
    rearrange (self);
}

static void
probant_panes_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), remember_focus, widget);

  GTK_WIDGET_CLASS (probant_panes_parent_class)->unroot (widget);
}

static void
probant_panes_unmap (GtkWidget *widget)
{
  save_sizes (PROBANT_PANES (widget));

  GTK_WIDGET_CLASS (probant_panes_parent_class)->unmap (widget);
}

static void
forget_needs (ProbantPanes *self)
{
  self->needed = 0;
  self->list_needed = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
probant_panes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ProbantPanes *self = PROBANT_PANES (object);

  switch (id)
    {
    case PROP_LIST:
      self->list = g_value_get_object (value);
      gtk_paned_set_start_child (self->outer, self->list);
      break;
    case PROP_PAGE:
      self->page = g_value_get_object (value);
      gtk_paned_set_start_child (self->inner, self->page);
      break;
    case PROP_DOCUMENT:
      self->document = g_value_get_object (value);
      gtk_paned_set_end_child (self->inner, self->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_panes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ProbantPanes *self = PROBANT_PANES (object);

  switch (id)
    {
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_PAGE:
      g_value_set_object (value, self->page);
      break;
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_ALONE:
      g_value_set_int (value, (int)self->alone);
      break;
    case PROP_SINGLE:
      g_value_set_boolean (value, self->single);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_panes_dispose (GObject *object)
{
  ProbantPanes *self = PROBANT_PANES (object);
  GtkWidget *child = NULL;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->page_focus);
  g_clear_weak_pointer (&self->document_focus);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (probant_panes_parent_class)->dispose (object);
}

static void
probant_panes_class_init (ProbantPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = probant_panes_set_property;
  object_class->get_property = probant_panes_get_property;
  object_class->dispose = probant_panes_dispose;
  widget_class->measure = probant_panes_measure;
  widget_class->size_allocate = probant_panes_size_allocate;
  widget_class->root = probant_panes_root;
  widget_class->unroot = probant_panes_unroot;
  widget_class->unmap = probant_panes_unmap;

  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_ALONE]
      = g_param_spec_int ("alone", NULL, NULL, PROBANT_ALONE_NONE, PROBANT_ALONE_DOCUMENT, PROBANT_ALONE_NONE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SINGLE] = g_param_spec_boolean (
      "single", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/probant/Probant/probant-panes.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantPanes, outer);
  gtk_widget_class_bind_template_child (widget_class, ProbantPanes, inner);
}

static void
probant_panes_init (ProbantPanes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_part_keys (self);

  self->settings = g_settings_new (APPLICATION_ID);
  gtk_paned_set_position (self->outer, g_settings_get_int (self->settings, "sidebar-width"));
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (forget_needs), self, G_CONNECT_SWAPPED);
}

ProbantAlone
probant_panes_get_alone (ProbantPanes *self)
{
  g_return_val_if_fail (PROBANT_IS_PANES (self), PROBANT_ALONE_NONE);

  return self->alone;
}

gboolean
probant_panes_is_single (ProbantPanes *self)
{
  g_return_val_if_fail (PROBANT_IS_PANES (self), FALSE);

  return self->single;
}

gboolean
probant_panes_is_narrow (ProbantPanes *self)
{
  g_return_val_if_fail (PROBANT_IS_PANES (self), FALSE);

  return self->narrow;
}

void
probant_panes_show_list (ProbantPanes *self, gboolean list)
{
  g_return_if_fail (PROBANT_IS_PANES (self));

  if (!self->single || list == self->listed)
    return;
  self->listed = list;
  update (self);
  move_focus (self);
}

void
probant_panes_set_document (ProbantPanes *self, gboolean open, gboolean filled)
{
  g_return_if_fail (PROBANT_IS_PANES (self));

  if (self->open && !open)
    save_sizes (self);
  self->open = open;
  self->filled = open && filled;
  if (open)
    self->listed = FALSE;
  update (self);
}
