/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-chart-card.h"

#include <glib/gi18n.h>

#include "ui/probant-chart.h"
#include "ui/probant-copy.h"

struct _ProbantChartCard
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *source;
  GtkStack *stack;
  GtkToggleButton *table_button;
  GtkWidget *copy_button;
  ProbantChart *chart;
  GtkBox *table;

  ProbantSeries *series;
};

G_DEFINE_FINAL_TYPE (ProbantChartCard, probant_chart_card, GTK_TYPE_WIDGET)

static GtkWidget *
make_cell (const char *text, GtkAccessibleRole role, float xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", (double)xalign, "selectable",
                                   TRUE, "accessible-role", role, NULL);

  gtk_widget_add_css_class (label, "table-cell");
  return label;
}

static void
fill_table (ProbantChartCard *self)
{
  for (guint i = 0; i < self->series->points->len; i++)
    {
      const ProbantPoint *point = probant_series_get_point (self->series, i);
      g_autofree char *text = probant_series_format (self->series, point->value);
      GtkWidget *row
          = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);
      GtkWidget *value = make_cell (text, GTK_ACCESSIBLE_ROLE_CELL, 1);

      gtk_widget_set_hexpand (value, TRUE);
      gtk_box_append (GTK_BOX (row), make_cell (point->label, GTK_ACCESSIBLE_ROLE_ROW_HEADER, 0));
      gtk_box_append (GTK_BOX (row), value);
      gtk_box_append (self->table, row);
    }
}

static void
table_toggled_cb (ProbantChartCard *self)
{
  gtk_stack_set_visible_child_name (self->stack,
                                    gtk_toggle_button_get_active (self->table_button) ? "table" : "chart");
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *table = probant_series_to_tsv (PROBANT_CHART_CARD (widget)->series);

  probant_copy_forms (widget, table, table);
}

static void
probant_chart_card_dispose (GObject *object)
{
  ProbantChartCard *self = PROBANT_CHART_CARD (object);
  GtkWidget *child = NULL;

  if (self->chart != NULL)
    probant_chart_set_series (self->chart, NULL);
  self->chart = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->series, probant_series_free);

  G_OBJECT_CLASS (probant_chart_card_parent_class)->dispose (object);
}

static void
probant_chart_card_class_init (ProbantChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_chart_card_dispose;

  g_type_ensure (PROBANT_TYPE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantChartCard, title);
  gtk_widget_class_bind_template_child (widget_class, ProbantChartCard, source);
  gtk_widget_class_bind_template_child (widget_class, ProbantChartCard, stack);
  gtk_widget_class_bind_template_child (widget_class, ProbantChartCard, table_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantChartCard, copy_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantChartCard, chart);
  gtk_widget_class_bind_template_child (widget_class, ProbantChartCard, table);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_cb);
}

static void
probant_chart_card_init (ProbantChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_names (ProbantChartCard *self)
{
  /* Translators: %s is the title of a chart */
  g_autofree char *show = g_strdup_printf (_ ("Show as a table: %s"), self->series->title);
  /* Translators: %s is the title of a chart */
  g_autofree char *copy = g_strdup_printf (_ ("Copy the values: %s"), self->series->title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->series->title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->series->title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table_button), GTK_ACCESSIBLE_PROPERTY_LABEL, show,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL, copy,
                                  -1);
}

GtkWidget *
probant_chart_card_new (ProbantSeries *series)
{
  ProbantChartCard *self = g_object_new (PROBANT_TYPE_CHART_CARD, NULL);
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (series->record);
  g_autofree char *source = g_strdup_printf ("%s · %s", endpoint->producer, _ (endpoint->title));

  self->series = series;
  gtk_label_set_label (self->title, series->title);
  gtk_label_set_label (self->source, source);
  probant_chart_set_series (self->chart, series);
  /* The stack had nothing else to show while the chart was empty. */
  gtk_stack_set_visible_child_name (self->stack, "chart");
  fill_table (self);
  set_names (self);
  return GTK_WIDGET (self);
}
