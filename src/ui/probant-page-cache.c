/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-cache.h"

#include <math.h>

#include "ui/probant-page-texture.h"

/* Beyond this a page is drawn smaller and stretched. */
#define MAX_PAGE_PIXELS (8.0 * 1024 * 1024)
#define MAX_PAGE_SIDE 16384.0
#define N_NEIGHBOURS 2
#define REST_MS 60
/* A reader who has stayed with a page for that long needs the others less: a part of the budget is enough. */
#define LONG_REST_SECONDS 4
#define LONG_REST_PART 4

typedef struct
{
  GdkTexture *texture;
  double scale;              /* of the texture */
  GCancellable *cancellable; /* while asked for */
  double asked_scale;
  char *error;
  GList link; /* in `used` while there is a texture */
} Page;

typedef struct
{
  ProbantPageCache *cache; /* valid unless cancelled */
  guint page;
  double scale;
} Request;

struct _ProbantPageCache
{
  GObject parent_instance;

  ProbantPdf *pdf;
  Page *pages;
  guint n_pages;
  GQueue used; /* Page, the last used first */
  gsize bytes, budget;

  guint first, last; /* on screen */
  double scale;
  guint rest_id, long_rest_id, neighbours_id;
};

static void ask_wanted (ProbantPageCache *self);

G_DEFINE_FINAL_TYPE (ProbantPageCache, probant_page_cache, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gsize
count_bytes (GdkTexture *texture)
{
  return 4 * (gsize)gdk_texture_get_width (texture) * (gsize)gdk_texture_get_height (texture);
}

static gboolean
is_on_screen (ProbantPageCache *self, guint page)
{
  return page >= self->first && page <= self->last;
}

static gboolean
is_near (ProbantPageCache *self, guint page)
{
  return page + N_NEIGHBOURS >= self->first && page <= self->last + N_NEIGHBOURS;
}

static void
drop_texture (ProbantPageCache *self, Page *page)
{
  if (page->texture == NULL)
    return;
  self->bytes -= count_bytes (page->texture);
  g_queue_unlink (&self->used, &page->link);
  g_clear_object (&page->texture);
}

static void
evict_down_to (ProbantPageCache *self, gsize budget)
{
  GList *link = self->used.tail;

  while (link != NULL && self->bytes > budget)
    {
      Page *page = link->data;

      link = link->prev;
      if (!is_on_screen (self, (guint)(page - self->pages)))
        drop_texture (self, page);
    }
}

static void
evict (ProbantPageCache *self)
{
  evict_down_to (self, self->budget);
}

static void
take_texture (ProbantPageCache *self, Page *page, GdkTexture *texture, double scale)
{
  drop_texture (self, page);
  page->texture = texture;
  page->scale = scale;
  self->bytes += count_bytes (texture);
  g_queue_push_head_link (&self->used, &page->link);
  evict (self);
}

static double
limit_scale (ProbantPageCache *self, guint page)
{
  return probant_page_cache_limit_scale (self, page, self->scale);
}

static void
cancel (Page *page)
{
  g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Request *request = user_data;
  ProbantPageCache *self = request->cache;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = probant_pdf_render_finish (PROBANT_PDF (source), result, &error);
  Page *page;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  page = &self->pages[request->page];
  g_clear_object (&page->cancellable);
  if (surface != NULL)
    take_texture (self, page, probant_page_texture_new (surface), request->scale);
  else
    page->error = g_strdup (error->message);
  ask_wanted (self);
  g_signal_emit (self, signals[CHANGED], 0, request->page);
}

static void
ask (ProbantPageCache *self, guint index, int priority)
{
  Page *page = &self->pages[index];
  double scale = limit_scale (self, index);
  Request *request;

  if (page->error != NULL || page->cancellable != NULL || (page->texture != NULL && page->scale == scale))
    return;
  if (page->texture != NULL && self->rest_id != 0)
    return;

  page->cancellable = g_cancellable_new ();
  page->asked_scale = scale;
  request = g_new (Request, 1);
  *request = (Request){ self, index, scale };
  probant_pdf_render_async (self->pdf, index, scale, NULL, priority, page->cancellable, rendered_cb, request);
}

static gsize
estimate_bytes (ProbantPageCache *self, guint page)
{
  double width, height, scale = limit_scale (self, page);

  probant_pdf_get_page_size (self->pdf, page, &width, &height);
  return (gsize)(4 * width * scale * height * scale);
}

static gboolean
ask_neighbours_cb (gpointer user_data)
{
  ProbantPageCache *self = user_data;
  gsize bytes = 0;

  self->neighbours_id = 0;
  if (probant_page_cache_is_busy (self))
    return G_SOURCE_REMOVE;
  for (guint i = self->first; i <= self->last; i++)
    bytes += estimate_bytes (self, i);
  /* Those that the budget would at once push out again are not worth drawing. */
  for (guint i = 1; i <= 2 * N_NEIGHBOURS; i++)
    {
      guint page = i % 2 != 0 ? self->last + (i + 1) / 2 : self->first - i / 2;

      if (page >= self->n_pages) /* before the first one too */
        continue;
      bytes += estimate_bytes (self, page);
      if (bytes > self->budget)
        break;
      ask (self, page, G_PRIORITY_LOW);
    }
  return G_SOURCE_REMOVE;
}

/* The neighbours once the pages on screen are shown, from which they would take the processors. */
static void
ask_wanted (ProbantPageCache *self)
{
  for (guint i = self->first; i <= self->last; i++)
    ask (self, i, G_PRIORITY_DEFAULT);
  if (self->neighbours_id == 0)
    self->neighbours_id = g_idle_add_full (G_PRIORITY_LOW, ask_neighbours_cb, self, NULL);
}

/* A page without a picture keeps its first request, whatever the scale: something is soon better than the
 * best never. */
static gboolean
is_still_wanted (ProbantPageCache *self, guint index)
{
  const Page *page = &self->pages[index];

  return is_near (self, index) && (page->texture == NULL || page->asked_scale == limit_scale (self, index));
}

static gboolean
rested_cb (gpointer user_data)
{
  ProbantPageCache *self = user_data;

  self->rest_id = 0;
  ask_wanted (self);
  return G_SOURCE_REMOVE;
}

static gboolean
rested_long_cb (gpointer user_data)
{
  ProbantPageCache *self = user_data;

  self->long_rest_id = 0;
  evict_down_to (self, self->budget / LONG_REST_PART);
  return G_SOURCE_REMOVE;
}

static void
probant_page_cache_dispose (GObject *object)
{
  ProbantPageCache *self = PROBANT_PAGE_CACHE (object);

  g_clear_handle_id (&self->long_rest_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->neighbours_id, g_source_remove);
  for (guint i = 0; i < self->n_pages; i++)
    {
      cancel (&self->pages[i]);
      drop_texture (self, &self->pages[i]);
      g_clear_pointer (&self->pages[i].error, g_free);
    }
  g_clear_object (&self->pdf);

  G_OBJECT_CLASS (probant_page_cache_parent_class)->dispose (object);
}

static void
probant_page_cache_finalize (GObject *object)
{
  g_free (PROBANT_PAGE_CACHE (object)->pages);

  G_OBJECT_CLASS (probant_page_cache_parent_class)->finalize (object);
}

static void
probant_page_cache_class_init (ProbantPageCacheClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = probant_page_cache_dispose;
  object_class->finalize = probant_page_cache_finalize;

  signals[CHANGED] = g_signal_new ("changed", PROBANT_TYPE_PAGE_CACHE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
probant_page_cache_init (ProbantPageCache *self)
{
}

ProbantPageCache *
probant_page_cache_new (ProbantPdf *pdf, gsize budget)
{
  ProbantPageCache *self = g_object_new (PROBANT_TYPE_PAGE_CACHE, NULL);

  self->pdf = g_object_ref (pdf);
  self->budget = budget;
  self->n_pages = probant_pdf_get_n_pages (pdf);
  self->pages = g_new0 (Page, self->n_pages);
  for (guint i = 0; i < self->n_pages; i++)
    self->pages[i].link.data = &self->pages[i];
  return self;
}

void
probant_page_cache_want (ProbantPageCache *self, guint first, guint last, double scale)
{
  g_return_if_fail (PROBANT_IS_PAGE_CACHE (self));
  g_return_if_fail (first <= last && last < self->n_pages);

  if (first == self->first && last == self->last && scale == self->scale)
    return;

  if (scale != self->scale)
    {
      g_clear_handle_id (&self->rest_id, g_source_remove);
      self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
    }
  g_clear_handle_id (&self->long_rest_id, g_source_remove);
  self->long_rest_id = g_timeout_add_seconds (LONG_REST_SECONDS, rested_long_cb, self);
  self->first = first;
  self->last = last;
  self->scale = scale;
  for (guint i = 0; i < self->n_pages; i++)
    if (!is_still_wanted (self, i))
      cancel (&self->pages[i]);
  evict (self);
  ask_wanted (self);
}

double
probant_page_cache_limit_scale (ProbantPageCache *self, guint page, double scale)
{
  double width, height, most;

  g_return_val_if_fail (PROBANT_IS_PAGE_CACHE (self), scale);

  probant_pdf_get_page_size (self->pdf, page, &width, &height);
  most = MIN (sqrt (MAX_PAGE_PIXELS / (width * height)), (MAX_PAGE_SIDE - 1) / MAX (width, height));
  return MIN (scale, most);
}

GdkTexture *
probant_page_cache_get (ProbantPageCache *self, guint index)
{
  Page *page;

  g_return_val_if_fail (PROBANT_IS_PAGE_CACHE (self), NULL);
  g_return_val_if_fail (index < self->n_pages, NULL);

  page = &self->pages[index];
  if (page->texture != NULL)
    {
      g_queue_unlink (&self->used, &page->link);
      g_queue_push_head_link (&self->used, &page->link);
    }
  return page->texture;
}

const char *
probant_page_cache_get_error (ProbantPageCache *self, guint page)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_CACHE (self), NULL);
  g_return_val_if_fail (page < self->n_pages, NULL);

  return self->pages[page].error;
}

void
probant_page_cache_retry (ProbantPageCache *self, guint page)
{
  g_return_if_fail (PROBANT_IS_PAGE_CACHE (self));
  g_return_if_fail (page < self->n_pages);

  g_clear_pointer (&self->pages[page].error, g_free);
  ask_wanted (self);
  g_signal_emit (self, signals[CHANGED], 0, page);
}

gsize
probant_page_cache_get_bytes (ProbantPageCache *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_CACHE (self), 0);

  return self->bytes;
}

gboolean
probant_page_cache_is_busy (ProbantPageCache *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_CACHE (self), FALSE);

  for (guint i = self->first; i <= self->last; i++)
    if (self->pages[i].error == NULL
        && (self->pages[i].texture == NULL || self->pages[i].scale != limit_scale (self, i)))
      return TRUE;
  return FALSE;
}
