/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "accessible-check.h"
#include "ui/probant-help-window.h"
#include "ui/probant-manual.h"
#include "widget-run.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *search, *list;
  GtkTextBuffer *buffer;
} Fixture;

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (GTK_WIDGET (data));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = probant_help_window_new ();
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
  probant_help_window_show (PROBANT_HELP_WINDOW (fixture->window), NULL);
  widget_run_until (is_mapped, fixture->window);
  fixture->search = widget_find_id (GTK_WIDGET (fixture->window), "search");
  fixture->list = widget_find_id (GTK_WIDGET (fixture->window), "list");
  fixture->buffer
      = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget_find_id (GTK_WIDGET (fixture->window), "text")));
}

static gboolean
is_closed (gpointer data)
{
  return ((Fixture *)data)->window == NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_close (fixture->window);
  widget_run_until (is_closed, fixture);
}

static char *
get_text (Fixture *fixture)
{
  GtkTextIter begin, end;

  gtk_text_buffer_get_bounds (fixture->buffer, &begin, &end);
  return gtk_text_buffer_get_text (fixture->buffer, &begin, &end, FALSE);
}

static gboolean
shows (Fixture *fixture, const char *expected)
{
  g_autofree char *text = get_text (fixture);

  return strstr (text, expected) != NULL;
}

static guint
count_rows (Fixture *fixture)
{
  guint n = 0;

  for (int i = 0; gtk_list_box_get_row_at_index (GTK_LIST_BOX (fixture->list), i) != NULL; i++)
    n += gtk_widget_get_child_visible (
        GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (fixture->list), i)));
  return n;
}

static void
type (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->search), text);
  g_signal_emit_by_name (fixture->search, "search-changed");
}

/* Every chapter is there whole, and none is empty. */
static void
test_chapters (Fixture *fixture, gconstpointer data)
{
  guint n = 0;

  for (const ProbantManualChapter *chapter = probant_manual_list_chapters (); chapter->name != NULL;
       chapter++)
    {
      probant_help_window_show (PROBANT_HELP_WINDOW (fixture->window), chapter->name);
      g_assert_true (shows (fixture, chapter->title));
      g_assert_cmpint (chapter->blocks[0].kind, !=, PROBANT_MANUAL_END);
      for (const ProbantManualBlock *block = chapter->blocks; block->kind != PROBANT_MANUAL_END; block++)
        g_assert_true (shows (fixture, block->text));
      n++;
    }
  g_assert_cmpuint (count_rows (fixture), ==, n);
  accessible_check (GTK_WIDGET (fixture->window), "help");
}

/* What the issue asks the manual to tell of. */
static void
test_subjects (void)
{
  static const char *const subjects[] = {
    "sandbox",    "token",   "keyring", "check digit", "no proof of an irregularity",
    "signatures", "compare", "report",  "Cerfa",       "switch these on",
    "erase",      "proxy",   "quota",   "probant:",    "F9",
    "Ctrl+Enter",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      gboolean found = FALSE;

      for (const ProbantManualChapter *chapter = probant_manual_list_chapters (); chapter->name != NULL;
           chapter++)
        found = found || probant_manual_has (chapter, subjects[i]);
      g_test_message ("%s", subjects[i]);
      g_assert_true (found);
    }
  g_assert_true (probant_manual_has (probant_manual_list_chapters (), ""));
  g_assert_false (probant_manual_has (probant_manual_list_chapters (), "xylophone"));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  guint n_all = count_rows (fixture);

  type (fixture, "keyring");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  g_assert_true (shows (fixture, "Access to API Entreprise"));
  type (fixture, "xylophone");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  type (fixture, "");
  g_assert_cmpuint (count_rows (fixture), ==, n_all);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/help/chapters", Fixture, NULL, set_up, test_chapters, tear_down);
  g_test_add_func ("/help/subjects", test_subjects);
  g_test_add ("/help/search", Fixture, NULL, set_up, test_search, tear_down);

  return g_test_run ();
}
