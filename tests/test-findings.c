/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-findings.h"

#include <string.h>

#include "core/probant-record.h"
#include "sample-records.h"

#define MAX_SOURCES 3

typedef struct
{
  const char *name;
  const char *json; /* ' for " */
} Source;

/* One check, fed with answers. `severity` is the name of the one expected, NULL where it must find nothing. `words`: each must be in the
 * sentence or the detail. */
typedef struct
{
  const char *title;
  const char *id;
  const char *severity;
  const char *words[3];
  Source sources[MAX_SOURCES + 1];
} Case;

static GDateTime *
get_today (void)
{
  return g_date_time_new_utc (2026, 6, 15, 9, 30, 0);
}

static ProbantSubject *
new_subject (const char *number)
{
  ProbantIdentifier identifier;
  g_autoptr (GError) error = NULL;

  probant_identifier_parse (number, &identifier, &error);
  g_assert_no_error (error);

  return probant_subject_new (&identifier);
}

static GPtrArray *
check_as_of (GListStore *records, const char *number)
{
  g_autoptr (GDateTime) today = get_today ();
  g_autoptr (ProbantSubject) subject = new_subject (number);

  return probant_findings_check (G_LIST_MODEL (records), subject, today);
}

static GPtrArray *
check (GListStore *records)
{
  return check_as_of (records, "552049447");
}

static const ProbantFinding *
find (GPtrArray *findings, const char *id)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const ProbantFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->id, id))
        return finding;
    }

  return NULL;
}

/* With no-break spaces as spaces. */
static gboolean
says (const ProbantFinding *finding, const char *word)
{
  g_autoptr (GString) text = g_string_new (finding->sentence);

  if (finding->detail != NULL)
    g_string_append_printf (text, "\n%s", finding->detail);
  g_string_replace (text, "\302\240", " ", 0);

  return strstr (text->str, word) != NULL;
}

static GListStore *
new_records (const Source *sources)
{
  GListStore *records = sample_records_new ();

  for (; sources->name != NULL; sources++)
    sample_records_add (records, sources->name, "main", sources->json);

  return records;
}

#define UNIT(members) "{'data':{'siren':'552049447'," members "}}"
#define COMPANY "'forme_juridique':{'code':'5710'}"
#define PERSON "'forme_juridique':{'code':'1000'}"

static const Case cases[] = {
  /* Status */
  { "ceased", "unit-ceased", "serious", { "INSEE", "15 November 1995" },
    { { "entreprises", UNIT ("'etat_administratif':'C','date_cessation':816390000") } } },
  { "ceased, absurd date", "unit-ceased", "serious", { "INSEE" },
    { { "entreprises", UNIT ("'etat_administratif':'C','date_cessation':267038293600000") } } },
  { "unit of the establishment ceased", "unit-ceased", "serious", { "INSEE" },
    { { "etablissements", "{'data':{'unite_legale':{'etat_administratif':'C'}}}" } } },
  { "active", "unit-ceased", NULL, { NULL },
    { { "entreprises", UNIT ("'etat_administratif':'A','date_cessation':null") } } },

  { "closed", "establishment-closed", "serious", { "552 049 447 76279", "1 January 2020" },
    { { "etablissements",
        "{'data':{'siret':'55204944776279','etat_administratif':'F','date_fermeture':1577833200}}" } } },
  { "open", "establishment-closed", NULL, { NULL },
    { { "etablissements", "{'data':{'siret':'55204944776279','etat_administratif':'A'}}" } } },

  { "struck off", "struck-off", "serious", { "RCS", "5 May 2020" },
    { { "extraits_rcs_infogreffe", "{'data':{'date_radiation':'2020-05-05'}}" } } },
  { "not struck off", "struck-off", NULL, { NULL },
    { { "extraits_rcs_infogreffe", "{'data':{'date_radiation':null,'date_extrait':'2026-06-15'}}" } } },

  { "association dissolved", "dissolved", "serious", { "5 May 2020" },
    { { "associations", "{'data':{'active':false,'date_dissolution':'2020-05-05'}}" } } },
  { "association not active", "dissolved", "serious", { "not active" },
    { { "associations", "{'data':{'active':false,'date_dissolution':null}}" } } },
  { "association not active, older route", "dissolved", "serious", { "not active" },
    { { "associations", "{'data':{'etat':false}}" } } },
  { "company dissolved", "dissolved", "serious", { "RNE", "5 May 2020" },
    { { "extrait_rne", "{'data':{'identite_entreprise':{'dissolution':{'date':'2020-05-05'}}}}" } } },
  { "association active", "dissolved", NULL, { NULL },
    { { "associations", "{'data':{'active':true,'date_dissolution':null}}" } } },

  { "young", "young", "notice", { "less than a year", "16 June 2025" },
    { { "entreprises", UNIT ("'date_creation':1750024800") } } },
  { "one year old today", "young", NULL, { NULL }, { { "entreprises", UNIT ("'date_creation':1749938400") } } },
  { "not created yet", "young", "notice", { "future", "1 July 2026" },
    { { "associations", "{'data':{'date_creation':'2026-07-01'}}" } } },
  { "new SIREN of an old association", "young", NULL, { NULL },
    { { "entreprises", UNIT ("'date_creation':1750024800") },
      { "associations", "{'data':{'date_creation':'1955-07-08'}}" } } },
  { "creation not known", "young", NULL, { NULL }, { { "entreprises", UNIT ("'date_creation':-2208988800") } } },
  { "born in 1955", "young", NULL, { NULL }, { { "entreprises", UNIT ("'date_creation':-473389200") } } },

  { "another SIREN", "other-number", "warning", { "552 049 447", "306 138 900" },
    { { "entreprises", "{'data':{'siren':'306138900'}}" } } },
  { "the SIREN", "other-number", NULL, { NULL }, { { "entreprises", "{'data':{'siren':'552049447'}}" } } },

  { "partially published", "partially-published", "notice", { "outside the service" },
    { { "entreprises", UNIT ("'status_diffusion':'partiellement_diffusible'") } } },
  { "published", "partially-published", NULL, { NULL },
    { { "entreprises", UNIT ("'status_diffusion':'diffusible','diffusable_commercialement':true") } } },

  /* Proceedings */
  { "receivership", "proceedings", "serious", { "Infogreffe, 3 March 2025", "REDRESSEMENT JUDICIAIRE" },
    { { "extraits_rcs_infogreffe",
        "{'data':{'observations':[{'libelle':'JUGEMENT D’OUVERTURE DE REDRESSEMENT JUDICIAIRE','date':'2025-03-03'},"
        "{'libelle':'Augmentation du capital','date':'2025-04-04'}]}}" } } },
  { "liquidation in the RNE", "proceedings", "serious", { "liquidation" },
    { { "extrait_rne",
        "{'data':{'observations':[{'texte':'Jugement prononçant la liquidation judiciaire','date':'2025-03-03'}]}}" } } },
  { "ended", "proceedings", "notice", { "lastly, of their end", "1 December 2025" },
    { { "extraits_rcs_infogreffe",
        "{'data':{'observations':[{'libelle':'Ouverture d’une procédure de sauvegarde','date':'2024-03-03'},"
        "{'libelle':'Jugement mettant fin : clôture de la procédure de sauvegarde','date':'2025-12-01'}]}}" } } },
  { "ended, then again", "proceedings", "serious", { NULL },
    { { "extraits_rcs_infogreffe",
        "{'data':{'observations':[{'libelle':'Clôture pour extinction du passif de la liquidation judiciaire','date':'2020-03-03'},"
        "{'libelle':'Plan de sauvegarde arrêté','date':'2025-12-01'}]}}" } } },
  { "one ends, another begins", "proceedings", "serious", { NULL },
    { { "extraits_rcs_infogreffe",
        "{'data':{'observations':[{'libelle':'Met fin à la procédure de sauvegarde et conversion en redressement judiciaire',"
        "'date':'2025-12-01'}]}}" } } },
  { "end without a date", "proceedings", "serious", { NULL },
    { { "extraits_rcs_infogreffe",
        "{'data':{'observations':[{'libelle':'Redressement judiciaire','date':'2024-01-01'},"
        "{'libelle':'Fin de la procédure de redressement judiciaire','date':null}]}}" } } },
  { "no assets", "proceedings", "serious", { NULL },
    { { "extraits_rcs_infogreffe",
        "{'data':{'observations':[{'libelle':'Clôture pour insuffisance d’actif','date':'2025-12-01'}]}}" } } },
  { "other remarks", "proceedings", NULL, { NULL },
    { { "extraits_rcs_infogreffe",
        "{'data':{'observations':[{'libelle':'LA SOCIETE NE CONSERVE AUCUNE ACTIVITE A SON ANCIEN SIEGE','date':'2020-01-01'},"
        "{'libelle':'Dissolution anticipée, liquidation amiable'},{'libelle':'Plan de sauvegarde de l’emploi'},"
        "{'libelle':'Aucune procédure collective'}]}}" },
      { "extrait_rne",
        "{'data':{'observations':[{'fournisseur':'rcs','texte':'Augmentation de capital de 50000 à 75000 EUR'}]}}" } } },

  /* Certificates */
  { "vigilance refused", "certificate-refused", "serious", { "Urssaf", "pas à jour" },
    { { "attestations_sociales_acoss",
        "{'data':{'entity_status':{'code':'refus_de_delivrance','description':'Compte pas à jour'},'document_url':null}}" } } },
  { "MSA outdated", "certificate-refused", "serious", { "MSA" },
    { { "cotisations_msa", "{'data':{'status':'outdated'}}" } } },
  { "PROBTP not in order", "certificate-refused", "serious", { "PROBTP" },
    { { "cotisation_retraite_probtp", "{'data':{'eligible':false}}" } } },
  { "in order", "certificate-refused", NULL, { NULL },
    { { "attestations_sociales_acoss", "{'data':{'entity_status':{'code':'ok'}}}" },
      { "cotisations_msa", "{'data':{'status':'up_to_date'}}" },
      { "cotisation_retraite_probtp", "{'data':{'eligible':true}}" } } },
  { "MSA examining", "certificate-pending", "notice", { "MSA" },
    { { "cotisations_msa", "{'data':{'status':'under_investigation'}}" } } },
  { "MSA up to date", "certificate-pending", NULL, { NULL },
    { { "cotisations_msa", "{'data':{'status':'up_to_date'}}" } } },

  { "vigilance expired yesterday", "certificate-expired", "warning", { "Vigilance", "14 June 2026" },
    { { "attestations_sociales_acoss", "{'data':{'date_fin_validite':'2026-06-14'}}" } } },
  { "all RGE expired", "certificate-expired", "notice", { "1 March 2026", "latest of 2" },
    { { "certificats_rge_ademe",
        "{'data':[{'data':{'date_expiration':'2026-03-01'}},{'data':{'date_expiration':'2024-03-01'}},"
        "{'data':{'date_expiration':'2027-03-01','meta':{'archived':true}}}]}" } } },
  { "valid today still", "certificate-expired", NULL, { NULL },
    { { "attestations_sociales_acoss", "{'data':{'date_fin_validite':'2026-06-15'}}" } } },
  { "one RGE in force", "certificate-expired", NULL, { NULL },
    { { "certificats_rge_ademe",
        "{'data':[{'data':{'date_expiration':'2024-03-01'}},{'data':{'date_expiration':'2027-03-01'}}]}" } } },

  { "expires today", "certificate-expiring", "notice", { "15 June 2026", "0 days" },
    { { "certificats_qualibat", "{'data':{'date_fin_validite':'2026-06-15'}}" } } },
  { "expires in 30 days", "certificate-expiring", "notice", { "30 days" },
    { { "certificats_opqibi", "{'data':{'date_validite_qualifications':'2026-07-15'}}" } } },
  { "expires in 31 days", "certificate-expiring", NULL, { NULL },
    { { "qualifelec", "{'data':[{'data':{'date_fin':'2026-07-16'}}]}" } } },
  { "expired is not expiring", "certificate-expiring", NULL, { NULL },
    { { "qualifelec", "{'data':[{'data':{'date_fin':'2026-06-14'}}]}" } } },

  /* Identity */
  { "another name", "name-differs", "warning", { "INSEE: Alpha", "Infogreffe: Beta" },
    { { "entreprises", UNIT (COMPANY ",'personne_morale_attributs':{'raison_sociale':'Alpha'}") },
      { "extraits_rcs_infogreffe", "{'data':{'personne_morale':{'denomination':'Beta'}}}" } } },
  { "the same name", "name-differs", NULL, { NULL },
    { { "entreprises", UNIT (COMPANY ",'personne_morale_attributs':{'raison_sociale':'SAS ÉTOILE & FILS','sigle':'EF'}") },
      { "extraits_rcs_infogreffe", "{'data':{'personne_morale':{'denomination':'Etoile et fils'}}}" },
      { "extrait_rne", "{'data':{'identite_entreprise':{'denomination':'E.F.'}}}" } } },
  { "name kept back", "name-differs", NULL, { NULL },
    { { "entreprises", UNIT (COMPANY ",'personne_morale_attributs':{'raison_sociale':'[ND]'}") },
      { "extrait_rne", "{'data':{'identite_entreprise':{'denomination':'Alpha'}}}" } } },
  { "officer of a company is not its name", "name-differs", NULL, { NULL },
    { { "entreprises", UNIT (COMPANY ",'personne_morale_attributs':{'raison_sociale':'Alpha'}") },
      { "extraits_rcs_infogreffe",
        "{'data':{'personne_morale':{'denomination':null},'personne_physique':{'nom':'DUPONT','prenom':'Jean'}}}" } } },
  { "another person", "name-differs", "warning", { "Jean DURAND" },
    { { "entreprises", UNIT (PERSON ",'personne_physique_attributs':{'prenom_1':'JEAN','nom_naissance':'DUPONT'}") },
      { "extrait_rne", "{'data':{'identite_entreprise':{'nom':'DURAND','prenoms':['Jean','Marie']}}}" } } },
  { "the same person", "name-differs", NULL, { NULL },
    { { "entreprises",
        UNIT (PERSON ",'personne_physique_attributs':{'prenom_usuel':'ANNE','nom_usage':'MARTIN','nom_naissance':'DUPONT'}") },
      { "extrait_rne", "{'data':{'identite_entreprise':{'nom':'Dupont','prenoms':['Anne']}}}" } } },

  { "another address", "address-differs", "notice", { "12 RUE HAUTE, 30340 SALINDRES", "3 rue Basse, 30340 Salindres" },
    { { "etablissements",
        "{'data':{'siege_social':true,'adresse':{'numero_voie':'12','type_voie':'RUE','libelle_voie':'HAUTE',"
        "'code_postal':'30340','libelle_commune':'SALINDRES'}}}" },
      { "associations",
        "{'data':{'adresse_siege':{'numero_voie':'3','type_voie':'rue','libelle_voie':'Basse','code_postal':'30340',"
        "'commune':'Salindres'}}}" } } },
  { "the same address", "address-differs", NULL, { NULL },
    { { "etablissements",
        "{'data':{'siege_social':true,'adresse':{'numero_voie':'2','type_voie':'PLACE','libelle_voie':'AUX ETOILES',"
        "'code_postal':'93200','libelle_commune':'SAINT-DENIS'}}}" },
      { "extrait_rne",
        "{'data':{'identite_entreprise':{'adresse_siege_social':{'voie':'2 pl. aux Étoiles','code_postal':'93200',"
        "'commune':'St Denis'}}}}" } } },
  { "not the head office", "address-differs", NULL, { NULL },
    { { "etablissements",
        "{'data':{'siret':'55204944776279','siege_social':false,'adresse':{'type_voie':'RUE','libelle_voie':'HAUTE',"
        "'code_postal':'30340','libelle_commune':'SALINDRES'}}}" },
      { "associations", "{'data':{'adresse_siege':{'libelle_voie':'Basse','code_postal':'75002','commune':'Paris'}}}" } } },
  { "another address of the same establishment", "address-differs", "notice", { "8 quai Sud" },
    { { "etablissements",
        "{'data':{'siret':'55204944776279','siege_social':false,'adresse':{'type_voie':'RUE','libelle_voie':'HAUTE',"
        "'code_postal':'30340','libelle_commune':'SALINDRES'}}}" },
      { "extrait_rne",
        "{'data':{'etablissements':[{'siret':'55204944700001','adresse':{'voie':'1 rue X','code_postal':'75001','commune':'Paris'}},"
        "{'siret':'55204944776279','adresse':{'voie':'8 quai Sud','code_postal':'69001','commune':'Lyon'}}]}}" } } },

  { "another activity", "activity-differs", "info", { "49.10Z Transport", "6420Z" },
    { { "entreprises", UNIT ("'activite_principale':{'code':'49.10Z','libelle':'Transport','nomenclature':'NAFRev2'}") },
      { "extraits_rcs_infogreffe", "{'data':{'etablissement_principal':{'code_ape':'6420Z'}}}" } } },
  { "the same activity", "activity-differs", NULL, { NULL },
    { { "entreprises", UNIT ("'activite_principale':{'code':'49.10Z','libelle':'Transport','nomenclature':'NAFRev2'}") },
      { "extrait_rne", "{'data':{'identite_entreprise':{'code_APE':{'code':'4910Z','libelle':'Trains'}}}}" } } },
  { "the same in the older revision", "activity-differs", NULL, { NULL },
    { { "entreprises",
        UNIT ("'activite_principale':{'code':'49.11Y','nomenclature':'NAF2025'},"
              "'activite_principale_naf_rev2':{'code':'49.10Z'}") },
      { "extrait_rne", "{'data':{'identite_entreprise':{'code_APE':{'code':'4910Z'}}}}" } } },
  { "revisions that cannot be compared", "activity-differs", NULL, { NULL },
    { { "entreprises", UNIT ("'activite_principale':{'code':'70.2C','nomenclature':'NAF1993'}") },
      { "extrait_rne", "{'data':{'identite_entreprise':{'code_APE':{'code':'4910Z'}}}}" } } },

  { "another RNA", "rna-differs", "warning", { "INSEE: W751004076", "W301000624" },
    { { "entreprises", UNIT ("'rna':'W751004076'") },
      { "associations", "{'data':{'rna':'W301000624','siren':'552049447'}}" } } },
  { "the same RNA", "rna-differs", NULL, { NULL },
    { { "entreprises", UNIT ("'rna':'W301000624'") },
      { "associations", "{'data':{'rna':'W301000624','siren':'552049447'}}" } } },
  { "two SIRENs", "rna-shared", "warning", { "389 486 242", "552 049 447" },
    { { "entreprises", UNIT ("'rna':'W301000624'") },
      { "associations", "{'data':{'rna':'W301000624','siren':'389486242'}}" } } },
  { "two SIRENs in the network", "rna-shared", "warning", { "389 486 242" },
    { { "associations",
        "{'data':{'rna':'W301000624','siren':'552049447','composition_reseau':[{'rna':'W301000624','siret':'38948624200032'}]}}" } } },
  { "one SIREN", "rna-shared", NULL, { NULL },
    { { "entreprises", UNIT ("'rna':'W301000624'") },
      { "associations",
        "{'data':{'rna':'W301000624','siren':'552049447','composition_reseau':[{'rna':'W751004076','siret':'38948624200032'}]}}" } } },

  /* Registers */
  { "no RNA", "unregistered", "notice", { "1901" },
    { { "associations", "{'data':{'regime':'Loi 1901','rna':null}}" } } },
  { "Alsace-Moselle", "unregistered", NULL, { NULL },
    { { "associations", "{'data':{'regime':'Alsace-Moselle','rna':null}}" } } },

  { "old accounts", "accounts-missing", "notice", { "two years", "14 June 2024", "confidential" },
    { { "entreprises", UNIT (COMPANY) },
      { "bilans_inpi", "{'data':{'bilans':[{'date_depot':'2024-06-14','date_cloture':'2023-12-31'},{'date_depot':'2019-06-14'}]}}" } } },
  { "no accounts", "accounts-missing", "notice", { "No annual accounts published" },
    { { "entreprises", UNIT (COMPANY ",'date_creation':-473389200") }, { "bilans_inpi", "{'data':{'bilans':[]}}" } } },
  { "accounts two years old today", "accounts-missing", NULL, { NULL },
    { { "entreprises", UNIT (COMPANY) }, { "bilans_inpi", "{'data':{'bilans':[{'date_depot':'2024-06-15'}]}}" } } },
  { "too young for accounts", "accounts-missing", NULL, { NULL },
    { { "entreprises", UNIT (COMPANY ",'date_creation':1750024800") }, { "bilans_inpi", "{'data':{'bilans':[]}}" } } },
  { "accounts without dates", "accounts-missing", NULL, { NULL },
    { { "entreprises", UNIT (COMPANY ",'date_creation':-473389200") }, { "bilans_inpi", "{'data':{'bilans':[{}]}}" } } },
  { "no company", "accounts-missing", NULL, { NULL },
    { { "entreprises", UNIT ("'forme_juridique':{'code':'9220'},'date_creation':-473389200") },
      { "bilans_inpi", "{'data':{'bilans':[]}}" } } },

  /* Money */
  { "halved", "turnover-halved", "warning", { "500 000 €", "1 000 000 €" },
    { { "exercices",
        "{'data':[{'data':{'chiffre_affaires':1000000,'date_fin_exercice':'2024-12-31'}},"
        "{'data':{'chiffre_affaires':500000,'date_fin_exercice':'2025-12-31'}},"
        "{'data':{'chiffre_affaires':10,'date_fin_exercice':'2023-12-31'}}]}" } } },
  { "fallen by less", "turnover-halved", NULL, { NULL },
    { { "exercices",
        "{'data':[{'data':{'chiffre_affaires':500001,'date_fin_exercice':'2025-12-31'}},"
        "{'data':{'chiffre_affaires':1000000,'date_fin_exercice':'2024-12-31'}}]}" } } },
  { "a short fiscal year", "turnover-halved", NULL, { NULL },
    { { "exercices",
        "{'data':[{'data':{'chiffre_affaires':500000,'date_fin_exercice':'2025-06-30'}},"
        "{'data':{'chiffre_affaires':1000000,'date_fin_exercice':'2024-12-31'}}]}" } } },
  { "nothing before", "turnover-halved", NULL, { NULL },
    { { "exercices",
        "{'data':[{'data':{'chiffre_affaires':0,'date_fin_exercice':'2025-12-31'}},"
        "{'data':{'chiffre_affaires':0,'date_fin_exercice':'2024-12-31'}}]}" } } },

  { "granted", "de-minimis", "notice", { "Data.Subvention: 300 001 €" },
    { { "data_subvention",
        "{'data':[{'data':{'demande_subvention':{'instruction':{'statut_demande':'Accordé','montant_accorde':200000,"
        "'date_commission':'2023-06-16T00:00:00.000Z'}},'paiements':[{'montant_verse':200000,'date_versement':'2024-01-01'}]}},"
        "{'data':{'demande_subvention':null,'paiements':[{'montant_verse':100001,'date_versement':'2025-01-01'}]}}]}" } } },
  { "declared", "de-minimis", "notice", { "Intérieur: 350 000 €" },
    { { "associations",
        "{'data':{'etablissements':[{'comptes':[{'annee':'2024','montant_aides_sur_3ans':350000},"
        "{'annee':'2023','montant_aides_sur_3ans':900000}]},{'comptes':[{'annee':'2019','montant_aides_sur_3ans':900000}]}]}}" } } },
  { "the ceiling itself", "de-minimis", NULL, { NULL },
    { { "data_subvention",
        "{'data':[{'data':{'paiements':[{'montant_verse':300000,'date_versement':'2025-01-01'}]}}]}" } } },
  { "more than three years ago", "de-minimis", NULL, { NULL },
    { { "data_subvention",
        "{'data':[{'data':{'paiements':[{'montant_verse':900000,'date_versement':'2023-06-15'}]}}]}" } } },
  { "refused", "de-minimis", NULL, { NULL },
    { { "data_subvention",
        "{'data':[{'data':{'demande_subvention':{'annee_exercice_demande':2025,'instruction':{'statut_demande':'Refusé',"
        "'montant_accorde':900000}}}}]}" } } },

  { "a parent", "subsidiary", "notice", { "HOLDING, SIREN 306 138 900", "95.0%" },
    { { "liens_capitalistiques",
        "{'data':{'capital':{'actionnaires':[{'type':'personne_morale','pourcentage':95,"
        "'personne_morale_attributes':{'siren':'306138900','denomination':'HOLDING'}}]}}}" } } },
  { "a parent without name", "subsidiary", "notice", { "not named" },
    { { "liens_capitalistiques",
        "{'data':{'capital':{'actionnaires':[{'type':'personne_morale','pourcentage':100,"
        "'personne_morale_attributes':{'siren':'NS','denomination':'NS'}}]}}}" } } },
  { "no parent", "subsidiary", NULL, { NULL },
    { { "liens_capitalistiques",
        "{'data':{'capital':{'actionnaires':[{'type':'personne_morale','pourcentage':94.99},"
        "{'type':'personne_physique','pourcentage':100}]}}}" } } },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GListStore) records = new_records (test->sources);
  g_autoptr (GPtrArray) findings = check (records);
  const ProbantFinding *finding = find (findings, test->id);

  if (test->severity == NULL)
    {
      g_assert_null (finding);
      return;
    }

  g_assert_nonnull (finding);
  g_assert_cmpstr (probant_severity_get_name (finding->severity), ==, test->severity);
  g_assert_cmpuint (finding->records->len, >, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (test->words) && test->words[i] != NULL; i++)
    if (!says (finding, test->words[i]))
      g_error ("« %s » is neither in « %s » nor in « %s »", test->words[i], finding->sentence, finding->detail);
}

/* Answers whose members are all there and hold nothing */

typedef JsonNode *(*Spoil) (JsonNode *leaf);

static JsonNode *
spoil_node (JsonNode *node, Spoil spoil)
{
  JsonNode *spoilt;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_object_new ();
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        json_object_set_member (object, name, spoil_node (member, spoil));
      spoilt = json_node_alloc ();
      json_node_init_object (spoilt, object);
      json_object_unref (object);
      return spoilt;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_array_new ();

      for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
        json_array_add_element (array,
                                spoil_node (json_array_get_element (json_node_get_array (node), i), spoil));
      spoilt = json_node_alloc ();
      json_node_init_array (spoilt, array);
      json_array_unref (array);
      return spoilt;
    }

  return spoil (node);
}

static JsonNode *
to_null (JsonNode *leaf)
{
  return json_node_new (JSON_NODE_NULL);
}

static JsonNode *
to_object (JsonNode *leaf)
{
  return json_from_string ("{\"x\": [[]]}", NULL);
}

static JsonNode *
to_array (JsonNode *leaf)
{
  return json_from_string ("[null, {}, []]", NULL);
}

static JsonNode *
to_other_scalar (JsonNode *leaf)
{
  GType type = json_node_get_value_type (leaf);

  if (type == G_TYPE_STRING)
    return json_node_init_boolean (json_node_alloc (), TRUE);

  return json_node_init_string (json_node_alloc (), type == G_TYPE_BOOLEAN ? "non" : "beaucoup");
}

static char *
spoil_json (const char *json, Spoil spoil)
{
  g_auto (GStrv) parts = g_strsplit (json, "'", -1);
  g_autofree char *quoted = g_strjoinv ("\"", parts);
  g_autoptr (JsonNode) root = json_from_string (quoted, NULL);
  g_autoptr (JsonNode) spoilt = spoil_node (root, spoil);

  return json_to_string (spoilt, FALSE);
}

/* What makes a check speak must not do so when every value in it is null or of another type. */
static void
test_spoilt (gconstpointer data)
{
  static const Spoil spoils[] = { to_null, to_object, to_array, to_other_scalar };
  const Case *test = data;

  for (gsize i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      g_autoptr (GListStore) records = sample_records_new ();
      g_autoptr (GPtrArray) findings = NULL;

      for (const Source *source = test->sources; source->name != NULL; source++)
        {
          g_autofree char *json = spoil_json (source->json, spoils[i]);

          sample_records_add (records, source->name, "main", json);
        }
      findings = check (records);
      g_assert_null (find (findings, test->id));
    }
}

/* What does not come from one answer's members */

static void
assert_finds (GListStore *records, const char *id, ProbantSeverity severity, guint n_records)
{
  g_autoptr (GPtrArray) findings = check (records);
  const ProbantFinding *finding = find (findings, id);

  g_assert_nonnull (finding);
  g_assert_cmpint (finding->severity, ==, severity);
  g_assert_cmpuint (finding->records->len, ==, n_records);
}

static void
assert_silent (GListStore *records, const char *id)
{
  g_autoptr (GPtrArray) findings = check (records);

  g_assert_null (find (findings, id));
}

static void
test_head_office (void)
{
  g_autoptr (GListStore) records = sample_records_new ();
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) by_siren = NULL;

  sample_records_add (records, "entreprises", "main", UNIT ("'siret_siege_social':'55204944776279'"));
  other = check_as_of (records, "55204944700014");
  g_assert_nonnull (find (other, "not-head-office"));
  g_assert_true (says (find (other, "not-head-office"), "552 049 447 76279"));
  same = check_as_of (records, "55204944776279");
  g_assert_null (find (same, "not-head-office"));
  by_siren = check_as_of (records, "552049447");
  g_assert_null (find (by_siren, "not-head-office"));
}

static void
test_rna_asked (void)
{
  g_autoptr (GListStore) records = sample_records_new ();
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (GPtrArray) same = NULL;

  sample_records_add (records, "associations", "main", "{'data':{'rna':'W301000624'}}");
  other = check_as_of (records, "W751004076");
  g_assert_nonnull (find (other, "rna-differs"));
  same = check_as_of (records, "W301000624");
  g_assert_null (find (same, "rna-differs"));
}

static void
test_refused_and_pending (void)
{
  g_autoptr (GListStore) records = sample_records_new ();

  sample_records_add_problem (records, "certificats_cibtp", PROBANT_PROBLEM_REFUSED);
  assert_finds (records, "certificate-refused", PROBANT_SEVERITY_SERIOUS, 1);
  assert_silent (records, "certificate-pending");
  assert_silent (records, "sources-failed");

  g_list_store_remove_all (records);
  sample_records_add_problem (records, "attestations_sociales_acoss", PROBANT_PROBLEM_PENDING);
  assert_finds (records, "certificate-pending", PROBANT_SEVERITY_NOTICE, 1);
  assert_silent (records, "certificate-unavailable");
  assert_silent (records, "sources-failed");
}

static void
test_unavailable (void)
{
  static const ProbantProblemKind kinds[]
      = { PROBANT_PROBLEM_ABSENT, PROBANT_PROBLEM_RIGHT, PROBANT_PROBLEM_TIMEOUT };
  g_autoptr (GListStore) records = sample_records_new ();
  ProbantRecord *record;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;

      g_list_store_remove_all (records);
      sample_records_add_problem (records, "attestations_fiscales_dgfip", kinds[i]);
      assert_finds (records, "certificate-unavailable", PROBANT_SEVERITY_NOTICE, 1);
      findings = check (records);
      g_assert_cmpint (
          says (find (findings, "certificate-unavailable"), "Whom it covers"), ==, kinds[i] == PROBANT_PROBLEM_ABSENT);
    }

  g_list_store_remove_all (records);
  sample_records_add (records, "attestations_fiscales_dgfip", "main", "{'data':{'document_url':null}}");
  assert_finds (records, "certificate-unavailable", PROBANT_SEVERITY_NOTICE, 1);

  g_list_store_remove_all (records);
  sample_records_add (
      records, "attestations_fiscales_dgfip", "main", "{'data':{'document_url':'https://example.org/a.pdf'}}");
  record = sample_records_add (records, "attestations_sociales_acoss", "main", "{'data':{}}");
  probant_record_set_skipped (record, PROBANT_REASON_RIGHT_MISSING);
  assert_silent (records, "certificate-unavailable");
}

static void
test_unregistered (void)
{
  g_autoptr (GListStore) records = sample_records_new ();

  sample_records_add_problem (records, "entreprises", PROBANT_PROBLEM_ABSENT);
  sample_records_add_problem (records, "etablissements", PROBANT_PROBLEM_ABSENT);
  assert_finds (records, "unregistered", PROBANT_SEVERITY_WARNING, 2);

  g_list_store_remove_all (records);
  sample_records_add (records, "entreprises", "main", UNIT (COMPANY));
  assert_silent (records, "unregistered");
  sample_records_add_problem (records, "extraits_rcs_infogreffe", PROBANT_PROBLEM_ABSENT);
  assert_finds (records, "unregistered", PROBANT_SEVERITY_WARNING, 1);
  sample_records_add (records, "extrait_rne", "main", "{'data':{}}");
  assert_silent (records, "unregistered");

  g_list_store_remove_all (records);
  sample_records_add (records, "entreprises", "main", UNIT (PERSON));
  sample_records_add_problem (records, "extraits_rcs_infogreffe", PROBANT_PROBLEM_ABSENT);
  assert_silent (records, "unregistered");

  g_list_store_remove_all (records);
  sample_records_add (records, "entreprises", "main", UNIT ("'forme_juridique':{'code':'9220'}"));
  sample_records_add_problem (records, "associations", PROBANT_PROBLEM_ABSENT);
  assert_finds (records, "unregistered", PROBANT_SEVERITY_NOTICE, 2);
}

static void
test_never_published (void)
{
  g_autoptr (GListStore) records = sample_records_new ();

  sample_records_add_problem (records, "entreprises", PROBANT_PROBLEM_LEGAL);
  assert_finds (records, "partially-published", PROBANT_SEVERITY_NOTICE, 1);
  assert_silent (records, "sources-denied");
}

static void
test_silent_sources (void)
{
  g_autoptr (GListStore) records = sample_records_new ();

  sample_records_add_problem (records, "exercices", PROBANT_PROBLEM_ABSENT);
  assert_silent (records, "sources-failed");
  assert_silent (records, "sources-denied");
  sample_records_add_problem (records, "cotisations_msa", PROBANT_PROBLEM_PROVIDER);
  sample_records_add_problem (records, "bilans_inpi", PROBANT_PROBLEM_GARBAGE);
  sample_records_add_problem (records, "associations", PROBANT_PROBLEM_TOKEN);
  assert_finds (records, "sources-failed", PROBANT_SEVERITY_NOTICE, 2);
  assert_finds (records, "sources-denied", PROBANT_SEVERITY_NOTICE, 1);
}

/* The newest year that names shareholders counts. */
static void
test_years (void)
{
  static const char *const answers[] = {
    "liens@2023",
    "{'data':{'capital':{'actionnaires':[{'type':'personne_morale','pourcentage':100}]}}}",
    "liens@2025",
    "{'data':{'capital':{'actionnaires':[]}}}",
    "liens@2024",
    "{'data':{'capital':{'actionnaires':[{'type':'personne_morale','pourcentage':50}]}}}",
    NULL,
  };
  g_autoptr (GListStore) records = sample_records_new ();

  sample_records_add_years (records, "liens_capitalistiques", answers);
  assert_silent (records, "subsidiary");
  g_list_store_remove_all (records);
  sample_records_add_years (
      records,
      "liens_capitalistiques",
      (const char *const[]){ answers[0], answers[1], answers[2], answers[3], NULL });
  assert_finds (records, "subsidiary", PROBANT_SEVERITY_NOTICE, 1);
}

static void
test_order (void)
{
  g_autoptr (GListStore) records = sample_records_new ();
  g_autoptr (GPtrArray) findings = NULL;
  static const char *const expected[] = { "unit-ceased",    "certificate-refused", "certificate-refused",
                                          "other-number",   "young",               "sources-failed",
                                          "activity-differs" };

  sample_records_add (records,
                      "entreprises",
                      "main",
                      "{'data':{'siren':'306138900','etat_administratif':'C','date_creation':1770024800,"
                      "'activite_principale':{'code':'49.10Z'}}}");
  sample_records_add (
      records, "extraits_rcs_infogreffe", "main", "{'data':{'etablissement_principal':{'code_ape':'6420Z'}}}");
  sample_records_add (records, "cotisations_msa", "main", "{'data':{'status':'outdated'}}");
  sample_records_add (records, "cotisation_retraite_probtp", "main", "{'data':{'eligible':false}}");
  sample_records_add_problem (records, "exercices", PROBANT_PROBLEM_TIMEOUT);
  findings = check (records);
  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < findings->len; i++)
    {
      const ProbantFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpstr (finding->id, ==, expected[i]);
      g_assert_nonnull (probant_severity_get_title (finding->severity));
    }
}

/* What a source writes is shown on one line, of a length that can be read. */
static void
test_hostile_values (void)
{
  g_autoptr (GListStore) records = sample_records_new ();
  g_autofree char *noise = g_strnfill (100000, 'x');
  g_autofree char *json
      = g_strdup_printf ("{'data':{'observations':[{'libelle':'Liquidation\\nJudiciaire\\u202e\\u0007 %s'}]}}", noise);
  g_autoptr (GPtrArray) findings = NULL;
  const ProbantFinding *finding;

  sample_records_add (records, "extraits_rcs_infogreffe", "main", json);
  findings = check (records);
  finding = find (findings, "proceedings");
  g_assert_nonnull (finding);
  g_assert_cmpuint (strlen (finding->detail), <, 500);
  g_assert_null (strpbrk (finding->detail, "\n\a"));
  g_assert_null (strstr (finding->detail, "\342\200\256"));
}

static void
test_nothing (void)
{
  g_autoptr (GListStore) records = sample_records_new ();
  g_autoptr (GPtrArray) none = check (records);
  g_autoptr (GPtrArray) waiting = NULL;
  ProbantRecord *record;

  g_assert_cmpuint (none->len, ==, 0);
  record = sample_records_add (records, "entreprises", "main", UNIT ("'etat_administratif':'C'"));
  probant_record_set_waiting (record);
  waiting = check (records);
  g_assert_cmpuint (waiting->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/findings/%s/%s", cases[i].id, cases[i].title);
      g_autofree char *spoilt = g_strdup_printf ("/findings/%s/%s, spoilt", cases[i].id, cases[i].title);

      g_test_add_data_func (path, &cases[i], test_case);
      if (cases[i].severity != NULL)
        g_test_add_data_func (spoilt, &cases[i], test_spoilt);
    }
  g_test_add_func ("/findings/head-office", test_head_office);
  g_test_add_func ("/findings/rna-asked", test_rna_asked);
  g_test_add_func ("/findings/refused-and-pending", test_refused_and_pending);
  g_test_add_func ("/findings/unavailable", test_unavailable);
  g_test_add_func ("/findings/unregistered", test_unregistered);
  g_test_add_func ("/findings/never-published", test_never_published);
  g_test_add_func ("/findings/silent-sources", test_silent_sources);
  g_test_add_func ("/findings/years", test_years);
  g_test_add_func ("/findings/order", test_order);
  g_test_add_func ("/findings/hostile-values", test_hostile_values);
  g_test_add_func ("/findings/nothing", test_nothing);

  return g_test_run ();
}
