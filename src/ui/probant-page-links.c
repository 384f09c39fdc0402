/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-links.h"

struct _ProbantPageLinks
{
  GObject parent_instance;

  ProbantPdf *pdf;
  GHashTable *links; /* page → GPtrArray of ProbantPdfLink, NULL while asked for */
  GCancellable *cancellable;
};

/* Of one page. */
typedef struct
{
  ProbantPageLinks *links; /* valid unless cancelled */
  guint page;
} Request;

G_DEFINE_FINAL_TYPE (ProbantPageLinks, probant_page_links, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Request *request = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *links = probant_pdf_load_links_finish (PROBANT_PDF (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (links == NULL) /* the page shows its error; it has none */
    links = g_ptr_array_new ();
  g_hash_table_insert (request->links->links, GUINT_TO_POINTER (request->page), links);
  g_signal_emit (request->links, signals[CHANGED], 0);
}

static void
unref_links (gpointer links)
{
  g_clear_pointer ((GPtrArray **)&links, g_ptr_array_unref);
}

static void
probant_page_links_dispose (GObject *object)
{
  ProbantPageLinks *self = PROBANT_PAGE_LINKS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->pdf);

  G_OBJECT_CLASS (probant_page_links_parent_class)->dispose (object);
}

static void
probant_page_links_finalize (GObject *object)
{
  ProbantPageLinks *self = PROBANT_PAGE_LINKS (object);

  g_hash_table_unref (self->links);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (probant_page_links_parent_class)->finalize (object);
}

static void
probant_page_links_class_init (ProbantPageLinksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = probant_page_links_dispose;
  object_class->finalize = probant_page_links_finalize;

  signals[CHANGED] = g_signal_new ("changed", PROBANT_TYPE_PAGE_LINKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
probant_page_links_init (ProbantPageLinks *self)
{
  self->links = g_hash_table_new_full (NULL, NULL, NULL, unref_links);
  self->cancellable = g_cancellable_new ();
}

ProbantPageLinks *
probant_page_links_new (ProbantPdf *pdf)
{
  ProbantPageLinks *self = g_object_new (PROBANT_TYPE_PAGE_LINKS, NULL);

  self->pdf = g_object_ref (pdf);
  return self;
}

void
probant_page_links_prepare (ProbantPageLinks *self, guint first, guint last)
{
  g_return_if_fail (PROBANT_IS_PAGE_LINKS (self));

  for (guint page = first; page <= last; page++)
    {
      Request *request;

      if (g_hash_table_contains (self->links, GUINT_TO_POINTER (page)))
        continue;
      g_hash_table_insert (self->links, GUINT_TO_POINTER (page), NULL);
      request = g_new (Request, 1);
      *request = (Request){ self, page };
      probant_pdf_load_links_async (self->pdf, page, self->cancellable, loaded_cb, request);
    }
}

GPtrArray *
probant_page_links_get (ProbantPageLinks *self, guint page)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_LINKS (self), NULL);

  return g_hash_table_lookup (self->links, GUINT_TO_POINTER (page));
}

static gboolean
contains (const cairo_rectangle_t *box, double x, double y)
{
  return x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height;
}

const ProbantPdfLink *
probant_page_links_find (ProbantPageLinks *self, guint page, double x, double y)
{
  GPtrArray *links;

  g_return_val_if_fail (PROBANT_IS_PAGE_LINKS (self), NULL);

  links = probant_page_links_get (self, page);
  for (guint i = links != NULL ? links->len : 0; i > 0; i--)
    {
      const ProbantPdfLink *link = g_ptr_array_index (links, i - 1);

      if (contains (&link->box, x, y))
        return link;
    }
  return NULL;
}
