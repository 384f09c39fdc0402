/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-task-bar.h"

#define SHOWN_AFTER_MS 300

struct _ProbantTaskBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress;

  GCancellable *cancellable;
  guint show_source;
};

G_DEFINE_FINAL_TYPE (ProbantTaskBar, probant_task_bar, GTK_TYPE_WIDGET)

static gboolean
show_cb (gpointer user_data)
{
  ProbantTaskBar *self = PROBANT_TASK_BAR (user_data);

  self->show_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return G_SOURCE_REMOVE;
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantTaskBar *self = PROBANT_TASK_BAR (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
probant_task_bar_dispose (GObject *object)
{
  ProbantTaskBar *self = PROBANT_TASK_BAR (object);

  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_object (&self->cancellable);
  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;

  G_OBJECT_CLASS (probant_task_bar_parent_class)->dispose (object);
}

static void
probant_task_bar_class_init (ProbantTaskBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_task_bar_dispose;

  gtk_widget_class_install_action (widget_class, "task.stop", NULL, stop_action);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-task-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantTaskBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, ProbantTaskBar, label);
  gtk_widget_class_bind_template_child (widget_class, ProbantTaskBar, progress);
}

static void
probant_task_bar_init (ProbantTaskBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
probant_task_bar_begin (ProbantTaskBar *self, const char *label, GCancellable *cancellable)
{
  g_return_if_fail (PROBANT_IS_TASK_BAR (self) && label != NULL);

  g_set_object (&self->cancellable, cancellable);
  probant_task_bar_update (self, label, 0);
  if (self->show_source == 0 && !gtk_revealer_get_reveal_child (self->revealer))
    self->show_source = g_timeout_add (SHOWN_AFTER_MS, show_cb, self);
}

void
probant_task_bar_update (ProbantTaskBar *self, const char *label, double fraction)
{
  g_return_if_fail (PROBANT_IS_TASK_BAR (self));

  gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
  if (label == NULL)
    return;
  gtk_label_set_label (self->label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
probant_task_bar_end (ProbantTaskBar *self, GCancellable *cancellable)
{
  g_return_if_fail (PROBANT_IS_TASK_BAR (self));

  if (self->cancellable != cancellable)
    return;
  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
