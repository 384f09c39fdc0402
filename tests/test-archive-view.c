/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "sample-pdf.h"
#include "sample-zip.h"
#include "ui/probant-archive-view.h"
#include "ui/probant-preview.h"
#include "ui/probant-xml-view.h"

#define DEADLINE_SECONDS 30

typedef struct
{
  GtkWindow *window;
  ProbantPreview *preview;
  GtkStack *stack;
  char *message;
} Fixture;

static void
wait_until (gboolean (*condition) (gpointer), gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;

  while (!condition (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (200);
    }
}

static gpointer
get_child (Fixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (fixture->preview), PROBANT_TYPE_PREVIEW, name);
}

static gpointer
get_part (Fixture *fixture, GType type, const char *name)
{
  gpointer view = get_child (fixture, type == PROBANT_TYPE_XML_VIEW ? "xml_view" : "archive_view");

  return gtk_widget_get_template_child (view, type, name);
}

static void
message_cb (ProbantPreview *preview, const char *message, Fixture *fixture)
{
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->preview = PROBANT_PREVIEW (probant_preview_new ());
  fixture->stack = get_child (fixture, "stack");
  g_signal_connect (fixture->preview, "message", G_CALLBACK (message_cb), fixture);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->preview));
  gtk_window_set_default_size (fixture->window, 420, 600);
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantPreview) preview = g_object_ref (fixture->preview);

  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&preview));
  g_free (fixture->message);
}

static gboolean
is_settled (gpointer data)
{
  const char *page = gtk_stack_get_visible_child_name (data);

  return !g_str_equal (page, "blank") && !g_str_equal (page, "loading");
}

static const char *
show (Fixture *fixture, GBytes *bytes)
{
  probant_preview_show_bytes (fixture->preview, bytes, "Statuts", NULL, "statuts.zip");
  wait_until (is_settled, fixture->stack);
  return gtk_stack_get_visible_child_name (fixture->stack);
}

static const char *
open_entry (Fixture *fixture, guint place)
{
  gtk_stack_set_visible_child_name (fixture->stack, "blank");
  probant_archive_view_open_entry (get_child (fixture, "archive_view"), place);
  wait_until (is_settled, fixture->stack);
  return gtk_stack_get_visible_child_name (fixture->stack);
}

static void
go_back (Fixture *fixture)
{
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "entry_bar")));
  gtk_widget_activate_action (GTK_WIDGET (fixture->preview), "preview.back", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "archive");
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "entry_bar")));
}

static char *
get_xml (Fixture *fixture)
{
  GtkTextBuffer *buffer = get_part (fixture, PROBANT_TYPE_XML_VIEW, "buffer");
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static gboolean
has_xml (gpointer data)
{
  g_autofree char *text = get_xml (data);

  return *text != '\0';
}

static gboolean
has_label (gpointer data)
{
  return *gtk_label_get_label (data) != '\0';
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *)data != NULL;
}

static guint
count_labels (GtkWidget *widget, const char *text)
{
  guint n = GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, text);
  return n;
}

static gboolean
is_listed (gpointer data)
{
  return count_labels (data, "comptes.pdf") > 0;
}

static GBytes *
make_zip (void)
{
  SampleZip *zip = sample_zip_new ();
  g_autoptr (GBytes) pdf = sample_pdf_new_uniform (3);

  sample_zip_add (zip, "bilan/comptes.pdf", g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), TRUE);
  sample_zip_add_text (zip, "bilan/comptes.xml", "<bilan><ca an='2023'>12 000</ca></bilan>");
  sample_zip_add_text (zip, "dedans.zip", "PK\003\004");
  return sample_zip_finish (zip);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_zip ();
  GtkWidget *view = get_child (fixture, "archive_view");

  g_assert_cmpstr (show (fixture, bytes), ==, "archive");
  wait_until (is_listed, view);
  g_assert_cmpstr (gtk_label_get_label (get_part (fixture, PROBANT_TYPE_ARCHIVE_VIEW, "summary_label")), ==,
                   "3 files in the archive");
  g_assert_cmpuint (count_labels (view, "bilan/comptes.xml"), ==, 1);
  g_assert_cmpuint (count_labels (view, "An archive in the archive"), ==, 1);
  g_assert_false (gtk_widget_get_visible (get_part (fixture, PROBANT_TYPE_ARCHIVE_VIEW, "note_box")));
}

/* What is saved is what is shown: the file inside, then the archive again. */
static void
test_entries (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_zip ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("probant-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "saved", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL, *xml = NULL, *zip = NULL;
  gsize size;

  show (fixture, bytes);
  g_assert_cmpstr (open_entry (fixture, 0), ==, "pages");
  g_assert_cmpstr (gtk_label_get_label (get_child (fixture, "n_pages_label")), ==, "/ 3");
  g_assert_cmpstr (gtk_label_get_label (get_child (fixture, "entry_label")), ==, "comptes.pdf");
  go_back (fixture);

  g_assert_cmpstr (open_entry (fixture, 1), ==, "xml");
  wait_until (has_xml, fixture);
  text = get_xml (fixture);
  g_assert_cmpstr (text, ==, "bilan\n  ca (an = 2023): 12 000");
  probant_preview_save (fixture->preview, file);
  wait_until (is_set, &fixture->message);
  g_file_get_contents (path, &xml, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (xml, ==, "<bilan><ca an='2023'>12 000</ca></bilan>");

  go_back (fixture);
  g_clear_pointer (&fixture->message, g_free);
  probant_preview_save (fixture->preview, file);
  wait_until (is_set, &fixture->message);
  g_file_get_contents (path, &zip, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (zip, size, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_file_delete (file, NULL, &error);
  g_assert_no_error (error);
  g_rmdir (folder);
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *zeros = g_malloc0 (10 * 1024 * 1024);
  SampleZip *zip = sample_zip_new (), *locked = sample_zip_new_encrypted ();
  g_autoptr (GBytes) bomb = NULL, encrypted = NULL;
  g_autoptr (GBytes) garbage = g_bytes_new_static ("PK\003\004 garbage", 12);

  sample_zip_add (zip, "../../bomb.xml", zeros, 10 * 1024 * 1024, FALSE);
  bomb = sample_zip_finish (zip);
  g_assert_cmpstr (show (fixture, bomb), ==, "archive");
  g_assert_true (gtk_widget_get_visible (get_part (fixture, PROBANT_TYPE_ARCHIVE_VIEW, "note_box")));
  g_assert_true (
      g_str_has_prefix (gtk_label_get_label (get_part (fixture, PROBANT_TYPE_ARCHIVE_VIEW, "note_label")),
                        "“bomb.xml” unpacks to more than is safe"));
  probant_archive_view_open_entry (get_child (fixture, "archive_view"), 0);
  g_assert_cmpstr (fixture->message, ==, "bomb.xml — The file unpacks to more than is safe.");

  sample_zip_add_text (locked, "secret.pdf", "%PDF-1.4");
  encrypted = sample_zip_finish (locked);
  g_assert_cmpstr (show (fixture, encrypted), ==, "archive");
  probant_archive_view_open_entry (get_child (fixture, "archive_view"), 0);
  g_assert_cmpstr (fixture->message, ==, "secret.pdf — The file is protected by a password.");
  probant_archive_view_open_entry (get_child (fixture, "archive_view"), 1);

  g_assert_cmpstr (show (fixture, garbage), ==, "problem");
  g_assert_cmpstr (adw_status_page_get_title (get_child (fixture, "problem_page")), ==,
                   "The archive is damaged: nothing in it could be read.");
}

static void
test_xml (Fixture *fixture, gconstpointer data)
{
  static const char good[] = "<?xml version=\"1.0\"?><a b=\"c\">d</a>", bad[] = "<a>\n<b></a>";
  g_autoptr (GBytes) sound = g_bytes_new_static (good, sizeof good - 1);
  g_autoptr (GBytes) broken = g_bytes_new_static (bad, sizeof bad - 1);
  GtkTextBuffer *buffer = get_part (fixture, PROBANT_TYPE_XML_VIEW, "buffer");
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkLabel *problem = get_part (fixture, PROBANT_TYPE_XML_VIEW, "problem_label");
  g_autofree char *text = NULL;
  GtkTextIter iter;

  g_assert_cmpstr (show (fixture, sound), ==, "xml");
  wait_until (has_xml, fixture);
  g_assert_false (gtk_widget_get_visible (get_part (fixture, PROBANT_TYPE_XML_VIEW, "problem_box")));
  gtk_text_buffer_get_start_iter (buffer, &iter);
  g_assert_true (gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, "element")));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 3);
  g_assert_true (gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, "attribute")));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 10);
  g_assert_false (gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, "element")));

  g_assert_cmpstr (show (fixture, broken), ==, "xml");
  wait_until (has_label, problem);
  wait_until (has_xml, fixture);
  g_assert_nonnull (strstr (gtk_label_get_label (problem), "line 2"));
  text = get_xml (fixture);
  g_assert_cmpstr (text, ==, bad);
}

/* Fifty thousand lines go in without the loop being held, and go when something else is shown. */
static void
test_long_xml (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) xml = g_string_new ("<a>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) zip = make_zip ();

  for (guint i = 0; i < 60000; i++)
    g_string_append (xml, "<b c=\"d\">e</b>");
  g_string_append (xml, "</a>");
  bytes = g_bytes_new (xml->str, xml->len);
  show (fixture, bytes);
  wait_until (has_xml, fixture);
  g_assert_cmpstr (show (fixture, zip), ==, "archive");
  g_assert_false (has_xml (fixture));
}

/* A file of one archive never turns up in another. */
static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = make_zip ();
  g_autoptr (GBytes) second = make_zip ();

  for (guint i = 0; i < 20; i++)
    {
      show (fixture, first);
      probant_archive_view_open_entry (get_child (fixture, "archive_view"), i % 2);
      g_assert_cmpstr (show (fixture, second), ==, "archive");
      g_assert_false (gtk_widget_get_visible (get_child (fixture, "entry_bar")));
    }
  open_entry (fixture, 0);
  probant_preview_show_document (fixture->preview, NULL);
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "entry_bar")));
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/archive-view/list", test_list);
  add ("/archive-view/entries", test_entries);
  add ("/archive-view/hostile", test_hostile);
  add ("/archive-view/xml", test_xml);
  add ("/archive-view/long-xml", test_long_xml);
  add ("/archive-view/replaced", test_replaced);
  return g_test_run ();
}
