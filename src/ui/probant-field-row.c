/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-field-row.h"

#include <glib/gi18n.h>

#define LABEL_SHARE 0.3
#define SPACING 12

struct _ProbantFieldRow
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *value;
  GtkWidget *copy;
};

G_DEFINE_FINAL_TYPE (ProbantFieldRow, probant_field_row, GTK_TYPE_WIDGET)

static int
measure_width (GtkWidget *widget)
{
  int minimum = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
get_label_width (ProbantFieldRow *self, int width)
{
  return MAX ((int)(LABEL_SHARE * width), measure_width (self->label));
}

/* The button stands right of the value, which gives way to it. */
static int
get_value_width (ProbantFieldRow *self, int width)
{
  int room = width - get_label_width (self, width) - measure_width (self->copy) - 2 * SPACING;

  return MAX (room, measure_width (self->value));
}

static void
probant_field_row_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  ProbantFieldRow *self = PROBANT_FIELD_ROW (widget);
  int label_height = 0, value_height = 0, copy_height = 0, width = for_size;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      int value_natural = 0;

      gtk_widget_measure (self->value, orientation, -1, NULL, &value_natural, NULL, NULL);
      *minimum = measure_width (self->label) + measure_width (self->value) + measure_width (self->copy)
                 + 2 * SPACING;
      *natural = MAX (*minimum, (int)(value_natural / (1 - LABEL_SHARE)) + 2 * SPACING);
      return;
    }
  if (width < 0)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (self->label, orientation, get_label_width (self, width), &label_height, NULL, NULL,
                      NULL);
  gtk_widget_measure (self->value, orientation, get_value_width (self, width), &value_height, NULL, NULL,
                      NULL);
  gtk_widget_measure (self->copy, orientation, -1, &copy_height, NULL, NULL, NULL);
  *minimum = *natural = MAX (MAX (label_height, value_height), copy_height);
}

static void
probant_field_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ProbantFieldRow *self = PROBANT_FIELD_ROW (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int label_width = get_label_width (self, width);
  int value_width = get_value_width (self, width);
  int copy_width = measure_width (self->copy);
  int copy_height = 0, value_natural = 0;
  GtkAllocation place = { 0, 0, label_width, height };

  gtk_widget_measure (self->copy, GTK_ORIENTATION_VERTICAL, -1, &copy_height, NULL, NULL, NULL);
  gtk_widget_measure (self->value, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &value_natural, NULL, NULL);
  value_width = MIN (value_width, MAX (value_natural, measure_width (self->value)));

  place.x = rtl ? width - label_width : 0;
  gtk_widget_size_allocate (self->label, &place, -1);
  place.width = value_width;
  place.x = rtl ? place.x - SPACING - value_width : label_width + SPACING;
  gtk_widget_size_allocate (self->value, &place, -1);
  place.x = rtl ? place.x - SPACING - copy_width : place.x + value_width + SPACING;
  place.width = copy_width;
  place.height = copy_height;
  gtk_widget_size_allocate (self->copy, &place, -1);
}

static GtkSizeRequestMode
probant_field_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

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
  widget_class->measure = probant_field_row_measure;
  widget_class->size_allocate = probant_field_row_size_allocate;
  widget_class->get_request_mode = probant_field_row_get_request_mode;

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

  gtk_label_set_label (GTK_LABEL (self->label), value->label);
  probant_field_row_show_value (GTK_LABEL (self->value), value);

  gtk_widget_set_visible (self->copy, value->kind != PROBANT_VALUE_NOT_PROVIDED);
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
