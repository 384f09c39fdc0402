/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/probant-facts-window.h"
#include "ui/probant-preview-private.h"

void
probant_preview_update_actions (ProbantPreview *self)
{
  static const char *const seeing[] = { "preview.zoom-in",   "preview.zoom-out",    "preview.zoom",
                                        "preview.fit-page",  "preview.actual-size", "preview.fit-width",
                                        "preview.turn-left", "preview.turn-right",  "preview.print" };
  static const char *const reading[]
      = { "preview.find", "preview.properties", "preview.panel", "preview.enter-page" };
  gboolean picture = probant_picture_view_get_texture (self->picture_view) != NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  for (gsize i = 0; i < G_N_ELEMENTS (seeing); i++)
    gtk_widget_action_set_enabled (widget, seeing[i], self->pdf != NULL || picture);
  for (gsize i = 0; i < G_N_ELEMENTS (reading); i++)
    gtk_widget_action_set_enabled (widget, reading[i], self->pdf != NULL);
  gtk_widget_action_set_enabled (widget, "preview.save", self->bytes != NULL);
  gtk_widget_action_set_enabled (widget, "preview.open", self->bytes != NULL);
  gtk_widget_action_set_enabled (
      widget, "preview.in-report",
      self->document != NULL && probant_document_get_state (self->document) != PROBANT_DOCUMENT_FAILED);
  gtk_widget_action_set_enabled (widget, "preview.back", self->archive_bytes != NULL);
}

static void
zoom_in_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  if (self->pdf != NULL)
    probant_page_view_zoom_in (self->page_view);
  else
    probant_picture_view_zoom_in (self->picture_view);
}

static void
zoom_out_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  if (self->pdf != NULL)
    probant_page_view_zoom_out (self->page_view);
  else
    probant_picture_view_zoom_out (self->picture_view);
}

static void
set_zoom (ProbantPreview *self, double zoom)
{
  if (self->pdf != NULL)
    probant_page_view_set_zoom (self->page_view, zoom);
  else
    probant_picture_view_set_zoom (self->picture_view, zoom);
}

static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_zoom (PROBANT_PREVIEW (widget), g_variant_get_double (parameter));
}

static void
actual_size_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_zoom (PROBANT_PREVIEW (widget), 1);
}

static void
fit (ProbantPreview *self, ProbantZoomMode mode)
{
  if (self->pdf != NULL)
    probant_page_view_fit (self->page_view, mode);
  else
    probant_picture_view_fit (self->picture_view);
}

static void
fit_width_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fit (PROBANT_PREVIEW (widget), PROBANT_ZOOM_FIT_WIDTH);
}

static void
fit_page_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fit (PROBANT_PREVIEW (widget), PROBANT_ZOOM_FIT_PAGE);
}

static void
turn (ProbantPreview *self, int quarters)
{
  if (self->pdf != NULL)
    probant_page_view_set_turn (
        self->page_view, probant_page_turn_add (probant_page_view_get_turn (self->page_view), quarters));
  else
    probant_picture_view_set_turn (
        self->picture_view,
        probant_page_turn_add (probant_picture_view_get_turn (self->picture_view), quarters));
}

static void
turn_left_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  turn (PROBANT_PREVIEW (widget), -1);
}

static void
turn_right_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  turn (PROBANT_PREVIEW (widget), 1);
}

static void
enter_page_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  probant_preview_bar_enter_page (PROBANT_PREVIEW (widget)->bar);
}

static void
find_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  probant_find_bar_set_open (self->find_bar, TRUE);
}

/* (transfer full), NULL where it is not from a source. */
static char *
describe_origin (ProbantPreview *self)
{
  GDateTime *time = self->document != NULL ? probant_document_get_loaded_at (self->document) : NULL;
  g_autoptr (GUri) uri = NULL;
  g_autofree char *when = NULL;
  const char *host = NULL;

  if (time == NULL)
    return NULL;
  uri = g_uri_parse (probant_document_get_url (self->document), G_URI_FLAGS_PARSE_RELAXED, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  when = g_date_time_format (time, "%c");
  /* Translators: a host of the network, a date with time */
  return g_strdup_printf (_ ("from %s, %s"), host != NULL ? host : "?", when);
}

static void
properties_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  g_autofree char *origin = describe_origin (self);

  probant_facts_window_show (probant_preview_get_window (self), self->pdf, self->bytes, self->name, origin);
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  probant_preview_go_back (PROBANT_PREVIEW (widget));
}

static void
fill_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  probant_preview_set_filled (self, !self->filled);
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  probant_preview_ask_to_close (PROBANT_PREVIEW (widget));
}

static void
retry_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  if (self->bytes != NULL)
    probant_preview_open_again (self);
  else if (self->document != NULL)
    probant_preview_ask_to_retry (self);
}

static const struct
{
  guint keyval;
  GdkModifierType modifiers;
  const char *action;
  gboolean everywhere; /* wherever in the window the focus is */
} bindings[] = {
  { GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom-in", TRUE },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-in", TRUE },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.zoom-in", TRUE },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom-out", TRUE },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.zoom-out", TRUE },
  { GDK_KEY_0, GDK_CONTROL_MASK, "preview.actual-size", TRUE },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, "preview.actual-size", TRUE },
  { GDK_KEY_Left, GDK_CONTROL_MASK, "preview.turn-left", FALSE },
  { GDK_KEY_Right, GDK_CONTROL_MASK, "preview.turn-right", FALSE },
  { GDK_KEY_g, GDK_CONTROL_MASK, "preview.enter-page", TRUE },
  { GDK_KEY_F7, 0, "preview.panel", TRUE },
  { GDK_KEY_f, GDK_CONTROL_MASK, "preview.find", TRUE },
  { GDK_KEY_s, GDK_CONTROL_MASK, "preview.save", TRUE },
  { GDK_KEY_p, GDK_CONTROL_MASK, "preview.print", TRUE },
  { GDK_KEY_F9, 0, "preview.fill", FALSE },
  { GDK_KEY_Left, GDK_ALT_MASK, "preview.back", FALSE },
};

static void
add_bindings (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].keyval, bindings[i].modifiers,
                                         bindings[i].action, NULL);
}

void
probant_preview_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom", "d", zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.actual-size", NULL, actual_size_action);
  gtk_widget_class_install_action (widget_class, "preview.fit-width", NULL, fit_width_action);
  gtk_widget_class_install_action (widget_class, "preview.fit-page", NULL, fit_page_action);
  gtk_widget_class_install_action (widget_class, "preview.turn-left", NULL, turn_left_action);
  gtk_widget_class_install_action (widget_class, "preview.turn-right", NULL, turn_right_action);
  gtk_widget_class_install_action (widget_class, "preview.enter-page", NULL, enter_page_action);
  gtk_widget_class_install_property_action (widget_class, "preview.panel", "panel-open");
  gtk_widget_class_install_action (widget_class, "preview.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "preview.properties", NULL, properties_action);
  gtk_widget_class_install_property_action (widget_class, "preview.in-report", "in-report");
  gtk_widget_class_install_action (widget_class, "preview.fill", NULL, fill_action);
  gtk_widget_class_install_action (widget_class, "preview.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "preview.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "preview.retry", NULL, retry_action);
  add_bindings (widget_class);
}

/* After those of the class: what has the focus comes first, of two previews too. */
void
probant_preview_add_shortcuts (ProbantPreview *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (bindings[i].everywhere)
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (controller),
          gtk_shortcut_new (gtk_keyval_trigger_new (bindings[i].keyval, bindings[i].modifiers),
                            gtk_named_action_new (bindings[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
probant_preview_remember_zoom (ProbantPreview *self)
{
  g_settings_set_enum (self->settings, "preview-fit", probant_page_view_get_zoom_mode (self->page_view));
  if (probant_page_view_get_zoom_mode (self->page_view) == PROBANT_ZOOM_FREE)
    g_settings_set_double (self->settings, "preview-zoom", probant_page_view_get_zoom (self->page_view));
}

void
probant_preview_recall_zoom (ProbantPreview *self)
{
  ProbantZoomMode mode = g_settings_get_enum (self->settings, "preview-fit");

  if (mode == PROBANT_ZOOM_FREE)
    probant_page_view_set_zoom (self->page_view, g_settings_get_double (self->settings, "preview-zoom"));
  else
    probant_page_view_fit (self->page_view, mode);
}
