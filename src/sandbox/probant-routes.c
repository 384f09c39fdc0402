/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-routes.h"

#include <string.h>

#define INSEE "01", "INSEE"
#define INFOGREFFE "02", "Infogreffe"
#define DGFIP "03", "DGFIP - Adélie"
#define PROBTP "09", "ProBTP"
#define MI "21", "MI"
#define DJEPVA "29", "DJEPVA"
#define RNE "34", "INPI - RNE"

#define LEAVE "attestation_cotisations_conges_payes_chomage_intemperies"
#define DJEPVA_PROTECTED "representants_legaux documents_dac reseaux_affiliation documents_rna"

/* clang-format off */
static const ProbantSandboxRoute routes[] = {
  { "/v4/insee/sirene/unites_legales/{siren}", "unite_legale", INSEE,
    "entreprises unites_legales_etablissements_insee" },
  { "/v4/insee/sirene/unites_legales/diffusibles/{siren}", "unite_legale", INSEE,
    "entreprises open_data", .diffusible = TRUE },
  { "/v4/insee/sirene/unites_legales/{siren}/siege_social", "etablissement", INSEE,
    "etablissements unites_legales_etablissements_insee" },
  { "/v4/insee/sirene/unites_legales/diffusibles/{siren}/siege_social", "etablissement", INSEE,
    "etablissements open_data", .diffusible = TRUE },
  { "/v4/insee/sirene/etablissements/{siret}", "etablissement", INSEE,
    "etablissements unites_legales_etablissements_insee" },
  { "/v4/insee/sirene/etablissements/diffusibles/{siret}", "etablissement", INSEE,
    "etablissements open_data", .diffusible = TRUE },
  { "/v3/insee/sirene/etablissements/{siret}/successions", "successions", INSEE, "etablissements open_data" },
  { "/v3/infogreffe/rcs/unites_legales/{siren}/extrait_kbis", "extrait_kbis", INFOGREFFE, "extraits_rcs open_data" },
  { "/v3/infogreffe/rcs/unites_legales/{siren}/mandataires_sociaux", "mandataires_sociaux", INFOGREFFE,
    "entreprises mandataires_sociaux_infogreffe" },
  { "/v4/djepva/api-association/associations/{siren_or_rna}", "association", DJEPVA,
    "associations_donnees_protegees associations_djepva", .cache = PROBANT_CACHE_HOUR },
  { "/v4/djepva/api-association/associations/open_data/{siren_or_rna}", "association", DJEPVA,
    "associations open_data", .left_out = DJEPVA_PROTECTED },
  { "/v3/ministere_interieur/rna/associations/{siret_or_rna}", "rna", MI, "associations open_data",
    .cache = PROBANT_CACHE_HOUR },
  { "/v3/ministere_interieur/rna/associations/{siret_or_rna}/documents", "rna_documents", MI, "associations open_data",
    .document = TRUE, .cache = PROBANT_CACHE_HOUR },
  { "/v3/data_subvention/associations/{siren_or_siret_or_rna}/subventions", "subventions", "52", "DataSubvention",
    "data_subvention_subventions" },
  { "/v3/inpi/rne/unites_legales/open_data/{siren}/actes_bilans", "actes_bilans", RNE, "open_data" },
  { "/v3/inpi/rne/unites_legales/{siren}/extrait_rne", "extrait_rne", RNE, NULL, .cache = PROBANT_CACHE_NIGHT },
  { "/v3/fabrique_numerique_ministeres_sociaux/etablissements/{siret}/conventions_collectives", "conventions_collectives",
    "14", "Fabrique numérique des Ministères Sociaux", "conventions_collectives open_data" },
  { "/v3/dgfip/etablissements/{siret}/chiffres_affaires", "chiffres_affaires", DGFIP, "exercices chiffre_affaires_dgfip",
    .cache = PROBANT_CACHE_HOUR },
  { "/v3/dgfip/unites_legales/{siren}/liasses_fiscales/{year}", "liasses_fiscales", DGFIP,
    "liasse_fiscale liasses_fiscales_dgfip", .cache = PROBANT_CACHE_HOUR },
  { "/v3/dgfip/unites_legales/{siren}/liens_capitalistiques/{year}", "liens_capitalistiques", DGFIP,
    "liens_capitalistiques_dgfip", .cache = PROBANT_CACHE_HOUR },
  { "/v4/dgfip/unites_legales/{siren}/attestation_fiscale", "attestation_fiscale", DGFIP,
    "attestations_fiscales attestation_fiscale_dgfip", .document = TRUE, .cache = PROBANT_CACHE_MORNING },
  { "/v3/banque_de_france/unites_legales/{siren}/bilans", "bilans_bdf", "17", "Banque de France",
    "bilans_entreprise_bdf bilans_bdf", .cache = PROBANT_CACHE_MIDNIGHT },
  { "/v4/urssaf/unites_legales/{siren}/attestation_vigilance", "attestation_vigilance", "04", "ACOSS",
    "attestations_sociales attestation_sociale_urssaf", .document = TRUE, .cache = PROBANT_CACHE_MORNING },
  { "/v3/gip_mds/unites_legales/{siren}/effectifs_annuels/{year}", "effectifs_annuels", "31", "GIP-MDS",
    "effectifs_urssaf" },
  { "/v3/gip_mds/etablissements/{siret}/effectifs_mensuels/{month}/annee/{year}", "effectifs_mensuels", "31", "GIP-MDS",
    "effectifs_urssaf" },
  { "/v3/msa/etablissements/{siret}/conformite_cotisations", "msa", "10", "MSA", "msa_cotisations cotisations_msa" },
  { "/v3/probtp/etablissements/{siret}/attestation_cotisations_retraite", "probtp_attestation", PROBTP,
    "probtp cotisations_probtp", .document = TRUE },
  { "/v3/probtp/etablissements/{siret}/conformite_cotisations_retraite", "probtp_conformite", PROBTP,
    "probtp cotisations_probtp" },
  { "/v3/fntp/unites_legales/{siren}/carte_professionnelle_travaux_publics", "carte_fntp", "12", "FNTP",
    "fntp_carte_pro open_data", .document = TRUE },
  { "/v3/cnetp/unites_legales/{siren}/" LEAVE, "cnetp", "08", "CNETP",
    "certificat_cnetp certification_cnetp " LEAVE "_cibtp_cnetp", .document = TRUE },
  { "/v3/cibtp/etablissements/{siret}/" LEAVE, "cibtp", "38", "CIBTP",
    "certificat_cnetp certification_cnetp " LEAVE "_cibtp_cnetp", .document = TRUE },
  { "/v3/ademe/etablissements/{siret}/certification_rge", "certification_rge", "19", "ADEME",
    "certificat_rge_ademe open_data" },
  { "/v4/qualibat/etablissements/{siret}/certification_batiment", "qualibat", "06", "Qualibat", "qualibat open_data",
    .document = TRUE, .cache = PROBANT_CACHE_MIDNIGHT },
  { "/v3/qualifelec/etablissements/{siret}/certificats", "qualifelec", "32", "Qualifelec", "open_data",
    .document = TRUE },
  { "/v3/opqibi/unites_legales/{siren}/certification_ingenierie", "opqibi", "11", "OPQIBI",
    "certificat_opqibi certification_opqibi open_data" },
  { "/v3/carif_oref/etablissements/{siret}/certifications_qualiopi_france_competences", "qualiopi", "33", "CARIF-OREF",
    "certifications_qualiopi_france_competences" },
  { "/v3/european_commission/unites_legales/{siren}/numero_tva", "numero_tva", "28", "Commission Européenne", NULL },
  { "/v3/douanes/etablissements/{siret_or_eori}/immatriculations_eori", "eori", "16", "DGDDI", "eori_douanes open_data" },
  { NULL },
};
/* clang-format on */

static void
set_parameter (ProbantSandboxCall *self, const char *pattern, const char *value)
{
  g_autofree char *name = g_strndup (pattern + 1, strlen (pattern) - 2);

  if (g_str_equal (name, "year"))
    self->year = g_strdup (value);
  else if (g_str_equal (name, "month"))
    self->month = g_strdup (value);
  else
    {
      self->parameter = g_steal_pointer (&name);
      self->number = g_strdup (value);
    }
}

static gboolean
matches (char **pattern, char **segments)
{
  guint i;

  for (i = 0; pattern[i] && segments[i]; i++)
    if (pattern[i][0] == '{' ? segments[i][0] == '\0' : !g_str_equal (pattern[i], segments[i]))
      return FALSE;
  return !pattern[i] && !segments[i];
}

gboolean
probant_sandbox_call_parse (ProbantSandboxCall *self, const char *path)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", 16);

  for (const ProbantSandboxRoute *route = routes; route->path; route++)
    {
      g_auto (GStrv) pattern = g_strsplit (route->path, "/", -1);

      if (!matches (pattern, segments))
        continue;
      self->route = route;
      for (guint i = 0; pattern[i]; i++)
        if (pattern[i][0] == '{')
          set_parameter (self, pattern[i], segments[i]);
      return TRUE;
    }
  return FALSE;
}

void
probant_sandbox_call_clear (ProbantSandboxCall *self)
{
  g_clear_pointer (&self->parameter, g_free);
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->year, g_free);
  g_clear_pointer (&self->month, g_free);
}

char **
probant_sandbox_list_scopes (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (const ProbantSandboxRoute *route = routes; route->path; route++)
    {
      g_auto (GStrv) scopes = g_strsplit (route->scopes ? route->scopes : "", " ", -1);

      for (char **scope = scopes; *scope; scope++)
        if (**scope && g_hash_table_add (seen, g_strdup (*scope)))
          g_strv_builder_add (builder, *scope);
    }
  return g_strv_builder_end (builder);
}

const ProbantSandboxRoute *
probant_sandbox_list_routes (void)
{
  return routes;
}
