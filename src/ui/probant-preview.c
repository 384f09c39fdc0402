/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-preview-private.h"

G_DEFINE_FINAL_TYPE (ProbantPreview, probant_preview, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FILLED,
  PROP_PANEL_OPEN,
  PROP_IN_REPORT,
  N_PROPS
};

enum
{
  MESSAGE,
  CLOSED,
  RETRY,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
get_in_report (ProbantPreview *self)
{
  return self->document != NULL && probant_document_get_in_report (self->document);
}

static void
notify_in_report (ProbantPreview *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IN_REPORT]);
}

static void
document_changed_cb (ProbantPreview *self)
{
  ProbantProblem *problem = probant_document_get_problem (self->document);

  switch (probant_document_get_state (self->document))
    {
    case PROBANT_DOCUMENT_LOADED:
      if (self->bytes != NULL)
        break;
      g_free (self->name); /* its extension is known now */
      self->name = g_strdup (probant_document_get_name (self->document));
      probant_preview_open_bytes (self, probant_document_get_bytes (self->document));
      break;
    case PROBANT_DOCUMENT_FAILED:
      probant_preview_show_problem (self, problem->title,
                                    problem->next != NULL ? problem->next : problem->detail);
      break;
    case PROBANT_DOCUMENT_LISTED:
    case PROBANT_DOCUMENT_LOADING:
    default:
      probant_preview_show_wait (self);
      break;
    }
  probant_preview_update_actions (self);
}

static void
show_titles (ProbantPreview *self, const char *title, const char *detail)
{
  gtk_label_set_label (self->title_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_label_set_label (self->detail_label, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), detail != NULL);
}

static void
clear (ProbantPreview *self)
{
  probant_preview_clear_content (self);
  g_clear_pointer (&self->archive_bytes, g_bytes_unref);
  g_clear_pointer (&self->archive_name, g_free);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
}

static void
start (ProbantPreview *self, const char *title, const char *detail, const char *name)
{
  clear (self);
  probant_archive_view_set_archive (self->archive_view, NULL);
  show_titles (self, title, detail);
  probant_preview_start_content (self, name);
  notify_in_report (self);
}

static void
probant_preview_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FILLED:
      probant_preview_set_filled (PROBANT_PREVIEW (object), g_value_get_boolean (value));
      break;
    case PROP_PANEL_OPEN:
      probant_preview_set_panel_open (PROBANT_PREVIEW (object), g_value_get_boolean (value));
      break;
    case PROP_IN_REPORT:
      if (PROBANT_PREVIEW (object)->document != NULL)
        probant_document_set_in_report (PROBANT_PREVIEW (object)->document, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_preview_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FILLED:
      g_value_set_boolean (value, PROBANT_PREVIEW (object)->filled);
      break;
    case PROP_PANEL_OPEN:
      g_value_set_boolean (value, probant_preview_get_panel_open (PROBANT_PREVIEW (object)));
      break;
    case PROP_IN_REPORT:
      g_value_set_boolean (value, get_in_report (PROBANT_PREVIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_preview_dispose (GObject *object)
{
  ProbantPreview *self = PROBANT_PREVIEW (object);

  clear (self);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (probant_preview_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/probant/Probant/probant-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, title_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, detail_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, fill_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, handle);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, bar);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, signature_bar);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, find_bar);
  gtk_widget_class_bind_template_callback (widget_class, probant_preview_show_message);
  probant_preview_bind_content (widget_class);
}

static void
probant_preview_class_init (ProbantPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = probant_preview_dispose;
  object_class->get_property = probant_preview_get_property;
  object_class->set_property = probant_preview_set_property;

  properties[PROP_FILLED] = g_param_spec_boolean (
      "filled", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PANEL_OPEN] = g_param_spec_boolean (
      "panel-open", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_IN_REPORT] = g_param_spec_boolean (
      "in-report", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MESSAGE] = g_signal_new ("message", PROBANT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CLOSED]
      = g_signal_new ("closed", PROBANT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RETRY] = g_signal_new ("retry", PROBANT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, PROBANT_TYPE_DOCUMENT);

  g_type_ensure (PROBANT_TYPE_FIND_BAR);
  g_type_ensure (PROBANT_TYPE_PREVIEW_BAR);
  g_type_ensure (PROBANT_TYPE_SIGNATURE_BAR);
  probant_preview_install_actions (widget_class);
  probant_preview_install_ways_out (widget_class);
  bind_template (widget_class);
}

static void
probant_preview_init (ProbantPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APPLICATION_ID);
  probant_preview_recall_zoom (self);
  probant_preview_attach_drag (self);
  probant_preview_add_shortcuts (self);
  probant_preview_update_actions (self);
}

void
probant_preview_show_message (ProbantPreview *self, const char *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

void
probant_preview_ask_to_close (ProbantPreview *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

void
probant_preview_ask_to_retry (ProbantPreview *self)
{
  g_signal_emit (self, signals[RETRY], 0, self->document);
}

GtkWindow *
probant_preview_get_window (ProbantPreview *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

GtkWidget *
probant_preview_new (void)
{
  return g_object_new (PROBANT_TYPE_PREVIEW, NULL);
}

void
probant_preview_show_document (ProbantPreview *self, ProbantDocument *document)
{
  g_return_if_fail (PROBANT_IS_PREVIEW (self));
  g_return_if_fail (document == NULL || PROBANT_IS_DOCUMENT (document));

  if (document == NULL)
    {
      start (self, "", NULL, NULL);
      return;
    }
  if (document == self->document)
    return;
  start (self, probant_document_get_title (document), probant_document_get_detail (document),
         probant_document_get_name (document));
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "notify::state", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::in-report", G_CALLBACK (notify_in_report), self,
                           G_CONNECT_SWAPPED);
  notify_in_report (self);
  document_changed_cb (self);
}

ProbantDocument *
probant_preview_get_document (ProbantPreview *self)
{
  g_return_val_if_fail (PROBANT_IS_PREVIEW (self), NULL);

  return self->document;
}

void
probant_preview_show_bytes (ProbantPreview *self,
                            GBytes *bytes,
                            const char *title,
                            const char *detail,
                            const char *name)
{
  g_return_if_fail (PROBANT_IS_PREVIEW (self));
  g_return_if_fail (bytes != NULL && title != NULL && name != NULL);

  start (self, title, detail, name);
  probant_preview_open_bytes (self, bytes);
}

gboolean
probant_preview_get_filled (ProbantPreview *self)
{
  g_return_val_if_fail (PROBANT_IS_PREVIEW (self), FALSE);

  return self->filled;
}

void
probant_preview_set_filled (ProbantPreview *self, gboolean filled)
{
  g_return_if_fail (PROBANT_IS_PREVIEW (self));

  if (filled == self->filled)
    return;
  self->filled = filled;
  gtk_button_set_icon_name (self->fill_button, filled ? "view-restore-symbolic" : "view-fullscreen-symbolic");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILLED]);
}

gboolean
probant_preview_get_panel_open (ProbantPreview *self)
{
  g_return_val_if_fail (PROBANT_IS_PREVIEW (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->page_panel));
}

void
probant_preview_set_panel_open (ProbantPreview *self, gboolean open)
{
  g_return_if_fail (PROBANT_IS_PREVIEW (self));

  if (open == probant_preview_get_panel_open (self))
    return;
  if (!open && gtk_widget_get_focus_child (GTK_WIDGET (self->page_panel)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->page_view));
  gtk_widget_set_visible (GTK_WIDGET (self->page_panel), open);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANEL_OPEN]);
}

ProbantPageView *
probant_preview_get_page_view (ProbantPreview *self)
{
  g_return_val_if_fail (PROBANT_IS_PREVIEW (self), NULL);

  return self->page_view;
}

void
probant_preview_set_beside_menu (ProbantPreview *self, GMenuModel *menu)
{
  g_return_if_fail (PROBANT_IS_PREVIEW (self));

  probant_preview_bar_set_beside_menu (self->bar, menu);
}
