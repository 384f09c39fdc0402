/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/probant-dossier.h"
#include "core/probant-inpi.h"
#include "mock-server.h"
#include "sandbox/probant-sandbox.h"

#define USER "agent@example.org"
#define PASSWORD "mot de passe \"secret\" é"
#define KEY_PATH "/services/uaa/api/authenticate"
#define LOGIN_PATH "/auth/login"
#define MARKS "/services/apidiffusion/api/marques/search"
#define PATENTS "/services/apidiffusion/api/brevets/search"
#define IMAGE "/services/apidiffusion/api/marques/image/FR9990001/std"
#define PNG "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
#define SIREN "552049447"
#define DEADLINE (20 * G_TIME_SPAN_SECOND)

#define ANSWER                                                                                               \
  "{\"metadata\":{\"count\":2},\"results\":["                                                                \
  "{\"fields\":[{\"name\":\"Mark\",\"value\":\"BRUME D&apos;OR &amp; FILS\"},"                               \
  "{\"name\":\"ApplicationDate\",\"value\":\"20120415\"},{\"name\":\"ApplicationNumber\",\"value\":\"1\"}]}" \
  ","                                                                                                        \
  "{\"fields\":[{\"name\":\"Mark\",\"value\":\"\"},{\"name\":\"Mark\",\"value\":\"AUBE & CIE\"},"            \
  "{\"name\":\"ClassNumber\",\"values\":[\"9\",\"42\"]},"                                                    \
  "{\"name\":\"ApplicationDate\",\"value\":\"2023-04-15\"}]}]}"

typedef struct
{
  MockServer *server;
  ProbantInpi *inpi;
} Fixture;

typedef struct
{
  guint done;
  ProbantAnswer *answer;
  GError *error;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->answer, probant_answer_unref);
  g_clear_error (&outcome->error);
  outcome->done = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static void
set_time_limits (ProbantInpi *inpi, guint connect, guint answer)
{
  g_autoptr (ProbantNetwork) network = probant_network_new (connect, answer, answer, NULL, NULL);

  probant_inpi_set_network (inpi, network);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->server = mock_server_new (NULL);
  fixture->inpi = probant_inpi_new (mock_server_get_url (fixture->server), USER, PASSWORD, &error);
  g_assert_no_error (error);
  set_time_limits (fixture->inpi, 1, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->inpi);
  mock_server_free (fixture->server);
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
run_until (const guint *n, guint wanted)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  guint tick = g_timeout_add (20, tick_cb, NULL);

  while (*n < wanted && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_assert_cmpuint (*n, >=, wanted);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->answer = probant_inpi_ask_finish (PROBANT_INPI (source), result, &outcome->error);
  outcome->done++;
}

/* The user name and the password are in no text that anybody sees. */
static void
check_problem (const ProbantAnswer *answer, ProbantProblemKind kind)
{
  const ProbantProblem *problem = answer->problem;
  g_autofree char *all = NULL;

  g_assert_nonnull (problem);
  g_assert_null (answer->root);
  g_assert_cmpint (problem->kind, ==, kind);
  g_assert_nonnull (problem->title);
  all = g_strjoin ("|", problem->code, problem->title, problem->next != NULL ? problem->next : "",
                   problem->detail != NULL ? problem->detail : "", NULL);
  g_assert_null (strstr (all, "secret"));
  g_assert_null (strstr (all, "agent@"));
  g_assert_null (strstr (all, "cookie-"));
}

static ProbantAnswer *
ask (Fixture *fixture, const char *path, gboolean fresh)
{
  Outcome outcome = { 0 };

  probant_inpi_ask_async (fixture->inpi, path, fresh, NULL, asked_cb, &outcome);
  run_until (&outcome.done, 1);
  g_assert_no_error (outcome.error);
  g_assert_nonnull (outcome.answer);
  return outcome.answer;
}

static void
reply (Fixture *fixture, const char *path, guint status, const char *body, const char *headers, guint times)
{
  mock_server_add (fixture->server, &(MockReply){ .path = path,
                                                  .status = status,
                                                  .type = "application/json",
                                                  .body = body,
                                                  .headers = headers,
                                                  .times = times });
}

static void
add_login (Fixture *fixture)
{
  reply (fixture, KEY_PATH, 401, NULL, "Set-Cookie: XSRF-TOKEN=cookie-1; Path=/", 0);
  reply (fixture, LOGIN_PATH, 200, NULL,
         "Set-Cookie: XSRF-TOKEN=cookie-2; Path=/\n"
         "Set-Cookie: access_token=cookie-access; Path=/; HttpOnly\n"
         "Set-Cookie: refresh_token=cookie-refresh; Path=/; HttpOnly",
         0);
}

static const char *
get_header (Fixture *fixture, const char *path, guint n, const char *name)
{
  const MockRequest *request = mock_server_get_request (fixture->server, path, n);

  g_assert_nonnull (request);
  return mock_request_get_header (request, name);
}

static JsonObject *
get_data (ProbantAnswer *answer)
{
  g_assert_null (answer->problem);
  g_assert_nonnull (answer->root);
  return json_object_get_object_member (json_node_get_object (answer->root), "data");
}

/* One login for all; the XSRF token of the answer before goes with each request. */
static void
test_login (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAnswer) first = NULL;
  g_autoptr (ProbantAnswer) second = NULL;
  JsonObject *found;
  JsonArray *titles;

  add_login (fixture);
  reply (fixture, MARKS, 200, ANSWER, "Set-Cookie: XSRF-TOKEN=cookie-3; Path=/", 0);
  reply (fixture, PATENTS, 204, NULL, NULL, 0);
  first = ask (fixture, "/marques/" SIREN, FALSE);
  found = get_data (first);
  g_assert_cmpint (json_object_get_int_member (found, "nombre"), ==, 2);
  g_assert_false (json_object_has_member (found, "examines"));
  titles = json_object_get_array_member (found, "titres");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (titles, 0), "titre"), ==,
                   "AUBE & CIE");
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (titles, 1), "titre"), ==,
                   "BRUME D'OR & FILS");

  second = ask (fixture, "/brevets/" SIREN, FALSE);
  g_assert_cmpint (json_object_get_int_member (get_data (second), "nombre"), ==, 0);
  g_assert_false (json_object_has_member (get_data (second), "titres"));

  g_assert_cmpuint (mock_server_count (fixture->server, LOGIN_PATH), ==, 1);
  g_assert_null (get_header (fixture, KEY_PATH, 0, "cookie"));
  g_assert_cmpstr (get_header (fixture, LOGIN_PATH, 0, "x-xsrf-token"), ==, "cookie-1");
  g_assert_cmpstr (get_header (fixture, MARKS, 0, "x-xsrf-token"), ==, "cookie-2");
  g_assert_cmpstr (get_header (fixture, PATENTS, 0, "x-xsrf-token"), ==, "cookie-3");
  g_assert_nonnull (strstr (get_header (fixture, MARKS, 0, "cookie"), "access_token=cookie-access"));
  g_assert_cmpuint (mock_server_get_most_pending (fixture->server), ==, 1);
}

/* A login that was refused is tried once, whoever asks, until somebody wants it again. */
static void
test_wrong_password (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAnswer) first = NULL;
  g_autoptr (ProbantAnswer) second = NULL;
  g_autoptr (ProbantAnswer) third = NULL;

  reply (fixture, KEY_PATH, 200, NULL, "Set-Cookie: XSRF-TOKEN=cookie-1; Path=/", 0);
  reply (fixture, LOGIN_PATH, 401, "{\"detail\": \"agent@example.org: secret\"}", NULL, 0);
  first = ask (fixture, "/marques/" SIREN, FALSE);
  check_problem (first, PROBANT_PROBLEM_RIGHT);
  second = ask (fixture, "/brevets/" SIREN, FALSE);
  check_problem (second, PROBANT_PROBLEM_RIGHT);
  g_assert_cmpuint (mock_server_count (fixture->server, LOGIN_PATH), ==, 1);
  third = ask (fixture, "/marques/" SIREN, TRUE);
  check_problem (third, PROBANT_PROBLEM_RIGHT);
  g_assert_cmpuint (mock_server_count (fixture->server, LOGIN_PATH), ==, 2);
}

static void
test_expired (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAnswer) first = NULL;
  g_autoptr (ProbantAnswer) second = NULL;

  add_login (fixture);
  reply (fixture, MARKS, 200, ANSWER, NULL, 1);
  reply (fixture, MARKS, GPOINTER_TO_UINT (data), NULL, NULL, 1);
  reply (fixture, MARKS, 200, ANSWER, NULL, 0);
  first = ask (fixture, "/marques/" SIREN, FALSE);
  g_assert_nonnull (first->root);
  second = ask (fixture, "/marques/" SIREN, FALSE);
  g_assert_nonnull (second->root);
  g_assert_cmpuint (mock_server_count (fixture->server, LOGIN_PATH), ==, 2);
  g_assert_cmpuint (mock_server_count (fixture->server, MARKS), ==, 3);
  /* The session that was lost is not sent again. */
  g_assert_null (get_header (fixture, KEY_PATH, 1, "cookie"));
}

/* An account without the right to a collection is no reason to log in again and again. */
static void
test_no_right (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAnswer) answer = NULL;

  add_login (fixture);
  reply (fixture, MARKS, 403, NULL, NULL, 0);
  answer = ask (fixture, "/marques/" SIREN, FALSE);
  check_problem (answer, PROBANT_PROBLEM_RIGHT);
  g_assert_cmpuint (answer->problem->http_status, ==, 403);
  g_assert_cmpuint (mock_server_count (fixture->server, LOGIN_PATH), ==, 1);
  g_assert_cmpuint (mock_server_count (fixture->server, MARKS), ==, 1);
}

static void
test_quota (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAnswer) first = NULL;
  g_autoptr (ProbantAnswer) second = NULL;

  add_login (fixture);
  reply (fixture, MARKS, 429, "quota", "Retry-After: 120", 0);
  first = ask (fixture, "/marques/" SIREN, FALSE);
  check_problem (first, PROBANT_PROBLEM_QUOTA);
  g_assert_cmpint (first->problem->retry_in, >, 100);
  g_assert_cmpint (first->problem->retry_in, <=, 121);
  second = ask (fixture, "/brevets/" SIREN, FALSE);
  check_problem (second, PROBANT_PROBLEM_QUOTA);
  g_assert_cmpuint (mock_server_count (fixture->server, PATENTS), ==, 0);
}

/* The last searches of the account are left to its owner. */
static void
test_nearly_used_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAnswer) first = NULL;
  g_autoptr (ProbantAnswer) second = NULL;

  add_login (fixture);
  reply (fixture, MARKS, 200, ANSWER, "x-rate-limit-remaining: 9", 0);
  first = ask (fixture, "/marques/" SIREN, FALSE);
  g_assert_nonnull (first->root);
  second = ask (fixture, "/marques/" SIREN, FALSE);
  check_problem (second, PROBANT_PROBLEM_QUOTA);
  g_assert_cmpuint (mock_server_count (fixture->server, MARKS), ==, 1);
}

/* Ten requests a minute: the next one waits, and can be given up meanwhile. */
static void
test_pace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) waiting = { 0 };
  g_auto (Outcome) behind = { 0 };

  add_login (fixture);
  reply (fixture, MARKS, 200, ANSWER, NULL, 0);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (ProbantAnswer) answer = ask (fixture, "/marques/" SIREN, FALSE);

      g_assert_nonnull (answer->root);
    }
  probant_inpi_ask_async (fixture->inpi, "/marques/" SIREN, FALSE, cancellable, asked_cb, &waiting);
  probant_inpi_ask_async (fixture->inpi, "/marques/" SIREN, FALSE, cancellable, asked_cb, &behind);
  for (guint i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (mock_server_count (fixture->server, MARKS), ==, 8);
  g_cancellable_cancel (cancellable);
  run_until (&waiting.done, 1);
  run_until (&behind.done, 1);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (behind.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (mock_server_count (fixture->server, MARKS), ==, 8);
}

static void
test_garbage (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAnswer) answer = NULL;

  add_login (fixture);
  reply (fixture, MARKS, 200, data, NULL, 0);
  answer = ask (fixture, "/marques/" SIREN, FALSE);
  check_problem (answer, PROBANT_PROBLEM_GARBAGE);
}

/* Neither the cookie nor the session can be had: nothing is sent that could leak. */
static void
test_no_cookie (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAnswer) first = NULL;
  g_autoptr (ProbantAnswer) second = NULL;

  reply (fixture, KEY_PATH, 200, "<html>", NULL, 1);
  first = ask (fixture, "/marques/" SIREN, FALSE);
  check_problem (first, PROBANT_PROBLEM_GARBAGE);
  g_assert_cmpuint (mock_server_count (fixture->server, LOGIN_PATH), ==, 0);

  reply (fixture, KEY_PATH, 200, NULL, "Set-Cookie: XSRF-TOKEN=cookie-1; Path=/", 0);
  reply (fixture, LOGIN_PATH, 200, "<html>", NULL, 0);
  second = ask (fixture, "/marques/" SIREN, FALSE);
  check_problem (second, PROBANT_PROBLEM_GARBAGE);
  g_assert_cmpuint (mock_server_count (fixture->server, MARKS), ==, 0);
}

static void
test_hang (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAnswer) first = NULL;
  g_autoptr (ProbantAnswer) second = NULL;

  add_login (fixture);
  mock_server_add (fixture->server, &(MockReply){ .path = MARKS, .fault = MOCK_HANG, .times = 1 });
  reply (fixture, MARKS, 200, ANSWER, NULL, 0);
  first = ask (fixture, "/marques/" SIREN, FALSE);
  check_problem (first, PROBANT_PROBLEM_TIMEOUT);
  second = ask (fixture, "/marques/" SIREN, FALSE);
  g_assert_nonnull (second->root);
}

static void
test_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAnswer) answer = NULL;

  add_login (fixture);
  reply (fixture, MARKS, 500, "{\"detail\": \"secret\"}", NULL, 0);
  answer = ask (fixture, "/marques/" SIREN, FALSE);
  check_problem (answer, PROBANT_PROBLEM_PROVIDER);
  g_assert_cmpuint (mock_server_count (fixture->server, MARKS), ==, 1);
}

/* Another origin gets neither the password nor the session. */
static void
test_redirect (Fixture *fixture, gconstpointer data)
{
  const char *const paths[] = { KEY_PATH, LOGIN_PATH, MARKS };
  MockServer *other = mock_server_new (NULL);
  g_autofree char *location = g_strdup_printf ("Location: %s/", mock_server_get_url (other));

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (ProbantAnswer) answer = NULL;

      reply (fixture, paths[i], 307, NULL, location, 1);
      if (i == 0)
        add_login (fixture);
      answer = ask (fixture, "/marques/" SIREN, FALSE);
      if (i == 0)
        check_problem (answer, PROBANT_PROBLEM_NETWORK);
    }
  g_assert_cmpuint (mock_server_count (other, NULL), ==, 0);
  mock_server_free (other);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Outcome) first = { 0 };
  g_auto (Outcome) second = { 0 };

  mock_server_add (fixture->server, &(MockReply){ .path = KEY_PATH, .fault = MOCK_HANG, .times = 1 });
  add_login (fixture);
  reply (fixture, MARKS, 200, ANSWER, NULL, 0);
  probant_inpi_ask_async (fixture->inpi, "/marques/" SIREN, FALSE, cancellable, asked_cb, &first);
  probant_inpi_ask_async (fixture->inpi, "/marques/" SIREN, FALSE, NULL, asked_cb, &second);
  while (mock_server_count (fixture->server, KEY_PATH) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  run_until (&second.done, 1);
  g_assert_cmpuint (first.done, ==, 1);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_nonnull (second.answer->root);
}

static void
test_paths (Fixture *fixture, gconstpointer data)
{
  const char *const wrong[] = {
    "/", "/marques", "/marques/55204944", "/marques/55204944X", "/dessins/552049447", "/marques/552049447/x"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (ProbantAnswer) answer = ask (fixture, wrong[i], FALSE);

      check_problem (answer, PROBANT_PROBLEM_NETWORK);
    }
  g_assert_cmpuint (mock_server_count (fixture->server, NULL), ==, 0);
}

static void
test_new (void)
{
  const char *const wrong[][3] = { { "http://api.example.org", "u", "p" },
                                   { "ftp://127.0.0.1", "u", "p" },
                                   { NULL, "", "p" },
                                   { NULL, "u", "" },
                                   { NULL, "u\n", "p" },
                                   { NULL, "u", "\xff" } };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (probant_inpi_new (wrong[i][0], wrong[i][1], wrong[i][2], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

static void
test_environment (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "probant-inpi-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantInpi) inpi = NULL;
  int fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_null (probant_inpi_new_from_environment (&error));
  g_assert_no_error (error);

  g_setenv ("PROBANT_INPI_USER", "agent", TRUE);
  g_assert_null (probant_inpi_new_from_environment (&error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_setenv ("PROBANT_INPI_PASSWORD_FILE", path, TRUE);
  g_assert_null (probant_inpi_new_from_environment (&error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "secret\n", -1, NULL));
  inpi = probant_inpi_new_from_environment (&error);
  g_assert_no_error (error);
  g_assert_nonnull (inpi);

  g_unlink (path);
  g_assert_null (probant_inpi_new_from_environment (&error));
  g_assert_nonnull (error);
  g_unsetenv ("PROBANT_INPI_USER");
  g_unsetenv ("PROBANT_INPI_PASSWORD_FILE");
}

/* Images */

typedef struct
{
  guint done;
  GBytes *bytes;
  char *media_type;
  ProbantProblem *problem;
  GError *error;
} Image;

static void
image_clear (Image *image)
{
  g_clear_pointer (&image->bytes, g_bytes_unref);
  g_clear_pointer (&image->media_type, g_free);
  g_clear_pointer (&image->problem, probant_problem_unref);
  g_clear_error (&image->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Image, image_clear)

static void
downloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Image *image = user_data;

  image->bytes = probant_inpi_download_finish (PROBANT_INPI (source), result, &image->media_type,
                                               &image->problem, &image->error);
  image->done++;
}

static void
download_url (Fixture *fixture, const char *url, Image *image)
{
  probant_inpi_download_async (fixture->inpi, url, NULL, downloaded_cb, image);
  run_until (&image->done, 1);
  g_assert_no_error (image->error);
  g_assert_true ((image->bytes != NULL) != (image->problem != NULL));
}

static void
download (Fixture *fixture, Image *image)
{
  g_autofree char *url = mock_server_make_url (fixture->server, IMAGE);

  download_url (fixture, url, image);
}

static void
reply_image (Fixture *fixture, guint status, const char *body, gsize length, const char *headers, guint times)
{
  mock_server_add (fixture->server, &(MockReply){ .path = IMAGE,
                                                  .status = status,
                                                  .type = "application/octet-stream",
                                                  .body = body,
                                                  .length = length,
                                                  .headers = headers,
                                                  .times = times });
}

/* The session of the searches, its XSRF token too; renewed where the server has forgotten it. */
static void
test_image (Fixture *fixture, gconstpointer data)
{
  g_auto (Image) first = { 0 };
  g_auto (Image) second = { 0 };
  g_autoptr (ProbantAnswer) answer = NULL;

  add_login (fixture);
  reply (fixture, MARKS, 200, ANSWER, "Set-Cookie: XSRF-TOKEN=cookie-3; Path=/", 0);
  reply_image (fixture, 200, PNG, sizeof PNG - 1, NULL, 1);
  reply_image (fixture, 401, NULL, 0, NULL, 1);
  reply_image (fixture, 200, "\xff\xd8\xff\xe0", 4, NULL, 1);
  answer = ask (fixture, "/marques/" SIREN, FALSE);
  download (fixture, &first);
  g_assert_cmpmem (g_bytes_get_data (first.bytes, NULL), g_bytes_get_size (first.bytes), PNG, sizeof PNG - 1);
  g_assert_cmpstr (first.media_type, ==, "image/png");
  g_assert_cmpstr (get_header (fixture, IMAGE, 0, "x-xsrf-token"), ==, "cookie-3");
  g_assert_nonnull (strstr (get_header (fixture, IMAGE, 0, "cookie"), "access_token=cookie-access"));
  g_assert_true (g_str_has_prefix (get_header (fixture, IMAGE, 0, "accept"), "image/png"));
  g_assert_cmpuint (mock_server_count (fixture->server, LOGIN_PATH), ==, 1);

  download (fixture, &second);
  g_assert_cmpstr (second.media_type, ==, "image/jpeg");
  g_assert_cmpuint (mock_server_count (fixture->server, LOGIN_PATH), ==, 2);
}

typedef struct
{
  const char *name;
  guint status;
  const char *body;
  ProbantProblemKind kind;
  const char *code;
  const char *headers;
} NoImage;

static const NoImage no_images[] = {
  { "missing", 404, "{}", PROBANT_PROBLEM_ABSENT, "inpi-no-image" },
  { "nothing", 204, NULL, PROBANT_PROBLEM_ABSENT, "inpi-no-image" },
  { "empty", 200, NULL, PROBANT_PROBLEM_GARBAGE, "empty" },
  { "refused", 403, NULL, PROBANT_PROBLEM_RIGHT, "inpi-access" },
  { "page", 200, "<html><body>Maintenance</body></html>", PROBANT_PROBLEM_GARBAGE, "not-an-image" },
  { "pdf", 200, "%PDF-1.7", PROBANT_PROBLEM_GARBAGE, "not-an-image" },
  { "error", 500, "secret", PROBANT_PROBLEM_PROVIDER, "http-500" },
  { "redirect", 302, NULL, PROBANT_PROBLEM_NETWORK, "redirect", "Location: https://evil.example/" },
  { "quota", 429, NULL, PROBANT_PROBLEM_QUOTA, "inpi-quota", "Retry-After: 60" },
};

static void
test_no_image (Fixture *fixture, gconstpointer data)
{
  const NoImage *expected = data;
  g_auto (Image) image = { 0 };

  add_login (fixture);
  mock_server_add (fixture->server, &(MockReply){ .path = IMAGE,
                                                  .status = expected->status,
                                                  .type = "image/png",
                                                  .body = expected->body,
                                                  .headers = expected->headers });
  download (fixture, &image);
  g_assert_nonnull (image.problem);
  g_assert_cmpint (image.problem->kind, ==, expected->kind);
  g_assert_cmpstr (image.problem->code, ==, expected->code);
  g_assert_cmpuint (mock_server_count (fixture->server, IMAGE), ==, 1);
  g_assert_cmpuint (mock_server_count (fixture->server, LOGIN_PATH), ==, 1);
}

/* Bounded while it comes: the server would go on. */
static void
test_image_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *block = g_strnfill (64 * 1024, 'x');
  g_auto (Image) image = { 0 };

  set_time_limits (fixture->inpi, 1, 20);
  add_login (fixture);
  mock_server_add (fixture->server, &(MockReply){ .path = IMAGE, .body = block, .fault = MOCK_ENDLESS });
  download (fixture, &image);
  g_assert_nonnull (image.problem);
  g_assert_cmpint (image.problem->kind, ==, PROBANT_PROBLEM_TOO_LARGE);
}

/* What the account's quota no longer allows is not fetched. */
static void
test_image_quota (Fixture *fixture, gconstpointer data)
{
  g_auto (Image) first = { 0 };
  g_auto (Image) second = { 0 };

  add_login (fixture);
  reply_image (fixture, 200, PNG, sizeof PNG - 1, "x-rate-limit-remaining: 9", 0);
  download (fixture, &first);
  g_assert_nonnull (first.bytes);
  download (fixture, &second);
  g_assert_nonnull (second.problem);
  g_assert_cmpint (second.problem->kind, ==, PROBANT_PROBLEM_QUOTA);
  g_assert_cmpuint (mock_server_count (fixture->server, IMAGE), ==, 1);
}

/* Neither another origin nor another route of the INPI's is asked, not even for the login. */
static void
test_image_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MockServer) other = mock_server_new (NULL);
  char *urls[] = {
    mock_server_make_url (other, IMAGE),
    g_strconcat (mock_server_get_url (fixture->server), "@evil.example", IMAGE, NULL),
    mock_server_make_url (fixture->server, "/services/uaa/api/authenticate"),
    mock_server_make_url (fixture->server, "/services/apidiffusion/api/marques/image/../../x/std"),
    mock_server_make_url (fixture->server, "/services/apidiffusion/api/brevets/image/FR9990001/std"),
    mock_server_make_url (fixture->server, IMAGE "?x"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_auto (Image) image = { 0 };

      download_url (fixture, urls[i], &image);
      g_assert_nonnull (image.problem);
      g_assert_cmpstr (image.problem->code, ==, "url");
      g_free (urls[i]);
    }
  g_assert_cmpuint (mock_server_count (fixture->server, NULL), ==, 0);
  g_assert_cmpuint (mock_server_count (other, NULL), ==, 0);
}

/* The INPI's own link is not followed: what names the image is put below the address that is asked. */
static void
test_image_links (Fixture *fixture, gconstpointer data)
{
  const struct
  {
    const char *href;
    const char *path; /* NULL = no image */
  } cases[] = {
    { "https://evil.example/marques/image/FR9990001/std?token=x", IMAGE },
    { "marques/image/FR9990001/std", IMAGE },
    { "https://api.example/marques/image/FR9990001/../std", NULL },
    { "https://api.example/marques/image/FR9990001%2f/std", NULL },
    { "https://api.example/modeles/image/20221234/001/1/std", NULL },
    { "https://api.example/marques/notice/FR9990001", NULL },
    { "", NULL },
  };

  probant_inpi_set_paced (fixture->inpi, FALSE);
  add_login (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf (
          "{\"results\":[{\"image\":{\"href\":\"%s\"},\"fields\":["
          "{\"name\":\"Mark\",\"value\":\"AUBE\"},{\"name\":\"ApplicationNumber\",\"value\":\"9990001\"}]}]}",
          cases[i].href);
      g_autofree char *url = NULL;
      g_autoptr (ProbantAnswer) answer = NULL;
      JsonObject *title;

      reply (fixture, MARKS, 200, body, NULL, 1);
      answer = ask (fixture, "/marques/" SIREN, FALSE);
      title = json_array_get_object_element (json_object_get_array_member (get_data (answer), "titres"), 0);
      g_assert_cmpint (json_object_has_member (title, "image"), ==, cases[i].path != NULL);
      if (cases[i].path == NULL)
        continue;
      url = mock_server_make_url (fixture->server, cases[i].path);
      title = json_object_get_object_member (title, "image");
      g_assert_cmpstr (json_object_get_string_member (title, "url"), ==, url);
      g_assert_cmpstr (json_object_get_string_member (title, "titre"), ==, "AUBE (9990001)");
    }
}

/* A dossier of the sandbox */

static ProbantDossier *
run_dossier (ProbantSandbox *sandbox, ProbantInpi *inpi, const char *number)
{
  const char *const only[] = { "extraits_courts_inpi", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPolicy) policy = probant_policy_new ();
  g_autoptr (ProbantClient) client = NULL;
  ProbantIdentifier identifier;
  ProbantDossier *dossier;
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  guint tick = g_timeout_add (20, tick_cb, NULL);

  client = probant_client_new (probant_sandbox_get_url (sandbox), probant_sandbox_get_token (),
                               PROBANT_SANDBOX_CONTEXT, PROBANT_SANDBOX_OBJECT, PROBANT_SANDBOX_RECIPIENT,
                               &error);
  g_assert_no_error (error);
  g_assert_true (probant_identifier_parse (number, &identifier, NULL));
  probant_policy_set_only (policy, only);
  dossier = probant_dossier_new (client, policy, &identifier);
  if (inpi != NULL)
    probant_dossier_set_inpi (dossier, inpi);
  probant_dossier_start (dossier);
  while (!probant_dossier_is_finished (dossier) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_assert_true (probant_dossier_is_finished (dossier));
  return dossier;
}

static void
test_sandbox (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantSandbox) sandbox = probant_sandbox_new (0, &error);
  g_autoptr (ProbantInpi) inpi = probant_sandbox_open_inpi (sandbox, &error);
  g_autoptr (ProbantInpi) stranger = probant_inpi_new (probant_sandbox_get_url (sandbox), "x", "y", &error);
  struct
  {
    const char *number;
    ProbantInpi *inpi;
    ProbantRecordState state;
    const char *sentence;
  } cases[] = {
    { "999000102", inpi, PROBANT_RECORD_ANSWERED,
      "Filed with this SIREN: 3 trademarks, 1 patent, 1 design." },
    { "99900017700017", inpi, PROBANT_RECORD_ANSWERED,
      "Filed with this SIREN: 64 trademarks, 0 patents, 0 designs." },
    { "999000128", inpi, PROBANT_RECORD_ANSWERED,
      "Filed with this SIREN: 0 trademarks, 0 patents, 0 designs." },
    { "999000102", stranger, PROBANT_RECORD_DENIED, NULL },
    { "999000102", NULL, PROBANT_RECORD_SKIPPED, NULL },
  };

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ProbantDossier) dossier = run_dossier (sandbox, cases[i].inpi, cases[i].number);
      ProbantRecord *record = probant_dossier_find (dossier, "extraits_courts_inpi");
      const ProbantPresentation *presentation = probant_record_get_presentation (record);

      g_assert_cmpint (probant_record_get_state (record), ==, cases[i].state);
      if (cases[i].sentence != NULL)
        {
          g_assert_cmpstr (presentation->verdict.sentence, ==, cases[i].sentence);
          g_assert_nonnull (presentation->verdict.caveat);
        }
      if (cases[i].state == PROBANT_RECORD_SKIPPED)
        g_assert_cmpint (probant_record_get_reason (record), ==, PROBANT_REASON_NO_ROUTE);
    }
}

static void
document_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  probant_document_load_finish (PROBANT_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  (*(guint *)user_data)++;
}

/* Each title that has an image lists it; it comes when it is asked for, and not before. */
static void
test_sandbox_images (void)
{
  const char *const expected[][2] = {
    { "BOIS & BRÉVON (4789012)", "image-marque-bois-brevon-4789012-2021-06-08-999000102.png" },
    { "CDB CHARPENTES (3345678)", "image-marque-cdb-charpentes-3345678-2005-03-11-999000102.png" },
    { "Lucarne (20221234)", "image-modele-lucarne-20221234-2022-03-09-999000102.png" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantSandbox) sandbox = probant_sandbox_new (0, &error);
  g_autoptr (ProbantInpi) inpi = probant_sandbox_open_inpi (sandbox, &error);
  g_autoptr (ProbantDossier) dossier = run_dossier (sandbox, inpi, "999000102");
  GListModel *documents
      = probant_record_get_documents (probant_dossier_find (dossier, "extraits_courts_inpi"));

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (documents), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (ProbantDocument) document = g_list_model_get_item (documents, i);
      guint done = 0;

      g_assert_cmpstr (probant_document_get_title (document), ==, expected[i][0]);
      g_assert_cmpstr (probant_document_get_name (document), ==, expected[i][1]);
      g_assert_true (probant_document_get_on_demand (document));
      g_assert_cmpint (probant_document_get_state (document), ==, PROBANT_DOCUMENT_LISTED);
      probant_document_load_async (document, probant_dossier_get_client (dossier), NULL, document_loaded_cb,
                                   &done);
      run_until (&done, 1);
      g_assert_cmpint (probant_document_get_state (document), ==, PROBANT_DOCUMENT_LOADED);
      g_assert_cmpstr (probant_document_get_media_type (document), ==, "image/png");
      g_assert_cmpstr (probant_document_get_name (document), ==, expected[i][1]);
    }
}

#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/inpi/login", NULL, test_login);
  ADD ("/inpi/wrong-password", NULL, test_wrong_password);
  ADD ("/inpi/expired/401", GUINT_TO_POINTER (401), test_expired);
  ADD ("/inpi/expired/403", GUINT_TO_POINTER (403), test_expired);
  ADD ("/inpi/expired/405", GUINT_TO_POINTER (405), test_expired);
  ADD ("/inpi/no-right", NULL, test_no_right);
  ADD ("/inpi/quota", NULL, test_quota);
  ADD ("/inpi/nearly-used-up", NULL, test_nearly_used_up);
  ADD ("/inpi/pace", NULL, test_pace);
  ADD ("/inpi/garbage/html", "<html>", test_garbage);
  ADD ("/inpi/garbage/empty", "", test_garbage);
  ADD ("/inpi/garbage/array", "[]", test_garbage);
  ADD ("/inpi/garbage/other", "{\"results\": 3}", test_garbage);
  ADD ("/inpi/garbage/items", "{\"results\": [null, {\"fields\": {}}, 3]}", test_garbage);
  ADD ("/inpi/no-cookie", NULL, test_no_cookie);
  ADD ("/inpi/hang", NULL, test_hang);
  ADD ("/inpi/error", NULL, test_error);
  ADD ("/inpi/redirect", NULL, test_redirect);
  ADD ("/inpi/cancelled", NULL, test_cancelled);
  ADD ("/inpi/paths", NULL, test_paths);
  ADD ("/inpi/image", NULL, test_image);
  for (gsize i = 0; i < G_N_ELEMENTS (no_images); i++)
    {
      g_autofree char *path = g_strconcat ("/inpi/no-image/", no_images[i].name, NULL);

      ADD (path, &no_images[i], test_no_image);
    }
  ADD ("/inpi/image-too-large", NULL, test_image_too_large);
  ADD ("/inpi/image-quota", NULL, test_image_quota);
  ADD ("/inpi/image-elsewhere", NULL, test_image_elsewhere);
  ADD ("/inpi/image-links", NULL, test_image_links);
  g_test_add_func ("/inpi/new", test_new);
  g_test_add_func ("/inpi/environment", test_environment);
  g_test_add_func ("/inpi/sandbox", test_sandbox);
  g_test_add_func ("/inpi/sandbox-images", test_sandbox_images);

  return g_test_run ();
}
