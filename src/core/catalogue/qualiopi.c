/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/catalogue/probant-sources.h"

#include <glib/gi18n.h>

#include "core/catalogue/probant-table.h"

/* Qualiopi: the quality certification of training bodies, told by declaration of activity (NDA). */

static const char *const actions[] = {
  "certification_qualiopi.action_formation",
  "certification_qualiopi.bilan_competences",
  "certification_qualiopi.validation_acquis_experience",
  "certification_qualiopi.apprentissage",
};

/* FALSE where the answer says nothing of it. */
static gboolean
read_certified (JsonNode *declaration, gboolean *certified)
{
  gboolean known = FALSE;

  *certified = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gboolean value;

      if (!probant_node_get_boolean (declaration, actions[i], &value))
        continue;

      known = TRUE;
      *certified = *certified || value;
    }

  return known;
}

static void
judge_qualiopi (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  g_autoptr (GPtrArray) declarations
      = probant_json_list (answers, "certifications:data.declarations_activites_etablissement[]");
  gboolean known = FALSE;
  gboolean certified = FALSE;

  for (guint i = 0; i < declarations->len && !certified; i++)
    known = read_certified (g_ptr_array_index (declarations, i), &certified) || known;
  if (!known)
    return;

  if (certified)
    {
      verdict->kind = PROBANT_VERDICT_POSITIVE;
      verdict->label = g_strdup (_ ("Certified"));
      verdict->sentence = g_strdup (_ ("Certified Qualiopi for at least one kind of action"));
    }
  else
    {
      verdict->kind = PROBANT_VERDICT_PENDING;
      verdict->label = g_strdup (_ ("Not certified"));
      verdict->sentence = g_strdup (_ ("Declared as a training body, without Qualiopi certification"));
    }
  verdict->caveat = g_strdup (_ ("Qualiopi speaks of the quality of the process, for the kinds of action "
                                 "named; it is compulsory only for public or pooled "
                                 "funds. The end of the certificate is not told."));
}

static const ProbantField declaration_fields[] = {
  { NULL, N_ ("Number"), "numero_de_declaration", PROBANT_FIELD_TEXT, PROBANT_FIELD_ESSENTIAL },
  { NULL, N_ ("Active"), "actif", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Training actions"), "certification_qualiopi.action_formation", PROBANT_FIELD_BOOLEAN,
    PROBANT_FIELD_ESSENTIAL },
  { NULL, N_ ("Skills assessments"), "certification_qualiopi.bilan_competences", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Validation of experience (VAE)"), "certification_qualiopi.validation_acquis_experience",
    PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Apprenticeship"), "certification_qualiopi.apprentissage", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Obtained through the legal unit"), "certification_qualiopi.obtention_via_unite_legale",
    PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Last declaration on"), "date_derniere_declaration", PROBANT_FIELD_DATE },
  { NULL, N_ ("Fiscal year from"), "date_debut_exercice", PROBANT_FIELD_DATE },
  { NULL, N_ ("Fiscal year to"), "date_fin_exercice", PROBANT_FIELD_DATE },
  { NULL, N_ ("Speciality"), "specialites.specialite_1", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_OPTIONAL,
    .format = probant_format_code_label },
  { NULL, N_ ("Speciality"), "specialites.specialite_2", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_OPTIONAL,
    .format = probant_format_code_label },
  { NULL, N_ ("Speciality"), "specialites.specialite_3", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_OPTIONAL,
    .format = probant_format_code_label },
  { NULL },
};

static void
add_declaration_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  g_autofree char *number = probant_node_to_text (probant_node_get (node, "numero_de_declaration"));
  g_autofree char *title = number != NULL ? g_strdup_printf (_ ("Declaration of activity %s"), number)
                                          : g_strdup (_ ("Declaration of activity"));

  probant_table_add_values (probant_presentation_add_section (user_data, title), declaration_fields, scope);
}

static void
present_qualiopi (JsonObject *answers, GDateTime *today, ProbantPresentation *presentation)
{
  const char *path = "certifications:data.declarations_activites_etablissement[]";

  probant_answers_walk (answers, NULL, path, add_declaration_cb, presentation);
  probant_table_say_none (presentation, _ ("Declarations of activity"));
}

static const ProbantField right_columns[] = {
  { NULL, N_ ("Code"), "code", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Active"), "actif", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("May train"), "habilitation_pour_former", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("May assess"), "habilitation_pour_organiser_l_evaluation", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Active since"), "date_actif", PROBANT_FIELD_DATE },
  { NULL, N_ ("Registered until"), "date_fin_enregistrement", PROBANT_FIELD_DATE },
  { NULL, N_ ("Decided on"), "date_decision", PROBANT_FIELD_DATE },
  { NULL, N_ ("Certifying bodies (SIRET)"), "sirets_organismes_certificateurs[]", PROBANT_FIELD_SIRET },
  { NULL },
};

#define DECLARATION "data.declarations_activites_etablissement[]."

const ProbantEndpoint probant_source_qualiopi = {
  .row = 0,
  .name = "qualiopi",
  .category = PROBANT_CATEGORY_PROFESSIONAL,
  .title = N_ ("Qualiopi certification"),
  .producer = "Carif-Oref",
  .ping = "carif_oref/qualiopi",
  .summary = N_ ("Qualiopi certifications of a training body and its rights with France compétences."),
  .coverage = N_ ("Covers establishments declared as training bodies: absence proves no irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = "https://entreprise.api.gouv.fr/catalogue/carif_oref/certifications_qualiopi_france_competences",
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "certifications",
        "/v3/carif_oref/etablissements/{siret}/certifications_qualiopi_france_competences",
        NULL,
        (const char *const[]) { "certifications_qualiopi_france_competences", NULL },
        0,
        PROBANT_ROUTE_NONE },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { NULL,
        N_ ("Rights with France compétences"),
        "data.habilitations_france_competence",
        PROBANT_FIELD_TABLE,
        .columns = right_columns },
      { N_ ("Establishment"), N_ ("SIRET"), "data.siret", PROBANT_FIELD_SIRET },
      { NULL, N_ ("School number (UAI)"), "data.code_uai", PROBANT_FIELD_TEXT, PROBANT_FIELD_OPTIONAL },
      { NULL,
        N_ ("Several declarations in the legal unit"),
        "data.unite_legale_avec_plusieurs_nda",
        PROBANT_FIELD_BOOLEAN },
      { NULL, NULL, DECLARATION "numero_de_declaration", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DECLARATION "actif", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DECLARATION "certification_qualiopi.action_formation", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DECLARATION "certification_qualiopi.bilan_competences", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DECLARATION "certification_qualiopi.validation_acquis_experience", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DECLARATION "certification_qualiopi.apprentissage", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DECLARATION "certification_qualiopi.obtention_via_unite_legale", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DECLARATION "date_derniere_declaration", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DECLARATION "date_debut_exercice", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DECLARATION "date_fin_exercice", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DECLARATION "specialites.specialite_1", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DECLARATION "specialites.specialite_2", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, DECLARATION "specialites.specialite_3", PROBANT_FIELD_HIDDEN },
      { NULL },
  },
  .verdict = judge_qualiopi,
  .present = present_qualiopi,
};
