/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf.h"

#include <glib/gi18n.h>

#include "pdf/probant-pdf-remote.h"

typedef struct
{
  enum
  {
    JOB_OPEN,
    JOB_RENDER,
    JOB_QUERY,
    JOB_CLOSE,
  } kind;
  int priority;
  guint serial; /* the order of asking */
  guint page;
  double scale;
  gboolean has_area;
  cairo_rectangle_t area;
  GTask *task; /* none for JOB_CLOSE */
  ProbantPdfQuery query;
  char *text;               /* JOB_QUERY */
  GBytes *bytes;            /* JOB_OPEN */
  ProbantPdfRemote *remote; /* JOB_CLOSE */
} Job;

struct _ProbantPdf
{
  GObject parent_instance;

  GThreadPool *worker;      /* one thread, which alone asks the helper */
  ProbantPdfRemote *remote; /* written once by JOB_OPEN, before the object is handed out */
  gint n_jobs;              /* atomic: jobs asked so far */
};

G_DEFINE_FINAL_TYPE (ProbantPdf, probant_pdf, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_pointer (&job->text, g_free);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->remote, probant_pdf_remote_free);
  g_free (job);
}

static int
compare_jobs (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Job *job_a = a, *job_b = b;

  if (job_a->priority != job_b->priority)
    return job_a->priority < job_b->priority ? -1 : 1;
  return job_a->serial < job_b->serial ? -1 : 1;
}

static void
run_open (Job *job)
{
  ProbantPdf *self = g_task_get_source_object (job->task);
  GError *error = NULL;

  self->remote = probant_pdf_remote_open (job->bytes, &error);
  if (self->remote != NULL)
    g_task_return_boolean (job->task, TRUE);
  else
    g_task_return_error (job->task, error);
}

static void
run_render (Job *job)
{
  ProbantPdf *self = g_task_get_source_object (job->task);
  GError *error = NULL;
  const cairo_rectangle_t *area = job->has_area ? &job->area : NULL;
  cairo_surface_t *surface = probant_pdf_remote_render (self->remote, job->page, job->scale, area, &error);

  if (surface != NULL)
    g_task_return_pointer (job->task, surface, (GDestroyNotify)cairo_surface_destroy);
  else
    g_task_return_error (job->task, error);
}

static void
run_query (Job *job)
{
  ProbantPdf *self = g_task_get_source_object (job->task);
  GError *error = NULL;
  GVariant *answer = probant_pdf_remote_query (self->remote, job->query, job->page, job->text, &error);

  if (answer != NULL)
    g_task_return_pointer (job->task, answer, (GDestroyNotify)g_variant_unref);
  else
    g_task_return_error (job->task, error);
}

static void
do_job (Job *job)
{
  if (job->task != NULL && g_task_return_error_if_cancelled (job->task))
    return;
  switch (job->kind)
    {
    case JOB_OPEN:
      run_open (job);
      break;
    case JOB_RENDER:
      run_render (job);
      break;
    case JOB_QUERY:
      run_query (job);
      break;
    case JOB_CLOSE:
    default:
      break;
    }
}

static void
run_job (gpointer data, gpointer user_data)
{
  Job *job = data;

  do_job (job);
  job_free (job);
}

static void
push_job (ProbantPdf *self, const Job *model)
{
  Job *job = g_memdup2 (model, sizeof *model);

  job->serial = (guint)g_atomic_int_add (&self->n_jobs, 1);
  g_thread_pool_push (self->worker, job, NULL);
}

/* May run in the worker itself, whose last task may hold the last reference. */
static void
probant_pdf_finalize (GObject *object)
{
  ProbantPdf *self = PROBANT_PDF (object);

  if (self->remote != NULL)
    push_job (self, &(Job){ .kind = JOB_CLOSE, .remote = g_steal_pointer (&self->remote) });
  g_thread_pool_free (self->worker, FALSE, FALSE);

  G_OBJECT_CLASS (probant_pdf_parent_class)->finalize (object);
}

static void
probant_pdf_class_init (ProbantPdfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_pdf_finalize;
}

static void
probant_pdf_init (ProbantPdf *self)
{
  /* Not exclusive: an idle document holds no thread. One job at a time is what the helper needs, in whichever
   * thread. */
  self->worker = g_thread_pool_new (run_job, NULL, 1, FALSE, NULL);
  g_thread_pool_set_sort_function (self->worker, compare_jobs, NULL);
}

void
probant_pdf_open_async (GBytes *bytes,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (ProbantPdf) self = g_object_new (PROBANT_TYPE_PDF, NULL);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, probant_pdf_open_async);
  push_job (self, &(Job){ .kind = JOB_OPEN, .task = task, .bytes = g_bytes_ref (bytes) });
}

ProbantPdf *
probant_pdf_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_pdf_open_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return PROBANT_PDF (g_async_result_get_source_object (result));
}

guint
probant_pdf_get_n_pages (ProbantPdf *self)
{
  g_return_val_if_fail (PROBANT_IS_PDF (self), 0);

  return probant_pdf_remote_get_sizes (self->remote)->len;
}

void
probant_pdf_get_page_size (ProbantPdf *self, guint page, double *width, double *height)
{
  const ProbantPdfSize *size;

  g_return_if_fail (PROBANT_IS_PDF (self));
  g_return_if_fail (page < probant_pdf_get_n_pages (self));

  size = &g_array_index (probant_pdf_remote_get_sizes (self->remote), ProbantPdfSize, page);
  *width = size->width;
  *height = size->height;
}

const char *
probant_pdf_get_title (ProbantPdf *self)
{
  g_return_val_if_fail (PROBANT_IS_PDF (self), NULL);

  return probant_pdf_remote_get_title (self->remote);
}

/* NULL, the task answered and released, where there is no such page. */
static GTask *
start_page_task (ProbantPdf *self,
                 guint page,
                 gpointer source_tag,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  if (page < probant_pdf_get_n_pages (self))
    return g_steal_pointer (&task);
  g_task_return_new_error (task, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_NO_PAGE,
                           ngettext ("There is no page %u: the document has %u page.",
                                     "There is no page %u: the document has %u pages.",
                                     probant_pdf_get_n_pages (self)),
                           page + 1, probant_pdf_get_n_pages (self));
  return NULL;
}

void
probant_pdf_render_async (ProbantPdf *self,
                          guint page,
                          double scale,
                          const cairo_rectangle_t *area,
                          int io_priority,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  Job job = { .kind = JOB_RENDER, .priority = io_priority, .page = page, .scale = scale };

  g_return_if_fail (PROBANT_IS_PDF (self));

  job.task = start_page_task (self, page, probant_pdf_render_async, cancellable, callback, user_data);
  if (job.task == NULL)
    return;
  job.has_area = area != NULL;
  if (area != NULL)
    job.area = *area;
  push_job (self, &job);
}

cairo_surface_t *
probant_pdf_render_finish (ProbantPdf *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_pdf_render_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
probant_pdf_query_async (ProbantPdf *self,
                         ProbantPdfQuery query,
                         guint page,
                         const char *text,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Job job = { .kind = JOB_QUERY, .priority = G_PRIORITY_LOW, .query = query, .page = page };

  g_return_if_fail (PROBANT_IS_PDF (self));

  job.task = start_page_task (self, page, probant_pdf_query_async, cancellable, callback, user_data);
  if (job.task == NULL)
    return;
  job.text = g_strdup (text);
  push_job (self, &job);
}

GVariant *
probant_pdf_query_finish (ProbantPdf *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_pdf_query_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
