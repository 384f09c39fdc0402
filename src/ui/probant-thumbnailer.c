/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-thumbnailer.h"

#include "pdf/probant-pdf.h"
#include "ui/probant-page-texture.h"
#include "ui/probant-picture.h"

struct _ProbantThumbnailer
{
  GObject parent_instance;

  GQueue waiting; /* GTask; each keeps the thumbnailer alive */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (ProbantThumbnailer, probant_thumbnailer, G_TYPE_OBJECT)

typedef struct
{
  GBytes *bytes;
  int width;
  int height;
} Job;

static void start_next (ProbantThumbnailer *self);

static void
job_free (Job *job)
{
  g_bytes_unref (job->bytes);
  g_free (job);
}

/* Takes `texture` or `error`. */
static void
end_job (GTask *task, GdkTexture *texture, GError *error)
{
  g_autoptr (ProbantThumbnailer) self = g_object_ref (g_task_get_source_object (task));

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, texture, g_object_unref);
  self->busy = FALSE;
  start_next (self);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  cairo_surface_t *surface = probant_pdf_render_finish (PROBANT_PDF (source), result, &error);

  end_job (task, surface != NULL ? probant_page_texture_new (surface) : NULL, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (ProbantPdf) pdf = probant_pdf_open_finish (result, &error);
  double width, height;

  if (pdf == NULL)
    {
      end_job (task, NULL, error);
      return;
    }
  probant_pdf_get_page_size (pdf, 0, &width, &height);
  probant_pdf_render_async (pdf, 0, MIN (job->width / width, job->height / height), NULL, G_PRIORITY_LOW,
                            g_task_get_cancellable (task), rendered_cb, g_object_ref (task));
}

static void
picture_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GdkTexture *texture = probant_picture_load_finish (result, &error);

  end_job (task, texture, error);
}

static void
start_next (ProbantThumbnailer *self)
{
  g_autoptr (GTask) task = self->busy ? NULL : g_queue_pop_head (&self->waiting);
  Job *job;

  if (task == NULL)
    return;

  self->busy = TRUE;
  job = g_task_get_task_data (task);
  if (probant_picture_is_picture (job->bytes))
    probant_picture_load_async (job->bytes, job->width, job->height, g_task_get_cancellable (task),
                                picture_loaded_cb, g_object_ref (task));
  else
    probant_pdf_open_async (job->bytes, g_task_get_cancellable (task), opened_cb, g_object_ref (task));
}

static void
probant_thumbnailer_class_init (ProbantThumbnailerClass *klass)
{
}

static void
probant_thumbnailer_init (ProbantThumbnailer *self)
{
  g_queue_init (&self->waiting);
}

ProbantThumbnailer *
probant_thumbnailer_new (void)
{
  return g_object_new (PROBANT_TYPE_THUMBNAILER, NULL);
}

void
probant_thumbnailer_load_async (ProbantThumbnailer *self,
                                GBytes *bytes,
                                int width,
                                int height,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  *job = (Job){ g_bytes_ref (bytes), width, height };
  g_task_set_source_tag (task, probant_thumbnailer_load_async);
  g_task_set_task_data (task, job, (GDestroyNotify)job_free);
  g_queue_push_tail (&self->waiting, task);
  probant_pdf_keep_ready (); /* who sees what documents there are will read one */
  start_next (self);
}

GdkTexture *
probant_thumbnailer_load_finish (ProbantThumbnailer *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
