/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/probant-token.h"

static char *
part (const char *json)
{
  char *text = g_base64_encode ((const guchar *)json, strlen (json));

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';

  return text;
}

static char *
make_token (const char *claims)
{
  g_autofree char *header = part ("{\"alg\":\"HS256\"}");
  g_autofree char *body = part (claims);

  return g_strconcat (header, ".", body, ".c2lnbmF0dXJl", NULL);
}

static ProbantTokenInfo *
read_claims (const char *claims)
{
  g_autofree char *token = make_token (claims);
  g_autoptr (GError) error = NULL;
  ProbantTokenInfo *info = probant_token_read (token, &error);

  g_assert_no_error (error);
  return info;
}

static void
test_claims (void)
{
  g_autoptr (ProbantTokenInfo) info = read_claims ("{\"scopes\":[\"associations\",\"open_data\",7,null],"
                                                   "\"sub\":\"Mairie \\u0007de Ÿ?>>\",\"exp\":2084688652}");

  g_assert_cmpuint (g_strv_length (info->scopes), ==, 2);
  g_assert_cmpstr (info->scopes[0], ==, "associations");
  g_assert_cmpstr (info->scopes[1], ==, "open_data");
  g_assert_cmpstr (info->holder, ==, "Mairie de Ÿ?>>");
  g_assert_cmpint (info->expires_at, ==, 2084688652);
}

static void
test_older_claims (void)
{
  g_autoptr (ProbantTokenInfo) roles = read_claims ("{\"roles\":[\"associations\"]}");
  g_autoptr (ProbantTokenInfo) empty = read_claims ("{\"scopes\":[]}");
  g_autoptr (ProbantTokenInfo) silent = read_claims ("{\"scopes\":\"all\",\"exp\":\"soon\",\"sub\":{}}");

  g_assert_cmpstr (roles->scopes[0], ==, "associations");
  g_assert_null (roles->holder);
  g_assert_cmpint (roles->expires_at, ==, 0);
  g_assert_nonnull (empty->scopes);
  g_assert_cmpuint (g_strv_length (empty->scopes), ==, 0);
  g_assert_null (silent->scopes);
  g_assert_null (silent->holder);
  g_assert_cmpint (silent->expires_at, ==, 0);
}

static void
test_broken (void)
{
  g_autofree char *good = make_token ("{}");
  g_autofree char *fourth = g_strconcat (good, ".more", NULL);
  g_autofree char *spaced = g_strconcat (good, " x", NULL);
  g_autofree char *list = make_token ("[1]");
  g_autofree char *bad_json = make_token ("{\"exp\":");
  g_autofree char *huge = g_strnfill (20000, 'a');
  const char *cases[] = { "",
                          "secret",
                          "secret.secret",
                          "secret.secret.secret",
                          "..",
                          "e30.e30.",
                          ".e30.e30",
                          "e30.e30.é",
                          "e3*0.e30.e30",
                          fourth,
                          spaced,
                          list,
                          bad_json,
                          huge };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ProbantTokenInfo) info = probant_token_read (cases[i], &error);

      g_assert_null (info);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_null (strstr (error->message, "secret"));
      g_assert_null (strstr (error->message, "e30"));
    }
}

static void
test_sendable (void)
{
  g_assert_true (probant_token_is_sendable ("eyJ.eyJ.x-_"));
  g_assert_false (probant_token_is_sendable (NULL));
  g_assert_false (probant_token_is_sendable (""));
  g_assert_false (probant_token_is_sendable ("a b"));
  g_assert_false (probant_token_is_sendable ("a\r\nX-Injected: 1"));
  g_assert_false (probant_token_is_sendable ("jeton-é"));
}

static void
check_environment (const char *file, const char *value, const char *expected, int code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *token = NULL;

  g_unsetenv ("PROBANT_TOKEN_FILE");
  g_unsetenv ("PROBANT_TOKEN");
  if (file != NULL)
    g_setenv ("PROBANT_TOKEN_FILE", file, TRUE);
  if (value != NULL)
    g_setenv ("PROBANT_TOKEN", value, TRUE);
  token = probant_token_from_environment (&error);
  g_assert_cmpstr (token, ==, expected);
  if (code < 0)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, G_IO_ERROR, code);
      g_assert_nonnull (strstr (error->message, file != NULL ? file : "PROBANT_TOKEN"));
      g_assert_null (strstr (error->message, "secret"));
    }
}

static void
test_environment (void)
{
  g_autofree char *folder = g_dir_make_tmp ("probant-token-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "token", NULL);
  g_autofree char *huge = g_strnfill (100000, 'a');

  check_environment (NULL, NULL, NULL, -1);
  check_environment ("", "", NULL, -1);
  check_environment (NULL, "  a.b.c\n", "a.b.c", -1);
  check_environment (NULL, "secret secret", NULL, G_IO_ERROR_INVALID_DATA);
  check_environment (path, "a.b.c", NULL, G_IO_ERROR_NOT_FOUND);
  check_environment (folder, NULL, NULL, G_IO_ERROR_IS_DIRECTORY);

  g_assert_true (g_file_set_contents (path, "\n d.e.f \r\n", -1, NULL));
  check_environment (path, "a.b.c", "d.e.f", -1);
  g_assert_true (g_file_set_contents (path, " \n", -1, NULL));
  check_environment (path, NULL, NULL, G_IO_ERROR_INVALID_DATA);
  g_assert_true (g_file_set_contents (path, "\0secret", 7, NULL));
  check_environment (path, NULL, NULL, G_IO_ERROR_INVALID_DATA);
  g_assert_true (g_file_set_contents (path, huge, -1, NULL));
  check_environment (path, NULL, NULL, G_IO_ERROR_INVALID_DATA);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
check_clean (const char *text, const char *expected)
{
  char *token = probant_token_clean (text);

  g_assert_cmpstr (token, ==, expected);
  probant_token_free (token);
}

static void
test_clean (void)
{
  check_clean (" e30.e30.c2ln\r\n", "e30.e30.c2ln");
  check_clean ("Bearer e30.e30.c2ln", "e30.e30.c2ln");
  check_clean ("Authorization", "Authorization");
  /* As a mail cuts it. */
  check_clean ("\"e30.\n  e30.\n  c2ln\"", "e30.e30.c2ln");
  check_clean ("bearer", "");
  check_clean ("", "");
}

static gint64
day (int days)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GDateTime) noon = g_date_time_new (paris, 2026, 6, 1, 12, 0, 0);
  g_autoptr (GDateTime) then = g_date_time_add_days (noon, days);

  return g_date_time_to_unix (then);
}

static void
check_life (gint64 expires_at, ProbantTokenLife life, int days, const char *words)
{
  g_autofree char *sentence = probant_token_describe_life (expires_at, day (0));
  int found = 0;

  g_assert_cmpint (probant_token_judge (expires_at, day (0), &found), ==, life);
  g_assert_cmpint (found, ==, days);
  if (words == NULL)
    g_assert_null (sentence);
  else
    g_assert_nonnull (strstr (sentence, words));
}

static void
test_life (void)
{
  check_life (0, PROBANT_TOKEN_LASTING, G_MAXINT, NULL);
  check_life (G_MAXINT64, PROBANT_TOKEN_LASTING, G_MAXINT, NULL);
  check_life (day (500), PROBANT_TOKEN_LASTING, 500, "Valid until");
  check_life (day (91), PROBANT_TOKEN_LASTING, 91, "Valid until");
  check_life (day (90), PROBANT_TOKEN_EXPIRING, 90, "in 90 days");
  check_life (day (89), PROBANT_TOKEN_EXPIRING, 89, "in 89 days");
  check_life (day (1), PROBANT_TOKEN_EXPIRING, 1, "in 1 day");
  check_life (day (0) + 1, PROBANT_TOKEN_EXPIRING, 0, "today");
  check_life (day (0), PROBANT_TOKEN_EXPIRED, 0, "Expired since");
  check_life (day (-400), PROBANT_TOKEN_EXPIRED, -400, "Expired since");
}

typedef struct
{
  gboolean done;
  char *token;
  GError *error;
} FileOutcome;

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FileOutcome *outcome = user_data;

  outcome->token = probant_token_read_file_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static void
check_file (const char *path, const char *expected, int code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  FileOutcome outcome = { FALSE };

  probant_token_read_file_async (file, NULL, file_read_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (outcome.token, ==, expected);
  if (expected == NULL)
    {
      g_assert_error (outcome.error, G_IO_ERROR, code);
      g_assert_nonnull (strstr (outcome.error->message, path));
      g_assert_null (strstr (outcome.error->message, "secret"));
    }
  g_clear_error (&outcome.error);
  probant_token_free (outcome.token);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("probant-token-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "token.jwt", NULL);
  g_autofree char *token = make_token ("{\"sub\":\"x\"}");
  g_autofree char *wrapped = g_strconcat ("Bearer ", token, "\n\n", NULL);

  check_file (path, NULL, G_IO_ERROR_NOT_FOUND);
  check_file (folder, NULL, G_IO_ERROR_IS_DIRECTORY);
  check_file ("/dev/zero", NULL, G_IO_ERROR_INVALID_DATA);
  g_assert_true (g_file_set_contents (path, wrapped, -1, NULL));
  check_file (path, token, 0);
  g_assert_true (g_file_set_contents (path, "", -1, NULL));
  check_file (path, NULL, G_IO_ERROR_INVALID_DATA);
  g_assert_true (g_file_set_contents (path, "my secret shopping list", -1, NULL));
  check_file (path, NULL, G_IO_ERROR_INVALID_DATA);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token/claims", test_claims);
  g_test_add_func ("/token/older-claims", test_older_claims);
  g_test_add_func ("/token/broken", test_broken);
  g_test_add_func ("/token/sendable", test_sendable);
  g_test_add_func ("/token/environment", test_environment);
  g_test_add_func ("/token/clean", test_clean);
  g_test_add_func ("/token/life", test_life);
  g_test_add_func ("/token/file", test_file);

  return g_test_run ();
}
