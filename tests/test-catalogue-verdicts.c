/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/probant-presenter.h"

/* What each source's answer comes to, on a given day. */

typedef struct
{
  const char *name;
  const char *source;
  const char *json;  /* roots by route key, ' for " */
  const char *today; /* ISO */
  ProbantVerdictKind kind;
  const char *label;
  const char *sentence; /* part of it */
} Case;

#define VIGILANCE(status, until)                                                                             \
  "{'attestation': {'data': {'entity_status': {'code': " status "}, 'date_fin_validite': " until             \
  ", 'document_url': 'https://documents.example/a.pdf'}}}"
#define TAX(url)                                                                                             \
  "{'attestation': {'data': {'document_url': " url                                                           \
  ", 'date_delivrance_attestation': '2026-06-11', 'date_periode_analysee': '2026-05-31'}}}"
#define MSA(status) "{'conformite': {'data': {'status': " status "}}}"
#define RGE(end, archived) "{'data': {'date_expiration': " end ", 'meta': {'archived': " archived "}}}"
#define HEADCOUNT(key, year, value)                                                                          \
  "'" key "@" year "': {'data': {'effectifs_annuel': [{'regime': 'regime_general', 'value': " value "}]}}"
#define LIABLE(value) HEADCOUNT ("assujettissement", "2025", value)
#define EMPLOYED(value) HEADCOUNT ("boeth", "2025", value)

#define POSITIVE PROBANT_VERDICT_POSITIVE
#define NEGATIVE PROBANT_VERDICT_NEGATIVE
#define PENDING PROBANT_VERDICT_PENDING
#define NONE PROBANT_VERDICT_NONE

static const Case cases[] = {
  { "vigilance/valid", "attestations_sociales_acoss", VIGILANCE ("'ok'", "'2026-07-31'"), "2026-06-19",
    POSITIVE, "Valid", "Valid until 31 July 2026 (42 days left)" },
  { "vigilance/one-day", "attestations_sociales_acoss", VIGILANCE ("'ok'", "'2026-07-31'"), "2026-07-30",
    POSITIVE, "Valid", "(1 day left)" },
  { "vigilance/last-day", "attestations_sociales_acoss", VIGILANCE ("'ok'", "'2026-07-31'"), "2026-07-31",
    POSITIVE, "Valid", "today is the last day" },
  { "vigilance/expired", "attestations_sociales_acoss", VIGILANCE ("'ok'", "'2026-07-31'"), "2026-08-01",
    NEGATIVE, "Expired", "Expired on 31 July 2026, 1 day ago" },
  { "vigilance/long-expired", "attestations_sociales_acoss", VIGILANCE ("'ok'", "'2023-07-31'"), "2026-06-15",
    NEGATIVE, "Expired", "1050 days ago" },
  { "vigilance/undated", "attestations_sociales_acoss", VIGILANCE ("'ok'", "null"), "2026-06-15", POSITIVE,
    "Delivered", "on the certificate only" },
  { "vigilance/unreadable-date", "attestations_sociales_acoss", VIGILANCE ("'ok'", "'soon'"), "2026-06-15",
    POSITIVE, "Delivered", "on the certificate only" },
  { "vigilance/refused", "attestations_sociales_acoss", VIGILANCE ("'refus_de_delivrance'", "null"),
    "2026-06-15", NEGATIVE, "Refused", "not up to date" },
  { "vigilance/unknown", "attestations_sociales_acoss", VIGILANCE ("'en_cours'", "'2026-07-31'"),
    "2026-06-15", PENDING, "To be checked", "neither delivered nor refused" },
  { "vigilance/nothing", "attestations_sociales_acoss", VIGILANCE ("null", "null"), "2026-06-15", NONE },
  { "vigilance/no-object", "attestations_sociales_acoss", "{'attestation': []}", "2026-06-15", NONE },

  { "tax/delivered", "attestations_fiscales_dgfip", TAX ("'https://documents.example/a.pdf'"), "2026-06-15",
    POSITIVE, "Delivered",
    "Delivered on 11 June 2026: in order with tax returns and payments on 31 May 2026" },
  { "tax/undated", "attestations_fiscales_dgfip",
    "{'attestation': {'data': {'document_url': 'https://documents.example/a.pdf'}}}", "2026-06-15", POSITIVE,
    "Delivered", "Delivered: the company is in order" },
  { "tax/no-document", "attestations_fiscales_dgfip", TAX ("null"), "2026-06-15", NONE },

  { "msa/up-to-date", "cotisations_msa", MSA ("'up_to_date'"), "2026-06-15", POSITIVE, "Up to date",
    "are up to date" },
  { "msa/outdated", "cotisations_msa", MSA ("'outdated'"), "2026-06-15", NEGATIVE, "Not up to date",
    "are not" },
  { "msa/examined", "cotisations_msa", MSA ("'under_investigation'"), "2026-06-15", PENDING, "Being examined",
    "ask again" },
  { "msa/unknown", "cotisations_msa", MSA ("'other'"), "2026-06-15", PENDING, "To be checked", "neither" },
  { "msa/nothing", "cotisations_msa", MSA ("null"), "2026-06-15", NONE },

  { "probtp/in-order", "cotisation_retraite_probtp", "{'conformite': {'data': {'eligible': true}}}",
    "2026-06-15", POSITIVE, "Up to date", "are in order" },
  { "probtp/not-in-order", "cotisation_retraite_probtp",
    "{'attestation': {'data': {'document_url': 'https://documents.example/a.pdf'}},"
    " 'conformite': {'data': {'eligible': false}}}",
    "2026-06-15", NEGATIVE, "Not up to date", "are not in order" },
  { "probtp/document-alone", "cotisation_retraite_probtp",
    "{'attestation': {'data': {'document_url': 'https://documents.example/a.pdf'}}}", "2026-06-15", POSITIVE,
    "Delivered", "PROBTP delivered" },
  { "probtp/nothing", "cotisation_retraite_probtp", "{'conformite': {'data': {'eligible': null}}}",
    "2026-06-15", NONE },

  { "fntp", "cartes_professionnelles_fntp",
    "{'carte': {'data': {'document_url': 'https://documents.example/a.pdf'}}}", "2026-06-15", POSITIVE,
    "Delivered", "FNTP" },
  { "cnetp", "certificats_cnetp",
    "{'attestation': {'data': {'document_url': 'https://documents.example/a.pdf'}}}", "2026-06-15", POSITIVE,
    "Delivered", "CNETP" },
  { "cibtp", "certificats_cibtp",
    "{'attestation': {'data': {'document_url': 'https://documents.example/a.pdf'}}}", "2026-06-15", POSITIVE,
    "Delivered", "CIBTP" },
  { "cibtp/no-document", "certificats_cibtp", "{'attestation': {'data': {'document_url': null}}}",
    "2026-06-15", NONE },

  { "rge/valid", "certificats_rge_ademe",
    "{'certificats': {'data': [" RGE ("'2026-06-15'", "false") "," RGE ("'2026-06-14'", "false") "," RGE (
        "'2028-01-01'",
        "true") "," RGE ("'2028-01-01'", "false") "]}}",
    "2026-06-15", POSITIVE, "Valid", "2 certificates valid today" },
  { "rge/none-valid", "certificats_rge_ademe",
    "{'certificats': {'data': [" RGE ("'2026-06-14'", "false") "," RGE ("'2028-01-01'", "true") "]}}",
    "2026-06-15", NEGATIVE, "None valid", "2 expired or archived" },
  /* One that has no date may hold. */
  { "rge/undated", "certificats_rge_ademe",
    "{'certificats': {'data': [" RGE ("'2026-06-14'", "false") "," RGE ("null", "false") "]}}", "2026-06-15",
    NONE },

  { "qualibat/valid", "certificats_qualibat",
    "{'certification': {'data': {'date_fin_validite': '2027-01-01'}}}", "2026-06-15", POSITIVE, "Valid",
    "200 days left" },
  { "qualibat/expired", "certificats_qualibat",
    "{'certification': {'data': {'date_fin_validite': '2024-02-02'}}}", "2026-06-15", NEGATIVE, "Expired",
    "2 February 2024" },
  { "qualibat/undated", "certificats_qualibat",
    "{'certification': {'data': {'document_url': 'https://documents.example/a.pdf'}}}", "2026-06-15",
    POSITIVE, "Delivered", "Delivered" },

  { "opqibi/valid", "certificats_opqibi",
    "{'certification': {'data': {'date_validite_qualifications': '2027-02-21',"
    " 'date_validite_qualifications_probatoires': '2020-01-01'}}}",
    "2026-06-15", POSITIVE, "Valid", "21 February 2027" },
  { "opqibi/probationary-alone", "certificats_opqibi",
    "{'certification': {'data': {'date_validite_qualifications_probatoires': '2020-01-01'}}}", "2026-06-15",
    NEGATIVE, "Expired", "1 January 2020" },

  { "qualiopi/certified", "qualiopi",
    "{'certifications': {'data': {'declarations_activites_etablissement': ["
    "{'certification_qualiopi': {'action_formation': false}}, {'certification_qualiopi': {'apprentissage': "
    "true}}]}}}",
    "2026-06-15", POSITIVE, "Certified", "Qualiopi" },
  { "qualiopi/declared-alone", "qualiopi",
    "{'certifications': {'data': {'declarations_activites_etablissement': ["
    "{'certification_qualiopi': {'action_formation': false, 'bilan_competences': false}}]}}}",
    "2026-06-15", PENDING, "Not certified", "without Qualiopi" },

  { "qualifelec/last", "qualifelec",
    "{'certificats': {'data': [{'data': {'date_fin': '2025-01-01'}}, {'data': {'date_fin': '2026-06-20'}}]}}",
    "2026-06-15", POSITIVE, "Valid", "5 days left" },

  { "oeth/not-liable", "attestations_agefiph", "{" LIABLE ("19.99") "}", "2026-06-15", POSITIVE, "Not liable",
    "2025: 19.99 employees on average" },
  { "oeth/other-kind", "attestations_agefiph",
    "{'assujettissement@2025': {'data': {'effectifs_annuel': [{'regime': 'regime_general', 'value': 13,"
    " 'nature': 'effectif_moyen_annuel'}]}}}",
    "2026-06-15", PENDING, "To be checked", "another kind of headcount" },
  { "oeth/no-staff", "attestations_agefiph", "{" LIABLE ("null") "}", "2026-06-15", POSITIVE, "Not liable",
    "2025: 0 employees" },
  { "oeth/reached", "attestations_agefiph", "{" LIABLE ("20") "," EMPLOYED ("1") "}", "2026-06-15", POSITIVE,
    "6 % reached", "beneficiaries employed: 1, expected: 1" },
  { "oeth/rounded-down", "attestations_agefiph", "{" LIABLE ("49.99") "," EMPLOYED ("2") "}", "2026-06-15",
    POSITIVE, "6 % reached", "beneficiaries employed: 2, expected: 2" },
  { "oeth/exact", "attestations_agefiph", "{" LIABLE ("50") "," EMPLOYED ("2.9") "}", "2026-06-15", PENDING,
    "To be checked", "beneficiaries employed: 2.9, expected: 3" },
  { "oeth/unknown-beneficiaries", "attestations_agefiph", "{" LIABLE ("50") "}", "2026-06-15", PENDING,
    "To be checked", "is not known" },
  { "oeth/no-beneficiary", "attestations_agefiph", "{" LIABLE ("50") "," EMPLOYED ("null") "}", "2026-06-15",
    PENDING, "To be checked", "beneficiaries employed: 0, expected: 3" },
  { "oeth/older-year", "attestations_agefiph",
    "{" HEADCOUNT ("assujettissement", "2023", "42") "," HEADCOUNT ("boeth", "2023", "3") "," EMPLOYED (
        "1") "}",
    "2026-06-15", POSITIVE, "6 % reached", "2023: liable" },
  { "oeth/no-headcount", "attestations_agefiph", "{" EMPLOYED ("1") "}", "2026-06-15", PENDING,
    "To be checked", "cannot be told" },
  { "oeth/nothing", "attestations_agefiph", "{'boeth@2025': {'data': {'effectifs_annuel': []}}}",
    "2026-06-15", NONE },
};

static void
test_case (gconstpointer user_data)
{
  const Case *c = user_data;
  const ProbantEndpoint *endpoint = probant_catalogue_find (c->source);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = g_strdelimit (g_strdup (c->json), "'", '"');
  g_autofree char *time = g_strconcat (c->today, "T23:30:00+02:00", NULL);
  g_autoptr (GDateTime) today = g_date_time_new_from_iso8601 (time, NULL);
  g_autoptr (JsonNode) root = json_from_string (json, &error);
  g_autoptr (ProbantPresentation) presentation = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (endpoint);
  presentation = probant_present (endpoint, json_node_get_object (root), today);

  g_assert_cmpint (presentation->verdict.kind, ==, c->kind);
  if (c->kind == NONE)
    return;

  g_assert_cmpstr (presentation->verdict.label, ==, c->label);
  if (strstr (presentation->verdict.sentence, c->sentence) == NULL)
    g_error ("“%s” is not in “%s”", c->sentence, presentation->verdict.sentence);
  /* Every verdict says what it does not prove. */
  g_assert_nonnull (presentation->verdict.caveat);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/verdicts/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
