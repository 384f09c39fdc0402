/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-archive-view.h"

#include <glib/gi18n.h>

#include "ui/probant-archive-row.h"
#include "ui/probant-file-dialog.h"

struct _ProbantArchiveView
{
  AdwBin parent_instance;

  GtkLabel *summary_label;
  GtkWidget *note_box;
  GtkLabel *note_label;
  GtkNoSelection *selection;

  ProbantArchive *archive;
  GCancellable *cancellable; /* of what is done with it */
};

/* A file on its way out of the archive. */
typedef struct
{
  ProbantArchiveView *view;
  ProbantArchive *archive;
  ProbantArchiveEntry *entry;
  GFile *file; /* NULL to show it */
} Unpacking;

G_DEFINE_FINAL_TYPE (ProbantArchiveView, probant_archive_view, ADW_TYPE_BIN)

enum
{
  ENTRY_OPENED,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Unpacking *
unpacking_new (ProbantArchiveView *self, ProbantArchiveEntry *entry)
{
  Unpacking *unpacking = g_new0 (Unpacking, 1);

  unpacking->view = g_object_ref (self);
  unpacking->archive = g_object_ref (self->archive);
  unpacking->entry = g_object_ref (entry);
  return unpacking;
}

static void
unpacking_free (Unpacking *unpacking)
{
  g_object_unref (unpacking->view);
  g_object_unref (unpacking->archive);
  g_object_unref (unpacking->entry);
  g_clear_object (&unpacking->file);
  g_free (unpacking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Unpacking, unpacking_free)

static void
show_message (ProbantArchiveView *self, const char *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

static void
show_failure (ProbantArchiveView *self, ProbantArchiveEntry *entry, const char *reason)
{
  g_autofree char *message = g_strdup_printf ("%s — %s", probant_archive_entry_get_name (entry), reason);

  show_message (self, message);
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Unpacking) unpacking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = probant_archive_read_finish (unpacking->archive, result, &error);

  if (bytes != NULL)
    g_signal_emit (unpacking->view, signals[ENTRY_OPENED], 0, bytes,
                   probant_archive_entry_get_base_name (unpacking->entry));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (unpacking->view, unpacking->entry, error->message);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Unpacking) unpacking = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_file_get_basename (G_FILE (source));
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *message = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    message = g_strdup_printf (_ ("Saved as “%s”"), name);
  else
    message = g_strdup_printf (_ ("“%s” could not be saved: %s"), name, error->message);
  show_message (unpacking->view, message);
}

static void
unpacked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Unpacking) unpacking = user_data;
  GFile *file = unpacking->file;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = probant_archive_read_finish (unpacking->archive, result, &error);

  if (bytes != NULL)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                         g_steal_pointer (&unpacking));
  else
    show_failure (unpacking->view, unpacking->entry, error->message);
}

/* What was chosen is saved, whatever is shown meanwhile. */
static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Unpacking) unpacking = user_data;
  ProbantArchive *archive = unpacking->archive;
  ProbantArchiveEntry *entry = unpacking->entry;

  unpacking->file = probant_file_dialog_finish (result, NULL); /* the one error: none was chosen */
  if (unpacking->file != NULL)
    probant_archive_read_async (archive, entry, NULL, unpacked_cb, g_steal_pointer (&unpacking));
}

static void
save (ProbantArchiveView *self, ProbantArchiveEntry *entry)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  probant_file_dialog_save_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Save the File"),
                                  probant_archive_entry_get_base_name (entry), NULL, self->cancellable,
                                  file_chosen_cb, unpacking_new (self, entry));
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantArchiveView *self = PROBANT_ARCHIVE_VIEW (widget);
  g_autoptr (ProbantArchiveEntry) entry
      = g_list_model_get_item (G_LIST_MODEL (self->selection), g_variant_get_uint32 (parameter));

  if (entry != NULL)
    save (self, entry);
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, probant_archive_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  probant_archive_row_show (PROBANT_ARCHIVE_ROW (gtk_list_item_get_child (item)),
                            PROBANT_ARCHIVE_ENTRY (gtk_list_item_get_item (item)),
                            gtk_list_item_get_position (item));
}

static void
clear (ProbantArchiveView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->archive);
}

static void
probant_archive_view_dispose (GObject *object)
{
  clear (PROBANT_ARCHIVE_VIEW (object));

  G_OBJECT_CLASS (probant_archive_view_parent_class)->dispose (object);
}

static void
probant_archive_view_class_init (ProbantArchiveViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_archive_view_dispose;

  signals[ENTRY_OPENED] = g_signal_new ("entry-opened", PROBANT_TYPE_ARCHIVE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 2, G_TYPE_BYTES, G_TYPE_STRING);
  signals[MESSAGE] = g_signal_new ("message", PROBANT_TYPE_ARCHIVE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "archive.save", "u", save_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-archive-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantArchiveView, summary_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantArchiveView, note_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantArchiveView, note_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantArchiveView, selection);
  gtk_widget_class_bind_template_callback (widget_class, set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, probant_archive_view_open_entry);
}

static void
probant_archive_view_init (ProbantArchiveView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
probant_archive_view_set_archive (ProbantArchiveView *self, ProbantArchive *archive)
{
  GListModel *entries = archive != NULL ? probant_archive_get_entries (archive) : NULL;
  guint n = entries != NULL ? g_list_model_get_n_items (entries) : 0;
  const char *note = archive != NULL ? probant_archive_get_note (archive) : NULL;
  g_autofree char *summary = NULL;

  g_return_if_fail (PROBANT_IS_ARCHIVE_VIEW (self));

  clear (self);
  if (archive != NULL)
    self->archive = g_object_ref (archive);
  self->cancellable = g_cancellable_new ();
  gtk_no_selection_set_model (self->selection, entries);
  summary = n > 0 ? g_strdup_printf (ngettext ("%u file in the archive", "%u files in the archive", n), n)
                  : g_strdup (_ ("There is no file in the archive."));
  gtk_label_set_label (self->summary_label, summary);
  gtk_label_set_label (self->note_label, note != NULL ? note : "");
  gtk_widget_set_visible (self->note_box, note != NULL);
}

void
probant_archive_view_open_entry (ProbantArchiveView *self, guint place)
{
  g_autoptr (ProbantArchiveEntry) entry = NULL;
  ProbantEntryState state;

  g_return_if_fail (PROBANT_IS_ARCHIVE_VIEW (self));

  entry = g_list_model_get_item (G_LIST_MODEL (self->selection), place);
  if (entry == NULL)
    return;
  state = probant_archive_entry_get_state (entry);
  if (state != PROBANT_ENTRY_READABLE)
    show_failure (self, entry, probant_entry_state_describe (state));
  else if (probant_archive_row_can_preview (entry))
    probant_archive_read_async (self->archive, entry, self->cancellable, shown_cb,
                                unpacking_new (self, entry));
  else
    save (self, entry);
}
