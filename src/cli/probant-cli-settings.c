/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-settings.h"

#include "core/probant-authorities.h"
#include "core/probant-network.h"

gboolean
probant_cli_follow_settings (GError **error)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema
      = source != NULL ? g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE) : NULL;

  if (schema != NULL)
    {
      g_autoptr (GSettings) settings = g_settings_new_full (schema, NULL, NULL);

      probant_network_follow (probant_network_get_default (), settings);
    }
  return probant_authorities_check (error);
}
