/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-illustration.h"

#include <adwaita.h>

static gboolean
name_for_style (GBinding *binding, const GValue *dark, GValue *icon_name, gpointer name)
{
  g_value_take_string (icon_name, g_strdup_printf ("probant-%s%s", (const char *)name,
                                                   g_value_get_boolean (dark) ? "-dark" : ""));
  return TRUE;
}

void
probant_illustrate (GtkWidget *place, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (place) && name != NULL);

  g_object_bind_property_full (adw_style_manager_get_default (), "dark", place, "icon-name",
                               G_BINDING_SYNC_CREATE, name_for_style, NULL, (gpointer)name, NULL);
}
