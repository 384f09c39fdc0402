/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every screen fits a window of 600 × 700 pixels, and one of 1024 × 700 pixels with text twice as large; what
 * has no room beside something else takes its place, and gives it back. In French, whose words are longer,
 * where the C library lets a test choose the language. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "dossier-fixture.h"
#include "ui/probant-assistant.h"
#include "ui/probant-comparison-page.h"
#include "ui/probant-document-row.h"
#include "ui/probant-documents-page.h"
#include "ui/probant-help-window.h"
#include "ui/probant-home-page.h"
#include "ui/probant-link-dialog.h"
#include "ui/probant-preferences-window.h"
#include "ui/probant-preview.h"
#include "ui/probant-request-window.h"
#include "ui/probant-sidebar.h"
#include "widget-run.h"

#define COMPANY "99900010200015"
#define ASSOCIATION "W389990011"
#define NARROW 600
#define LARGE_TEXT 1024
#define HEIGHT 700
#define USUAL_DPI (96 * 1024)

/* The window's width, and the applicant to look at. */
typedef struct
{
  int width;
  const char *number;
} Case;

static const Case narrow_company = { NARROW, COMPANY };
static const Case narrow_association = { NARROW, ASSOCIATION };
static const Case beside_document = { 940, COMPANY };
static const Case large_company = { LARGE_TEXT, COMPANY };
static const Case large_association = { LARGE_TEXT, ASSOCIATION };

static const char *const pages[]
    = { "overview",  "general",   "financial", "social-fiscal", "professional", "intellectual-property",
        "documents", "comparison" };

static void
set_up (DossierFixture *fixture, gconstpointer data)
{
  const Case *wanted = data;
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                wanted->width == LARGE_TEXT ? 2 * USUAL_DPI : USUAL_DPI, NULL);
  dossier_fixture_init (fixture, wanted->width);
}

static void
tear_down (DossierFixture *fixture, gconstpointer data)
{
  dossier_fixture_clear (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
}

/* What needs the most of `width`, for the message of a test that fails. */
static void
tell_widest (GtkWidget *widget, int width, int depth)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum <= width)
        continue;
      g_test_message ("%*s%s%s%s %d", depth, "", G_OBJECT_TYPE_NAME (child), GTK_IS_LABEL (child) ? " " : "",
                      GTK_IS_LABEL (child) ? gtk_label_get_text (GTK_LABEL (child)) : "", minimum);
      tell_widest (child, MIN (width, minimum * 2 / 3), depth + 1);
    }
}

static void
assert_fits (GtkWindow *window, const char *screen, int width)
{
  int minimum = 0, height = 0;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, MAX (width, minimum), &height, NULL,
                      NULL, NULL);
  g_test_message ("%s needs %d of %d, %d of %d", screen, minimum, width, height, HEIGHT);
  if (minimum > width)
    tell_widest (GTK_WIDGET (window), width, 1);
  g_assert_cmpint (minimum, <=, width);
  g_assert_cmpint (height, <=, HEIGHT);
}

static void
show_page (DossierFixture *fixture, const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.category", "s", name));
}

/* The last source that has a document. */
static const char *
find_second (DossierFixture *fixture)
{
  GListModel *records
      = G_LIST_MODEL (probant_dossier_page_get_dossier (PROBANT_DOSSIER_PAGE (fixture->dossier_page)));

  for (guint i = g_list_model_get_n_items (records); i > 0; i--)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i - 1);

      if (g_list_model_get_n_items (probant_record_get_documents (record)) > 0)
        return probant_record_get_endpoint (record)->name;
    }
  g_assert_not_reached ();
}

static void
test_dossier (DossierFixture *fixture, gconstpointer data)
{
  const Case *wanted = data;

  dossier_fixture_open (fixture, wanted->number);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      show_page (fixture, pages[i]);
      assert_fits (fixture->window, pages[i], wanted->width);
    }
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
  g_assert_nonnull (widget_find_type (GTK_WIDGET (fixture->window), PROBANT_TYPE_SIDEBAR));
  assert_fits (fixture->window, "list of pages", wanted->width);
  dossier_fixture_preview (fixture);
  assert_fits (fixture->window, "preview", wanted->width);
  g_assert_true (
      gtk_widget_activate_action (fixture->dossier_page, "dossier.beside", "(su)", find_second (fixture), 0));
  g_assert_nonnull (widget_find_id (fixture->dossier_page, "second"));
  assert_fits (fixture->window, "two documents", wanted->width);
}

static void
test_home (DossierFixture *fixture, gconstpointer data)
{
  const Case *wanted = data;

  dossier_fixture_show (fixture, probant_window_new (NULL, fixture->session));
  assert_fits (fixture->window, "first page", wanted->width);
}

static void
test_preferences (DossierFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "access", "sources", "history", "appearance", "network" };
  const Case *wanted = data;
  ProbantPreferencesWindow *window = probant_preferences_window_new (fixture->session);

  gtk_window_set_default_size (GTK_WINDOW (window), wanted->width, 600);
  dossier_fixture_show (fixture, window);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      probant_preferences_window_show_page (window, names[i]);
      assert_fits (fixture->window, names[i], wanted->width);
    }
}

/* The window that stands over another one. */
static GtkWindow *
find_child_of (GtkWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == parent)
        return window;
    }
  g_assert_not_reached ();
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean always = FALSE;

  g_assert_false (probant_link_dialog_ask_finish (result, &always));
  *(gboolean *)user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *)data;
}

static void
test_windows (DossierFixture *fixture, gconstpointer data)
{
  const Case *wanted = data;
  g_autoptr (ProbantLink) link = NULL;
  g_autoptr (GError) error = NULL;
  gboolean answered = FALSE;

  dossier_fixture_show (fixture, probant_request_window_new (NULL));
  assert_fits (fixture->window, "request", wanted->width);
  dossier_fixture_close (fixture);
  dossier_fixture_show (fixture, probant_help_window_new ());
  assert_fits (fixture->window, "help", wanted->width);
  dossier_fixture_close (fixture);

  dossier_fixture_open (fixture, COMPANY);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.fill-form", NULL));
  assert_fits (find_child_of (fixture->window), "form", wanted->width);
  gtk_window_destroy (find_child_of (fixture->window));
  link = probant_link_parse ("probant:" COMPANY "?object=Sport%202026-0042", &error);
  g_assert_no_error (error);
  probant_link_dialog_ask_async (fixture->window, link, "Charpentes du Brévon", NULL, answered_cb, &answered);
  assert_fits (find_child_of (fixture->window), "link", wanted->width);
  gtk_window_close (find_child_of (fixture->window));
  widget_run_until (is_true, &answered);
}

/* Each of its steps, whether it can be reached at once or not. */
static void
test_assistant (DossierFixture *fixture, gconstpointer data)
{
  const Case *wanted = data;
  g_autofree char *path = g_build_filename (fixture->folder, "accesses.json", NULL);
  g_autoptr (ProbantProfiles) profiles = probant_profiles_new (path);
  g_autoptr (ProbantSession) session = probant_session_new_with_profiles (
      profiles, NULL, NULL, probant_session_get_history (fixture->session));
  GtkStack *steps = NULL;
  guint n = 0;

  dossier_fixture_show (fixture, probant_assistant_new (NULL, session, FALSE));
  steps = GTK_STACK (widget_find_id (GTK_WIDGET (fixture->window), "pages"));
  for (GtkWidget *step = gtk_widget_get_first_child (GTK_WIDGET (steps)); step != NULL;
       step = gtk_widget_get_next_sibling (step))
    {
      gtk_stack_set_visible_child (steps, step);
      assert_fits (fixture->window, gtk_stack_page_get_name (gtk_stack_get_page (steps, step)),
                   wanted->width);
      n++;
    }
  g_assert_cmpuint (n, ==, 5);
  dossier_fixture_close (fixture);
  g_unlink (path);
}

static gboolean
is_sidebar_there (gpointer data)
{
  return widget_find_type (data, PROBANT_TYPE_SIDEBAR) != NULL;
}

static gboolean
is_sidebar_gone (gpointer data)
{
  return !is_sidebar_there (data);
}

static void
go_back (DossierFixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL));
}

static gboolean
has_focus (GtkWindow *window, GType type)
{
  return gtk_widget_get_ancestor (gtk_window_get_focus (window), type) != NULL;
}

/* One at a time, with a way back through them. */
static void
test_back (DossierFixture *fixture, gconstpointer data)
{
  const Case *wanted = data;
  GtkWidget *window = NULL, *button = NULL;

  dossier_fixture_open (fixture, wanted->number);
  window = GTK_WIDGET (fixture->window);
  show_page (fixture, "documents");
  g_assert_true (is_sidebar_gone (window));
  dossier_fixture_preview (fixture);
  g_assert_null (widget_find_type (window, PROBANT_TYPE_DOCUMENTS_PAGE));
  show_page (fixture, "documents");
  g_assert_nonnull (widget_find_type (window, PROBANT_TYPE_DOCUMENTS_PAGE));
  dossier_fixture_preview (fixture);
  button = widget_find_id (window, "back_button");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, _ ("Back to the Data"));

  go_back (fixture);
  widget_run_until (dossier_fixture_is_preview_gone, window);
  g_assert_nonnull (widget_find_type (window, PROBANT_TYPE_DOCUMENTS_PAGE));
  g_assert_true (has_focus (fixture->window, PROBANT_TYPE_DOCUMENTS_PAGE));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, _ ("Pages of the Dossier"));

  go_back (fixture);
  g_assert_true (is_sidebar_there (window));
  g_assert_null (widget_find_type (window, PROBANT_TYPE_DOCUMENTS_PAGE));
  g_assert_true (has_focus (fixture->window, PROBANT_TYPE_SIDEBAR));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, _ ("Back to the First Page"));

  /* The keyboard goes through the list; Enter, or a click, leads to the page. */
  probant_sidebar_select (PROBANT_SIDEBAR (widget_find_type (window, PROBANT_TYPE_SIDEBAR)), "comparison");
  g_assert_true (is_sidebar_there (window));
  g_assert_true (gtk_widget_activate (gtk_window_get_focus (fixture->window)));
  g_assert_true (is_sidebar_gone (window));
  g_assert_nonnull (widget_find_type (window, PROBANT_TYPE_COMPARISON_PAGE));

  go_back (fixture);
  go_back (fixture);
  g_assert_nonnull (widget_find_type (window, PROBANT_TYPE_HOME_PAGE));
}

/* Wide again, all are there as they were. */
static void
test_wide_again (DossierFixture *fixture, gconstpointer data)
{
  const Case *wanted = data;
  GtkWidget *window = NULL;
  int width = 0;

  dossier_fixture_open (fixture, wanted->number);
  window = GTK_WIDGET (fixture->window);
  show_page (fixture, "documents");
  dossier_fixture_preview (fixture);
  widget_run_until (is_sidebar_gone, window);
  g_assert_null (widget_find_type (window, PROBANT_TYPE_DOCUMENTS_PAGE));

  gtk_window_set_default_size (fixture->window, 2 * wanted->width, 700);
  widget_run_until (is_sidebar_there, window);
  g_assert_nonnull (widget_find_type (window, PROBANT_TYPE_PREVIEW));
  width = gtk_widget_get_width (widget_find_type (window, PROBANT_TYPE_SIDEBAR));
  g_assert_cmpint (width, <, wanted->width);
  g_assert_true (gtk_widget_activate_action (fixture->dossier_page, "dossier.close-preview", NULL));
  widget_run_until (dossier_fixture_is_preview_gone, window);
  g_assert_nonnull (widget_find_type (window, PROBANT_TYPE_DOCUMENTS_PAGE));

  gtk_window_set_default_size (fixture->window, wanted->width, 700);
  widget_run_until (is_sidebar_gone, window);
  g_assert_nonnull (widget_find_type (window, PROBANT_TYPE_DOCUMENTS_PAGE));
}

static gboolean
is_laid_out (gpointer data)
{
  return gtk_widget_get_width (data) > 0;
}

/* Beside a document the titles of documents stay legible: the buttons make room for them. */
static void
test_document_rows (DossierFixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL, *title = NULL, *button = NULL;
  graphene_rect_t text, action;

  dossier_fixture_open (fixture, COMPANY);
  show_page (fixture, "documents");
  dossier_fixture_preview (fixture);
  row = widget_find_type (GTK_WIDGET (fixture->window), PROBANT_TYPE_DOCUMENT_ROW);
  title = widget_find_id (row, "title");
  button = widget_find_id (row, "preview_button");
  widget_run_until (is_laid_out, title);
  g_assert_true (gtk_widget_compute_bounds (title, row, &text));
  g_assert_true (gtk_widget_compute_bounds (button, row, &action));
  g_assert_cmpfloat (text.size.width, >=, 200);
  g_assert_cmpfloat (action.origin.y, >=, text.origin.y + text.size.height);
}

#define ADD(name, test)                                                                                      \
  g_test_add ("/width/narrow/" name, DossierFixture, &narrow_company, set_up, test, tear_down);              \
  g_test_add ("/width/large-text/" name, DossierFixture, &large_company, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    setlocale (LC_ALL, "");
  g_setenv ("LANGUAGE", "fr", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("PROBANT_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  adw_init ();
  dossier_fixture_style ();
  g_test_message ("in the language of “%s”", _ ("Preferences"));
  ADD ("home", test_home);
  ADD ("company", test_dossier);
  g_test_add ("/width/narrow/association", DossierFixture, &narrow_association, set_up, test_dossier,
              tear_down);
  g_test_add ("/width/large-text/association", DossierFixture, &large_association, set_up, test_dossier,
              tear_down);
  ADD ("preferences", test_preferences);
  ADD ("windows", test_windows);
  ADD ("assistant", test_assistant);
  ADD ("back", test_back);
  /* With large text the screen would have to be wider than that of the tests. */
  g_test_add ("/width/narrow/wide-again", DossierFixture, &narrow_company, set_up, test_wide_again,
              tear_down);
  g_test_add ("/width/document-rows", DossierFixture, &beside_document, set_up, test_document_rows,
              tear_down);
  return g_test_run ();
}
