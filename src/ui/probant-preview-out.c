/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "ui/probant-document-drag.h"
#include "ui/probant-file-dialog.h"
#include "ui/probant-open-elsewhere.h"
#include "ui/probant-preview-private.h"
#include "ui/probant-print.h"

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_file_get_basename (G_FILE (source));
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *message = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    message = g_strdup_printf (_ ("Saved as “%s”"), name);
  else
    message = g_strdup_printf (_ ("“%s” could not be saved: %s"), name, error->message);
  probant_preview_show_message (self, message);
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantPreview) self = user_data;
  g_autoptr (GFile) file = probant_file_dialog_finish (result, NULL); /* the one error: none was chosen */

  if (file != NULL)
    probant_preview_save (self, file);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  probant_file_dialog_save_async (probant_preview_get_window (self), _ ("Save the Document"), self->name,
                                  NULL, self->cancellable, save_chosen_cb, g_object_ref (self));
}

static void
opened_elsewhere_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (probant_open_elsewhere_finish (result, &error))
    return;
  message = g_strdup_printf (_ ("No other program could open the document: %s"), error->message);
  probant_preview_show_message (self, message);
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  probant_open_elsewhere_async (probant_preview_get_window (self), self->bytes, self->name, NULL,
                                opened_elsewhere_cb, g_object_ref (self));
}

void
probant_preview_save (ProbantPreview *self, GFile *file)
{
  g_return_if_fail (PROBANT_IS_PREVIEW (self));
  g_return_if_fail (self->bytes != NULL);

  g_file_replace_contents_bytes_async (file, self->bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (self));
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, ProbantPreview *self)
{
  const char *problem = probant_print_get_problem (operation);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  if (problem == NULL && error == NULL)
    return;
  message = g_strdup_printf (_ ("The document could not be printed: %s"),
                             problem != NULL ? problem : error->message);
  probant_preview_show_message (self, message);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);
  const char *title = gtk_label_get_label (self->title_label);
  g_autoptr (GtkPrintOperation) operation
      = self->pdf != NULL
            ? probant_print_new (self->pdf, title, probant_page_view_get_page (self->page_view))
            : probant_print_new_picture (probant_picture_view_get_texture (self->picture_view), title,
                                         probant_picture_view_get_turn (self->picture_view));

  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  /* What is wrong comes with "done" too. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           probant_preview_get_window (self), NULL);
}

static void
dragged_cb (gpointer owner, GBytes **bytes, const char **name)
{
  ProbantPreview *self = owner;

  *bytes = self->bytes;
  *name = self->name;
}

void
probant_preview_attach_drag (ProbantPreview *self)
{
  probant_document_drag_attach (self->handle, dragged_cb, self);
}

void
probant_preview_install_ways_out (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "preview.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "preview.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_action);
}
