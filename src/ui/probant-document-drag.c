/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-document-drag.h"

#include "ui/probant-private-copy.h"

/* Freed with the drag source. */
typedef struct
{
  ProbantDragCallback callback;
  gpointer owner;
} Drag;

GdkContentProvider *
probant_document_drag_provide (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GFile) file = probant_private_copy_write (bytes, name, error);
  GSList files = { file, NULL };
  GdkFileList *list;
  GdkContentProvider *provider;

  if (file == NULL)
    return NULL;
  list = gdk_file_list_new_from_list (&files);
  provider = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  return provider;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, Drag *drag)
{
  g_autoptr (GError) error = NULL;
  GdkContentProvider *provider = NULL;
  GBytes *bytes = NULL;
  const char *name = NULL;

  drag->callback (drag->owner, &bytes, &name);
  if (bytes == NULL)
    return NULL;
  provider = probant_document_drag_provide (bytes, name, &error);
  if (provider == NULL)
    g_message ("“%s” cannot be dragged: %s", name, error->message);
  return provider;
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (widget);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
drag_free (gpointer user_data, GClosure *closure)
{
  g_free (user_data);
}

void
probant_document_drag_attach (GtkWidget *widget, ProbantDragCallback callback, gpointer owner)
{
  GtkDragSource *source = gtk_drag_source_new ();
  Drag *drag = g_new (Drag, 1);

  *drag = (Drag){ callback, owner };
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect_data (source, "prepare", G_CALLBACK (prepare_cb), drag, drag_free, 0);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), NULL);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}
