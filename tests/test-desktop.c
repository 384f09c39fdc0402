/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "ui/probant-application.h"
#include "accessible-check.h"
#include "ui/probant-drop.h"
#include "ui/probant-notice.h"
#include "ui/probant-window.h"
#include "widget-run.h"

#define COMPANY "99900010200015"
#define ASSOCIATION "W389990011"
#define SEARCH_PATH "/io/github/probant/Probant/SearchProvider"
#define SEARCH_INTERFACE "org.gnome.Shell.SearchProvider2"

/* The whole application, as the desktop's bus knows it. */
typedef struct
{
  GApplication *application;
  guint n_windows; /* that a condition waits for */
  const char *text;
} Fixture;

/* One for all tests: a program has but one. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->application = g_application_get_default ();
}

static GList *
get_windows (Fixture *fixture)
{
  return gtk_application_get_windows (GTK_APPLICATION (fixture->application));
}

static guint
count_windows (Fixture *fixture)
{
  guint n = 0;

  for (GList *l = get_windows (fixture); l != NULL; l = l->next)
    n += PROBANT_IS_WINDOW (l->data);
  return n;
}

/* A message dialog, of the window used last. NULL where there is none. */
static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (GTK_WIDGET (l->data)))
      return ADW_MESSAGE_DIALOG (l->data);
  return NULL;
}

static GtkWidget *
find_toplevel (const char *type_name)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l != NULL; l = l->next)
    if (g_str_equal (G_OBJECT_TYPE_NAME (l->data), type_name) && gtk_widget_get_mapped (GTK_WIDGET (l->data)))
      return GTK_WIDGET (l->data);
  return NULL;
}

static gboolean
is_asking (gpointer data)
{
  return find_dialog () != NULL;
}

static gboolean
is_answered (gpointer data)
{
  return find_dialog () == NULL;
}

static gboolean
is_listing (gpointer data)
{
  return find_toplevel ("ProbantNumbersWindow") != NULL;
}

static gboolean
has_windows (gpointer data)
{
  Fixture *fixture = data;

  return count_windows (fixture) == fixture->n_windows;
}

/* Is the text in any of the application's windows? */
static gboolean
is_shown (gpointer data)
{
  Fixture *fixture = data;

  for (GList *l = get_windows (fixture); l != NULL; l = l->next)
    if (widget_find_text (GTK_WIDGET (l->data), fixture->text) != NULL)
      return TRUE;
  return FALSE;
}

static void
wait_for_windows (Fixture *fixture, guint n)
{
  fixture->n_windows = n;
  widget_run_until (has_windows, fixture);
}

static void
wait_for_text (Fixture *fixture, const char *text)
{
  fixture->text = text;
  widget_run_until (is_shown, fixture);
}

static gboolean
has_no_window (gpointer data)
{
  return get_windows (data) == NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  widget_run_until (has_no_window, fixture);
}

static void
open_link (Fixture *fixture, const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  g_application_open (fixture->application, &file, 1, "");
}

static void
respond (const char *response)
{
  widget_run_until (is_asking, NULL);
  adw_message_dialog_response (find_dialog (), response);
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  widget_run_until (is_answered, NULL);
}

static ProbantWindow *
find_window (Fixture *fixture, const char *number)
{
  ProbantIdentifier identifier;

  g_assert_true (probant_identifier_parse (number, &identifier, NULL));
  return probant_window_find (GTK_APPLICATION (fixture->application), &identifier, NULL);
}

static void
activate_action (Fixture *fixture, const char *name, const char *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), name,
                                  parameter != NULL ? g_variant_new_string (parameter) : NULL);
}

static void
test_activate (Fixture *fixture, gconstpointer data)
{
  g_application_activate (fixture->application);
  wait_for_windows (fixture, 1);
  g_application_activate (fixture->application);
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  activate_action (fixture, "new-window", NULL);
  g_assert_cmpuint (count_windows (fixture), ==, 2);
}

/* Nothing is asked before the person agrees; what the link says is what is sent. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  ProbantWindow *window = NULL;

  open_link (fixture, "probant:" COMPANY "?object=Dossier%2042");
  widget_run_until (is_asking, NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_dialog ()), "Object: Dossier 42"));
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (find_dialog ()), "SIRET 999\302\240000\302\240102\302\24000015"));
  respond ("cancel");
  g_assert_null (find_window (fixture, COMPANY));
  g_assert_cmpuint (count_windows (fixture), ==, 1);

  open_link (fixture, "probant:" COMPANY "?object=Dossier%2042");
  respond ("ask");
  wait_for_text (fixture, "Object: Dossier 42");
  wait_for_text (fixture, "CHARPENTES DU BRÉVON");
  window = find_window (fixture, COMPANY);
  g_assert_nonnull (window);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "CHARPENTES DU BRÉVON – Probant");
  g_assert_cmpuint (count_windows (fixture), ==, 1);

  /* What is open is brought to front without a question; for another purpose it is another dossier. */
  open_link (fixture, "probant:" COMPANY "?object=Dossier%2042");
  g_assert_null (find_dialog ());
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  open_link (fixture, "probant:" COMPANY "?object=Dossier%2043");
  respond ("ask");
  wait_for_text (fixture, "Object: Dossier 43");
  g_assert_cmpuint (count_windows (fixture), ==, 2);
}

static void
test_link_remembered (Fixture *fixture, gconstpointer data)
{
  GtkWidget *always = NULL;

  open_link (fixture, "probant:" COMPANY);
  widget_run_until (is_asking, NULL);
  accessible_check (GTK_WIDGET (find_dialog ()), "a link that asks");
  always = adw_message_dialog_get_extra_child (find_dialog ());
  gtk_check_button_set_active (GTK_CHECK_BUTTON (always), TRUE);
  respond ("ask");
  wait_for_text (fixture, "Overview");
  g_assert_nonnull (find_window (fixture, COMPANY));
  open_link (fixture, "probant:" ASSOCIATION);
  g_assert_null (find_dialog ());
  g_assert_nonnull (find_window (fixture, ASSOCIATION));
  g_assert_cmpuint (count_windows (fixture), ==, 2);
}

static void
test_link_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const links[] = {
    "probant:" COMPANY "?api=https://example.org",
    "probant:123",
    "file:///etc/passwd",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      open_link (fixture, links[i]);
      widget_run_until (is_asking, NULL);
      g_assert_cmpstr (adw_message_dialog_get_heading (find_dialog ()), ==, "This Link Cannot Be Opened");
      respond ("close");
      g_assert_null (find_window (fixture, COMPANY));
    }
  g_assert_cmpuint (count_windows (fixture), ==, 1);
}

static void
test_side_by_side (Fixture *fixture, gconstpointer data)
{
  ProbantWindow *first = NULL, *second = NULL;

  g_application_activate (fixture->application);
  wait_for_text (fixture, "Charpentes du Brévon");
  activate_action (fixture, "show-dossier", COMPANY);
  first = find_window (fixture, COMPANY);
  g_assert_nonnull (first);
  g_assert_cmpuint (count_windows (fixture), ==, 1);
  activate_action (fixture, "open-in-window", ASSOCIATION);
  second = find_window (fixture, ASSOCIATION);
  g_assert_nonnull (second);
  g_assert_true (first != second);

  /* Again: both are there already. */
  activate_action (fixture, "open-in-window", ASSOCIATION);
  activate_action (fixture, "open-in-window", COMPANY);
  activate_action (fixture, "show-dossier", ASSOCIATION);
  g_assert_cmpuint (count_windows (fixture), ==, 2);
}

/* Ctrl+Return on a row of the first page. */
static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = NULL, *row = NULL;

  g_application_activate (fixture->application);
  wait_for_text (fixture, "An association with its accounts, officers and filed documents");
  window = get_windows (fixture)->data;
  row = gtk_widget_get_ancestor (widget_find_text (window, fixture->text), GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (gtk_widget_grab_focus (row));
  g_assert_true (gtk_widget_activate_action (row, "home.choose-elsewhere", NULL));
  g_assert_cmpuint (count_windows (fixture), ==, 2);
  g_assert_nonnull (find_window (fixture, ASSOCIATION));
  g_assert_true (GTK_WIDGET (find_window (fixture, ASSOCIATION)) != window);
  g_assert_nonnull (widget_find_text (window, "Examine an Application for Aid"));
}

static void
drop_text (GtkWidget *window, const char *text)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean handled = FALSE;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &handled);
    }
  g_assert_true (handled);
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = NULL, *list = NULL, *row = NULL;

  g_application_activate (fixture->application);
  wait_for_windows (fixture, 1);
  window = get_windows (fixture)->data;

  drop_text (window, "Tél. 01 23 45 67 89");
  wait_for_text (fixture, "No SIRET, SIREN or RNA number was found in what was dropped");
  g_assert_null (find_window (fixture, COMPANY));

  /* Several: nothing is asked before one is chosen. */
  drop_text (window, "a;999 000 102 00015\nb;W389990011\n");
  widget_run_until (is_listing, NULL);
  list = find_toplevel ("ProbantNumbersWindow");
  g_assert_nonnull (widget_find_text (list, "2 numbers were found"));
  accessible_check (list, "numbers to choose from");
  g_assert_null (find_window (fixture, COMPANY));
  row = gtk_widget_get_ancestor (widget_find_text (list, "RNA W389990011"), GTK_TYPE_LIST_BOX_ROW);
  g_assert_true (gtk_widget_activate (row));
  g_assert_nonnull (find_window (fixture, ASSOCIATION));
  g_assert_null (find_window (fixture, COMPANY));

  drop_text (window, "SIRET : 999\302\240000\302\240102\302\24000015");
  g_assert_nonnull (find_window (fixture, COMPANY));
}

static gboolean
is_telling_shortcuts (gpointer data)
{
  return find_toplevel ("GtkShortcutsWindow") != NULL;
}

static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = NULL;
  GLogLevelFlags fatal = 0;

  g_application_activate (fixture->application);
  wait_for_windows (fixture, 1);
  window = get_windows (fixture)->data;
  /* GTK 4.8 warns of a label that its own window of shortcuts measures below zero. */
  fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);
  g_assert_true (gtk_widget_activate_action (window, "win.show-help-overlay", NULL));
  widget_run_until (is_telling_shortcuts, NULL);
  /* The header bar is the toolkit's, and so is its button without a name. */
  accessible_check (gtk_window_get_child (GTK_WINDOW (find_toplevel ("GtkShortcutsWindow"))), "shortcuts");
  gtk_window_close (GTK_WINDOW (find_toplevel ("GtkShortcutsWindow")));
  g_log_set_always_fatal (fatal);
}

typedef struct
{
  GVariant *reply;
  GError *error;
} Call;

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;

  call->reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &call->error);
}

static gboolean
is_called (gpointer data)
{
  Call *call = data;

  return call->reply != NULL || call->error != NULL;
}

/* As the shell would, over the bus. (transfer full) */
static GVariant *
call_search (const char *method, GVariant *parameters)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  Call call = { NULL };

  g_dbus_connection_call (bus, APPLICATION_ID, SEARCH_PATH, SEARCH_INTERFACE, method, parameters, NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb, &call);
  widget_run_until (is_called, &call);
  g_assert_no_error (call.error);
  return call.reply;
}

/* `expected`: the numbers in order, parted by blanks. */
static void
assert_results (GVariant *reply, const char *expected)
{
  g_autofree const char **results = NULL;
  g_autofree char *joined = NULL;

  g_variant_get (reply, "(^a&s)", &results);
  joined = g_strjoinv (" ", (char **)results);
  g_assert_cmpstr (joined, ==, expected);
  g_variant_unref (reply);
}

static GVariant *
make_terms (const char *text)
{
  g_auto (GStrv) terms = g_strsplit (text, " ", -1);

  return g_variant_new_strv ((const char *const *)terms, -1);
}

static void
search_initially (const char *terms, const char *expected)
{
  assert_results (call_search ("GetInitialResultSet", g_variant_new ("(@as)", make_terms (terms))), expected);
}

static gboolean
has_results (const char *terms)
{
  g_autoptr (GVariant) reply
      = call_search ("GetInitialResultSet", g_variant_new ("(@as)", make_terms (terms)));
  g_autoptr (GVariant) results = g_variant_get_child_value (reply, 0);

  return g_variant_n_children (results) > 0;
}

static void
check_metas (void)
{
  g_autoptr (GVariant) reply
      = call_search ("GetResultMetas", g_variant_new ("(@as)", make_terms (COMPANY " 552049447")));
  g_autoptr (GVariant) metas = g_variant_get_child_value (reply, 0);
  g_autoptr (GVariant) meta = NULL;
  g_autofree char *printed = g_variant_print (metas, FALSE);
  const char *text = NULL;

  g_assert_cmpuint (g_variant_n_children (metas), ==, 1);
  meta = g_variant_get_child_value (metas, 0);
  g_assert_true (g_variant_lookup (meta, "id", "&s", &text));
  g_assert_cmpstr (text, ==, COMPANY);
  g_assert_true (g_variant_lookup (meta, "name", "&s", &text));
  g_assert_cmpstr (text, ==, "CHARPENTES DU BRÉVON");
  g_assert_true (g_variant_lookup (meta, "description", "&s", &text));
  g_assert_cmpstr (text, ==, "SIRET 999\302\240000\302\240102\302\24000015");
  /* Why it was asked for is nobody else's business. */
  g_assert_null (strstr (printed, "Dossier 42"));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  open_link (fixture, "probant:" COMPANY "?object=Dossier%2042");
  respond ("ask");
  wait_for_text (fixture, "CHARPENTES DU BRÉVON");
  activate_action (fixture, "open-in-window", ASSOCIATION);
  wait_for_text (fixture, "ATELIERS DU CHEMIN VERT");

  /* The name is in the history once every source has answered. */
  while (!has_results ("brevon"))
    g_main_context_iteration (NULL, TRUE);
  while (!has_results ("ateliers"))
    g_main_context_iteration (NULL, TRUE);
  search_initially ("brevon", COMPANY);
  search_initially ("999 000 102", COMPANY);
  search_initially ("W38999", ASSOCIATION);
  search_initially ("Dossier", "");
  assert_results (call_search ("GetSubsearchResultSet",
                               g_variant_new ("(@as@as)", make_terms (ASSOCIATION), make_terms ("brevon"))),
                  "");
  check_metas ();

  /* Only what is in the history can be opened this way. */
  g_variant_unref (
      call_search ("ActivateResult", g_variant_new ("(s@asu)", "999000128", make_terms ("x"), 0)));
  g_assert_null (find_window (fixture, "999000128"));
  gtk_window_close (GTK_WINDOW (find_window (fixture, COMPANY)));
  wait_for_windows (fixture, 1);
  g_variant_unref (
      call_search ("ActivateResult", g_variant_new ("(s@asu)", COMPANY, make_terms ("brevon"), 0)));
  g_assert_nonnull (find_window (fixture, COMPANY));
  g_assert_cmpuint (count_windows (fixture), ==, 2);

  /* The terms are typed, nothing is asked. */
  g_variant_unref (call_search ("LaunchSearch", g_variant_new ("(@asu)", make_terms ("999000128"), 0)));
  g_assert_cmpuint (count_windows (fixture), ==, 3);
  g_assert_null (find_window (fixture, "999000128"));
}

static void
test_notice_decision (void)
{
  g_assert_true (probant_notice_is_due (FALSE, PROBANT_NOTICE_AFTER));
  g_assert_false (probant_notice_is_due (FALSE, PROBANT_NOTICE_AFTER - 1));
  g_assert_false (probant_notice_is_due (TRUE, 100 * PROBANT_NOTICE_AFTER));
}

/* A desktop that shows notifications: on a slow machine the requests take long enough for one. */
static void
notified_cb (GDBusConnection *connection,
             const char *sender,
             const char *object_path,
             const char *interface_name,
             const char *method,
             GVariant *parameters,
             GDBusMethodInvocation *invocation,
             gpointer user_data)
{
  GVariant *reply = NULL;

  if (g_str_equal (method, "Notify"))
    reply = g_variant_new ("(u)", 1);
  else if (g_str_equal (method, "GetServerInformation"))
    reply = g_variant_new ("(ssss)", "test", "test", "1", "1.2");
  g_dbus_method_invocation_return_value (invocation, reply);
}

static void
show_notifications (GDBusConnection *bus)
{
  static const char *const xml
      = "<node><interface name='org.freedesktop.Notifications'>"
        "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>"
        "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
        "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
        "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
        "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
        "<arg type='u' direction='out'/></method>"
        "<method name='CloseNotification'><arg type='u' direction='in'/></method></interface></node>";
  static const GDBusInterfaceVTable vtable = { notified_cb, NULL, NULL, { NULL } };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GError) error = NULL;
  guint32 outcome;

  g_dbus_connection_register_object (bus, "/org/freedesktop/Notifications", node->interfaces[0], &vtable,
                                     NULL, NULL, &error);
  g_assert_no_error (error);
  owned = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", "org.freedesktop.Notifications", 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (owned, "(u)", &outcome);
  g_assert_cmpuint (outcome, ==, 1); /* its primary owner */
}

int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  application = G_APPLICATION (probant_application_new ());
  g_application_register (application, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (g_application_get_is_remote (application));
  /* Whose connection stays, and with it the name. */
  show_notifications (g_application_get_dbus_connection (application));

  g_test_add ("/desktop/activate", Fixture, NULL, set_up, test_activate, tear_down);
  g_test_add ("/desktop/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/desktop/link-refused", Fixture, NULL, set_up, test_link_refused, tear_down);
  g_test_add ("/desktop/side-by-side", Fixture, NULL, set_up, test_side_by_side, tear_down);
  g_test_add ("/desktop/elsewhere", Fixture, NULL, set_up, test_elsewhere, tear_down);
  g_test_add ("/desktop/drop", Fixture, NULL, set_up, test_drop, tear_down);
  g_test_add ("/desktop/shortcuts", Fixture, NULL, set_up, test_shortcuts, tear_down);
  g_test_add ("/desktop/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/desktop/link-remembered", Fixture, NULL, set_up, test_link_remembered, tear_down);
  g_test_add_func ("/desktop/notice-decision", test_notice_decision);

  return g_test_run ();
}
