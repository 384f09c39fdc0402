/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each case is a process of its own: libsecret keeps its connection to the service. */
#include "config.h"

#include "core/probant-keyring.h"

#include <glib/gstdio.h>
#include <string.h>

#include "mock-keyring.h"

#define SECRET "e30.e30.c2VjcmV0"
#define ID "11111111-2222-4333-8444-555555555555"
#define DEADLINE_SECONDS 30

typedef struct
{
  gboolean done;
  SecretValue *value;
  GError *error;
} Outcome;

static gboolean
late_cb (gpointer user_data)
{
  g_assert_not_reached ();
}

static void
wait_for (Outcome *outcome)
{
  guint deadline = g_timeout_add_seconds (DEADLINE_SECONDS, late_cb, NULL);

  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (deadline);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->value = probant_keyring_lookup_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  probant_keyring_store_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  probant_keyring_clear_finish (result, &outcome->error);
  outcome->done = TRUE;
}

/* `code` < 0: all is well, and where it was looked up it is SECRET. */
static void
check (Outcome *outcome, int code, gboolean looked_up)
{
  if (code < 0)
    {
      g_assert_no_error (outcome->error);
      if (looked_up)
        g_assert_cmpstr (secret_value_get_text (outcome->value), ==, SECRET);
    }
  else
    {
      g_assert_error (outcome->error, PROBANT_KEYRING_ERROR, code);
      g_assert_null (outcome->value);
      g_assert_null (strstr (outcome->error->message, SECRET));
      g_assert_nonnull (probant_keyring_describe_next (outcome->error));
    }
  g_clear_pointer (&outcome->value, secret_value_unref);
  g_clear_error (&outcome->error);
}

static void
look_up (gboolean unlock, int code)
{
  Outcome outcome = { FALSE };

  probant_keyring_lookup_async (PROBANT_KEYRING_TOKEN, ID, unlock, NULL, looked_up_cb, &outcome);
  wait_for (&outcome);
  check (&outcome, code, TRUE);
}

static void
store (int code)
{
  Outcome outcome = { FALSE };

  probant_keyring_store_async (PROBANT_KEYRING_TOKEN, ID, "Probant", SECRET, NULL, stored_cb, &outcome);
  wait_for (&outcome);
  check (&outcome, code, FALSE);
}

static void
clear (int code)
{
  Outcome outcome = { FALSE };

  probant_keyring_clear_async (PROBANT_KEYRING_TOKEN, ID, NULL, cleared_cb, &outcome);
  wait_for (&outcome);
  check (&outcome, code, FALSE);
}

/* FALSE in the process that only starts the other one, which must pass. */
static gboolean
is_inside (void)
{
  if (g_test_subprocess ())
    return TRUE;
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  return FALSE;
}

static void
test_open (void)
{
  g_autoptr (MockKeyring) keyring = NULL;

  if (!is_inside ())
    return;
  keyring = mock_keyring_new (MOCK_KEYRING_OPEN);
  look_up (TRUE, PROBANT_KEYRING_ERROR_NOT_FOUND);
  store (-1);
  store (-1);
  g_assert_cmpuint (mock_keyring_count (keyring), ==, 1);
  g_assert_cmpstr (mock_keyring_get (keyring, "token", ID), ==, SECRET);
  look_up (FALSE, -1);
  look_up (TRUE, -1);
  clear (-1);
  g_assert_cmpuint (mock_keyring_count (keyring), ==, 0);
  clear (-1);
  g_assert_cmpuint (mock_keyring_count_prompts (keyring), ==, 0);
}

static void
test_locked (void)
{
  g_autoptr (MockKeyring) keyring = NULL;

  if (!is_inside ())
    return;
  keyring = mock_keyring_new (MOCK_KEYRING_LOCKED);
  mock_keyring_put (keyring, "token", ID, SECRET);
  look_up (FALSE, PROBANT_KEYRING_ERROR_LOCKED);
  g_assert_cmpuint (mock_keyring_count_prompts (keyring), ==, 0);
  look_up (TRUE, -1);
  g_assert_cmpuint (mock_keyring_count_prompts (keyring), ==, 1);
  mock_keyring_set_mode (keyring, MOCK_KEYRING_LOCKED);
  store (-1);
  g_assert_cmpuint (mock_keyring_count (keyring), ==, 1);
}

static void
test_dismissed (void)
{
  g_autoptr (MockKeyring) keyring = NULL;

  if (!is_inside ())
    return;
  keyring = mock_keyring_new (MOCK_KEYRING_DISMISSED);
  mock_keyring_put (keyring, "token", ID, SECRET);
  look_up (FALSE, PROBANT_KEYRING_ERROR_LOCKED);
  look_up (TRUE, PROBANT_KEYRING_ERROR_REFUSED);
  store (PROBANT_KEYRING_ERROR_REFUSED);
  g_assert_cmpstr (mock_keyring_get (keyring, "token", ID), ==, SECRET);
}

static void
test_denied (void)
{
  g_autoptr (MockKeyring) keyring = NULL;

  if (!is_inside ())
    return;
  keyring = mock_keyring_new (MOCK_KEYRING_DENIED);
  look_up (TRUE, PROBANT_KEYRING_ERROR_REFUSED);
  store (PROBANT_KEYRING_ERROR_REFUSED);
}

static void
test_absent (void)
{
  if (!is_inside ())
    return;
  look_up (FALSE, PROBANT_KEYRING_ERROR_ABSENT);
  look_up (TRUE, PROBANT_KEYRING_ERROR_ABSENT);
  store (PROBANT_KEYRING_ERROR_ABSENT);
}

static void
test_no_bus (void)
{
  if (!is_inside ())
    return;
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus", TRUE);
  look_up (TRUE, PROBANT_KEYRING_ERROR_ABSENT);
  store (PROBANT_KEYRING_ERROR_ABSENT);
}

static void
test_cancelled (void)
{
  g_autoptr (MockKeyring) keyring = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  Outcome outcome = { FALSE };

  if (!is_inside ())
    return;
  keyring = mock_keyring_new (MOCK_KEYRING_OPEN);
  cancellable = g_cancellable_new ();
  probant_keyring_lookup_async (PROBANT_KEYRING_TOKEN, ID, TRUE, cancellable, looked_up_cb, &outcome);
  g_cancellable_cancel (cancellable);
  wait_for (&outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
}

/* While the service removes the item. */
static void
test_clear_cancelled (void)
{
  g_autoptr (MockKeyring) keyring = NULL;
  g_autoptr (GCancellable) cancellable = NULL;
  Outcome outcome = { FALSE };

  if (!is_inside ())
    return;
  keyring = mock_keyring_new (MOCK_KEYRING_OPEN);
  mock_keyring_put (keyring, "token", ID, SECRET);
  cancellable = g_cancellable_new ();
  probant_keyring_clear_async (PROBANT_KEYRING_TOKEN, ID, cancellable, cleared_cb, &outcome);
  while (mock_keyring_count (keyring) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (outcome.done);
  g_cancellable_cancel (cancellable);
  wait_for (&outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
}

/* What libsecret keeps where there is a portal instead of a service. */
static void
test_file (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  if (!is_inside ())
    return;
  folder = g_dir_make_tmp ("probant-keyring-XXXXXX", NULL);
  path = g_build_filename (folder, "keyring", NULL);
  g_setenv ("SECRET_BACKEND", "file", TRUE);
  g_setenv ("SECRET_FILE_TEST_PATH", path, TRUE);
  g_setenv ("SECRET_FILE_TEST_PASSWORD", "test", TRUE);
  look_up (TRUE, PROBANT_KEYRING_ERROR_NOT_FOUND);
  store (-1);
  look_up (FALSE, -1);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_null (g_strstr_len (contents, (gssize)length, SECRET));
  clear (-1);
  look_up (FALSE, PROBANT_KEYRING_ERROR_NOT_FOUND);
  g_unlink (path);
  g_rmdir (folder);
}

/* The desktop's own daemon, where it is installed. */
static void
test_daemon (void)
{
  g_autofree char *program = g_find_program_in_path ("gnome-keyring-daemon");
  g_autofree char *folder = NULL;
  g_autofree char *command = NULL;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) daemon = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) password = g_bytes_new_static ("test", 4);
  g_autoptr (GDBusConnection) bus = NULL;
  gboolean owned = FALSE;

  if (program == NULL)
    {
      g_test_skip ("gnome-keyring-daemon is not installed");
      return;
    }
  if (!is_inside ())
    return;
  folder = g_dir_make_tmp ("probant-keyring-XXXXXX", NULL);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                        | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_setenv (launcher, "HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  daemon = g_subprocess_launcher_spawn (launcher, &error, program, "--foreground", "--unlock",
                                        "--components=secrets", NULL);
  /* It asks for a capability that not every container gives. */
  if (daemon == NULL)
    {
      g_test_skip (error->message);
      g_rmdir (folder);
      return;
    }
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (daemon), "test\n", 5, NULL, NULL, &error);
  g_output_stream_close (g_subprocess_get_stdin_pipe (daemon), NULL, NULL);
  g_assert_no_error (error);

  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  for (gint64 end = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC; !owned;)
    {
      g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
          bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
          g_variant_new ("(s)", "org.freedesktop.secrets"), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE,
          -1, NULL, &error);

      g_assert_no_error (error);
      g_variant_get (answer, "(b)", &owned);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  look_up (TRUE, PROBANT_KEYRING_ERROR_NOT_FOUND);
  store (-1);
  look_up (FALSE, -1);
  clear (-1);
  look_up (FALSE, PROBANT_KEYRING_ERROR_NOT_FOUND);

  g_subprocess_send_signal (daemon, 15);
  g_subprocess_wait (daemon, NULL, NULL);
  command = g_strdup_printf ("rm -rf '%s'", folder);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_autoptr (GTestDBus) bus = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyring/open", test_open);
  g_test_add_func ("/keyring/locked", test_locked);
  g_test_add_func ("/keyring/dismissed", test_dismissed);
  g_test_add_func ("/keyring/denied", test_denied);
  g_test_add_func ("/keyring/absent", test_absent);
  g_test_add_func ("/keyring/no-bus", test_no_bus);
  g_test_add_func ("/keyring/cancelled", test_cancelled);
  g_test_add_func ("/keyring/clear-cancelled", test_clear_cancelled);
  g_test_add_func ("/keyring/file", test_file);
  g_test_add_func ("/keyring/daemon", test_daemon);
  if (g_test_subprocess ())
    return g_test_run ();
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  status = g_test_run ();
  g_test_dbus_down (bus);
  return status;
}
