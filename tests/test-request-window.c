/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "accessible-check.h"
#include "ui/probant-request-window.h"
#include "widget-run.h"

static ProbantRequestWindow *window;

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
set_up (void)
{
  window = probant_request_window_new ("10000001700010");
  gtk_window_present (GTK_WINDOW (window));
  widget_run_until (is_mapped, window);
}

static void
tear_down (void)
{
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The check button of the row with that title. */
static GtkWidget *
find_check (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget_find_type (widget, GTK_TYPE_CHECK_BUTTON);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_check (child, title);
  return found;
}

static gboolean
asks_for (const char *title)
{
  g_autofree char *text = probant_request_window_get_text (window);

  return strstr (text, title) != NULL;
}

/* The check itself sees what has no name. */
static void
test_unnamed (void)
{
  GtkWidget *plain = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *entry = gtk_entry_new ();

  gtk_widget_set_tooltip_text (icon, "Copy");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Words"));
  gtk_window_set_child (GTK_WINDOW (plain), box);
  gtk_window_present (GTK_WINDOW (plain));
  widget_run_until (is_mapped, icon);
  g_assert_cmpuint (accessible_count_unnamed (plain, "plain"), ==, 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "Copy", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, "Number", -1);
  g_assert_cmpuint (accessible_count_unnamed (plain, "plain"), ==, 0);
  gtk_window_destroy (GTK_WINDOW (plain));
}

static void
test_names (void)
{
  GtkWidget *pages = NULL;

  set_up ();
  accessible_check (GTK_WIDGET (window), "data");
  pages = widget_find_id (GTK_WIDGET (window), "pages");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (pages), "text");
  accessible_check (GTK_WIDGET (window), "text");
  tear_down ();
}

static void
test_choice (void)
{
  GtkWidget *kind = NULL, *check = NULL;

  set_up ();
  kind = widget_find_id (GTK_WIDGET (window), "kind");
  g_assert_true (asks_for ("- SIRET: 100\302\240000\302\240017\302\24000010\n"));
  g_assert_true (asks_for ("- Turnover (DGFIP)"));
  g_assert_false (asks_for ("- RGE certification"));

  /* Another kind of aid ticks what it needs, and nothing else. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 2);
  g_assert_true (asks_for ("- Kind of aid: Building and energy renovation\n"));
  g_assert_true (asks_for ("- RGE certification"));
  g_assert_false (asks_for ("- Turnover (DGFIP)"));

  check = find_check (GTK_WIDGET (window), "Turnover");
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_widget_activate (check);
  g_assert_true (asks_for ("- Turnover (DGFIP)"));

  /* What the use case excludes is not even offered. */
  g_assert_null (find_check (GTK_WIDGET (window), "Tax returns"));
  g_assert_null (find_check (GTK_WIDGET (window), "Last three balance sheets"));
  tear_down ();
}

static void
read_text_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **)user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_read (gpointer data)
{
  return *(char **)data != NULL;
}

static void
test_copy (void)
{
  g_autofree char *copied = NULL;
  g_autofree char *text = NULL;

  set_up ();
  gtk_editable_set_text (GTK_EDITABLE (widget_find_id (GTK_WIDGET (window), "service")), "Région d’Ormoy");
  text = probant_request_window_get_text (window);
  g_assert_nonnull (strstr (text, "- Public service: Région d’Ormoy\n"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "request.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (window)), NULL, read_text_cb, &copied);
  widget_run_until (is_read, &copied);
  g_assert_cmpstr (copied, ==, text);
  tear_down ();
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/request-window/choice", test_choice);
  g_test_add_func ("/accessible-check/unnamed", test_unnamed);
  g_test_add_func ("/request-window/names", test_names);
  g_test_add_func ("/request-window/copy", test_copy);

  return g_test_run ();
}
