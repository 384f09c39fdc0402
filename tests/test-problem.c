/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/probant-problem.h"

static ProbantProblem *
from_body (guint status, const char *body)
{
  return probant_problem_new_from_http (status, body, strlen (body), -1, NULL);
}

static ProbantProblem *
from_code (guint status, const char *code)
{
  g_autofree char *body
      = g_strdup_printf ("{\"errors\":[{\"code\":\"%s\",\"title\":\"T\",\"detail\":\"Une phrase.\"}]}", code);

  return from_body (status, body);
}

static void
test_codes (void)
{
  static const struct
  {
    guint status;
    const char *code;
    ProbantProblemKind kind;
    const char *word; /* in the title */
  } cases[] = {
    { 401, "00101", PROBANT_PROBLEM_TOKEN, "missing or damaged" },
    { 401, "00103", PROBANT_PROBLEM_TOKEN, "expired" },
    { 401, "00105", PROBANT_PROBLEM_TOKEN, "revoked" },
    { 401, "00199", PROBANT_PROBLEM_TOKEN, "refuses the token" },
    { 403, "00100", PROBANT_PROBLEM_RIGHT, "right to this data" },
    { 403, "0100", PROBANT_PROBLEM_RIGHT, "right to this data" },
    { 403, "00999", PROBANT_PROBLEM_RIGHT, "blocked" },
    { 404, "01003", PROBANT_PROBLEM_ABSENT, "nothing on this number" },
    { 404, "36003", PROBANT_PROBLEM_ABSENT, "nothing on this number" },
    { 404, "99123", PROBANT_PROBLEM_ABSENT, "nothing on this number" },
    { 404, "38422", PROBANT_PROBLEM_REFUSED, "not up to date" },
    { 409, "00015", PROBANT_PROBLEM_CONFLICT, "same request" },
    { 409, "03015", PROBANT_PROBLEM_CONFLICT, "same request" },
    { 410, "34007", PROBANT_PROBLEM_GONE, "does not exist any more" },
    { 410, "00000", PROBANT_PROBLEM_GONE, "link has expired" },
    { 422, "00201", PROBANT_PROBLEM_SETUP, "context" },
    { 422, "00202", PROBANT_PROBLEM_SETUP, "object" },
    { 422, "00203", PROBANT_PROBLEM_SETUP, "recipient of the data is missing" },
    { 422, "00210", PROBANT_PROBLEM_SETUP, "not a valid SIRET" },
    { 422, "00211", PROBANT_PROBLEM_SETUP, "applicant itself" },
    { 422, "00212", PROBANT_PROBLEM_SETUP, "several public bodies" },
    { 422, "00299", PROBANT_PROBLEM_SETUP, "not accepted" },
    { 422, "00301", PROBANT_PROBLEM_INPUT, "SIREN" },
    { 422, "00302", PROBANT_PROBLEM_INPUT, "SIRET" },
    { 422, "00303", PROBANT_PROBLEM_INPUT, "SIRET or RNA" },
    { 422, "00304", PROBANT_PROBLEM_INPUT, "EORI" },
    { 422, "00305", PROBANT_PROBLEM_INPUT, "month" },
    { 422, "00307", PROBANT_PROBLEM_INPUT, "year" },
    { 422, "00313", PROBANT_PROBLEM_INPUT, "number of results" },
    { 422, "00314", PROBANT_PROBLEM_INPUT, "link" },
    { 422, "00315", PROBANT_PROBLEM_INPUT, "year" },
    { 422, "00330", PROBANT_PROBLEM_INPUT, "SIREN, SIRET or RNA" },
    { 422, "00331", PROBANT_PROBLEM_INPUT, "RNF" },
    { 422, "00333", PROBANT_PROBLEM_INPUT, "SIREN or RNA" },
    { 422, "31001", PROBANT_PROBLEM_INPUT, "number, the month or the year" },
    { 429, "00429", PROBANT_PROBLEM_QUOTA, "requests" },
    { 451, "01005", PROBANT_PROBLEM_LEGAL, "INSEE" },
    { 500, "00500", PROBANT_PROBLEM_PROVIDER, "internal error" },
    { 502, "01000", PROBANT_PROBLEM_PROVIDER, "internal error" },
    { 502, "03501", PROBANT_PROBLEM_PROVIDER, "DGFIP" },
    { 502, "04501", PROBANT_PROBLEM_PENDING, "48 hours" },
    { 502, "04502", PROBANT_PROBLEM_PENDING, "preparing" },
    { 502, "04503", PROBANT_PROBLEM_REFUSED, "does not issue" },
    { 502, "08051", PROBANT_PROBLEM_PROVIDER, "damaged document" },
    { 502, "08052", PROBANT_PROBLEM_PROVIDER, "too long" },
    { 502, "08053", PROBANT_PROBLEM_PROVIDER, "could not fetch" },
    { 502, "08054", PROBANT_PROBLEM_PROVIDER, "wrong address" },
    { 502, "08055", PROBANT_PROBLEM_PROVIDER, "wrong format" },
    { 502, "08056", PROBANT_PROBLEM_PROVIDER, "empty document" },
    { 502, "08999", PROBANT_PROBLEM_PROVIDER, "does not understand" },
    { 502, "03020", PROBANT_PROBLEM_PROVIDER, "maintenance" },
    { 503, "03006", PROBANT_PROBLEM_PROVIDER, "let API Entreprise in" },
    { 503, "03007", PROBANT_PROBLEM_PROVIDER, "too many requests" },
    { 503, "00888", PROBANT_PROBLEM_PROVIDER, "momentarily unavailable" },
    { 504, "00501", PROBANT_PROBLEM_PROVIDER, "network" },
    { 504, "38001", PROBANT_PROBLEM_PROVIDER, "unavailable or under maintenance" },
    { 504, "38002", PROBANT_PROBLEM_PROVIDER, "in time" },
    { 504, "38004", PROBANT_PROBLEM_PROVIDER, "could not find" },
    { 504, "38777", PROBANT_PROBLEM_PROVIDER, "too slow" },
    /* The status is believed before the code. */
    { 502, "00103", PROBANT_PROBLEM_PROVIDER, "answered with an error" },
    { 404, "04501", PROBANT_PROBLEM_ABSENT, "nothing on this number" },
    { 500, "38003", PROBANT_PROBLEM_PROVIDER, "internal error" },
    { 418, "00418", PROBANT_PROBLEM_PROVIDER, "refused the request" },
    { 599, "00599", PROBANT_PROBLEM_PROVIDER, "with an error" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ProbantProblem) problem = from_code (cases[i].status, cases[i].code);

      g_test_message ("%u %s: %s", cases[i].status, cases[i].code, problem->title);
      g_assert_cmpint (problem->kind, ==, cases[i].kind);
      g_assert_cmpuint (problem->http_status, ==, cases[i].status);
      g_assert_nonnull (strstr (problem->title, cases[i].word));
      g_assert_nonnull (problem->next);
      g_assert_cmpstr (problem->detail, ==, "Une phrase.");
      g_assert_cmpuint (strlen (problem->code), ==, 5);
    }
}

static void
test_bodies (void)
{
  static const struct
  {
    guint status;
    const char *body;
    ProbantProblemKind kind;
    const char *code;
    const char *detail;
  } cases[] = {
    { 429, "", PROBANT_PROBLEM_QUOTA, "http-429", NULL },
    { 404, "", PROBANT_PROBLEM_ABSENT, "http-404", NULL },
    { 404, " <!doctype html><title>404</title>", PROBANT_PROBLEM_GONE, "http-404", NULL },
    { 502, "<html><body>Bad gateway</body></html>", PROBANT_PROBLEM_PROVIDER, "http-502", NULL },
    { 410, "Cette route n’existe plus.\n", PROBANT_PROBLEM_GONE, "http-410", "Cette route n’existe plus." },
    { 500, "\xff\xfe\x01{", PROBANT_PROBLEM_PROVIDER, "http-500", NULL },
    { 500, "{\"errors\": [[[[", PROBANT_PROBLEM_PROVIDER, "http-500", NULL },
    { 500, "[]", PROBANT_PROBLEM_PROVIDER, "http-500", NULL },
    { 500, "{\"errors\": {}}", PROBANT_PROBLEM_PROVIDER, "http-500", NULL },
    { 500, "{\"errors\": [null, 3, []]}", PROBANT_PROBLEM_PROVIDER, "http-500", NULL },
    { 500, "{\"errors\": [\"Panne\"]}", PROBANT_PROBLEM_PROVIDER, "http-500", "Panne" },
    { 500, "{\"error\": \"Panne\"}", PROBANT_PROBLEM_PROVIDER, "http-500", "Panne" },
    { 401, "{\"errors\": [{\"code\": 103, \"detail\": \"Jeton expiré\"}]}", PROBANT_PROBLEM_TOKEN, "00103",
      "Jeton expiré" },
    { 404, "{\"errors\": [{\"code\": {}, \"detail\": []}]}", PROBANT_PROBLEM_ABSENT, "http-404", NULL },
    { 404, "{\"errors\": [{\"code\": \"abc\", \"title\": \"Titre\"}]}", PROBANT_PROBLEM_ABSENT, "abc",
      "Titre" },
    { 422,
      "{\"errors\": [{\"code\": \"00201\", \"detail\": \"Un.\"}, {\"code\": \"00202\", \"detail\": "
      "\"Deux.\"}]}",
      PROBANT_PROBLEM_SETUP, "00201", "Un. Deux." },
    { 404,
      "{\"errors\": [{\"code\": \"04003\", \"detail\": \"Inconnu.\", \"meta\": {\"provider_errors\": "
      "[{\"code\": \"FUNC517\", \"description\": \"Radié.\"}, 7]}}]}",
      PROBANT_PROBLEM_ABSENT, "04003", "Inconnu. Radié." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ProbantProblem) problem = from_body (cases[i].status, cases[i].body);

      g_assert_cmpint (problem->kind, ==, cases[i].kind);
      g_assert_cmpstr (problem->code, ==, cases[i].code);
      g_assert_cmpstr (problem->detail, ==, cases[i].detail);
      g_assert_nonnull (problem->title);
      g_assert_cmpint (problem->retry_in, ==, cases[i].status == 429 ? 60 : -1);
    }

  {
    g_autoptr (ProbantProblem) none = probant_problem_new_from_http (502, NULL, 0, -1, NULL);

    g_assert_cmpint (none->kind, ==, PROBANT_PROBLEM_PROVIDER);
  }
}

static void
test_meta (void)
{
  static const char body[]
      = "{\"errors\":[{\"code\":\"04501\",\"title\":\"t\",\"detail\":\"d\",\"source\":null,"
        "\"meta\":{\"provider\":\"ACOSS\",\"retry_in\":172800}}]}";
  g_autoptr (ProbantProblem) problem
      = probant_problem_new_from_http (502, body, strlen (body), -1, "6f9c-41\r\nX");

  g_assert_cmpstr (problem->provider, ==, "ACOSS");
  g_assert_cmpint (problem->retry_in, ==, 172800);
  g_assert_nonnull (strstr (problem->next, "48 hours"));
  g_assert_cmpstr (problem->request_id, ==, "6f9c-41 X");
}

static void
test_waits (void)
{
  static const struct
  {
    guint status;
    const char *retry_in;
    int retry_after;
    int expected;
    const char *words;
  } cases[] = {
    { 502, "1500", -1, 1500, "in 25 minutes" },
    { 502, "10", -1, 10, "in 10 seconds" },
    { 502, "10.5", -1, 10, "in 10 seconds" },
    { 502, "864000", -1, 864000, "in 10 days" },
    { 502, "-5", -1, -1, "few minutes" },
    { 502, "\"soon\"", -1, -1, "few minutes" },
    { 502, "99999999999999", -1, -1, "few minutes" },
    { 502, "1e300", -1, -1, "few minutes" },
    { 429, "5", 42, 42, "Wait 42 seconds" },
    { 429, "null", -1, 60, "Wait 60 seconds" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf (
          "{\"errors\":[{\"code\":\"03020\",\"meta\":{\"retry_in\":%s}}]}", cases[i].retry_in);
      g_autoptr (ProbantProblem) problem
          = probant_problem_new_from_http (cases[i].status, body, strlen (body), cases[i].retry_after, NULL);

      g_assert_cmpint (problem->retry_in, ==, cases[i].expected);
      g_assert_nonnull (strstr (problem->next, cases[i].words));
    }
}

static void
test_texts (void)
{
  g_autofree char *long_text = g_strnfill (5000, 'x');
  g_autofree char *body = g_strdup_printf ("{\"errors\":[{\"code\":\"%s\",\"detail\":"
                                           "\"A\\u0007\\u202eB\\n\\tC %s\",\"meta\":{\"provider\":\"%s\"}}]}",
                                           long_text, long_text, long_text);
  g_autoptr (ProbantProblem) problem = from_body (502, body);

  g_assert_true (g_str_has_prefix (problem->detail, "AB C xxx"));
  g_assert_cmpint (g_utf8_strlen (problem->detail, -1), ==, 501);
  g_assert_true (g_str_has_suffix (problem->detail, "…"));
  g_assert_cmpint (g_utf8_strlen (problem->provider, -1), ==, 101);
  g_assert_cmpint (g_utf8_strlen (problem->code, -1), ==, 101);
}

static void
test_local (void)
{
  static const struct
  {
    ProbantProblemKind kind;
    const char *code;
    const char *word;
  } cases[] = {
    { PROBANT_PROBLEM_NETWORK, "network", "connection" },
    { PROBANT_PROBLEM_NETWORK, "dns", "offline" },
    { PROBANT_PROBLEM_NETWORK, "tls", "prove" },
    { PROBANT_PROBLEM_NETWORK, "redirect", "elsewhere" },
    { PROBANT_PROBLEM_NETWORK, "anything", "connection" },
    { PROBANT_PROBLEM_GARBAGE, "html", "web page" },
    { PROBANT_PROBLEM_GARBAGE, "empty", "empty" },
    { PROBANT_PROBLEM_GARBAGE, "cut-short", "cut short" },
    { PROBANT_PROBLEM_GARBAGE, NULL, "no sense" },
    { PROBANT_PROBLEM_TOO_LARGE, "too-large", "larger" },
    { PROBANT_PROBLEM_GONE, "link-expired", "link" },
    { PROBANT_PROBLEM_TOKEN, "no-token", "No token" },
    { PROBANT_PROBLEM_TOKEN, "anything", "refuses the token" },
    { PROBANT_PROBLEM_QUOTA, "quota", "requests" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ProbantProblem) problem
          = probant_problem_new_local (cases[i].kind, cases[i].code, "Because\n of this");

      g_assert_cmpint (problem->kind, ==, cases[i].kind);
      g_assert_cmpstr (problem->code, ==, cases[i].code);
      g_assert_nonnull (strstr (problem->title, cases[i].word));
      g_assert_cmpstr (problem->detail, ==, "Because of this");
      g_assert_cmpuint (problem->http_status, ==, 0);
    }
}

static void
test_every_kind (void)
{
  for (int kind = PROBANT_PROBLEM_TOKEN; kind <= PROBANT_PROBLEM_TOO_LARGE; kind++)
    {
      g_autoptr (ProbantProblem) problem = probant_problem_new_local ((ProbantProblemKind)kind, NULL, NULL);

      g_assert_cmpint (problem->kind, ==, kind);
      g_assert_nonnull (problem->title);
      g_assert_nonnull (problem->next);
      g_assert_null (problem->detail);
    }
}

static void
test_timeouts (void)
{
  g_autoptr (ProbantProblem) one = probant_problem_new_timeout (PROBANT_TIMEOUT_ANSWER, 1);
  g_autoptr (ProbantProblem) many = probant_problem_new_timeout (PROBANT_TIMEOUT_CONNECT, 12);
  g_autoptr (ProbantProblem) quota = probant_problem_new_quota (90);
  g_autoptr (ProbantProblem) stall = probant_problem_new_timeout (PROBANT_TIMEOUT_STALL, 20);

  g_assert_cmpint (one->kind, ==, PROBANT_PROBLEM_TIMEOUT);
  g_assert_nonnull (strstr (one->title, "1 second."));
  g_assert_nonnull (strstr (many->title, "reached within 12 seconds."));
  g_assert_nonnull (strstr (stall->title, "too slowly"));
  g_assert_cmpint (quota->kind, ==, PROBANT_PROBLEM_QUOTA);
  g_assert_cmpint (quota->retry_in, ==, 90);
  g_assert_nonnull (strstr (quota->next, "90 seconds"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/problem/codes", test_codes);
  g_test_add_func ("/problem/bodies", test_bodies);
  g_test_add_func ("/problem/meta", test_meta);
  g_test_add_func ("/problem/waits", test_waits);
  g_test_add_func ("/problem/texts", test_texts);
  g_test_add_func ("/problem/local", test_local);
  g_test_add_func ("/problem/every-kind", test_every_kind);
  g_test_add_func ("/problem/timeouts", test_timeouts);

  return g_test_run ();
}
