/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client-run.h"
#include "core/probant-watch.h"

#define PING(status, last) "{\"status\":\"" status "\",\"last_update\":null,\"last_ok_status\":" last "}"

static void
count_cb (ProbantWatch *watch, guint *n)
{
  (*n)++;
}

static void
check (ProbantWatch *watch, ProbantClient *client)
{
  guint n = 0;
  gulong handler = g_signal_connect (watch, "changed", G_CALLBACK (count_cb), &n);

  probant_watch_check (watch, client);
  g_assert_true (probant_watch_is_checking (watch));
  while (probant_watch_is_checking (watch))
    run_until (&n, n + 1);
  g_signal_handler_disconnect (watch, handler);
}

static const ProbantProvider *
get (ProbantWatch *watch, const char *source)
{
  return probant_watch_get_provider (watch, probant_catalogue_find (source));
}

/* Up, down with the API's 502, unknown, listed and lost, not listed, and no ping at all. */
static void
test_states (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autoptr (ProbantWatch) watch = probant_watch_new ();
  const MockRequest *request;

  mock_server_add (
      server,
      &(MockReply){ .path = "/pings",
                    .body = "[{\"name\":\"insee/sirene\",\"url\":\"https://host.example/ping/insee/sirene\"},"
                            "{\"name\":\"msa/conformite_cotisations\"},\"dgfip/chiffre_affaires\",7,null,{},"
                            "{\"name\":\"qualibat/certifications\"},{\"name\":\"of/another\"}]" });
  mock_server_add (server, &(MockReply){ .path = "/ping/insee/sirene",
                                         .body = PING ("ok", "\"2026-11-26T08:00:00+01:00\"") });
  mock_server_add (server, &(MockReply){ .path = "/ping/msa/conformite_cotisations",
                                         .status = 502,
                                         .body = PING ("bad_gateway", "\"2026-11-25T20:15:00+01:00\"") });
  mock_server_add (server,
                   &(MockReply){ .path = "/ping/dgfip/chiffre_affaires", .body = PING ("unknown", "null") });
  g_assert_cmpint (get (watch, "entreprises")->state, ==, PROBANT_PROVIDER_NOT_CHECKED);
  g_assert_null (probant_watch_get_checked_at (watch));

  check (watch, client);
  g_assert_nonnull (probant_watch_get_checked_at (watch));
  g_assert_null (probant_watch_get_problem (watch));
  g_assert_cmpint (get (watch, "entreprises")->state, ==, PROBANT_PROVIDER_UP);
  g_assert_cmpint (get (watch, "etablissements")->state, ==, PROBANT_PROVIDER_UP);
  g_assert_cmpint (get (watch, "cotisations_msa")->state, ==, PROBANT_PROVIDER_DOWN);
  g_assert_cmpint (g_date_time_to_unix (get (watch, "cotisations_msa")->last_up), ==, 1795634100);
  g_assert_cmpint (get (watch, "exercices")->state, ==, PROBANT_PROVIDER_UNKNOWN);
  g_assert_null (get (watch, "exercices")->last_up);
  g_assert_cmpint (get (watch, "certificats_qualibat")->state, ==, PROBANT_PROVIDER_UNKNOWN);
  g_assert_cmpint (get (watch, "qualiopi")->state, ==, PROBANT_PROVIDER_UNWATCHED);
  g_assert_cmpint (get (watch, "cotisation_retraite_probtp")->state, ==, PROBANT_PROVIDER_UNWATCHED);

  /* Several sources of one provider are one question; what is open is asked without token and purpose. */
  g_assert_cmpuint (mock_server_count (server, "/ping/insee/sirene"), ==, 1);
  g_assert_cmpuint (mock_server_count (server, NULL), ==, 5);
  request = mock_server_get_request (server, "/ping/insee/sirene", 0);
  g_assert_null (mock_request_get_header (request, "Authorization"));
  g_assert_null (request->query);
}

static void
test_no_list (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autoptr (ProbantWatch) watch = probant_watch_new ();

  check (watch, client); /* 404 */
  g_assert_nonnull (probant_watch_get_problem (watch));
  g_assert_cmpint (get (watch, "entreprises")->state, ==, PROBANT_PROVIDER_UNKNOWN);

  mock_server_add (server, &(MockReply){ .path = "/pings", .body = "{\"pings\":[]}" });
  check (watch, client);
  g_assert_null (probant_watch_get_problem (watch));
  g_assert_cmpint (get (watch, "entreprises")->state, ==, PROBANT_PROVIDER_UNWATCHED);
}

/* A check that is given up says nothing later; nothing holds the watch then. */
static void
test_cancel (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  ProbantWatch *watch = probant_watch_new ();
  guint n = 0;

  mock_server_add (server, &(MockReply){ .path = "/pings", .body = "[]", .delay = 50 });
  probant_watch_check (watch, client);
  g_signal_connect (watch, "changed", G_CALLBACK (count_cb), &n);
  probant_watch_cancel (watch);
  g_assert_false (probant_watch_is_checking (watch));
  run_for (100);
  g_assert_cmpuint (n, ==, 0);
  g_assert_finalize_object (watch);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/watch/states", test_states);
  g_test_add_func ("/watch/no-list", test_no_list);
  g_test_add_func ("/watch/cancel", test_cancel);

  return g_test_run ();
}
