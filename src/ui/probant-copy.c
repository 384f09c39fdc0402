/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-copy.h"

#include <string.h>

void
probant_copy_forms (GtkWidget *widget, const char *text, const char *table)
{
  g_autoptr (GBytes) bytes = g_bytes_new (table, strlen (table));
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
    gdk_content_provider_new_for_bytes ("text/tab-separated-values", bytes),
  };
  g_autoptr (GdkContentProvider) both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}
