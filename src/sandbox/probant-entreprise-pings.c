/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "sandbox/probant-entreprise.h"

static const char *const pings[] = {
  "insee/sirene",
  "infogreffe/rcs",
  "djepva/api-association",
  "inpi/rne",
  "fabrique_numerique_ministeres_sociaux/conventions_collectives",
  "dgfip/chiffre_affaires",
  "dgfip/liasses_fiscales",
  "dgfip/attestation_fiscale",
  "banque_de_france/bilans",
  "urssaf/attestation_sociale",
  "msa/conformite_cotisations",
  "fntp/carte_professionnelle_travaux_publics",
  "cnetp/attestation_cotisations_conges_payes_chomage_intemperies",
  "cibtp/attestation_cotisations_conges_payes_chomage_intemperies",
  "ademe/certification_rge",
  "qualibat/certifications",
  "opqibi/certification_ingenierie",
  "qualifelec/certificats",
  "european_commission/numero_tva",
  "douanes/immatriculations_eori",
  "carif_oref/qualiopi",
  "gip_mds/effectifs",
  NULL,
};

/* One that does not answer since yesterday, to show how that looks. */
#define DOWN "fntp/carte_professionnelle_travaux_publics"

static void
reply_ping (SoupServerMessage *message, GTimeZone *zone, const char *name)
{
  gboolean up = !g_str_equal (name, DOWN);
  g_autoptr (GDateTime) now = g_date_time_new_now (zone);
  g_autoptr (GDateTime) last_ok = up ? g_date_time_ref (now) : g_date_time_add_days (now, -1);
  g_autofree char *time = g_date_time_format_iso8601 (now);
  g_autofree char *last_ok_time = g_date_time_format_iso8601 (last_ok);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "status");
  json_builder_add_string_value (builder, up ? "ok" : "bad_gateway");
  json_builder_set_member_name (builder, "last_update");
  json_builder_add_string_value (builder, time);
  json_builder_set_member_name (builder, "last_ok_status");
  json_builder_add_string_value (builder, last_ok_time);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  probant_sandbox_reply_json (message, up ? 200 : 502, PROBANT_ENTREPRISE_JSON, root);
}

static void
pings_cb (SoupServer *soup,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  ProbantSandboxServer *self = user_data;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonArray) array = NULL;

  if (g_str_has_prefix (path, "/ping/") && g_strv_contains (pings, path + strlen ("/ping/")))
    {
      reply_ping (message, self->paris, path + strlen ("/ping/"));
      return;
    }
  if (!g_str_equal (path, "/pings"))
    {
      soup_server_message_set_status (message, 404, NULL);
      return;
    }
  array = json_array_new ();
  for (gsize i = 0; pings[i]; i++)
    {
      g_autofree char *url = g_strconcat (self->base_url, "/ping/", pings[i], NULL);
      JsonObject *ping = json_object_new ();

      json_object_set_string_member (ping, "name", pings[i]);
      json_object_set_string_member (ping, "url", url);
      json_array_add_object_element (array, ping);
    }
  root = json_node_init_array (json_node_alloc (), array);
  probant_sandbox_reply_json (message, 200, PROBANT_ENTREPRISE_JSON, root);
}

void
probant_entreprise_serve_pings (ProbantSandboxServer *server)
{
  soup_server_add_handler (server->soup, "/pings", pings_cb, server, NULL);
  soup_server_add_handler (server->soup, "/ping", pings_cb, server, NULL);
}
