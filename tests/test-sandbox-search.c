/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-search.h"
#include "sandbox-fixture.h"

/* The pace of the program's own client is that of a real server: these questions come through it as well. */
typedef struct
{
  guint done;
  GPtrArray *hits;
  guint n_total;
  ProbantAnswer *answer;
} Found;

static void
found_clear (Found *found)
{
  g_clear_pointer (&found->hits, g_ptr_array_unref);
  g_clear_pointer (&found->answer, probant_answer_unref);
  found->done = 0;
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Found *found = user_data;
  g_autoptr (ProbantProblem) problem = NULL;
  g_autoptr (GError) error = NULL;

  found->hits
      = probant_search_find_finish (PROBANT_SEARCH (source), result, &found->n_total, &problem, &error);
  g_assert_no_error (error);
  g_assert_null (problem);
  found->done = 1;
}

static void
find (ProbantSearch *search, const char *text, guint page, guint per_page, Found *found)
{
  found_clear (found);
  probant_search_find_async (search, text, page, per_page, NULL, found_cb, found);
  while (!found->done)
    g_main_context_iteration (NULL, TRUE);
}

static ProbantSearch *
open_search (SandboxFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  ProbantSearch *search = probant_search_new (probant_sandbox_get_url (fixture->sandbox), &error);

  g_assert_no_error (error);
  return search;
}

/* Whole words in any order, accents and case folded, of the name, the address and the leaders. */
static void
test_words (SandboxFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *siren; /* of the first, NULL where nothing is found */
    guint n;
  } cases[] = {
    { "charpentes du brévon", "999000102", 1 },
    { "BREVON charpentes", "999000102", 1 },
    { "Marchadier", "999000102", 1 },
    { "l’ormoy", "999000110", 3 },
    { "chemin vert", "999000110", 1 },
    { "W389990011", "999000110", 1 },
    { "w 389 990 011", "999000110", 1 },
    { "charpen", NULL, 0 },
    { "charpentes du moulin", NULL, 0 },
    { "des les", NULL, 0 },
    { "Rousselet", NULL, 0 },
    { "W389990024", NULL, 0 },
    { "galtier", "999000128", 1 },
    { "999 000 136", "999000136", 1 },
    { "999000102 00023", "999000102", 1 },
    { "99900010200031", NULL, 0 },
  };
  g_autoptr (ProbantSearch) search = open_search (fixture);
  g_auto (Found) found = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      find (search, cases[i].text, 1, 10, &found);
      g_test_message ("%s: %u", cases[i].text, found.hits->len);
      g_assert_cmpuint (found.hits->len, ==, cases[i].n);
      g_assert_cmpuint (found.n_total, ==, cases[i].n);
      if (cases[i].siren)
        g_assert_cmpstr (((ProbantSearchHit *)found.hits->pdata[0])->siren, ==, cases[i].siren);
    }
}

static void
test_hits (SandboxFixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantSearch) search = open_search (fixture);
  g_auto (Found) found = { 0 };
  const ProbantSearchHit *hit;

  find (search, "ateliers chemin", 1, 10, &found);
  hit = found.hits->pdata[0];
  g_assert_cmpstr (hit->name, ==, "LES ATELIERS DU CHEMIN VERT (ACV)");
  g_assert_cmpstr (hit->town, ==, "ORMOY-LE-PONT");
  g_assert_cmpstr (hit->rna, ==, "W389990011");
  g_assert_true (hit->association);
  g_assert_false (hit->ceased);

  find (search, "galtier fils", 1, 10, &found);
  hit = found.hits->pdata[0];
  g_assert_true (hit->ceased);
  g_assert_false (hit->association);

  find (search, "999000136", 1, 10, &found);
  hit = found.hits->pdata[0];
  g_assert_null (hit->name);
  g_assert_null (hit->postcode);
  g_assert_true (hit->partial);
}

static void
test_pages (SandboxFixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantSearch) search = open_search (fixture);
  g_auto (Found) found = { 0 };

  find (search, "ormoy", 1, 2, &found);
  g_assert_cmpuint (found.hits->len, ==, 2);
  g_assert_cmpuint (found.n_total, ==, 3);
  find (search, "ormoy", 2, 2, &found);
  g_assert_cmpuint (found.hits->len, ==, 1);
  find (search, "ormoy", 3, 2, &found);
  g_assert_cmpuint (found.hits->len, ==, 0);
}

static void
assert_refused (SandboxFixture *fixture, const char *query, guint status)
{
  g_autofree char *url = g_strconcat (probant_sandbox_get_url (fixture->sandbox), "/search", query, NULL);
  g_auto (SandboxReply) reply = sandbox_ask_url (fixture, "GET", url);

  g_assert_cmpuint (reply.status, ==, status);
  g_assert_nonnull (json_object_get_string_member (json_node_get_object (reply.root), "erreur"));
}

static void
test_refused (SandboxFixture *fixture, gconstpointer data)
{
  static const char *const queries[] = {
    "", "?q=ab", "?q=ormoy&page=0", "?q=ormoy&per_page=26", "?q=ormoy&minimal=1", "?q=ormoy&include=siege",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    assert_refused (fixture, queries[i], 400);
  assert_refused (fixture, "/x?q=ormoy", 404);
}

/* The eighth request of a second. */
static void
test_pace (SandboxFixture *fixture, gconstpointer data)
{
  g_autofree char *url
      = g_strconcat (probant_sandbox_get_url (fixture->sandbox), "/search?q=ormoy&minimal=true", NULL);
  gint64 start = g_get_monotonic_time ();
  guint n_refused = 0;

  for (guint i = 0; i < 30; i++)
    {
      g_auto (SandboxReply) reply = sandbox_ask_url (fixture, "GET", url);

      g_assert_true (reply.status == 200 || reply.status == 429);
      n_refused += reply.status == 429;
    }
  if (g_get_monotonic_time () - start < 3 * G_TIME_SPAN_SECOND)
    g_assert_cmpuint (n_refused, >, 0);
  else
    g_test_skip ("This computer is too slow to be too fast.");
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Found *found = user_data;

  found->answer = probant_search_ask_finish (PROBANT_SEARCH (source), result, NULL);
  found->done = 1;
}

static void
test_unit (SandboxFixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantSearch) search = open_search (fixture);
  g_auto (Found) found = { 0 };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *year = g_strdup_printf ("%d", g_date_time_get_year (now) - 1);
  JsonObject *unit, *figures;

  probant_search_ask_async (search, "/99900010200023", FALSE, NULL, answered_cb, &found);
  while (!found.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (found.answer->problem);
  unit = json_object_get_object_member (json_node_get_object (found.answer->root), "data");
  figures = json_array_get_object_element (json_object_get_array_member (unit, "finances"), 0);
  g_assert_cmpstr (json_object_get_string_member (figures, "annee"), ==, year);
  g_assert_cmpint (json_object_get_int_member (figures, "ca"), ==, 6842500);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (unit, "dirigeants")), ==, 3);
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (unit, "etablissement"), "siret"), ==,
      "99900010200023");
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/sandbox-search/" name, SandboxFixture, NULL, sandbox_fixture_setup, function,                \
              sandbox_fixture_teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("words", test_words);
  ADD ("hits", test_hits);
  ADD ("pages", test_pages);
  ADD ("refused", test_refused);
  ADD ("pace", test_pace);
  ADD ("unit", test_unit);

  return g_test_run ();
}
