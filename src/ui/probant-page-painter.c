/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-painter.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/probant-page-cache.h"
#include "ui/probant-page-detail.h"
#include "ui/probant-page-marks.h"
#include "ui/probant-page-texture.h"

#define TEXTURE_BUDGET (64 * 1024 * 1024)
#define ERROR_MARGIN 24

struct _ProbantPagePainter
{
  GObject parent_instance;

  ProbantPageCache *cache;
  ProbantPageDetail *detail;
};

G_DEFINE_FINAL_TYPE (ProbantPagePainter, probant_page_painter, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (ProbantPagePainter *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
snapshot_sentence (GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *rect, const char *text)
{
  static const GdkRGBA grey = { 0.35f, 0.35f, 0.35f, 1 };
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int height;

  pango_layout_set_width (layout, (int)MAX (rect->size.width - 2 * ERROR_MARGIN, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (rect->origin.x + ERROR_MARGIN,
                                                rect->origin.y + (rect->size.height - (float)height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, &grey);
  gtk_snapshot_restore (snapshot);
}

/* Lines that fade: to blur a shadow as large as a page takes longer than all the rest of a frame. */
static void
snapshot_shadow (GtkSnapshot *snapshot, const graphene_rect_t *page)
{
  static const float alphas[] = { 0.2f, 0.1f, 0.06f, 0.03f };
  static const float widths[4] = { 1, 1, 1, 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (alphas); i++)
    {
      const GdkRGBA shade = { 0, 0, 0, alphas[i] };
      const GdkRGBA colors[4] = { shade, shade, shade, shade };
      graphene_rect_t rect;
      GskRoundedRect outline;

      graphene_rect_inset_r (page, -(float)(i + 1), -(float)(i + 1), &rect);
      gsk_rounded_rect_init_from_rect (&outline, &rect, (float)i);
      gtk_snapshot_append_border (snapshot, &outline, widths, colors);
    }
}

static void
snapshot_detail (ProbantPagePainter *self,
                 GtkWidget *widget,
                 GtkSnapshot *snapshot,
                 guint page,
                 const graphene_rect_t *rect,
                 const graphene_rect_t *seen,
                 double scale)
{
  graphene_rect_t area;
  GdkTexture *texture
      = probant_page_detail_get (self->detail, page, scale * gtk_widget_get_scale_factor (widget), &area);

  if (texture == NULL)
    return;
  graphene_rect_scale (&area, (float)scale, (float)scale, &area);
  graphene_rect_offset (&area, rect->origin.x, rect->origin.y);
  probant_page_texture_snapshot (texture, widget, snapshot, &area, seen);
}

static void
probant_page_painter_dispose (GObject *object)
{
  ProbantPagePainter *self = PROBANT_PAGE_PAINTER (object);

  g_clear_object (&self->cache);
  g_clear_object (&self->detail);

  G_OBJECT_CLASS (probant_page_painter_parent_class)->dispose (object);
}

static void
probant_page_painter_class_init (ProbantPagePainterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = probant_page_painter_dispose;

  signals[CHANGED] = g_signal_new ("changed", PROBANT_TYPE_PAGE_PAINTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
probant_page_painter_init (ProbantPagePainter *self)
{
}

ProbantPagePainter *
probant_page_painter_new (ProbantPdf *pdf)
{
  ProbantPagePainter *self = g_object_new (PROBANT_TYPE_PAGE_PAINTER, NULL);

  probant_pdf_keep_ready ();
  self->cache = probant_page_cache_new (pdf, TEXTURE_BUDGET);
  self->detail = probant_page_detail_new (pdf);
  g_signal_connect_object (self->cache, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->detail, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
probant_page_painter_want (ProbantPagePainter *self, guint first, guint last, double scale)
{
  g_return_if_fail (PROBANT_IS_PAGE_PAINTER (self));

  probant_page_cache_want (self->cache, first, last, scale);
  probant_page_detail_start (self->detail);
}

/* Where a page is larger than its picture may be, what is seen of it gets a picture of its own. */
void
probant_page_painter_want_part (ProbantPagePainter *self,
                                guint page,
                                const graphene_rect_t *seen,
                                double scale)
{
  g_return_if_fail (PROBANT_IS_PAGE_PAINTER (self));

  if (probant_page_cache_limit_scale (self->cache, page, scale) < scale)
    probant_page_detail_want (self->detail, page, seen, scale);
}

gboolean
probant_page_painter_is_busy (ProbantPagePainter *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_PAINTER (self), FALSE);

  return probant_page_cache_is_busy (self->cache) || probant_page_detail_is_busy (self->detail);
}

void
probant_page_painter_snapshot (ProbantPagePainter *self,
                               GtkWidget *widget,
                               GtkSnapshot *snapshot,
                               guint page,
                               const graphene_rect_t *rect,
                               const graphene_rect_t *seen,
                               double scale,
                               ProbantPageSelection *selection,
                               ProbantPageSearch *search)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  float factor = (float)gtk_widget_get_scale_factor (widget);
  GdkTexture *texture = probant_page_cache_get (self->cache, page);
  const char *error = probant_page_cache_get_error (self->cache, page);
  graphene_rect_t whole = *rect;

  g_return_if_fail (PROBANT_IS_PAGE_PAINTER (self));

  whole.size.width = ceilf (rect->size.width * factor) / factor;
  whole.size.height = ceilf (rect->size.height * factor) / factor;
  snapshot_shadow (snapshot, &whole);
  if (texture != NULL)
    probant_page_texture_snapshot (texture, widget, snapshot, &whole, seen);
  else
    gtk_snapshot_append_color (snapshot, &white, &whole);
  snapshot_detail (self, widget, snapshot, page, &whole, seen, scale);
  probant_page_marks_snapshot (snapshot, page, &whole, scale, selection, search);
  if (error != NULL)
    {
      g_autofree char *sentence = g_strdup_printf ("%s\n\n%s", error, _ ("Click to try again."));

      snapshot_sentence (widget, snapshot, &whole, sentence);
    }
}

gboolean
probant_page_painter_retry (ProbantPagePainter *self, guint page)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_PAINTER (self), FALSE);

  if (probant_page_cache_get_error (self->cache, page) == NULL)
    return FALSE;
  probant_page_cache_retry (self->cache, page);
  return TRUE;
}
