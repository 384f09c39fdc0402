/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-catalogue.h"

#include <glib/gi18n.h>

#include "core/catalogue/probant-sources.h"
#include "core/catalogue/probant-table.h"
#include "core/catalogue/probant-validity.h"

static GDateTime *
read_date (JsonNode *node, const char *path)
{
  const char *text = probant_node_get_text (node, path);

  return text != NULL ? probant_parse_date (text) : NULL;
}

/* 19. RGE certificates: all since 2014 come, so those that hold today stand first and apart */

typedef enum
{
  CERTIFICATE_VALID,
  CERTIFICATE_EXPIRED,
  CERTIFICATE_ARCHIVED,
  CERTIFICATE_UNDATED,
} CertificateState;

static CertificateState
get_certificate_state (JsonNode *certificate, GDateTime *today)
{
  g_autoptr (GDateTime) end = read_date (certificate, "date_expiration");
  gboolean archived = FALSE;

  if (probant_node_get_boolean (certificate, "meta.archived", &archived) && archived)
    return CERTIFICATE_ARCHIVED;
  if (end == NULL)
    return CERTIFICATE_UNDATED;

  return probant_days_between (today, end) >= 0 ? CERTIFICATE_VALID : CERTIFICATE_EXPIRED;
}

/* The certificates' own names, as people know the bodies. */
static const ProbantCode rge_bodies[] = {
  { "qualibat", "Qualibat" },
  { "qualitenr", "Qualit’EnR" },
  { "cnoa", N_ ("National council of architects (CNOA)") },
  { "opqibi", "OPQIBI" },
  { "qualifelec", "Qualifelec" },
  { "cequami", "Cequami" },
  { "certibat", "Certibat" },
  { "afnor", "Afnor" },
  { NULL },
};

static const ProbantField rge_columns[] = {
  { NULL, N_ ("Certificate"), "nom_certificat", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Field of works"), "domaine", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Expires on"), "date_expiration", PROBANT_FIELD_DATE },
  { NULL, N_ ("Awarded on"), "date_attribution", PROBANT_FIELD_DATE },
  { NULL, N_ ("Certifying body"), "organisme", PROBANT_FIELD_CODE, .codes = rge_bodies },
  { NULL, N_ ("Qualification"), "qualification.nom", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Code"), "qualification.code", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Kind of works"), "meta_domaine", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Archived"), "meta.archived", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Updated on"), "meta.updated_at", PROBANT_FIELD_DATE },
  { NULL, N_ ("ADEME number"), "meta.internal_id", PROBANT_FIELD_TEXT },
  { NULL },
};

typedef struct
{
  ProbantPresentation *presentation;
  GDateTime *today;
  CertificateState state;
  const char *title;
  ProbantSection *section; /* NULL until there is one */
} RgeList;

static void
add_certificate_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  RgeList *list = user_data;
  ProbantScope certificate = { scope, node, scope->key };

  if (get_certificate_state (node, list->today) != list->state)
    return;

  if (list->section == NULL)
    list->section = probant_table_new (list->presentation, list->title, rge_columns);
  probant_table_add (list->section, rge_columns, &certificate);
}

static void
present_rge (JsonObject *answers, GDateTime *today, ProbantPresentation *presentation)
{
  RgeList lists[] = {
    { presentation, today, CERTIFICATE_VALID, _ ("Certificates valid today") },
    { presentation, today, CERTIFICATE_UNDATED, _ ("Certificates without a date of expiry") },
    { presentation, today, CERTIFICATE_EXPIRED, _ ("Expired certificates") },
    { presentation, today, CERTIFICATE_ARCHIVED, _ ("Archived certificates, no longer valid") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    probant_answers_walk (answers, NULL, "certificats:data[].data", add_certificate_cb, &lists[i]);
  probant_table_say_none (presentation, _ ("Certificates"));
}

static void
judge_rge (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  g_autoptr (GPtrArray) certificates = probant_json_list (answers, "certificats:data[].data");
  guint n_valid = 0;
  guint n_ended = 0;

  for (guint i = 0; i < certificates->len; i++)
    {
      CertificateState state = get_certificate_state (g_ptr_array_index (certificates, i), today);

      if (state == CERTIFICATE_VALID)
        n_valid++;
      else if (state != CERTIFICATE_UNDATED)
        n_ended++;
    }

  if (n_valid > 0)
    {
      verdict->kind = PROBANT_VERDICT_POSITIVE;
      verdict->label = g_strdup (_ ("Valid"));
      verdict->sentence = g_strdup_printf (
          ngettext ("%u certificate valid today", "%u certificates valid today", n_valid), n_valid);
    }
  else if (n_ended > 0 && n_ended == certificates->len)
    {
      verdict->kind = PROBANT_VERDICT_NEGATIVE;
      verdict->label = g_strdup (_ ("None valid"));
      verdict->sentence
          = g_strdup_printf (ngettext ("No certificate valid today: %u expired or archived",
                                       "No certificate valid today: %u expired or archived", n_ended),
                             n_ended);
    }
  else
    {
      return;
    }

  verdict->caveat = g_strdup (_ ("A certificate holds for its field of works alone, and for this "
                                 "establishment: another one may hold its own."));
}

#define CERTIFICATE "data[].data."

static const ProbantEndpoint certificats_rge_ademe = {
  .row = 19,
  .name = "certificats_rge_ademe",
  .category = PROBANT_CATEGORY_PROFESSIONAL,
  .title = N_ ("RGE certification"),
  .producer = "ADEME",
  .ping = "ademe/certification_rge",
  .summary = N_ ("The RGE certificates (recognised as guarantor of the environment) of the establishment since 2014."),
  .coverage = N_ ("Covers firms certified by Certibat, CNOA, Qualit’EnR, Qualibat or Qualifelec; the label is asked for, not compulsory. "
                  "Absence proves no irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON | PROBANT_FORMAT_PDF,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "certificats",
        "/v3/ademe/etablissements/{siret}/certification_rge",
        NULL,
        (const char *const[]) { "certificat_rge_ademe", "open_data", NULL },
        0,
        PROBANT_ROUTE_NONE },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { NULL, NULL, CERTIFICATE "nom_certificat", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "domaine", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "meta_domaine", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "qualification.code", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "qualification.nom", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "organisme", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "date_attribution", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "date_expiration", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "meta.archived", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "meta.updated_at", PROBANT_FIELD_HIDDEN },
      { NULL, NULL, CERTIFICATE "meta.internal_id", PROBANT_FIELD_HIDDEN },
      { NULL },
  },
  .documents = (const ProbantDocumentSpec[]) {
      { .list = "data",
        .url = "data.url",
        .title = N_ ("RGE certificate"),
        .title_path = "data.nom_certificat",
        .date_path = "data.date_attribution",
        .detail_path = "data.domaine",
        .name = "certificat-rge",
        .on_demand = TRUE },
      { NULL },
  },
  .verdict = judge_rge,
  .present = present_rge,
};

/* 20. Qualibat */

static void
judge_qualibat (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  JsonNode *data = probant_json_get (answers, "certification:data");
  g_autoptr (GDateTime) until = read_date (data, "date_fin_validite");

  if (until == NULL && probant_node_get_text (data, "document_url") == NULL)
    return;

  probant_validity_judge (until, today, verdict);
  verdict->caveat = g_strdup (_ ("The lines below were read out of the certificate by machine: where they "
                                 "differ, the document counts."));
}

static const ProbantField qualibat_columns[] = {
  { NULL, N_ ("Code"), "code", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Qualification"), "libelle", PROBANT_FIELD_TEXT },
  { NULL, N_ ("RGE"), "rge", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Awarded on"), "date_attribution", PROBANT_FIELD_DATE },
  { NULL },
};

static const ProbantEndpoint certificats_qualibat = {
  .row = 20,
  .name = "certificats_qualibat",
  .category = PROBANT_CATEGORY_PROFESSIONAL,
  .title = N_ ("Qualibat certification"),
  .producer = "Qualibat",
  .ping = "qualibat/certifications",
  .summary = N_ ("The Qualibat certificate of a building firm: its qualifications, the RGE ones told apart, and its insurers."),
  .coverage = N_ ("Covers building firms that asked Qualibat for a qualification, which is not compulsory: absence proves no "
                  "irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_PDF,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "certification",
        "/v4/qualibat/etablissements/{siret}/certification_batiment",
        NULL,
        (const char *const[]) { "qualibat", "open_data", NULL },
        0,
        PROBANT_ROUTE_FRESH | PROBANT_ROUTE_DOCUMENT },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { N_ ("Certificate"), N_ ("Issued on"), "data.date_emission", PROBANT_FIELD_DATE },
      { NULL, N_ ("Valid until"), "data.date_fin_validite", PROBANT_FIELD_DATE, PROBANT_FIELD_ESSENTIAL },
      { NULL,
        N_ ("Qualifications"),
        "data.entity.certifications",
        PROBANT_FIELD_TABLE,
        PROBANT_FIELD_ESSENTIAL,
        .columns = qualibat_columns },
      { N_ ("Insurance"),
        N_ ("Works insurance"),
        "data.entity.assurance_responsabilite_travaux.nom",
        PROBANT_FIELD_TEXT },
      { NULL,
        N_ ("Works insurance number"),
        "data.entity.assurance_responsabilite_travaux.identifiant",
        PROBANT_FIELD_TEXT },
      { NULL, N_ ("Liability insurance"), "data.entity.assurance_responsabilite_civile.nom", PROBANT_FIELD_TEXT },
      { NULL,
        N_ ("Liability insurance number"),
        "data.entity.assurance_responsabilite_civile.identifiant",
        PROBANT_FIELD_TEXT },
      { NULL },
  },
  .documents = (const ProbantDocumentSpec[]) {
      { .url = "data.document_url",
        .title = N_ ("Qualibat certificate"),
        .date_path = "data.date_emission",
        .name = "certificat-qualibat" },
      { NULL },
  },
  .verdict = judge_qualibat,
};

/* 21. OPQIBI */

static void
judge_opqibi (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  JsonNode *data = probant_json_get (answers, "certification:data");
  g_autoptr (GDateTime) until = read_date (data, "date_validite_qualifications");

  if (until == NULL)
    until = read_date (data, "date_validite_qualifications_probatoires");
  if (until == NULL && probant_node_get_text (data, "numero_certificat") == NULL)
    return;

  probant_validity_judge (until, today, verdict);
  verdict->caveat = g_strdup (_ ("The date is that of the qualifications; the certificate itself is renewed "
                                 "each year. A probationary qualification shows an "
                                 "ability not yet proved by enough work."));
}

static const ProbantField opqibi_columns[] = {
  { NULL, N_ ("Code"), "code_qualification", PROBANT_FIELD_TEXT },
  { NULL, N_ ("Qualification"), "nom", PROBANT_FIELD_TEXT },
  { NULL, N_ ("RGE"), "rge", PROBANT_FIELD_BOOLEAN },
  { NULL, N_ ("Definition"), "definition", PROBANT_FIELD_TEXT },
  { NULL },
};

static const ProbantEndpoint certificats_opqibi = {
  .row = 21,
  .name = "certificats_opqibi",
  .category = PROBANT_CATEGORY_PROFESSIONAL,
  .title = N_ ("OPQIBI certification"),
  .producer = "OPQIBI",
  .ping = "opqibi/certification_ingenierie",
  .summary = N_ ("The engineering qualifications of the company, full and probationary, the RGE ones told apart."),
  .coverage = N_ ("Covers engineering firms that asked OPQIBI for a qualification, which is not compulsory: absence proves no "
                  "irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "certification",
        "/v3/opqibi/unites_legales/{siren}/certification_ingenierie",
        NULL,
        (const char *const[]) { "certificat_opqibi", "certification_opqibi", "open_data", NULL },
        0,
        PROBANT_ROUTE_NONE },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { N_ ("Certificate"), N_ ("Number"), "data.numero_certificat", PROBANT_FIELD_TEXT, PROBANT_FIELD_ESSENTIAL },
      { NULL, N_ ("Issued on"), "data.date_delivrance_certificat", PROBANT_FIELD_DATE },
      { NULL, N_ ("Validity of the certificate"), "data.duree_validite_certificat", PROBANT_FIELD_TEXT },
      { NULL,
        N_ ("Qualifications valid until"),
        "data.date_validite_qualifications",
        PROBANT_FIELD_DATE,
        PROBANT_FIELD_ESSENTIAL },
      { NULL,
        N_ ("Probationary qualifications valid until"),
        "data.date_validite_qualifications_probatoires",
        PROBANT_FIELD_DATE },
      { NULL, N_ ("Insurers that recognise it"), "data.assurances", PROBANT_FIELD_TEXT },
      { NULL, N_ ("Page of the certificate"), "data.url", PROBANT_FIELD_URL },
      { NULL,
        N_ ("Qualifications"),
        "data.qualifications",
        PROBANT_FIELD_TABLE,
        PROBANT_FIELD_ESSENTIAL,
        .columns = opqibi_columns },
      { NULL,
        N_ ("Probationary qualifications"),
        "data.qualifications_probatoires",
        PROBANT_FIELD_TABLE,
        .columns = opqibi_columns },
      { NULL },
  },
  .verdict = judge_opqibi,
};

const ProbantEndpoint *const probant_catalogue_professional[] = {
  &certificats_rge_ademe,   &certificats_qualibat,      &certificats_opqibi,
  &probant_source_qualiopi, &probant_source_qualifelec, NULL,
};
