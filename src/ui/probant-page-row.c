/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-row.h"

struct _ProbantPageRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkWidget *warning;
  GtkLabel *count;

  char *page;
};

G_DEFINE_FINAL_TYPE (ProbantPageRow, probant_page_row, GTK_TYPE_LIST_BOX_ROW)

static void
probant_page_row_finalize (GObject *object)
{
  g_free (PROBANT_PAGE_ROW (object)->page);

  G_OBJECT_CLASS (probant_page_row_parent_class)->finalize (object);
}

static void
probant_page_row_class_init (ProbantPageRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = probant_page_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-page-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantPageRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ProbantPageRow, title);
  gtk_widget_class_bind_template_child (widget_class, ProbantPageRow, warning);
  gtk_widget_class_bind_template_child (widget_class, ProbantPageRow, count);
}

static void
probant_page_row_init (ProbantPageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
probant_page_row_new (const char *page, const char *icon_name, const char *title)
{
  ProbantPageRow *self = g_object_new (PROBANT_TYPE_PAGE_ROW, NULL);

  self->page = g_strdup (page);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_label_set_label (self->title, title);
  probant_page_row_set_state (self, NULL, NULL, NULL);
  return GTK_WIDGET (self);
}

const char *
probant_page_row_get_page (ProbantPageRow *self)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_ROW (self), NULL);

  return self->page;
}

void
probant_page_row_set_state (ProbantPageRow *self, const char *count, const char *spoken, const char *warning)
{
  g_autofree char *name = NULL;

  g_return_if_fail (PROBANT_IS_PAGE_ROW (self));

  gtk_label_set_label (self->count, count != NULL ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count), count != NULL);
  gtk_widget_set_visible (self->warning, warning != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), warning);
  name = g_strjoin (", ", gtk_label_get_label (self->title), spoken != NULL ? spoken : warning,
                    spoken != NULL ? warning : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
