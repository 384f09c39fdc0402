/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-downloads.h"

/* All of one dossier together, so that a hostile list of large files cannot fill the memory. */
#define TOTAL_LIMIT (512 * 1024 * 1024)
#define PARALLEL 6

struct _ProbantDownloads
{
  GObject parent_instance;

  ProbantClient *client;
  GCancellable *cancellable;
  GQueue waiting; /* ProbantDocument */
  guint n_loading;
  gsize n_bytes;
};

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ProbantDownloads, probant_downloads, G_TYPE_OBJECT)

static void load_next (ProbantDownloads *self);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ProbantDownloads) self = PROBANT_DOWNLOADS (data);
  ProbantDocument *document = PROBANT_DOCUMENT (source);

  /* Why one failed stands on the document itself. */
  if (probant_document_load_finish (document, result, NULL))
    self->n_bytes += g_bytes_get_size (probant_document_get_bytes (document));
  self->n_loading--;
  load_next (self);
  if (!probant_downloads_are_under_way (self))
    g_signal_emit (self, signals[ENDED], 0);
}

static void
load_next (ProbantDownloads *self)
{
  while (self->n_loading < PARALLEL && self->n_bytes < TOTAL_LIMIT && !g_queue_is_empty (&self->waiting))
    {
      g_autoptr (ProbantDocument) document = g_queue_pop_head (&self->waiting);

      self->n_loading++;
      probant_document_load_async (document, self->client, self->cancellable, loaded_cb, g_object_ref (self));
    }

  if (self->n_bytes >= TOTAL_LIMIT)
    g_queue_clear_full (&self->waiting, g_object_unref);
}

static void
probant_downloads_finalize (GObject *object)
{
  ProbantDownloads *self = PROBANT_DOWNLOADS (object);

  g_queue_clear_full (&self->waiting, g_object_unref);
  g_object_unref (self->cancellable);
  g_object_unref (self->client);

  G_OBJECT_CLASS (probant_downloads_parent_class)->finalize (object);
}

static void
probant_downloads_class_init (ProbantDownloadsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_downloads_finalize;

  signals[ENDED] = g_signal_new ("ended", PROBANT_TYPE_DOWNLOADS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
probant_downloads_init (ProbantDownloads *self)
{
  g_queue_init (&self->waiting);
  self->cancellable = g_cancellable_new ();
}

ProbantDownloads *
probant_downloads_new (ProbantClient *client)
{
  ProbantDownloads *self = g_object_new (PROBANT_TYPE_DOWNLOADS, NULL);

  self->client = g_object_ref (client);

  return self;
}

void
probant_downloads_add (ProbantDownloads *self, ProbantDocument *document)
{
  g_return_if_fail (PROBANT_IS_DOWNLOADS (self));
  g_return_if_fail (PROBANT_IS_DOCUMENT (document));

  g_queue_push_tail (&self->waiting, g_object_ref (document));
  load_next (self);
}

void
probant_downloads_stop (ProbantDownloads *self)
{
  g_return_if_fail (PROBANT_IS_DOWNLOADS (self));

  g_queue_clear_full (&self->waiting, g_object_unref);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

gboolean
probant_downloads_are_under_way (ProbantDownloads *self)
{
  g_return_val_if_fail (PROBANT_IS_DOWNLOADS (self), FALSE);

  return self->n_loading > 0 || !g_queue_is_empty (&self->waiting);
}
