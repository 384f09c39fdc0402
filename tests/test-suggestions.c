/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "mock-server.h"
#include "ui/probant-identifier-entry.h"
#include "ui/probant-suggester.h"
#include "ui/probant-suggestion-popover.h"
#include "ui/probant-suggestion-row.h"

#define DEADLINE (20 * G_TIME_SPAN_SECOND)
#define BODY                                                                                                 \
  "{\"results\":["                                                                                           \
  "{\"siren\":\"552049447\",\"nom_complet\":\"ATELIER DES BRUMES (ADB)\",\"etat_administratif\":\"A\","      \
  "\"section_activite_principale\":\"J\",\"activite_principale\":\"62.01Z\","                                \
  "\"siege\":{\"siret\":\"55204944776279\",\"code_postal\":\"95998\",\"libelle_commune\":\"BRUMEVILLE\"},"   \
  "\"complements\":{\"est_association\":true}},"                                                             \
  "{\"siren\":\"732829320\",\"nom_complet\":\"BRUMES <b>& FILS\",\"etat_administratif\":\"C\"}],"            \
  "\"total_results\":31}"

typedef struct
{
  MockServer *server;
  char *folder;
  char *path;
  ProbantHistory *history;
  ProbantSession *session;
  ProbantSuggester *suggester;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantAccess) access = NULL;
  g_autoptr (GError) error = NULL;

  fixture->server = mock_server_new (NULL);
  g_setenv ("PROBANT_SEARCH_URL", mock_server_get_url (fixture->server), TRUE);
  fixture->folder = g_dir_make_tmp ("probant-suggestions-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "history.json", NULL);
  fixture->history = probant_history_new (fixture->path);
  access = probant_access_new_from_options ("production", "eyJhbGciOiJub25lIn0.e30.c2lnbmF0dXJl",
                                            "55204944776279", NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->session = probant_session_new (access, fixture->history);
  fixture->suggester = probant_suggester_new (fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->suggester);
  g_assert_finalize_object (fixture->session);
  g_object_unref (fixture->history);
  mock_server_free (fixture->server);
  g_unsetenv ("PROBANT_SEARCH_URL");
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
reply (Fixture *fixture, guint status, const char *body, MockFault fault, guint times)
{
  mock_server_add (fixture->server, &(MockReply){ .path = "/search",
                                                  .status = status,
                                                  .type = "application/json",
                                                  .body = body,
                                                  .times = times,
                                                  .fault = fault });
}

static void
remember (Fixture *fixture, const char *number, const char *name, const char *api)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (ProbantHistoryItem) item = NULL;
  ProbantIdentifier identifier;

  g_assert_true (probant_identifier_parse_unchecked (number, &identifier, NULL));
  item = probant_history_item_new (&identifier, name, NULL, api, now, 0, NULL);
  g_assert_true (probant_history_put (fixture->history, item, NULL));
}

static gboolean
never (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_until (gboolean (*condition) (gpointer data), gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  guint pulse = g_timeout_add (10, never, NULL);

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (pulse);
}

static void
run_for (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;
  guint pulse = g_timeout_add (10, never, NULL);

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (pulse);
}

static gboolean
is_settled (gpointer data)
{
  return probant_suggester_get_state (data) != PROBANT_SUGGESTER_WAITING;
}

static ProbantSuggestion *
get (ProbantSuggester *suggester, guint i)
{
  ProbantSuggestion *suggestion = g_list_model_get_item (probant_suggester_get_list (suggester), i);

  g_assert_nonnull (suggestion);
  g_object_unref (suggestion); /* the list holds it */
  return suggestion;
}

static guint
count (ProbantSuggester *suggester)
{
  return g_list_model_get_n_items (probant_suggester_get_list (suggester));
}

/* One request for a word that was typed letter by letter. */
static void
test_pause (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "b", "br", "bru", "brum", "brume", "brumes", "brumes ", " brumes" };

  reply (fixture, 200, BODY, MOCK_NORMAL, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      /* At once: a slow computer makes no pause between two letters. */
      probant_suggester_set_text (fixture->suggester, texts[i]);
      g_main_context_iteration (NULL, FALSE);
    }
  wait_until (is_settled, fixture->suggester);
  g_assert_cmpint (probant_suggester_get_state (fixture->suggester), ==, PROBANT_SUGGESTER_DONE);
  g_assert_cmpuint (mock_server_count (fixture->server, NULL), ==, 1);
  g_assert_nonnull (strstr (mock_server_get_request (fixture->server, NULL, 0)->query, "q=brumes&"));
  g_assert_cmpuint (count (fixture->suggester), ==, 2);
  g_assert_cmpuint (probant_suggester_get_n_found (fixture->suggester), ==, 31);
  g_assert_cmpuint (probant_suggester_get_n_listed (fixture->suggester), ==, 2);
}

static gboolean
is_asked (gpointer data)
{
  return mock_server_count (data, NULL) > 0;
}

/* The request for a text that is another by now is given up, and its answer is not shown. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  reply (fixture, 200, BODY, MOCK_HANG, 1);
  reply (fixture, 200, BODY, MOCK_NORMAL, 0);
  probant_suggester_set_text (fixture->suggester, "charpentes");
  wait_until (is_asked, fixture->server);
  probant_suggester_set_text (fixture->suggester, "brumes");
  g_assert_false (probant_suggester_is_asking (fixture->suggester));
  wait_until (is_settled, fixture->suggester);
  g_assert_cmpint (probant_suggester_get_state (fixture->suggester), ==, PROBANT_SUGGESTER_DONE);
  g_assert_cmpuint (mock_server_count (fixture->server, NULL), ==, 2);
  g_assert_cmpuint (count (fixture->suggester), ==, 2);

  /* Nothing is asked any more once the text is gone. */
  probant_suggester_set_text (fixture->suggester, "brumes du lac");
  probant_suggester_set_text (fixture->suggester, "");
  run_for (400);
  g_assert_cmpint (probant_suggester_get_state (fixture->suggester), ==, PROBANT_SUGGESTER_IDLE);
  g_assert_cmpuint (mock_server_count (fixture->server, NULL), ==, 2);
  g_assert_cmpuint (count (fixture->suggester), ==, 0);
}

static void
test_hurry (Fixture *fixture, gconstpointer data)
{
  reply (fixture, 200, BODY, MOCK_NORMAL, 0);
  probant_suggester_set_text (fixture->suggester, "brumes");
  g_assert_false (probant_suggester_is_asking (fixture->suggester));
  probant_suggester_hurry (fixture->suggester);
  g_assert_true (probant_suggester_is_asking (fixture->suggester));
  probant_suggester_hurry (fixture->suggester);
  wait_until (is_settled, fixture->suggester);
  g_assert_cmpuint (mock_server_count (fixture->server, NULL), ==, 1);
}

/* A number that is being typed, or too few letters, are nobody's name. */
static void
test_not_asked (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "5",          "552 04", "552049447",     "552049448", "W75",
                                       "W751234567", "FR27",   "FR27552049447", "br",        "   " };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      probant_suggester_set_text (fixture->suggester, texts[i]);
      g_assert_cmpint (probant_suggester_get_state (fixture->suggester), ==, PROBANT_SUGGESTER_IDLE);
    }
  run_for (300);
  g_assert_cmpuint (mock_server_count (fixture->server, NULL), ==, 0);
}

/* At once and first, also where nothing can be asked; a unit is not listed twice. */
static void
test_history (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = NULL;

  remember (fixture, "55204944776279", "Atelier des brumes", "production");
  remember (fixture, "73282932000074", "Brumes fictives", "sandbox");
  probant_suggester_set_text (fixture->suggester, "BRÛM");
  g_assert_cmpuint (count (fixture->suggester), ==, 1);
  title = probant_suggestion_get_title (get (fixture->suggester, 0));
  g_assert_cmpstr (title, ==, "Atelier des brumes");
  probant_suggester_set_text (fixture->suggester, "552 049");
  g_assert_cmpuint (count (fixture->suggester), ==, 1);
  probant_suggester_set_text (fixture->suggester, "552 048");
  g_assert_cmpuint (count (fixture->suggester), ==, 0);

  reply (fixture, 503, "", MOCK_NORMAL, 1);
  reply (fixture, 200, BODY, MOCK_NORMAL, 0);
  probant_suggester_set_text (fixture->suggester, "atelier");
  wait_until (is_settled, fixture->suggester);
  g_assert_cmpint (probant_suggester_get_state (fixture->suggester), ==, PROBANT_SUGGESTER_FAILED);
  g_assert_nonnull (probant_suggester_get_problem (fixture->suggester));
  g_assert_cmpuint (count (fixture->suggester), ==, 1);

  probant_suggester_set_text (fixture->suggester, "brumes");
  wait_until (is_settled, fixture->suggester);
  g_assert_null (probant_suggester_get_problem (fixture->suggester));
  g_assert_cmpuint (count (fixture->suggester), ==, 2);
  g_assert_nonnull (probant_suggestion_get_item (get (fixture->suggester, 0)));
  g_assert_cmpstr (probant_suggestion_get_hit (get (fixture->suggester, 1))->siren, ==, "732829320");
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *markup[2];
  } cases[] = {
    { "brum", { "ATELIER DES <b>BRUM</b>ES (ADB)", "<b>BRUM</b>ES &lt;b&gt;&amp; FILS" } },
    { "Brûmes FIL", { "ATELIER DES <b>BRUMES</b> (ADB)", "<b>BRUMES</b> &lt;b&gt;&amp; <b>FIL</b>S" } },
    { "rumes", { "ATELIER DES BRUMES (ADB)", "BRUMES &lt;b&gt;&amp; FILS" } },
    { "", { "ATELIER DES BRUMES (ADB)", "BRUMES &lt;b&gt;&amp; FILS" } },
  };
  g_autofree char *subtitle = NULL;

  reply (fixture, 200, BODY, MOCK_NORMAL, 0);
  probant_suggester_set_text (fixture->suggester, "brumes");
  wait_until (is_settled, fixture->suggester);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < 2; j++)
      {
        g_autofree char *markup
            = probant_suggestion_get_title_markup (get (fixture->suggester, j), cases[i].text);

        g_assert_cmpstr (markup, ==, cases[i].markup[j]);
        g_assert_true (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, NULL));
      }
  subtitle = probant_suggestion_get_subtitle (get (fixture->suggester, 0));
  g_assert_cmpstr (subtitle, ==,
                   "SIREN 552\u00a0049\u00a0447 · 95998 BRUMEVILLE · Association · Information and "
                   "communication");
}

/* The entry and its list in a window */

typedef struct
{
  Fixture base;
  GtkWidget *window;
  ProbantIdentifierEntry *entry;
  guint n_chosen;
  ProbantIdentifier chosen;
} EntryFixture;

static void
chosen_cb (ProbantIdentifierEntry *entry, const ProbantIdentifier *identifier, gpointer user_data)
{
  EntryFixture *fixture = user_data;

  fixture->n_chosen++;
  fixture->chosen = *identifier;
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
set_up_entry (EntryFixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  set_up (&fixture->base, NULL);
  fixture->window = gtk_window_new ();
  fixture->entry = g_object_new (PROBANT_TYPE_IDENTIFIER_ENTRY, NULL);
  probant_identifier_entry_set_session (fixture->entry, fixture->base.session);
  g_signal_connect (fixture->entry, "chosen", G_CALLBACK (chosen_cb), fixture);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->entry));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("other"));
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (is_mapped, fixture->window);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->entry));
}

static void
tear_down_entry (EntryFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  run_for (20);
  g_clear_object (&fixture->base.suggester);
  fixture->base.suggester = probant_suggester_new (fixture->base.session);
  tear_down (&fixture->base, NULL);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GtkWidget *
get_popover (EntryFixture *fixture)
{
  return find (GTK_WIDGET (fixture->entry), PROBANT_TYPE_SUGGESTION_POPOVER);
}

static GtkListBoxRow *
get_row (EntryFixture *fixture, int i)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (find (get_popover (fixture), GTK_TYPE_LIST_BOX)), i);
}

/* What a key press does where the keyboard is. */
static gboolean
press (EntryFixture *fixture, guint keyval)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
          gboolean handled = FALSE;

          if (!GTK_IS_EVENT_CONTROLLER_KEY (controller)
              || gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
            continue;
          g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
          if (handled)
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_open (gpointer data)
{
  EntryFixture *fixture = data;

  return gtk_widget_get_mapped (get_popover (fixture)) && get_row (fixture, 0) != NULL;
}

static gboolean
is_closed (gpointer data)
{
  return !gtk_widget_get_visible (get_popover (data));
}

static gboolean
has_focus_on (EntryFixture *fixture, int row)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  if (row < 0)
    return gtk_widget_is_ancestor (focus, find (GTK_WIDGET (fixture->entry), GTK_TYPE_ENTRY));
  return focus == GTK_WIDGET (get_row (fixture, row));
}

static void
test_keyboard (EntryFixture *fixture, gconstpointer data)
{
  reply (&fixture->base, 200, BODY, MOCK_NORMAL, 0);
  probant_identifier_entry_type (fixture->entry, "brumes");
  g_assert_false (press (fixture, GDK_KEY_Home));
  wait_until (is_open, fixture);
  g_assert_true (has_focus_on (fixture, -1));

  /* Down to the list, to its end, back to the text; the keys of the text are the text's. */
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_true (has_focus_on (fixture, 0));
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_true (has_focus_on (fixture, 1));
  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_true (has_focus_on (fixture, -1));
  g_assert_false (press (fixture, GDK_KEY_End));
  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_true (has_focus_on (fixture, 1));
  g_assert_true (press (fixture, GDK_KEY_Home));
  g_assert_true (has_focus_on (fixture, -1));

  /* Escape closes, Down opens again, Return chooses. */
  g_assert_true (press (fixture, GDK_KEY_Escape));
  wait_until (is_closed, fixture);
  g_assert_false (press (fixture, GDK_KEY_Escape));
  g_assert_true (press (fixture, GDK_KEY_Down));
  wait_until (is_open, fixture);
  g_assert_true (has_focus_on (fixture, 0));
  g_assert_cmpuint (fixture->n_chosen, ==, 0);
  g_assert_true (press (fixture, GDK_KEY_Return));
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_cmpstr (fixture->chosen.value, ==, "55204944776279");
  wait_until (is_closed, fixture);
}

static gboolean
is_chosen (gpointer data)
{
  return ((EntryFixture *)data)->n_chosen > 0;
}

static gboolean
is_first_focused (gpointer data)
{
  return get_row (data, 0) != NULL && has_focus_on (data, 0);
}

/* Return before the answer: the list comes, and nothing is opened that might be another's. */
static void
test_return (EntryFixture *fixture, gconstpointer data)
{
  reply (&fixture->base, 200, BODY, MOCK_NORMAL, 1);
  reply (&fixture->base, 200, "{\"results\":[{\"siren\":\"552049447\"}],\"total_results\":1}", MOCK_NORMAL,
         0);
  probant_identifier_entry_type (fixture->entry, "brumes");
  probant_identifier_entry_submit (fixture->entry);
  wait_until (is_first_focused, fixture);
  g_assert_cmpuint (fixture->n_chosen, ==, 0);
  g_assert_cmpuint (mock_server_count (fixture->base.server, NULL), ==, 1);

  /* The only one that bears the name is opened; without a head office that is told, by its SIREN. */
  probant_identifier_entry_type (fixture->entry, "atelier unique");
  probant_identifier_entry_submit (fixture->entry);
  wait_until (is_chosen, fixture);
  g_assert_cmpint (fixture->chosen.kind, ==, PROBANT_IDENTIFIER_SIREN);
  g_assert_cmpstr (fixture->chosen.value, ==, "552049447");
}

/* A number goes its way without a search. */
static void
test_number (EntryFixture *fixture, gconstpointer data)
{
  probant_identifier_entry_type (fixture->entry, "552 049 447");
  probant_identifier_entry_submit (fixture->entry);
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_cmpstr (fixture->chosen.value, ==, "552049447");
  run_for (300);
  g_assert_cmpuint (mock_server_count (fixture->base.server, NULL), ==, 0);
  g_assert_true (is_closed (fixture));
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
says_none (gpointer data)
{
  return has_text (get_popover (data), "No company or association has these words");
}

static gboolean
says_why (gpointer data)
{
  return has_text (get_popover (data),
                   "Names cannot be searched now. The open directory of companies answered");
}

static gboolean
says_searching (gpointer data)
{
  return has_text (get_popover (data), "Searching…");
}

static void
test_said (EntryFixture *fixture, gconstpointer data)
{
  reply (&fixture->base, 200, "{\"results\":[]}", MOCK_NORMAL, 1);
  reply (&fixture->base, 500, "{\"erreur\":\"x\"}", MOCK_NORMAL, 1);
  reply (&fixture->base, 200, BODY, MOCK_HANG, 0);
  probant_identifier_entry_type (fixture->entry, "brumes");
  wait_until (says_none, fixture);
  probant_identifier_entry_type (fixture->entry, "brumes d");
  wait_until (says_why, fixture);
  probant_identifier_entry_type (fixture->entry, "brumes du");
  wait_until (says_searching, fixture);
  probant_identifier_entry_type (fixture->entry, "");
  wait_until (is_closed, fixture);
}

/* What the program writes into the entry opens no list; neither does one stay when the keyboard leaves. */
static void
test_quiet (EntryFixture *fixture, gconstpointer data)
{
  remember (&fixture->base, "55204944776279", "Atelier des brumes", "production");
  probant_identifier_entry_set_text (fixture->entry, "552 049 447 76279");
  run_for (50);
  g_assert_true (is_closed (fixture));
  probant_identifier_entry_type (fixture->entry, "55204944776");
  wait_until (is_open, fixture);
  gtk_widget_grab_focus (find (fixture->window, GTK_TYPE_BUTTON));
  gtk_window_set_focus (GTK_WINDOW (fixture->window),
                        gtk_widget_get_next_sibling (GTK_WIDGET (fixture->entry)));
  wait_until (is_closed, fixture);
}

static void
test_accessible (EntryFixture *fixture, gconstpointer data)
{
  GtkWidget *list = find (get_popover (fixture), GTK_TYPE_LIST_BOX);

  reply (&fixture->base, 200, BODY, MOCK_NORMAL, 0);
  probant_identifier_entry_type (fixture->entry, "brumes");
  wait_until (is_open, fixture);
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (list)), ==,
                   GTK_ACCESSIBLE_ROLE_LIST_BOX);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, "Suggestions");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (get_row (fixture, 0)), GTK_ACCESSIBLE_ROLE_OPTION);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_row (fixture, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "ATELIER DES BRUMES (ADB)");
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (get_row (fixture, 0)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      "Active · SIREN 552\u00a0049\u00a0447 · 95998 BRUMEVILLE · Association · Information and "
      "communication");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find (GTK_WIDGET (fixture->entry), GTK_TYPE_ENTRY)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 of 31 results: add a word, such as the town.");
  press (fixture, GDK_KEY_Down);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (get_row (fixture, 0)), GTK_ACCESSIBLE_STATE_SELECTED,
                                    TRUE);
  g_assert_true (has_text (GTK_WIDGET (get_row (fixture, 0)), "Active"));
  g_assert_true (has_text (GTK_WIDGET (get_row (fixture, 1)), "Ceased"));
}

#define ADD(name, function) g_test_add ("/suggestions/" name, Fixture, NULL, set_up, function, tear_down)
#define ADD_ENTRY(name, function)                                                                            \
  g_test_add ("/suggestions/entry/" name, EntryFixture, NULL, set_up_entry, function, tear_down_entry)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("pause", test_pause);
  ADD ("changed", test_changed);
  ADD ("hurry", test_hurry);
  ADD ("not-asked", test_not_asked);
  ADD ("history", test_history);
  ADD ("texts", test_texts);
  ADD_ENTRY ("keyboard", test_keyboard);
  ADD_ENTRY ("return", test_return);
  ADD_ENTRY ("number", test_number);
  ADD_ENTRY ("said", test_said);
  ADD_ENTRY ("quiet", test_quiet);
  ADD_ENTRY ("accessible", test_accessible);

  return g_test_run ();
}
