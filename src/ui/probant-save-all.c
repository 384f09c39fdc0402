/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-save-all.h"

#include <string.h>

/* A folder that holds more files of one name than that is not for us. */
#define MAX_SAME_NAME 1000

typedef struct
{
  GPtrArray *documents;
  ProbantClient *client;
  GFile *folder;
  guint next;
  guint attempt; /* at a name for the document at hand */
  guint n_saved;
  guint n_failed;
} Job;

static void save_next (GTask *task);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->documents);
  g_object_unref (job->client);
  g_object_unref (job->folder);
  g_free (job);
}

static char *
make_name (const char *name, guint attempt)
{
  const char *dot = strrchr (name, '.');

  if (attempt == 0)
    return g_strdup (name);
  if (dot == NULL || dot == name)
    return g_strdup_printf ("%s-%u", name, attempt + 1);
  return g_strdup_printf ("%.*s-%u%s", (int)(dot - name), name, attempt + 1, dot);
}

static void write_document (GTask *task, ProbantDocument *document);

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFileOutputStream) stream = G_FILE_OUTPUT_STREAM (g_object_ref (source));
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, &error)
      || !g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  job->n_saved++;
  job->next++;
  save_next (g_steal_pointer (&task));
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFileOutputStream) stream = NULL;
  Job *job = g_task_get_task_data (task);
  ProbantDocument *document = g_ptr_array_index (job->documents, job->next);
  GBytes *bytes = probant_document_get_bytes (document);
  g_autoptr (GError) error = NULL;

  stream = g_file_create_finish (G_FILE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS) && job->attempt < MAX_SAME_NAME)
    {
      job->attempt++;
      write_document (g_steal_pointer (&task), document);
      return;
    }
  if (stream == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_output_stream_write_all_async (G_OUTPUT_STREAM (stream), g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes), G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), written_cb, g_object_ref (task));
}

static void
write_document (GTask *task, ProbantDocument *document)
{
  Job *job = g_task_get_task_data (task);
  g_autofree char *name = make_name (probant_document_get_name (document), job->attempt);
  g_autoptr (GFile) file = g_file_get_child (job->folder, name);

  g_file_create_async (file, G_FILE_CREATE_NONE, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                       created_cb, task);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  ProbantDocument *document = PROBANT_DOCUMENT (source);
  GError *error = NULL;

  if (probant_document_load_finish (document, result, &error))
    {
      write_document (g_steal_pointer (&task), document);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  job->n_failed++;
  job->next++;
  save_next (g_steal_pointer (&task));
}

/* Takes the task. */
static void
save_next (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  job->attempt = 0;
  if (job->next == job->documents->len)
    {
      g_task_return_int (task, job->n_saved);
      g_object_unref (task);
      return;
    }
  probant_document_load_async (g_ptr_array_index (job->documents, job->next), job->client,
                               g_task_get_cancellable (task), loaded_cb, task);
}

void
probant_save_all_async (GPtrArray *documents,
                        ProbantClient *client,
                        GFile *folder,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_task_set_source_tag (task, probant_save_all_async);
  job->documents = g_ptr_array_ref (documents);
  job->client = g_object_ref (client);
  job->folder = g_object_ref (folder);
  g_task_set_task_data (task, job, job_free);
  save_next (task);
}

gssize
probant_save_all_finish (GAsyncResult *result, guint *n_failed, GError **error)
{
  Job *job = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, probant_save_all_async), -1);

  job = g_task_get_task_data (G_TASK (result));
  if (n_failed != NULL)
    *n_failed = job->n_failed;
  return g_task_propagate_int (G_TASK (result), error);
}
