/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that are damaged, huge or made to harm, in the preview itself: it shows pages, or says in words
 * what is wrong, and the next document opens as if nothing had been. */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "preview-fixture.h"
#include "sample-pdf.h"
#include "ui/probant-page-view.h"

/* NULL where no label that is seen says so. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);
  return found;
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Label;

static gboolean
is_label_seen (gpointer data)
{
  Label *label = data;

  return find_label (label->root, label->text) != NULL;
}

static void
assert_said (PreviewFixture *fixture, const char *text)
{
  Label label = { GTK_WIDGET (fixture->preview), text };
  GtkWidget *found;

  wait_until (is_label_seen, &label);
  found = find_label (label.root, text);
  gtk_test_accessible_assert_role (found, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_property (found, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       gtk_label_get_text (GTK_LABEL (found)));
}

static gboolean
is_described (gpointer view)
{
  return gtk_test_accessible_has_property (view, GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
show_good (PreviewFixture *fixture)
{
  g_autoptr (GBytes) good = sample_pdf_new_uniform (2);
  ProbantPageView *view = preview_child (fixture, "page_view");

  g_assert_cmpstr (preview_show (fixture, good, "good.pdf"), ==, "pages");
  wait_until (is_view_ready, view);
  wait_until (is_described, view);
}

/* The name of the stack's page. */
static const char *
try (PreviewFixture *fixture, GBytes *bytes)
{
  ProbantPageView *view = preview_child (fixture, "page_view");
  AdwStatusPage *problem = preview_child (fixture, "problem_page");
  const char *shown = preview_show (fixture, bytes, "hostile.pdf");

  if (g_str_equal (shown, "pages"))
    wait_until (is_view_ready, view);
  else if (g_str_equal (shown, "problem"))
    {
      g_assert_cmpint (strlen (adw_status_page_get_title (problem)), >, 10);
      assert_said (fixture, adw_status_page_get_title (problem));
    }
  else
    g_assert_cmpstr (shown, ==, "password");
  show_good (fixture);
  return shown;
}

static const char *
try_objects (PreviewFixture *fixture, const char *const *objects)
{
  g_autoptr (GBytes) bytes = sample_pdf_from_objects (objects);

  return try (fixture, bytes);
}

static void
test_truncated (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (20);
  gsize step = MAX (g_bytes_get_size (bytes) / 8, 1);

  for (gsize length = 0; length < g_bytes_get_size (bytes); length += step)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, length);

      try (fixture, part);
    }
}

static void
test_flipped (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (2);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260102);
  gsize size = g_bytes_get_size (bytes);

  for (guint round = 0; round < 10; round++)
    {
      guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GBytes) flipped = g_bytes_new_take (copy, size);

      for (guint i = 0; i < 1 + 6 * round; i++)
        copy[g_rand_int_range (rand, 0, (gint32)size)] ^= (guint8)(1 << g_rand_int_range (rand, 0, 8));
      try (fixture, flipped);
    }
}

static void
test_made_to_harm (PreviewFixture *fixture, gconstpointer data)
{
  static const char *const script[] = {
    "<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while\\(true\\);)>>>>",
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/AA<</O<</S/JavaScript/JS(while\\(1\\);)>>>>>>",
    NULL,
  };
  g_autoptr (GBytes) tree = sample_pdf_recursive_tree ();
  g_autoptr (GBytes) form = sample_pdf_recursive_form ();
  g_autoptr (GBytes) large = sample_pdf_from_page_entries ("/MediaBox[0 0 14400 14400]");
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (100000), 100000);
  g_autoptr (GBytes) encrypted = sample_pdf_encrypted ();

  g_assert_cmpstr (try (fixture, tree), ==, "problem");
  g_assert_cmpstr (try (fixture, form), ==, "pages");
  g_assert_cmpstr (try_objects (fixture, script), ==, "pages");
  g_assert_cmpstr (try (fixture, large), ==, "pages");
  g_assert_cmpstr (try (fixture, empty), ==, "problem");
  g_assert_cmpstr (try (fixture, zeros), ==, "problem");
  g_assert_cmpstr (try (fixture, encrypted), ==, "password");
}

static void
test_many_pages (PreviewFixture *fixture, gconstpointer data)
{
  const guint n_pages = 10000;
  ProbantPageView *view = preview_child (fixture, "page_view");
  g_autoptr (GBytes) bytes = sample_pdf_blank (n_pages);

  g_assert_cmpstr (preview_show (fixture, bytes, "many.pdf"), ==, "pages");
  probant_page_view_go_to_page (view, n_pages - 1);
  wait_until (is_view_ready, view);
  g_assert_cmpuint (probant_page_view_get_page (view), ==, n_pages - 1);
  show_good (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add_preview ("/preview-hostile/truncated", test_truncated);
  add_preview ("/preview-hostile/flipped", test_flipped);
  add_preview ("/preview-hostile/made-to-harm", test_made_to_harm);
  add_preview ("/preview-hostile/many-pages", test_many_pages);
  return g_test_run ();
}
