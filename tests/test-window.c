/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "ui/probant-comparison-page.h"
#include "ui/probant-comparison-row.h"
#include "ui/probant-dossier-page.h"
#include "accessible-check.h"
#include "ui/probant-home-page.h"
#include "ui/probant-identifier-entry.h"
#include "ui/probant-preview.h"
#include "ui/probant-record-card.h"
#include "ui/probant-window.h"

#define DEADLINE_SECONDS 40
#define COMPANY "99900010200015"
#define TROUBLED "99900015100012"
#define CLOSED "999000128"

typedef struct
{
  char *folder;
  char *path;
  GtkApplication *application;
  ProbantWindow *window;
} Fixture;

static gboolean
never (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until `condition` holds. A source that never fires keeps a blocking iteration short. */
static void
wait_until (gboolean (*condition) (Fixture *fixture, const char *data), Fixture *fixture, const char *data)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;
  guint pulse = g_timeout_add (20, never, NULL);

  while (!condition (fixture, data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (pulse);
}

/* The first widget below `widget`, itself included, for which `matches` holds; depth first, mapped ones only.
 */
static GtkWidget *
find (GtkWidget *widget, gboolean (*matches) (GtkWidget *widget, const char *data), const char *data)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (matches (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, matches, data);
  return found;
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
is_type (GtkWidget *widget, const char *type_name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name);
}

static gboolean
is_shown (Fixture *fixture, const char *text)
{
  return find (GTK_WIDGET (fixture->window), has_text, text) != NULL;
}

static gboolean
is_gone (Fixture *fixture, const char *text)
{
  return !is_shown (fixture, text);
}

static gboolean
is_type_shown (Fixture *fixture, const char *type_name)
{
  return find (GTK_WIDGET (fixture->window), is_type, type_name) != NULL;
}

/* `data`: the width of the window, NULL for a usual one. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr (ProbantAccess) access = NULL;
  g_autoptr (ProbantHistory) history = NULL;
  g_autoptr (ProbantSession) session = NULL;
  g_autoptr (GError) error = NULL;

  g_settings_set_int (settings, "window-width", data != NULL ? GPOINTER_TO_INT (data) : 1200);
  fixture->folder = g_dir_make_tmp ("probant-window-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "history.json", NULL);
  access = probant_access_new_from_options ("sandbox", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  history = probant_history_new (fixture->path);
  session = probant_session_new (access, history);
  fixture->window = probant_window_new (fixture->application, session);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static gboolean
is_closed (Fixture *fixture, const char *data)
{
  return fixture->window == NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_until (is_closed, fixture, NULL);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
type (Fixture *fixture, const char *text)
{
  GtkWidget *entry = NULL;

  wait_until (is_type_shown, fixture, "ProbantIdentifierEntry");
  entry = find (GTK_WIDGET (fixture->window), is_type, "ProbantIdentifierEntry");
  probant_identifier_entry_set_text (PROBANT_IDENTIFIER_ENTRY (entry), text);
  probant_identifier_entry_submit (PROBANT_IDENTIFIER_ENTRY (entry));
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), action, NULL));
}

static void
show_category (Fixture *fixture, const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.category", "s", name));
}

static gboolean
is_finished (Fixture *fixture, const char *data)
{
  GtkWidget *bar = find (GTK_WIDGET (fixture->window), is_type, "GtkProgressBar");

  return bar != NULL && gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)) >= 1;
}

static GtkWidget *
find_card (Fixture *fixture, const char *source)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, fixture->window);
  while (queue->len > 0)
    {
      GtkWidget *widget = g_ptr_array_steal_index (queue, 0);

      if (PROBANT_IS_RECORD_CARD (widget)
          && g_str_equal (
              probant_record_get_endpoint (probant_record_card_get_record (PROBANT_RECORD_CARD (widget)))
                  ->name,
              source))
        return widget;
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        g_ptr_array_add (queue, child);
    }
  return NULL;
}

static void
test_home (Fixture *fixture, gconstpointer data)
{
  wait_until (is_shown, fixture, "Examine an Application for Aid");
  g_assert_true (is_shown (fixture, "Sandbox: fictional data"));
  wait_until (is_shown, fixture, "Charpentes du Brévon");
  g_assert_false (is_shown (fixture, "Recent Dossiers"));
}

static void
test_wrong_number (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = NULL;

  type (fixture, "55204944");
  wait_until (is_shown, fixture, "A SIREN has 9 digits");
  g_assert_false (is_shown (fixture, "Ask All the Same"));

  /* A wrong check digit can be asked for by a second act, and only then. */
  type (fixture, "99900010200016");
  wait_until (is_shown, fixture, "check digit");
  button = gtk_widget_get_parent (find (GTK_WIDGET (fixture->window), has_text, "Ask All the Same"));
  g_assert_false (is_type_shown (fixture, "ProbantDossierPage"));
  g_signal_emit_by_name (button, "clicked");
  wait_until (is_type_shown, fixture, "ProbantDossierPage");
}

static void
test_flow (Fixture *fixture, gconstpointer data)
{
  type (fixture, "999 000 102 00015");
  wait_until (is_type_shown, fixture, "ProbantOverviewPage");
  wait_until (is_finished, fixture, NULL);
  wait_until (is_shown, fixture, "CHARPENTES DU BRÉVON");
  wait_until (is_shown, fixture, "Identity");

  show_category (fixture, "social-fiscal");
  wait_until (is_shown, fixture, "Vigilance certificate");
  g_assert_nonnull (find_card (fixture, "attestations_sociales_acoss"));

  activate (fixture, "win.back");
  wait_until (is_shown, fixture, "Recent Dossiers");
  wait_until (is_gone, fixture, "Vigilance certificate");

  /* The dossier is still there: the same number shows it again. */
  type (fixture, COMPANY);
  wait_until (is_shown, fixture, "Vigilance certificate");
}

static gboolean
is_document_shown (Fixture *fixture, const char *title)
{
  GtkWidget *preview = find (GTK_WIDGET (fixture->window), is_type, "ProbantPreview");

  return preview != NULL && find (preview, has_text, title) != NULL;
}

static gboolean
is_document_closed (Fixture *fixture, const char *title)
{
  return !is_type_shown (fixture, "ProbantPreview");
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = NULL;

  type (fixture, COMPANY);
  wait_until (is_type_shown, fixture, "ProbantOverviewPage");
  wait_until (is_finished, fixture, NULL);
  show_category (fixture, "social-fiscal");
  card = find_card (fixture, "attestations_sociales_acoss");
  g_assert_nonnull (card);
  g_assert_true (
      gtk_widget_activate_action (card, "dossier.preview", "(su)", "attestations_sociales_acoss", 0));
  wait_until (is_document_shown, fixture, "igilance");
  g_assert_true (is_type_shown (fixture, "ProbantRecordCard"));
  accessible_check (GTK_WIDGET (fixture->window), "a document beside the data");

  activate (fixture, "win.fill-preview");
  accessible_check (GTK_WIDGET (fixture->window), "a document that fills the window");
  g_assert_false (is_type_shown (fixture, "ProbantRecordCard"));
  g_assert_true (gtk_widget_activate_action (card, "dossier.close-preview", NULL));
  g_assert_true (is_type_shown (fixture, "ProbantPreview"));
  g_assert_true (gtk_widget_activate_action (card, "dossier.close-preview", NULL));
  wait_until (is_document_closed, fixture, NULL);
}

/* How many are seen. */
static guint
count_type (GtkWidget *widget, const char *type_name)
{
  guint n = gtk_widget_get_mapped (widget) && is_type (widget, type_name);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_type (child, type_name);
  return n;
}

static gboolean
are_two_read (Fixture *fixture, const char *data)
{
  return count_type (GTK_WIDGET (fixture->window), "ProbantPageView") == 2;
}

/* A second document beside the first one: both fill the window, the data come back with the one that stays.
 */
static void
test_beside (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = NULL;

  type (fixture, COMPANY);
  wait_until (is_type_shown, fixture, "ProbantOverviewPage");
  wait_until (is_finished, fixture, NULL);
  show_category (fixture, "social-fiscal");
  card = find_card (fixture, "attestations_sociales_acoss");
  g_assert_nonnull (card);
  g_assert_true (
      gtk_widget_activate_action (card, "dossier.beside", "(su)", "attestations_sociales_acoss", 0));
  wait_until (is_document_shown, fixture, "igilance");
  g_assert_true (is_type_shown (fixture, "ProbantRecordCard"));
  g_assert_true (
      gtk_widget_activate_action (card, "dossier.beside", "(su)", "attestations_fiscales_dgfip", 0));
  wait_until (are_two_read, fixture, NULL);
  g_assert_false (is_type_shown (fixture, "ProbantRecordCard"));

  g_assert_true (gtk_widget_activate_action (card, "dossier.close-preview", NULL));
  g_assert_cmpuint (count_type (GTK_WIDGET (fixture->window), "ProbantPreview"), ==, 1);
  g_assert_true (is_type_shown (fixture, "ProbantRecordCard"));
}

static gboolean
is_type_gone (Fixture *fixture, const char *type_name)
{
  return !is_type_shown (fixture, type_name);
}

/* Where there is no room for both, the document takes the place of the data and gives it back. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = NULL;

  wait_until (is_shown, fixture, "Sandbox: fictional data");
  type (fixture, COMPANY);
  wait_until (is_type_shown, fixture, "ProbantOverviewPage");
  wait_until (is_finished, fixture, NULL);
  show_category (fixture, "social-fiscal");
  wait_until (is_type_shown, fixture, "ProbantRecordCard");
  card = find_card (fixture, "attestations_sociales_acoss");
  g_assert_true (
      gtk_widget_activate_action (card, "dossier.preview", "(su)", "attestations_sociales_acoss", 0));
  wait_until (is_type_gone, fixture, "ProbantRecordCard");
  g_assert_true (is_type_shown (fixture, "ProbantPreview"));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <, 900);

  show_category (fixture, "general");
  wait_until (is_type_shown, fixture, "ProbantRecordCard");
  g_assert_false (is_type_shown (fixture, "ProbantPreview"));
}

static gboolean
is_drawn (GtkWidget *widget, const char *data)
{
  return GTK_IS_PICTURE (widget) && gtk_picture_get_paintable (GTK_PICTURE (widget)) != NULL;
}

static gboolean
is_thumbnail_drawn (Fixture *fixture, const char *data)
{
  GtkWidget *thumbnail = find (GTK_WIDGET (fixture->window), is_type, "ProbantThumbnail");

  return thumbnail != NULL && find (thumbnail, is_drawn, NULL) != NULL;
}

static void
check_charts (Fixture *fixture, const char *number, const char *first, const char *second)
{
  type (fixture, number);
  wait_until (is_type_shown, fixture, "ProbantOverviewPage");
  wait_until (is_shown, fixture, first);
  wait_until (is_shown, fixture, second);
  wait_until (is_finished, fixture, NULL);
  g_assert_true (is_type_shown (fixture, "ProbantChart"));
  wait_until (is_thumbnail_drawn, fixture, NULL);
}

static void
test_charts_company (Fixture *fixture, gconstpointer data)
{
  check_charts (fixture, COMPANY, "Turnover", "Headcount counted");
}

static void
test_charts_association (Fixture *fixture, gconstpointer data)
{
  check_charts (fixture, "W389990011", "Income in the accounts", "Grants in the accounts");
}

static gboolean
is_settled (Fixture *fixture, const char *source)
{
  GtkWidget *card = find_card (fixture, source);

  return card != NULL
         && probant_record_is_settled (probant_record_card_get_record (PROBANT_RECORD_CARD (card)));
}

static void
test_failed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = NULL;

  type (fixture, TROUBLED);
  wait_until (is_type_shown, fixture, "ProbantOverviewPage");
  show_category (fixture, "social-fiscal");
  wait_until (is_settled, fixture, "attestations_fiscales_dgfip");
  card = find_card (fixture, "attestations_fiscales_dgfip");
  g_assert_cmpint (probant_record_get_state (probant_record_card_get_record (PROBANT_RECORD_CARD (card))), ==,
                   PROBANT_RECORD_FAILED);
  g_assert_nonnull (find (card, has_text, "No answer"));
  g_assert_nonnull (find (card, has_text, "Ask Again"));
  g_assert_null (find (card, has_text, "HTTP status"));
  g_assert_true (gtk_widget_activate_action (card, "card.details", NULL));
  g_assert_nonnull (find (card, has_text, "HTTP status"));

  /* The card is asked again in its place. */
  g_assert_true (gtk_widget_activate_action (card, "card.ask", NULL));
  g_assert_true (find_card (fixture, "attestations_fiscales_dgfip") == card);
  g_assert_null (find (card, has_text, "No answer"));
  wait_until (is_settled, fixture, "attestations_fiscales_dgfip");
}

static gboolean
is_icon (GtkWidget *widget, const char *icon_name)
{
  return GTK_IS_IMAGE (widget) && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)), icon_name) == 0;
}

/* What is serious looks and sounds otherwise than what is worth a look. */
static void
test_severities (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL, *label = NULL, *line = NULL;

  type (fixture, CLOSED);
  wait_until (is_type_shown, fixture, "ProbantOverviewPage");
  wait_until (is_finished, fixture, NULL);
  wait_until (is_shown, fixture, "The legal unit has ceased");
  page = find (GTK_WIDGET (fixture->window), is_type, "ProbantOverviewPage");
  label = find (page, has_text, "The legal unit has ceased");
  g_assert_nonnull (label);
  line = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
  g_assert_nonnull (find (line, is_icon, "dialog-error-symbolic"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (line), ==, "Serious");
  g_assert_nonnull (find (page, is_icon, "dialog-information-symbolic"));
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **)user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpint (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL), >, 0);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  *(char **)user_data = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What fills the stream runs in the same main loop. */
static void
table_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_assert_nonnull (stream);
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, spliced_cb, user_data);
}

static gboolean
is_read (Fixture *fixture, const char *place)
{
  return *(char *const *)(gconstpointer)place != NULL;
}

/* Both what a letter takes and what a spreadsheet takes lie in the clipboard. */
static void
assert_copied (Fixture *fixture, const char *text_part, const char *table_part)
{
  static const char *const table_types[] = { "text/tab-separated-values", NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  g_autofree char *text = NULL, *table = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  wait_until (is_read, fixture, (gconstpointer)&text);
  gdk_clipboard_read_async (clipboard, (const char **)table_types, G_PRIORITY_DEFAULT, NULL, table_read_cb,
                            &table);
  wait_until (is_read, fixture, (gconstpointer)&table);
  g_assert_nonnull (strstr (text, text_part));
  g_assert_nonnull (strstr (table, table_part));
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL, *card = NULL;

  type (fixture, COMPANY);
  wait_until (is_type_shown, fixture, "ProbantOverviewPage");
  wait_until (is_finished, fixture, NULL);
  page = find (GTK_WIDGET (fixture->window), is_type, "ProbantOverviewPage");
  g_assert_true (gtk_widget_activate_action (page, "overview.copy-text", NULL));
  assert_copied (fixture, "Name: CHARPENTES DU BRÉVON\n", "Name\tCHARPENTES DU BRÉVON\n");
  g_assert_true (gtk_widget_activate_action (page, "overview.copy-table", NULL));
  assert_copied (fixture, "Name\tCHARPENTES DU BRÉVON\n", "Name\tCHARPENTES DU BRÉVON\n");
  wait_until (is_type_shown, fixture, "ProbantChartCard");
  card = find (page, is_type, "ProbantChartCard");
  g_assert_true (gtk_widget_activate_action (card, "chart.copy", NULL));
  assert_copied (fixture, "2025\t", "2025\t");

  show_category (fixture, "financial");
  wait_until (is_type_shown, fixture, "ProbantRecordCard");
  wait_until (is_settled, fixture, "exercices");
  card = find_card (fixture, "exercices");
  g_assert_true (gtk_widget_activate_action (card, "card.copy-text", NULL));
  assert_copied (fixture, "Latest turnover: 6", "Latest turnover\t6");
  wait_until (is_shown, fixture, "Copied");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL, *home = NULL;

  type (fixture, COMPANY);
  wait_until (is_type_shown, fixture, "ProbantOverviewPage");
  activate (fixture, "win.back");
  wait_until (is_shown, fixture, "Recent Dossiers");
  row = find (GTK_WIDGET (fixture->window), is_type, "ProbantRecentRow");
  g_assert_true (gtk_widget_activate_action (row, "home.forget", "(ss)", COMPANY, "sandbox"));
  wait_until (is_gone, fixture, "Recent Dossiers");
  home = find (GTK_WIDGET (fixture->window), is_type, "ProbantHomePage");
  probant_home_page_undo (PROBANT_HOME_PAGE (home));
  wait_until (is_shown, fixture, "Recent Dossiers");
}

static gboolean
is_row (GtkWidget *widget, const char *label)
{
  return is_type (widget, "ProbantComparisonRow") && find (widget, has_text, label) != NULL;
}

static GtkWidget *
find_row (Fixture *fixture, const char *label)
{
  GtkWidget *row = find (GTK_WIDGET (fixture->window), is_row, label);

  g_assert_nonnull (row);
  return row;
}

typedef struct
{
  const char *label;
  const char *text;
} Wanted;

static gboolean
is_row_saying (Fixture *fixture, const char *data)
{
  const Wanted *wanted = (gconstpointer)data;

  return find (find_row (fixture, wanted->label), has_text, wanted->text) != NULL;
}

/* Waits until the row says this, and neither more nor less of the verdicts. */
static void
wait_for_verdict (Fixture *fixture, const char *label, const char *verdict)
{
  static const char *const verdicts[] = { "Agrees", "Differs", "Not comparable", "Not declared" };
  const Wanted wanted = { label, verdict };

  wait_until (is_row_saying, fixture, (gconstpointer)&wanted);
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    g_assert_true ((find (find_row (fixture, label), has_text, verdicts[i]) != NULL)
                   == g_str_equal (verdict, verdicts[i]));
}

static void
declare (Fixture *fixture, const char *label, const char *text)
{
  probant_comparison_row_set_text (PROBANT_COMPARISON_ROW (find_row (fixture, label)), text);
}

static void
show_comparison (Fixture *fixture, const char *number)
{
  type (fixture, number);
  wait_until (is_type_shown, fixture, "ProbantOverviewPage");
  wait_until (is_finished, fixture, NULL);
  show_category (fixture, "comparison");
  wait_until (is_type_shown, fixture, "ProbantComparisonPage");
}

static ProbantDossier *
get_dossier (Fixture *fixture)
{
  return probant_dossier_page_get_dossier (
      PROBANT_DOSSIER_PAGE (find (GTK_WIDGET (fixture->window), is_type, "ProbantDossierPage")));
}

/* Compared as one types, each line leading to the record that it rests on; what is cleared comes back. */
static void
test_comparison (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL, *line = NULL, *undo = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) compared = NULL;

  show_comparison (fixture, COMPANY);
  wait_until (is_shown, fixture, "Type what the applicant declared");
  wait_for_verdict (fixture, "Name", "Not declared");
  declare (fixture, "Name", "S.A.S. Charpentes du Brevon");
  declare (fixture, "Headcount", "7");
  declare (fixture, "Turnover", "a lot");
  wait_for_verdict (fixture, "Name", "Agrees");
  wait_for_verdict (fixture, "Headcount", "Differs");
  wait_for_verdict (fixture, "Turnover", "Not comparable");
  wait_until (is_shown, fixture, "1 agrees · 1 differs · 1 cannot be compared");
  wait_until (is_shown, fixture, "1 / 2");
  /* For the report and the data. */
  compared = probant_dossier_compare (get_dossier (fixture));
  g_assert_nonnull (compared);

  page = find (GTK_WIDGET (fixture->window), is_type, "ProbantComparisonPage");
  g_assert_true (gtk_widget_activate_action (page, "comparison.clear", NULL));
  wait_for_verdict (fixture, "Name", "Not declared");
  g_assert_null (probant_dossier_compare (get_dossier (fixture)));
  undo = find (GTK_WIDGET (fixture->window), has_text, "Undo");
  g_assert_nonnull (undo);
  g_signal_emit_by_name (gtk_widget_get_ancestor (undo, GTK_TYPE_BUTTON), "clicked");
  wait_for_verdict (fixture, "Name", "Agrees");

  /* It stays while the dossier is open. */
  line = find (find_row (fixture, "Name"), has_text, "the same");
  g_assert_nonnull (line);
  g_signal_emit_by_name (gtk_widget_get_ancestor (line, GTK_TYPE_BUTTON), "clicked");
  wait_until (is_type_shown, fixture, "ProbantRecordCard");
  show_category (fixture, "comparison");
  wait_for_verdict (fixture, "Name", "Agrees");
  text = probant_comparison_row_get_text (PROBANT_COMPARISON_ROW (find_row (fixture, "Name")));
  g_assert_cmpstr (text, ==, "S.A.S. Charpentes du Brevon");
}

/* What is typed after a clear is not lost to what stood before it. */
static void
test_comparison_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL;
  g_autofree char *text = NULL;

  show_comparison (fixture, COMPANY);
  declare (fixture, "Name", "S.A.S. Charpentes du Brevon");
  wait_for_verdict (fixture, "Name", "Agrees");
  page = find (GTK_WIDGET (fixture->window), is_type, "ProbantComparisonPage");
  g_assert_true (gtk_widget_activate_action (page, "comparison.clear", NULL));
  g_assert_true (is_shown (fixture, "Undo"));

  declare (fixture, "Headcount", "7");
  wait_until (is_gone, fixture, "Undo");
  wait_until (is_gone, fixture, "What was declared is cleared");
  wait_for_verdict (fixture, "Headcount", "Differs");
  text = probant_comparison_row_get_text (PROBANT_COMPARISON_ROW (find_row (fixture, "Headcount")));
  g_assert_cmpstr (text, ==, "7");
  wait_for_verdict (fixture, "Name", "Not declared");
}

/* The focus goes by where things stand. */
static gboolean
is_laid_out (Fixture *fixture, const char *type_name)
{
  return gtk_widget_get_height (find (GTK_WIDGET (fixture->window), is_type, type_name)) > 0;
}

/* The buttons come first, the fields after them. */
static void
test_comparison_keys (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  GtkWidget *page = NULL, *row = NULL;

  show_comparison (fixture, COMPANY);
  wait_until (is_laid_out, fixture, "ProbantComparisonPage");
  page = find (GTK_WIDGET (fixture->window), is_type, "ProbantComparisonPage");
  g_assert_true (gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (gtk_window_get_focus (window))), ==,
                   "comparison.open");
  g_assert_true (gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (gtk_window_get_focus (window))), ==,
                   "comparison.paste");
  g_assert_true (gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD));
  row = gtk_widget_get_ancestor (gtk_window_get_focus (window), PROBANT_TYPE_COMPARISON_ROW);
  g_assert_true (row == find_row (fixture, "SIRET, SIREN or RNA"));
}

/* A text that holds it all; one that holds nothing changes nothing. */
static void
test_comparison_read (Fixture *fixture, gconstpointer data)
{
  ProbantComparisonPage *page = NULL;
  g_autofree char *officers = NULL;

  show_comparison (fixture, COMPANY);
  page = PROBANT_COMPARISON_PAGE (find (GTK_WIDGET (fixture->window), is_type, "ProbantComparisonPage"));
  probant_comparison_page_read (page, "Nom;Autre\nSIREN;999 000 102\nDirigeants;Jean Inconnu;Marie Inconnue");
  wait_for_verdict (fixture, "Name", "Differs");
  wait_for_verdict (fixture, "SIRET, SIREN or RNA", "Agrees");
  wait_until (is_shown, fixture, "Marie Inconnue");
  officers = probant_comparison_row_get_text (PROBANT_COMPARISON_ROW (find_row (fixture, "Officers")));
  g_assert_cmpstr (officers, ==, "Jean Inconnu\nMarie Inconnue");
  g_assert_false (is_shown (fixture, "Undo"));

  probant_comparison_page_read (page, "Couleur;bleu");
  wait_until (is_shown, fixture, "Nothing in it can be compared");
  wait_for_verdict (fixture, "Name", "Differs");

  probant_comparison_page_read (page, "{\"nom\": \"Charpentes du Brévon\"}");
  wait_for_verdict (fixture, "Name", "Agrees");
  wait_for_verdict (fixture, "Officers", "Not declared");
  wait_until (is_shown, fixture, "What was declared is replaced");
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[]
      = { "overview",  "general",   "financial", "social-fiscal", "professional", "intellectual-property",
          "documents", "comparison" };

  wait_until (is_shown, fixture, "Examine an Application for Aid");
  accessible_check (GTK_WIDGET (fixture->window), "first page");
  type (fixture, TROUBLED);
  wait_until (is_type_shown, fixture, "ProbantOverviewPage");
  wait_until (is_finished, fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      show_category (fixture, pages[i]);
      accessible_check (GTK_WIDGET (fixture->window), pages[i]);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/window/home", Fixture, NULL, set_up, test_home, tear_down);
  g_test_add ("/window/wrong-number", Fixture, NULL, set_up, test_wrong_number, tear_down);
  g_test_add ("/window/flow", Fixture, NULL, set_up, test_flow, tear_down);
  g_test_add ("/window/preview", Fixture, NULL, set_up, test_preview, tear_down);
  g_test_add ("/window/beside", Fixture, NULL, set_up, test_beside, tear_down);
  g_test_add ("/window/narrow", Fixture, GINT_TO_POINTER (820), set_up, test_narrow, tear_down);
  g_test_add ("/window/charts/company", Fixture, NULL, set_up, test_charts_company, tear_down);
  g_test_add ("/window/charts/association", Fixture, NULL, set_up, test_charts_association, tear_down);
  g_test_add ("/window/failed", Fixture, NULL, set_up, test_failed, tear_down);
  g_test_add ("/window/severities", Fixture, NULL, set_up, test_severities, tear_down);
  g_test_add ("/window/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/window/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/window/comparison", Fixture, NULL, set_up, test_comparison, tear_down);
  g_test_add ("/window/comparison-undo", Fixture, NULL, set_up, test_comparison_undo, tear_down);
  g_test_add ("/window/comparison-keys", Fixture, NULL, set_up, test_comparison_keys, tear_down);
  g_test_add ("/window/comparison-read", Fixture, NULL, set_up, test_comparison_read, tear_down);
  g_test_add ("/window/names", Fixture, NULL, set_up, test_names, tear_down);
  return g_test_run ();
}
