/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "client-run.h"
#include "core/probant-search.h"

#define SIREN "552049447"
#define SEAT "55204944776279"
#define OTHER_SIREN "732829320"
#define RNA "W751234567"

#define SEAT_JSON                                                                                            \
  "\"siege\":{\"siret\":\"" SEAT                                                                             \
  "\",\"code_postal\":\"93210\",\"libelle_commune\":\"SAINT-DENIS\",\"est_siege\":true}"
#define RESULT(siren, more)                                                                                  \
  "{\"siren\":\"" siren "\",\"nom_complet\":\"SOCIETE DES BRUMES (SDB)\",\"etat_administratif\":\"A\","      \
  "\"activite_principale\":\"49.10Z\",\"section_activite_principale\":\"H\","                                \
  "\"nombre_etablissements_ouverts\":3,\"statut_diffusion\":\"O\"" more "}"
#define PAGE(results, total) "{\"results\":[" results "],\"total_results\":" total ",\"page\":1}"

typedef struct
{
  MockServer *server;
  ProbantSearch *search;
} Fixture;

typedef struct
{
  guint done;
  GPtrArray *hits;
  guint n_total;
  ProbantAnswer *answer;
  ProbantProblem *problem;
  GError *error;
} Found;

static void
found_clear (Found *found)
{
  g_clear_pointer (&found->hits, g_ptr_array_unref);
  g_clear_pointer (&found->answer, probant_answer_unref);
  g_clear_pointer (&found->problem, probant_problem_unref);
  g_clear_error (&found->error);
  found->done = 0;
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->server = mock_server_new (NULL);
  fixture->search = probant_search_new (mock_server_get_url (fixture->server), &error);
  g_assert_no_error (error);
  g_object_set (probant_network_get_default (), "connect-limit", 2, "answer-limit", 2, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->search);
  mock_server_free (fixture->server);
}

static void
reply (Fixture *fixture, guint status, const char *body, const char *headers, guint times)
{
  mock_server_add (fixture->server, &(MockReply){ .path = "/search",
                                                  .status = status,
                                                  .type = "application/json",
                                                  .body = body,
                                                  .headers = headers,
                                                  .times = times });
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Found *found = user_data;

  found->hits = probant_search_find_finish (PROBANT_SEARCH (source), result, &found->n_total, &found->problem,
                                            &found->error);
  found->done++;
}

static void
find (Fixture *fixture, const char *text, Found *found)
{
  found_clear (found);
  probant_search_find_async (fixture->search, text, 1, 10, NULL, found_cb, found);
  run_until (&found->done, 1);
  g_assert_no_error (found->error);
  g_assert_true ((found->hits != NULL) != (found->problem != NULL));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Found *found = user_data;

  found->answer = probant_search_ask_finish (PROBANT_SEARCH (source), result, &found->error);
  found->done++;
}

static void
ask_unit (Fixture *fixture, const char *path, Found *found)
{
  found_clear (found);
  probant_search_ask_async (fixture->search, path, FALSE, NULL, asked_cb, found);
  run_until (&found->done, 1);
  g_assert_no_error (found->error);
  g_assert_nonnull (found->answer);
}

static void
test_by_name (Fixture *fixture, gconstpointer data)
{
  g_auto (Found) found = { 0 };
  const ProbantSearchHit *hit;
  const MockRequest *request;
  ProbantIdentifier identifier;

  reply (fixture, 200,
         PAGE (RESULT (SIREN, "," SEAT_JSON ",\"complements\":{\"est_association\":true,"
                              "\"identifiant_association\":\"" RNA "\"}"),
               "31"),
         NULL, 0);
  find (fixture, "  l’atelier & fils  ", &found);

  g_assert_cmpuint (found.hits->len, ==, 1);
  g_assert_cmpuint (found.n_total, ==, 31);
  hit = g_ptr_array_index (found.hits, 0);
  g_assert_cmpstr (hit->siren, ==, SIREN);
  g_assert_cmpstr (hit->siret, ==, SEAT);
  g_assert_cmpstr (hit->rna, ==, RNA);
  g_assert_cmpstr (hit->name, ==, "SOCIETE DES BRUMES (SDB)");
  g_assert_cmpstr (hit->postcode, ==, "93210");
  g_assert_cmpstr (hit->town, ==, "SAINT-DENIS");
  g_assert_cmpstr (hit->activity, ==, "49.10Z");
  g_assert_cmpstr (probant_search_get_section_title (hit->section), ==, "Transport and storage");
  g_assert_true (hit->association);
  g_assert_false (hit->ceased);
  g_assert_false (hit->partial);
  g_assert_cmpuint (hit->n_open, ==, 3);
  probant_search_hit_get_identifier (hit, &identifier);
  g_assert_cmpint (identifier.kind, ==, PROBANT_IDENTIFIER_SIRET);
  g_assert_cmpstr (identifier.value, ==, SEAT);

  /* Neither token nor purpose; who asks is told. */
  request = mock_server_get_request (fixture->server, NULL, 0);
  g_assert_cmpstr (request->query, ==,
                   "q=l%E2%80%99atelier%20%26%20fils&minimal=true&include=siege,complements&page=1&per_page="
                   "10");
  g_assert_null (mock_request_get_header (request, "authorization"));
  g_assert_nonnull (strstr (mock_request_get_header (request, "user-agent"), "Probant/"));
}

static void
test_too_short (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "", "  ", "ab", " é\xff ", "\n\t a" };
  g_auto (Found) found = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      find (fixture, texts[i], &found);
      g_assert_cmpuint (found.hits->len, ==, 0);
    }
  g_assert_cmpuint (mock_server_count (fixture->server, NULL), ==, 0);
}

/* The server searches for numbers as it does for words: what does not bear the number is no answer. */
static void
test_by_number (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint n;
  } cases[] = {
    { "552 049 447", 1 },
    { OTHER_SIREN, 1 },
    { SEAT, 1 },
    { "55204944776273", 0 },
    { "73282932000074", 1 },
    { RNA, 1 },
    { "W"
      "751234568",
      0 },
    { "FR27552049447", 1 },
  };
  g_auto (Found) found = { 0 };

  reply (fixture, 200,
         PAGE (RESULT (SIREN, "," SEAT_JSON) "," RESULT (
                   OTHER_SIREN, ",\"matching_etablissements\":[null,{\"siret\":\"73282932000074\"}],"
                                "\"complements\":{\"identifiant_association\":\"" RNA "\"}"),
               "2"),
         NULL, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      find (fixture, cases[i].text, &found);
      g_assert_cmpuint (found.hits->len, ==, cases[i].n);
      g_assert_cmpuint (found.n_total, ==, cases[i].n);
    }
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *body;
    int n; /* -1: a problem */
  } cases[] = {
    { "", -1 },
    { "<html><body>proxy</body></html>", -1 },
    { "{", -1 },
    { "[]", -1 },
    { "null", -1 },
    { "\"results\"", -1 },
    { "{}", -1 },
    { "{\"results\":null}", -1 },
    { "{\"results\":{}}", -1 },
    { "{\"erreur\":\"non\"}", -1 },
    { "{\"results\":[]}", 0 },
    { "{\"results\":[null,1,\"x\",[],{}],\"total_results\":\"many\"}", 0 },
    { PAGE (RESULT ("552049448", ""), "0"), 0 },
    { "{\"results\":[{\"siren\":552049447}]}", 0 },
    { "{\"results\":[{\"siren\":\"552049447\",\"nom_complet\":{},\"siege\":[],\"complements\":3,"
      "\"etat_administratif\":1,\"nombre_etablissements_ouverts\":-5}],\"total_results\":-1}",
      1 },
    { "{\"results\":[{\"siren\":\"552049447\",\"nom_complet\":null,\"siege\":{}}]}", 1 },
    { "{\"results\":[{\"siren\":\"552049447\",\"siege\":{\"siret\":\"73282932000074\"}}]}", 1 },
  };
  g_auto (Found) found = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].body);
      reply (fixture, 200, cases[i].body, NULL, 1);
      find (fixture, "brumes", &found);
      if (cases[i].n < 0)
        {
          g_assert_nonnull (found.problem);
          g_assert_cmpint (found.problem->kind, ==, PROBANT_PROBLEM_GARBAGE);
          g_assert_nonnull (found.problem->title);
          continue;
        }
      g_assert_nonnull (found.hits);
      g_assert_cmpuint (found.hits->len, ==, (guint)cases[i].n);
      g_assert_cmpuint (found.n_total, ==, (guint)cases[i].n);
      if (found.hits->len == 1)
        {
          const ProbantSearchHit *hit = g_ptr_array_index (found.hits, 0);

          g_assert_null (hit->name);
          g_assert_null (hit->siret);
          g_assert_null (probant_search_get_section_title (hit->section));
        }
    }
}

/* What does not belong on a line does not reach it, and a page has an end. */
static void
test_bounded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) body = g_string_new ("{\"results\":[");
  g_auto (Found) found = { 0 };
  const ProbantSearchHit *hit;

  for (guint i = 0; i < 3000; i++)
    {
      g_string_append (body, i > 0 ? "," : "");
      g_string_append (body, "{\"siren\":\"552049447\",\"nom_complet\":\"A\\u0000\\u202eB\\n");
      for (guint j = 0; j < 100; j++)
        g_string_append (body, "long name ");
      g_string_append (body, "\"}");
    }
  g_string_append (body, "],\"total_results\":99999999999}");
  reply (fixture, 200, body->str, NULL, 0);
  find (fixture, "brumes", &found);
  g_assert_nonnull (found.hits);
  g_assert_cmpuint (found.hits->len, ==, PROBANT_SEARCH_MAX_PER_PAGE);
  g_assert_cmpuint (found.n_total, ==, 10000);
  hit = g_ptr_array_index (found.hits, 0);
  g_assert_true (g_utf8_validate (hit->name, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (hit->name, -1), <=, 301);
  g_assert_null (strpbrk (hit->name, "\n"));
  g_assert_null (strstr (hit->name, "\u202e"));
}

static void
test_problems (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint status;
    const char *body;
    const char *headers;
    ProbantProblemKind kind;
  } cases[] = {
    { 400, "{\"erreur\":\"Veuillez indiquer `terms`.\"}", NULL, PROBANT_PROBLEM_PROVIDER },
    { 401, "{}", NULL, PROBANT_PROBLEM_PROVIDER },
    { 403, "<html>", NULL, PROBANT_PROBLEM_PROVIDER },
    { 404, "{\"erreur\":\"Not Found\"}", NULL, PROBANT_PROBLEM_PROVIDER },
    { 500, "{\"erreur\":\"…\"}", NULL, PROBANT_PROBLEM_PROVIDER },
    { 502, "<html>Bad gateway</html>", NULL, PROBANT_PROBLEM_PROVIDER },
    { 503, "", NULL, PROBANT_PROBLEM_PROVIDER },
    { 302, "", "Location: https://example.org/", PROBANT_PROBLEM_NETWORK },
  };
  g_auto (Found) found = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *said = NULL;

      g_test_message ("%u", cases[i].status);
      reply (fixture, cases[i].status, cases[i].body, cases[i].headers, 1);
      find (fixture, "brumes", &found);
      g_assert_nonnull (found.problem);
      g_assert_cmpint (found.problem->kind, ==, cases[i].kind);
      g_assert_cmpuint (found.problem->http_status, ==, cases[i].status);
      said = g_strjoin (" ", found.problem->title, found.problem->next, NULL);
      /* Nothing here depends on a token, and the server's own words are for developers. */
      g_assert_null (strstr (said, "token"));
      g_assert_null (strstr (said, "API Entreprise"));
      g_assert_null (strstr (said, "terms"));
      g_assert_null (found.problem->detail);
    }
}

/* A long wait is told at once, and kept: nothing leaves before it is over. */
static void
test_quota (Fixture *fixture, gconstpointer data)
{
  g_auto (Found) found = { 0 };
  g_autoptr (ProbantSearch) other = NULL;

  reply (fixture, 429, "<html>slow down</html>", "Retry-After: 60", 0);
  find (fixture, "brumes", &found);
  g_assert_cmpint (found.problem->kind, ==, PROBANT_PROBLEM_QUOTA);
  g_assert_cmpint (found.problem->retry_in, ==, 60);
  g_assert_nonnull (strstr (found.problem->next, "60 seconds"));
  g_assert_null (strstr (found.problem->next, "12 hours"));

  find (fixture, "autres brumes", &found);
  g_assert_cmpint (found.problem->kind, ==, PROBANT_PROBLEM_QUOTA);
  g_assert_cmpuint (mock_server_count (fixture->server, NULL), ==, 1);

  /* Whoever asks next in this process knows it. */
  other = probant_search_new (mock_server_get_url (fixture->server), NULL);
  found_clear (&found);
  probant_search_find_async (other, "brumes", 1, 10, NULL, found_cb, &found);
  run_until (&found.done, 1);
  g_assert_cmpint (found.problem->kind, ==, PROBANT_PROBLEM_QUOTA);
  g_assert_cmpuint (mock_server_count (fixture->server, NULL), ==, 1);
}

/* A short one is waited for. */
static void
test_short_wait (Fixture *fixture, gconstpointer data)
{
  g_auto (Found) found = { 0 };
  gint64 start = g_get_monotonic_time ();

  reply (fixture, 429, "", "Retry-After: 1", 1);
  reply (fixture, 200, PAGE (RESULT (SIREN, ""), "1"), NULL, 0);
  find (fixture, "brumes", &found);
  g_assert_nonnull (found.hits);
  g_assert_cmpuint (found.hits->len, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 900 * G_TIME_SPAN_MILLISECOND);
}

static void
test_pace (Fixture *fixture, gconstpointer data)
{
  Found found[8] = { 0 };
  gint64 start = g_get_monotonic_time ();

  reply (fixture, 200, PAGE ("", "0"), NULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autofree char *text = g_strdup_printf ("brumes %u", i);

      probant_search_find_async (fixture->search, text, 1, 10, NULL, found_cb, &found[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    run_until (&found[i].done, 1);
  /* The eighth leaves more than a second after the first. */
  g_assert_cmpint (g_get_monotonic_time () - start, >, G_TIME_SPAN_SECOND);
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_assert_nonnull (found[i].hits);
      found_clear (&found[i]);
    }
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_auto (Found) found = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint left = 0;

  mock_server_add (fixture->server, &(MockReply){ .fault = MOCK_HANG });
  probant_search_find_async (fixture->search, "brumes", 1, 10, cancellable, found_cb, &found);
  while (mock_server_count (fixture->server, NULL) == 0)
    run_for (10);
  g_cancellable_cancel (cancellable);
  run_until (&found.done, 1);
  g_assert_error (found.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (found.hits);
  g_assert_null (found.problem);
  /* The server is told. */
  for (guint i = 0; i < 500 && left == 0; i++)
    {
      run_for (10);
      left = mock_server_get_left (fixture->server);
    }
  g_assert_cmpuint (left, ==, 1);
}

/* What waits for its turn does not leave once it is cancelled. */
static void
test_cancel_waiting (Fixture *fixture, gconstpointer data)
{
  g_auto (Found) first = { 0 };
  g_auto (Found) second = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  reply (fixture, 200, PAGE ("", "0"), NULL, 0);
  probant_search_find_async (fixture->search, "brumes", 1, 10, NULL, found_cb, &first);
  probant_search_find_async (fixture->search, "brumes du lac", 1, 10, cancellable, found_cb, &second);
  g_cancellable_cancel (cancellable);
  run_until (&first.done, 1);
  run_until (&second.done, 1);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  run_for (250);
  g_assert_cmpuint (mock_server_count (fixture->server, NULL), ==, 1);
}

static void
test_faults (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    MockFault fault;
    ProbantProblemKind kind;
  } cases[] = {
    { MOCK_RESET, PROBANT_PROBLEM_NETWORK },
    { MOCK_TRUNCATE, PROBANT_PROBLEM_GARBAGE },
    { MOCK_ENDLESS, PROBANT_PROBLEM_TOO_LARGE },
    { MOCK_HANG, PROBANT_PROBLEM_TIMEOUT },
  };
  g_autofree char *large = g_strnfill (1024 * 1024, ' ');
  g_auto (Found) found = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("fault %d", cases[i].fault);
      /* libsoup repeats a request on a connection that was kept and then reset. */
      mock_server_add (fixture->server,
                       &(MockReply){ .body = cases[i].fault == MOCK_ENDLESS ? large : PAGE ("", "0"),
                                     .times = cases[i].fault == MOCK_RESET ? 2 : 1,
                                     .fault = cases[i].fault });
      find (fixture, "brumes", &found);
      g_assert_nonnull (found.problem);
      if (cases[i].fault != MOCK_ENDLESS)
        g_assert_cmpint (found.problem->kind, ==, cases[i].kind);
      else
        g_assert_true (found.problem->kind == cases[i].kind
                       || found.problem->kind == PROBANT_PROBLEM_TIMEOUT);
      if (cases[i].fault == MOCK_RESET)
        {
          g_clear_object (&fixture->search);
          mock_server_free (fixture->server);
          set_up (fixture, NULL);
        }
    }
}

static void
test_unit (Fixture *fixture, gconstpointer data)
{
  g_auto (Found) found = { 0 };
  g_autofree char *text = NULL;

  reply (fixture, 200,
         PAGE ("{\"siren\":\"732829320\"},"
               "{\"siren\":\"" SIREN "\",\"nom_complet\":\"[NON-DIFFUSIBLE]\",\"statut_diffusion\":\"P\","
               "\"siege\":{\"siret\":\"" SEAT "\",\"adresse\":\"[NON-DIFFUSIBLE] 93210 SAINT-DENIS\"},"
               "\"dirigeants\":[{\"nom\":\"[NON-DIFFUSIBLE]\",\"qualite\":\"Gérant\"}],"
               "\"finances\":{\"2022\":{\"ca\":1},\"2024\":{\"ca\":-12,\"resultat_net\":null},\"x\":3},"
               "\"matching_etablissements\":[{\"siret\":\"" SIREN "00014\",\"adresse\":\"LE PORT\"}],"
               "\"tva\":null}",
               "2"),
         NULL, 0);
  ask_unit (fixture, "/" SIREN, &found);
  g_assert_null (found.answer->problem);
  text = json_to_string (found.answer->root, FALSE);
  g_assert_cmpstr (text, ==,
                   "{\"data\":{\"siren\":\"" SIREN
                   "\",\"nom_complet\":null,\"statut_diffusion\":\"P\",\"siege\":{\"siret\":\"" SEAT
                   "\",\"adresse\":null},\"dirigeants\":[{\"nom\":null,\"qualite\":\"Gérant\"}],"
                   "\"finances\":[{\"ca\":-12,\"resultat_net\":null,\"annee\":\"2024\"},"
                   "{\"ca\":1,\"annee\":\"2022\"}],\"tva\":null},\"links\":{},\"meta\":{}}");
  g_assert_cmpstr (mock_server_get_request (fixture->server, NULL, 0)->query, ==,
                   "q=" SIREN "&page=1&per_page=5&limite_matching_etablissements=1");

  /* By a number that none of them bears. */
  ask_unit (fixture, "/" RNA, &found);
  g_assert_nonnull (found.answer->problem);
  g_assert_cmpint (found.answer->problem->kind, ==, PROBANT_PROBLEM_ABSENT);
}

static void
test_unit_establishment (Fixture *fixture, gconstpointer data)
{
  g_auto (Found) found = { 0 };
  JsonObject *unit;

  reply (fixture, 200,
         PAGE (RESULT (OTHER_SIREN, ",\"siege\":{\"siret\":\"73282932000082\"},"
                                    "\"matching_etablissements\":[{\"siret\":\"73282932000074\","
                                    "\"libelle_commune\":\"LE PORT\",\"est_siege\":false}]"),
               "1"),
         NULL, 0);
  ask_unit (fixture, "/73282932000074", &found);
  g_assert_null (found.answer->problem);
  unit = json_object_get_object_member (json_node_get_object (found.answer->root), "data");
  g_assert_false (json_object_has_member (unit, "matching_etablissements"));
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (unit, "etablissement"), "siret"), ==,
      "73282932000074");
}

static void
test_unit_problems (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *body;
    ProbantProblemKind kind;
  } cases[] = {
    { "{\"results\":[]}", PROBANT_PROBLEM_ABSENT },
    { "{\"results\":3}", PROBANT_PROBLEM_GARBAGE },
    { "<html/>", PROBANT_PROBLEM_GARBAGE },
  };
  g_auto (Found) found = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      reply (fixture, 200, cases[i].body, NULL, 1);
      ask_unit (fixture, "/" SIREN, &found);
      g_assert_null (found.answer->root);
      g_assert_nonnull (found.answer->problem);
      g_assert_cmpint (found.answer->problem->kind, ==, cases[i].kind);
    }
}

/* The variable is for tests: it cannot send what is typed to another computer. */
static void
test_override (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantSearch) search = NULL;

  g_setenv ("PROBANT_SEARCH_URL", "https://example.org", TRUE);
  g_assert_null (probant_search_new (NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);

  g_setenv ("PROBANT_SEARCH_URL", "http://127.0.0.1:9", TRUE);
  search = probant_search_new (NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&search);
  g_unsetenv ("PROBANT_SEARCH_URL");

  search = probant_search_new (NULL, &error);
  g_assert_no_error (error);
  g_assert_null (probant_search_new ("http://example.org", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

#define ADD(name, function) g_test_add ("/search/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("by-name", test_by_name);
  ADD ("too-short", test_too_short);
  ADD ("by-number", test_by_number);
  ADD ("hostile", test_hostile);
  ADD ("bounded", test_bounded);
  ADD ("problems", test_problems);
  ADD ("quota", test_quota);
  ADD ("short-wait", test_short_wait);
  ADD ("pace", test_pace);
  ADD ("cancel", test_cancel);
  ADD ("cancel-waiting", test_cancel_waiting);
  ADD ("faults", test_faults);
  ADD ("unit", test_unit);
  ADD ("unit-establishment", test_unit_establishment);
  ADD ("unit-problems", test_unit_problems);
  g_test_add_func ("/search/override", test_override);

  return g_test_run ();
}
