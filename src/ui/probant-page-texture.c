/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-texture.h"

#include <math.h>

#define SIDE 512 /* of a tile, pixels */
/* Pixels that neighbours share, lest a seam show between them where they are stretched. */
#define OVERLAP 1
#define RELEASE_MS 500

/* The tiles of a texture, made as they are painted. They share its pixels. */
typedef struct
{
  cairo_surface_t *surface; /* which `bytes` keep alive */
  GBytes *bytes;
  gsize stride;
  int width, height; /* pixels of all */
  int n_columns, n_rows;
  GdkTexture **textures; /* row by row */
} Tiles;

static const char tiles_key[] = "probant-page-tiles";

static gboolean
unref_bytes_cb (gpointer bytes)
{
  g_bytes_unref (bytes);
  return G_SOURCE_REMOVE;
}

static void
tiles_free (gpointer data)
{
  Tiles *tiles = data;

  for (int i = 0; i < tiles->n_columns * tiles->n_rows; i++)
    g_clear_object (&tiles->textures[i]);
  g_free (tiles->textures);
  /* Not before the last frame that shows it has gone: cairo would copy the pixels for it. */
  g_timeout_add (RELEASE_MS, unref_bytes_cb, tiles->bytes);
  g_free (tiles);
}

GdkTexture *
probant_page_texture_new (cairo_surface_t *surface)
{
  Tiles *tiles = g_new0 (Tiles, 1);
  GdkTexture *texture;

  tiles->surface = surface;
  tiles->width = cairo_image_surface_get_width (surface);
  tiles->height = cairo_image_surface_get_height (surface);
  tiles->stride = (gsize)cairo_image_surface_get_stride (surface);
  tiles->n_columns = (tiles->width + SIDE - 1) / SIDE;
  tiles->n_rows = (tiles->height + SIDE - 1) / SIDE;
  tiles->textures = g_new0 (GdkTexture *, (gsize)tiles->n_columns * (gsize)tiles->n_rows);
  tiles->bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                             tiles->stride * (gsize)tiles->height,
                                             (GDestroyNotify)cairo_surface_destroy, surface);
  texture
      = gdk_memory_texture_new (tiles->width, tiles->height, GDK_MEMORY_DEFAULT, tiles->bytes, tiles->stride);
  g_object_set_data_full (G_OBJECT (texture), tiles_key, tiles, tiles_free);
  return texture;
}

/* In pixels of the whole, with what it shares with its neighbours. */
static cairo_rectangle_int_t
get_tile_box (const Tiles *tiles, int column, int row)
{
  int left = MAX (column * SIDE - OVERLAP, 0), top = MAX (row * SIDE - OVERLAP, 0);
  int right = MIN ((column + 1) * SIDE + OVERLAP, tiles->width);
  int bottom = MIN ((row + 1) * SIDE + OVERLAP, tiles->height);

  return (cairo_rectangle_int_t){ left, top, right - left, bottom - top };
}

static GdkTexture *
get_tile (Tiles *tiles, int column, int row)
{
  GdkTexture **texture = &tiles->textures[row * tiles->n_columns + column];
  cairo_rectangle_int_t box = get_tile_box (tiles, column, row);
  g_autoptr (GBytes) bytes = NULL;

  if (*texture == NULL)
    {
      bytes = g_bytes_new_from_bytes (tiles->bytes, (gsize)box.y * tiles->stride + 4 * (gsize)box.x,
                                      (gsize)(box.height - 1) * tiles->stride + 4 * (gsize)box.width);
      *texture = gdk_memory_texture_new (box.width, box.height, GDK_MEMORY_DEFAULT, bytes, tiles->stride);
    }
  return *texture;
}

/* Where the tiles of that number begin, on a whole device pixel. */
static float
get_edge (float start, int number, int n_pixels, float length, float factor)
{
  float edge = (float)MIN (number * SIDE, n_pixels) * length / (float)n_pixels;

  return roundf ((start + edge) * factor) / factor;
}

static void
snapshot_tile (Tiles *tiles,
               GtkSnapshot *snapshot,
               int column,
               int row,
               const graphene_rect_t *clip,
               const graphene_rect_t *rect)
{
  cairo_rectangle_int_t box = get_tile_box (tiles, column, row);
  float x_scale = rect->size.width / (float)tiles->width, y_scale = rect->size.height / (float)tiles->height;

  gtk_snapshot_push_clip (snapshot, clip);
  gtk_snapshot_append_texture (snapshot, get_tile (tiles, column, row),
                               &GRAPHENE_RECT_INIT (rect->origin.x + (float)box.x * x_scale,
                                                    rect->origin.y + (float)box.y * y_scale,
                                                    (float)box.width * x_scale, (float)box.height * y_scale));
  gtk_snapshot_pop (snapshot);
}

/* GTK’s own renderer without a graphics card converts each texture anew in every frame, pixel by pixel: it is
 * given the pixels themselves. */
static void
snapshot_by_cairo (const Tiles *tiles,
                   GtkSnapshot *snapshot,
                   const graphene_rect_t *rect,
                   const graphene_rect_t *seen)
{
  graphene_rect_t part;
  cairo_t *cr;

  if (!graphene_rect_intersection (rect, seen, &part))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &part);
  cairo_translate (cr, (double)rect->origin.x, (double)rect->origin.y);
  cairo_scale (cr, (double)rect->size.width / tiles->width, (double)rect->size.height / tiles->height);
  cairo_set_source_surface (cr, tiles->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR); /* the sharp one comes soon */
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
}

void
probant_page_texture_snapshot (GdkTexture *texture,
                               GtkWidget *widget,
                               GtkSnapshot *snapshot,
                               const graphene_rect_t *rect,
                               const graphene_rect_t *seen)
{
  Tiles *tiles = g_object_get_data (G_OBJECT (texture), tiles_key);
  GtkNative *native = gtk_widget_get_native (widget);
  float factor = (float)gtk_widget_get_scale_factor (widget);

  g_return_if_fail (tiles != NULL);

  if (native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native)))
    {
      snapshot_by_cairo (tiles, snapshot, rect, seen);
      return;
    }
  for (int row = 0; row < tiles->n_rows; row++)
    for (int column = 0; column < tiles->n_columns; column++)
      {
        float left = get_edge (rect->origin.x, column, tiles->width, rect->size.width, factor);
        float top = get_edge (rect->origin.y, row, tiles->height, rect->size.height, factor);
        float right = get_edge (rect->origin.x, column + 1, tiles->width, rect->size.width, factor);
        float bottom = get_edge (rect->origin.y, row + 1, tiles->height, rect->size.height, factor);
        graphene_rect_t clip = GRAPHENE_RECT_INIT (left, top, right - left, bottom - top);

        if (right > left && bottom > top && graphene_rect_intersection (&clip, seen, NULL))
          snapshot_tile (tiles, snapshot, column, row, &clip, rect);
      }
}
