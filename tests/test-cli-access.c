/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The built program asks with an access of the preferences, whose token a keyring of the test's own holds. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/probant-profiles.h"
#include "mock-keyring.h"
#include "sandbox/probant-sandbox.h"

#define DEADLINE_SECONDS 60
#define NUMBER "99900010200015"

static const char *program;

typedef struct
{
  char *home;
  char *path; /* of the accesses */
  MockKeyring *keyring;
  ProbantSandbox *sandbox;
} Fixture;

typedef struct
{
  gboolean done;
  int status;
  char *out;
  char *err;
} Run;

static void
run_clear (Run *run)
{
  g_free (run->out);
  g_free (run->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;

  fixture->home = g_dir_make_tmp ("probant-access-XXXXXX", &error);
  g_assert_no_error (error);
  folder = g_build_filename (fixture->home, "probant", NULL);
  fixture->path = g_build_filename (folder, "accesses.json", NULL);
  fixture->sandbox = probant_sandbox_new (0, &error);
  g_assert_no_error (error);
  fixture->keyring = mock_keyring_new (GPOINTER_TO_INT (data));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  mock_keyring_free (fixture->keyring);
  probant_sandbox_stop (fixture->sandbox);
  g_clear_object (&fixture->sandbox);
  g_unlink (fixture->path);
  g_rmdir (folder);
  g_rmdir (fixture->home);
  g_free (fixture->path);
  g_free (fixture->home);
}

/* Its id. (transfer full) */
static char *
add_profile (Fixture *fixture, const char *label)
{
  ProbantProfileParts parts
      = { .label = label, .api = probant_sandbox_get_url (fixture->sandbox), .recipient = "10000001700010" };
  g_autoptr (ProbantProfiles) profiles = probant_profiles_new (fixture->path);
  g_autoptr (ProbantProfile) profile = probant_profile_new (&parts);
  g_autoptr (GError) error = NULL;

  probant_profiles_put (profiles, profile, &error);
  g_assert_no_error (error);
  return g_strdup (probant_profile_get_id (profile));
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &run->out, &run->err, &error);
  g_assert_no_error (error);
  run->status = g_subprocess_get_exit_status (G_SUBPROCESS (source));
  run->done = TRUE;
}

static gboolean
late_cb (gpointer user_data)
{
  g_assert_not_reached ();
}

/* The token's secret is in none of what it writes. */
static void
fetch (Fixture *fixture, const char *name, const char *bus, Run *run)
{
  const char *argv[] = { program,    "fetch", "--json", "--only", "entreprises,attestations_sociales_acoss",
                         "--access", name,    NUMBER,   NULL };
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  guint deadline = g_timeout_add_seconds (DEADLINE_SECONDS, late_cb, NULL);

  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", fixture->home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", fixture->home, TRUE);
  /* What is typed stands above the environment. */
  g_subprocess_launcher_setenv (launcher, "PROBANT_TOKEN", "e30.e30.c2VjcmV0", TRUE);
  if (bus != NULL)
    g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", bus, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, ended_cb, run);
  while (!run->done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
  g_assert_null (strstr (run->out, probant_sandbox_get_token ()));
  g_assert_null (strstr (run->err, probant_sandbox_get_token ()));
}

static void
expect (const Run *run, int status, const char *sentence)
{
  if (run->status != status || strstr (run->err, sentence) == NULL)
    g_error ("status %d instead of %d, “%s” expected: %s", run->status, status, sentence, run->err);
}

static void
test_asks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *region = add_profile (fixture, "Région Bretagne");
  g_autofree char *town = add_profile (fixture, "Ville");
  g_auto (Run) run = { FALSE };

  mock_keyring_put (fixture->keyring, "token", region, probant_sandbox_get_token ());
  mock_keyring_put (fixture->keyring, "token", town, "e30.e30.c2VjcmV0");
  fetch (fixture, "région bretagne", NULL, &run);
  expect (&run, 0, "");
  g_assert_nonnull (strstr (run.out, "\"recipient\":\"10000001700010\""));
  g_assert_nonnull (strstr (run.out,
                            "\"source\":\"attestations_sociales_acoss\",\"category\":\"social-fiscal\","
                            "\"state\":\"answered\""));
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *region = NULL;
  g_autofree char *town = NULL;
  g_auto (Run) before = { FALSE };
  g_auto (Run) run = { FALSE };

  fetch (fixture, "Département", NULL, &before);
  expect (&before, 1, "There is no access “Département”: none was entered yet.");
  region = add_profile (fixture, "Région");
  town = add_profile (fixture, "Ville");
  fetch (fixture, "Département", NULL, &run);
  expect (&run, 1, "named “Département”. There are: “Région”, “Ville”.");
}

static void
test_no_token (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_profile (fixture, "Ville");
  g_auto (Run) run = { FALSE };

  fetch (fixture, "ville", NULL, &run);
  expect (&run, 3, "The access “Ville” has no token yet.");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_profile (fixture, "Ville");
  g_auto (Run) run = { FALSE };

  mock_keyring_put (fixture->keyring, "token", id, probant_sandbox_get_token ());
  fetch (fixture, "ville", NULL, &run);
  expect (&run, 3, "The keyring stayed locked");
}

/* The one who is asked for the keyring's password gives it. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_profile (fixture, "Ville");
  g_auto (Run) run = { FALSE };

  mock_keyring_put (fixture->keyring, "token", id, probant_sandbox_get_token ());
  fetch (fixture, "ville", NULL, &run);
  expect (&run, 0, "");
  g_assert_cmpuint (mock_keyring_count_prompts (fixture->keyring), ==, 1);
}

static void
test_no_keyring (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = add_profile (fixture, "Ville");
  g_auto (Run) run = { FALSE };

  fetch (fixture, "ville", "unix:path=/nonexistent/bus", &run);
  expect (&run, 3, "This computer has no keyring");
}

static void
add (const char *path, MockKeyringMode mode, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (mode), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_autoptr (GTestDBus) bus = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  add ("/cli-access/asks", MOCK_KEYRING_OPEN, test_asks);
  add ("/cli-access/unknown", MOCK_KEYRING_OPEN, test_unknown);
  add ("/cli-access/no-token", MOCK_KEYRING_OPEN, test_no_token);
  add ("/cli-access/refused", MOCK_KEYRING_DISMISSED, test_refused);
  add ("/cli-access/locked", MOCK_KEYRING_LOCKED, test_locked);
  add ("/cli-access/no-keyring", MOCK_KEYRING_OPEN, test_no_keyring);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  status = g_test_run ();
  g_test_dbus_down (bus);
  return status;
}
