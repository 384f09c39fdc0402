/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "preview-fixture.h"
#include "sample-pdf.h"
#include "sample-zip.h"
#include "ui/probant-archive-view.h"
#include "ui/probant-xml-view.h"

static const char *
open_entry (PreviewFixture *fixture, guint place)
{
  gtk_stack_set_visible_child_name (fixture->stack, "blank");
  probant_archive_view_open_entry (preview_child (fixture, "archive_view"), place);
  wait_until (preview_is_settled, fixture->stack);
  return gtk_stack_get_visible_child_name (fixture->stack);
}

static void
go_back (PreviewFixture *fixture)
{
  g_assert_true (gtk_widget_get_visible (preview_child (fixture, "entry_bar")));
  gtk_widget_activate_action (GTK_WIDGET (fixture->preview), "preview.back", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "archive");
  g_assert_false (gtk_widget_get_visible (preview_child (fixture, "entry_bar")));
}

static char *
get_xml (PreviewFixture *fixture)
{
  GtkTextBuffer *buffer = preview_part (fixture, "xml_view", "buffer");
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
test_list (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_zip ();
  GtkWidget *view = preview_child (fixture, "archive_view");

  g_assert_cmpstr (preview_show (fixture, bytes, "statuts.zip"), ==, "archive");
  wait_until (is_listed, view);
  g_assert_cmpstr (gtk_label_get_label (preview_part (fixture, "archive_view", "summary_label")), ==,
                   "3 files in the archive");
  g_assert_cmpuint (count_labels (view, "bilan/comptes.xml"), ==, 1);
  g_assert_cmpuint (count_labels (view, "An archive in the archive"), ==, 1);
  g_assert_false (gtk_widget_get_visible (preview_part (fixture, "archive_view", "note_box")));
}

/* What is saved is what is shown: the file inside, then the archive again. */
static void
test_entries (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_zip ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("probant-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "saved", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL, *xml = NULL, *zip = NULL;
  gsize size;

  preview_show (fixture, bytes, "statuts.zip");
  g_assert_cmpstr (open_entry (fixture, 0), ==, "pages");
  g_assert_cmpstr (gtk_label_get_label (preview_part (fixture, "bar", "n_pages_label")), ==, "/ 3");
  g_assert_cmpstr (gtk_label_get_label (preview_child (fixture, "entry_label")), ==, "comptes.pdf");
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
test_hostile (PreviewFixture *fixture, gconstpointer data)
{
  g_autofree char *zeros = g_malloc0 (10 * 1024 * 1024);
  SampleZip *zip = sample_zip_new (), *locked = sample_zip_new_encrypted ();
  g_autoptr (GBytes) bomb = NULL, encrypted = NULL;
  g_autoptr (GBytes) garbage = g_bytes_new_static ("PK\003\004 garbage", 12);

  sample_zip_add (zip, "../../bomb.xml", zeros, 10 * 1024 * 1024, FALSE);
  bomb = sample_zip_finish (zip);
  g_assert_cmpstr (preview_show (fixture, bomb, "statuts.zip"), ==, "archive");
  g_assert_true (gtk_widget_get_visible (preview_part (fixture, "archive_view", "note_box")));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (preview_part (fixture, "archive_view", "note_label")),
                                   "“bomb.xml” unpacks to more than is safe"));
  probant_archive_view_open_entry (preview_child (fixture, "archive_view"), 0);
  g_assert_cmpstr (fixture->message, ==, "bomb.xml — The file unpacks to more than is safe.");

  sample_zip_add_text (locked, "secret.pdf", "%PDF-1.4");
  encrypted = sample_zip_finish (locked);
  g_assert_cmpstr (preview_show (fixture, encrypted, "statuts.zip"), ==, "archive");
  probant_archive_view_open_entry (preview_child (fixture, "archive_view"), 0);
  g_assert_cmpstr (fixture->message, ==, "secret.pdf — The file is protected by a password.");
  probant_archive_view_open_entry (preview_child (fixture, "archive_view"), 1);

  g_assert_cmpstr (preview_show (fixture, garbage, "statuts.zip"), ==, "problem");
  g_assert_cmpstr (adw_status_page_get_title (preview_child (fixture, "problem_page")), ==,
                   "The archive is damaged: nothing in it could be read.");
}

/* Where the width does not matter, the height is the same whether it is told or not: GTK warns else. */
static void
assert_one_height (GtkWidget *widget)
{
  int untold, told;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &untold, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 1 << 20, &told, NULL, NULL, NULL);
  g_assert_cmpint (untold, ==, told);
}

static void
test_xml (PreviewFixture *fixture, gconstpointer data)
{
  static const char good[] = "<?xml version=\"1.0\"?><a b=\"c\">d</a>", bad[] = "<a>\n<b></a>";
  g_autoptr (GBytes) sound = g_bytes_new_static (good, sizeof good - 1);
  g_autoptr (GBytes) broken = g_bytes_new_static (bad, sizeof bad - 1);
  GtkTextBuffer *buffer = preview_part (fixture, "xml_view", "buffer");
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkLabel *problem = preview_part (fixture, "xml_view", "problem_label");
  g_autofree char *text = NULL;
  GtkTextIter iter;

  g_assert_cmpstr (preview_show (fixture, sound, "statuts.zip"), ==, "xml");
  wait_until (has_xml, fixture);
  g_assert_false (gtk_widget_get_visible (preview_part (fixture, "xml_view", "problem_box")));
  gtk_text_buffer_get_start_iter (buffer, &iter);
  g_assert_true (gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, "element")));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 3);
  g_assert_true (gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, "attribute")));
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, 10);
  g_assert_false (gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (table, "element")));

  g_assert_cmpstr (preview_show (fixture, broken, "statuts.zip"), ==, "xml");
  wait_until (has_label, problem);
  wait_until (has_xml, fixture);
  g_assert_nonnull (strstr (gtk_label_get_label (problem), "line 2"));
  assert_one_height (preview_child (fixture, "xml_view"));
  text = get_xml (fixture);
  g_assert_cmpstr (text, ==, bad);
}

/* Fifty thousand lines go in without the loop being held, and go when something else is shown. */
static void
test_long_xml (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) xml = g_string_new ("<a>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) zip = make_zip ();

  for (guint i = 0; i < 60000; i++)
    g_string_append (xml, "<b c=\"d\">e</b>");
  g_string_append (xml, "</a>");
  bytes = g_bytes_new (xml->str, xml->len);
  preview_show (fixture, bytes, "statuts.zip");
  wait_until (has_xml, fixture);
  g_assert_cmpstr (preview_show (fixture, zip, "statuts.zip"), ==, "archive");
  g_assert_false (has_xml (fixture));
}

/* A file of one archive never turns up in another. */
static void
test_replaced (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = make_zip ();
  g_autoptr (GBytes) second = make_zip ();

  for (guint i = 0; i < 20; i++)
    {
      preview_show (fixture, first, "statuts.zip");
      probant_archive_view_open_entry (preview_child (fixture, "archive_view"), i % 2);
      g_assert_cmpstr (preview_show (fixture, second, "statuts.zip"), ==, "archive");
      g_assert_false (gtk_widget_get_visible (preview_child (fixture, "entry_bar")));
    }
  open_entry (fixture, 0);
  probant_preview_show_document (fixture->preview, NULL);
  g_assert_false (gtk_widget_get_visible (preview_child (fixture, "entry_bar")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add_preview ("/archive-view/list", test_list);
  add_preview ("/archive-view/entries", test_entries);
  add_preview ("/archive-view/hostile", test_hostile);
  add_preview ("/archive-view/xml", test_xml);
  add_preview ("/archive-view/long-xml", test_long_xml);
  add_preview ("/archive-view/replaced", test_replaced);
  return g_test_run ();
}
