/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the client does when it may not ask for a while. */
#include "config.h"

#include "client-run.h"

#define GOOD "{\"data\":{\"x\":1},\"links\":{},\"meta\":{}}"

static void
test_short (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_auto (Outcome) first = { 0 };
  g_auto (Outcome) second = { 0 };

  mock_server_add (server,
                   &(MockReply){ .path = "/x", .status = 429, .headers = "Retry-After: 1", .times = 1 });
  mock_server_add (server, &(MockReply){ .body = GOOD });
  ask (client, "/x", "json", FALSE, NULL, &first);
  run_for (300);
  g_assert_cmpuint (mock_server_count (server, "/x"), ==, 1);
  /* The whole group waits with it. */
  ask (client, "/y", "json", FALSE, NULL, &second);
  run_for (300);
  g_assert_cmpuint (mock_server_count (server, "/y"), ==, 0);
  run_until (&first.done, 1);
  run_until (&second.done, 1);
  g_assert_nonnull (first.answer->root);
  g_assert_nonnull (second.answer->root);
  g_assert_cmpint (first.answer->elapsed_ms, >=, 900);
  g_assert_cmpuint (mock_server_count (server, "/x"), ==, 2);
}

static void
test_twice (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autoptr (ProbantAnswer) answer = NULL;

  mock_server_add (server, &(MockReply){ .status = 429, .headers = "Retry-After: 1" });
  answer = ask_now (client, "/x");
  g_assert_cmpint (answer->problem->kind, ==, PROBANT_PROBLEM_QUOTA);
  g_assert_cmpint (answer->problem->retry_in, ==, 1);
  g_assert_cmpuint (mock_server_count (server, "/x"), ==, 2);
}

static void
test_long (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autoptr (ProbantAnswer) refused = NULL;
  g_autoptr (ProbantAnswer) held_back = NULL;
  g_auto (Outcome) other = { 0 };

  mock_server_add (server, &(MockReply){ .path = "/x", .status = 429, .headers = "Retry-After: 120" });
  mock_server_add (server, &(MockReply){ .body = GOOD });
  refused = ask_now (client, "/x");
  g_assert_cmpint (refused->problem->kind, ==, PROBANT_PROBLEM_QUOTA);
  g_assert_cmpint (refused->problem->retry_in, ==, 120);
  g_assert_cmpuint (mock_server_count (server, "/x"), ==, 1);

  held_back = ask_now (client, "/y");
  g_assert_cmpint (held_back->problem->kind, ==, PROBANT_PROBLEM_QUOTA);
  g_assert_cmpint (held_back->problem->retry_in, >, 100);
  g_assert_cmpuint (held_back->http_status, ==, 0);
  g_assert_cmpuint (mock_server_count (server, "/y"), ==, 0);

  ask (client, "/z", "document", FALSE, NULL, &other);
  run_until (&other.done, 1);
  g_assert_nonnull (other.answer->root);
}

static void
test_untold (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) outcome = { 0 };

  mock_server_add (server, &(MockReply){ .status = 429 });
  ask (client, "/x", "json", FALSE, cancellable, &outcome);
  run_for (700);
  g_assert_cmpuint (mock_server_count (server, "/x"), ==, 1);
  g_assert_cmpuint (outcome.done, ==, 0);
  g_cancellable_cancel (cancellable);
  run_until (&outcome.done, 1);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_counted (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autofree char *headers
      = g_strdup_printf ("RateLimit-Limit: 5\nRateLimit-Remaining: 0\nRateLimit-Reset: %" G_GINT64_FORMAT,
                         g_get_real_time () / G_TIME_SPAN_SECOND + 2);
  g_autoptr (ProbantAnswer) first = NULL;
  g_autoptr (ProbantAnswer) second = NULL;

  mock_server_add (server, &(MockReply){ .path = "/x", .body = GOOD, .headers = headers });
  mock_server_add (server, &(MockReply){ .path = "/y", .body = GOOD });
  first = ask_now (client, "/x");
  g_assert_nonnull (first->root);
  second = ask_now (client, "/y");
  g_assert_nonnull (second->root);
  g_assert_cmpint (second->elapsed_ms, >=, 900);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-quota/short", test_short);
  g_test_add_func ("/client-quota/twice", test_twice);
  g_test_add_func ("/client-quota/long", test_long);
  g_test_add_func ("/client-quota/untold", test_untold);
  g_test_add_func ("/client-quota/counted", test_counted);

  return g_test_run ();
}
