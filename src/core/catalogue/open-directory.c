/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/catalogue/probant-sources.h"

#include <glib/gi18n.h>

#include "core/probant-presenter.h"
#include "core/probant-search-read.h"

/* The State's open directory, "Recherche d'entreprises": what is public, asked without a token. Its members
 * are those that probant_search_read_unit() leaves. Source: recherche-entreprises.md. */

static const ProbantCode unit_states[] = { { "A", N_ ("Active") }, { "C", N_ ("Ceased") }, { NULL } };
static const ProbantCode establishment_states[]
    = { { "A", N_ ("In operation") }, { "F", N_ ("Closed") }, { NULL } };
static const ProbantCode publication[]
    = { { "O", N_ ("Published") }, { "P", N_ ("Partially published") }, { NULL } };
static const ProbantCode size_classes[] = {
  { "PME", N_ ("Small or medium-sized company") },
  { "ETI", N_ ("Mid-size company") },
  { "GE", N_ ("Large company") },
  { NULL },
};
static const ProbantCode person_kinds[] = {
  { "personne physique", N_ ("Natural person") },
  { "personne morale", N_ ("Legal person") },
  { NULL },
};

/* INSEE's legal categories, as far as applicants for aid are likely to have them. */
static const ProbantCode legal_forms[] = {
  { "1000", N_ ("Sole trader") },
  { "5202", N_ ("General partnership (SNC)") },
  { "5498", N_ ("Single-member limited liability company (EURL)") },
  { "5499", N_ ("Limited liability company (SARL)") },
  { "5599", N_ ("Public limited company with a board of directors (SA)") },
  { "5699", N_ ("Public limited company with an executive board (SA)") },
  { "5710", N_ ("Simplified joint-stock company (SAS)") },
  { "5720", N_ ("Single-member simplified joint-stock company (SASU)") },
  { "6533", N_ ("Joint farming group (GAEC)") },
  { "6540", N_ ("Civil property company (SCI)") },
  { "6597", N_ ("Civil farming company (SCEA)") },
  { "6598", N_ ("Limited liability farm (EARL)") },
  { "7210", N_ ("Municipality") },
  { "7220", N_ ("Department") },
  { "7346", N_ ("Community of municipalities") },
  { "9210", N_ ("Undeclared association") },
  { "9220", N_ ("Declared association") },
  { "9221", N_ ("Declared association, integration by economic activity") },
  { "9222", N_ ("Intermediary association") },
  { "9223", N_ ("Employers’ group") },
  { "9230", N_ ("Declared association recognised as being of public utility") },
  { "9240", N_ ("Congregation") },
  { "9260", N_ ("Association under the local law of Alsace-Moselle") },
  { "9300", N_ ("Foundation") },
  { NULL },
};

static char *
format_section (JsonNode *node)
{
  const char *title = probant_search_get_section_title (probant_node_get_text (node, ""));

  return g_strdup (title);
}

/* Of about twenty flags few are ever set: those are named. */
static char *
format_labels (JsonNode *node)
{
  static const struct
  {
    const char *member;
    const char *label;
  } labels[] = {
    { "est_association", N_ ("association") },
    { "est_entrepreneur_individuel", N_ ("sole trader") },
    { "est_administration", N_ ("public administration") },
    { "est_ess", N_ ("social and solidarity economy") },
    { "est_societe_mission", N_ ("mission-led company") },
    { "est_siae", N_ ("integration by economic activity (SIAE)") },
    { "est_rge", N_ ("RGE (building, environment)") },
    { "est_organisme_formation", N_ ("training body") },
    { "est_qualiopi", N_ ("Qualiopi (training)") },
    { "est_bio", N_ ("organic farming (Agence Bio)") },
    { "est_alim_confiance", N_ ("food safety inspection (Alim’confiance)") },
    { "est_patrimoine_vivant", N_ ("living heritage company (EPV)") },
    { "est_achats_responsables", N_ ("responsible purchasing") },
    { "est_entrepreneur_spectacle", N_ ("entertainment entrepreneur") },
    { "est_avocat", N_ ("lawyer") },
    { "est_uai", N_ ("school (UAI)") },
    { "est_finess", N_ ("health or social establishment (FINESS)") },
    { "egapro_renseignee", N_ ("gender equality index declared") },
    { "bilan_ges_renseigne", N_ ("greenhouse gas report filed") },
    { "convention_collective_renseignee", N_ ("collective agreement declared") },
    { "a_aide_minimis", N_ ("de minimis aid received") },
    { "a_aide_ademe", N_ ("ADEME aid received") },
  };
  GString *text = g_string_new (NULL);
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gboolean set = FALSE;

      known = probant_node_get_boolean (node, labels[i].member, &set) || known;
      if (!set)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (labels[i].label));
    }
  if (known && text->len == 0)
    g_string_append (text, C_ ("list", "None"));

  return g_string_free (text, !known);
}

static void
judge (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  const char *state = probant_json_get_text (answers, "data.etat_administratif");
  const char *closed = probant_json_get_text (answers, "data.date_fermeture");
  g_autoptr (GDateTime) date = closed != NULL ? probant_parse_date (closed) : NULL;
  g_autofree char *day = date != NULL ? probant_format_date (date) : NULL;

  if (g_strcmp0 (state, "A") == 0)
    {
      verdict->kind = PROBANT_VERDICT_POSITIVE;
      verdict->label = g_strdup (_ ("Active"));
      verdict->sentence = g_strdup (_ ("Active in the State’s open directory"));
    }
  else if (g_strcmp0 (state, "C") == 0)
    {
      verdict->kind = PROBANT_VERDICT_NEGATIVE;
      verdict->label = g_strdup (_ ("Ceased"));
      verdict->sentence = day != NULL
                              /* Translators: %s is a date. */
                              ? g_strdup_printf (_ ("Ceased in the State’s open directory since %s"), day)
                              : g_strdup (_ ("Ceased in the State’s open directory"));
    }
  else
    return;
  verdict->caveat
      = g_strdup (_ ("The open directory copies the registers with some delay and knows neither certificates "
                     "nor collective proceedings."));
}

#define OPTIONAL PROBANT_FIELD_OPTIONAL
#define ESSENTIAL PROBANT_FIELD_ESSENTIAL
#define PERSONAL (PROBANT_FIELD_OPTIONAL | PROBANT_FIELD_PERSONAL)

static const ProbantField officer_columns[] = {
  { NULL, N_ ("Position"), "qualite", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Name"), "nom", PROBANT_FIELD_TEXT, PERSONAL },
  { NULL, N_ ("First names"), "prenoms", PROBANT_FIELD_TEXT, PERSONAL },
  { NULL, N_ ("Company name"), "denomination", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, "SIREN", "siren", PROBANT_FIELD_SIREN, OPTIONAL },
  { NULL, N_ ("Born"), "date_de_naissance", PROBANT_FIELD_DATE, PERSONAL },
  { NULL, N_ ("Nationality"), "nationalite", PROBANT_FIELD_TEXT, PERSONAL },
  { NULL, N_ ("Kind of person"), "type_dirigeant", PROBANT_FIELD_CODE, PROBANT_FIELD_NONE, person_kinds },
  { NULL, NULL, "annee_de_naissance", PROBANT_FIELD_HIDDEN },
  { NULL },
};

static const ProbantField figure_columns[] = {
  { NULL, N_ ("Year"), "annee", PROBANT_FIELD_TEXT, PROBANT_FIELD_NEWEST_FIRST },
  { NULL, N_ ("Turnover"), "ca", PROBANT_FIELD_AMOUNT },
  { NULL, N_ ("Net result"), "resultat_net", PROBANT_FIELD_AMOUNT },
  { NULL },
};

/* clang-format off */
#define ESTABLISHMENT_FIELDS(section, data)                                                                                 \
  { section, "SIRET", data ".siret", PROBANT_FIELD_SIRET, OPTIONAL },                                                      \
  { NULL, N_ ("State"), data ".etat_administratif", PROBANT_FIELD_CODE, OPTIONAL, establishment_states },                  \
  { NULL, N_ ("Address"), data ".adresse", PROBANT_FIELD_TEXT, PERSONAL | ESSENTIAL },                                     \
  { NULL, N_ ("Town"), data ".libelle_commune", PROBANT_FIELD_TEXT, OPTIONAL },                                            \
  { NULL, N_ ("Trade name"), data ".nom_commercial", PROBANT_FIELD_TEXT, OPTIONAL },                                       \
  { NULL, N_ ("Shop signs"), data ".liste_enseignes", PROBANT_FIELD_TEXTS, OPTIONAL },                                     \
  { NULL, N_ ("Main activity"), data ".activite_principale", PROBANT_FIELD_TEXT, OPTIONAL },                               \
  { NULL, N_ ("Headcount"), data ".tranche_effectif_salarie", PROBANT_FIELD_CODE, OPTIONAL, probant_headcount_bands },                  \
  { NULL, N_ ("Created on"), data ".date_creation", PROBANT_FIELD_DATE, OPTIONAL },                                        \
  { NULL, N_ ("Date of closure"), data ".date_fermeture", PROBANT_FIELD_DATE, OPTIONAL },                                  \
  { NULL, N_ ("Collective agreements (IDCC)"), data ".liste_idcc", PROBANT_FIELD_TEXTS, OPTIONAL },                        \
  { NULL, N_ ("RGE certificates"), data ".liste_rge", PROBANT_FIELD_TEXTS, OPTIONAL },                                     \
  { NULL, N_ ("Training body numbers (NDA)"), data ".liste_id_organisme_formation", PROBANT_FIELD_TEXTS, OPTIONAL },       \
  { NULL, N_ ("Organic farming numbers"), data ".liste_id_bio", PROBANT_FIELD_TEXTS, OPTIONAL },                           \
  { NULL, N_ ("Publication"), data ".statut_diffusion_etablissement", PROBANT_FIELD_CODE, OPTIONAL, publication }
/* clang-format on */

static const ProbantField fields[] = {
  { NULL, N_ ("Name"), "data.nom_complet", PROBANT_FIELD_TEXT, ESSENTIAL | PROBANT_FIELD_PERSONAL },
  { NULL, N_ ("Company name"), "data.nom_raison_sociale", PROBANT_FIELD_TEXT, PERSONAL },
  { NULL, N_ ("Acronym"), "data.sigle", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("State"), "data.etat_administratif", PROBANT_FIELD_CODE, ESSENTIAL, unit_states },
  { NULL, "SIREN", "data.siren", PROBANT_FIELD_SIREN, ESSENTIAL },
  { NULL, "RNA", "data.complements.identifiant_association", PROBANT_FIELD_RNA, OPTIONAL | ESSENTIAL },
  { NULL, N_ ("VAT numbers"), "data.tva", PROBANT_FIELD_TEXTS, OPTIONAL },
  { NULL, N_ ("Legal form"), "data.nature_juridique", PROBANT_FIELD_CODE, ESSENTIAL, legal_forms },
  { NULL, N_ ("Created on"), "data.date_creation", PROBANT_FIELD_DATE, ESSENTIAL },
  { NULL, N_ ("Ceased on"), "data.date_fermeture", PROBANT_FIELD_DATE, OPTIONAL | ESSENTIAL },
  { N_ ("Activity and size"), N_ ("Sector"), "data.section_activite_principale", PROBANT_FIELD_CUSTOM,
    OPTIONAL, .format = format_section },
  { NULL, N_ ("Main activity"), "data.activite_principale", PROBANT_FIELD_TEXT, ESSENTIAL },
  { NULL, N_ ("Main activity, NAF 2025"), "data.activite_principale_naf25", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Headcount"), "data.tranche_effectif_salarie", PROBANT_FIELD_CODE, ESSENTIAL,
    probant_headcount_bands },
  { NULL, N_ ("Year of the headcount"), "data.annee_tranche_effectif_salarie", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Size class"), "data.categorie_entreprise", PROBANT_FIELD_CODE, OPTIONAL, size_classes },
  { NULL, N_ ("Year of the size class"), "data.annee_categorie_entreprise", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Establishments"), "data.nombre_etablissements", PROBANT_FIELD_NUMBER, OPTIONAL },
  { NULL, N_ ("Of which open"), "data.nombre_etablissements_ouverts", PROBANT_FIELD_NUMBER, OPTIONAL },
  ESTABLISHMENT_FIELDS (N_ ("Head office"), "data.siege"),
  ESTABLISHMENT_FIELDS (N_ ("Establishment asked for"), "data.etablissement"),
  { NULL, N_ ("Officers"), "data.dirigeants", PROBANT_FIELD_TABLE, ESSENTIAL, .columns = officer_columns,
    .note = N_ ("As the National Register of Companies (RNE) publishes them; it has few associations and no "
                "public bodies.") },
  { NULL, N_ ("Published accounts"), "data.finances", PROBANT_FIELD_TABLE, OPTIONAL | ESSENTIAL,
    .columns = figure_columns, .note = N_ ("Only accounts whose filing is public.") },
  { N_ ("Labels and registers"), N_ ("Listed as"), "data.complements", PROBANT_FIELD_CUSTOM, ESSENTIAL,
    .format = format_labels },
  { NULL, N_ ("Collective agreements (IDCC)"), "data.complements.liste_idcc", PROBANT_FIELD_TEXTS, OPTIONAL },
  { NULL, N_ ("Training body numbers (NDA)"), "data.complements.liste_id_organisme_formation",
    PROBANT_FIELD_TEXTS, OPTIONAL },
  { NULL, N_ ("FINESS numbers"), "data.complements.liste_finess_juridique", PROBANT_FIELD_TEXTS, OPTIONAL },
  { NULL, N_ ("Kind of integration structure"), "data.complements.type_siae", PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Level of the local authority"), "data.complements.collectivite_territoriale.niveau",
    PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Code of the local authority"), "data.complements.collectivite_territoriale.code",
    PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("INSEE code of the local authority"), "data.complements.collectivite_territoriale.code_insee",
    PROBANT_FIELD_TEXT, OPTIONAL },
  { NULL, N_ ("Entertainment licence"), "data.complements.statut_entrepreneur_spectacle", PROBANT_FIELD_TEXT,
    OPTIONAL },
  { N_ ("In the register"), N_ ("Publication"), "data.statut_diffusion", PROBANT_FIELD_CODE,
    PROBANT_FIELD_NONE, publication },
  { NULL, N_ ("Last updated on"), "data.date_mise_a_jour", PROBANT_FIELD_DATE, OPTIONAL },
  { NULL, N_ ("Updated from INSEE on"), "data.date_mise_a_jour_insee", PROBANT_FIELD_DATE, OPTIONAL },
  { NULL, N_ ("Updated from the RNE on"), "data.date_mise_a_jour_rne", PROBANT_FIELD_DATE, OPTIONAL },
  { NULL, NULL, "data.caractere_employeur", PROBANT_FIELD_HIDDEN },
  { NULL },
};

static const ProbantRoute routes[] = {
  { "annuaire", "/{siret_or_siren_or_rna}", NULL, NULL, 0, PROBANT_ROUTE_FRESH | PROBANT_ROUTE_OPEN },
  { NULL },
};

const ProbantEndpoint probant_source_recherche_entreprises = {
  .name = "recherche_entreprises",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("Open data"),
  .producer = "Recherche d’entreprises (DINUM)",
  .summary = N_ ("What the State publishes of the applicant to anybody: identity, head office, officers, "
                 "published accounts, labels. Asked without a token."),
  .coverage = N_ ("Covers the companies, public bodies and associations that have a SIREN; an association "
                  "that has an RNA number alone is absent. Absence is no proof of irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = "https://recherche-entreprises.api.gouv.fr/docs/",
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = routes,
  .fields = fields,
  .verdict = judge,
};
