/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-findings.h"

#include <string.h>

#include "core/probant-record.h"
#include "findings-cases.h"
#include "sample-records.h"

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
new_records (const FindingsSource *sources)
{
  GListStore *records = sample_records_new ();

  for (; sources->name != NULL; sources++)
    sample_records_add (records, sources->name, "main", sources->json);

  return records;
}

static void
test_case (gconstpointer data)
{
  const FindingsCase *test = data;
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
      g_error ("« %s » is neither in « %s » nor in « %s »", test->words[i], finding->sentence,
               finding->detail);
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
  const FindingsCase *test = data;

  for (gsize i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      g_autoptr (GListStore) records = sample_records_new ();
      g_autoptr (GPtrArray) findings = NULL;

      for (const FindingsSource *source = test->sources; source->name != NULL; source++)
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
      g_assert_cmpint (says (find (findings, "certificate-unavailable"), "Whom it covers"), ==,
                       kinds[i] == PROBANT_PROBLEM_ABSENT);
    }

  g_list_store_remove_all (records);
  sample_records_add (records, "attestations_fiscales_dgfip", "main", "{'data':{'document_url':null}}");
  assert_finds (records, "certificate-unavailable", PROBANT_SEVERITY_NOTICE, 1);

  g_list_store_remove_all (records);
  sample_records_add (records, "attestations_fiscales_dgfip", "main",
                      "{'data':{'document_url':'https://example.org/a.pdf'}}");
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

  g_list_store_remove (records, 1);
  sample_records_add (records, "etablissements", "main", "{'data':{}}");
  assert_silent (records, "unregistered");

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
    "liens@2023", "{'data':{'capital':{'actionnaires':[{'type':'personne_morale','pourcentage':100}]}}}",
    "liens@2025", "{'data':{'capital':{'actionnaires':[]}}}",
    "liens@2024", "{'data':{'capital':{'actionnaires':[{'type':'personne_morale','pourcentage':50}]}}}",
    NULL,
  };
  g_autoptr (GListStore) records = sample_records_new ();

  sample_records_add_years (records, "liens_capitalistiques", answers);
  assert_silent (records, "subsidiary");
  g_list_store_remove_all (records);
  sample_records_add_years (records, "liens_capitalistiques",
                            (const char *const[]){ answers[0], answers[1], answers[2], answers[3], NULL });
  assert_finds (records, "subsidiary", PROBANT_SEVERITY_NOTICE, 1);
}

static void
test_order (void)
{
  g_autoptr (GListStore) records = sample_records_new ();
  g_autoptr (GPtrArray) findings = NULL;
  static const char *const expected[]
      = { "unit-ceased", "certificate-refused", "certificate-refused", "other-number",
          "young",       "sources-failed",      "activity-differs" };

  sample_records_add (records, "entreprises", "main",
                      "{'data':{'siren':'306138900','etat_administratif':'C','date_creation':1770024800,"
                      "'activite_principale':{'code':'49.10Z'}}}");
  sample_records_add (records, "extraits_rcs_infogreffe", "main",
                      "{'data':{'etablissement_principal':{'code_ape':'6420Z'}}}");
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

/* The RNE repeats what the RCS says: both are sources, the words are quoted once. */
static void
test_repeated_remarks (void)
{
  g_autoptr (GListStore) records = sample_records_new ();
  g_autoptr (GPtrArray) findings = NULL;
  const ProbantFinding *finding;

  sample_records_add (
      records, "extraits_rcs_infogreffe", "main",
      "{'data':{'observations':[{'libelle':'REDRESSEMENT JUDICIAIRE','date':'2025-03-03'}]}}");
  sample_records_add (records, "extrait_rne", "main",
                      "{'data':{'observations':[{'texte':'Redressement judiciaire','date':'2025-03-03'},"
                      "{'texte':'Redressement judiciaire','date':'2021-03-03'}]}}");
  findings = check (records);
  finding = find (findings, "proceedings");
  g_assert_nonnull (finding);
  g_assert_cmpuint (finding->records->len, ==, 2);
  g_assert_cmpstr (finding->detail, ==,
                   "Infogreffe, 3 March 2025: REDRESSEMENT JUDICIAIRE\n"
                   "INPI, 3 March 2021: Redressement judiciaire");
}

/* The checks find their sources by these names. */
static void
test_names (void)
{
  const char *name;

  for (guint i = 0; (name = sample_records_get_name (i)) != NULL; i++)
    {
      g_test_message ("%s", name);
      g_assert_nonnull (probant_catalogue_find (name));
    }
}

/* What a source writes is shown on one line, of a length that can be read. */
static void
test_hostile_values (void)
{
  g_autoptr (GListStore) records = sample_records_new ();
  g_autofree char *noise = g_strnfill (100000, 'x');
  g_autofree char *json = g_strdup_printf (
      "{'data':{'observations':[{'libelle':'Liquidation\\nJudiciaire\\u202e\\u0007 %s'}]}}", noise);
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

  for (gsize i = 0; findings_cases[i].title != NULL; i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/findings/%s/%s", findings_cases[i].id, findings_cases[i].title);
      g_autofree char *spoilt
          = g_strdup_printf ("/findings/%s/%s, spoilt", findings_cases[i].id, findings_cases[i].title);

      g_test_add_data_func (path, &findings_cases[i], test_case);
      if (findings_cases[i].severity != NULL)
        g_test_add_data_func (spoilt, &findings_cases[i], test_spoilt);
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
  g_test_add_func ("/findings/repeated-remarks", test_repeated_remarks);
  g_test_add_func ("/findings/names", test_names);
  g_test_add_func ("/findings/hostile-values", test_hostile_values);
  g_test_add_func ("/findings/nothing", test_nothing);

  return g_test_run ();
}
