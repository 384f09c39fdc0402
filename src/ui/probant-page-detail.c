/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-detail.h"

#include <math.h>

#include "ui/probant-page-texture.h"

#define REST_MS 60
#define MAX_PIXELS (8.0 * 1024 * 1024)
/* How much more than what is seen is drawn on each side, as a part of it. */
#define AROUND 0.25f

typedef struct
{
  ProbantPageDetail *detail; /* valid unless cancelled */
  guint page;
  gboolean wanted; /* in this round */
  graphene_rect_t seen;
  double scale;

  GdkTexture *texture; /* NULL until drawn */
  graphene_rect_t area;
  double drawn_scale;

  GCancellable *cancellable; /* while asked for */
  graphene_rect_t asked_area;
  double asked_scale;
} Part;

struct _ProbantPageDetail
{
  GObject parent_instance;

  ProbantPdf *pdf;
  GHashTable *parts; /* page → Part */
  guint rest_id;
};

G_DEFINE_FINAL_TYPE (ProbantPageDetail, probant_page_detail, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
part_cancel (Part *part)
{
  g_cancellable_cancel (part->cancellable);
  g_clear_object (&part->cancellable);
}

static void
part_free (Part *part)
{
  part_cancel (part);
  g_clear_object (&part->texture);
  g_free (part);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = probant_pdf_render_finish (PROBANT_PDF (source), result, &error);
  Part *part = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&part->cancellable);
  if (surface == NULL) /* the page's own picture tells the error */
    return;
  g_clear_object (&part->texture);
  part->texture = probant_page_texture_new (surface);
  part->area = part->asked_area;
  part->drawn_scale = part->asked_scale;
  g_signal_emit (part->detail, signals[CHANGED], 0);
}

static gboolean
covers (const graphene_rect_t *area, double area_scale, const Part *part)
{
  return area_scale == part->scale && graphene_rect_contains_rect (area, &part->seen);
}

/* What is seen and some more, within the page, on whole pixels, and no larger than a picture may be. */
static void
choose_area (ProbantPageDetail *self, const Part *part, graphene_rect_t *area)
{
  graphene_rect_t page;
  double width, height;
  float around = AROUND;
  float scale = (float)part->scale;

  probant_pdf_get_page_size (self->pdf, part->page, &width, &height);
  graphene_rect_init (&page, 0, 0, (float)width, (float)height);
  do
    {
      float x, y;

      graphene_rect_inset_r (&part->seen, -around * part->seen.size.width, -around * part->seen.size.height,
                             area);
      if (!graphene_rect_intersection (area, &page, area))
        graphene_rect_init (area, 0, 0, 0, 0);
      x = floorf (area->origin.x * scale) / scale;
      y = floorf (area->origin.y * scale) / scale;
      area->size.width = ceilf ((area->origin.x + area->size.width - x) * scale) / scale;
      area->size.height = ceilf ((area->origin.y + area->size.height - y) * scale) / scale;
      graphene_point_init (&area->origin, x, y);
      around /= 2;
    }
  while (area->size.width * scale * area->size.height * scale > MAX_PIXELS && around > 0.01f);
}

static void
ask (ProbantPageDetail *self, Part *part)
{
  cairo_rectangle_t area;

  if (!part->wanted || (part->texture != NULL && covers (&part->area, part->drawn_scale, part))
      || (part->cancellable != NULL && covers (&part->asked_area, part->asked_scale, part)))
    return;

  part_cancel (part);
  part->cancellable = g_cancellable_new ();
  part->asked_scale = part->scale;
  choose_area (self, part, &part->asked_area);
  area = (cairo_rectangle_t){ part->asked_area.origin.x, part->asked_area.origin.y,
                              part->asked_area.size.width, part->asked_area.size.height };
  probant_pdf_render_async (self->pdf, part->page, part->scale, &area, G_PRIORITY_DEFAULT, part->cancellable,
                            rendered_cb, part);
}

static gboolean
rested_cb (gpointer user_data)
{
  ProbantPageDetail *self = user_data;
  GHashTableIter iter;
  gpointer part;

  self->rest_id = 0;
  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, NULL, &part))
    ask (self, part);
  return G_SOURCE_REMOVE;
}

static void
probant_page_detail_dispose (GObject *object)
{
  ProbantPageDetail *self = PROBANT_PAGE_DETAIL (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_hash_table_remove_all (self->parts);
  g_clear_object (&self->pdf);

  G_OBJECT_CLASS (probant_page_detail_parent_class)->dispose (object);
}

static void
probant_page_detail_finalize (GObject *object)
{
  g_hash_table_unref (PROBANT_PAGE_DETAIL (object)->parts);

  G_OBJECT_CLASS (probant_page_detail_parent_class)->finalize (object);
}

static void
probant_page_detail_class_init (ProbantPageDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = probant_page_detail_dispose;
  object_class->finalize = probant_page_detail_finalize;

  signals[CHANGED] = g_signal_new ("changed", PROBANT_TYPE_PAGE_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
probant_page_detail_init (ProbantPageDetail *self)
{
  self->parts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)part_free);
}

ProbantPageDetail *
probant_page_detail_new (ProbantPdf *pdf)
{
  ProbantPageDetail *self = g_object_new (PROBANT_TYPE_PAGE_DETAIL, NULL);

  self->pdf = g_object_ref (pdf);
  return self;
}

void
probant_page_detail_start (ProbantPageDetail *self)
{
  GHashTableIter iter;
  gpointer value;

  g_return_if_fail (PROBANT_IS_PAGE_DETAIL (self));

  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Part *part = value;

      if (part->wanted)
        part->wanted = FALSE;
      else
        g_hash_table_iter_remove (&iter);
    }
}

void
probant_page_detail_want (ProbantPageDetail *self, guint page, const graphene_rect_t *seen, double scale)
{
  Part *part;

  g_return_if_fail (PROBANT_IS_PAGE_DETAIL (self));
  g_return_if_fail (page < probant_pdf_get_n_pages (self->pdf));

  part = g_hash_table_lookup (self->parts, GUINT_TO_POINTER (page));
  if (part == NULL)
    {
      part = g_new0 (Part, 1);
      part->detail = self;
      part->page = page;
      g_hash_table_insert (self->parts, GUINT_TO_POINTER (page), part);
    }
  part->wanted = TRUE;
  part->seen = *seen;
  part->scale = scale;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
}

GdkTexture *
probant_page_detail_get (ProbantPageDetail *self, guint page, double scale, graphene_rect_t *area)
{
  Part *part;

  g_return_val_if_fail (PROBANT_IS_PAGE_DETAIL (self), NULL);

  part = g_hash_table_lookup (self->parts, GUINT_TO_POINTER (page));
  if (part == NULL || part->texture == NULL || part->drawn_scale != scale)
    return NULL;
  *area = part->area;
  return part->texture;
}

gboolean
probant_page_detail_is_busy (ProbantPageDetail *self)
{
  GHashTableIter iter;
  gpointer part;

  g_return_val_if_fail (PROBANT_IS_PAGE_DETAIL (self), FALSE);

  g_hash_table_iter_init (&iter, self->parts);
  while (g_hash_table_iter_next (&iter, NULL, &part))
    if (((Part *)part)->cancellable != NULL)
      return TRUE;
  return self->rest_id != 0;
}
