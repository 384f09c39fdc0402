/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/probant-report-writer.h"

#include <cairo-pdf.h>

/* What is written at once, so that progress is seen and a cancellation heeded. */
#define PAGES_A_STEP 16

typedef struct
{
  ProbantPages *pages;
  ProbantPieceDrawer *drawer;
  GFile *file;
  GFile *part; /* what is being written, beside it */
  GFileOutputStream *stream;
  GError *write_error; /* of the stream, told to cairo as a status only */
  cairo_surface_t *surface;
  cairo_surface_t *picture; /* of the page at hand */
  guint page;
  guint n_pages;
  gboolean complete;
  ProbantReportProgress progress;
  gpointer progress_data;
} Job;

static void write_next (GTask *task);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->picture, cairo_surface_destroy);
  if (job->surface != NULL)
    {
      cairo_surface_finish (job->surface);
      cairo_surface_destroy (job->surface);
    }
  if (job->stream != NULL)
    g_output_stream_close (G_OUTPUT_STREAM (job->stream), NULL, NULL);
  g_clear_object (&job->stream);
  if (job->part != NULL && !job->complete)
    g_file_delete (job->part, NULL, NULL);
  g_clear_object (&job->part);
  g_clear_object (&job->file);
  g_clear_object (&job->drawer);
  probant_pages_free (job->pages);
  g_clear_error (&job->write_error);
  g_free (job);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Job *job = closure;

  if (job->write_error == NULL && job->stream != NULL)
    g_output_stream_write_all (G_OUTPUT_STREAM (job->stream), data, length, NULL, NULL, &job->write_error);
  return job->write_error == NULL ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static gboolean
open_part (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (job->file);
  g_autofree char *name = g_file_get_basename (job->file);
  g_autofree char *part = g_strdup_printf (".probant-%08x.part", g_random_int ());

  if (folder == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, name);
      return FALSE;
    }
  job->part = g_file_get_child (folder, part);
  job->stream = g_file_create (job->part, G_FILE_CREATE_PRIVATE, cancellable, error);
  if (job->stream == NULL)
    {
      g_clear_object (&job->part);
      return FALSE;
    }
  job->n_pages = probant_pages_count (job->pages);
  job->surface
      = cairo_pdf_surface_create_for_stream (write_cb, job, PROBANT_PAGES_WIDTH, PROBANT_PAGES_HEIGHT);
  probant_pages_begin_pdf (job->pages, job->surface);
  return TRUE;
}

static gboolean
check (Job *job, GError **error)
{
  cairo_status_t status = cairo_surface_status (job->surface);

  if (job->write_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&job->write_error));
      return FALSE;
    }
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return FALSE;
}

static gboolean
complete (Job *job, GCancellable *cancellable, GError **error)
{
  probant_pages_end_pdf (job->pages, job->surface);
  cairo_surface_finish (job->surface);
  if (!check (job, error) || !g_output_stream_close (G_OUTPUT_STREAM (job->stream), cancellable, error)
      || !g_file_move (job->part, job->file, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error))
    return FALSE;
  job->complete = TRUE;
  return TRUE;
}

/* In a thread: some pages, up to the next one that waits for a picture. */
static void
step_thread (GTask *step, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (job->stream == NULL && !open_part (job, cancellable, &error))
    {
      g_task_return_error (step, error);
      return;
    }
  for (guint i = 0; i < PAGES_A_STEP && job->page < job->n_pages; i++)
    {
      if (g_task_return_error_if_cancelled (step))
        return;
      /* The picture of the first one was drawn, or could not be. */
      if (i > 0 && job->drawer != NULL && probant_pages_get_picture (job->pages, job->page) >= 0)
        break;
      probant_pages_draw_pdf (job->pages, job->page, job->surface, job->picture);
      g_clear_pointer (&job->picture, cairo_surface_destroy);
      job->page++;
    }
  if (!check (job, &error) || (job->page == job->n_pages && !complete (job, cancellable, &error)))
    g_task_return_error (step, error);
  else
    g_task_return_boolean (step, TRUE);
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (job->progress != NULL)
    job->progress (job->page, job->n_pages, job->progress_data);
  if (job->complete)
    g_task_return_boolean (task, TRUE);
  else
    write_next (g_steal_pointer (&task));
}

/* Takes the task. */
static void
write_step (GTask *task)
{
  g_autoptr (GTask) step = g_task_new (NULL, g_task_get_cancellable (task), stepped_cb, task);

  g_task_set_task_data (step, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (step, step_thread);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  job->picture = probant_piece_drawer_draw_finish (PROBANT_PIECE_DRAWER (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    write_step (g_steal_pointer (&task));
}

/* Takes the task. */
static void
write_next (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  int picture = -1;

  if (job->stream != NULL && job->drawer != NULL)
    picture = probant_pages_get_picture (job->pages, job->page);
  if (picture >= 0)
    probant_piece_drawer_draw_async (job->drawer, (guint)picture, g_task_get_cancellable (task), drawn_cb,
                                     task);
  else
    write_step (task);
}

void
probant_report_write_async (ProbantPages *pages,
                            GPtrArray *pieces,
                            GFile *file,
                            ProbantReportProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = NULL;
  Job *job = NULL;

  g_return_if_fail (pages != NULL && G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_report_write_async);
  job = g_new0 (Job, 1);
  job->pages = pages;
  job->drawer = pieces != NULL ? probant_piece_drawer_new (pieces) : NULL;
  job->file = g_object_ref (file);
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_task_data (task, job, job_free);
  write_next (task);
}

gboolean
probant_report_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_report_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
