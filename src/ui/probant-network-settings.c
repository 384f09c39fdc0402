/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-network-settings.h"

#include "core/probant-authorities.h"

gboolean
probant_network_settings_apply (GSettings *settings, ProbantClient *client, ProbantInpi *inpi, GError **error)
{
  guint connect = (guint)g_settings_get_int (settings, "connect-limit");
  guint answer = (guint)g_settings_get_int (settings, "answer-limit");
  guint stall = (guint)g_settings_get_int (settings, "stall-limit");
  g_autofree char *path = probant_authorities_exist () ? probant_authorities_get_path () : NULL;

  probant_client_set_time_limits (client, connect, answer, stall);
  if (inpi != NULL)
    probant_inpi_set_time_limits (inpi, connect, answer);
  return probant_client_set_ca_file (client, path, error)
         && (inpi == NULL || probant_inpi_set_ca_file (inpi, path, error));
}
