/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/probant-piece.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "pdf/probant-pdf.h"
#include "report/probant-picture-file.h"

#define MAX_PAGES 500 /* of one piece */

static void
piece_free (gpointer data)
{
  ProbantPiece *piece = data;

  g_free (piece->title);
  g_free (piece->source);
  g_free (piece->name);
  g_free (piece->sha256);
  g_clear_pointer (&piece->bytes, g_bytes_unref);
  g_array_unref (piece->sizes);
  g_free (piece->problem);
  g_free (piece);
}

typedef struct
{
  ProbantClient *client;
  GPtrArray *documents; /* ProbantDocument, as many as pieces */
  GPtrArray *pieces;
  guint index; /* of the one at hand */
} Reading;

static void read_next (GTask *task);

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->client);
  g_ptr_array_unref (reading->documents);
  g_clear_pointer (&reading->pieces, g_ptr_array_unref);
  g_free (reading);
}

static void
add_size (ProbantPiece *piece, double width, double height)
{
  const cairo_rectangle_t size = { 0, 0, width, height };

  g_array_append_val (piece->sizes, size);
}

/* Goes on with the next one; takes the task. */
static void
finish_piece (GTask *task)
{
  ((Reading *)g_task_get_task_data (task))->index++;
  read_next (task);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  ProbantPiece *piece = g_ptr_array_index (reading->pieces, reading->index);
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = probant_pdf_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (pdf == NULL)
    piece->problem = g_strdup (error->message);
  else if (probant_pdf_get_n_pages (pdf) > MAX_PAGES)
    piece->problem = g_strdup_printf (_ ("It has more than %u pages: keep it beside the report."), MAX_PAGES);
  for (guint i = 0; piece->problem == NULL && i < probant_pdf_get_n_pages (pdf); i++)
    {
      double width, height;

      probant_pdf_get_page_size (pdf, i, &width, &height);
      add_size (piece, width, height);
    }
  finish_piece (g_steal_pointer (&task));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *reading = g_task_get_task_data (task);
  ProbantPiece *piece = g_ptr_array_index (reading->pieces, reading->index);
  ProbantDocument *document = PROBANT_DOCUMENT (source);
  g_autoptr (GError) error = NULL;
  int width, height;

  if (!probant_document_load_finish (document, result, &error))
    {
      const ProbantProblem *problem = probant_document_get_problem (document);

      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
      piece->problem = g_strdup (problem != NULL ? problem->title : _ ("It was not downloaded."));
      finish_piece (g_steal_pointer (&task));
      return;
    }

  piece->bytes = g_bytes_ref (probant_document_get_bytes (document));
  piece->sha256 = g_strdup (probant_document_get_sha256 (document));
  g_free (piece->name);
  piece->name = g_strdup (probant_document_get_name (document));
  piece->is_pdf = probant_pdf_is_pdf (piece->bytes);
  if (piece->is_pdf)
    {
      probant_pdf_open_async (piece->bytes, g_task_get_cancellable (task), opened_cb, g_object_ref (task));
      return;
    }
  if (probant_picture_file_measure (piece->bytes, &width, &height))
    add_size (piece, width, height);
  else
    piece->problem = g_strdup (_ ("It is neither a PDF nor a picture: keep it beside the report."));
  finish_piece (g_steal_pointer (&task));
}

/* Takes the task. */
static void
read_next (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  if (reading->index == reading->pieces->len)
    {
      g_task_return_pointer (task, g_steal_pointer (&reading->pieces), (GDestroyNotify)g_ptr_array_unref);
      g_object_unref (task);
      return;
    }
  probant_document_load_async (g_ptr_array_index (reading->documents, reading->index), reading->client,
                               g_task_get_cancellable (task), loaded_cb, task);
}

static void
collect (Reading *reading, ProbantRecord *record, GPtrArray *wanted)
{
  GListModel *documents = probant_record_get_documents (record);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (ProbantDocument) document = g_list_model_get_item (documents, i);
      ProbantPiece *piece = NULL;

      if (!g_ptr_array_find (wanted, document, NULL))
        continue;
      piece = g_new0 (ProbantPiece, 1);
      piece->title = g_strdup (probant_document_get_title (document));
      piece->source = g_strdup (probant_record_get_endpoint (record)->producer);
      piece->name = g_strdup (probant_document_get_name (document));
      piece->sizes = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
      g_ptr_array_add (reading->pieces, piece);
      g_ptr_array_add (reading->documents, g_steal_pointer (&document));
    }
}

void
probant_pieces_read_async (ProbantDossier *dossier,
                           GPtrArray *documents,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = NULL;
  Reading *reading = NULL;

  g_return_if_fail (PROBANT_IS_DOSSIER (dossier) && documents != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_pieces_read_async);
  reading = g_new0 (Reading, 1);
  reading->client = g_object_ref (probant_dossier_get_client (dossier));
  reading->documents = g_ptr_array_new_with_free_func (g_object_unref);
  reading->pieces = g_ptr_array_new_with_free_func (piece_free);
  g_task_set_task_data (task, reading, reading_free);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier)); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (G_LIST_MODEL (dossier), i);

      collect (reading, record, documents);
    }
  read_next (task);
}

GPtrArray *
probant_pieces_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_pieces_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
