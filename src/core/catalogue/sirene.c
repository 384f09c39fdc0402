/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/catalogue/probant-sources.h"

#include <glib/gi18n.h>

#include "core/probant-presenter.h"

/* INSEE's Sirene register: legal units, establishments, successions. */

static const ProbantCode unit_states[] = { { "A", N_ ("Active") }, { "C", N_ ("Ceased") }, { NULL } };
static const ProbantCode establishment_states[]
    = { { "A", N_ ("In operation") }, { "F", N_ ("Closed") }, { NULL } };
static const ProbantCode person_kinds[] = { { "personne_morale", N_ ("Legal person") },
                                            { "personne_physique", N_ ("Natural person") },
                                            { NULL } };
static const ProbantCode sexes[] = { { "M", N_ ("Male") }, { "F", N_ ("Female") }, { NULL } };
static const ProbantCode size_classes[] = {
  { "PME", N_ ("Small or medium-sized company") },
  { "ETI", N_ ("Mid-size company") },
  { "GE", N_ ("Large company") },
  { NULL },
};
static const ProbantCode publication[] = {
  { "diffusible", N_ ("Published") },
  { "partiellement_diffusible", N_ ("Partially published") },
  { "non_diffusible", N_ ("Not published") },
  { NULL },
};

#define OPTIONAL PROBANT_FIELD_OPTIONAL
#define ESSENTIAL PROBANT_FIELD_ESSENTIAL
/* Every member of the natural person is null for a legal person, and the reverse: only the block that applies
 * is shown. */
#define PERSONAL (PROBANT_FIELD_OPTIONAL | PROBANT_FIELD_PERSONAL)
#define PERSON ".personne_physique_attributs."

/* The legal unit's own answer and the establishment's hold the same members. One field a line reads better
 * than the formatter's. */
/* clang-format off */
#define UNIT_NAME_FIELDS(section, unit)                                                                                         \
  { section, N_ ("Company name"), unit ".personne_morale_attributs.raison_sociale", PROBANT_FIELD_TEXT, OPTIONAL | ESSENTIAL }, \
  { NULL, N_ ("Acronym"), unit ".personne_morale_attributs.sigle", PROBANT_FIELD_TEXT, OPTIONAL },                              \
  { NULL, N_ ("Usual first name"), unit PERSON "prenom_usuel", PROBANT_FIELD_TEXT, PERSONAL | ESSENTIAL },                      \
  { NULL, N_ ("Name in use"), unit PERSON "nom_usage", PROBANT_FIELD_TEXT, PERSONAL | ESSENTIAL },                              \
  { NULL, N_ ("Birth name"), unit PERSON "nom_naissance", PROBANT_FIELD_TEXT, PERSONAL | ESSENTIAL },                           \
  { NULL, N_ ("Pseudonym"), unit PERSON "pseudonyme", PROBANT_FIELD_TEXT, PERSONAL },                                           \
  { NULL, N_ ("First name"), unit PERSON "prenom_1", PROBANT_FIELD_TEXT, PERSONAL },                                            \
  { NULL, N_ ("Second first name"), unit PERSON "prenom_2", PROBANT_FIELD_TEXT, PERSONAL },                                     \
  { NULL, N_ ("Third first name"), unit PERSON "prenom_3", PROBANT_FIELD_TEXT, PERSONAL },                                      \
  { NULL, N_ ("Fourth first name"), unit PERSON "prenom_4", PROBANT_FIELD_TEXT, PERSONAL },                                     \
  { NULL, N_ ("Sex"), unit PERSON "sexe", PROBANT_FIELD_CODE, PERSONAL, sexes }

#define UNIT_FACT_FIELDS(unit)                                                                                                \
  { NULL, N_ ("State"), unit ".etat_administratif", PROBANT_FIELD_CODE, ESSENTIAL, unit_states },                             \
  { NULL, "SIREN", unit ".siren", PROBANT_FIELD_SIREN, ESSENTIAL },                                                           \
  { NULL, N_ ("SIRET of the head office"), unit ".siret_siege_social", PROBANT_FIELD_SIRET, ESSENTIAL },                      \
  { NULL, "RNA", unit ".rna", PROBANT_FIELD_RNA, OPTIONAL },                                                                  \
  { NULL, N_ ("Kind of person"), unit ".type", PROBANT_FIELD_CODE, .codes = person_kinds },                                   \
  { NULL, N_ ("Legal form"), unit ".forme_juridique", PROBANT_FIELD_CUSTOM, ESSENTIAL, .format = probant_format_code_label }, \
  { NULL, N_ ("Created on"), unit ".date_creation", PROBANT_FIELD_UNIX_DATE, ESSENTIAL }

#define ACTIVITY_FIELDS(section, data)                                                                                                         \
  { section, N_ ("Main activity"), data ".activite_principale", PROBANT_FIELD_CUSTOM, ESSENTIAL, .format = probant_format_code_label },        \
  { NULL, N_ ("Main activity, NAF rev. 2"), data ".activite_principale_naf_rev2", PROBANT_FIELD_CUSTOM, .format = probant_format_code_label }, \
  { NULL, N_ ("Headcount"), data ".tranche_effectif_salarie", PROBANT_FIELD_CUSTOM, ESSENTIAL, .format = probant_format_headcount_band }

#define UNIT_SIZE_FIELDS(unit)                                                                                 \
  { NULL, N_ ("Size class"), unit ".categorie_entreprise", PROBANT_FIELD_CODE, .codes = size_classes },        \
  { NULL, N_ ("Social and solidarity economy"), unit ".economie_sociale_et_solidaire", PROBANT_FIELD_BOOLEAN }

#define PUBLICATION_FIELDS(section, data)                                                                      \
  { section, N_ ("Publication"), data ".status_diffusion", PROBANT_FIELD_CODE, .codes = publication },         \
  { NULL, N_ ("May be shown outside the service"), data ".diffusable_commercialement", PROBANT_FIELD_BOOLEAN }
/* clang-format on */

static const char *const unit_scopes[] = { "entreprises", "unites_legales_etablissements_insee", NULL };
static const char *const establishment_scopes[]
    = { "etablissements", "unites_legales_etablissements_insee", NULL };
static const char *const succession_scopes[] = { "etablissements", "open_data", NULL };

/* The day of Unix seconds for a sentence, NULL where there is none. */
static char *
read_day (JsonObject *answers, const char *path)
{
  double seconds;
  g_autoptr (GDateTime) date = NULL;

  if (probant_json_get_number (answers, path, &seconds) && ABS (seconds) < 1e15)
    date = probant_date_from_unix ((gint64)seconds);

  return date != NULL ? probant_format_date (date) : NULL;
}

static void
judge_unit (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  const char *state = probant_json_get_text (answers, "data.etat_administratif");
  g_autofree char *ceased = read_day (answers, "data.date_cessation");

  if (g_strcmp0 (state, "A") == 0)
    {
      verdict->kind = PROBANT_VERDICT_POSITIVE;
      verdict->label = g_strdup (_ ("Active"));
      verdict->sentence = g_strdup (_ ("Active in the Sirene register"));
      verdict->caveat
          = g_strdup (_ ("Registration does not prove that the activity is really carried on, nor that "
                         "there are no collective proceedings."));
    }
  else if (g_strcmp0 (state, "C") == 0)
    {
      verdict->kind = PROBANT_VERDICT_NEGATIVE;
      verdict->label = g_strdup (_ ("Ceased"));
      verdict->sentence = ceased != NULL
                              /* Translators: %s is a date. */
                              ? g_strdup_printf (_ ("Ceased in the Sirene register since %s"), ceased)
                              : g_strdup (_ ("Ceased in the Sirene register"));
      verdict->caveat = g_strdup (
          _ ("A cessation can be an error or be followed by a resumption of activity: ask the applicant."));
    }
}

static void
judge_establishment (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  const char *state = probant_json_get_text (answers, "data.etat_administratif");
  const char *unit = probant_json_get_text (answers, "data.unite_legale.etat_administratif");
  g_autofree char *closed = read_day (answers, "data.date_fermeture");

  if (g_strcmp0 (state, "F") == 0)
    {
      verdict->kind = PROBANT_VERDICT_NEGATIVE;
      verdict->label = g_strdup (_ ("Closed"));
      verdict->sentence = closed != NULL
                              /* Translators: %s is a date. */
                              ? g_strdup_printf (_ ("This establishment is closed since %s"), closed)
                              : g_strdup (_ ("This establishment is closed"));
      verdict->caveat = g_strdup (_ ("The company can be active elsewhere: see its head office."));
    }
  else if (g_strcmp0 (state, "A") == 0 && g_strcmp0 (unit, "C") == 0)
    {
      verdict->kind = PROBANT_VERDICT_NEGATIVE;
      verdict->label = g_strdup (_ ("Ceased"));
      verdict->sentence = g_strdup (_ ("The company that this establishment belongs to has ceased"));
      verdict->caveat = g_strdup (
          _ ("A cessation can be an error or be followed by a resumption of activity: ask the applicant."));
    }
  else if (g_strcmp0 (state, "A") == 0)
    {
      verdict->kind = PROBANT_VERDICT_POSITIVE;
      verdict->label = g_strdup (_ ("In operation"));
      verdict->sentence = g_strdup (_ ("This establishment is open in the Sirene register"));
      verdict->caveat
          = g_strdup (_ ("Registration does not prove that the activity is really carried on there."));
    }
}

static const ProbantRoute unit_routes[] = {
  { "unite_legale", "/v4/insee/sirene/unites_legales/{siren}", NULL, unit_scopes },
  { NULL },
};

static const ProbantField unit_fields[] = {
  UNIT_NAME_FIELDS (NULL, "data"),
  UNIT_FACT_FIELDS ("data"),
  { NULL, N_ ("Ceased on"), "data.date_cessation", PROBANT_FIELD_UNIX_DATE, OPTIONAL | ESSENTIAL },
  ACTIVITY_FIELDS (N_ ("Activity and size"), "data"),
  UNIT_SIZE_FIELDS ("data"),
  PUBLICATION_FIELDS (N_ ("In the register"), "data"),
  { NULL, N_ ("Last updated on"), "meta.date_derniere_mise_a_jour", PROBANT_FIELD_UNIX_DATE },
  { NULL, N_ ("Redirected from the SIREN"), "meta.redirect_from_siren", PROBANT_FIELD_SIREN,
    PROBANT_FIELD_OPTIONAL },
  { NULL },
};

const ProbantEndpoint probant_source_entreprises = {
  .row = 1,
  .name = "entreprises",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("Company"),
  .producer = "Insee & Infogreffe",
  .ping = "insee/sirene",
  .summary
  = N_ ("Identity, legal form, activity, headcount band and state of the company in the Sirene register."),
  .coverage = N_ ("Covers the companies, public bodies and associations of the Sirene register, save those "
                  "that are never "
                  "published; an association without employees, grants or taxes may have no SIREN. Absence "
                  "is no proof of "
                  "irregularity."),
  .usefulness = PROBANT_USEFUL_YES,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_BOTH,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = unit_routes,
  .fields = unit_fields,
  .verdict = judge_unit,
};

static const ProbantRoute establishment_routes[] = {
  { "etablissement", "/v4/insee/sirene/etablissements/{siret}", NULL, establishment_scopes },
  { NULL },
};

static const ProbantField establishment_fields[] = {
  { NULL, N_ ("Shop sign"), "data.enseigne", PROBANT_FIELD_TEXT, OPTIONAL | ESSENTIAL },
  { NULL, N_ ("State"), "data.etat_administratif", PROBANT_FIELD_CODE, PROBANT_FIELD_ESSENTIAL,
    establishment_states },
  { NULL, "SIRET", "data.siret", PROBANT_FIELD_SIRET, PROBANT_FIELD_ESSENTIAL },
  { NULL, N_ ("Head office"), "data.siege_social", PROBANT_FIELD_BOOLEAN, PROBANT_FIELD_ESSENTIAL },
  { NULL, N_ ("Address"), "data.adresse", PROBANT_FIELD_ADDRESS, ESSENTIAL | PROBANT_FIELD_PERSONAL },
  { NULL, N_ ("Municipality code"), "data.adresse.code_commune", PROBANT_FIELD_TEXT, PERSONAL },
  { NULL, N_ ("Country code"), "data.adresse.code_pays_etranger", PROBANT_FIELD_TEXT, PERSONAL },
  { NULL, N_ ("Created on"), "data.date_creation", PROBANT_FIELD_UNIX_DATE, PROBANT_FIELD_ESSENTIAL },
  { NULL, N_ ("Date of closure"), "data.date_fermeture", PROBANT_FIELD_UNIX_DATE, OPTIONAL | ESSENTIAL },
  ACTIVITY_FIELDS (N_ ("Activity and size of the establishment"), "data"),
  UNIT_NAME_FIELDS (N_ ("Company"), "data.unite_legale"),
  UNIT_FACT_FIELDS ("data.unite_legale"),
  ACTIVITY_FIELDS (N_ ("Activity and size of the company"), "data.unite_legale"),
  UNIT_SIZE_FIELDS ("data.unite_legale"),
  PUBLICATION_FIELDS (N_ ("Establishment in the register"), "data"),
  { NULL, N_ ("Publication of the address"), "data.adresse.status_diffusion", PROBANT_FIELD_CODE,
    PROBANT_FIELD_NONE, publication },
  { NULL, N_ ("Last updated on"), "meta.date_derniere_mise_a_jour", PROBANT_FIELD_UNIX_DATE },
  { NULL, N_ ("Redirected from the SIRET"), "meta.redirect_from_siret", PROBANT_FIELD_SIRET,
    PROBANT_FIELD_OPTIONAL },
  PUBLICATION_FIELDS (N_ ("Company in the register"), "data.unite_legale"),
  { NULL },
};

const ProbantEndpoint probant_source_etablissements = {
  .row = 2,
  .name = "etablissements",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("Establishment"),
  .producer = "Insee",
  .ping = "insee/sirene",
  .summary = N_ ("Address, activity, headcount band and state of the establishment in the Sirene register."),
  .coverage = N_ (
      "Covers the establishments of the Sirene register, save those that are never published. Absence is no "
      "proof of irregularity."),
  .usefulness = PROBANT_USEFUL_YES,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_BOTH,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = establishment_routes,
  .fields = establishment_fields,
  .verdict = judge_establishment,
};

static const ProbantRoute succession_routes[] = {
  { "successions", "/v3/insee/sirene/etablissements/{siret}/successions", NULL, succession_scopes },
  { NULL },
};

static const ProbantField succession_columns[] = {
  { NULL, "SIRET", "siret", PROBANT_FIELD_SIRET },
  { NULL, N_ ("Succession on"), "date_succession", PROBANT_FIELD_DATE, PROBANT_FIELD_NEWEST_FIRST },
  { NULL, N_ ("Transfer of the head office"), "transfert_siege", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Economic continuity"), "continuite_economique", PROBANT_FIELD_BOOLEAN },
  { NULL },
};

static const ProbantField succession_fields[] = {
  { NULL, N_ ("Predecessors"), "data.predecesseurs", PROBANT_FIELD_TABLE, PROBANT_FIELD_ESSENTIAL,
    .columns = succession_columns },
  { NULL, N_ ("Successors"), "data.successeurs", PROBANT_FIELD_TABLE, PROBANT_FIELD_ESSENTIAL,
    .columns = succession_columns },
  { NULL },
};

const ProbantEndpoint probant_source_liens_succession = {
  .name = "liens_succession",
  .category = PROBANT_CATEGORY_GENERAL,
  .title = N_ ("Succession links"),
  .producer = "Insee",
  .ping = "insee/sirene",
  .summary = N_ ("The establishments that this one took over from, and those that took over from it."),
  .coverage
  = N_ ("Covers the establishments that the Sirene register links to a predecessor or a successor; most have "
        "none. Absence is no proof of irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = PROBANT_SOURCES_CATALOGUE "/insee/successions",
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = succession_routes,
  .fields = succession_fields,
};
