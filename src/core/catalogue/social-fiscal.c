/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-catalogue.h"

#include <glib/gi18n.h>

#include "core/catalogue/probant-sources.h"
#include "core/catalogue/probant-validity.h"
#include "core/probant-presenter.h"

/* The lifetime members of document links (expires_in, document_url_expires_in) say nothing about the
 * certificates and are left to "Other data". */

static GDateTime *
read_date (JsonObject *answers, const char *path)
{
  const char *text = probant_json_get_text (answers, path);

  return text != NULL ? probant_parse_date (text) : NULL;
}

static void
set_verdict (ProbantVerdict *verdict, ProbantVerdictKind kind, const char *label, const char *sentence)
{
  verdict->kind = kind;
  verdict->label = g_strdup (label);
  verdict->sentence = g_strdup (sentence);
}

/* Of the sources whose answer is a certificate and nothing else. Without it nothing is said. */
static void
judge_document (JsonObject *answers,
                const char *path,
                const char *sentence,
                const char *caveat,
                ProbantVerdict *verdict)
{
  if (probant_json_get_text (answers, path) == NULL)
    return;

  set_verdict (verdict, PROBANT_VERDICT_POSITIVE, _ ("Delivered"), sentence);
  verdict->caveat = g_strdup (caveat);
}

static char *
format_attached (JsonNode *node)
{
  return g_strdup (_ ("Attached"));
}

/* The cards of such sources would be empty where no document comes. */
static const ProbantField document_fields[] = {
  { NULL, N_ ("Document"), "data.document_url", PROBANT_FIELD_CUSTOM, PROBANT_FIELD_ESSENTIAL,
    .format = format_attached },
  { NULL },
};

/* 12. Tax certificate */

static void
judge_tax_certificate (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  g_autoptr (GDateTime) issued = read_date (answers, "attestation:data.date_delivrance_attestation");
  g_autoptr (GDateTime) examined = read_date (answers, "attestation:data.date_periode_analysee");

  judge_document (answers, "attestation:data.document_url",
                  _ ("Delivered: the company is in order with its tax returns and payments"),
                  _ ("It has no end of validity: it speaks of one day, the last of the month before it was "
                     "issued. A subsidiary of a "
                     "tax group needs the certificate of its parent as well."),
                  verdict);
  if (verdict->kind != PROBANT_VERDICT_POSITIVE || issued == NULL || examined == NULL)
    return;

  {
    g_autofree char *issued_text = probant_format_date (issued);
    g_autofree char *examined_text = probant_format_date (examined);

    g_free (verdict->sentence);
    /* Translators: both are dates */
    verdict->sentence = g_strdup_printf (_ ("Delivered on %s: in order with tax returns and payments on %s"),
                                         issued_text, examined_text);
  }
}

static void
present_tax_certificate (JsonObject *answers, GDateTime *today, ProbantPresentation *presentation)
{
  g_autoptr (GDateTime) examined = read_date (answers, "attestation:data.date_periode_analysee");
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;
  int age;

  if (examined == NULL)
    return;

  age = probant_days_between (examined, today);
  date = probant_format_date (examined);
  if (age > 0)
    text = g_strdup_printf (ngettext ("No end date: the situation on %s, %d day ago",
                                      "No end date: the situation on %s, %d days ago", (gulong)age),
                            date, age);
  else
    text = g_strdup_printf (_ ("No end date: the situation on %s"), date);
  probant_section_add_full (probant_presentation_add_section (presentation, NULL), _ ("Validity"), text,
                            PROBANT_VALUE_TEXT, PROBANT_FIELD_ESSENTIAL);
}

static const ProbantEndpoint attestations_fiscales_dgfip = {
  .row = 12,
  .name = "attestations_fiscales_dgfip",
  .category = PROBANT_CATEGORY_SOCIAL_FISCAL,
  .title = N_ ("Tax certificate"),
  .producer = "DGFIP",
  .ping = "dgfip/attestation_fiscale",
  .summary = N_ ("The certificate that the company filed its tax returns and paid what was due."),
  .coverage = N_ ("Delivered to companies subject to corporation tax that are in order. None comes for those taxed on income (all "
                  "micro-enterprises among them), created this year, in collective proceedings or not in order: its absence does "
                  "not tell which, and proves no irregularity."),
  .usefulness = PROBANT_USEFUL_YES,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_PDF,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "attestation",
        "/v4/dgfip/unites_legales/{siren}/attestation_fiscale",
        NULL,
        (const char *const[]) { "attestations_fiscales", "attestation_fiscale_dgfip", NULL },
        0,
        PROBANT_ROUTE_FRESH | PROBANT_ROUTE_DOCUMENT },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { NULL,
        N_ ("Issued on"),
        "data.date_delivrance_attestation",
        PROBANT_FIELD_DATE,
        PROBANT_FIELD_ESSENTIAL },
      { NULL, N_ ("Situation examined on"), "data.date_periode_analysee", PROBANT_FIELD_DATE, PROBANT_FIELD_ESSENTIAL },
      { NULL, NULL, "data.document_url", PROBANT_FIELD_HIDDEN },
      { NULL },
  },
  .documents = (const ProbantDocumentSpec[]) {
      { .url = "data.document_url",
        .title = N_ ("Tax certificate"),
        .date_path = "data.date_delivrance_attestation",
        .name = "attestation-fiscale" },
      { NULL },
  },
  .verdict = judge_tax_certificate,
  .present = present_tax_certificate,
};

/* 13. Vigilance certificate */

static void
judge_vigilance_certificate (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  const char *code = probant_json_get_text (answers, "attestation:data.entity_status.code");
  g_autoptr (GDateTime) until = read_date (answers, "attestation:data.date_fin_validite");

  if (g_strcmp0 (code, "refus_de_delivrance") == 0)
    {
      set_verdict (verdict, PROBANT_VERDICT_NEGATIVE, _ ("Refused"),
                   _ ("Urssaf refuses the certificate: the social contributions are not up to date"));
      verdict->caveat = g_strdup (_ ("A refusal speaks of today: an agreed payment schedule or a recent "
                                     "payment may lift it. Ask the applicant."));
      return;
    }

  if (code == NULL)
    return;

  if (g_strcmp0 (code, "ok") == 0)
    probant_validity_judge (until, today, verdict);
  else
    set_verdict (verdict, PROBANT_VERDICT_PENDING, _ ("To be checked"),
                 _ ("Urssaf’s answer says neither delivered nor refused"));
  verdict->caveat = g_strdup (_ ("The certificate rests on what the company declared: it does not prove that "
                                 "the amounts are exact. Its security code can be "
                                 "checked on urssaf.fr."));
}

static const ProbantCode vigilance_decisions[] = {
  { "ok", N_ ("Delivered") },
  { "refus_de_delivrance", N_ ("Refused: contributions not up to date") },
  { NULL },
};

static const ProbantEndpoint attestations_sociales_acoss = {
  .row = 13,
  .name = "attestations_sociales_acoss",
  .category = PROBANT_CATEGORY_SOCIAL_FISCAL,
  .title = N_ ("Vigilance certificate"),
  .producer = "ACOSS (Urssaf)",
  .ping = "urssaf/attestation_sociale",
  .summary = N_ ("The certificate that social contributions were declared and paid to Urssaf, the contribution for disabled workers "
                 "included."),
  .coverage = N_ ("Covers employers under the general scheme. Micro-entrepreneurs other than liberal professions, users of TESE or CEA "
                  "and units without employees are outside: absence proves no irregularity."),
  .usefulness = PROBANT_USEFUL_YES,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_PDF,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "attestation",
        "/v4/urssaf/unites_legales/{siren}/attestation_vigilance",
        NULL,
        (const char *const[]) { "attestations_sociales", "attestation_sociale_urssaf", NULL },
        0,
        PROBANT_ROUTE_FRESH | PROBANT_ROUTE_DOCUMENT },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { NULL,
        N_ ("Decision"),
        "data.entity_status.code",
        PROBANT_FIELD_CODE,
        PROBANT_FIELD_ESSENTIAL,
        .codes = vigilance_decisions },
      { NULL, N_ ("Valid from"), "data.date_debut_validite", PROBANT_FIELD_DATE },
      { NULL, N_ ("Valid until"), "data.date_fin_validite", PROBANT_FIELD_DATE, PROBANT_FIELD_ESSENTIAL },
      { NULL, N_ ("Security code"), "data.code_securite", PROBANT_FIELD_TEXT, PROBANT_FIELD_ESSENTIAL },
      { N_ ("What Urssaf says"), N_ ("Status"), "data.entity_status.libelle", PROBANT_FIELD_TEXT },
      { NULL, N_ ("Explanation"), "data.entity_status.description", PROBANT_FIELD_TEXT },
      { NULL, NULL, "data.document_url", PROBANT_FIELD_HIDDEN },
      { NULL },
  },
  .documents = (const ProbantDocumentSpec[]) {
      { .url = "data.document_url",
        .title = N_ ("Vigilance certificate"),
        .date_path = "data.date_debut_validite",
        .name = "attestation-vigilance" },
      { NULL },
  },
  .verdict = judge_vigilance_certificate,
};

/* 15. Agricultural contributions */

static void
judge_agricultural_contributions (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  const char *status = probant_json_get_text (answers, "conformite:data.status");

  if (status == NULL)
    return;

  if (g_strcmp0 (status, "up_to_date") == 0)
    set_verdict (verdict, PROBANT_VERDICT_POSITIVE, _ ("Up to date"),
                 _ ("The contributions to the MSA are up to date"));
  else if (g_strcmp0 (status, "outdated") == 0)
    set_verdict (verdict, PROBANT_VERDICT_NEGATIVE, _ ("Not up to date"),
                 _ ("The contributions to the MSA are not up to date"));
  else if (g_strcmp0 (status, "under_investigation") == 0)
    set_verdict (verdict, PROBANT_VERDICT_PENDING, _ ("Being examined"),
                 _ ("An MSA agent is examining the account: ask again in a few days"));
  else
    set_verdict (verdict, PROBANT_VERDICT_PENDING, _ ("To be checked"),
                 _ ("The MSA’s answer says neither up to date nor not up to date"));
  verdict->caveat
      = g_strdup (_ ("The answer speaks of the moment it was given; it comes without a certificate."));
}

static const ProbantCode msa_statuses[] = {
  { "up_to_date", N_ ("Up to date") },
  { "outdated", N_ ("Not up to date") },
  { "under_investigation", N_ ("Being examined by an MSA agent") },
  { NULL },
};

static const ProbantEndpoint cotisations_msa = {
  .row = 15,
  .name = "cotisations_msa",
  .category = PROBANT_CATEGORY_SOCIAL_FISCAL,
  .title = N_ ("MSA contributions"),
  .producer = "MSA",
  .ping = "msa/conformite_cotisations",
  .summary = N_ ("Whether the contributions to the agricultural social security are up to date."),
  .coverage = N_ ("Covers establishments under the agricultural scheme: absence means, most often, that this one is not, and proves "
                  "no irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "conformite",
        "/v3/msa/etablissements/{siret}/conformite_cotisations",
        NULL,
        (const char *const[]) { "msa_cotisations", "cotisations_msa", NULL },
        0,
        PROBANT_ROUTE_NONE },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { NULL, N_ ("Contributions"), "data.status", PROBANT_FIELD_CODE, PROBANT_FIELD_ESSENTIAL, .codes = msa_statuses },
      { NULL },
  },
  .verdict = judge_agricultural_contributions,
};

/* 16. Building-trade pension contributions */

static void
judge_probtp (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  const char *caveat
      = _ ("It covers the supplementary pension of the building trade alone, in metropolitan France.");
  gboolean eligible;

  if (probant_json_get_boolean (answers, "conformite:data.eligible", &eligible))
    {
      verdict->caveat = g_strdup (caveat);
      if (eligible)
        set_verdict (verdict, PROBANT_VERDICT_POSITIVE, _ ("Up to date"),
                     _ ("The contributions to PROBTP are in order"));
      else
        set_verdict (verdict, PROBANT_VERDICT_NEGATIVE, _ ("Not up to date"),
                     _ ("The contributions to PROBTP are not in order"));
    }
  else
    judge_document (answers, "attestation:data.document_url", _ ("PROBTP delivered its certificate"), caveat,
                    verdict);
}

static const char *const probtp_scopes[] = { "probtp", "cotisations_probtp", NULL };

static const ProbantEndpoint cotisation_retraite_probtp = {
  .row = 16,
  .name = "cotisation_retraite_probtp",
  .category = PROBANT_CATEGORY_SOCIAL_FISCAL,
  .title = N_ ("PROBTP pension contributions"),
  .producer = "PROBTP",
  .summary = N_ ("Whether the supplementary pension contributions of a building or public-works firm are in order, and the "
                 "certificate."),
  .coverage = N_ ("Covers building and public-works firms of metropolitan France affiliated to PROBTP: absence proves no "
                  "irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "conformite",
        "/v3/probtp/etablissements/{siret}/conformite_cotisations_retraite",
        NULL,
        probtp_scopes,
        0,
        PROBANT_ROUTE_NONE },
      { "attestation",
        "/v3/probtp/etablissements/{siret}/attestation_cotisations_retraite",
        NULL,
        probtp_scopes,
        0,
        PROBANT_ROUTE_DOCUMENT },
      { NULL },
  },
  .fields = (const ProbantField[]) {
      { NULL, N_ ("Contributions in order"), "conformite:data.eligible", PROBANT_FIELD_BOOLEAN, PROBANT_FIELD_ESSENTIAL },
      { NULL,
        N_ ("Document"),
        "attestation:data.document_url",
        PROBANT_FIELD_CUSTOM,
        .format = format_attached },
      { NULL },
  },
  .documents = (const ProbantDocumentSpec[]) {
      { .url = "attestation:data.document_url",
        .title = N_ ("PROBTP pension certificate"),
        .name = "attestation-retraite-probtp" },
      { NULL },
  },
  .verdict = judge_probtp,
};

/* 17. Public-works professional card */

static void
judge_fntp (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  judge_document (
      answers, "carte:data.document_url", _ ("The FNTP delivered the card: its period is written on it"),
      _ ("The card shows that its holder was in order when it was issued; it does not certify a skill."),
      verdict);
}

static const ProbantEndpoint cartes_professionnelles_fntp = {
  .row = 17,
  .name = "cartes_professionnelles_fntp",
  .category = PROBANT_CATEGORY_SOCIAL_FISCAL,
  .title = N_ ("Public-works professional card"),
  .producer = "FNTP",
  .ping = "fntp/carte_professionnelle_travaux_publics",
  .summary = N_ ("The professional card of a public-works contractor in order with its social, administrative and legal duties."),
  .coverage = N_ ("Covers public-works firms that asked for the card, which is not compulsory: absence proves no irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_PDF,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "carte",
        "/v3/fntp/unites_legales/{siren}/carte_professionnelle_travaux_publics",
        NULL,
        (const char *const[]) { "fntp_carte_pro", "open_data", NULL },
        0,
        PROBANT_ROUTE_DOCUMENT },
      { NULL },
  },
  .fields = document_fields,
  .documents = (const ProbantDocumentSpec[]) {
      { .url = "data.document_url", .title = N_ ("Public-works professional card"), .name = "carte-travaux-publics" },
      { NULL },
  },
  .verdict = judge_fntp,
};

/* 18. Paid leave and bad weather: CNETP for public works, and CIBTP for building beside the 22 */

static const char paid_leave_caveat[] = N_ ("It covers paid leave and bad-weather unemployment alone; the "
                                            "period it speaks of is written on the certificate.");

static void
judge_cnetp (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  judge_document (answers, "attestation:data.document_url",
                  _ ("The CNETP certifies that the contributions are in order"), _ (paid_leave_caveat),
                  verdict);
}

static void
judge_cibtp (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  judge_document (answers, "attestation:data.document_url",
                  _ ("The CIBTP fund certifies that the contributions are in order"), _ (paid_leave_caveat),
                  verdict);
}

static const char *const paid_leave_scopes[]
    = { "certificat_cnetp", "certification_cnetp",
        "attestation_cotisations_conges_payes_chomage_intemperies_cibtp_cnetp", NULL };

static const ProbantEndpoint certificats_cnetp = {
  .row = 18,
  .name = "certificats_cnetp",
  .category = PROBANT_CATEGORY_SOCIAL_FISCAL,
  .title = N_ ("CNETP paid-leave contributions"),
  .producer = "CNETP",
  .ping = "cnetp/attestation_cotisations_conges_payes_chomage_intemperies",
  .summary = N_ ("The certificate that a public-works firm paid its paid-leave and bad-weather contributions."),
  .coverage = N_ ("Covers public-works firms affiliated to the CNETP; building firms belong to the CIBTP. Absence proves no "
                  "irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_PDF,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "attestation",
        "/v3/cnetp/unites_legales/{siren}/attestation_cotisations_conges_payes_chomage_intemperies",
        NULL,
        paid_leave_scopes,
        0,
        PROBANT_ROUTE_DOCUMENT },
      { NULL },
  },
  .fields = document_fields,
  .documents = (const ProbantDocumentSpec[]) {
      { .url = "data.document_url", .title = N_ ("CNETP certificate"), .name = "certificat-cnetp" },
      { NULL },
  },
  .verdict = judge_cnetp,
};

static const ProbantEndpoint certificats_cibtp = {
  .row = 0,
  .name = "certificats_cibtp",
  .category = PROBANT_CATEGORY_SOCIAL_FISCAL,
  .title = N_ ("CIBTP paid-leave contributions"),
  .producer = "CIBTP",
  .ping = "cibtp/attestation_cotisations_conges_payes_chomage_intemperies",
  .summary = N_ ("The certificate that a building firm paid its paid-leave and bad-weather contributions."),
  .coverage = N_ ("Covers building firms affiliated to most funds of the CIBTP network; public-works firms belong to the CNETP. "
                  "Absence proves no irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_DOCUMENTS,
  .format = PROBANT_FORMAT_PDF,
  .openness = PROBANT_OPENNESS_CONFIDENTIAL,
  .documentation = PROBANT_SOURCES_CATALOGUE,
  .subjects = PROBANT_SUBJECT_ANY,
  .routes = (const ProbantRoute[]) {
      { "attestation",
        "/v3/cibtp/etablissements/{siret}/attestation_cotisations_conges_payes_chomage_intemperies",
        NULL,
        paid_leave_scopes,
        0,
        PROBANT_ROUTE_DOCUMENT },
      { NULL },
  },
  .fields = document_fields,
  .documents = (const ProbantDocumentSpec[]) {
      { .url = "data.document_url", .title = N_ ("CIBTP certificate"), .name = "certificat-cibtp" },
      { NULL },
  },
  .verdict = judge_cibtp,
};

const ProbantEndpoint *const probant_catalogue_social_fiscal[] = {
  &attestations_fiscales_dgfip,
  &attestations_sociales_acoss,
  &probant_source_attestations_agefiph,
  &cotisations_msa,
  &cotisation_retraite_probtp,
  &cartes_professionnelles_fntp,
  &certificats_cnetp,
  &certificats_cibtp,
  NULL,
};
