/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-report-print.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWindow *parent;
  ProbantPages *pages;
  ProbantPieceDrawer *drawer;
  GtkPrintOperation *operation;
  char *job_name;
  char *export_to;
  /* The page at hand, while its picture is drawn. */
  GtkPrintContext *context;
  guint page;
} Job;

/* What the user chose last, for the life of the process. */
static GtkPrintSettings *last_settings;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->operation);
  g_clear_object (&job->drawer);
  g_clear_object (&job->parent);
  probant_pages_free (job->pages);
  g_free (job->job_name);
  g_free (job->export_to);
  g_free (job);
}

/* Whole on any paper: smaller where it is smaller than A4, in the middle. */
static void
draw (Job *job, GtkPrintContext *context, guint page, cairo_surface_t *picture)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double scale = MIN (MIN (width / PROBANT_PAGES_WIDTH, height / PROBANT_PAGES_HEIGHT), 1);

  cairo_save (cr);
  cairo_translate (cr, (width - PROBANT_PAGES_WIDTH * scale) / 2,
                   (height - PROBANT_PAGES_HEIGHT * scale) / 2);
  cairo_scale (cr, scale, scale);
  probant_pages_draw (job->pages, page, cr, picture);
  cairo_restore (cr);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *picture = probant_piece_drawer_draw_finish (PROBANT_PIECE_DRAWER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_print_operation_cancel (job->operation);
  else
    draw (job, job->context, job->page, picture);
  gtk_print_operation_draw_page_finish (job->operation);
  g_clear_object (&job->context);
  g_clear_pointer (&picture, cairo_surface_destroy);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, GTask *task)
{
  Job *job = g_task_get_task_data (task);
  int picture = job->drawer != NULL ? probant_pages_get_picture (job->pages, (guint)page) : -1;

  if (picture < 0)
    {
      draw (job, context, (guint)page, NULL);
      return;
    }
  gtk_print_operation_set_defer_drawing (operation);
  g_set_object (&job->context, context);
  job->page = (guint)page;
  probant_piece_drawer_draw_async (job->drawer, (guint)picture, g_task_get_cancellable (task), drawn_cb,
                                   g_object_ref (task));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GTask *task)
{
  GError *error = NULL;

  switch (result)
    {
    case GTK_PRINT_OPERATION_RESULT_ERROR:
      gtk_print_operation_get_error (operation, &error);
      g_task_return_error (task, error);
      break;
    case GTK_PRINT_OPERATION_RESULT_CANCEL:
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _ ("Nothing was printed."));
      break;
    case GTK_PRINT_OPERATION_RESULT_APPLY:
    case GTK_PRINT_OPERATION_RESULT_IN_PROGRESS:
    default:
      g_set_object (&last_settings, gtk_print_operation_get_print_settings (operation));
      g_task_return_boolean (task, TRUE);
      break;
    }
  g_signal_handlers_disconnect_by_data (operation, task);
  g_object_unref (task);
}

static GtkPageSetup *
make_page_setup (void)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  return setup;
}

static void
run (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (GtkPageSetup) setup = make_page_setup ();
  g_autoptr (GError) error = NULL;

  job->operation = gtk_print_operation_new ();
  gtk_print_operation_set_n_pages (job->operation, (int)probant_pages_count (job->pages));
  gtk_print_operation_set_default_page_setup (job->operation, setup);
  if (last_settings != NULL)
    gtk_print_operation_set_print_settings (job->operation, last_settings);
  gtk_print_operation_set_unit (job->operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (job->operation, TRUE);
  gtk_print_operation_set_allow_async (job->operation, TRUE);
  gtk_print_operation_set_show_progress (job->operation, job->export_to == NULL);
  gtk_print_operation_set_job_name (job->operation, job->job_name);
  if (job->export_to != NULL)
    gtk_print_operation_set_export_filename (job->operation, job->export_to);
  g_signal_connect (job->operation, "draw-page", G_CALLBACK (draw_page_cb), task);
  g_signal_connect (job->operation, "done", G_CALLBACK (done_cb), g_object_ref (task));
  gtk_print_operation_run (job->operation,
                           job->export_to != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                                  : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           job->parent, NULL);
}

static void
lay_out_thread (GTask *layout, gpointer source, gpointer data, GCancellable *cancellable)
{
  probant_pages_count (((Job *)data)->pages);
  g_task_return_boolean (layout, TRUE);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    run (task);
  else
    g_task_return_error (task, error);
}

void
probant_report_print_async (GtkWindow *parent,
                            ProbantPages *pages,
                            GPtrArray *pieces,
                            const char *job_name,
                            const char *export_to,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = NULL;
  g_autoptr (GTask) layout = NULL;
  Job *job = NULL;

  g_return_if_fail (pages != NULL && job_name != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_report_print_async);
  job = g_new0 (Job, 1);
  g_set_object (&job->parent, parent);
  job->pages = pages;
  job->drawer = pieces != NULL ? probant_piece_drawer_new (pieces) : NULL;
  job->job_name = g_strdup (job_name);
  job->export_to = g_strdup (export_to);
  g_task_set_task_data (task, job, job_free);
  layout = g_task_new (NULL, cancellable, laid_out_cb, task);
  g_task_set_task_data (layout, job, NULL);
  g_task_run_in_thread (layout, lay_out_thread);
}

gboolean
probant_report_print_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_report_print_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
