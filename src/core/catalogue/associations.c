/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/catalogue/probant-sources.h"

#include <glib/gi18n.h>

#include "core/probant-presenter.h"

/* Associations: the register's v4 answer knows most of them by SIREN or RNA number; where it knows none, the
 * older RNA routes are asked. */

#define OPTIONAL PROBANT_FIELD_OPTIONAL
#define ESSENTIAL PROBANT_FIELD_ESSENTIAL
#define PROTECTED (PROBANT_FIELD_OPTIONAL | PROBANT_FIELD_PROTECTED)
#define NEWEST_FIRST PROBANT_FIELD_NEWEST_FIRST

static const char *const association_scopes[]
    = { "associations_donnees_protegees", "associations_djepva", NULL };
static const char *const rna_scopes[] = { "associations", "open_data", NULL };

static const ProbantCode states[] = { { "true", N_ ("Active") }, { "false", N_ ("Dissolved") }, { NULL } };
static const ProbantCode establishment_states[]
    = { { "true", N_ ("In operation") }, { "false", N_ ("Closed") }, { NULL } };
/* The spelling of the sources. */
static const ProbantCode document_kinds[]
    = { { "Pièce", N_ ("Supporting document") }, { "Récipicé", N_ ("Receipt") }, { NULL } };

/* The v4 answer says `active`, the older one `etat`. */
static void
judge_association (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  gboolean active;
  const char *dissolution;
  g_autofree char *dissolved = NULL;

  if (!probant_json_get_boolean (answers, "association:data.active", &active)
      && !probant_json_get_boolean (answers, "rna:data.etat", &active))
    return;

  dissolution = probant_json_get_text (answers, "association:data.date_dissolution");
  if (dissolution == NULL)
    dissolution = probant_json_get_text (answers, "rna:data.date_dissolution");
  dissolved = probant_format_date_text (dissolution);

  if (active && dissolved == NULL)
    {
      verdict->kind = PROBANT_VERDICT_POSITIVE;
      verdict->label = g_strdup (_ ("Active"));
      verdict->sentence = g_strdup (_ ("Active in the register of associations"));
      verdict->caveat
          = g_strdup (_ ("An association that stops rarely declares it: the dates of its accounts and of its "
                         "officers’ declarations tell more."));
      return;
    }

  verdict->kind = PROBANT_VERDICT_NEGATIVE;
  verdict->label = g_strdup (_ ("Dissolved"));
  verdict->sentence
      = dissolved != NULL
            /* Translators: %s is a date. */
            ? g_strdup_printf (_ ("Dissolved on %s according to the register of associations"), dissolved)
            : g_strdup (_ ("No longer active in the register of associations"));
  verdict->caveat = g_strdup (_ ("The register holds what the association declared: ask the applicant."));
}

static const ProbantRoute association_routes[] = {
  { "association", "/v4/djepva/api-association/associations/{siren_or_rna}", NULL, association_scopes, 0,
    PROBANT_ROUTE_FRESH },
  { "rna", "/v3/ministere_interieur/rna/associations/{siret_or_rna}", NULL, rna_scopes, 0,
    PROBANT_ROUTE_FRESH | PROBANT_ROUTE_FALLBACK },
  { NULL },
};

static const ProbantField officer_columns[] = {
  { NULL, N_ ("Role"), "fonction" },
  { NULL, N_ ("Form of address"), "civilite" },
  { NULL, N_ ("Name"), "nom" },
  { NULL, N_ ("First name"), "prenom" },
  { NULL, N_ ("Telephone"), "telephone", PROBANT_FIELD_TEXT, PROTECTED },
  { NULL, N_ ("E-mail"), "courriel", PROBANT_FIELD_TEXT, PROTECTED },
  { NULL, N_ ("Contact may be published"), "publication_internet", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Confirms civic engagement"), "valideur_cec", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Establishment"), "^siret", PROBANT_FIELD_SIRET },
  { NULL },
};

static const ProbantField headcount_columns[] = {
  { NULL, N_ ("Year"), "annee", PROBANT_FIELD_TEXT, NEWEST_FIRST },
  { NULL, N_ ("Volunteers"), "nombre_benevoles", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Civic-service volunteers"), "nombre_volontaires", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Employees"), "nombre_salaries", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Full-time equivalents"), "nombre_salaries_etpt", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Subsidised jobs"), "nombre_emplois_aides", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Seconded staff"), "nombre_personnels_detaches", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Members"), "nombre_adherents.total", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Women"), "nombre_adherents.femmes", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Men"), "nombre_adherents.hommes", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Establishment"), "^siret", PROBANT_FIELD_SIRET },
  { NULL },
};

static const ProbantField account_columns[] = {
  { NULL, N_ ("Year"), "annee", PROBANT_FIELD_TEXT, NEWEST_FIRST },
  { NULL, N_ ("Income"), "total_produits", PROBANT_FIELD_AMOUNT },
  { NULL, N_ ("Expenses"), "total_charges", PROBANT_FIELD_AMOUNT },
  { NULL, N_ ("Result"), "total_resultat", PROBANT_FIELD_AMOUNT },
  { NULL, N_ ("Grants"), "montant_subventions", PROBANT_FIELD_AMOUNT },
  { NULL, N_ ("Reason for the grants"), "cause_subventions", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Donations"), "montant_dons", PROBANT_FIELD_AMOUNT },
  { NULL, N_ ("Aid over three years"), "montant_aides_sur_3ans", PROBANT_FIELD_AMOUNT },
  { NULL, N_ ("Auditor"), "commisaire_aux_comptes", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Establishment"), "^siret", PROBANT_FIELD_SIRET },
  { NULL },
};

static const ProbantField establishment_columns[] = {
  { NULL, "SIRET", "siret", PROBANT_FIELD_SIRET },
  { NULL, N_ ("Name"), "nom", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Head office"), "siege", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("State"), "actif", PROBANT_FIELD_CODE, PROBANT_FIELD_NONE, establishment_states },
  { NULL, N_ ("Address"), "adresse", PROBANT_FIELD_ADDRESS },
  { NULL, N_ ("Municipality code"), "adresse.code_insee", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Since"), "date_debut_activite", PROBANT_FIELD_DATE },
  { NULL, N_ ("Main activity"), "activite_principale", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_NONE,
    .format = probant_format_code_label },
  { NULL, N_ ("Headcount"), "tranche_effectif", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_NONE,
    .format = probant_format_headcount_band },
  { NULL, N_ ("Telephone"), "telephone", PROBANT_FIELD_TEXT, PROTECTED },
  { NULL, N_ ("E-mail"), "courriel", PROBANT_FIELD_TEXT, PROTECTED },
  { NULL, "SIREN", "siren", PROBANT_FIELD_SIREN },
  { NULL },
};

static const ProbantField approval_columns[] = {
  { NULL, N_ ("Granted on"), "date_attribution", PROBANT_FIELD_DATE, NEWEST_FIRST },
  { NULL, N_ ("Type"), "type" },
  { NULL, N_ ("Level"), "niveau" },
  { NULL, N_ ("Granted by"), "attributeur" },
  { NULL, N_ ("Number"), "numero" },
  { NULL, N_ ("Document"), "url", PROBANT_FIELD_URL, OPTIONAL },
  { NULL },
};

static const ProbantField network_columns[] = {
  { NULL, N_ ("Name"), "nom" },
  { NULL, N_ ("Number"), "numero", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, "RNA", "rna", PROBANT_FIELD_RNA, OPTIONAL },
  { NULL, "SIRET", "siret", PROBANT_FIELD_SIRET, OPTIONAL },
  { NULL, N_ ("Purpose"), "objet", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Licence holders"), "nombre_licencies.total", PROBANT_FIELD_NUMBER, OPTIONAL },
  { NULL, N_ ("Women"), "nombre_licencies.femmes", PROBANT_FIELD_NUMBER, OPTIONAL },
  { NULL, N_ ("Men"), "nombre_licencies.hommes", PROBANT_FIELD_NUMBER, OPTIONAL },
  { NULL, N_ ("Address"), "adresse", PROBANT_FIELD_ADDRESS, OPTIONAL },
  { NULL, N_ ("Municipality code"), "adresse.code_insee", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Telephone"), "telephone", PROBANT_FIELD_TEXT, PROTECTED },
  { NULL, N_ ("E-mail"), "courriel", PROBANT_FIELD_TEXT, PROTECTED },
  { NULL, N_ ("Website"), "site_web", PROBANT_FIELD_URL, OPTIONAL },
  { NULL, N_ ("Certificate of membership"), "attestation_affiliation_url", PROBANT_FIELD_URL, OPTIONAL },
  { NULL },
};

static const ProbantField association_fields[] = {
  /* Only one of the two answers is there. */
  { NULL, N_ ("Name"), "rna:data.titre", PROBANT_FIELD_TEXT, ESSENTIAL },
  { NULL, N_ ("State"), "rna:data.etat", PROBANT_FIELD_CODE, ESSENTIAL, states },
  { NULL, "RNA", "rna:data.rna_id", PROBANT_FIELD_RNA, ESSENTIAL },
  { NULL, "SIRET", "rna:data.siret", PROBANT_FIELD_SIRET, OPTIONAL },
  { NULL, N_ ("SIRET of the head office"), "rna:data.siret_siege_social", PROBANT_FIELD_SIRET, ESSENTIAL },
  { NULL, N_ ("Created on"), "rna:data.date_creation", PROBANT_FIELD_DATE, ESSENTIAL },
  { NULL, N_ ("Declared on"), "rna:data.date_declaration", PROBANT_FIELD_DATE },
  { NULL, N_ ("Published in the Official Journal on"), "rna:data.date_publication", PROBANT_FIELD_DATE },
  { NULL, N_ ("Dissolved on"), "rna:data.date_dissolution", PROBANT_FIELD_DATE, OPTIONAL | ESSENTIAL },
  { NULL, N_ ("Address of the head office"), "rna:data.adresse_siege", PROBANT_FIELD_ADDRESS, ESSENTIAL },
  { NULL, N_ ("Municipality code of the head office"), "rna:data.adresse_siege.code_insee",
    PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Purpose"), "rna:data.objet", PROBANT_FIELD_TEXT, ESSENTIAL },
  { NULL, N_ ("Kind of grouping"), "rna:data.groupement" },
  { NULL, N_ ("RNA updated on"), "rna:data.mise_a_jour", PROBANT_FIELD_DATE },

  { NULL, N_ ("Name"), "data.nom", PROBANT_FIELD_TEXT, ESSENTIAL },
  { NULL, N_ ("Acronym"), "data.sigle", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("State"), "data.active", PROBANT_FIELD_CODE, ESSENTIAL, states },
  { NULL, "RNA", "data.rna", PROBANT_FIELD_RNA, ESSENTIAL },
  { NULL, N_ ("Number before the RNA"), "data.ancien_id", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, "SIREN", "data.siren", PROBANT_FIELD_SIREN, ESSENTIAL },
  { NULL, N_ ("SIRET of the head office"), "data.siret_siege", PROBANT_FIELD_SIRET, ESSENTIAL },
  { NULL, N_ ("Legal regime"), "data.regime", PROBANT_FIELD_TEXT, ESSENTIAL },
  { NULL, N_ ("Legal form"), "data.forme_juridique", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_NONE,
    .format = probant_format_code_label },
  { NULL, N_ ("Created on"), "data.date_creation", PROBANT_FIELD_DATE, ESSENTIAL },
  { NULL, N_ ("Dissolved on"), "data.date_dissolution", PROBANT_FIELD_DATE, OPTIONAL | ESSENTIAL },
  { NULL, N_ ("Address of the head office"), "data.adresse_siege", PROBANT_FIELD_ADDRESS, ESSENTIAL },
  { NULL, N_ ("Municipality code of the head office"), "data.adresse_siege.code_insee", PROBANT_FIELD_TEXT,
    OPTIONAL },
  { NULL, N_ ("Management address"), "data.adresse_gestion", PROBANT_FIELD_ADDRESS },
  { NULL, N_ ("Municipality code of the management address"), "data.adresse_gestion.code_insee",
    PROBANT_FIELD_TEXT, OPTIONAL },
  { N_ ("Purpose and activity"), N_ ("Purpose"), "data.activites.objet", PROBANT_FIELD_TEXT, ESSENTIAL },
  { NULL, N_ ("Main social purpose"), "data.activites.objet_social1", PROBANT_FIELD_CUSTOM,
    PROBANT_FIELD_NONE, .format = probant_format_code_label },
  { NULL, N_ ("Secondary social purpose"), "data.activites.objet_social2", PROBANT_FIELD_CUSTOM, OPTIONAL,
    .format = probant_format_code_label },
  { NULL, N_ ("Territory"), "data.activites.champ_action_territorial" },
  { NULL, N_ ("Main activity"), "data.activites.activite_principale", PROBANT_FIELD_CUSTOM,
    PROBANT_FIELD_NONE, .format = probant_format_code_label },
  { NULL, N_ ("Headcount"), "data.activites.tranche_effectif", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_NONE,
    .format = probant_format_headcount_band },
  { NULL, N_ ("Social and solidarity economy"), "data.activites.economie_sociale_et_solidaire",
    PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Social and solidarity economy since"), "data.activites.date_appartenance_ess",
    PROBANT_FIELD_DATE, OPTIONAL },
  { N_ ("Status"), N_ ("Kind of grouping"), "data.groupement" },
  { NULL, N_ ("Recognised as being of public utility"), "data.reconnue_utilite_publique",
    PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Public utility published on"), "data.date_publication_reconnue_utilite_publique",
    PROBANT_FIELD_DATE, OPTIONAL },
  { NULL, N_ ("Published in the Official Journal on"), "data.date_publication_journal_officiel",
    PROBANT_FIELD_DATE },
  { NULL, N_ ("Liable to commercial taxes"), "data.impots_commerciaux", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Eligible for the civic engagement account"), "data.eligibilite_cec", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Why it is not eligible"), "data.raison_non_eligibilite_cec", PROBANT_FIELD_TEXT, OPTIONAL },
  { N_ ("Local law of Alsace-Moselle"), N_ ("Court"), "data.alsace_moselle.tribunal_instance",
    PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Volume"), "data.alsace_moselle.volume", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Folio"), "data.alsace_moselle.folio", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Published in the register on"), "data.alsace_moselle.date_publication_registre_association",
    PROBANT_FIELD_DATE, OPTIONAL },
  { NULL, N_ ("Officers"), "data.etablissements[].representants_legaux", PROBANT_FIELD_TABLE, ESSENTIAL,
    .columns = officer_columns },
  { NULL, N_ ("Headcounts by year"), "data.etablissements[].rhs", PROBANT_FIELD_TABLE, PROBANT_FIELD_NONE,
    .columns = headcount_columns },
  { NULL, N_ ("Accounts by year"), "data.etablissements[].comptes", PROBANT_FIELD_TABLE, PROBANT_FIELD_NONE,
    .columns = account_columns, .note = N_ ("As the association declared them.") },
  { NULL, N_ ("Establishments"), "data.etablissements", PROBANT_FIELD_TABLE, PROBANT_FIELD_NONE,
    .columns = establishment_columns },
  { NULL, N_ ("Approvals"), "data.agrements", PROBANT_FIELD_TABLE, PROBANT_FIELD_NONE,
    .columns = approval_columns },
  { NULL, N_ ("Networks joined"), "data.reseaux_affiliation", PROBANT_FIELD_TABLE, PROBANT_FIELD_NONE,
    .columns = network_columns },
  { NULL, N_ ("Members of its network"), "data.composition_reseau", PROBANT_FIELD_TABLE, OPTIONAL,
    .columns = network_columns },
  /* Shown by documents_associations. */
  { NULL, NULL, "data.documents_rna", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "data.etablissements[].documents_dac", PROBANT_FIELD_HIDDEN },
  { N_ ("In the registers"), N_ ("RNA updated on"), "meta.date_derniere_mise_a_jour_rna",
    PROBANT_FIELD_DATE },
  { NULL, N_ ("Sirene updated on"), "meta.date_derniere_mise_a_jour_sirene", PROBANT_FIELD_DATE },
  { NULL },
};

const ProbantEndpoint probant_source_associations = {
  .row = 4,
  .name = "associations",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("Association"),
  .producer = "Ministère de l’Intérieur",
  .ping = "djepva/api-association",
  .summary = N_ ("What the association declared: identity, purpose, officers, headcounts, accounts, "
                 "approvals, networks."),
  .coverage = N_ ("Covers the associations declared under the law of 1901 and those of Alsace-Moselle that "
                  "are in the Sirene "
                  "register. Absence is no proof of irregularity."),
  .usefulness = PROBANT_USEFUL_YES,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ASSOCIATION,
  .routes = association_routes,
  .fields = association_fields,
  .verdict = judge_association,
};

static const ProbantRoute document_routes[] = {
  { "association", "/v4/djepva/api-association/associations/{siren_or_rna}", NULL, association_scopes, 0,
    PROBANT_ROUTE_FRESH },
  { "documents", "/v3/ministere_interieur/rna/associations/{siret_or_rna}/documents", NULL, rna_scopes, 0,
    PROBANT_ROUTE_FRESH | PROBANT_ROUTE_FALLBACK | PROBANT_ROUTE_DOCUMENT },
  { NULL },
};

static const ProbantField rna_document_columns[] = {
  { NULL, N_ ("Filed on"), "date_depot", PROBANT_FIELD_DATE, NEWEST_FIRST },
  { NULL, N_ ("Type"), "sous_type", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_NONE,
    .format = probant_format_code_label },
  { NULL, N_ ("Nature"), "type", PROBANT_FIELD_CODE, PROBANT_FIELD_NONE, document_kinds },
  { NULL, N_ ("Year"), "annee_depot", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, NULL, "id", PROBANT_FIELD_HIDDEN },
  { NULL },
};

static const ProbantField filed_document_columns[] = {
  { NULL, N_ ("Filed on"), "date_depot", PROBANT_FIELD_DATE, NEWEST_FIRST },
  { NULL, N_ ("Type"), "type" },
  { NULL, N_ ("State"), "etat" },
  { NULL, N_ ("Year"), "annee_validite", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("File"), "nom" },
  { NULL, N_ ("Comment"), "commentaire", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Establishment"), "^siret", PROBANT_FIELD_SIRET },
  { NULL, NULL, "id", PROBANT_FIELD_HIDDEN },
  { NULL },
};

static const ProbantField older_document_columns[] = {
  { NULL, N_ ("Filed on"), "data.timestamp", PROBANT_FIELD_UNIX_DATE, NEWEST_FIRST },
  { NULL, N_ ("Type"), "data.type" },
  { NULL, N_ ("Why it is missing"), "data.errors", PROBANT_FIELD_TEXTS, OPTIONAL },
  { NULL, NULL, "data.expires_in", PROBANT_FIELD_HIDDEN },
  { NULL },
};

static const ProbantField document_fields[] = {
  { NULL, N_ ("Documents of the register"), "data.documents_rna", PROBANT_FIELD_TABLE, ESSENTIAL,
    .columns = rna_document_columns },
  { NULL, N_ ("Documents filed by the association"), "data.etablissements[].documents_dac",
    PROBANT_FIELD_TABLE, ESSENTIAL, .columns = filed_document_columns },
  { NULL, N_ ("Documents"), "documents:meta.nombre_documents", PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Documents that could not be delivered"), "documents:meta.nombre_documents_deficients",
    PROBANT_FIELD_NUMBER },
  { NULL, N_ ("Documents of the register"), "documents:data", PROBANT_FIELD_TABLE, ESSENTIAL,
    .columns = older_document_columns },
  /* Shown by associations. */
  { NULL, NULL, "association:links", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:meta", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.rna", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.ancien_id", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.siren", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.nom", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.active", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.sigle", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.reconnue_utilite_publique", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.siret_siege", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.forme_juridique", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.regime", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.groupement", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.eligibilite_cec", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.raison_non_eligibilite_cec", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.impots_commerciaux", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.date_creation", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.date_dissolution", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.date_publication_reconnue_utilite_publique", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.date_publication_journal_officiel", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.adresse_siege", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.adresse_gestion", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.alsace_moselle", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.composition_reseau", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.agrements", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.activites", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.reseaux_affiliation", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].siren", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].siret", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].actif", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].siege", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].nom", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].telephone", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].courriel", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].date_debut_activite", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].adresse", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].activite_principale", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].tranche_effectif", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].rhs", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].comptes", PROBANT_FIELD_HIDDEN },
  { NULL, NULL, "association:data.etablissements[].representants_legaux", PROBANT_FIELD_HIDDEN },
  { NULL },
};

static const ProbantDocumentSpec association_documents[] = {
  { "data.documents_rna", "url", N_ ("Document of the register"), "sous_type.libelle", "date_depot", NULL,
    "rna", TRUE },
  { "data.etablissements[].documents_dac", "url", N_ ("Document filed by the association"), "type",
    "date_depot", "etat nom", "association", TRUE },
  { "data.agrements", "url", N_ ("Approval"), NULL, "date_attribution", "type", "agrement", TRUE },
  { "data.reseaux_affiliation", "attestation_affiliation_url", N_ ("Certificate of membership"), NULL, NULL,
    "nom", "attestation-affiliation", TRUE },
  { "documents:data", "data.url", N_ ("Document of the register"), "data.type", "data.timestamp", NULL, "rna",
    TRUE },
  { NULL },
};

const ProbantEndpoint probant_source_documents_associations = {
  .row = 5,
  .name = "documents_associations",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("Documents of the association"),
  .producer = "Ministère de l’Intérieur",
  .ping = "djepva/api-association",
  .summary = N_ ("Statutes, lists of officers, receipts, accounts and reports that the association filed."),
  .coverage
  = N_ ("Covers the associations of the RNA; not all of them filed documents in digital form, and those of "
        "Alsace-Moselle are at the court. Absence is no proof of irregularity."),
  .usefulness = PROBANT_USEFUL_YES,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_PDF,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ASSOCIATION,
  .routes = document_routes,
  .fields = document_fields,
  .documents = association_documents,
};
