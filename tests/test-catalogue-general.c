/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "present-check.h"

/* The samples hold every member of the contract, with fictional values. */

static void
test_complete (void)
{
  const struct
  {
    const char *source;
    const char *sample;
    const char *const *hidden;
  } cases[] = {
    /* The bounds of a headcount band are in its label. */
    { "entreprises", "entreprises.json",
      (const char *const[]){ "data.tranche_effectif_salarie.de", "data.tranche_effectif_salarie.a", NULL } },
    { "etablissements", "etablissements.json",
      (const char *const[]){ "data.tranche_effectif_salarie.de", "data.tranche_effectif_salarie.a",
                             "data.unite_legale.tranche_effectif_salarie.de",
                             "data.unite_legale.tranche_effectif_salarie.a", NULL } },
    { "extraits_rcs_infogreffe", "extraits_rcs_infogreffe.json",
      /* Said in words beside it. */
      (const char *const[]){ "data.capital.code_devise", NULL } },
    { "associations", "associations.json",
      (const char *const[]){
          "data.documents_rna[].id", "data.documents_rna[].type", "data.documents_rna[].sous_type.code",
          "data.documents_rna[].sous_type.libelle", "data.documents_rna[].date_depot",
          "data.documents_rna[].annee_depot", "data.documents_rna[].url",
          "data.etablissements[].documents_dac[].id", "data.etablissements[].documents_dac[].nom",
          "data.etablissements[].documents_dac[].annee_validite",
          "data.etablissements[].documents_dac[].commentaire", "data.etablissements[].documents_dac[].etat",
          "data.etablissements[].documents_dac[].type", "data.etablissements[].documents_dac[].date_depot",
          "data.etablissements[].documents_dac[].url", NULL } },
    { "associations", "associations_rna.json" },
    { "documents_associations", "documents_associations.json",
      (const char *const[]){ "data.documents_rna[].id", "data.etablissements[].documents_dac[].id", NULL } },
    { "documents_associations", "documents_associations_rna.json",
      (const char *const[]){ "data[].data.expires_in", NULL } },
    { "actes_inpi", "actes_inpi.json",
      (const char *const[]){ "data.actes[].id", "data.bilans[].id", "data.bilans[].nom_document",
                             "data.bilans[].date_depot", "data.bilans[].date_cloture",
                             "data.bilans[].date_mise_a_jour", "data.bilans[].type", "data.bilans[].url",
                             NULL } },
    { "conventions_collectives", "conventions_collectives.json",
      (const char *const[]){ "data[].data.type", NULL } },
    { "mandataires_sociaux", "mandataires_sociaux.json",
      (const char *const[]){ "data[].data.date_naissance_timestamp", "data[].data.code_pays_naissance",
                             "data[].data.code_nationalite", NULL } },
    { "extrait_rne", "extrait_rne.json" },
    { "liens_succession", "liens_succession.json" },
    { "effectifs_annuels", "effectifs_annuels.json", (const char *const[]){ "data.siren", NULL } },
    { "numero_tva", "numero_tva.json" },
    { "eori", "eori.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    present_check_all (cases[i].source, cases[i].sample, cases[i].hidden);
}

/* What is left to "Other data" is so on purpose: links into the API, internal numbers, parts of an address
 * that its postal lines replace. */
static void
test_other (void)
{
  const struct
  {
    const char *source;
    const char *sample;
    const char *const *others;
  } cases[] = {
    { "entreprises", "entreprises.json",
      (const char *const[]){ "links.siege_social", "links.siege_social_adresse", NULL } },
    { "etablissements", "etablissements.json",
      (const char *const[]){ "data.adresse.type_voie", "data.adresse.code_postal",
                             "data.adresse.libelle_commune", "data.adresse.libelle_commune_etranger",
                             "data.adresse.libelle_pays_etranger", "links.unite_legale", NULL } },
    { "extraits_rcs_infogreffe", "extraits_rcs_infogreffe.json" },
    { "associations", "associations.json",
      (const char *const[]){ "links.insee_siege_social", "links.insee_siege_social_adresse",
                             "meta.internal_id", NULL } },
    { "associations", "associations_rna.json" },
    { "documents_associations", "associations.json" },
    { "documents_associations", "documents_associations_rna.json" },
    { "actes_inpi", "actes_inpi.json" },
    { "conventions_collectives", "conventions_collectives.json",
      (const char *const[]){ "data[].meta.internal_id", NULL } },
    { "mandataires_sociaux", "mandataires_sociaux.json" },
    { "extrait_rne", "extrait_rne.json" },
    { "liens_succession", "liens_succession.json" },
    { "effectifs_annuels", "effectifs_annuels.json" },
    { "numero_tva", "numero_tva.json" },
    { "eori", "eori.json" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ProbantEndpoint *endpoint = probant_catalogue_find (cases[i].source);
      g_autoptr (JsonObject) answers = present_check_load (cases[i].sample);

      present_check_other (endpoint, answers, cases[i].others);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue-general/complete", test_complete);
  g_test_add_func ("/catalogue-general/other", test_other);

  return g_test_run ();
}
