/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "preview-fixture.h"

#include "ui/probant-page-view.h"

#define DEADLINE_SECONDS 30

void
preview_fixture_wait (const char *where, gboolean (*condition) (gpointer), gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;

  while (!condition (data))
    {
      if (g_get_monotonic_time () > deadline)
        g_error ("%s: what is awaited does not come", where);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
}

gboolean
is_set (gpointer data)
{
  return *(gpointer *)data != NULL;
}

gboolean
is_view_ready (gpointer data)
{
  return gtk_widget_get_height (GTK_WIDGET (data)) > 0 && !probant_page_view_is_busy (data);
}

void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **)user_data, result);
}

static void
message_cb (ProbantPreview *preview, const char *message, PreviewFixture *fixture)
{
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

static void
add_window (PreviewFixture *fixture)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->preview = PROBANT_PREVIEW (probant_preview_new ());
  fixture->stack = preview_child (fixture, "stack");
  g_signal_connect (fixture->preview, "message", G_CALLBACK (message_cb), fixture);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->preview));
  gtk_window_set_default_size (fixture->window, 420, 600);
  gtk_window_present (fixture->window);
}

/* Nothing is remembered from another test. */
void
preview_set_up (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  g_settings_reset (settings, "preview-fit");
  g_settings_reset (settings, "preview-zoom");
  add_window (fixture);
}

void
preview_replace (PreviewFixture *fixture)
{
  preview_tear_down (fixture, NULL);
  fixture->message = NULL;
  add_window (fixture);
}

void
preview_tear_down (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantPreview) preview = g_object_ref (fixture->preview);

  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&preview));
  g_free (fixture->message);
}

gpointer
preview_child (PreviewFixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (fixture->preview), PROBANT_TYPE_PREVIEW, name);
}

gpointer
preview_part (PreviewFixture *fixture, const char *part, const char *name)
{
  GtkWidget *widget = preview_child (fixture, part);

  return gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);
}

const char *
preview_show (PreviewFixture *fixture, GBytes *bytes, const char *name)
{
  probant_preview_show_bytes (fixture->preview, bytes, "Attestation", NULL, name);
  wait_until (preview_is_settled, fixture->stack);
  return gtk_stack_get_visible_child_name (fixture->stack);
}

gboolean
preview_is_settled (gpointer stack)
{
  const char *page = gtk_stack_get_visible_child_name (stack);

  return !g_str_equal (page, "blank") && !g_str_equal (page, "loading");
}

void
preview_activate (PreviewFixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->preview), action, NULL);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, action);
  return found;
}

gboolean
preview_is_sensitive (PreviewFixture *fixture, const char *action)
{
  return gtk_widget_is_sensitive (find_button (GTK_WIDGET (fixture->preview), action));
}
