/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/probant-record.h"

static void
add (GHashTable *answers, const char *key, const char *json, guint status, const char *error_code)
{
  ProbantAnswer *answer = probant_answer_new ();

  answer->http_status = status;
  answer->elapsed_ms = 12;
  answer->asked_at = g_date_time_new_now_local ();
  if (json != NULL)
    answer->root = json_from_string (json, NULL);
  else
    {
      g_autofree char *body = g_strdup_printf ("{\"errors\": [{\"code\": \"%s\", \"title\": \"t\", "
                                               "\"detail\": \"d\", \"meta\": {\"retry_in\": 7}}]}",
                                               error_code);

      answer->problem = probant_problem_new_from_http (status, body, strlen (body), -1, NULL);
    }
  g_hash_table_insert (answers, g_strdup (key), answer);
}

static GHashTable *
new_answers (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)probant_answer_unref);
}

static ProbantRecord *
settled (const char *name, GHashTable *answers)
{
  ProbantRecord *record = probant_record_new (probant_catalogue_find (name));

  g_assert_nonnull (probant_record_get_endpoint (record));
  probant_record_settle (record, answers, "552049447");

  return record;
}

static void
test_states (void)
{
  static const struct
  {
    guint status;
    const char *code;
    ProbantRecordState state;
    ProbantVerdictKind verdict;
  } cases[] = {
    { 401, "00101", PROBANT_RECORD_DENIED, PROBANT_VERDICT_NONE },
    { 403, "00100", PROBANT_RECORD_DENIED, PROBANT_VERDICT_NONE },
    { 451, "01005", PROBANT_RECORD_DENIED, PROBANT_VERDICT_NONE },
    { 404, "04003", PROBANT_RECORD_ABSENT, PROBANT_VERDICT_NONE },
    { 404, "38422", PROBANT_RECORD_ANSWERED, PROBANT_VERDICT_NEGATIVE },
    { 502, "04501", PROBANT_RECORD_FAILED, PROBANT_VERDICT_PENDING },
    { 422, "00301", PROBANT_RECORD_FAILED, PROBANT_VERDICT_NONE },
    { 422, "00210", PROBANT_RECORD_FAILED, PROBANT_VERDICT_NONE },
    { 429, "00429", PROBANT_RECORD_FAILED, PROBANT_VERDICT_NONE },
    { 504, "04001", PROBANT_RECORD_FAILED, PROBANT_VERDICT_NONE },
    { 500, "99999", PROBANT_RECORD_FAILED, PROBANT_VERDICT_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GHashTable) answers = new_answers ();
      g_autoptr (ProbantRecord) record = NULL;

      add (answers, "main", NULL, cases[i].status, cases[i].code);
      record = settled ("attestations_sociales_acoss", answers);
      g_assert_cmpint (probant_record_get_state (record), ==, cases[i].state);
      g_assert_cmpint (probant_record_get_verdict (record), ==, cases[i].verdict);
      g_assert_cmpuint (probant_record_get_http_status (record), ==, cases[i].status);
      g_assert_nonnull (probant_record_get_problem (record));
      g_assert_cmpstr (probant_record_get_problem (record)->code, ==, cases[i].code);
      g_assert_cmpint (probant_record_get_elapsed_ms (record), ==, 12);
    }
}

/* One part answered, the other failed: the record is answered, and says what is missing. */
static void
test_parts (void)
{
  const ProbantEndpoint *endpoint = probant_catalogue_find ("cotisation_retraite_probtp");
  g_autoptr (GHashTable) failing = new_answers ();
  g_autoptr (GHashTable) lacking = new_answers ();
  g_autoptr (ProbantRecord) failed = NULL;
  g_autoptr (ProbantRecord) absent = NULL;

  g_assert_nonnull (endpoint);
  add (failing, endpoint->routes[0].key, "{\"data\": {\"eligible\": true}, \"links\": {}, \"meta\": {}}", 200,
       NULL);
  add (failing, endpoint->routes[1].key, NULL, 504, "09001");
  failed = settled (endpoint->name, failing);
  g_assert_cmpint (probant_record_get_state (failed), ==, PROBANT_RECORD_ANSWERED);
  g_assert_cmpuint (probant_record_get_http_status (failed), ==, 200);
  g_assert_cmpstr (probant_record_get_problem (failed)->code, ==, "09001");

  add (lacking, endpoint->routes[0].key, "{\"data\": {\"eligible\": true}, \"links\": {}, \"meta\": {}}", 200,
       NULL);
  add (lacking, endpoint->routes[1].key, NULL, 404, "09003");
  absent = settled (endpoint->name, lacking);
  g_assert_cmpint (probant_record_get_state (absent), ==, PROBANT_RECORD_ANSWERED);
  g_assert_null (probant_record_get_problem (absent));
}

/* Of several problems the one that the officer should act on. */
static void
test_worst (void)
{
  const ProbantEndpoint *endpoint = probant_catalogue_find ("cotisation_retraite_probtp");
  g_autoptr (GHashTable) answers = new_answers ();
  g_autoptr (ProbantRecord) record = NULL;

  add (answers, endpoint->routes[0].key, NULL, 404, "09003");
  add (answers, endpoint->routes[1].key, NULL, 401, "00103");
  record = settled (endpoint->name, answers);
  g_assert_cmpint (probant_record_get_state (record), ==, PROBANT_RECORD_DENIED);
  g_assert_cmpstr (probant_record_get_problem (record)->code, ==, "00103");
}

static void
count_cb (GObject *record, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_documents (void)
{
  g_autoptr (GHashTable) answers = new_answers ();
  g_autoptr (ProbantRecord) record = NULL;
  g_autoptr (ProbantDocument) document = NULL;
  guint count = 0;

  add (answers, probant_catalogue_find ("cartes_professionnelles_fntp")->routes[0].key,
       "{\"data\": {\"document_url\": \"https://storage.example/x/carte.pdf\", \"expires_in\": 600}}", 200,
       NULL);
  record = settled ("cartes_professionnelles_fntp", answers);
  g_assert_cmpuint (g_list_model_get_n_items (probant_record_get_documents (record)), ==, 1);
  document = g_list_model_get_item (probant_record_get_documents (record), 0);
  g_assert_cmpstr (probant_document_get_url (document), ==, "https://storage.example/x/carte.pdf");
  g_assert_true (g_str_has_suffix (probant_document_get_name (document), "-552049447.pdf"));

  g_signal_connect (record, "notify::state", G_CALLBACK (count_cb), &count);
  probant_record_set_skipped (record, PROBANT_REASON_STOPPED);
  g_assert_cmpuint (count, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (probant_record_get_documents (record)), ==, 0);
  g_assert_null (probant_record_get_presentation (record));
}

/* Answers once more, as the register of deeds does: each of `deeds` is "label url". NULL where it fails. */
static void
answer_deeds (ProbantRecord *record, const char *const *deeds)
{
  g_autoptr (GHashTable) answers = new_answers ();
  const char *key = probant_record_get_endpoint (record)->routes[0].key;
  g_autoptr (GString) json = g_string_new ("{\"data\": {\"bilans\": [], \"actes\": [");

  for (guint i = 0; deeds != NULL && deeds[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (deeds[i], " ", 2);

      g_string_append_printf (
          json,
          "%s{\"types_actes\": [{\"type_acte\": \"%s\"}], \"date_depot\": \"2024-01-02\", "
          "\"url\": \"%s\"}",
          i > 0 ? ", " : "", parts[0], parts[1]);
    }
  g_string_append (json, "]}}");
  add (answers, key, deeds != NULL ? json->str : NULL, deeds != NULL ? 200 : 502, "04999");
  probant_record_set_waiting (record);
  probant_record_settle (record, answers, "552049447");
}

/* The document with that link. (transfer full) */
static ProbantDocument *
find_document (ProbantRecord *record, const char *url)
{
  GListModel *documents = probant_record_get_documents (record);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (ProbantDocument) document = g_list_model_get_item (documents, i);

      if (g_str_equal (probant_document_get_url (document), url))
        return g_steal_pointer (&document);
    }
  g_assert_not_reached ();
}

static gboolean
is_marked (ProbantRecord *record, const char *url)
{
  g_autoptr (ProbantDocument) document = find_document (record, url);

  return probant_document_get_in_report (document);
}

/* What was wanted in the report still is when the source has been asked again. */
static void
test_marks (void)
{
  static const char *const first[]
      = { "statuts https://a.example/1", "acte https://a.example/2", "acte https://a.example/3", NULL };
  static const char *const turned[] = { "acte https://a.example/3", "acte https://a.example/2",
                                        "statuts https://a.example/1", "acte https://a.example/4", NULL };
  static const char *const renewed[] = { "acte https://b.example/1", "acte https://b.example/2",
                                         "statuts https://b.example/3", "autre https://b.example/4", NULL };
  g_autoptr (ProbantRecord) record = probant_record_new (probant_catalogue_find ("actes_inpi"));
  g_autoptr (ProbantDocument) former = NULL;

  answer_deeds (record, first);
  former = find_document (record, "https://a.example/2");
  probant_document_set_in_report (former, TRUE);

  /* The link tells those of one label apart. */
  answer_deeds (record, turned);
  g_assert_true (is_marked (record, "https://a.example/2"));
  g_assert_false (is_marked (record, "https://a.example/1"));
  g_assert_false (is_marked (record, "https://a.example/3"));
  g_assert_false (is_marked (record, "https://a.example/4"));

  /* Whoever still shows the one before marks the one that took its place. */
  probant_document_set_in_report (former, FALSE);
  g_assert_false (is_marked (record, "https://a.example/2"));
  probant_document_set_in_report (former, TRUE);
  g_assert_true (is_marked (record, "https://a.example/2"));

  /* Other links, after a failure: the second of its label. */
  answer_deeds (record, NULL);
  g_assert_cmpint (probant_record_get_state (record), ==, PROBANT_RECORD_FAILED);
  answer_deeds (record, renewed);
  g_assert_false (is_marked (record, "https://b.example/1"));
  g_assert_true (is_marked (record, "https://b.example/2"));
  g_assert_false (is_marked (record, "https://b.example/3"));
  g_assert_false (is_marked (record, "https://b.example/4"));
}

/* As many, and they are those of the documents that are marked where there are any. */
static void
assert_n_marks (ProbantRecord *record, guint expected)
{
  g_auto (GStrv) keys = probant_record_list_marks (record);
  GListModel *documents = probant_record_get_documents (record);

  g_assert_cmpuint (g_strv_length (keys), ==, expected);
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (ProbantDocument) document = g_list_model_get_item (documents, i);

      g_assert_true (g_strv_contains ((const char *const *)keys, probant_document_get_key (document))
                     == probant_document_get_in_report (document));
    }
}

static void
marks_changed_cb (ProbantRecord *record, guint *count)
{
  (*count)++;
}

/* What was wanted in the report when the dossier was closed is wanted of the first answer of the next time,
 * whatever the links and the order. */
static void
test_marks_kept (void)
{
  static const char *const deeds[]
      = { "acte https://c.example/1", "acte https://c.example/2", "statuts https://c.example/3", NULL };
  static const char *const turned[]
      = { "statuts https://d.example/1", "acte https://d.example/2", "acte https://d.example/3", NULL };
  static const char *const fewer[] = { "acte https://e.example/1", "statuts https://e.example/2", NULL };
  g_autoptr (ProbantRecord) before = probant_record_new (probant_catalogue_find ("actes_inpi"));
  g_autoptr (ProbantRecord) record = probant_record_new (probant_catalogue_find ("actes_inpi"));
  g_autoptr (ProbantDocument) document = NULL;
  g_auto (GStrv) kept = NULL;
  guint count = 0;

  g_signal_connect (before, "marks-changed", G_CALLBACK (marks_changed_cb), &count);
  answer_deeds (before, deeds);
  g_assert_cmpuint (count, ==, 0);
  document = find_document (before, "https://c.example/2");
  probant_document_set_in_report (document, TRUE);
  g_set_object (&document, NULL);
  document = find_document (before, "https://c.example/3");
  probant_document_set_in_report (document, TRUE);
  g_assert_cmpuint (count, ==, 2);
  assert_n_marks (before, 2);
  kept = probant_record_list_marks (before);

  /* Until the source answers nothing is lost. */
  probant_record_set_marks (record, (const char *const *)kept);
  g_signal_connect (record, "marks-changed", G_CALLBACK (marks_changed_cb), &count);
  answer_deeds (record, NULL);
  assert_n_marks (record, 2);
  answer_deeds (record, turned);
  g_assert_true (is_marked (record, "https://d.example/1"));
  g_assert_false (is_marked (record, "https://d.example/2"));
  g_assert_true (is_marked (record, "https://d.example/3"));
  assert_n_marks (record, 2);
  g_assert_cmpuint (count, ==, 2);

  /* Of what is gone nothing is kept; whoever still shows the one before may take the mark away. */
  g_set_object (&document, NULL);
  document = find_document (record, "https://d.example/1");
  answer_deeds (record, fewer);
  g_assert_true (is_marked (record, "https://e.example/2"));
  assert_n_marks (record, 1);
  probant_document_set_in_report (document, FALSE);
  g_assert_false (is_marked (record, "https://e.example/2"));
  assert_n_marks (record, 0);
  answer_deeds (record, NULL);
  probant_document_set_in_report (document, TRUE);
  assert_n_marks (record, 1);
}

/* A name that a hostile answer may give never leaves its folder. */
static void
test_names (void)
{
  static const struct
  {
    const char *stem;
    const char *url;
    const char *name;
  } cases[] = {
    { "attestation", "https://x.example/a.pdf", "attestation.pdf" },
    { "../../etc/passwd", "https://x.example/", "etc-passwd.pdf" },
    { "..", "https://x.example/file.XLS?token=1.pdf", "document.xls" },
    { "a/b\\c\n:d", "https://x.example/y.tar-gz", "a-b-c-d.pdf" },
    { "Procès-verbal n° 3", "https://x.example/z.jpg#p", "Procès-verbal-n-3.jpg" },
    { "\377\376", "", "document.pdf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ProbantDocument) document = probant_document_new ("t", NULL, cases[i].stem, cases[i].url);

      g_assert_cmpstr (probant_document_get_name (document), ==, cases[i].name);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/states", test_states);
  g_test_add_func ("/record/parts", test_parts);
  g_test_add_func ("/record/worst", test_worst);
  g_test_add_func ("/record/documents", test_documents);
  g_test_add_func ("/record/marks", test_marks);
  g_test_add_func ("/record/marks-kept", test_marks_kept);
  g_test_add_func ("/document/names", test_names);
  return g_test_run ();
}
