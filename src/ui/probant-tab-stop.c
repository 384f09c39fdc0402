/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-tab-stop.h"

struct _ProbantTabStop
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (ProbantTabStop, probant_tab_stop, GTK_TYPE_BOX)

static gboolean
probant_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (is_tab && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (probant_tab_stop_parent_class)->focus (widget, direction);
}

static void
probant_tab_stop_class_init (ProbantTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = probant_tab_stop_focus;
}

static void
probant_tab_stop_init (ProbantTabStop *self)
{
}
