/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-field-row.h"

#include <glib/gi18n.h>

struct _ProbantFieldRow
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GtkLabel *value;
  GtkWidget *copy;
};

G_DEFINE_FINAL_TYPE (ProbantFieldRow, probant_field_row, GTK_TYPE_WIDGET)

static void
probant_field_row_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (probant_field_row_parent_class)->dispose (object);
}

static void
probant_field_row_class_init (ProbantFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_field_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, ProbantFieldRow, value);
  gtk_widget_class_bind_template_child (widget_class, ProbantFieldRow, copy);
}

static void
probant_field_row_init (ProbantFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
probant_field_row_new (const ProbantValue *value)
{
  ProbantFieldRow *self = g_object_new (PROBANT_TYPE_FIELD_ROW, NULL);
  g_autofree char *spoken = NULL;

  gtk_label_set_label (self->label, value->label);
  probant_field_row_show_value (self->value, value);

  if (value->kind == PROBANT_VALUE_NOT_PROVIDED)
    gtk_widget_set_visible (self->copy, FALSE);
  else
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy), "s", value->value);
  /* Translators: %s is the label of a value: "Copy Legal form" */
  spoken = g_strdup_printf (_ ("Copy %s"), value->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, value->label, -1);
  return GTK_WIDGET (self);
}

void
probant_field_row_show_value (GtkLabel *label, const ProbantValue *value)
{
  if (value->kind == PROBANT_VALUE_LINK)
    {
      g_autofree char *markup = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", value->value, value->value);

      gtk_label_set_markup (label, markup);
    }
  else
    gtk_label_set_label (label, value->value);
  if (value->kind == PROBANT_VALUE_NOT_PROVIDED)
    {
      gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (label), "not-provided");
    }
}
