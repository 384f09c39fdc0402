/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accesses as an officer enters, chooses and loses them: the assistant, the preferences, the first page, over
 * a keyring and a server of the test's own. */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "accessible-check.h"
#include "mock-keyring.h"
#include "sandbox/probant-sandbox.h"
#include "ui/probant-assistant.h"
#include "ui/probant-preferences-window.h"
#include "ui/probant-request-window.h"
#include "ui/probant-window.h"
#include "widget-run.h"

#define COMPANY "99900010200015"
#define OBJECT "Sport 2026-0042"

typedef struct
{
  char *folder;
  char *history;
  char *accesses;
  GSettings *settings;
  MockKeyring *keyring;
  ProbantSandbox *server; /* a server of API Entreprise and of the directory, as another address */
  ProbantProfiles *profiles;
  ProbantSession *session;
  GtkWidget *window; /* what is looked at */
} Fixture;

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
show (Fixture *fixture, gpointer window)
{
  fixture->window = GTK_WIDGET (window);
  gtk_window_present (GTK_WINDOW (window));
  widget_run_until (is_mapped, window);
}

/* `data`: the keyring's mode. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("probant-assistant-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->history = g_build_filename (fixture->folder, "history.json", NULL);
  fixture->accesses = g_build_filename (fixture->folder, "accesses.json", NULL);
  fixture->settings = g_settings_new (APPLICATION_ID);
  fixture->keyring = mock_keyring_new (GPOINTER_TO_INT (data));
  fixture->server = probant_sandbox_new (0, &error);
  g_assert_no_error (error);
  g_setenv ("PROBANT_SEARCH_URL", probant_sandbox_get_url (fixture->server), TRUE);
  fixture->profiles = probant_profiles_new (fixture->accesses);
  history = probant_history_new (fixture->history);
  fixture->session = probant_session_new_with_profiles (fixture->profiles, NULL, NULL, history);
}

static void
assert_no_token (const char *path)
{
  g_autofree char *contents = NULL;

  if (g_file_get_contents (path, &contents, NULL, NULL))
    g_assert_null (strstr (contents, probant_sandbox_get_token ()));
}

static gboolean
is_alone (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "access", "objects", "assistant-shown", "inpi-user", "sources" };

  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  /* What was under way ends. */
  widget_run_until (is_alone, fixture->session);
  g_assert_finalize_object (fixture->session);
  assert_no_token (fixture->history);
  assert_no_token (fixture->accesses);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GVariant) value = g_settings_get_value (fixture->settings, keys[i]);
      g_autofree char *text = g_variant_print (value, FALSE);

      g_assert_null (strstr (text, probant_sandbox_get_token ()));
      g_settings_reset (fixture->settings, keys[i]);
    }
  g_object_unref (fixture->settings);
  g_object_unref (fixture->profiles);
  g_object_unref (fixture->server);
  mock_keyring_free (fixture->keyring);
  g_unlink (fixture->history);
  g_unlink (fixture->accesses);
  g_rmdir (fixture->folder);
  g_free (fixture->history);
  g_free (fixture->accesses);
  g_free (fixture->folder);
}

typedef struct
{
  Fixture *fixture;
  const char *text;
} Wanted;

static gboolean
is_there (gpointer data)
{
  Wanted *wanted = data;

  return widget_find_id (wanted->fixture->window, wanted->text) != NULL;
}

static GtkWidget *
find (Fixture *fixture, const char *id)
{
  Wanted wanted = { fixture, id };

  g_test_message ("Looking for “%s”", id);
  widget_run_until (is_there, &wanted);
  return widget_find_id (fixture->window, id);
}

static void
type (Fixture *fixture, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, id)), text);
}

static gboolean
is_shown (gpointer data)
{
  Wanted *wanted = data;

  return widget_find_text (wanted->fixture->window, wanted->text) != NULL;
}

static void
wait_for_text (Fixture *fixture, const char *text)
{
  Wanted wanted = { fixture, text };

  g_test_message ("Waiting for “%s”", text);
  widget_run_until (is_shown, &wanted);
}

static gboolean
is_gone (gpointer data)
{
  return !is_shown (data);
}

static void
wait_until_gone (Fixture *fixture, const char *text)
{
  Wanted wanted = { fixture, text };

  widget_run_until (is_gone, &wanted);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action_variant (fixture->window, action, NULL));
}

static void
press (Fixture *fixture, const char *id)
{
  GtkWidget *button = find (fixture, id);

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static ProbantProfile *
make_profile (Fixture *fixture, const char *label, gint64 expires_at)
{
  ProbantProfileParts parts = { .label = label,
                                .api = probant_sandbox_get_url (fixture->server),
                                .recipient = PROBANT_SANDBOX_RECIPIENT,
                                .holder = "Région",
                                .expires_at = expires_at };
  g_autoptr (ProbantProfile) profile = probant_profile_new (&parts);
  g_autoptr (GError) error = NULL;

  probant_profiles_put (fixture->profiles, profile, &error);
  g_assert_no_error (error);
  probant_session_choose (fixture->session, probant_profile_get_id (profile));
  return probant_profiles_find (fixture->profiles, probant_profile_get_id (profile));
}

static gint64
in_days (int days)
{
  g_autoptr (GTimeZone) paris = g_time_zone_new_identifier ("Europe/Paris");
  g_autoptr (GDateTime) now = g_date_time_new_now (paris);
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_time_to_unix (then);
}

static void
enter_service (Fixture *fixture)
{
  type (fixture, "siret_row", "999 000 003 00015");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (fixture, "api_row")), 2);
  type (fixture, "url_row", probant_sandbox_get_url (fixture->server));
}

static gboolean
is_on_done (gpointer data)
{
  return widget_find_id (((Fixture *)data)->window, "done_button") != NULL;
}

static ProbantRequestWindow *
find_request (Fixture *fixture)
{
  ProbantRequestWindow *found = NULL;
  GList *windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL && found == NULL; l = l->next)
    if (PROBANT_IS_REQUEST_WINDOW (l->data)
        && gtk_window_get_transient_for (l->data) == GTK_WINDOW (fixture->window))
      found = l->data;
  g_list_free (windows);
  return found;
}

/* Who has no token asks for one there, in the name of the service that was just entered. */
static void
check_request (Fixture *fixture)
{
  g_autofree char *number = probant_identifier_format (PROBANT_SANDBOX_RECIPIENT);
  g_autofree char *text = NULL;

  press (fixture, "request_button");
  g_assert_nonnull (find_request (fixture));
  text = probant_request_window_get_text (find_request (fixture));
  g_assert_nonnull (strstr (text, number));
  gtk_window_destroy (GTK_WINDOW (find_request (fixture)));
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  GtkWidget *toggle = NULL;
  g_auto (GStrv) sources = NULL;
  ProbantProfile *profile = NULL;
  const ProbantProfileParts *parts = NULL;

  g_assert_true (probant_assistant_is_due (fixture->session));
  show (fixture, probant_assistant_new (NULL, fixture->session, FALSE));
  g_assert_false (probant_assistant_is_due (fixture->session));
  accessible_check (fixture->window, "assistant: welcome");
  press (fixture, "set_up_button");
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "next_button")));
  enter_service (fixture);
  wait_for_text (fixture, "Name in the directory");
  wait_until_gone (fixture, "Looking for it…");
  accessible_check (fixture->window, "assistant: service");
  press (fixture, "next_button");
  wait_for_text (fixture, "Step 2 of 3");
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "next_button")));
  type (fixture, "entry", probant_sandbox_get_token ());
  wait_for_text (fixture, "Accepted");
  wait_for_text (fixture, "sources of the use case");
  wait_for_text (fixture, "Valid until");
  accessible_check (fixture->window, "assistant: token");
  check_request (fixture);
  press (fixture, "next_button");
  wait_for_text (fixture, "Step 3 of 3");
  accessible_check (fixture->window, "assistant: sources");
  toggle = widget_find_type (fixture->window, GTK_TYPE_SWITCH);
  gtk_switch_set_active (GTK_SWITCH (toggle), TRUE);
  press (fixture, "next_button");
  widget_run_until (is_on_done, fixture);
  wait_for_text (fixture, "Probant now asks with the access");
  accessible_check (fixture->window, "assistant: done");

  profile = probant_session_get_profile (fixture->session);
  g_assert_nonnull (profile);
  parts = probant_profile_get_parts (profile);
  g_assert_cmpstr (parts->recipient, ==, PROBANT_SANDBOX_RECIPIENT);
  g_assert_cmpint (parts->expires_at, >, g_get_real_time () / G_USEC_PER_SEC);
  g_assert_cmpstr (mock_keyring_get (fixture->keyring, "token", parts->id), ==, probant_sandbox_get_token ());
  sources = g_settings_get_strv (fixture->settings, "sources");
  g_assert_cmpuint (g_strv_length (sources), ==, 1);
  g_assert_cmpstr (sources[0], ==, gtk_widget_get_name (toggle));
}

static void
test_skipped (Fixture *fixture, gconstpointer data)
{
  show (fixture, probant_assistant_new (NULL, fixture->session, FALSE));
  press (fixture, "set_up_button");
  press (fixture, "skip_button");
  press (fixture, "skip_button");
  press (fixture, "next_button");
  wait_for_text (fixture, "Not Complete Yet");
  g_assert_true (probant_session_is_sandbox (fixture->session));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->profiles)), ==, 0);
}

static void
test_sandbox (Fixture *fixture, gconstpointer data)
{
  show (fixture, probant_assistant_new (NULL, fixture->session, FALSE));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
  press (fixture, "sandbox_button");
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (probant_session_is_sandbox (fixture->session));
}

/* Without an access, and not fictional: the open directory alone is asked. */
static void
test_public (Fixture *fixture, gconstpointer data)
{
  ProbantIdentifier siren;
  g_autoptr (ProbantDossier) dossier = NULL;
  g_autoptr (GError) error = NULL;

  show (fixture, probant_assistant_new (NULL, fixture->session, FALSE));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
  press (fixture, "public_button");
  while (fixture->window != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (probant_session_is_public (fixture->session));
  g_assert_false (probant_session_is_sandbox (fixture->session));
  g_assert_cmpstr (probant_session_get_api (fixture->session), ==, "public");

  g_assert_true (probant_identifier_parse ("552049447", &siren, NULL));
  dossier = probant_session_make_dossier (fixture->session, &siren, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (probant_client_has_token (probant_dossier_get_client (dossier)));
  g_assert_false (probant_policy_has_access (probant_dossier_get_policy (dossier)));
  g_assert_nonnull (probant_dossier_find (dossier, "recherche_entreprises"));
}

/* The keyring says no: that is said, and the token serves all the same until the end. */
static void
test_keyring_refuses (Fixture *fixture, gconstpointer data)
{
  show (fixture, probant_assistant_new (NULL, fixture->session, TRUE));
  enter_service (fixture);
  press (fixture, "next_button");
  wait_for_text (fixture, "Step 2 of 3");
  type (fixture, "entry", probant_sandbox_get_token ());
  press (fixture, "next_button");
  wait_for_text (fixture, "The keyring stayed locked");
  g_assert_cmpuint (mock_keyring_count (fixture->keyring), ==, 0);
  wait_for_text (fixture, "Try Again");
  press (fixture, "skip_button");
  wait_for_text (fixture, "Step 3 of 3");
  press (fixture, "next_button");
  wait_for_text (fixture, "Probant now asks with the access");
}

static char *
encode (const char *json)
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
  g_autofree char *body = encode (claims);

  return g_strconcat ("e30.", body, ".c2ln", NULL);
}

static void
test_wrong_tokens (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ended = make_token ("{\"sub\":\"Commune\",\"exp\":1500000000}");
  g_autofree char *refused = make_token ("{\"sub\":\"Commune\",\"exp\":-5}");

  show (fixture, probant_assistant_new (NULL, fixture->session, TRUE));
  enter_service (fixture);
  press (fixture, "next_button");
  wait_for_text (fixture, "Step 2 of 3");

  type (fixture, "entry", "a shopping list");
  wait_for_text (fixture, "Not a token");
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "next_button")));
  type (fixture, "entry", ended);
  wait_for_text (fixture, "This token has expired");
  wait_for_text (fixture, "Commune");
  /* Only the server knows that it has ended. */
  type (fixture, "entry", refused);
  wait_for_text (fixture, "Refused");
  wait_until_gone (fixture, "Expired since");
  type (fixture, "entry", "");
  wait_until_gone (fixture, "Refused");
}

static void
check_notice (Fixture *fixture, int days, const char *words)
{
  GtkWidget *window = NULL;

  make_profile (fixture, "Région", in_days (days));
  window = GTK_WIDGET (probant_window_new (NULL, fixture->session));
  show (fixture, window);
  if (words != NULL)
    wait_for_text (fixture, words);
  else
    g_assert_null (widget_find_text (fixture->window, "Token of"));
  g_assert_null (widget_find_text (fixture->window, "Sandbox: fictional data"));
}

static void
test_notice_91 (Fixture *fixture, gconstpointer data)
{
  check_notice (fixture, 91, NULL);
}

static void
test_notice_90 (Fixture *fixture, gconstpointer data)
{
  check_notice (fixture, 90, "in 90 days");
}

static void
test_notice_89 (Fixture *fixture, gconstpointer data)
{
  check_notice (fixture, 89, "in 89 days");
}

static void
test_notice_0 (Fixture *fixture, gconstpointer data)
{
  check_notice (fixture, 0, "Expired since");
}

static void
open_company (Fixture *fixture)
{
  ProbantIdentifier identifier;

  g_assert_true (probant_identifier_parse (COMPANY, &identifier, NULL));
  show (fixture, probant_window_new (NULL, fixture->session));
  probant_window_open (PROBANT_WINDOW (fixture->window), &identifier, NULL);
}

static void
test_dossier (Fixture *fixture, gconstpointer data)
{
  ProbantProfile *profile = make_profile (fixture, "Région Test", in_days (400));
  g_auto (GStrv) objects = NULL;

  mock_keyring_put (fixture->keyring, "token", probant_profile_get_id (profile),
                    probant_sandbox_get_token ());
  probant_session_set_object (fixture->session, OBJECT);
  open_company (fixture);
  wait_for_text (fixture, "CHARPENTES DU BRÉVON");
  wait_for_text (fixture, "Région Test");
  wait_for_text (fixture, OBJECT);
  g_assert_null (widget_find_text (fixture->window, "Sandbox: fictional data"));
  objects = g_settings_get_strv (fixture->settings, "objects");
  g_assert_cmpstr (objects[0], ==, OBJECT);
  /* The end of the token that the keyring holds is known from now on. */
  g_assert_cmpint (probant_session_get_token_end (fixture->session), !=, in_days (400));

  /* The choice of the sandbox does not change what the dossier is. */
  probant_session_choose (fixture->session, PROBANT_SESSION_SANDBOX);
  g_assert_null (widget_find_text (fixture->window, "Sandbox: fictional data"));
  activate (fixture, "win.back");
  wait_for_text (fixture, "Sandbox: fictional data");
}

/* Locked, then refused, then opened: each in its words, and the same dossier in the end. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  ProbantProfile *profile = make_profile (fixture, "Région", in_days (400));

  mock_keyring_put (fixture->keyring, "token", probant_profile_get_id (profile),
                    probant_sandbox_get_token ());
  open_company (fixture);
  wait_for_text (fixture, "The keyring stayed locked");
  mock_keyring_set_mode (fixture->keyring, MOCK_KEYRING_LOCKED);
  press (fixture, "retry_button");
  wait_for_text (fixture, "CHARPENTES DU BRÉVON");
}

static void
test_no_token (Fixture *fixture, gconstpointer data)
{
  make_profile (fixture, "Région", in_days (400));
  open_company (fixture);
  wait_for_text (fixture, "The access “Région” has no token yet.");
  g_assert_nonnull (widget_find_id (fixture->window, "open_button"));
  /* One click to what needs no token. */
  press (fixture, "sandbox_button");
  wait_until_gone (fixture, "has no token yet");
  wait_for_text (fixture, "Sandbox: fictional data");
}

static gboolean
is_keyring_empty (gpointer data)
{
  return mock_keyring_count (((Fixture *)data)->keyring) == 0;
}

static void
test_preferences (Fixture *fixture, gconstpointer data)
{
  ProbantProfile *profile = make_profile (fixture, "Région", in_days (30));
  g_autofree char *id = g_strdup (probant_profile_get_id (profile));
  GtkWidget *page = NULL, *toast = NULL;

  mock_keyring_put (fixture->keyring, "token", id, probant_sandbox_get_token ());
  show (fixture, probant_preferences_window_new (fixture->session));
  probant_preferences_window_show_page (PROBANT_PREFERENCES_WINDOW (fixture->window), "access");
  wait_for_text (fixture, "Région");
  wait_for_text (fixture, "in 30 days");
  wait_for_text (fixture, "Renew");

  page = find (fixture, "accesses_group");
  g_assert_true (gtk_widget_activate_action (page, "access.remove", "s", id));
  wait_for_text (fixture, "Access “Région” removed");
  wait_for_text (fixture, "No access yet");
  g_assert_true (probant_session_is_sandbox (fixture->session));
  toast = gtk_widget_get_ancestor (widget_find_text (fixture->window, "Undo"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (toast, "clicked");
  wait_until_gone (fixture, "No access yet");
  g_assert_nonnull (probant_profiles_find (fixture->profiles, id));
  g_assert_nonnull (mock_keyring_get (fixture->keyring, "token", id));

  /* Not undone, the token goes with the toast. */
  g_assert_true (gtk_widget_activate_action (page, "access.remove", "s", id));
  wait_for_text (fixture, "No access yet");
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&fixture->window)));
  widget_run_until (is_keyring_empty, fixture);
}

static gboolean
is_secret_kept (gpointer data)
{
  return mock_keyring_count (((Fixture *)data)->keyring) == 1;
}

static void
test_editor (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preferences = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  show (fixture, probant_preferences_window_new (fixture->session));
  preferences = fixture->window;
  probant_preferences_window_show_page (PROBANT_PREFERENCES_WINDOW (preferences), "access");
  press (fixture, "add_button");
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "ProbantAccessEditor"))
        fixture->window = window;
    }
  g_assert_true (fixture->window != preferences);
  widget_run_until (is_mapped, fixture->window);
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "save_button")));
  accessible_check (fixture->window, "access editor");
  enter_service (fixture);
  type (fixture, "label_row", "Commune");
  type (fixture, "context_row", "Aides aux associations");
  type (fixture, "entry", probant_sandbox_get_token ());
  press (fixture, "save_button");
  fixture->window = preferences;
  wait_for_text (fixture, "Commune");
  widget_run_until (is_secret_kept, fixture);
  g_assert_cmpstr (probant_profile_get_parts (probant_session_get_profile (fixture->session))->context, ==,
                   "Aides aux associations");
}

static void
test_inpi (Fixture *fixture, gconstpointer data)
{
  g_autofree char *user = NULL;

  show (fixture, probant_preferences_window_new (fixture->session));
  probant_preferences_window_show_page (PROBANT_PREFERENCES_WINDOW (fixture->window), "access");
  wait_for_text (fixture, "No account");
  type (fixture, "user_row", "service@example.org");
  type (fixture, "password_row", "a password");
  g_assert_true (gtk_widget_activate_action (find (fixture, "user_row"), "inpi.save", NULL));
  wait_for_text (fixture, "Asked with the account “service@example.org”");
  g_assert_cmpstr (mock_keyring_get (fixture->keyring, "inpi", "service@example.org"), ==, "a password");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "password_row"))), ==, "");
  user = g_settings_get_string (fixture->settings, "inpi-user");
  g_assert_cmpstr (user, ==, "service@example.org");
  press (fixture, "forget_button");
  wait_for_text (fixture, "No account");
  g_assert_cmpuint (mock_keyring_count (fixture->keyring), ==, 0);
}

/* The object is asked for with the dossier; those used before are a menu. */
/* Two accesses to one server, the region's and the town's: what was opened with one is not the other's. */
static void
test_recent (Fixture *fixture, gconstpointer data)
{
  ProbantProfile *region = make_profile (fixture, "Région", in_days (400));
  g_autofree char *id = g_strdup (probant_profile_get_id (region));

  mock_keyring_put (fixture->keyring, "token", id, probant_sandbox_get_token ());
  open_company (fixture);
  wait_for_text (fixture, "CHARPENTES DU BRÉVON");
  g_assert_true (gtk_widget_activate_action (fixture->window, "win.back", NULL));
  wait_for_text (fixture, "Recent Dossiers");
  make_profile (fixture, "Ville", in_days (400));
  wait_until_gone (fixture, "Recent Dossiers");
  probant_session_choose (fixture->session, id);
  wait_for_text (fixture, "Recent Dossiers");
}

static void
test_object (Fixture *fixture, gconstpointer data)
{
  static const char *const used[] = { "Culture_1", OBJECT, NULL };
  GtkWidget *entry = NULL;

  g_settings_set_strv (fixture->settings, "objects", used);
  show (fixture, probant_window_new (NULL, fixture->session));
  entry = find (fixture, "object_entry");
  g_assert_true (gtk_widget_activate_action (entry, "request.object", "s", OBJECT));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, OBJECT);
  g_assert_cmpstr (probant_session_get_object (fixture->session), ==, OBJECT);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_cmpstr (probant_session_get_object_sent (fixture->session), ==, PROBANT_SANDBOX_OBJECT);
  probant_session_set_object (fixture->session,
                              "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééé\n");
  g_assert_cmpint (g_utf8_strlen (probant_session_get_object (fixture->session), -1), ==,
                   PROBANT_ACCESS_MAX_OBJECT);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, mode, func) g_test_add (path, Fixture, GINT_TO_POINTER (mode), set_up, func, tear_down)
  ADD ("/assistant/whole", MOCK_KEYRING_OPEN, test_whole);
  ADD ("/assistant/skipped", MOCK_KEYRING_OPEN, test_skipped);
  ADD ("/assistant/sandbox", MOCK_KEYRING_OPEN, test_sandbox);
  ADD ("/assistant/public", MOCK_KEYRING_OPEN, test_public);
  ADD ("/assistant/keyring-refuses", MOCK_KEYRING_DISMISSED, test_keyring_refuses);
  ADD ("/assistant/wrong-tokens", MOCK_KEYRING_OPEN, test_wrong_tokens);
  ADD ("/notice/91", MOCK_KEYRING_OPEN, test_notice_91);
  ADD ("/notice/90", MOCK_KEYRING_OPEN, test_notice_90);
  ADD ("/notice/89", MOCK_KEYRING_OPEN, test_notice_89);
  ADD ("/notice/0", MOCK_KEYRING_OPEN, test_notice_0);
  ADD ("/notice/locked", MOCK_KEYRING_DISMISSED, test_locked);
  ADD ("/notice/no-token", MOCK_KEYRING_OPEN, test_no_token);
  ADD ("/request/dossier", MOCK_KEYRING_OPEN, test_dossier);
  ADD ("/request/recent", MOCK_KEYRING_OPEN, test_recent);
  ADD ("/request/object", MOCK_KEYRING_OPEN, test_object);
  ADD ("/preferences/accesses", MOCK_KEYRING_OPEN, test_preferences);
  ADD ("/preferences/editor", MOCK_KEYRING_OPEN, test_editor);
  ADD ("/preferences/inpi", MOCK_KEYRING_OPEN, test_inpi);
#undef ADD

  return g_test_run ();
}
