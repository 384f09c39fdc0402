/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-transcript.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define SIREN "552049447"

static const ProbantField columns[] = {
  { .label = "Year", .path = "annee", .type = PROBANT_FIELD_TEXT },
  { .label = "Result", .path = "resultat", .type = PROBANT_FIELD_TEXT },
  { .path = NULL },
};

static const ProbantField fields[] = {
  { .label = "Name", .path = "data.nom", .type = PROBANT_FIELD_TEXT },
  { .label = "Acronym", .path = "data.sigle", .type = PROBANT_FIELD_TEXT },
  { .section = "Accounts",
    .label = "Years",
    .path = "data.comptes",
    .type = PROBANT_FIELD_TABLE,
    .columns = columns },
  { .path = NULL },
};

static void
judge (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict)
{
  verdict->kind = PROBANT_VERDICT_POSITIVE;
  verdict->label = g_strdup ("Delivered");
  verdict->sentence = g_strdup ("Delivered today.");
  verdict->caveat = g_strdup ("Proves nothing else.");
}

static const ProbantEndpoint endpoint = {
  .name = "entreprises",
  .title = "Legal unit",
  .producer = "INSEE",
  .coverage = "Covers everyone.",
  .fields = fields,
  .verdict = judge,
};

static const char *const json
    = "{\"data\": {\"nom\": \"=Le\\nnom\", \"sigle\": null, \"inconnu\": \"technical\","
      " \"comptes\": [{\"annee\": \"2024\", \"resultat\": \"-5\"}, {\"annee\": \"2023\", \"resultat\": "
      "null}]}}";

static ProbantRecord *
settle (ProbantAnswer *answer)
{
  g_autoptr (GHashTable) answers
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)probant_answer_unref);
  ProbantRecord *record = probant_record_new (&endpoint);

  g_hash_table_insert (answers, (gpointer) "main", answer);
  probant_record_settle (record, answers, SIREN);
  return record;
}

static ProbantRecord *
answered (void)
{
  ProbantAnswer *answer = probant_answer_new ();

  answer->root = json_from_string (json, NULL);
  answer->http_status = 200;
  g_assert_nonnull (answer->root);
  return settle (answer);
}

static void
assert_lines (const char *text, const char *const *lines)
{
  const char *from = text;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *found = strstr (from, lines[i]);

      if (found == NULL)
        g_error ("“%s” is not, or not in its place, in:\n%s", lines[i], text);
      from = found + strlen (lines[i]);
    }
}

static void
test_text (void)
{
  static const char *const lines[] = { "Legal unit\nINSEE",
                                       "\nDelivered\nDelivered today.\nProves nothing else.\n",
                                       "Name: =Le, nom\n",
                                       "Acronym: Not provided\n",
                                       "\nAccounts\nYear · Result\n",
                                       "2024 · -5\n2023 · –\n",
                                       NULL };
  g_autoptr (ProbantRecord) record = answered ();
  g_autofree char *text = probant_transcript_record (record, PROBANT_TRANSCRIPT_TEXT);

  assert_lines (text, lines);
  g_assert_true (g_str_has_prefix (text, "Legal unit\n"));
  g_assert_null (strstr (text, "technical"));
}

static void
test_table (void)
{
  static const char *const lines[] = { "Name\t'=Le nom\n", "Acronym\tNot provided\n",
                                       "\nAccounts\nYear\tResult\n", "2024\t-5\n2023\t\n", NULL };
  g_autoptr (ProbantRecord) record = answered ();
  g_autofree char *text = probant_transcript_record (record, PROBANT_TRANSCRIPT_TSV);

  assert_lines (text, lines);
}

static void
test_section (void)
{
  g_autoptr (ProbantRecord) record = answered ();
  const ProbantPresentation *presentation = probant_record_get_presentation (record);

  for (guint i = 0; i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      if (section->columns != NULL)
        {
          g_autofree char *text = probant_transcript_section (section, PROBANT_TRANSCRIPT_TSV);

          g_assert_cmpstr (text, ==, "Accounts\nYear\tResult\n2024\t-5\n2023\t\n");
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_absent (void)
{
  ProbantAnswer *answer = probant_answer_new ();
  g_autoptr (ProbantRecord) record = NULL;
  g_autofree char *text = NULL;

  answer->problem = probant_problem_new_local (PROBANT_PROBLEM_ABSENT, "sample", NULL);
  record = settle (answer);
  text = probant_transcript_record (record, PROBANT_TRANSCRIPT_TEXT);
  g_assert_nonnull (strstr (text, "\nNothing found\n"));
  g_assert_nonnull (strstr (text, "\nCovers everyone.\n"));
}

static void
test_dossier (void)
{
  ProbantIdentifier identifier;
  g_autoptr (ProbantClient) client
      = probant_client_new ("http://127.0.0.1:1", "token", "aides", "essai", "10000001700010", NULL);
  g_autoptr (ProbantPolicy) policy = probant_policy_new ();
  g_autoptr (GDateTime) today = g_date_time_new_utc (2026, 3, 1, 0, 0, 0);
  g_autoptr (ProbantDossier) dossier = NULL;
  g_autofree char *text = NULL;
  g_autofree char *table = NULL;

  g_assert_nonnull (client);
  g_assert_true (probant_identifier_parse (SIREN, &identifier, NULL));
  dossier = probant_dossier_new (client, policy, &identifier);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier)); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (G_LIST_MODEL (dossier), i);

      if (g_str_equal (probant_record_get_endpoint (record)->name, "exercices"))
        probant_record_set_waiting (record);
      else
        probant_record_set_skipped (record, PROBANT_REASON_NOT_WANTED);
    }
  text = probant_transcript_dossier (dossier, today, PROBANT_TRANSCRIPT_TEXT);
  table = probant_transcript_dossier (dossier, today, PROBANT_TRANSCRIPT_TSV);
  g_assert_true (g_str_has_prefix (text, "SIREN: 552"));
  g_assert_true (g_str_has_prefix (table, "SIREN\t552"));
  g_assert_nonnull (strstr (text, "\nWaiting\n"));
  g_assert_null (strstr (text, "\nNot asked\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transcript/text", test_text);
  g_test_add_func ("/transcript/table", test_table);
  g_test_add_func ("/transcript/section", test_section);
  g_test_add_func ("/transcript/absent", test_absent);
  g_test_add_func ("/transcript/dossier", test_dossier);
  return g_test_run ();
}
