/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "ui/probant-preferences-window.h"
#include "widget-run.h"

typedef struct
{
  char *folder;
  char *path; /* of the history */
  GSettings *settings;
  ProbantSession *session;
  ProbantPreferencesWindow *window;
} Fixture;

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

/* `data`: the page to show. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAccess) access = NULL;
  g_autoptr (ProbantHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("probant-preferences-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "history.json", NULL);
  fixture->settings = g_settings_new (APPLICATION_ID);
  access = probant_access_new_from_options ("sandbox", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  history = probant_history_new (fixture->path);
  fixture->session = probant_session_new (access, history);
  fixture->window = probant_preferences_window_new (fixture->session);
  probant_preferences_window_show_page (fixture->window, data);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  widget_run_until (is_mapped, fixture->window);
}

static gboolean
is_closed (gpointer data)
{
  return ((Fixture *)data)->window == NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  widget_run_until (is_closed, fixture);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->settings);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GtkWidget *
find (Fixture *fixture, const char *id)
{
  GtkWidget *widget = widget_find_id (GTK_WIDGET (fixture->window), id);

  g_assert_nonnull (widget);
  return widget;
}

static void
test_appearance (Fixture *fixture, gconstpointer data)
{
  GtkCheckButton *as_desktop = GTK_CHECK_BUTTON (find (fixture, "as_desktop"));
  GtkCheckButton *dark = GTK_CHECK_BUTTON (find (fixture, "dark"));

  g_assert_true (gtk_check_button_get_active (as_desktop));
  gtk_widget_activate (GTK_WIDGET (dark));
  g_assert_true (gtk_check_button_get_active (dark));
  g_assert_false (gtk_check_button_get_active (as_desktop));
  g_assert_cmpstr (g_settings_get_string (fixture->settings, "color-scheme"), ==, "force-dark");
  /* The names in the schema are the style manager's own. */
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "color-scheme"), ==, ADW_COLOR_SCHEME_FORCE_DARK);
  g_settings_set_string (fixture->settings, "color-scheme", "force-light");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find (fixture, "light"))));
  g_settings_reset (fixture->settings, "color-scheme");
}

static gboolean
is_narrow (gpointer data)
{
  Fixture *fixture = data;

  return adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (find (fixture, "switcher_bar")));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  g_assert_false (is_narrow (fixture));
  g_assert_true (gtk_widget_get_mapped (find (fixture, "switcher")));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 600);
  widget_run_until (is_narrow, fixture);
  g_assert_null (widget_find_id (GTK_WIDGET (fixture->window), "switcher"));
  g_assert_true (gtk_widget_get_mapped (find (fixture, "narrow_title")));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/preferences/appearance", Fixture, "appearance", set_up, test_appearance, tear_down);
  g_test_add ("/preferences/narrow", Fixture, "appearance", set_up, test_narrow, tear_down);

  return g_test_run ();
}
