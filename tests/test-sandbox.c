/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/probant-catalogue.h"
#include "core/probant-token.h"
#include "sandbox-fixture.h"
#include "sandbox/probant-routes.h"

static void
test_token (SandboxFixture *fixture, gconstpointer data)
{
  const char *path = "/v4/insee/sirene/unites_legales/999000102";

  fixture->token = NULL;
  sandbox_assert_error (fixture, path, 401, "00101");
  fixture->token = "abc";
  sandbox_assert_error (fixture, path, 401, "00101");
  fixture->token = "e30.bm90IGpzb24.x";
  sandbox_assert_error (fixture, path, 401, "00101");
  /* {} . {"exp":1} */
  fixture->token = "e30.eyJleHAiOjF9.x";
  sandbox_assert_error (fixture, path, 401, "00103");
  /* {} . {"scopes":["qualibat"]} */
  fixture->token = "e30.eyJzY29wZXMiOlsicXVhbGliYXQiXX0.x";
  sandbox_assert_error (fixture, path, 403, "00100");
}

static void
test_parameters (SandboxFixture *fixture, gconstpointer data)
{
  g_auto (SandboxReply) reply = sandbox_ask (fixture, "/v4/insee/sirene/unites_legales/999000102?x=");

  g_assert_cmpuint (reply.status, ==, 422);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (json_node_get_object (reply.root), "errors")), ==,
      3);
  sandbox_assert_error (
      fixture, "/v4/insee/sirene/unites_legales/999000102?object=a&recipient=" PROBANT_SANDBOX_RECIPIENT, 422,
      "00201");
  sandbox_assert_error (
      fixture, "/v4/insee/sirene/unites_legales/999000102?context=a&recipient=" PROBANT_SANDBOX_RECIPIENT,
      422, "00202");
  sandbox_assert_error (fixture, "/v4/insee/sirene/unites_legales/999000102?context=a&object=b", 422,
                        "00203");
  sandbox_assert_error (
      fixture, "/v4/insee/sirene/unites_legales/999000102?context=a&object=b&recipient=12345678901234", 422,
      "00210");
  sandbox_assert_error (fixture, "/v4/insee/sirene/unites_legales/999000003", 422, "00211");
  sandbox_assert_error (fixture, "/v4/insee/sirene/etablissements/" PROBANT_SANDBOX_RECIPIENT, 422, "00211");
  sandbox_assert_error (fixture, "/v4/insee/sirene/unites_legales/999000103", 422, "00301");
  sandbox_assert_error (fixture, "/v4/insee/sirene/etablissements/99900010200016", 422, "00302");
  sandbox_assert_error (fixture, "/v3/ministere_interieur/rna/associations/W12", 422, "00303");
  sandbox_assert_error (fixture, "/v3/douanes/etablissements/1/immatriculations_eori", 422, "00304");
  sandbox_assert_error (fixture, "/v3/data_subvention/associations/abc/subventions", 422, "00330");
  sandbox_assert_error (fixture, "/v4/djepva/api-association/associations/99900010200015", 422, "00333");
  sandbox_assert_error (fixture, "/v3/dgfip/unites_legales/999000102/liasses_fiscales/23", 422, "00307");
  sandbox_assert_error (fixture, "/v3/gip_mds/etablissements/99900010200015/effectifs_mensuels/13/annee/2024",
                        422, "00305");
  sandbox_assert_error (fixture,
                        "/v3/ademe/etablissements/99900010200015/certification_rge?limit=0&" SANDBOX_PURPOSE,
                        422, "00313");
}

static void
test_unknown (SandboxFixture *fixture, gconstpointer data)
{
  g_auto (SandboxReply) page = sandbox_ask (fixture, "/v9/nothing");
  g_autofree char *root = g_strconcat (probant_sandbox_get_url (fixture->sandbox), "/", NULL);
  g_auto (SandboxReply) post = sandbox_ask_url (fixture, "POST", root);
  g_auto (SandboxReply) old = sandbox_ask (fixture, "/v2/entreprises/999000102");

  g_assert_cmpuint (page.status, ==, 404);
  g_assert_null (page.root);
  g_assert_cmpstr (
      soup_message_headers_get_content_type (soup_message_get_response_headers (page.message), NULL), ==,
      "text/html");
  g_assert_cmpuint (post.status, ==, 404);
  g_assert_cmpuint (old.status, ==, 410);
  sandbox_assert_error (fixture, "/v4/insee/sirene/unites_legales/732829320", 404, "01003");
  sandbox_assert_error (fixture, "/v4/urssaf/unites_legales/732829320/attestation_vigilance", 404, "04003");
}

static void
test_headers (SandboxFixture *fixture, gconstpointer data)
{
  const char *path = "/v3/dgfip/etablissements/99900010200015/chiffres_affaires";
  g_auto (SandboxReply) first = sandbox_ask (fixture, path);
  g_auto (SandboxReply) second = sandbox_ask (fixture, path);
  SoupMessageHeaders *headers = soup_message_get_response_headers (first.message);

  g_assert_cmpuint (first.status, ==, 200);
  g_assert_cmpstr (soup_message_headers_get_content_type (headers, NULL), ==, "application/vnd.api+json");
  g_assert_nonnull (soup_message_headers_get_one (headers, "X-Request-Id"));
  g_assert_cmpstr (soup_message_headers_get_one (headers, "X-Response-Cached"), ==, "false");
  g_assert_cmpint (g_ascii_strtoll (soup_message_headers_get_one (headers, "RateLimit-Reset"), NULL, 10), >,
                   g_get_real_time () / G_USEC_PER_SEC - 1);
  g_assert_cmpint (
      g_ascii_strtoll (soup_message_headers_get_one (headers, "RateLimit-Remaining"), NULL, 10)
          - g_ascii_strtoll (soup_message_headers_get_one (soup_message_get_response_headers (second.message),
                                                           "RateLimit-Remaining"),
                             NULL, 10),
      ==, 1);
  headers = soup_message_get_response_headers (second.message);
  g_assert_cmpstr (soup_message_headers_get_one (headers, "X-Response-Cached"), ==, "true");
  g_assert_cmpint (g_ascii_strtoll (soup_message_headers_get_one (headers, "X-Cache-Expires-in"), NULL, 10),
                   >, 3500);
}

static void
test_privileges (SandboxFixture *fixture, gconstpointer data)
{
  g_auto (SandboxReply) reply = sandbox_ask (fixture, "/privileges");
  g_auto (GStrv) scopes = probant_sandbox_list_scopes ();
  JsonArray *array;

  g_assert_cmpuint (reply.status, ==, 200);
  array = json_object_get_array_member (
      json_object_get_object_member (json_node_get_object (reply.root), "data"), "privileges");
  g_assert_cmpuint (json_array_get_length (array), ==, g_strv_length (scopes));
  g_assert_true (g_strv_contains ((const char *const *)scopes, "attestation_sociale_urssaf"));
}

static void
test_pings (SandboxFixture *fixture, gconstpointer data)
{
  g_auto (SandboxReply) list = sandbox_ask (fixture, "/pings");
  g_auto (SandboxReply) one = sandbox_ask (fixture, "/ping/insee/sirene");
  g_auto (SandboxReply) none = sandbox_ask (fixture, "/ping/nobody");

  g_assert_cmpuint (list.status, ==, 200);
  g_assert_cmpuint (one.status, ==, 200);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (one.root), "status"), ==, "ok");
  g_assert_cmpuint (none.status, ==, 404);
}

/* What the catalogue asks for is served, and the token opens it. */
static void
test_catalogue (SandboxFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantTokenInfo) token = probant_token_read (probant_sandbox_get_token (), &error);
  guint n_endpoints, n_routes = 0;
  const ProbantEndpoint *const *endpoints = probant_catalogue_list (&n_endpoints);

  g_assert_no_error (error);
  g_assert_cmpint (token->expires_at, >, g_get_real_time () / G_USEC_PER_SEC + 365 * 86400);
  g_assert_nonnull (token->holder);
  for (guint i = 0; i < n_endpoints; i++)
    for (const ProbantRoute *route = endpoints[i]->routes; route && route->key; route++)
      {
        g_auto (ProbantSandboxCall) call = { NULL };
        gboolean granted = route->scopes == NULL;

        /* Other APIs, one with an account of its own. */
        if ((route->flags & (PROBANT_ROUTE_INPI | PROBANT_ROUTE_OPEN)) != 0)
          continue;
        g_test_message ("%s", route->path);
        g_assert_true (probant_sandbox_call_parse (&call, route->path));
        for (guint j = 0; route->scopes && route->scopes[j]; j++)
          granted |= g_strv_contains ((const char *const *)token->scopes, route->scopes[j]);
        g_assert_true (granted);
        n_routes++;
      }
  g_assert_cmpuint (n_routes, >, 20);
}

static void
test_port (SandboxFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = g_uri_parse (probant_sandbox_get_url (fixture->sandbox), G_URI_FLAGS_NONE, NULL);

  g_assert_cmpstr (g_uri_get_host (uri), ==, "127.0.0.1");
  g_assert_null (probant_sandbox_new (g_uri_get_port (uri), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
}

/* Sends these bytes, and waits for a tenth of a second at most for what comes. */
static void
send_raw (SandboxFixture *fixture, const char *bytes, gsize length)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  char buffer[4096];

  connection
      = g_socket_client_connect_to_uri (client, probant_sandbox_get_url (fixture->sandbox), 80, NULL, &error);
  g_assert_no_error (error);
  /* The server may well close before it has read everything. */
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), bytes, length, NULL,
                             NULL, NULL);
  if (g_socket_condition_timed_wait (g_socket_connection_get_socket (connection), G_IO_IN | G_IO_HUP,
                                     G_USEC_PER_SEC / 10, NULL, NULL))
    g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), buffer, sizeof buffer, NULL,
                         NULL);
}

static void
test_hostile (SandboxFixture *fixture, gconstpointer data)
{
  static const char *const requests[] = {
    "",
    "\r\n\r\n",
    "\377\376\000\001",
    "GET",
    "GET / HTTP/9.9\r\n\r\n",
    "GET /%00%ff/v4/insee HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET //// HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /documents HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /documents/ HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /documents/999000102/ HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /documents/../../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /proxy/inpi/download/x HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /v4/insee/sirene/unites_legales/%ff%fe?context=%ff&object=%00&recipient=%ff HTTP/1.1\r\nHost: a\r\n"
    "Authorization: Bearer e30.eyJzY29wZXMiOlsiZW50cmVwcmlzZXMiXX0.x\r\n\r\n",
    "GET /privileges HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ...\r\n\r\n",
    "GET /privileges HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer W10.W10.W10\r\n\r\n",
    "GET /privileges HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer e30.eyJzY29wZXMiOls3LG51bGxdfQ.x\r\n\r\n",
    "GET /privileges HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer e30.eyJleHAiOiJ4In0.x\r\n\r\n",
    "GET /privileges HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer e30.eyJleHAiOnt9fQ.x\r\n\r\n",
    "POST /privileges HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\nabc",
    "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
  };
  g_autofree char *many = g_strnfill (1 << 20, 'a');
  g_autofree char *path = g_strconcat ("GET /", many, " HTTP/1.1\r\n\r\n", NULL);
  g_autofree char *header = g_strconcat ("GET / HTTP/1.1\r\nX: ", many, "\r\n\r\n", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_auto (SandboxReply) alive = { 0 };

      send_raw (fixture, requests[i], strlen (requests[i]));
      alive = sandbox_ask (fixture, "/pings");
      g_assert_cmpuint (alive.status, ==, 200);
    }
  send_raw (fixture, path, strlen (path));
  send_raw (fixture, header, strlen (header));
  sandbox_assert_error (fixture, "/v4/insee/sirene/unites_legales/732829320", 404, "01003");
}

typedef struct
{
  gboolean done;
  guint status; /* 0 where no answer came */
} Slow;

static void
slow_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Slow *slow = user_data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  g_autoptr (GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);

  slow->status = body ? soup_message_get_status (message) : 0;
  slow->done = TRUE;
}

static SoupMessage *
ask_slow (SandboxFixture *fixture, Slow *slow)
{
  g_autofree char *url = g_strconcat (probant_sandbox_get_url (fixture->sandbox),
                                      "/v4/insee/sirene/unites_legales/999000151?" SANDBOX_PURPOSE, NULL);
  SoupMessage *message = sandbox_make_message (fixture, "GET", url);

  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL, slow_cb, slow);
  return message;
}

/* A slow answer holds nobody else back. */
static void
test_slow (SandboxFixture *fixture, gconstpointer data)
{
  Slow slow = { FALSE };
  gint64 started = g_get_monotonic_time ();
  g_autoptr (SoupMessage) message = ask_slow (fixture, &slow);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (int i = 0; i < 10; i++)
    {
      g_auto (SandboxReply) other = sandbox_ask (fixture, "/v4/insee/sirene/unites_legales/999000102");

      g_assert_cmpuint (other.status, ==, 200);
    }
  g_assert_cmpint (g_get_monotonic_time () - started, <, 2 * G_USEC_PER_SEC);
  g_assert_false (slow.done);
  while (!slow.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (slow.status, ==, 200);
  g_assert_cmpint (g_get_monotonic_time () - started, >=, 2400 * 1000);
}

static void
test_stop (SandboxFixture *fixture, gconstpointer data)
{
  Slow slow = { FALSE };
  gint64 started = g_get_monotonic_time ();
  g_autoptr (SoupMessage) message = ask_slow (fixture, &slow);
  g_auto (SandboxReply) other = { 0 };

  while (g_get_monotonic_time () - started < 300 * 1000 && !slow.done)
    g_main_context_iteration (NULL, FALSE);
  other = sandbox_ask (fixture, "/pings");
  g_assert_cmpuint (other.status, ==, 200);
  probant_sandbox_stop (fixture->sandbox);
  probant_sandbox_stop (fixture->sandbox);
  while (!slow.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (slow.status, ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - started, <, 2 * G_USEC_PER_SEC);
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/sandbox/" name, SandboxFixture, NULL, sandbox_fixture_setup, function,                       \
              sandbox_fixture_teardown)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("token", test_token);
  ADD ("parameters", test_parameters);
  ADD ("unknown", test_unknown);
  ADD ("headers", test_headers);
  ADD ("privileges", test_privileges);
  ADD ("pings", test_pings);
  ADD ("catalogue", test_catalogue);
  ADD ("port", test_port);
  ADD ("hostile", test_hostile);
  ADD ("slow", test_slow);
  ADD ("stop", test_stop);
  return g_test_run ();
}
