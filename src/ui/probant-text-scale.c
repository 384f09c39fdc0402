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

typedef struct
{
  int maximum;
  int threshold;
} Usual;

static void
scale_cb (AdwClamp *clamp)
{
  const Usual *usual = g_object_get_data (G_OBJECT (clamp), "probant-usual-widths");
  double scale = probant_text_scale_get (GTK_WIDGET (clamp));

  adw_clamp_set_maximum_size (clamp, (int)(usual->maximum * scale));
  adw_clamp_set_tightening_threshold (clamp, (int)(usual->threshold * scale));
}

void
probant_text_scale_follow (AdwClamp *clamp)
{
  Usual *usual = NULL;

  g_return_if_fail (ADW_IS_CLAMP (clamp));

  usual = g_new (Usual, 1);
  usual->maximum = adw_clamp_get_maximum_size (clamp);
  usual->threshold = adw_clamp_get_tightening_threshold (clamp);
  g_object_set_data_full (G_OBJECT (clamp), "probant-usual-widths", usual, g_free);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (clamp)), "notify::gtk-xft-dpi",
                           G_CALLBACK (scale_cb), clamp, G_CONNECT_SWAPPED);
  scale_cb (clamp);
}
