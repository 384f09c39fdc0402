/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-drop.h"

#include <string.h>

#include "core/probant-numbers.h"

/* One drop: its files are read one after the other. */
typedef struct
{
  GtkWidget *widget;
  ProbantDropFunc found;
  GSList *files; /* still to be read */
  GArray *numbers;
  GError *error; /* of the first file that could not be read */
} Drop;

static void read_next (Drop *drop);

static void
drop_free (Drop *drop)
{
  g_object_unref (drop->widget);
  g_slist_free_full (drop->files, g_object_unref);
  g_array_unref (drop->numbers);
  g_clear_error (&drop->error);
  g_free (drop);
}

static void
add_numbers (GArray *numbers, GArray *more)
{
  for (guint i = 0; i < more->len && numbers->len < PROBANT_NUMBERS_MAX; i++)
    {
      const ProbantIdentifier *identifier = &g_array_index (more, ProbantIdentifier, i);
      gboolean listed = FALSE;

      for (guint j = 0; j < numbers->len && !listed; j++)
        listed = g_str_equal (g_array_index (numbers, ProbantIdentifier, j).value, identifier->value);
      if (!listed)
        g_array_append_vals (numbers, identifier, 1);
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Drop *drop = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) numbers = probant_numbers_find_in_file_finish (result, &error);

  if (numbers != NULL)
    add_numbers (drop->numbers, numbers);
  else if (drop->error == NULL)
    drop->error = g_steal_pointer (&error);
  read_next (drop);
}

static void
read_next (Drop *drop)
{
  g_autoptr (GFile) file = NULL;

  if (drop->files != NULL)
    {
      file = drop->files->data;
      drop->files = g_slist_delete_link (drop->files, drop->files);
      probant_numbers_find_in_file_async (file, NULL, read_cb, drop);
      return;
    }
  /* What was found counts more than what could not be read. */
  if (drop->numbers->len > 0 || drop->error == NULL)
    drop->found (drop->widget, drop->numbers, NULL);
  else
    drop->found (drop->widget, NULL, drop->error);
  drop_free (drop);
}

/* `files`: (transfer full) */
static void
read_files (GtkWidget *widget, GSList *files, ProbantDropFunc found)
{
  Drop *drop = g_new0 (Drop, 1);
  GSList *last = g_slist_nth (files, PROBANT_DROP_MAX_FILES - 1);

  if (last != NULL)
    {
      g_slist_free_full (last->next, g_object_unref);
      last->next = NULL;
    }
  drop->widget = g_object_ref (widget);
  drop->found = found;
  drop->files = files;
  drop->numbers = g_array_new (FALSE, FALSE, sizeof (ProbantIdentifier));
  read_next (drop);
}

static void
read_text (GtkWidget *widget, const char *text, ProbantDropFunc found)
{
  g_autoptr (GArray) numbers = probant_numbers_find (text, text != NULL ? strlen (text) : 0);

  found (widget, numbers, NULL);
}

gboolean
probant_drop_read (GtkWidget *widget, const GValue *value, ProbantDropFunc found)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget) && G_IS_VALUE (value) && found != NULL, FALSE);

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      GSList *files = g_value_get_boxed (value);

      read_files (widget, g_slist_copy_deep (files, (GCopyFunc)(void (*) (void))g_object_ref, NULL), found);
    }
  else if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    read_files (widget, g_slist_prepend (NULL, g_value_dup_object (value)), found);
  else if (G_VALUE_HOLDS_STRING (value))
    read_text (widget, g_value_get_string (value), found);
  else
    return FALSE;
  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  return probant_drop_read (widget, value, *(ProbantDropFunc *)user_data);
}

/* What is dragged out of Probant is not meant for Probant. */
static gboolean
accept_cb (GtkDropTarget *target, GdkDrop *drop)
{
  return gdk_drop_get_drag (drop) == NULL
         && gdk_content_formats_match (gtk_drop_target_get_formats (target), gdk_drop_get_formats (drop));
}

void
probant_drop_attach (GtkWidget *widget, ProbantDropFunc found)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  ProbantDropFunc *held = g_new (ProbantDropFunc, 1);

  *held = found;
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), held, (GClosureNotify)(void (*) (void))g_free,
                         0);
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_css_class (widget, "drop-here");
}
