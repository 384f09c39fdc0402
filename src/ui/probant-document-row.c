/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-document-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/probant-format.h"
#include "ui/probant-document-drag.h"
#include "ui/probant-fold-layout.h"

struct _ProbantDocumentRow
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkProgressBar *progress;
  GtkButton *preview_button;
  GtkWidget *report_button;
  GtkWidget *save_button;
  GtkMenuButton *more_button;
  GMenu *more_menu;

  ProbantDocument *document;
};

G_DEFINE_FINAL_TYPE (ProbantDocumentRow, probant_document_row, GTK_TYPE_WIDGET)

static const char *
get_type_name (const char *media_type)
{
  if (g_strcmp0 (media_type, "application/pdf") == 0)
    return "PDF";
  if (g_strcmp0 (media_type, "application/zip") == 0)
    return "ZIP";
  if (media_type != NULL && g_str_has_prefix (media_type, "image/"))
    return _ ("Image");
  return NULL;
}

static char *
describe (ProbantDocument *document)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  ProbantProblem *problem = probant_document_get_problem (document);
  GBytes *bytes = probant_document_get_bytes (document);
  const char *detail = probant_document_get_detail (document);
  const char *type = get_type_name (probant_document_get_media_type (document));
  char *text = NULL;

  if (detail != NULL)
    g_ptr_array_add (parts, g_strdup (detail));
  switch (probant_document_get_state (document))
    {
    case PROBANT_DOCUMENT_LISTED:
      g_ptr_array_add (parts, g_strdup (_ ("downloaded when opened")));
      break;
    case PROBANT_DOCUMENT_LOADING:
      g_ptr_array_add (parts, g_strdup (_ ("downloading…")));
      break;
    case PROBANT_DOCUMENT_LOADED:
      if (type != NULL)
        g_ptr_array_add (parts, g_strdup (type));
      g_ptr_array_add (parts, probant_format_bytes (g_bytes_get_size (bytes)));
      break;
    case PROBANT_DOCUMENT_FAILED:
    default:
      g_ptr_array_add (parts,
                       g_strdup (problem != NULL ? problem->title : _ ("It could not be downloaded.")));
    }
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **)parts->pdata);
  g_ptr_array_unref (parts);
  return text;
}

static void
update_progress (ProbantDocumentRow *self)
{
  double progress = probant_document_get_progress (self->document);

  /* Where the desktop wants nothing to move, the sentence that it is being downloaded has to do. */
  if (progress < 0 && adw_get_enable_animations (GTK_WIDGET (self)))
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, progress);
}

static void
update (ProbantDocumentRow *self)
{
  ProbantDocumentState state = probant_document_get_state (self->document);
  g_autofree char *subtitle = describe (self->document);
  const char *title = probant_document_get_title (self->document);
  g_autofree char *preview = NULL;

  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle), subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), state == PROBANT_DOCUMENT_LOADING);
  gtk_button_set_label (self->preview_button,
                        state == PROBANT_DOCUMENT_FAILED ? _ ("Try Again") : _ ("Preview"));
  /* A new label takes the name away that the button has for a screen reader. */
  if (state == PROBANT_DOCUMENT_FAILED)
    /* Translators: %s is the title of a document */
    preview = g_strdup_printf (_ ("Try to download %s again"), title);
  else
    /* Translators: %s is the title of a document */
    preview = g_strdup_printf (_ ("Preview %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  preview, -1);
  gtk_widget_set_visible (self->report_button, state != PROBANT_DOCUMENT_FAILED);
  gtk_widget_set_visible (self->save_button, state != PROBANT_DOCUMENT_FAILED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
}

static void
probant_document_row_dispose (GObject *object)
{
  ProbantDocumentRow *self = PROBANT_DOCUMENT_ROW (object);
  GtkWidget *child = NULL;

  g_clear_object (&self->document);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (probant_document_row_parent_class)->dispose (object);
}

static void
probant_document_row_class_init (ProbantDocumentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_document_row_dispose;

  g_type_ensure (PROBANT_TYPE_FOLD_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-document-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantDocumentRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ProbantDocumentRow, title);
  gtk_widget_class_bind_template_child (widget_class, ProbantDocumentRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, ProbantDocumentRow, progress);
  gtk_widget_class_bind_template_child (widget_class, ProbantDocumentRow, preview_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantDocumentRow, report_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantDocumentRow, save_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantDocumentRow, more_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantDocumentRow, more_menu);
}

static void
probant_document_row_init (ProbantDocumentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* `action` takes the source's name and the place in its list. */
static void
add_to_menu (ProbantDocumentRow *self,
             const char *label,
             const char *action,
             const char *source,
             guint position)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "(su)", source, position);
  g_menu_append_item (self->more_menu, item);
}

static void
dragged_cb (gpointer owner, GBytes **bytes, const char **name)
{
  ProbantDocumentRow *self = owner;

  *bytes = probant_document_get_bytes (self->document);
  *name = probant_document_get_name (self->document);
}

GtkWidget *
probant_document_row_new (ProbantDocument *document, const char *source, guint position)
{
  ProbantDocumentRow *self = g_object_new (PROBANT_TYPE_DOCUMENT_ROW, NULL);
  const char *title = probant_document_get_title (document);
  g_autofree char *in_report = NULL;
  g_autofree char *save = NULL;
  g_autofree char *more = NULL;

  self->document = g_object_ref (document);
  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->preview_button), "(su)", source, position);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->save_button), "(su)", source, position);
  add_to_menu (self, _ ("Open Beside"), "dossier.beside", source, position);
  /* Translators: %s is the title of a document: the name of a button that opens a menu */
  more = g_strdup_printf (_ ("More for %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_PROPERTY_LABEL, more,
                                  -1);
  /* Translators: %s is the title of a document */
  save = g_strdup_printf (_ ("Save %s as…"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save_button), GTK_ACCESSIBLE_PROPERTY_LABEL, save,
                                  -1);
  /* Translators: %s is the title of a document */
  in_report = g_strdup_printf (_ ("Put the pages of %s in the report"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->report_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  in_report, -1);
  g_object_bind_property (document, "in-report", self->report_button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  probant_document_drag_attach (GTK_WIDGET (self), dragged_cb, self);

  g_signal_connect_object (document, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::progress", G_CALLBACK (update_progress), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* Is it of the kind of the one before? */
static gboolean
continues_kind (GListModel *documents, guint position)
{
  g_autoptr (ProbantDocument) document = g_list_model_get_item (documents, position);
  g_autoptr (ProbantDocument) before = position > 0 ? g_list_model_get_item (documents, position - 1) : NULL;

  return before != NULL
         && g_strcmp0 (probant_document_get_title (document), probant_document_get_title (before)) == 0;
}

void
probant_document_row_append (GtkBox *box, ProbantRecord *record, guint first, guint end)
{
  GListModel *documents = NULL;
  const char *source = NULL;

  g_return_if_fail (GTK_IS_BOX (box) && PROBANT_IS_RECORD (record));

  documents = probant_record_get_documents (record);
  source = probant_record_get_endpoint (record)->name;
  for (guint i = first; i < end; i++)
    {
      g_autoptr (ProbantDocument) document = g_list_model_get_item (documents, i);
      GtkWidget *row = probant_document_row_new (document, source, i);

      if (continues_kind (documents, i))
        gtk_widget_add_css_class (row, "same-kind");
      gtk_box_append (box, row);
    }
}
