/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-marks.h"

static const GdkRGBA selected = { 0.21f, 0.52f, 0.89f, 0.35f };
static const GdkRGBA found = { 1.0f, 0.82f, 0.0f, 0.45f };
static const GdkRGBA current = { 1.0f, 0.47f, 0.0f, 0.60f };

static void
snapshot_boxes (GtkSnapshot *snapshot,
                const GArray *boxes,
                const GdkRGBA *color,
                const graphene_rect_t *rect,
                double scale)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      const cairo_rectangle_t *box = &g_array_index (boxes, cairo_rectangle_t, i);
      graphene_rect_t place;

      graphene_rect_init (&place, rect->origin.x + (float)(box->x * scale),
                          rect->origin.y + (float)(box->y * scale), (float)(box->width * scale),
                          (float)(box->height * scale));
      if (graphene_rect_intersection (&place, rect, &place))
        gtk_snapshot_append_color (snapshot, color, &place);
    }
}

void
probant_page_marks_snapshot (GtkSnapshot *snapshot,
                             guint page,
                             const graphene_rect_t *rect,
                             double scale,
                             ProbantPageSelection *selection,
                             ProbantPageSearch *search)
{
  g_autoptr (GArray) boxes = probant_page_selection_get_boxes (selection, page);
  GPtrArray *hits = search != NULL ? probant_page_search_get_hits (search, page) : NULL;

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      gboolean is_current = (int)i == probant_page_search_get_current_on (search, page);

      snapshot_boxes (snapshot, g_ptr_array_index (hits, i), is_current ? &current : &found, rect, scale);
    }
  if (boxes != NULL)
    snapshot_boxes (snapshot, boxes, &selected, rect, scale);
}

void
probant_page_marks_snapshot_focus (GtkSnapshot *snapshot, const graphene_rect_t *rect)
{
  static const GdkRGBA ring = { 0.11f, 0.44f, 0.85f, 1 };
  const float widths[] = { 2, 2, 2, 2 };
  const GdkRGBA colors[] = { ring, ring, ring, ring };
  graphene_rect_t around;
  GskRoundedRect outline;

  graphene_rect_inset_r (rect, -3, -3, &around);
  gsk_rounded_rect_init_from_rect (&outline, &around, 3);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}
