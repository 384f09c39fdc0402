/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-first-frame.h"

typedef struct
{
  ProbantFirstFrameFunc func;
  gpointer user_data;
  gboolean painted;
} Wait;

/* Frames begin with their ticks: the second comes after the first was painted. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Wait *wait = data;

  if (!wait->painted)
    {
      wait->painted = TRUE;
      return G_SOURCE_CONTINUE;
    }
  wait->func (widget, wait->user_data);

  return G_SOURCE_REMOVE;
}

void
probant_first_frame_wait (GtkWidget *widget, ProbantFirstFrameFunc func, gpointer user_data)
{
  Wait *wait = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && func != NULL);

  wait = g_new0 (Wait, 1);
  wait->func = func;
  wait->user_data = user_data;
  gtk_widget_add_tick_callback (widget, tick_cb, wait, g_free);
}
