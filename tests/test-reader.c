/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "preview-fixture.h"
#include "sample-pdf.h"
#include "ui/probant-page-view.h"
#include "ui/probant-preview.h"
#include "ui/probant-reader.h"

typedef struct
{
  GtkWindow *window;
  ProbantReader *reader;
  ProbantDocument *documents[3];
  guint n_closed;
} Fixture;

static void
closed_cb (ProbantReader *reader, Fixture *fixture)
{
  fixture->n_closed++;
  probant_reader_show (reader, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "2024", "2025", "2026" };

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->reader = g_object_new (PROBANT_TYPE_READER, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    fixture->documents[i] = probant_document_new (titles[i], NULL, titles[i], "https://example.org/a.pdf");
  g_signal_connect (fixture->reader, "closed", G_CALLBACK (closed_cb), fixture);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->reader));
  gtk_window_set_default_size (fixture->window, 1000, 600);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantReader) reader = g_object_ref (fixture->reader);

  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&reader));
  for (guint i = 0; i < G_N_ELEMENTS (fixture->documents); i++)
    g_assert_finalize_object (fixture->documents[i]);
}

static GtkWidget *
get_preview (Fixture *fixture, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->reader), PROBANT_TYPE_READER, name));
}

/* Two fill the window and share it; the one that stays has what was before. */
static void
test_beside (Fixture *fixture, gconstpointer data)
{
  probant_reader_show (fixture->reader, fixture->documents[0]);
  g_assert_false (probant_reader_get_filled (fixture->reader));
  probant_reader_show_beside (fixture->reader, fixture->documents[0]);
  g_assert_null (probant_reader_get_beside (fixture->reader));

  probant_reader_show_beside (fixture->reader, fixture->documents[1]);
  g_assert_true (probant_reader_get_beside (fixture->reader) == fixture->documents[1]);
  g_assert_true (probant_reader_get_filled (fixture->reader));
  iterate ();
  g_assert_cmpint (gtk_widget_get_width (get_preview (fixture, "first")), >, 450);
  g_assert_cmpint (gtk_widget_get_width (get_preview (fixture, "second")), >, 450);
  probant_reader_show_beside (fixture->reader, fixture->documents[2]);
  g_assert_true (probant_reader_get_document (fixture->reader) == fixture->documents[0]);
  g_assert_true (probant_reader_get_beside (fixture->reader) == fixture->documents[2]);

  gtk_widget_activate_action (get_preview (fixture, "second"), "preview.close", NULL);
  g_assert_null (probant_reader_get_beside (fixture->reader));
  g_assert_false (probant_reader_get_filled (fixture->reader));
  g_assert_cmpuint (fixture->n_closed, ==, 0);
  gtk_widget_activate_action (get_preview (fixture, "first"), "preview.close", NULL);
  g_assert_cmpuint (fixture->n_closed, ==, 1);
  g_assert_null (probant_reader_get_document (fixture->reader));
}

/* Of two, the first is closed: the other one takes its place. */
static void
test_first_closed (Fixture *fixture, gconstpointer data)
{
  probant_reader_show_beside (fixture->reader, fixture->documents[0]);
  g_assert_true (probant_reader_get_document (fixture->reader) == fixture->documents[0]);
  probant_reader_show_beside (fixture->reader, fixture->documents[1]);
  gtk_widget_activate_action (get_preview (fixture, "first"), "preview.close", NULL);
  g_assert_true (probant_reader_get_document (fixture->reader) == fixture->documents[1]);
  g_assert_null (probant_reader_get_beside (fixture->reader));
  g_assert_cmpuint (fixture->n_closed, ==, 0);

  probant_reader_show_beside (fixture->reader, fixture->documents[2]);
  gtk_widget_child_focus (get_preview (fixture, "second"), GTK_DIR_TAB_FORWARD);
  probant_reader_close_one (fixture->reader);
  g_assert_true (probant_reader_get_document (fixture->reader) == fixture->documents[1]);
  probant_reader_close_one (fixture->reader);
  g_assert_cmpuint (fixture->n_closed, ==, 1);
}

/* One button for both: they fill the window together, or neither does. */
static void
test_filled (Fixture *fixture, gconstpointer data)
{
  probant_reader_show (fixture->reader, fixture->documents[0]);
  gtk_widget_activate_action (get_preview (fixture, "first"), "preview.fill", NULL);
  g_assert_true (probant_reader_get_filled (fixture->reader));
  probant_reader_show_beside (fixture->reader, fixture->documents[1]);
  gtk_widget_activate_action (get_preview (fixture, "second"), "preview.close", NULL);
  g_assert_true (probant_reader_get_filled (fixture->reader));
  gtk_widget_activate_action (get_preview (fixture, "first"), "preview.fill", NULL);
  g_assert_false (probant_reader_get_filled (fixture->reader));
}

static GtkAdjustment *
show (Fixture *fixture, const char *name, guint n_pages, double zoom)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (n_pages);
  ProbantPreview *preview = PROBANT_PREVIEW (get_preview (fixture, name));
  ProbantPageView *view = probant_preview_get_page_view (preview);

  gtk_widget_set_visible (GTK_WIDGET (preview), TRUE);
  probant_preview_show_bytes (preview, bytes, name, NULL, "a.pdf");
  wait_until (is_view_ready, view);
  probant_page_view_set_zoom (view, zoom);
  wait_until (is_view_ready, view);
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
}

/* Together, each from where it is and at its own zoom, in both directions; alone again when they are let go.
 */
static void
test_linked (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *first = show (fixture, "first", 5, 1), *second = show (fixture, "second", 5, 2);
  double start = 100;

  gtk_adjustment_set_value (second, start);
  gtk_adjustment_set_value (first, 50);
  g_assert_cmpfloat (gtk_adjustment_get_value (second), ==, start);

  g_object_set (fixture->reader, "linked", TRUE, NULL);
  gtk_adjustment_set_value (first, 350);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (second), start + 600, 0.01);
  gtk_adjustment_set_value (second, start + 400);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (first), 250, 0.01);
  /* To zoom one is not to scroll the other. */
  probant_page_view_set_zoom (
      probant_preview_get_page_view (PROBANT_PREVIEW (get_preview (fixture, "first"))), 1.5);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (second), start + 400, 0.01);

  g_object_set (fixture->reader, "linked", FALSE, NULL);
  gtk_adjustment_set_value (first, 0);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (second), start + 400, 0.01);
}

static gboolean
is_linked (Fixture *fixture)
{
  gboolean linked;

  g_object_get (fixture->reader, "linked", &linked, NULL);
  return linked;
}

/* In the next window too, in which two documents are opened later. */
static void
test_linked_remembered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  for (int linked = TRUE; linked >= FALSE; linked--)
    {
      probant_reader_show (fixture->reader, fixture->documents[0]);
      probant_reader_show_beside (fixture->reader, fixture->documents[1]);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->reader), "reader.linked", NULL));
      g_assert_cmpint (is_linked (fixture), ==, linked);
      g_assert_cmpint (g_settings_get_boolean (settings, "preview-linked"), ==, linked);
      tear_down (fixture, NULL);
      set_up (fixture, NULL);
      g_assert_cmpint (is_linked (fixture), ==, linked);
    }
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/reader/beside", test_beside);
  add ("/reader/first-closed", test_first_closed);
  add ("/reader/filled", test_filled);
  add ("/reader/linked", test_linked);
  add ("/reader/linked-remembered", test_linked_remembered);
  return g_test_run ();
}
