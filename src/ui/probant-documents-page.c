/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-documents-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/probant-document-row.h"
#include "ui/probant-illustration.h"
#include "ui/probant-text-scale.h"

struct _ProbantDocumentsPage
{
  GtkWidget parent_instance;

  AdwClamp *clamp;
  GtkWidget *stack;
  GtkWidget *empty_page;
  GtkBox *groups;

  ProbantDossier *dossier;
  guint update_source;
};

G_DEFINE_FINAL_TYPE (ProbantDocumentsPage, probant_documents_page, GTK_TYPE_WIDGET)

static GtkWidget *
make_group (ProbantRecord *record)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  GListModel *documents = probant_record_get_documents (record);
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_ (endpoint->title));

  gtk_widget_add_css_class (group, "card");
  gtk_widget_add_css_class (group, "record-card");
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_margin_bottom (title, 3);
  gtk_box_append (GTK_BOX (group), title);
  probant_document_row_append (GTK_BOX (group), record, 0, g_list_model_get_n_items (documents));
  return group;
}

static gboolean
update_cb (gpointer user_data)
{
  ProbantDocumentsPage *self = PROBANT_DOCUMENTS_PAGE (user_data);
  GListModel *records = G_LIST_MODEL (self->dossier);
  GtkWidget *child = NULL;

  self->update_source = 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      if (g_list_model_get_n_items (probant_record_get_documents (record)) > 0)
        gtk_box_append (self->groups, make_group (record));
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    gtk_widget_get_first_child (GTK_WIDGET (self->groups)) != NULL ? "list"
                                                                                                   : "empty");
  return G_SOURCE_REMOVE;
}

static void
queue_update (ProbantDocumentsPage *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

static void
probant_documents_page_dispose (GObject *object)
{
  ProbantDocumentsPage *self = PROBANT_DOCUMENTS_PAGE (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (probant_documents_page_parent_class)->dispose (object);
}

static void
probant_documents_page_class_init (ProbantDocumentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_documents_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-documents-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantDocumentsPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, ProbantDocumentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ProbantDocumentsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, ProbantDocumentsPage, groups);
}

static void
probant_documents_page_init (ProbantDocumentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  probant_text_scale_follow (self->clamp);
  probant_illustrate (self->empty_page, "no-document");
}

GtkWidget *
probant_documents_page_new (ProbantDossier *dossier)
{
  ProbantDocumentsPage *self = g_object_new (PROBANT_TYPE_DOCUMENTS_PAGE, NULL);

  self->dossier = g_object_ref (dossier);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier)); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (G_LIST_MODEL (dossier), i);

      g_signal_connect_object (record, "notify::state", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
    }
  update_cb (self);
  return GTK_WIDGET (self);
}
