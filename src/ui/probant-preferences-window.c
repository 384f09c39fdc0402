/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-preferences-window.h"

#include "ui/probant-access-page.h"
#include "ui/probant-appearance-page.h"
#include "ui/probant-history-page.h"
#include "ui/probant-network-page.h"
#include "ui/probant-sources-page.h"
#include "ui/probant-text-scale.h"

/* Below it, with text of the usual size, the names of the pages leave the header bar for the foot of the
 * window. */
#define WIDE 560

struct _ProbantPreferencesWindow
{
  AdwWindow parent_instance;

  GtkWidget *switcher;
  GtkWidget *narrow_title;
  AdwViewSwitcherBar *switcher_bar;
  AdwViewStack *pages;
  ProbantAccessPage *access_page;
  ProbantSourcesPage *sources_page;
  ProbantHistoryPage *history_page;
};

G_DEFINE_FINAL_TYPE (ProbantPreferencesWindow, probant_preferences_window, ADW_TYPE_WINDOW)

static void
update_width (ProbantPreferencesWindow *self)
{
  int width = 0, height = 0;
  gboolean narrow;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  narrow = width < WIDE * probant_text_scale_get (GTK_WIDGET (self))
           && !gtk_window_is_maximized (GTK_WINDOW (self));
  gtk_widget_set_visible (self->switcher, !narrow);
  gtk_widget_set_visible (self->narrow_title, narrow);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, narrow);
}

static void
probant_preferences_window_class_init (ProbantPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (PROBANT_TYPE_ACCESS_PAGE);
  g_type_ensure (PROBANT_TYPE_APPEARANCE_PAGE);
  g_type_ensure (PROBANT_TYPE_HISTORY_PAGE);
  g_type_ensure (PROBANT_TYPE_NETWORK_PAGE);
  g_type_ensure (PROBANT_TYPE_SOURCES_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantPreferencesWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreferencesWindow, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreferencesWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreferencesWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreferencesWindow, access_page);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreferencesWindow, sources_page);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreferencesWindow, history_page);
}

static void
probant_preferences_window_init (ProbantPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (self, "notify::default-width", G_CALLBACK (update_width), NULL);
  g_signal_connect (self, "notify::maximized", G_CALLBACK (update_width), NULL);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (update_width), self, G_CONNECT_SWAPPED);
  update_width (self);
}

ProbantPreferencesWindow *
probant_preferences_window_new (ProbantSession *session)
{
  ProbantPreferencesWindow *self;

  g_return_val_if_fail (PROBANT_IS_SESSION (session), NULL);

  self = g_object_new (PROBANT_TYPE_PREFERENCES_WINDOW, NULL);
  probant_access_page_set_session (self->access_page, session);
  probant_sources_page_set_session (self->sources_page, session);
  probant_history_page_set_history (self->history_page, probant_session_get_history (session));
  return self;
}

void
probant_preferences_window_show_page (ProbantPreferencesWindow *self, const char *name)
{
  g_return_if_fail (PROBANT_IS_PREFERENCES_WINDOW (self) && name != NULL);

  if (adw_view_stack_get_child_by_name (self->pages, name) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, name);
}
