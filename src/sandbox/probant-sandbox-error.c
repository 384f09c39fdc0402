/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-sandbox-error.h"

#include <string.h>

typedef struct
{
  const char *code; /* five digits, or the three of a suffix */
  guint status;
  gint64 retry_in;
  const char *title;
  const char *detail;
} Entry;

/* The server speaks French whatever the language of the client, like the real one. */
static const Entry entries[] = {
  { "00100", 403, 0, "Droit insuffisant",
    "Votre jeton est valable mais son habilitation n’ouvre pas cette donnée." },
  { "00101", 401, 0, "Jeton refusé", "Le jeton est absent ou n’a pas la forme d’un jeton d’API Entreprise." },
  { "00103", 401, 0, "Jeton expiré",
    "La durée de vie du jeton est dépassée : son renouvellement est à demander." },
  { "00201", 422, 0, "Contexte manquant", "Le paramètre « context » doit dire le cadre de la demande." },
  { "00202", 422, 0, "Objet manquant",
    "Le paramètre « object » doit dire le motif de la demande ou le numéro du dossier." },
  { "00203", 422, 0, "Destinataire manquant",
    "Le paramètre « recipient » doit donner le SIRET du service demandeur." },
  { "00210", 422, 0, "Destinataire incorrect", "Le paramètre « recipient » n’est pas un SIRET valable." },
  { "00211", 422, 0, "Destinataire incorrect", "Le service demandeur ne peut pas être l’entité interrogée." },
  { "00301", 422, 0, "SIREN incorrect", "Le numéro SIREN n’est pas bien formé." },
  { "00302", 422, 0, "SIRET incorrect", "Le numéro SIRET n’est pas bien formé." },
  { "00303", 422, 0, "Numéro incorrect", "Le numéro n’est ni un SIRET ni un numéro RNA." },
  { "00304", 422, 0, "Numéro incorrect", "Le numéro n’est ni un SIRET ni un numéro EORI." },
  { "00305", 422, 0, "Mois incorrect", "Le mois est attendu de 01 à 12." },
  { "00307", 422, 0, "Année incorrecte", "L’année est attendue sur quatre chiffres." },
  { "00313", 422, 0, "Limite incorrecte", "Le paramètre « limit » est attendu entre 1 et 1000." },
  { "00330", 422, 0, "Numéro incorrect", "Le numéro n’est ni un SIREN, ni un SIRET, ni un numéro RNA." },
  { "00333", 422, 0, "Numéro incorrect", "Le numéro n’est ni un SIREN ni un numéro RNA." },
  { "00429", 429, 0, "Quota atteint", "Trop de demandes en une minute : attendez avant de continuer." },
  { "03501", 502, 0, "Refus de la DGFIP",
    "La DGFIP n’a pas pu répondre : entité inconnue, ou déclaration absente." },
  { "04501", 502, 172800, "Analyse en cours",
    "Un agent de l’Urssaf examine le compte : réponse sous 48 heures." },
  { "04502", 502, 3600, "Traitement en cours",
    "L’Urssaf traite encore la demande : réponse dans la journée." },
  { "38422", 404, 0, "Attestation non délivrée",
    "L’entreprise n’est pas à jour de ses cotisations auprès de la caisse." },
  { "001", 504, 300, "Fournisseur indisponible",
    "Le fournisseur de la donnée est injoignable ou en maintenance." },
  { "002", 504, 60, "Délai dépassé", "Le fournisseur de la donnée n’a pas répondu à temps." },
  { "003", 404, 0, "Entité non trouvée", "Le numéro est inconnu du fournisseur, ou hors de son périmètre." },
  { "005", 451, 0, "Entité non diffusible", "Cette entité n’est jamais diffusée par l’Insee." },
  { "020", 503, 1800, "Maintenance", "Le fournisseur de la donnée est en maintenance programmée." },
  { "053", 502, 60, "Document inaccessible", "Le document n’a pas pu être repris chez le fournisseur." },
  { "999", 502, 0, "Réponse inconnue",
    "Le fournisseur a répondu d’une façon inattendue ; nos équipes sont prévenues." },
};

static const Entry *
find_entry (const char *code)
{
  const char *suffix = strlen (code) == 5 ? code + 2 : code;

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_equal (entries[i].code, code))
      return &entries[i];
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if (g_str_equal (entries[i].code, suffix))
      return &entries[i];
  return &entries[G_N_ELEMENTS (entries) - 1];
}

guint
probant_sandbox_error_get_status (const char *code)
{
  return find_entry (code)->status;
}

JsonNode *
probant_sandbox_error_new (const char *code, const char *provider, const char *parameter, gint64 retry_in)
{
  const Entry *entry = find_entry (code);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, code);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, entry->title);
  json_builder_set_member_name (builder, "detail");
  json_builder_add_string_value (builder, entry->detail);
  json_builder_set_member_name (builder, "source");
  if (parameter)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "parameter");
      json_builder_add_string_value (builder, parameter);
      json_builder_end_object (builder);
    }
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "meta");
  json_builder_begin_object (builder);
  if (provider)
    {
      json_builder_set_member_name (builder, "provider");
      json_builder_add_string_value (builder, provider);
    }
  if (retry_in > 0 || entry->retry_in > 0)
    {
      json_builder_set_member_name (builder, "retry_in");
      json_builder_add_int_value (builder, retry_in > 0 ? retry_in : entry->retry_in);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

JsonNode *
probant_sandbox_error_envelope (JsonArray *items)
{
  g_autoptr (JsonObject) envelope = json_object_new ();

  json_object_set_array_member (envelope, "errors", items);
  return json_node_init_object (json_node_alloc (), envelope);
}
