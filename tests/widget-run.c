/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget-run.h"

#include <string.h>

#define DEADLINE_SECONDS 40

static gboolean
never (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* A source that never fires keeps a blocking iteration short. */
void
widget_run_until (gboolean (*condition) (gpointer data), gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;
  guint pulse = g_timeout_add (20, never, NULL);

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (pulse);
}

static GtkWidget *
find (GtkWidget *widget, gboolean (*matches) (GtkWidget *widget, gconstpointer data), gconstpointer data)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (matches (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, matches, data);
  return found;
}

static gboolean
has_id (GtkWidget *widget, gconstpointer data)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), data) == 0;
}

static gboolean
has_type (GtkWidget *widget, gconstpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (data));
}

static gboolean
has_text (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

GtkWidget *
widget_find_id (GtkWidget *widget, const char *id)
{
  return find (widget, has_id, id);
}

GtkWidget *
widget_find_type (GtkWidget *widget, GType type)
{
  return find (widget, has_type, GSIZE_TO_POINTER (type));
}

GtkWidget *
widget_find_text (GtkWidget *widget, const char *text)
{
  return find (widget, has_text, text);
}

char *
widget_describe (GtkWidget *widget)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; widget != NULL && i < 6; i++, widget = gtk_widget_get_parent (widget))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " < " : "", G_OBJECT_TYPE_NAME (widget),
                              id != NULL ? " " : "", id != NULL ? id : "");
    }
  return g_string_free (text, FALSE);
}

AdwApplication *
widget_load_styles (void)
{
  AdwApplication *application = adw_application_new (APPLICATION_ID ".Test", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GError) error = NULL;

  g_application_set_resource_base_path (G_APPLICATION (application), "/io/github/probant/Probant");
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}
