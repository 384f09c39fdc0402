/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "accessible-check.h"
#include "client-run.h"
#include "ui/probant-network-page.h"
#include "ui/probant-preferences-window.h"
#include "ui/probant-source-row.h"
#include "widget-run.h"

typedef struct
{
  char *folder;
  char *path; /* of the history */
  GSettings *settings;
  ProbantSession *session;
  ProbantPreferencesWindow *window;
} Fixture;

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

/* `data`: the page to show. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAccess) access = NULL;
  g_autoptr (ProbantHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("probant-preferences-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "history.json", NULL);
  fixture->settings = g_settings_new (APPLICATION_ID);
  access = probant_access_new_from_options ("sandbox", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  history = probant_history_new (fixture->path);
  fixture->session = probant_session_new (access, history);
  fixture->window = probant_preferences_window_new (fixture->session);
  probant_preferences_window_show_page (fixture->window, data);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  widget_run_until (is_mapped, fixture->window);
}

static gboolean
is_closed (gpointer data)
{
  return ((Fixture *)data)->window == NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  widget_run_until (is_closed, fixture);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->settings);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GtkWidget *
find (Fixture *fixture, const char *id)
{
  GtkWidget *widget = widget_find_id (GTK_WIDGET (fixture->window), id);

  g_assert_nonnull (widget);
  return widget;
}

static void
test_appearance (Fixture *fixture, gconstpointer data)
{
  GtkCheckButton *as_desktop = GTK_CHECK_BUTTON (find (fixture, "as_desktop"));
  GtkCheckButton *dark = GTK_CHECK_BUTTON (find (fixture, "dark"));

  g_assert_true (gtk_check_button_get_active (as_desktop));
  gtk_widget_activate (GTK_WIDGET (dark));
  g_assert_true (gtk_check_button_get_active (dark));
  g_assert_false (gtk_check_button_get_active (as_desktop));
  g_assert_cmpstr (g_settings_get_string (fixture->settings, "color-scheme"), ==, "force-dark");
  /* The names in the schema are the style manager's own. */
  g_assert_cmpint (g_settings_get_enum (fixture->settings, "color-scheme"), ==, ADW_COLOR_SCHEME_FORCE_DARK);
  g_settings_set_string (fixture->settings, "color-scheme", "force-light");
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (find (fixture, "light"))));
  g_settings_reset (fixture->settings, "color-scheme");
}

/* The row with that title. */
static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static guint
count (GtkWidget *widget, GType type)
{
  guint n = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, type);
  return n;
}

static gboolean
asks (Fixture *fixture, const char *source)
{
  g_auto (GStrv) names = g_settings_get_strv (fixture->settings, "sources");

  return g_strv_contains ((const char *const *)names, source);
}

static gboolean
is_down_shown (gpointer data)
{
  return widget_find_text (data, "Does not answer (last answered: yesterday") != NULL;
}

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  guint n_sources = 0;
  GtkWidget *row, *on;

  probant_catalogue_list (&n_sources);
  g_assert_cmpuint (count (window, PROBANT_TYPE_SOURCE_ROW), ==, n_sources);

  /* One that every dossier asks has no switch. */
  row = find_row (window, "Turnover");
  g_assert_null (widget_find_type (row, GTK_TYPE_SWITCH));
  g_assert_nonnull (widget_find_text (row, "Always asked"));
  g_assert_nonnull (widget_find_text (row, "DGFIP · Useful · Confidential"));
  g_assert_nonnull (widget_find_text (row, "Legal basis: Legal context with supporting documents"));

  row = find_row (window, "Qualibat certification");
  on = widget_find_type (row, GTK_TYPE_SWITCH);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (on), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ask “Qualibat certification”");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (on)));
  gtk_widget_activate (on);
  g_assert_true (asks (fixture, "certificats_qualibat"));
  g_assert_false (asks (fixture, "liasses_fiscales_dgfip"));

  /* The use case excludes it, which is said, with the exception that a service may claim. */
  row = find_row (window, "Tax returns");
  g_assert_nonnull (widget_find_text (row, "The public-aid use case excludes this source"));
  g_assert_nonnull (widget_find_text (row, "a service whose authorisation covers them may ask"));
  gtk_widget_activate (widget_find_type (row, GTK_TYPE_SWITCH));
  g_assert_true (asks (fixture, "liasses_fiscales_dgfip"));
  g_assert_true (asks (fixture, "certificats_qualibat"));
  gtk_widget_activate (on);
  g_assert_false (asks (fixture, "certificats_qualibat"));
  g_settings_reset (fixture->settings, "sources");
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (widget_find_type (row, GTK_TYPE_SWITCH))));

  /* The providers' state, of the sandbox. */
  widget_run_until (is_down_shown, find_row (window, "Public-works professional card"));
  g_assert_nonnull (widget_find_text (find_row (window, "Turnover"), "Answers"));
  g_assert_nonnull (
      widget_find_text (find_row (window, "Grants asked and received"), "Not watched by the API"));
}

static gboolean
is_undo_shown (gpointer data)
{
  return widget_find_text (GTK_WIDGET (((Fixture *)data)->window), "Undo") != NULL;
}

static guint
count_dossiers (Fixture *fixture)
{
  g_autoptr (ProbantHistory) read = probant_history_new (fixture->path);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (read));

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (probant_session_get_history (fixture->session))),
                    ==, n);
  return n;
}

static gboolean
is_two (gpointer data)
{
  return count_dossiers (data) == 2;
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { "552049447", "W751234567" };
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GtkWidget *row = find (fixture, "duration");

  g_assert_nonnull (widget_find_text (window, "No dossier"));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      ProbantIdentifier identifier;
      g_autoptr (ProbantHistoryItem) item = NULL;

      g_assert_true (probant_identifier_parse_unchecked (numbers[i], &identifier, NULL));
      item = probant_history_item_new (&identifier, "Name", NULL, "sandbox", now, 0, NULL);
      g_assert_true (probant_history_put (probant_session_get_history (fixture->session), item, NULL));
    }
  g_assert_nonnull (widget_find_text (window, "2 dossiers, the first of them opened today"));

  g_assert_true (gtk_widget_activate_action (find (fixture, "count"), "history.erase", NULL));
  g_assert_cmpuint (count_dossiers (fixture), ==, 0);
  widget_run_until (is_undo_shown, fixture);
  gtk_widget_activate (gtk_widget_get_ancestor (widget_find_text (window, "Undo"), GTK_TYPE_BUTTON));
  widget_run_until (is_two, fixture);

  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "history-days"), ==, 7);
  g_settings_set_int (fixture->settings, "history-days", 200); /* not offered */
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 3);
  g_settings_reset (fixture->settings, "history-days");
  gtk_widget_activate (find (fixture, "remembers"));
  g_assert_false (g_settings_get_boolean (fixture->settings, "history-remembers"));
  g_settings_reset (fixture->settings, "history-remembers");
}

static GFile *
get_data (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);

  return g_file_new_for_path (path);
}

static gboolean
is_trusted_shown (gpointer data)
{
  return widget_find_text (data, "Probant test authority, until 31 December 2099") != NULL;
}

static gboolean
is_refusal_shown (gpointer data)
{
  return widget_find_text (data, "There is no certificate in this file") != NULL;
}

static gboolean
is_proxy_shown (gpointer data)
{
  return widget_find_text (data, "No proxy: a direct connection") != NULL;
}

static void
test_network (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (widget_find_type (GTK_WIDGET (fixture->window), PROBANT_TYPE_NETWORK_PAGE));
  GtkSpinButton *answer = GTK_SPIN_BUTTON (find (fixture, "answer_limit"));
  g_autoptr (GTlsCertificate) certificate = load_certificate ("server.pem");
  g_autoptr (MockServer) server = mock_server_new (certificate);
  g_autoptr (GFile) authority = get_data ("tls/authority.pem");
  g_autoptr (GFile) other = get_data ("entreprises.json");
  g_autoptr (ProbantAccess) access = NULL;
  g_autoptr (ProbantSession) session = NULL;
  g_autoptr (ProbantClient) another = NULL;
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  ProbantNetwork *network = probant_network_get_default ();
  ProbantClient *client = NULL;
  ProbantAnswer *answered = NULL;

  widget_run_until (is_proxy_shown, page);
  g_assert_null (widget_find_id (page, "problem"));
  g_assert_null (widget_find_id (page, "forget_button"));

  /* A server that only the office's authority has signed for. */
  mock_server_add (server, &(MockReply){ .path = "/v3/x", .body = "{\"data\":{}}" });
  access = probant_access_new_from_options (mock_server_get_url (server), TEST_TOKEN, "10000001700010", NULL,
                                            NULL, NULL);
  session = probant_session_new (access, probant_session_get_history (fixture->session));
  client = probant_session_get_client (session, NULL);
  answered = ask_now (client, "/v3/x");
  g_assert_nonnull (answered->problem);
  probant_answer_unref (answered);

  probant_network_page_open (PROBANT_NETWORK_PAGE (page), authority);
  widget_run_until (is_trusted_shown, page);
  answered = ask_now (client, "/v3/x");
  g_assert_null (answered->problem);
  probant_answer_unref (answered);

  /* So it is for a client that was not told. */
  another = client_new (server, "");
  answered = ask_now (another, "/v3/x");
  g_assert_null (answered->problem);
  probant_answer_unref (answered);

  /* A wrong file is refused at once, and changes nothing. */
  probant_network_page_open (PROBANT_NETWORK_PAGE (page), other);
  widget_run_until (is_refusal_shown, page);
  g_assert_true (is_trusted_shown (page));

  g_assert_true (gtk_widget_activate_action (page, "network.forget", NULL));
  g_assert_false (is_trusted_shown (page));
  g_assert_false (is_refusal_shown (page));

  /* What is set holds for whatever asks: the sources, the search by name, the INPI. */
  probant_network_follow (network, settings);
  gtk_spin_button_set_value (answer, 45);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "answer-limit"), ==, 45);
  g_assert_cmpuint (probant_network_get_answer_limit (network), ==, 45);
  gtk_spin_button_set_value (answer, 500);
  g_assert_cmpint (g_settings_get_int (fixture->settings, "answer-limit"), ==, 120);
  g_assert_true (gtk_widget_activate_action (page, "network.reset", NULL));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (answer), ==, 20);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "access", "sources", "history", "appearance", "network" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      probant_preferences_window_show_page (fixture->window, pages[i]);
      accessible_check (GTK_WIDGET (fixture->window), pages[i]);
    }
}

static gboolean
is_narrow (gpointer data)
{
  Fixture *fixture = data;

  return adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (find (fixture, "switcher_bar")));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  g_assert_false (is_narrow (fixture));
  g_assert_true (gtk_widget_get_mapped (find (fixture, "switcher")));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 600);
  widget_run_until (is_narrow, fixture);
  g_assert_null (widget_find_id (GTK_WIDGET (fixture->window), "switcher"));
  g_assert_true (gtk_widget_get_mapped (find (fixture, "narrow_title")));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/preferences/appearance", Fixture, "appearance", set_up, test_appearance, tear_down);
  g_test_add ("/preferences/sources", Fixture, "sources", set_up, test_sources, tear_down);
  g_test_add ("/preferences/history", Fixture, "history", set_up, test_history, tear_down);
  g_test_add ("/preferences/network", Fixture, "network", set_up, test_network, tear_down);
  g_test_add ("/preferences/names", Fixture, "sources", set_up, test_names, tear_down);
  g_test_add ("/preferences/narrow", Fixture, "appearance", set_up, test_narrow, tear_down);

  return g_test_run ();
}
