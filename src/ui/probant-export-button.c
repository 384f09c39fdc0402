/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-export-button.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-document-names.h"
#include "core/probant-dossier-csv.h"
#include "core/probant-dossier-json.h"
#include "core/probant-transcript.h"
#include "report/probant-report-writer.h"
#include "report/probant-report.h"
#include "ui/probant-file-dialog.h"
#include "ui/probant-report-print.h"

struct _ProbantExportButton
{
  GtkWidget parent_instance;

  GtkWidget *button;

  ProbantTaskBar *task_bar; /* not owned: the window has both */
  ProbantDossier *dossier;
  gboolean sandbox;
  GCancellable *cancellable; /* of the dossier */
};

G_DEFINE_FINAL_TYPE (ProbantExportButton, probant_export_button, GTK_TYPE_WIDGET)

enum
{
  MESSAGE,
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One thing that is being made. */
typedef struct
{
  ProbantExportButton *self;
  ProbantDossier *dossier;
  char *what;
  GFile *file; /* NULL for a printer */
  GDateTime *now;
  GPtrArray *pieces;
  GCancellable *cancellable; /* of this work alone */
  gulong cancelled_handler;
  GCancellable *dossier_cancellable;
} Export;

static void
export_free (Export *export)
{
  if (export->self->task_bar != NULL)
    probant_task_bar_end (export->self->task_bar, export->cancellable);
  g_cancellable_disconnect (export->dossier_cancellable, export->cancelled_handler);
  g_object_unref (export->self);
  g_object_unref (export->dossier);
  g_free (export->what);
  g_clear_object (&export->file);
  g_date_time_unref (export->now);
  g_clear_pointer (&export->pieces, g_ptr_array_unref);
  g_object_unref (export->cancellable);
  g_object_unref (export->dossier_cancellable);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static GtkWindow *
get_window (ProbantExportButton *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static Export *
begin (ProbantExportButton *self, const char *what, GFile *file, const char *label)
{
  Export *export = g_new0 (Export, 1);

  export->self = g_object_ref (self);
  export->dossier = g_object_ref (self->dossier);
  export->what = g_strdup (what);
  g_set_object (&export->file, file);
  export->now = g_date_time_new_now_local ();
  export->cancellable = g_cancellable_new ();
  export->dossier_cancellable = g_object_ref (self->cancellable);
  export->cancelled_handler = g_cancellable_connect (self->cancellable, G_CALLBACK (g_cancellable_cancel),
                                                     export->cancellable, NULL);
  if (self->task_bar != NULL)
    probant_task_bar_begin (self->task_bar, label, export->cancellable);
  return export;
}

/* Silence where the user stopped it. */
static void
tell (Export *export, const GError *error)
{
  g_autofree char *message = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (export->file == NULL)
    /* Translators: %s is what went wrong. */
    message = g_strdup_printf (_ ("The report could not be printed: %s"), error->message);
  else
    {
      g_autofree char *name = g_file_get_basename (export->file);

      message = g_strdup_printf (_ ("“%s” could not be saved: %s"), name, error->message);
    }
  g_signal_emit (export->self, signals[MESSAGE], 0, message);
}

static void
tell_saved (Export *export)
{
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *message = g_strdup_printf (_ ("Saved as “%s”"), name);

  g_signal_emit (export->self, signals[SAVED], 0, message, export->file);
}

/* ---- The report ---- */

static void
progress_cb (guint page, guint n_pages, gpointer user_data)
{
  Export *export = user_data;

  if (export->self->task_bar != NULL)
    probant_task_bar_update (export->self->task_bar, NULL, (double)page / MAX (n_pages, 1));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  if (probant_report_write_finish (result, &error))
    tell_saved (export);
  else
    tell (export, error);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  if (!probant_report_print_finish (result, &error))
    tell (export, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  ProbantReportOptions options = { .now = export->now };
  g_autofree char *name = NULL;
  ProbantPages *pages = NULL;
  Export *next = NULL;

  export->pieces = probant_pieces_read_finish (result, &error);
  if (export->pieces == NULL)
    {
      tell (export, error);
      return;
    }
  options.summary = g_str_equal (export->what, "summary");
  options.sandbox = export->self->sandbox;
  options.pieces = export->pieces;
  pages = probant_report_compose (export->dossier, &options);
  next = g_steal_pointer (&export);
  if (next->file != NULL)
    {
      probant_report_write_async (pages, next->pieces, next->file, progress_cb, next, next->cancellable,
                                  written_cb, next);
      return;
    }
  /* The dialog takes its place. */
  if (next->self->task_bar != NULL)
    probant_task_bar_end (next->self->task_bar, next->cancellable);
  name = probant_report_make_name (next->dossier, next->now, "");
  probant_report_print_async (get_window (next->self), pages, next->pieces, name, NULL, next->cancellable,
                              printed_cb, next);
}

/* The documents that were marked for it. (transfer full) */
static GPtrArray *
list_pieces (ProbantDossier *dossier)
{
  g_autoptr (GPtrArray) documents = probant_dossier_list_documents (dossier);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < documents->len; i++)
    if (probant_document_get_in_report (g_ptr_array_index (documents, i)))
      g_ptr_array_add (list, g_object_ref (g_ptr_array_index (documents, i)));
  return list;
}

static void
make_report (ProbantExportButton *self, const char *what, GFile *file)
{
  Export *export = begin (self, what, file, _ ("Making the report…"));
  g_autoptr (GPtrArray) pieces = list_pieces (self->dossier);

  probant_pieces_read_async (self->dossier, pieces, export->cancellable, read_cb, export);
}

/* ---- Data ---- */

static char *
format_data (ProbantDossier *dossier, const char *what)
{
  if (g_str_equal (what, "csv"))
    {
      g_autofree char *lines = probant_dossier_to_csv (dossier);

      return g_strconcat (probant_dossier_csv_header (), lines, NULL);
    }
  else
    {
      g_autoptr (GHashTable) names = probant_dossier_name_documents (dossier);
      g_autofree char *object = probant_dossier_to_json (dossier, names);

      return g_strconcat (object, "\n", NULL);
    }
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    tell_saved (export);
  else
    tell (export, error);
}

static void
save_data (ProbantExportButton *self, const char *what, GFile *file)
{
  Export *export = begin (self, what, file, _ ("Saving the data…"));
  char *text = format_data (self->dossier, what);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                                       export->cancellable, replaced_cb, export);
}

static void
copy (ProbantExportButton *self)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autofree char *text = probant_transcript_dossier (self->dossier, today, PROBANT_TRANSCRIPT_TEXT);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  g_signal_emit (self, signals[MESSAGE], 0, _ ("Copied"));
}

/* ---- Where to ---- */

void
probant_export_button_save (ProbantExportButton *self, const char *what, GFile *file)
{
  g_return_if_fail (PROBANT_IS_EXPORT_BUTTON (self) && self->dossier != NULL && G_IS_FILE (file));

  if (g_str_equal (what, "report") || g_str_equal (what, "summary"))
    make_report (self, what, file);
  else
    save_data (self, what, file);
}

typedef struct
{
  ProbantExportButton *self;
  ProbantDossier *dossier;
  const char *what; /* of the table */
} Choice;

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Choice *choice = user_data;
  g_autoptr (ProbantExportButton) self = choice->self;
  g_autoptr (ProbantDossier) dossier = choice->dossier;
  g_autoptr (GFile) file = probant_file_dialog_finish (result, NULL);

  if (file != NULL && dossier == self->dossier)
    probant_export_button_save (self, choice->what, file);
}

static const struct
{
  const char *what;
  const char *title; /* of the dialog */
  const char *extension;
} files[] = {
  { "report", N_ ("Save the Report as PDF"), ".pdf" },
  { "summary", N_ ("Save the Summary as PDF"), ".pdf" },
  { "csv", N_ ("Save the Data as CSV"), ".csv" },
  { "json", N_ ("Save the Data as JSON"), ".json" },
};

gboolean
probant_export_button_run (ProbantExportButton *self, const char *what)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  g_return_val_if_fail (PROBANT_IS_EXPORT_BUTTON (self) && self->dossier != NULL, FALSE);

  if (g_str_equal (what, "print"))
    make_report (self, what, NULL);
  else if (g_str_equal (what, "copy"))
    copy (self);
  else
    for (guint i = 0; i < G_N_ELEMENTS (files); i++)
      if (g_str_equal (what, files[i].what))
        {
          g_autofree char *name = probant_report_make_name (self->dossier, now, files[i].extension);
          Choice *choice = g_new0 (Choice, 1);

          *choice = (Choice){ g_object_ref (self), g_object_ref (self->dossier), files[i].what };
          probant_file_dialog_save_async (get_window (self), _ (files[i].title), name, NULL,
                                          self->cancellable, chosen_cb, choice);
          return TRUE;
        }
  return g_str_equal (what, "print") || g_str_equal (what, "copy");
}

static void
probant_export_button_dispose (GObject *object)
{
  ProbantExportButton *self = PROBANT_EXPORT_BUTTON (object);

  self->task_bar = NULL;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (probant_export_button_parent_class)->dispose (object);
}

static void
probant_export_button_class_init (ProbantExportButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_export_button_dispose;

  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-export-button.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantExportButton, button);
}

static void
probant_export_button_init (ProbantExportButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
probant_export_button_set_task_bar (ProbantExportButton *self, ProbantTaskBar *task_bar)
{
  g_return_if_fail (PROBANT_IS_EXPORT_BUTTON (self));

  self->task_bar = task_bar;
}

void
probant_export_button_set_dossier (ProbantExportButton *self, ProbantDossier *dossier, gboolean sandbox)
{
  g_return_if_fail (PROBANT_IS_EXPORT_BUTTON (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->dossier, dossier);
  self->sandbox = sandbox;
}

void
probant_export_button_set_compact (ProbantExportButton *self, gboolean compact)
{
  GtkMenuButton *button = NULL;
  /* Translators: the name of the menu of what a dossier can be turned into */
  const char *name = _ ("Export");

  g_return_if_fail (PROBANT_IS_EXPORT_BUTTON (self));

  button = GTK_MENU_BUTTON (self->button);
  if (compact == (gtk_menu_button_get_icon_name (button) != NULL))
    return;
  if (compact)
    gtk_menu_button_set_icon_name (button, "document-send-symbolic");
  else
    gtk_menu_button_set_label (button, _ ("_Export"));
  gtk_widget_set_tooltip_text (self->button, compact ? name : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
