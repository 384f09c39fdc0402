/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-thumbnail.h"

#include <glib/gi18n.h>

#define WIDTH 96
#define HEIGHT 136

struct _ProbantThumbnail
{
  GtkWidget parent_instance;

  GtkButton *button;
  GtkStack *stack;
  GtkImage *icon;
  GtkPicture *picture;
  GtkLabel *title;

  ProbantDocument *document;
  ProbantThumbnailer *thumbnailer;
  GBytes *bytes; /* what the picture is of, or will be */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (ProbantThumbnail, probant_thumbnail, GTK_TYPE_WIDGET)

static void
show_icon (ProbantThumbnail *self, const char *icon_name)
{
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_stack_set_visible_child_name (self->stack, "icon");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantThumbnail *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture
      = probant_thumbnailer_load_finish (PROBANT_THUMBNAILER (source), result, &error);
  double scale;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Why there is none, the preview says. */
  if (texture == NULL)
    {
      show_icon (self, "probant-documents-symbolic");
      return;
    }
  scale = MIN ((double)WIDTH / gdk_texture_get_width (texture),
               (double)HEIGHT / gdk_texture_get_height (texture));
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), (int)(gdk_texture_get_width (texture) * scale),
                               (int)(gdk_texture_get_height (texture) * scale));
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child_name (self->stack, "picture");
}

static void
load_picture (ProbantThumbnail *self)
{
  GBytes *bytes = probant_document_get_bytes (self->document);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (bytes == self->bytes)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_ref (bytes);
  self->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stack, "loading");
  probant_thumbnailer_load_async (self->thumbnailer, bytes, WIDTH * factor, HEIGHT * factor,
                                  self->cancellable, loaded_cb, self);
}

static void
update (ProbantThumbnail *self)
{
  switch (probant_document_get_state (self->document))
    {
    case PROBANT_DOCUMENT_LOADED:
      load_picture (self);
      break;
    case PROBANT_DOCUMENT_LOADING:
      gtk_stack_set_visible_child_name (self->stack, "loading");
      break;
    case PROBANT_DOCUMENT_FAILED:
      show_icon (self, "dialog-warning-symbolic");
      break;
    case PROBANT_DOCUMENT_LISTED:
    default:
      show_icon (self, "probant-documents-symbolic");
    }
}

static char *
describe (ProbantDocument *document)
{
  ProbantProblem *problem = probant_document_get_problem (document);
  const char *title = probant_document_get_title (document);
  const char *detail = problem != NULL ? problem->title : probant_document_get_detail (document);

  return detail != NULL ? g_strdup_printf ("%s\n%s", title, detail) : g_strdup (title);
}

static void
document_changed_cb (ProbantThumbnail *self)
{
  g_autofree char *tooltip = describe (self->document);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), tooltip);
  update (self);
}

static void
probant_thumbnail_dispose (GObject *object)
{
  ProbantThumbnail *self = PROBANT_THUMBNAIL (object);
  GtkWidget *child = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->thumbnailer);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (probant_thumbnail_parent_class)->dispose (object);
}

static void
probant_thumbnail_class_init (ProbantThumbnailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_thumbnail_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-thumbnail.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantThumbnail, button);
  gtk_widget_class_bind_template_child (widget_class, ProbantThumbnail, stack);
  gtk_widget_class_bind_template_child (widget_class, ProbantThumbnail, icon);
  gtk_widget_class_bind_template_child (widget_class, ProbantThumbnail, picture);
  gtk_widget_class_bind_template_child (widget_class, ProbantThumbnail, title);
}

static void
probant_thumbnail_init (ProbantThumbnail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
probant_thumbnail_new (ProbantDocument *document,
                       const char *source,
                       guint position,
                       ProbantThumbnailer *thumbnailer)
{
  ProbantThumbnail *self = g_object_new (PROBANT_TYPE_THUMBNAIL, NULL);
  const char *title = probant_document_get_title (document);
  /* Translators: %s is the title of a document */
  g_autofree char *preview = g_strdup_printf (_ ("Preview %s"), title);

  self->document = g_object_ref (document);
  self->thumbnailer = g_object_ref (thumbnailer);
  gtk_label_set_label (self->title, title);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "(su)", source, position);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, preview, -1);
  g_signal_connect_object (document, "notify::state", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  document_changed_cb (self);
  return GTK_WIDGET (self);
}

ProbantDocument *
probant_thumbnail_get_document (ProbantThumbnail *self)
{
  g_return_val_if_fail (PROBANT_IS_THUMBNAIL (self), NULL);

  return self->document;
}
