/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/probant-policy.h"

static const char *const right[] = { "exercices", "chiffre_affaires_dgfip", NULL };
static const ProbantRoute routes[] = { { "main", "/v3/x/{siret}", NULL, right, 0, 0 }, { NULL } };
static const ProbantRoute open_routes[] = { { "main", "/v3/y/{siren}", NULL, NULL, 0, 0 }, { NULL } };

static const ProbantEndpoint useful = { .row = 8,
                                        .name = "useful",
                                        .usefulness = PROBANT_USEFUL_YES,
                                        .subjects = PROBANT_SUBJECT_ANY,
                                        .routes = routes };
static const ProbantEndpoint examined = { .row = 7,
                                          .name = "examined",
                                          .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
                                          .subjects = PROBANT_SUBJECT_COMPANY,
                                          .routes = open_routes };
static const ProbantEndpoint excluded = { .row = 10,
                                          .name = "excluded",
                                          .usefulness = PROBANT_USEFUL_NO,
                                          .subjects = PROBANT_SUBJECT_ANY,
                                          .routes = open_routes };
static const ProbantEndpoint beside = { .row = 0,
                                        .name = "beside",
                                        .usefulness = PROBANT_USEFUL_YES,
                                        .subjects = PROBANT_SUBJECT_ANY,
                                        .routes = open_routes };
static const ProbantEndpoint routeless = { .row = 22,
                                           .name = "routeless",
                                           .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
                                           .subjects = PROBANT_SUBJECT_ANY,
                                           .no_route = "Gone." };

static void
test_default (void)
{
  g_autoptr (ProbantPolicy) policy = probant_policy_new ();

  g_assert_cmpint (probant_policy_judge (policy, &useful, NULL), ==, PROBANT_REASON_NONE);
  g_assert_cmpint (probant_policy_judge (policy, &examined, NULL), ==, PROBANT_REASON_SWITCHED_OFF);
  g_assert_cmpint (probant_policy_judge (policy, &excluded, NULL), ==, PROBANT_REASON_EXCLUDED);
  g_assert_cmpint (probant_policy_judge (policy, &routeless, NULL), ==, PROBANT_REASON_NO_ROUTE);
  g_assert_cmpint (probant_policy_judge (policy, &beside, NULL), ==, PROBANT_REASON_SWITCHED_OFF);
  g_assert_true (probant_policy_lists (policy, &excluded));
  g_assert_false (probant_policy_lists (policy, &beside));
}

static void
test_switched_on (void)
{
  const char *const all[] = { "all", NULL };
  const char *const named[] = { "beside", "excluded", NULL };
  g_autoptr (ProbantPolicy) policy = probant_policy_new ();

  probant_policy_switch_on (policy, all);
  g_assert_cmpint (probant_policy_judge (policy, &examined, NULL), ==, PROBANT_REASON_NONE);
  g_assert_cmpint (probant_policy_judge (policy, &excluded, NULL), ==, PROBANT_REASON_EXCLUDED);
  g_assert_false (probant_policy_lists (policy, &beside));
  probant_policy_switch_on (policy, named);
  g_assert_true (probant_policy_lists (policy, &beside));
  g_assert_cmpint (probant_policy_judge (policy, &beside, NULL), ==, PROBANT_REASON_NONE);
  g_assert_cmpint (probant_policy_judge (policy, &excluded, NULL), ==, PROBANT_REASON_EXCLUDED);
}

static void
test_only (void)
{
  const char *const only[] = { "examined", "excluded", NULL };
  g_autoptr (ProbantPolicy) policy = probant_policy_new ();

  probant_policy_set_only (policy, only);
  g_assert_cmpint (probant_policy_judge (policy, &examined, NULL), ==, PROBANT_REASON_NONE);
  g_assert_cmpint (probant_policy_judge (policy, &useful, NULL), ==, PROBANT_REASON_NOT_WANTED);
  g_assert_cmpint (probant_policy_judge (policy, &excluded, NULL), ==, PROBANT_REASON_EXCLUDED);
}

static void
test_rights (void)
{
  const char *const none[] = { NULL };
  const char *const newer[] = { "unknown_right", "chiffre_affaires_dgfip", NULL };
  g_autoptr (ProbantPolicy) policy = probant_policy_new ();
  g_autofree char *sentence = NULL;

  probant_policy_set_scopes (policy, none);
  g_assert_cmpint (probant_policy_judge (policy, &useful, NULL), ==, PROBANT_REASON_RIGHT_MISSING);
  sentence = probant_reason_describe (PROBANT_REASON_RIGHT_MISSING, &useful);
  g_assert_nonnull (strstr (sentence, "exercices"));
  probant_policy_set_scopes (policy, newer);
  g_assert_cmpint (probant_policy_judge (policy, &useful, NULL), ==, PROBANT_REASON_NONE);
  probant_policy_set_scopes (policy, NULL);
  g_assert_cmpint (probant_policy_judge (policy, &useful, NULL), ==, PROBANT_REASON_NONE);
}

static void
test_subject (void)
{
  const char *const names[] = { "examined", NULL };
  g_autoptr (ProbantPolicy) policy = probant_policy_new ();
  ProbantSubject association = { .kind = PROBANT_SUBJECT_ASSOCIATION };
  ProbantSubject unknown = { .kind = PROBANT_SUBJECT_UNKNOWN };

  probant_policy_switch_on (policy, names);
  g_assert_cmpint (probant_policy_judge (policy, &examined, &association), ==, PROBANT_REASON_CANNOT_KNOW);
  g_assert_cmpint (probant_policy_judge (policy, &examined, &unknown), ==, PROBANT_REASON_NONE);
}

/* Without an account of the INPI's own API there is nobody to ask, whatever the token and the service allow.
 */
static void
test_inpi (void)
{
  const char *const only[] = { "extraits_courts_inpi", NULL };
  const char *const no_scopes[] = { NULL };
  char siren[] = "552049447";
  const ProbantSubject known = { .siren = siren };
  const ProbantSubject unknown = { .kind = PROBANT_SUBJECT_UNKNOWN };
  g_autofree char *page = NULL;
  const ProbantEndpoint *endpoint = probant_catalogue_find ("extraits_courts_inpi");
  g_autoptr (ProbantPolicy) policy = probant_policy_new ();

  g_assert_cmpint (probant_policy_judge (policy, endpoint, NULL), ==, PROBANT_REASON_NO_ROUTE);
  g_assert_false (probant_policy_may_call (policy, &endpoint->routes[0]));
  g_assert_null (probant_reason_get_page (PROBANT_REASON_NO_ROUTE, endpoint, &unknown));
  page = probant_reason_get_page (PROBANT_REASON_NO_ROUTE, endpoint, &known);
  g_assert_cmpstr (page, ==, "https://data.inpi.fr/entreprises/552049447");
  g_assert_null (probant_reason_get_page (PROBANT_REASON_SWITCHED_OFF, endpoint, &known));
  probant_policy_set_has_inpi (policy, TRUE);
  probant_policy_set_scopes (policy, no_scopes);
  g_assert_cmpint (probant_policy_judge (policy, endpoint, NULL), ==, PROBANT_REASON_SWITCHED_OFF);
  probant_policy_set_only (policy, only);
  g_assert_cmpint (probant_policy_judge (policy, endpoint, NULL), ==, PROBANT_REASON_NONE);
  g_assert_true (probant_policy_may_call (policy, &endpoint->routes[0]));
}

/* Without an access only what is open to anybody is asked, and that always. */
static void
test_public (void)
{
  const ProbantEndpoint *directory = probant_catalogue_find ("recherche_entreprises");
  guint n;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);
  g_autoptr (ProbantPolicy) policy = probant_policy_new ();

  g_assert_false (probant_policy_lists (policy, directory));
  probant_policy_set_has_directory (policy, TRUE);
  g_assert_cmpint (probant_policy_judge (policy, directory, NULL), ==, PROBANT_REASON_SWITCHED_OFF);

  probant_policy_set_has_access (policy, FALSE);
  g_assert_true (probant_policy_lists (policy, directory));
  g_assert_cmpint (probant_policy_judge (policy, directory, NULL), ==, PROBANT_REASON_NONE);
  g_assert_true (probant_policy_may_call (policy, &directory->routes[0]));
  for (guint i = 0; i < n; i++)
    for (const ProbantRoute *route = list[i]->routes; list[i] != directory && route->key != NULL; route++)
      g_assert_false (probant_policy_may_call (policy, route));
  g_assert_cmpint (probant_policy_judge (policy, probant_catalogue_find ("entreprises"), NULL), ==,
                   PROBANT_REASON_NEEDS_ACCESS);
  g_assert_cmpint (probant_policy_judge (policy, probant_catalogue_find ("qualiopi"), NULL), ==,
                   PROBANT_REASON_NEEDS_ACCESS);
  g_assert_cmpint (probant_policy_judge (policy, probant_catalogue_find ("liasses_fiscales_dgfip"), NULL), ==,
                   PROBANT_REASON_EXCLUDED);
}

/* Every reason speaks, for every source of the catalogue. */
static void
test_sentences (void)
{
  guint n;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  for (guint i = 0; i < n; i++)
    for (int reason = PROBANT_REASON_EXCLUDED; reason <= PROBANT_REASON_STOPPED; reason++)
      {
        g_autofree char *sentence = NULL;

        if (reason == PROBANT_REASON_RIGHT_MISSING && list[i]->routes == NULL)
          continue;
        sentence = probant_reason_describe (reason, list[i]);
        g_assert_cmpuint (strlen (sentence), >, 20);
      }
}

static void
test_names (void)
{
  static const char *const all[] = { "all", NULL };
  static const char *const none[] = { NULL };
  const ProbantEndpoint *qualibat = probant_catalogue_find ("certificats_qualibat");
  const ProbantEndpoint *returns = probant_catalogue_find ("liasses_fiscales_dgfip");
  const ProbantEndpoint *grants = probant_catalogue_find ("data_subvention");
  g_auto (GStrv) one = probant_policy_names_switch (none, grants, TRUE);
  g_auto (GStrv) two = probant_policy_names_switch ((const char *const *)one, returns, TRUE);
  g_auto (GStrv) fewer = probant_policy_names_switch ((const char *const *)two, grants, FALSE);
  g_auto (GStrv) rest = probant_policy_names_switch (all, qualibat, FALSE);

  g_assert_true (g_strv_equal ((const char *const *)one, (const char *[]){ "data_subvention", NULL }));
  g_assert_cmpuint (g_strv_length (two), ==, 2);
  g_assert_true (
      g_strv_equal ((const char *const *)fewer, (const char *[]){ "liasses_fiscales_dgfip", NULL }));

  /* "all" is every one of the 22 to be examined: neither one beside them nor one that is excluded. */
  g_assert_true (probant_policy_names_hold (all, qualibat));
  g_assert_false (probant_policy_names_hold (all, grants));
  g_assert_false (probant_policy_names_hold (all, returns));
  g_assert_false (probant_policy_names_hold ((const char *const *)rest, qualibat));
  g_assert_true (g_strv_contains ((const char *const *)rest, "certificats_opqibi"));
  g_assert_false (g_strv_contains ((const char *const *)rest, "exercices"));
}

/* An exception is claimed by name, for that source alone. */
static void
test_exception (void)
{
  static const char *const all[] = { "all", NULL };
  static const char *const named[] = { "bilans_entreprises_bdf", NULL };
  const ProbantEndpoint *accounts = probant_catalogue_find ("bilans_entreprises_bdf");
  const ProbantEndpoint *returns = probant_catalogue_find ("liasses_fiscales_dgfip");
  g_autoptr (ProbantPolicy) policy = probant_policy_new ();
  g_autofree char *next = probant_reason_describe_next (PROBANT_REASON_EXCLUDED, accounts);

  probant_policy_switch_on (policy, all);
  g_assert_cmpint (probant_policy_judge (policy, accounts, NULL), ==, PROBANT_REASON_EXCLUDED);
  probant_policy_switch_on (policy, named);
  g_assert_cmpint (probant_policy_judge (policy, accounts, NULL), ==, PROBANT_REASON_NONE);
  g_assert_cmpint (probant_policy_judge (policy, returns, NULL), ==, PROBANT_REASON_EXCLUDED);
  g_assert_nonnull (next);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/default", test_default);
  g_test_add_func ("/policy/switched-on", test_switched_on);
  g_test_add_func ("/policy/only", test_only);
  g_test_add_func ("/policy/rights", test_rights);
  g_test_add_func ("/policy/subject", test_subject);
  g_test_add_func ("/policy/inpi", test_inpi);
  g_test_add_func ("/policy/public", test_public);
  g_test_add_func ("/policy/sentences", test_sentences);
  g_test_add_func ("/policy/names", test_names);
  g_test_add_func ("/policy/exception", test_exception);
  return g_test_run ();
}
