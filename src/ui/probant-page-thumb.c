/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-thumb.h"

#include "ui/probant-page-texture.h"

#define WIDTH 96
#define MAX_HEIGHT 192 /* of a page that is much higher than wide */

struct _ProbantPageThumb
{
  GtkWidget parent_instance;

  ProbantPageTurn turn;
  double page_width, page_height; /* points, unturned; 0 where there is no page */
  GdkTexture *texture;
  GCancellable *cancellable; /* of the picture that was asked for */
};

G_DEFINE_FINAL_TYPE (ProbantPageThumb, probant_page_thumb, GTK_TYPE_WIDGET)

/* As it is seen. */
static void
get_size (ProbantPageThumb *self, double *width, double *height)
{
  double scale;

  *width = self->page_width;
  *height = self->page_height;
  probant_page_turn_size (self->turn, width, height);
  scale = *width > 0 ? MIN (WIDTH / *width, MAX_HEIGHT / *height) : 0;
  *width *= scale;
  *height *= scale;
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantPageThumb *self = user_data; /* valid unless cancelled */
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = probant_pdf_render_finish (PROBANT_PDF (source), result, &error);

  if (surface == NULL) /* cancelled, or the page itself tells what is wrong */
    return;
  g_clear_object (&self->texture);
  self->texture = probant_page_texture_new (surface);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
probant_page_thumb_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  double width, height;

  get_size (PROBANT_PAGE_THUMB (widget), &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : (int)(height + 0.5);
}

static void
probant_page_thumb_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  static const GdkRGBA shade = { 0, 0, 0, 0.25f };
  ProbantPageThumb *self = PROBANT_PAGE_THUMB (widget);
  double width, height;
  graphene_rect_t rect, own;
  GskRoundedRect outline;

  if (self->page_width <= 0)
    return;
  get_size (self, &width, &height);
  graphene_rect_init (&rect, (float)((gtk_widget_get_width (widget) - width) / 2), 0, (float)width,
                      (float)height);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 3);
  gtk_snapshot_append_color (snapshot, &white, &rect);
  if (self->texture == NULL)
    return;
  probant_page_turn_size (self->turn, &width, &height);
  graphene_rect_init (&own, 0, 0, (float)width, (float)height);
  gtk_snapshot_save (snapshot);
  probant_page_turn_snapshot (self->turn, snapshot, &rect);
  gtk_snapshot_append_texture (snapshot, self->texture, &own);
  gtk_snapshot_restore (snapshot);
}

static void
forget (ProbantPageThumb *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->texture);
  self->page_width = self->page_height = 0;
}

static void
probant_page_thumb_dispose (GObject *object)
{
  forget (PROBANT_PAGE_THUMB (object));

  G_OBJECT_CLASS (probant_page_thumb_parent_class)->dispose (object);
}

static void
probant_page_thumb_class_init (ProbantPageThumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_page_thumb_dispose;
  widget_class->measure = probant_page_thumb_measure;
  widget_class->snapshot = probant_page_thumb_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
probant_page_thumb_init (ProbantPageThumb *self)
{
}

GtkWidget *
probant_page_thumb_new (void)
{
  return g_object_new (PROBANT_TYPE_PAGE_THUMB, NULL);
}

void
probant_page_thumb_set_page (ProbantPageThumb *self, ProbantPdf *pdf, guint page, ProbantPageTurn turn)
{
  double width, height;

  g_return_if_fail (PROBANT_IS_PAGE_THUMB (self));

  forget (self);
  if (pdf == NULL)
    return;
  self->turn = turn;
  self->cancellable = g_cancellable_new ();
  probant_pdf_get_page_size (pdf, page, &self->page_width, &self->page_height);
  get_size (self, &width, &height);
  probant_page_turn_size (turn, &width, &height);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  probant_pdf_render_async (
      pdf, page, MAX (width, 1) / self->page_width * gtk_widget_get_scale_factor (GTK_WIDGET (self)), NULL,
      G_PRIORITY_LOW, self->cancellable, rendered_cb, self);
}

GdkTexture *
probant_page_thumb_get_texture (ProbantPageThumb *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_THUMB (self), NULL);

  return self->texture;
}
