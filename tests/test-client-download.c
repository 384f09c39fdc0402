/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "client-run.h"

#define PDF "%PDF-1.4\n1 0 obj\n%%EOF\n"

static void
download_now (ProbantClient *client, const char *url, Outcome *outcome)
{
  outcome_clear (outcome);
  download (client, url, NULL, outcome);
  run_until (&outcome->done, 1);
}

static void
check_problem (ProbantClient *client, const char *url, ProbantProblemKind kind, const char *code)
{
  g_auto (Outcome) outcome = { 0 };

  download_now (client, url, &outcome);
  if (outcome.problem == NULL)
    g_test_message ("no problem: %s", url);
  g_assert_nonnull (outcome.problem);
  g_assert_cmpint (outcome.problem->kind, ==, kind);
  g_assert_cmpstr (outcome.problem->code, ==, code);
}

static void
check_pdf (ProbantClient *client, const char *url)
{
  g_auto (Outcome) outcome = { 0 };
  g_autoptr (GBytes) expected = g_bytes_new_static (PDF, strlen (PDF));

  download_now (client, url, &outcome);
  g_assert_null (outcome.problem);
  g_assert_true (g_bytes_equal (outcome.bytes, expected));
  g_assert_cmpstr (outcome.media_type, ==, "application/pdf");
}

/* No request of a document carries the token or a cookie. */
static void
check_no_secret (MockServer *server)
{
  const MockRequest *request;

  g_assert_cmpuint (mock_server_count (server, NULL), >, 0);
  for (guint i = 0; (request = mock_server_get_request (server, NULL, i)) != NULL; i++)
    {
      GHashTableIter iter;
      gpointer value;

      g_assert_null (mock_request_get_header (request, "Authorization"));
      g_assert_null (mock_request_get_header (request, "Cookie"));
      g_hash_table_iter_init (&iter, request->headers);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        g_assert_null (strstr (value, TEST_TOKEN));
      g_assert_true (request->query == NULL || strstr (request->query, TEST_TOKEN) == NULL);
    }
}

static void
test_good (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autofree char *url = mock_server_make_url (server, "/a b.pdf?ids=[\"552049447\"]");
  const MockRequest *request;

  mock_server_add (server,
                   &(MockReply){ .body = PDF, .type = "text/html", .headers = "Set-Cookie: a=b; Path=/" });
  check_pdf (client, url);
  check_pdf (client, url);
  request = mock_server_get_request (server, NULL, 1);
  g_assert_cmpstr (request->path, ==, "/a b.pdf");
  g_assert_cmpstr (request->query, ==, "ids=%5B%22552049447%22%5D");
  check_no_secret (server);
}

static void
test_urls (void)
{
  static const char *const bad[] = { "",
                                     "attestation.pdf",
                                     "/documents/attestation.pdf",
                                     "http://host.example/a.pdf",
                                     "http://10.0.0.1/a.pdf",
                                     "ftp://127.0.0.1/a.pdf",
                                     "file:///etc/passwd",
                                     "data:text/plain,x",
                                     "https://user:word@127.0.0.1/" };
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autoptr (ProbantClient) remote
      = probant_client_new ("https://host.example", TEST_TOKEN, "c", "o", "r", NULL);
  g_autofree char *local = mock_server_make_url (server, "/a.pdf");

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    check_problem (client, bad[i], PROBANT_PROBLEM_NETWORK, "url");
  /* An API elsewhere has no business with the services of this computer. */
  check_problem (remote, local, PROBANT_PROBLEM_NETWORK, "url");
  g_assert_cmpuint (mock_server_count (server, NULL), ==, 0);
}

static void
add_redirect (MockServer *server, const char *path, const char *location)
{
  g_autofree char *header = g_strconcat ("Location: ", location, NULL);

  mock_server_add (server, &(MockReply){ .path = path, .status = 302, .headers = header });
}

static void
test_redirects (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (MockServer) other = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autofree char *base = mock_server_make_url (server, "/");
  g_autofree char *other_url = mock_server_make_url (other, "/end?x=[1]");
  const char *problems[] = { "/remote", "/file", "/nowhere", "/four", "/loop" };

  mock_server_add (other, &(MockReply){ .body = PDF });
  add_redirect (server, "/one", other_url);
  add_redirect (server, "/two", "one");
  add_redirect (server, "/three", "/two");
  add_redirect (server, "/four", "/three");
  add_redirect (server, "/loop", "/loop");
  add_redirect (server, "/remote", "http://host.example/x");
  add_redirect (server, "/file", "file:///etc/passwd");
  mock_server_add (server, &(MockReply){ .path = "/nowhere", .status = 302 });

  {
    g_autofree char *three = g_uri_resolve_relative (base, "three", G_URI_FLAGS_NONE, NULL);

    check_pdf (client, three);
    g_assert_cmpstr (mock_server_get_request (other, "/end", 0)->query, ==, "x=%5B1%5D");
  }
  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *url = mock_server_make_url (server, problems[i]);

      check_problem (client, url, PROBANT_PROBLEM_NETWORK, "redirect");
    }
  g_assert_cmpuint (mock_server_count (server, "/loop"), ==, 4);
  g_assert_cmpuint (mock_server_count (other, NULL), ==, 1);
  check_no_secret (server);
  check_no_secret (other);
}

static void
test_two_steps (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (MockServer) storage = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autofree char *first = mock_server_make_url (server, "/first");
  g_autofree char *twice = mock_server_make_url (server, "/twice");
  g_autofree char *away = mock_server_make_url (server, "/away");
  g_autofree char *file = mock_server_make_url (storage, "/file");
  g_autofree char *step = g_strdup_printf ("{\"data\":{\"document_url\":\"%s\"}}", file);
  g_autofree char *step_twice = g_strdup_printf ("{\"data\":{\"document_url\":\"%s\"}}", first);

  mock_server_add (storage, &(MockReply){ .body = PDF });
  mock_server_add (server, &(MockReply){ .path = "/first", .body = step });
  mock_server_add (server, &(MockReply){ .path = "/twice", .body = step_twice });
  mock_server_add (server, &(MockReply){ .path = "/away",
                                         .body = "{\"data\":{\"document_url\":\"http://host.example/x\"}}" });
  check_pdf (client, first);
  check_problem (client, twice, PROBANT_PROBLEM_GARBAGE, "not-a-document");
  check_problem (client, away, PROBANT_PROBLEM_NETWORK, "url");
  check_no_secret (server);
  check_no_secret (storage);
}

static void
test_wrong_bodies (void)
{
  static const struct
  {
    guint status;
    const char *body;
    ProbantProblemKind kind;
    const char *code;
  } cases[] = {
    { 200, "", PROBANT_PROBLEM_GARBAGE, "empty" },
    { 200, "<!doctype html><title>Expiré</title>", PROBANT_PROBLEM_GARBAGE, "html-document" },
    { 200, "{\"data\":{}}", PROBANT_PROBLEM_GARBAGE, "not-a-document" },
    { 200, "{\"data\":{\"document_url\":null}}", PROBANT_PROBLEM_GARBAGE, "not-a-document" },
    { 200, "[1]", PROBANT_PROBLEM_GARBAGE, "not-a-document" },
    { 401, "", PROBANT_PROBLEM_GONE, "link-expired" },
    { 403, "<Error>Request has expired</Error>", PROBANT_PROBLEM_GONE, "link-expired" },
    { 404, "", PROBANT_PROBLEM_GONE, "link-expired" },
    { 410, "Lien expiré", PROBANT_PROBLEM_GONE, "link-expired" },
    { 422, "{\"errors\":[{\"code\":\"00314\"}]}", PROBANT_PROBLEM_INPUT, "00314" },
    { 429, "", PROBANT_PROBLEM_QUOTA, "http-429" },
    { 503, "", PROBANT_PROBLEM_PROVIDER, "http-503" },
  };
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%" G_GSIZE_FORMAT, i);
      g_autofree char *url = mock_server_make_url (server, path);

      mock_server_add (server,
                       &(MockReply){ .path = path, .status = cases[i].status, .body = cases[i].body });
      check_problem (client, url, cases[i].kind, cases[i].code);
      g_assert_cmpuint (mock_server_count (server, path), ==, 1);
    }
}

/* A link that ends in .pdf promises one; what is recognised as something else is taken for what it is. */
static void
test_promise (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autofree char *url = mock_server_make_url (server, "/certificat.PDF?x=1");
  g_autofree char *scan = mock_server_make_url (server, "/scan.pdf");
  g_auto (Outcome) outcome = { 0 };

  mock_server_add (
      server, &(MockReply){ .path = "/certificat.PDF", .type = "application/pdf", .body = "\377\376{\"" });
  check_problem (client, url, PROBANT_PROBLEM_GARBAGE, "not-a-pdf");
  mock_server_add (server, &(MockReply){ .path = "/scan.pdf", .body = "\377\330\377\340 JFIF" });
  download_now (client, scan, &outcome);
  g_assert_null (outcome.problem);
  g_assert_cmpstr (outcome.media_type, ==, "image/jpeg");
}

static void
check_fault (MockFault fault, ProbantProblemKind kind, const char *code, const char *title)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autofree char *url = mock_server_make_url (server, "/x.pdf");
  g_autofree char *body = g_strnfill (1000000, 'x');
  g_auto (Outcome) outcome = { 0 };

  mock_server_add (server, &(MockReply){ .fault = fault, .body = body });
  download_now (client, url, &outcome);
  g_assert_nonnull (outcome.problem);
  g_assert_cmpint (outcome.problem->kind, ==, kind);
  g_assert_cmpstr (outcome.problem->code, ==, code);
  g_assert_nonnull (strstr (outcome.problem->title, title));
  for (guint i = 0; i < 200 && mock_server_get_left (server) == 0; i++)
    run_for (10);
  g_assert_cmpuint (mock_server_get_left (server), ==, 1);
  g_assert_cmpuint (mock_server_get_sent (server), <, 2 * PROBANT_DOCUMENT_LIMIT);
}

static void
test_faults (void)
{
  check_fault (MOCK_HANG, PROBANT_PROBLEM_TIMEOUT, "timeout", "did not answer within 1 second");
  check_fault (MOCK_DRIP, PROBANT_PROBLEM_TIMEOUT, "timeout", "too slowly");
  check_fault (MOCK_RESET, PROBANT_PROBLEM_NETWORK, "network", "failed");
  check_fault (MOCK_TRUNCATE, PROBANT_PROBLEM_GARBAGE, "cut-short", "cut short");
  check_fault (MOCK_ENDLESS, PROBANT_PROBLEM_TOO_LARGE, "too-large", "larger");
}

typedef struct
{
  gint64 received;
  gint64 total;
  guint calls;
  GCancellable *cancellable; /* cancelled by the first call */
} Progress;

static void
progress_cb (gint64 received, gint64 total, gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_cmpint (received, >, progress->received);
  progress->received = received;
  progress->total = total;
  progress->calls++;
  if (progress->cancellable != NULL)
    g_cancellable_cancel (progress->cancellable);
}

static void
progressed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->bytes = probant_client_download_finish (PROBANT_CLIENT (source), result, NULL, &outcome->problem,
                                                   &outcome->error);
  outcome->done++;
}

static void
test_progress (void)
{
  const gsize length = 5000000;
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autofree char *url = mock_server_make_url (server, "/x.pdf");
  g_autofree char *words = g_strnfill (length - strlen (PDF), 'x');
  g_autofree char *body = g_strconcat (PDF, words, NULL);
  Progress progress = { 0 };
  g_auto (Outcome) outcome = { 0 };

  set_time_limits (client, 10, 10, 10);
  mock_server_add (server, &(MockReply){ .body = body });
  probant_client_download_async (client, url, progress_cb, &progress, NULL, progressed_cb, &outcome);
  run_until (&outcome.done, 1);
  g_assert_cmpuint (g_bytes_get_size (outcome.bytes), ==, length);
  g_assert_cmpint (progress.received, ==, (gint64)length);
  g_assert_cmpint (progress.total, ==, (gint64)length);
  g_assert_cmpuint (progress.calls, >, 1);
}

static void
test_cancel (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  ProbantClient *client = client_new (server, "");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autofree char *url = mock_server_make_url (server, "/x.pdf");
  Progress progress = { .cancellable = cancellable };
  g_auto (Outcome) outcome = { 0 };
  g_auto (Outcome) early = { 0 };

  mock_server_add (server, &(MockReply){ .fault = MOCK_ENDLESS, .body = PDF });
  g_cancellable_cancel (before);
  download (client, url, before, &early);
  probant_client_download_async (client, url, progress_cb, &progress, cancellable, progressed_cb, &outcome);
  run_until (&outcome.done, 1);
  run_until (&early.done, 1);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (outcome.problem);
  g_assert_error (early.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  run_for (100);
  g_assert_cmpuint (progress.calls, ==, 1);
  g_assert_cmpuint (outcome.done, ==, 1);
  g_assert_cmpuint (mock_server_count (server, NULL), ==, 1);
  release_client (client);
}

static void
check_tls (MockServer *server, ProbantClient *client, gboolean good)
{
  g_autofree char *url = mock_server_make_url (server, "/x.pdf");
  guint n = mock_server_count (server, NULL);
  g_autoptr (ProbantAnswer) answer = ask_now (client, "/x");

  if (good)
    {
      g_assert_nonnull (answer->root);
      check_pdf (client, url);
      return;
    }
  g_assert_cmpint (answer->problem->kind, ==, PROBANT_PROBLEM_NETWORK);
  g_assert_cmpstr (answer->problem->code, ==, "tls");
  check_problem (client, url, PROBANT_PROBLEM_NETWORK, "tls");
  g_assert_cmpuint (mock_server_count (server, NULL), ==, n);
}

static void
test_tls (void)
{
  g_autoptr (GTlsCertificate) certificate = load_certificate ("server.pem");
  g_autoptr (GTlsCertificate) other_name = load_certificate ("elsewhere.pem");
  g_autoptr (MockServer) server = mock_server_new (certificate);
  g_autoptr (MockServer) impostor = mock_server_new (other_name);
  g_autoptr (ProbantClient) stranger = client_new (server, "");
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autoptr (ProbantClient) deceived = client_new (impostor, "");
  g_autofree char *no_authority = g_test_build_filename (G_TEST_DIST, "meson.build", NULL);
  g_autoptr (GError) error = NULL;

  mock_server_add (server, &(MockReply){ .path = "/x", .body = "{\"data\":{}}" });
  mock_server_add (server, &(MockReply){ .path = "/x.pdf", .body = PDF });
  check_tls (server, stranger, FALSE);

  g_assert_null (probant_network_new (1, 1, 1, no_authority, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_null (probant_network_new (1, 1, 1, "/nowhere/at.all", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);

  trust_authority (client);
  check_tls (server, client, TRUE);
  /* A known authority does not make up for a wrong name. */
  trust_authority (deceived);
  check_tls (impostor, deceived, FALSE);
}

static void
test_tls_redirect (void)
{
  g_autoptr (GTlsCertificate) certificate = load_certificate ("server.pem");
  g_autoptr (MockServer) server = mock_server_new (certificate);
  g_autoptr (MockServer) plain = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autofree char *url = mock_server_make_url (server, "/down");
  g_autofree char *two_steps = mock_server_make_url (server, "/step");
  g_autofree char *below = mock_server_make_url (plain, "/x.pdf");
  g_autofree char *step = g_strdup_printf ("{\"data\":{\"document_url\":\"%s\"}}", below);

  trust_authority (client);
  mock_server_add (plain, &(MockReply){ .body = PDF });
  add_redirect (server, "/down", below);
  mock_server_add (server, &(MockReply){ .path = "/step", .body = step });
  check_problem (client, url, PROBANT_PROBLEM_NETWORK, "redirect");
  check_problem (client, two_steps, PROBANT_PROBLEM_NETWORK, "url");
  g_assert_cmpuint (mock_server_count (plain, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-download/good", test_good);
  g_test_add_func ("/client-download/urls", test_urls);
  g_test_add_func ("/client-download/redirects", test_redirects);
  g_test_add_func ("/client-download/two-steps", test_two_steps);
  g_test_add_func ("/client-download/wrong-bodies", test_wrong_bodies);
  g_test_add_func ("/client-download/promise", test_promise);
  g_test_add_func ("/client-download/faults", test_faults);
  g_test_add_func ("/client-download/progress", test_progress);
  g_test_add_func ("/client-download/cancel", test_cancel);
  g_test_add_func ("/client-download/tls", test_tls);
  g_test_add_func ("/client-download/tls-redirect", test_tls_redirect);

  return g_test_run ();
}
