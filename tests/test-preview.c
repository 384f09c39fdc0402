/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "accessible-check.h"
#include "preview-fixture.h"
#include "sample-pdf.h"
#include "ui/probant-find-bar.h"
#include "ui/probant-page-thumb.h"
#include "ui/probant-page-view.h"
#include "ui/probant-picture-view.h"
#include "widget-run.h"
#include "ui/probant-picture.h"

static void
test_preview_pdf (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (12);
  ProbantPageView *view = preview_child (fixture, "page_view");
  GtkEditable *entry = preview_part (fixture, "bar", "page_entry");

  g_assert_false (preview_is_sensitive (fixture, "preview.save"));
  g_assert_cmpstr (preview_show (fixture, bytes, "a.pdf"), ==, "pages");
  wait_until (is_view_ready, view);

  g_assert_true (preview_is_sensitive (fixture, "preview.zoom-in"));
  g_assert_true (preview_is_sensitive (fixture, "preview.save"));
  preview_activate (fixture, "preview.actual-size");
  g_assert_cmpfloat_with_epsilon (probant_page_view_get_zoom (view), 1, 1e-9);
  preview_activate (fixture, "preview.fit-page");
  g_assert_cmpint (probant_page_view_get_zoom_mode (view), ==, PROBANT_ZOOM_FIT_PAGE);

  gtk_editable_set_text (entry, "7");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (probant_page_view_get_page (view), ==, 6);
  gtk_editable_set_text (entry, "13");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (probant_page_view_get_page (view), ==, 6);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "7");
}

static void
test_preview_refused (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) encrypted = sample_pdf_encrypted ();
  g_autoptr (GBytes) garbage = g_bytes_new_static ("%PDF-1.4 garbage", 16);
  g_autoptr (GBytes) html = g_bytes_new_static ("<html><body>Non</body></html>", 29);
  g_autoptr (GBytes) word = g_bytes_new_static ("PK\003\004 word/document.xml", 22);
  g_autoptr (GBytes) empty = g_bytes_new_static (NULL, 0);
  AdwStatusPage *page = preview_child (fixture, "problem_page");

  g_assert_cmpstr (preview_show (fixture, encrypted, "a.pdf"), ==, "password");
  g_assert_false (preview_is_sensitive (fixture, "preview.zoom-in"));
  g_assert_cmpstr (preview_show (fixture, garbage, "a.pdf"), ==, "problem");
  g_assert_cmpstr (preview_show (fixture, html, "a & b.html"), ==, "problem");
  g_assert_nonnull (strstr (adw_status_page_get_description (page), "a &amp; b.html"));
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "No Preview");
  g_assert_cmpstr (preview_show (fixture, html, "Attestation.PDF"), ==, "problem");
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "Called a PDF, but It Is None");
  g_assert_cmpstr (preview_show (fixture, word, "statuts.docx"), ==, "problem");
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "No Preview");
  g_assert_true (preview_is_sensitive (fixture, "preview.open"));
  g_assert_cmpstr (preview_show (fixture, empty, "a.pdf"), ==, "problem");
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "The File Is Empty");
}

static const char *
unlock (PreviewFixture *fixture, const char *password)
{
  gtk_stack_set_visible_child_name (fixture->stack, "blank");
  gtk_editable_set_text (preview_child (fixture, "password_entry"), password);
  g_signal_emit_by_name (preview_child (fixture, "password_entry"), "activate");
  wait_until (preview_is_settled, fixture->stack);
  return gtk_stack_get_visible_child_name (fixture->stack);
}

/* A password that is wrong is asked for again; none stays in the entry, none opens the next document. */
static void
test_preview_password (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_encrypted ();
  GtkEditable *entry = preview_child (fixture, "password_entry");
  GtkLabel *label = preview_child (fixture, "password_label");

  g_assert_cmpstr (preview_show (fixture, bytes, "a.pdf"), ==, "password");
  g_assert_true (preview_is_sensitive (fixture, "preview.save"));
  g_assert_cmpstr (gtk_label_get_label (label), ==, "");
  g_assert_cmpstr (unlock (fixture, "Secret"), ==, "password");
  g_assert_cmpstr (unlock (fixture, "\xd1\x81\xd0\xb5\xd0\xba"), ==, "password");
  g_assert_cmpstr (gtk_label_get_label (label), ==, "The password is not the right one.");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");

  g_assert_cmpstr (unlock (fixture, "secret"), ==, "pages");
  wait_until (is_view_ready, preview_child (fixture, "page_view"));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  g_assert_cmpstr (preview_show (fixture, bytes, "b.pdf"), ==, "password");
  g_assert_cmpstr (gtk_label_get_label (label), ==, "");
}

static gboolean
has_view_moved (gpointer data)
{
  return probant_page_view_get_page (data) == 10;
}

static gboolean
holds_focus (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (data));

  return focus != NULL && (focus == data || gtk_widget_is_ancestor (focus, data));
}

static void
test_preview_find (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (12);
  ProbantFindBar *bar = preview_child (fixture, "find_bar");
  ProbantPageView *view = preview_child (fixture, "page_view");

  g_assert_false (preview_is_sensitive (fixture, "preview.find"));
  preview_show (fixture, bytes, "a.pdf");
  wait_until (is_view_ready, view);
  g_assert_true (preview_is_sensitive (fixture, "preview.find"));
  preview_activate (fixture, "preview.find");
  g_assert_true (probant_find_bar_get_open (bar));
  wait_until (holds_focus, bar);
  probant_find_bar_find (bar, "page 11");
  wait_until (has_view_moved, view);
  probant_find_bar_set_open (bar, FALSE);
  wait_until (holds_focus, view);
  preview_activate (fixture, "preview.find");
  wait_until (holds_focus, bar);
  preview_show (fixture, bytes, "b.pdf");
  g_assert_false (probant_find_bar_get_open (bar));
}

static gboolean
is_revealed (gpointer data)
{
  return gtk_revealer_get_reveal_child (data);
}

static void
check_windows (const char *screen)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      accessible_check (window, screen);
    }
}

static void
test_preview_signature (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_signed ();
  g_autoptr (GBytes) unsigned_bytes = sample_pdf_new_uniform (1);
  GtkLabel *label = preview_part (fixture, "signature_bar", "label");

  preview_show (fixture, bytes, "a.pdf");
  wait_until (is_revealed, preview_part (fixture, "signature_bar", "revealer"));
  g_assert_true (g_str_has_prefix (gtk_label_get_label (label), "Signed by Agence Exemple on "));
  preview_activate (fixture, "preview.properties");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 2);
  iterate ();
  check_windows ("properties of a signed document");
  preview_show (fixture, unsigned_bytes, "b.pdf");
  g_assert_false (is_revealed (preview_part (fixture, "signature_bar", "revealer")));
}

static gboolean
tells_of_scripts (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (widget_find_text (window, "Probant never runs them.") != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_preview_scripts (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_with_links ();

  preview_show (fixture, bytes, "a.pdf");
  preview_activate (fixture, "preview.properties");
  wait_until (tells_of_scripts, NULL);
  check_windows ("properties of a document with scripts");
}

static GBytes *
make_png (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;
  int fd = g_file_open_tmp ("probant-XXXXXX.png", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return g_bytes_new_take (bytes, size);
}

static gboolean
is_magnified (gpointer data)
{
  return gtk_widget_get_width (data) == 4 * 40 && gtk_widget_get_height (data) == 4 * 30;
}

static gboolean
has_room (gpointer data)
{
  return gtk_widget_get_width (data) > 100;
}

static gboolean
is_turned (gpointer data)
{
  return gtk_widget_get_width (data) == 4 * 30 && gtk_widget_get_height (data) == 4 * 40;
}

static void
test_preview_picture (PreviewFixture *fixture, gconstpointer data)
{
  /* Claims 60,000 × 60,000 pixels: SOI, an empty comment, a frame header. */
  static const guint8 huge[]
      = { 0xff, 0xd8, 0xff, 0xfe, 0, 2, 0xff, 0xc0, 0, 17, 8, 0xea, 0x60, 0xea, 0x60, 3, 1 };
  g_autoptr (GBytes) png = make_png (40, 30);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (png, 0, 40);
  g_autoptr (GBytes) claim = g_bytes_new_static (huge, sizeof huge);
  ProbantPictureView *view = preview_child (fixture, "picture_view");
  AdwStatusPage *page = preview_child (fixture, "problem_page");

  g_assert_cmpstr (preview_show (fixture, png, "a.png"), ==, "picture");
  wait_until (has_room, view);
  g_assert_cmpfloat (probant_picture_view_get_zoom (view), ==, 1);
  g_assert_true (preview_is_sensitive (fixture, "preview.zoom-in"));
  g_assert_false (preview_is_sensitive (fixture, "preview.find"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->preview), "preview.zoom", "d", 4.0);
  g_assert_cmpfloat (probant_picture_view_get_zoom (view), ==, 4);
  g_assert_cmpstr (gtk_menu_button_get_label (preview_part (fixture, "bar", "zoom_button")), ==, "400 %");
  wait_until (is_magnified, preview_part (fixture, "picture_view", "picture"));
  preview_activate (fixture, "preview.turn-right");
  wait_until (is_turned, preview_part (fixture, "picture_view", "picture"));
  preview_activate (fixture, "preview.turn-left");
  wait_until (is_magnified, preview_part (fixture, "picture_view", "picture"));
  preview_activate (fixture, "preview.turn-left");
  preview_activate (fixture, "preview.fit-page");
  g_assert_cmpfloat (probant_picture_view_get_zoom (view), ==, 1);
  g_assert_cmpstr (preview_show (fixture, png, "b.png"), ==, "picture");
  g_assert_cmpint (probant_picture_view_get_turn (view), ==, PROBANT_TURN_NONE);
  g_assert_cmpstr (preview_show (fixture, cut, "a.png"), ==, "problem");
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "The picture is damaged.");
  g_assert_cmpstr (preview_show (fixture, claim, "a.jpeg"), ==, "problem");
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "The picture is too large to be shown here.");
}

static void
test_preview_save (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (1);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("probant-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "attestation.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nonexistent/attestation.pdf");
  g_autofree char *written = NULL;
  gsize size;

  preview_show (fixture, bytes, "attestation.pdf");
  probant_preview_save (fixture->preview, file);
  wait_until (is_set, &fixture->message);
  g_assert_cmpstr (fixture->message, ==, "Saved as “attestation.pdf”");
  g_file_get_contents (path, &written, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (written, size, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_clear_pointer (&fixture->message, g_free);
  probant_preview_save (fixture->preview, nowhere);
  wait_until (is_set, &fixture->message);
  g_assert_true (g_str_has_prefix (fixture->message, "“attestation.pdf” could not be saved: "));

  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The last one asked for is the one shown, however the answers come. */
static void
test_preview_replaced (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = sample_pdf_new_uniform (100);
  g_autoptr (GBytes) second = sample_pdf_encrypted ();

  for (guint i = 0; i < 20; i++)
    {
      probant_preview_show_bytes (fixture->preview, first, "1", NULL, "1.pdf");
      g_assert_cmpstr (preview_show (fixture, second, "2.pdf"), ==, "password");
    }
  probant_preview_show_bytes (fixture->preview, first, "1", NULL, "1.pdf");
  probant_preview_show_document (fixture->preview, NULL);
  iterate ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (fixture->stack), ==, "blank");
}

static gboolean
has_thumb (gpointer data)
{
  if (PROBANT_IS_PAGE_THUMB (data))
    return probant_page_thumb_get_texture (data) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (data); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_thumb (child))
      return TRUE;
  return FALSE;
}

static GtkSelectionModel *
get_model (PreviewFixture *fixture, const char *list)
{
  return gtk_list_view_get_model (preview_part (fixture, "page_panel", list));
}

/* The small pictures lead to their page and follow the one that is read. */
static void
test_preview_panel (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (12);
  ProbantPageView *view = preview_child (fixture, "page_view");
  GtkWidget *panel = preview_child (fixture, "page_panel");

  preview_show (fixture, bytes, "a.pdf");
  g_assert_null (get_model (fixture, "page_list"));
  preview_activate (fixture, "preview.panel");
  g_assert_true (probant_preview_get_panel_open (fixture->preview));
  wait_until (has_thumb, panel);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_model (fixture, "page_list"))), ==, 12);
  g_assert_false (gtk_widget_get_visible (preview_part (fixture, "page_panel", "switcher")));

  gtk_selection_model_select_item (get_model (fixture, "page_list"), 7, TRUE);
  g_assert_cmpuint (probant_page_view_get_page (view), ==, 7);
  probant_page_view_go_to_page (view, 2);
  iterate ();
  g_assert_true (gtk_selection_model_is_selected (get_model (fixture, "page_list"), 2));
  preview_activate (fixture, "preview.turn-right");
  g_assert_cmpint (probant_page_view_get_turn (view), ==, PROBANT_TURN_RIGHT);
  preview_activate (fixture, "preview.turn-left");
  g_assert_cmpint (probant_page_view_get_turn (view), ==, PROBANT_TURN_NONE);
  iterate ();
  preview_activate (fixture, "preview.panel");
  g_assert_false (probant_preview_get_panel_open (fixture->preview));
}

static gboolean
is_visible (gpointer data)
{
  return gtk_widget_get_visible (data);
}

static void
test_preview_contents (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_with_links ();
  ProbantPageView *view = preview_child (fixture, "page_view");
  GListModel *contents;
  g_autoptr (GtkStringObject) last = NULL;

  probant_preview_set_panel_open (fixture->preview, TRUE);
  preview_show (fixture, bytes, "a.pdf");
  wait_until (is_visible, preview_part (fixture, "page_panel", "switcher"));
  contents = G_LIST_MODEL (get_model (fixture, "outline_list"));
  g_assert_cmpuint (g_list_model_get_n_items (contents), ==, 3);
  last = g_list_model_get_item (contents, 2);
  g_assert_cmpstr (gtk_string_object_get_string (last), ==, "Partie 2");
  g_signal_emit_by_name (preview_part (fixture, "page_panel", "outline_list"), "activate", 1);
  g_assert_cmpuint (probant_page_view_get_page (view), ==, 0);
  g_signal_emit_by_name (preview_part (fixture, "page_panel", "outline_list"), "activate", 2);
  g_assert_cmpuint (probant_page_view_get_page (view), ==, 1);
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return window;
    }
  return NULL;
}

/* Nothing is opened unasked, and the address is told whole, with its host as it really is. */
static void
test_preview_link (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (1);
  ProbantPageView *view = preview_child (fixture, "page_view");
  static const char *const refused[]
      = { "file:///etc/passwd", "javascript:alert(1)", "https:", "smb://host/share", "not an address" };
  GtkWindow *dialog;

  preview_show (fixture, bytes, "a.pdf");
  g_signal_emit_by_name (view, "link", "https://ex\xc3\xa9mple.org/a?b=c");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "https://ex\xc3\xa9mple.org/a?b=c"));
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "xn--"));
  accessible_check (GTK_WIDGET (dialog), "a link that is shown before it is followed");
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (dialog)), ==, "cancel");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_destroy (dialog);
  iterate ();

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_clear_pointer (&fixture->message, g_free);
      g_signal_emit_by_name (view, "link", refused[i]);
      g_assert_null (find_dialog ());
      g_assert_true (g_str_has_prefix (fixture->message, "This link is not followed"));
    }
  g_clear_pointer (&fixture->message, g_free);
  g_signal_emit_by_name (view, "link", NULL);
  g_assert_nonnull (fixture->message);
}

/* As one left it, in whichever document and preview comes next. */
static void
test_preview_zoom (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (2);
  ProbantPageView *view = preview_child (fixture, "page_view");

  preview_show (fixture, bytes, "a.pdf");
  probant_page_view_set_zoom (view, 1.5);
  preview_show (fixture, bytes, "b.pdf");
  g_assert_cmpfloat_with_epsilon (probant_page_view_get_zoom (view), 1.5, 1e-9);

  preview_replace (fixture);
  view = preview_child (fixture, "page_view");
  preview_show (fixture, bytes, "c.pdf");
  wait_until (is_view_ready, view);
  g_assert_cmpfloat_with_epsilon (probant_page_view_get_zoom (view), 1.5, 1e-9);
  preview_activate (fixture, "preview.fit-page");

  preview_replace (fixture);
  view = preview_child (fixture, "page_view");
  g_assert_cmpint (probant_page_view_get_zoom_mode (view), ==, PROBANT_ZOOM_FIT_PAGE);
}

/* Where the pane is narrow, the tools that are in the menu too leave room to the others. */
static void
test_preview_narrow (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (120);
  int least;

  preview_show (fixture, bytes, "a.pdf");
  g_assert_true (gtk_widget_get_child_visible (preview_part (fixture, "bar", "zoom_in_button")));
  gtk_widget_measure (GTK_WIDGET (fixture->preview), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  g_assert_cmpint (least, <=, 280);
  gtk_widget_allocate (preview_child (fixture, "bar"), 268, 40, -1, NULL);
  g_assert_false (gtk_widget_get_child_visible (preview_part (fixture, "bar", "zoom_in_button")));
  g_assert_true (gtk_widget_get_child_visible (preview_part (fixture, "bar", "zoom_button")));
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  ++*count;
}

static void
test_preview_fill (PreviewFixture *fixture, gconstpointer data)
{
  guint count = 0;

  g_signal_connect (fixture->preview, "notify::filled", G_CALLBACK (count_cb), &count);
  preview_activate (fixture, "preview.fill");
  g_assert_true (probant_preview_get_filled (fixture->preview));
  probant_preview_set_filled (fixture->preview, TRUE);
  g_assert_cmpuint (count, ==, 1);
  preview_activate (fixture, "preview.fill");
  g_assert_false (probant_preview_get_filled (fixture->preview));
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_in_report (gpointer document)
{
  return probant_document_get_in_report (document);
}

/* Opens the menu; the item for the report, NULL where it has none. */
static GtkWidget *
open_report_item (PreviewFixture *fixture)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (widget_find_id (GTK_WIDGET (fixture->preview), "more_button"));
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  GtkWidget *label = NULL;

  gtk_menu_button_popup (button);
  wait_until (is_mapped, popover);
  g_assert_nonnull (widget_find_text (popover, "Open in Another Program"));
  label = widget_find_text (popover, "Send to the Report");
  return label != NULL ? gtk_widget_get_parent (label) : NULL;
}

static gboolean
is_active (GtkWidget *item)
{
  gboolean active = FALSE;

  g_object_get (item, "active", &active, NULL);
  return active;
}

/* The menu marks the document that is shown, and tells what its row has marked. */
static void
test_preview_report (PreviewFixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantDocument) document = probant_document_new ("A", NULL, "a", "http://127.0.0.1/a.pdf");
  g_autoptr (ProbantDocument) other = probant_document_new ("B", NULL, "b", "http://127.0.0.1/b.pdf");
  g_autoptr (GBytes) bytes = sample_pdf_new_uniform (1);
  GtkWidget *item = NULL;

  preview_show (fixture, bytes, "dropped.pdf");
  g_assert_null (open_report_item (fixture));

  probant_preview_show_document (fixture->preview, document);
  item = open_report_item (fixture);
  g_assert_false (is_active (item));
  g_signal_emit_by_name (item, "clicked");
  wait_until (is_in_report, document);
  g_assert_true (is_active (open_report_item (fixture)));
  probant_document_set_in_report (document, FALSE);
  g_assert_false (is_active (open_report_item (fixture)));

  probant_document_set_in_report (other, TRUE);
  probant_preview_show_document (fixture->preview, other);
  g_assert_true (is_active (open_report_item (fixture)));
  probant_preview_show_document (fixture->preview, NULL);
  g_assert_null (open_report_item (fixture));
  g_assert_true (probant_document_get_in_report (other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add_preview ("/preview/pdf", test_preview_pdf);
  add_preview ("/preview/refused", test_preview_refused);
  add_preview ("/preview/password", test_preview_password);
  add_preview ("/preview/find", test_preview_find);
  add_preview ("/preview/signature", test_preview_signature);
  add_preview ("/preview/scripts", test_preview_scripts);
  add_preview ("/preview/picture", test_preview_picture);
  add_preview ("/preview/save", test_preview_save);
  add_preview ("/preview/replaced", test_preview_replaced);
  add_preview ("/preview/panel", test_preview_panel);
  add_preview ("/preview/contents", test_preview_contents);
  add_preview ("/preview/link", test_preview_link);
  add_preview ("/preview/zoom", test_preview_zoom);
  add_preview ("/preview/narrow", test_preview_narrow);
  add_preview ("/preview/fill", test_preview_fill);
  add_preview ("/preview/report", test_preview_report);
  return g_test_run ();
}
