/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-text-scale.h"

#define USUAL_DPI 96.0

double
probant_text_scale_get (GtkWidget *widget)
{
  int dpi = -1; /* in 1024ths */

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return MAX (1, dpi / (USUAL_DPI * 1024));
}
