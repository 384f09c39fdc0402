/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf.h"

#include <glib/gi18n.h>

#include "pdf/probant-pdf-process.h"
#include "pdf/probant-pdf-remote.h"

/* A document is heavy if a page of it takes that much computing; a second helper then draws the next page
 * meanwhile. It costs memory, so only some have one, and none of which it would cost much; it goes after a
 * rest. */
#define HEAVY_MS 60
#define HEAVY_BYTES (64 * 1024 * 1024)
#define N_HELPERS 2
#define MAX_SECOND_HELPERS 2
#define REST_SECONDS 10

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
  char *text;        /* JOB_QUERY */
  GBytes *bytes;     /* JOB_OPEN */
  char *password;    /* JOB_OPEN; may be NULL */
  gboolean has_wish; /* JOB_OPEN */
  ProbantPdfWish wish;
  ProbantPdfRemote *remotes[N_HELPERS]; /* JOB_CLOSE */
} Job;

struct _ProbantPdf
{
  GObject parent_instance;

  GThreadPool *workers; /* a thread for each helper */
  gint n_jobs;          /* atomic: jobs asked so far */
  GArray *sizes;        /* this and the next two written once by JOB_OPEN, before the object is handed out */
  char *title;
  gsize n_bytes;
  cairo_surface_t *first_page; /* drawn before it was asked for; NULL where it was not or was handed out. Only
                                  workers touch it, the first of them before there is another. */
  double first_scale;

  GMutex lock; /* of what follows */
  GCond freed;
  ProbantPdfRemote *remotes[N_HELPERS]; /* of which whoever made one busy asks without the lock; the second
                                           one is asked only while the document is heavy */
  gboolean busy[N_HELPERS];
  gboolean heavy;
  int filled; /* the only one that is still asked, for its document is no longer that of the other; or -1 */
  gint64 used[N_HELPERS]; /* when last */
  gboolean resting;       /* whether rest_cb will come */
};

G_DEFINE_FINAL_TYPE (ProbantPdf, probant_pdf, G_TYPE_OBJECT)

static gint n_second_helpers; /* atomic; of all documents */
static gint keep_ready;       /* atomic */

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_pointer (&job->text, g_free);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  probant_pdf_wipe (job->password);
  for (guint i = 0; i < N_HELPERS; i++)
    g_clear_pointer (&job->remotes[i], probant_pdf_remote_free);
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

static guint
take_helper (ProbantPdf *self)
{
  guint i;

  g_mutex_lock (&self->lock);
  while (self->filled >= 0 && self->busy[self->filled])
    g_cond_wait (&self->freed, &self->lock);
  i = (guint)(self->filled >= 0 ? self->filled : self->busy[0]);
  g_assert (!self->busy[i]);
  self->busy[i] = TRUE;
  g_mutex_unlock (&self->lock);
  return i;
}

/* Helpers that nobody asked for a while go, with the memory they hold; the next call starts another. */
static gboolean
rest_cb (gpointer user_data)
{
  g_autoptr (ProbantPdf) self = g_weak_ref_get (user_data);
  gint64 before = g_get_monotonic_time () - REST_SECONDS * G_USEC_PER_SEC;
  gboolean again;

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_mutex_lock (&self->lock);
  self->resting = FALSE;
  for (guint i = 0; i < N_HELPERS; i++)
    if (self->busy[i] || self->used[i] > before)
      self->resting = TRUE;
    else if (self->remotes[i] != NULL)
      probant_pdf_remote_rest (self->remotes[i]);
  if (self->heavy && !self->busy[1] && self->used[1] <= before && self->filled != 1)
    {
      if (self->remotes[1] != NULL)
        probant_pdf_remote_stop (self->remotes[1]);
      self->heavy = FALSE;
      g_thread_pool_set_max_threads (self->workers, 1, NULL);
      g_atomic_int_add (&n_second_helpers, -1);
    }
  again = self->resting;
  g_mutex_unlock (&self->lock);
  return again ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* With the lock held. */
static void
note_use (ProbantPdf *self, guint helper)
{
  GWeakRef *ref;

  self->used[helper] = g_get_monotonic_time ();
  if (self->resting)
    return;
  self->resting = TRUE;
  ref = g_new (GWeakRef, 1);
  g_weak_ref_init (ref, self);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, REST_SECONDS, rest_cb, ref, weak_ref_free);
}

/* With the lock held. */
static void
allow_second_helper (ProbantPdf *self)
{
  if (self->heavy || self->filled >= 0 || self->sizes->len < 2 || self->n_bytes > HEAVY_BYTES
      || g_get_num_processors () < 2)
    return;
  if (g_atomic_int_add (&n_second_helpers, 1) >= MAX_SECOND_HELPERS)
    {
      g_atomic_int_add (&n_second_helpers, -1);
      return;
    }
  self->heavy = TRUE;
  note_use (self, 1);
  g_thread_pool_set_max_threads (self->workers, N_HELPERS, NULL);
}

/* What cannot be drawn tells why when it is asked for. */
static void
draw_ahead (ProbantPdf *self)
{
  self->first_page = probant_pdf_remote_take_ahead (self->remotes[0], &self->first_scale);
  g_mutex_lock (&self->lock);
  self->busy[0] = FALSE;
  note_use (self, 0);
  if (self->first_page != NULL && probant_pdf_remote_get_cost (self->remotes[0]) >= HEAVY_MS)
    allow_second_helper (self);
  g_mutex_unlock (&self->lock);
}

static void
run_open (Job *job)
{
  ProbantPdf *self = g_task_get_source_object (job->task);
  GError *error = NULL;
  ProbantPdfRemote *remote
      = probant_pdf_remote_open (job->bytes, job->password, job->has_wish ? &job->wish : NULL, &error);

  if (remote == NULL)
    {
      g_task_return_error (job->task, error);
      return;
    }
  self->remotes[0] = remote;
  self->remotes[1] = probant_pdf_remote_new_sibling (remote);
  self->busy[0] = TRUE;
  self->n_bytes = g_bytes_get_size (job->bytes);
  self->sizes = g_array_ref (probant_pdf_remote_get_sizes (remote));
  self->title = g_strdup (probant_pdf_remote_get_title (remote));
  g_task_return_boolean (job->task, TRUE);
  draw_ahead (self);
}

/* The other helper has another document from now on. */
static void
keep_filled (ProbantPdf *self, guint helper)
{
  g_mutex_lock (&self->lock);
  self->filled = (int)helper;
  if (!self->busy[1 - helper])
    g_clear_pointer (&self->remotes[1 - helper], probant_pdf_remote_free);
  g_thread_pool_set_max_threads (self->workers, 1, NULL);
  g_mutex_unlock (&self->lock);
}

static void
free_helper (ProbantPdf *self, guint helper)
{
  g_mutex_lock (&self->lock);
  self->busy[helper] = FALSE;
  note_use (self, helper);
  g_cond_broadcast (&self->freed);
  g_mutex_unlock (&self->lock);
}

static gboolean
prepare_cb (gpointer user_data)
{
  probant_pdf_process_prepare ();
  return G_SOURCE_REMOVE;
}

/* Not before what was asked for is shown: to start a process takes a processor from it. */
static void
prepare_next (ProbantPdf *self)
{
  if (g_atomic_int_get (&keep_ready) && g_thread_pool_unprocessed (self->workers) == 0)
    g_idle_add_full (G_PRIORITY_LOW, prepare_cb, NULL, NULL);
}

/* Drawn ahead as it is asked for now; else NULL, and if another picture of it was, that has become useless.
 */
static cairo_surface_t *
take_first_page (ProbantPdf *self, const Job *job)
{
  cairo_surface_t *surface;

  if (job->page > 0)
    return NULL;
  g_mutex_lock (&self->lock);
  surface = g_steal_pointer (&self->first_page);
  g_mutex_unlock (&self->lock);
  if (surface == NULL || (job->scale == self->first_scale && !job->has_area))
    return surface;
  cairo_surface_destroy (surface);
  return NULL;
}

static void
run_render (Job *job, guint helper)
{
  ProbantPdf *self = g_task_get_source_object (job->task);
  GError *error = NULL;
  const cairo_rectangle_t *area = job->has_area ? &job->area : NULL;
  cairo_surface_t *surface
      = probant_pdf_remote_render (self->remotes[helper], job->page, job->scale, area, &error);

  if (surface != NULL && probant_pdf_remote_get_cost (self->remotes[helper]) >= HEAVY_MS)
    {
      g_mutex_lock (&self->lock);
      allow_second_helper (self);
      g_mutex_unlock (&self->lock);
    }
  if (surface != NULL)
    g_task_return_pointer (job->task, surface, (GDestroyNotify)cairo_surface_destroy);
  else
    g_task_return_error (job->task, error);
}

static void
run_query (Job *job, guint helper)
{
  ProbantPdf *self = g_task_get_source_object (job->task);
  GError *error = NULL;
  GVariant *answer
      = probant_pdf_remote_query (self->remotes[helper], job->query, job->page, job->text, &error);

  if (answer != NULL && job->query == PROBANT_PDF_QUERY_FILL)
    keep_filled (self, helper);
  if (answer != NULL)
    g_task_return_pointer (job->task, answer, (GDestroyNotify)g_variant_unref);
  else
    g_task_return_error (job->task, error);
}

static void
run_asked (Job *job)
{
  ProbantPdf *self = g_task_get_source_object (job->task);
  cairo_surface_t *ready = job->kind == JOB_RENDER ? take_first_page (self, job) : NULL;
  guint helper;

  if (ready != NULL)
    {
      g_task_return_pointer (job->task, ready, (GDestroyNotify)cairo_surface_destroy);
      prepare_next (self);
      return;
    }
  helper = take_helper (self);
  if (job->kind == JOB_RENDER)
    run_render (job, helper);
  else
    run_query (job, helper);
  free_helper (self, helper);
  prepare_next (self);
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
    case JOB_QUERY:
      run_asked (job);
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
  g_thread_pool_push (self->workers, job, NULL);
}

/* May run in a worker itself, whose last task may hold the last reference. No other is at work: its task
 * would hold one. */
static void
probant_pdf_finalize (GObject *object)
{
  ProbantPdf *self = PROBANT_PDF (object);

  if (self->heavy)
    g_atomic_int_add (&n_second_helpers, -1);
  push_job (self, &(Job){ .kind = JOB_CLOSE, .remotes = { self->remotes[0], self->remotes[1] } });
  g_thread_pool_free (self->workers, FALSE, FALSE);
  g_clear_pointer (&self->sizes, g_array_unref);
  g_clear_pointer (&self->first_page, cairo_surface_destroy);
  g_free (self->title);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->freed);

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
  g_mutex_init (&self->lock);
  g_cond_init (&self->freed);
  self->filled = -1;
  /* Not exclusive: an idle document holds no thread. One job at a time is what a helper needs, in whichever
   * thread. */
  self->workers = g_thread_pool_new (run_job, NULL, 1, FALSE, NULL);
  g_thread_pool_set_sort_function (self->workers, compare_jobs, NULL);
}

void
probant_pdf_open_async (GBytes *bytes,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  probant_pdf_open_full_async (bytes, NULL, NULL, cancellable, callback, user_data);
}

void
probant_pdf_open_full_async (GBytes *bytes,
                             const char *password,
                             const ProbantPdfWish *wish,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (ProbantPdf) self = g_object_new (PROBANT_TYPE_PDF, NULL);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, probant_pdf_open_async);
  push_job (self, &(Job){ .kind = JOB_OPEN,
                          .task = task,
                          .bytes = g_bytes_ref (bytes),
                          .password = g_strdup (password),
                          .has_wish = wish != NULL,
                          .wish = wish != NULL ? *wish : (ProbantPdfWish){ 0 } });
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

  return self->sizes->len;
}

void
probant_pdf_get_page_size (ProbantPdf *self, guint page, double *width, double *height)
{
  const ProbantPdfSize *size;

  g_return_if_fail (PROBANT_IS_PDF (self));
  g_return_if_fail (page < probant_pdf_get_n_pages (self));

  size = &g_array_index (self->sizes, ProbantPdfSize, page);
  *width = size->width;
  *height = size->height;
}

const char *
probant_pdf_get_title (ProbantPdf *self)
{
  g_return_val_if_fail (PROBANT_IS_PDF (self), NULL);

  return self->title;
}

void
probant_pdf_keep_ready (void)
{
  g_atomic_int_set (&keep_ready, TRUE);
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
