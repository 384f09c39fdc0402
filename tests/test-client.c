/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "client-run.h"
#include "core/probant-privileges.h"

#define GOOD "{\"data\":{\"x\":1},\"links\":{},\"meta\":{}}"
#define ERROR(code) "{\"errors\":[{\"code\":\"" code "\",\"title\":\"t\",\"detail\":\"Détail.\"}]}"

static void
test_new (void)
{
  static const char *const tokens[] = { "", "a b", "a\r\nHost: x", "jeton-é" };
  g_autoptr (ProbantClient) client
      = probant_client_new ("https://host.example/api/", NULL, "c", "o", "10000001700010", NULL);

  g_assert_cmpstr (probant_client_get_base_url (client), ==, "https://host.example/api");
  g_assert_cmpstr (probant_client_get_context (client), ==, "c");
  g_assert_cmpstr (probant_client_get_object (client), ==, "o");
  g_assert_cmpstr (probant_client_get_recipient (client), ==, "10000001700010");
  g_assert_false (probant_client_has_token (client));

  g_assert_null (probant_client_new ("http://host.example", "a.b.c", "c", "o", "r", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (probant_client_new ("https://host.example", tokens[i], "c", "o", "r", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_null (strstr (error->message, "jeton-é"));
    }
}

static void
test_request (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "/prefix/");
  g_auto (Outcome) outcome = { 0 };
  const MockRequest *request;

  mock_server_add (server, &(MockReply){ .path = "/prefix/v3/x",
                                         .body = GOOD,
                                         .headers = "X-Request-Id: 4f-2\nX-Response-Cached: true\n"
                                                    "X-Cache-Expires-in: 3600\nSet-Cookie: a=b; Path=/" });
  ask (client, "/v3/x", "json", FALSE, NULL, &outcome);
  run_until (&outcome.done, 1);
  g_assert_cmpuint (outcome.answer->http_status, ==, 200);
  g_assert_cmpstr (outcome.answer->request_id, ==, "4f-2");
  g_assert_true (outcome.answer->cached);
  g_assert_cmpint (outcome.answer->cache_expires_in, ==, 3600);
  g_assert_nonnull (outcome.answer->asked_at);
  g_assert_cmpint (outcome.answer->elapsed_ms, >=, 0);
  g_assert_true (json_object_has_member (json_node_get_object (outcome.answer->root), "data"));

  request = mock_server_get_request (server, "/prefix/v3/x", 0);
  g_assert_cmpstr (
      request->query, ==,
      "context=aides%20publiques&object=dossier%202026%20%26%2042%2F%C3%A9&recipient=10000001700010");
  g_assert_true (g_str_has_prefix (mock_request_get_header (request, "Authorization"), "Bearer " TEST_TOKEN));
  g_assert_cmpstr (mock_request_get_header (request, "User-Agent"), ==, "Probant/" PACKAGE_VERSION);
  g_assert_null (mock_request_get_header (request, "Cache-Control"));

  outcome_clear (&outcome);
  ask (client, "/v3/x?limit=2", "json", TRUE, NULL, &outcome);
  run_until (&outcome.done, 1);
  request = mock_server_get_request (server, "/prefix/v3/x", 1);
  g_assert_true (g_str_has_prefix (request->query, "limit=2&context="));
  g_assert_cmpstr (mock_request_get_header (request, "Cache-Control"), ==, "no-cache");
  g_assert_null (mock_request_get_header (request, "Cookie"));
}

static void
test_bodies (void)
{
  static const struct
  {
    const char *type;
    const char *body;
    const char *code; /* NULL = accepted */
  } cases[] = {
    { "application/json", GOOD, NULL },
    { "text/html", GOOD, NULL },
    { "application/octet-stream", " \n{\"data\":[]}", NULL },
    { NULL, "{\"data\":{\"privileges\":[]}}", NULL },
    { NULL, "{\"privileges\":[\"a\"]}", NULL },
    { NULL, "", "empty" },
    { NULL, " \r\n", "empty" },
    { NULL, "<!doctype html><title>Maintenance</title>", "html" },
    { NULL, "\xff\xfe{\"data\": [[[[[{]]]", "not-json" },
    { NULL, "Bonjour", "not-json" },
    { NULL, "{\"data\": [1, 2", "not-json" },
    { NULL, "{}", "no-data" },
    { NULL, "[1]", "no-data" },
    { NULL, "\"data\"", "no-data" },
    { NULL, "{\"data\": null}", "no-data" },
    { NULL, "{\"errors\": []}", "no-data" },
  };
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%" G_GSIZE_FORMAT, i);
      g_autoptr (ProbantAnswer) answer = NULL;

      mock_server_add (server, &(MockReply){ .path = path, .type = cases[i].type, .body = cases[i].body });
      answer = ask_now (client, path);
      g_assert_cmpuint (answer->http_status, ==, 200);
      g_assert_cmpstr (answer->problem != NULL ? answer->problem->code : NULL, ==, cases[i].code);
      if (cases[i].code != NULL)
        {
          g_assert_cmpint (answer->problem->kind, ==, PROBANT_PROBLEM_GARBAGE);
          g_assert_cmpuint (answer->problem->http_status, ==, 200);
        }
    }
}

static void
test_errors (void)
{
  static const struct
  {
    guint status;
    const char *body;
    ProbantProblemKind kind;
  } cases[] = {
    { 401, ERROR ("00103"), PROBANT_PROBLEM_TOKEN },
    { 403, ERROR ("00100"), PROBANT_PROBLEM_RIGHT },
    { 404, ERROR ("01003"), PROBANT_PROBLEM_ABSENT },
    { 404, ERROR ("38422"), PROBANT_PROBLEM_REFUSED },
    { 410, "Route supprimée", PROBANT_PROBLEM_GONE },
    { 422, ERROR ("00210"), PROBANT_PROBLEM_SETUP },
    { 422, ERROR ("00302"), PROBANT_PROBLEM_INPUT },
    { 451, ERROR ("01005"), PROBANT_PROBLEM_LEGAL },
    { 500, "", PROBANT_PROBLEM_PROVIDER },
    { 502, ERROR ("04501"), PROBANT_PROBLEM_PENDING },
    { 502, ERROR ("08999"), PROBANT_PROBLEM_PROVIDER },
    { 503, "<html>", PROBANT_PROBLEM_PROVIDER },
    { 504, ERROR ("01001"), PROBANT_PROBLEM_PROVIDER },
  };
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%" G_GSIZE_FORMAT, i);
      g_autoptr (ProbantAnswer) answer = NULL;

      mock_server_add (server, &(MockReply){ .path = path,
                                             .status = cases[i].status,
                                             .body = cases[i].body,
                                             .headers = "X-Request-Id: id-7" });
      answer = ask_now (client, path);
      g_assert_cmpuint (answer->http_status, ==, cases[i].status);
      g_assert_cmpint (answer->problem->kind, ==, cases[i].kind);
      g_assert_cmpstr (answer->problem->request_id, ==, "id-7");
      /* None of these is asked twice. */
      g_assert_cmpuint (mock_server_count (server, path), ==, 1);
    }
}

static void
test_no_token (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client
      = probant_client_new (mock_server_get_url (server), NULL, NULL, NULL, NULL, NULL);
  g_autoptr (ProbantAnswer) answer = NULL;

  mock_server_add (server, &(MockReply){ .status = 401, .body = ERROR ("00101") });
  answer = ask_now (client, "/x");
  g_assert_cmpint (answer->problem->kind, ==, PROBANT_PROBLEM_TOKEN);
  g_assert_cmpstr (answer->problem->code, ==, "no-token");
  g_assert_null (mock_request_get_header (mock_server_get_request (server, "/x", 0), "Authorization"));
}

/* A server that sends the token back finds it in no text of ours. */
static void
test_echo (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client
      = probant_client_new (mock_server_get_url (server), TEST_TOKEN, "c", "o", "r", NULL);
  g_autoptr (ProbantAnswer) good = NULL;
  g_autoptr (ProbantAnswer) bad = NULL;
  g_autofree char *json = NULL;

  mock_server_add (server, &(MockReply){ .path = "/good",
                                         .body = "{\"data\":{\"url\":\"https://x.example/?t=" TEST_TOKEN
                                                 "&" TEST_TOKEN "\"}}",
                                         .headers = "X-Request-Id: " TEST_TOKEN });
  mock_server_add (server, &(MockReply){ .path = "/bad",
                                         .status = 401,
                                         .body = "{\"errors\":[{\"code\":\"" TEST_TOKEN
                                                 "\",\"detail\":\"Jeton " TEST_TOKEN
                                                 " refusé\",\"meta\":{\"provider\":\"" TEST_TOKEN "\"}}]}",
                                         .headers = "X-Request-Id: " TEST_TOKEN });
  good = ask_now (client, "/good");
  json = json_to_string (good->root, FALSE);
  g_assert_nonnull (strstr (json, "https://x.example/?t=***"));
  g_assert_null (strstr (json, "c2VjcmV0"));
  g_assert_null (good->request_id);

  bad = ask_now (client, "/bad");
  g_assert_nonnull (strstr (bad->problem->detail, "Jeton ***"));
  g_assert_null (strstr (bad->problem->detail, "c2VjcmV0"));
  g_assert_null (strstr (bad->problem->code, "c2VjcmV0"));
  g_assert_null (strstr (bad->problem->provider, "c2VjcmV0"));
  g_assert_null (bad->problem->request_id);
}

static void
test_redirect (void)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (MockServer) other = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autofree char *elsewhere = g_strconcat ("Location: ", mock_server_get_url (other), "/x", NULL);
  const guint statuses[] = { 301, 302, 303, 307, 308 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", statuses[i]);
      g_autoptr (ProbantAnswer) answer = NULL;

      mock_server_add (server, &(MockReply){ .path = path, .status = statuses[i], .headers = elsewhere });
      answer = ask_now (client, path);
      g_assert_cmpint (answer->problem->kind, ==, PROBANT_PROBLEM_NETWORK);
      g_assert_cmpstr (answer->problem->code, ==, "redirect");
    }
  g_assert_cmpuint (mock_server_count (other, NULL), ==, 0);
}

static void
check_fault (MockFault fault, ProbantProblemKind kind, const char *code)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autofree char *body = g_strnfill (100000, ' ');
  g_autoptr (ProbantAnswer) answer = NULL;

  mock_server_add (server, &(MockReply){ .fault = fault, .body = body });
  answer = ask_now (client, "/x");
  g_assert_cmpint (answer->problem->kind, ==, kind);
  g_assert_cmpstr (answer->problem->code, ==, code);
  g_assert_cmpuint (mock_server_count (server, "/x"), ==, 1);
  /* The connection is left at once, however much there is to come. */
  for (guint i = 0; i < 200 && mock_server_get_left (server) == 0; i++)
    run_for (10);
  g_assert_cmpuint (mock_server_get_left (server), ==, 1);
  g_assert_cmpuint (mock_server_get_sent (server), <, 4 * PROBANT_JSON_LIMIT);
  if (kind == PROBANT_PROBLEM_TIMEOUT)
    {
      g_assert_nonnull (strstr (answer->problem->title, "did not answer within 1 second"));
      g_assert_cmpint (answer->elapsed_ms, >=, 1000);
      g_assert_cmpint (answer->elapsed_ms, <, 5000);
    }
}

static void
test_faults (void)
{
  check_fault (MOCK_HANG, PROBANT_PROBLEM_TIMEOUT, "timeout");
  check_fault (MOCK_DRIP, PROBANT_PROBLEM_TIMEOUT, "timeout");
  check_fault (MOCK_RESET, PROBANT_PROBLEM_NETWORK, "network");
  check_fault (MOCK_TRUNCATE, PROBANT_PROBLEM_GARBAGE, "cut-short");
  check_fault (MOCK_ENDLESS, PROBANT_PROBLEM_TOO_LARGE, "too-large");
}

static GBytes *
compress (const char *bytes, gsize length)
{
  g_autoptr (GConverter) gzip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, gzip);

  g_assert_true (g_output_stream_write_all (stream, bytes, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
add_compressed (MockServer *server, const char *path, const char *bytes, gsize length)
{
  g_autoptr (GBytes) zipped = compress (bytes, length);

  mock_server_add (server, &(MockReply){ .path = path,
                                         .body = g_bytes_get_data (zipped, NULL),
                                         .length = g_bytes_get_size (zipped),
                                         .headers = "Content-Encoding: gzip" });
}

static void
test_sizes (void)
{
  const gsize large = 3 * PROBANT_JSON_LIMIT;
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  g_autofree char *blank = g_strnfill (large, ' ');
  g_autofree char *words = g_strnfill (1000000, 'x');
  g_autofree char *long_json = g_strdup_printf ("{\"data\":{\"x\":\"%s\"}}", words);
  g_autoptr (ProbantAnswer) announced = NULL;
  g_autoptr (ProbantAnswer) bomb = NULL;
  g_autoptr (ProbantAnswer) zipped = NULL;
  g_autoptr (ProbantAnswer) big = NULL;

  set_time_limits (client, 10, 10, 10);
  mock_server_add (server, &(MockReply){ .path = "/announced", .body = blank });
  add_compressed (server, "/bomb", blank, large);
  add_compressed (server, "/zipped", GOOD, strlen (GOOD));
  mock_server_add (server, &(MockReply){ .path = "/big", .body = long_json });

  announced = ask_now (client, "/announced");
  g_assert_cmpint (announced->problem->kind, ==, PROBANT_PROBLEM_TOO_LARGE);
  bomb = ask_now (client, "/bomb");
  g_assert_cmpint (bomb->problem->kind, ==, PROBANT_PROBLEM_TOO_LARGE);
  zipped = ask_now (client, "/zipped");
  g_assert_nonnull (zipped->root);
  big = ask_now (client, "/big");
  g_assert_nonnull (big->root);
}

static void
test_unreachable (void)
{
  g_autoptr (GSocket) socket
      = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GPtrArray) fillers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ProbantClient) client = NULL;
  g_autoptr (ProbantAnswer) refused = NULL;
  g_autoptr (ProbantAnswer) late = NULL;
  g_autofree char *url = NULL;

  g_assert_true (g_socket_bind (socket, any, FALSE, NULL));
  bound = g_socket_get_local_address (socket, NULL);
  url = g_strdup_printf ("http://127.0.0.1:%u",
                         g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  client = probant_client_new (url, NULL, "c", "o", "r", NULL);
  set_time_limits (client, 1, 10, 10);

  refused = ask_now (client, "/x");
  g_assert_cmpint (refused->problem->kind, ==, PROBANT_PROBLEM_NETWORK);
  g_assert_cmpstr (refused->problem->code, ==, "refused");
  g_assert_cmpuint (refused->http_status, ==, 0);

  /* A queue that is full takes no further connection: the first step of it is never answered. */
  g_socket_set_listen_backlog (socket, 1);
  g_assert_true (g_socket_listen (socket, NULL));
  for (guint i = 0; i < 8; i++)
    {
      GSocket *filler
          = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);

      g_socket_set_blocking (filler, FALSE);
      g_socket_connect (filler, bound, NULL, NULL);
      g_ptr_array_add (fillers, filler);
    }
  late = ask_now (client, "/x");
  g_assert_cmpint (late->problem->kind, ==, PROBANT_PROBLEM_TIMEOUT);
  g_assert_nonnull (strstr (late->problem->title, "could not be reached within 1 second"));
}

typedef struct
{
  guint done;
  char **rights;
  ProbantProblem *problem;
} Privileges;

static void
privileges_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Privileges *outcome = user_data;

  outcome->rights = probant_privileges_ask_finish (PROBANT_CLIENT (source), result, &outcome->problem, NULL);
  outcome->done++;
}

static void
check_privileges (const char *body, guint status, const char *rights)
{
  g_autoptr (MockServer) server = mock_server_new (NULL);
  g_autoptr (ProbantClient) client = client_new (server, "");
  Privileges outcome = { 0 };

  mock_server_add (server, &(MockReply){ .path = "/privileges", .body = body, .status = status });
  probant_privileges_ask_async (client, NULL, privileges_cb, &outcome);
  run_until (&outcome.done, 1);
  if (rights != NULL)
    {
      g_autofree char *joined = g_strjoinv (",", outcome.rights);

      g_assert_cmpstr (joined, ==, rights);
      g_assert_null (outcome.problem);
    }
  else
    {
      g_assert_null (outcome.rights);
      g_assert_cmpint (outcome.problem->kind, ==,
                       status == 401 ? PROBANT_PROBLEM_TOKEN : PROBANT_PROBLEM_GARBAGE);
    }
  g_strfreev (outcome.rights);
  g_clear_pointer (&outcome.problem, probant_problem_unref);
}

static void
test_privileges (void)
{
  check_privileges ("{\"data\":{\"privileges\":[\"associations\",7,null,\"open_data\"]}}", 200,
                    "associations,open_data");
  check_privileges ("{\"privileges\":[\"associations\"]}", 200, "associations");
  check_privileges ("{\"data\":{\"privileges\":\"all\"}}", 200, "");
  check_privileges ("{\"data\":[]}", 200, "");
  check_privileges (ERROR ("00103"), 401, NULL);
  check_privileges ("[]", 200, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client/new", test_new);
  g_test_add_func ("/client/request", test_request);
  g_test_add_func ("/client/bodies", test_bodies);
  g_test_add_func ("/client/errors", test_errors);
  g_test_add_func ("/client/no-token", test_no_token);
  g_test_add_func ("/client/echo", test_echo);
  g_test_add_func ("/client/redirect", test_redirect);
  g_test_add_func ("/client/faults", test_faults);
  g_test_add_func ("/client/sizes", test_sizes);
  g_test_add_func ("/client/unreachable", test_unreachable);

  g_test_add_func ("/client/privileges", test_privileges);
  return g_test_run ();
}
