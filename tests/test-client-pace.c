/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the client asks: again, once for several, side by side, not any more. */
#include "config.h"

#include "client-run.h"

#define GOOD "{\"data\":{\"x\":1},\"links\":{},\"meta\":{}}"
#define ERROR(code) "{\"errors\":[{\"code\":\"" code "\",\"title\":\"t\",\"detail\":\"Détail.\"}]}"

static void
test_retries (void)
{
  static const struct
  {
    const char *path;
    guint status;
    const char *body;
    guint times; /* before the good answer */
    guint expected;
    ProbantProblemKind kind; /* where it stays a problem */
    gboolean good;
  } cases[] = {
    { "/409-twice", 409, ERROR ("00015"), 2, 3, 0, TRUE },
    { "/409-always", 409, "", 9, 3, PROBANT_PROBLEM_CONFLICT, FALSE },
    { "/504-once", 504, ERROR ("38002"), 1, 2, 0, TRUE },
    { "/504-twice", 504, ERROR ("38002"), 2, 2, PROBANT_PROBLEM_PROVIDER, FALSE },
    { "/504-else", 504, ERROR ("38001"), 1, 1, PROBANT_PROBLEM_PROVIDER, FALSE },
    { "/504-bare", 504, "", 1, 1, PROBANT_PROBLEM_PROVIDER, FALSE },
    { "/502-slow", 502, ERROR ("08052"), 1, 2, 0, TRUE },
    { "/502-lost", 502, ERROR ("08053"), 1, 2, 0, TRUE },
    { "/502-else", 502, ERROR ("08999"), 1, 1, PROBANT_PROBLEM_PROVIDER, FALSE },
    { "/500-slow", 500, ERROR ("08052"), 1, 1, PROBANT_PROBLEM_PROVIDER, FALSE },
  };
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  Outcome outcomes[G_N_ELEMENTS (cases)] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    mock_server_add (server, &(MockReply){ .path = cases[i].path,
                                           .status = cases[i].status,
                                           .body = cases[i].body,
                                           .times = cases[i].times });
  mock_server_add (server, &(MockReply){ .body = GOOD });
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    ask (client, cases[i].path, "json", FALSE, NULL, &outcomes[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      run_until (&outcomes[i].done, 1);
      g_assert_cmpuint (mock_server_count (server, cases[i].path), ==, cases[i].expected);
      g_assert_cmpint (outcomes[i].answer->root != NULL, ==, cases[i].good);
      if (!cases[i].good)
        g_assert_cmpint (outcomes[i].answer->problem->kind, ==, cases[i].kind);
      outcome_clear (&outcomes[i]);
    }
}

static void
test_sharing (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) first = { 0 };
  g_auto (Outcome) leaver = { 0 };
  g_auto (Outcome) second = { 0 };
  g_auto (Outcome) fresh = { 0 };
  g_auto (Outcome) later = { 0 };

  mock_server_add (server, &(MockReply){ .body = GOOD, .delay = 300 });
  ask (client, "/x", "json", FALSE, NULL, &first);
  ask (client, "/x", "json", FALSE, cancellable, &leaver);
  ask (client, "/x", "json", FALSE, NULL, &second);
  ask (client, "/x", "json", TRUE, NULL, &fresh);
  g_cancellable_cancel (cancellable);
  run_until (&leaver.done, 1);
  g_assert_error (leaver.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (first.done, ==, 0);
  run_until (&first.done, 1);
  run_until (&second.done, 1);
  run_until (&fresh.done, 1);
  g_assert_nonnull (first.answer->root);
  g_assert_true (first.answer == second.answer);
  g_assert_true (first.answer != fresh.answer);
  g_assert_cmpuint (mock_server_count (server, "/x"), ==, 2);

  ask (client, "/x", "json", FALSE, NULL, &later);
  run_until (&later.done, 1);
  g_assert_cmpuint (mock_server_count (server, "/x"), ==, 3);
}

static void
test_cancel (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  ProbantClient *client = client_new (server, "");
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autoptr (GCancellable) during = g_cancellable_new ();
  g_autoptr (GCancellable) waiting = g_cancellable_new ();
  g_auto (Outcome) early = { 0 };
  g_auto (Outcome) hung = { 0 };
  g_auto (Outcome) retried = { 0 };

  mock_server_add (server, &(MockReply){ .path = "/hang", .fault = MOCK_HANG });
  mock_server_add (server, &(MockReply){ .path = "/409", .status = 409 });
  g_cancellable_cancel (before);
  ask (client, "/early", "json", FALSE, before, &early);
  ask (client, "/hang", "json", FALSE, during, &hung);
  ask (client, "/409", "json", FALSE, waiting, &retried);
  run_for (400);
  g_cancellable_cancel (during);
  g_cancellable_cancel (waiting);
  run_until (&early.done, 1);
  run_until (&hung.done, 1);
  run_until (&retried.done, 1);
  g_assert_cmpuint (mock_server_count (server, "/early"), ==, 0);
  g_assert_cmpuint (mock_server_count (server, "/409"), ==, 1);

  /* The server is told, nobody is called again, and nothing holds the client. */
  for (guint i = 0; i < 200 && mock_server_get_left (server) == 0; i++)
    run_for (10);
  g_assert_cmpuint (mock_server_get_left (server), ==, 1);
  run_for (100);
  g_assert_cmpuint (early.done + hung.done + retried.done, ==, 3);
  release_client (client);
}

static void
test_cancel_while_parsing (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  ProbantClient *client = client_new (server, "");
  g_autoptr (GString) json = g_string_new ("{\"data\":[1");
  Outcome outcomes[4] = { 0 };

  set_time_limits (client, 10, 10, 10);
  for (guint i = 0; i < 200000; i++)
    g_string_append (json, ",1");
  g_string_append (json, "]}");
  mock_server_add (server, &(MockReply){ .body = json->str });
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      ask (client, "/x", "json", FALSE, cancellable, &outcomes[i]);
      run_for (i * 20);
      g_cancellable_cancel (cancellable);
      run_until (&outcomes[i].done, 1);
      outcome_clear (&outcomes[i]);
    }
  release_client (client);
}

static void
test_many (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  Outcome outcomes[40] = { 0 };

  set_time_limits (client, 10, 10, 10);
  mock_server_add (server, &(MockReply){ .body = GOOD, .delay = 1000 });
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      ask (client, path, "json", FALSE, NULL, &outcomes[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      run_until (&outcomes[i].done, 1);
      g_assert_nonnull (outcomes[i].answer->root);
      outcome_clear (&outcomes[i]);
    }
  g_assert_cmpuint (mock_server_get_most_pending (server), ==, 32);
}

/* Over one connection where the server speaks HTTP/2; some leave on the way. */
static void
test_http2 (void)
{
  g_autoptr (GTlsCertificate) certificate = load_certificate ("server.pem");
  g_autoptr (MockServer) server = NULL;
  ProbantClient *client = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Outcome outcomes[40] = { 0 };

  g_setenv ("SOUP_SERVER_HTTP2", "1", TRUE);
  server = mock_server_new (certificate);
  client = client_new (server, "");
  trust_authority (client);
  mock_server_add (server, &(MockReply){ .body = GOOD, .delay = 300 });
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      ask (client, path, "json", FALSE, i % 4 == 0 ? cancellable : NULL, &outcomes[i]);
    }
  run_for (150);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      run_until (&outcomes[i].done, 1);
      g_assert_cmpint (outcomes[i].error != NULL, ==, i % 4 == 0);
      g_assert_cmpint (outcomes[i].answer != NULL, ==, i % 4 != 0);
      if (outcomes[i].answer != NULL)
        g_assert_nonnull (outcomes[i].answer->root);
      outcome_clear (&outcomes[i]);
    }
  if (!mock_server_get_request (server, NULL, 0)->http2)
    g_test_skip ("this libsoup does not serve HTTP/2");
  g_unsetenv ("SOUP_SERVER_HTTP2");
  release_client (client);
}

/* Those that wait for a free connection wait for longer than the limits of one exchange. */
static void
test_many_slow (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  Outcome outcomes[70] = { 0 };

  mock_server_add (server, &(MockReply){ .body = GOOD, .delay = 600 });
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      ask (client, path, "json", FALSE, NULL, &outcomes[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      run_until (&outcomes[i].done, 1);
      g_assert_nonnull (outcomes[i].answer->root);
      outcome_clear (&outcomes[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-pace/retries", test_retries);
  g_test_add_func ("/client-pace/sharing", test_sharing);
  g_test_add_func ("/client-pace/cancel", test_cancel);
  g_test_add_func ("/client-pace/cancel-while-parsing", test_cancel_while_parsing);
  g_test_add_func ("/client-pace/many", test_many);
  g_test_add_func ("/client-pace/http2", test_http2);
  g_test_add_func ("/client-pace/many-slow", test_many_slow);

  return g_test_run ();
}
