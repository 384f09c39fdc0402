/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-search.h"

/* A hostile document must not fill the memory with hits. */
#define MAX_HITS 10000

struct _ProbantPageSearch
{
  GObject parent_instance;

  ProbantPdf *pdf;
  GPtrArray **hits; /* one a page, NULL where not searched yet or nothing found */
  guint n_pages;
  guint n_hits;

  char *text;
  GCancellable *cancellable;
  guint first_page, n_searched;
  gboolean has_current;
  guint current_page, current_hit;
};

G_DEFINE_FINAL_TYPE (ProbantPageSearch, probant_page_search, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void search_next (ProbantPageSearch *self);

static guint
count_on (ProbantPageSearch *self, guint page)
{
  return self->hits[page] != NULL ? self->hits[page]->len : 0;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantPageSearch *self = user_data; /* valid unless cancelled */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = probant_pdf_find_finish (PROBANT_PDF (source), result, &error);
  guint page;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* A page that cannot be read shows its error; there is nothing to find on it. */
  page = (self->first_page + self->n_searched) % self->n_pages;
  self->n_searched++;
  if (hits != NULL && hits->len > 0)
    {
      self->n_hits += hits->len;
      self->hits[page] = g_steal_pointer (&hits);
      if (!self->has_current)
        {
          self->has_current = TRUE;
          self->current_page = page;
          self->current_hit = 0;
        }
    }
  search_next (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
search_next (ProbantPageSearch *self)
{
  if (self->n_hits > MAX_HITS)
    self->n_searched = self->n_pages;
  if (!probant_page_search_is_finished (self))
    probant_pdf_find_async (self->pdf, (self->first_page + self->n_searched) % self->n_pages, self->text,
                            self->cancellable, found_cb, self);
}

static void
forget (ProbantPageSearch *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  for (guint i = 0; i < self->n_pages; i++)
    g_clear_pointer (&self->hits[i], g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);
  self->n_hits = 0;
  self->n_searched = self->n_pages;
  self->has_current = FALSE;
}

static void
probant_page_search_dispose (GObject *object)
{
  ProbantPageSearch *self = PROBANT_PAGE_SEARCH (object);

  forget (self);
  g_clear_object (&self->pdf);

  G_OBJECT_CLASS (probant_page_search_parent_class)->dispose (object);
}

static void
probant_page_search_finalize (GObject *object)
{
  g_free (PROBANT_PAGE_SEARCH (object)->hits);

  G_OBJECT_CLASS (probant_page_search_parent_class)->finalize (object);
}

static void
probant_page_search_class_init (ProbantPageSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = probant_page_search_dispose;
  object_class->finalize = probant_page_search_finalize;

  signals[CHANGED] = g_signal_new ("changed", PROBANT_TYPE_PAGE_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
probant_page_search_init (ProbantPageSearch *self)
{
}

ProbantPageSearch *
probant_page_search_new (ProbantPdf *pdf)
{
  ProbantPageSearch *self = g_object_new (PROBANT_TYPE_PAGE_SEARCH, NULL);

  self->pdf = g_object_ref (pdf);
  self->n_pages = probant_pdf_get_n_pages (pdf);
  self->n_searched = self->n_pages;
  self->hits = g_new0 (GPtrArray *, self->n_pages);
  return self;
}

void
probant_page_search_start (ProbantPageSearch *self, const char *text, guint page)
{
  g_return_if_fail (PROBANT_IS_PAGE_SEARCH (self));
  g_return_if_fail (page < self->n_pages);

  forget (self);
  if (text != NULL && *text != '\0')
    {
      self->text = g_strdup (text);
      self->cancellable = g_cancellable_new ();
      self->first_page = page;
      self->n_searched = 0;
      search_next (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
probant_page_search_is_finished (ProbantPageSearch *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_SEARCH (self), TRUE);

  return self->n_searched >= self->n_pages;
}

guint
probant_page_search_get_n_hits (ProbantPageSearch *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_SEARCH (self), 0);

  return self->n_hits;
}

guint
probant_page_search_get_current (ProbantPageSearch *self)
{
  guint number = 0;

  g_return_val_if_fail (PROBANT_IS_PAGE_SEARCH (self), 0);

  if (!self->has_current)
    return 0;
  for (guint page = 0; page < self->current_page; page++)
    number += count_on (self, page);
  return number + self->current_hit + 1;
}

void
probant_page_search_step (ProbantPageSearch *self, int step)
{
  g_return_if_fail (PROBANT_IS_PAGE_SEARCH (self));
  g_return_if_fail (step == 1 || step == -1);

  if (!self->has_current)
    return;
  if (step > 0 ? self->current_hit + 1 < count_on (self, self->current_page) : self->current_hit > 0)
    self->current_hit += (guint)step;
  else
    {
      do
        self->current_page = (self->current_page + self->n_pages + (guint)step) % self->n_pages;
      while (count_on (self, self->current_page) == 0);
      self->current_hit = step > 0 ? 0 : count_on (self, self->current_page) - 1;
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
probant_page_search_locate (ProbantPageSearch *self, guint *page, cairo_rectangle_t *box)
{
  const GArray *boxes;

  g_return_val_if_fail (PROBANT_IS_PAGE_SEARCH (self), FALSE);

  if (!self->has_current)
    return FALSE;
  boxes = g_ptr_array_index (self->hits[self->current_page], self->current_hit);
  if (boxes->len == 0)
    return FALSE;
  *page = self->current_page;
  *box = g_array_index (boxes, cairo_rectangle_t, 0);
  return TRUE;
}

GPtrArray *
probant_page_search_get_hits (ProbantPageSearch *self, guint page)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_SEARCH (self), NULL);
  g_return_val_if_fail (page < self->n_pages, NULL);

  return self->hits[page];
}

int
probant_page_search_get_current_on (ProbantPageSearch *self, guint page)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_SEARCH (self), -1);

  return self->has_current && page == self->current_page ? (int)self->current_hit : -1;
}
