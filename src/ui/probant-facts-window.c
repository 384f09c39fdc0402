/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-facts-window.h"

#include <glib/gi18n.h>

#include "pdf/probant-pdf-form.h"
#include "ui/probant-file-dialog.h"
#include "ui/probant-signature-words.h"

#define POINTS_PER_MM (72 / 25.4)
#define MAX_FIELDS 500

/* Freed with the window. */
typedef struct
{
  GtkWindow *window;
  AdwPreferencesPage *page;
  ProbantPdf *pdf;
  GCancellable *cancellable;
} Facts;

typedef struct
{
  GtkWidget *row; /* tells of a failure */
  GFile *file;
} Saving;

static void
facts_free (Facts *facts)
{
  g_cancellable_cancel (facts->cancellable);
  g_object_unref (facts->cancellable);
  g_object_unref (facts->pdf);
  g_free (facts);
}

static AdwPreferencesGroup *
add_group (Facts *facts, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (facts->page, group);
  return group;
}

/* What comes from the document is plain text. `value` NULL adds nothing. */
static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row = NULL;

  if (value == NULL)
    return NULL;
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_time (AdwPreferencesGroup *group, const char *title, gint64 seconds)
{
  g_autoptr (GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_local (seconds) : NULL;
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%c") : NULL;

  add_row (group, title, text);
}

static void
add_file (Facts *facts, GBytes *bytes, const char *name, const char *origin)
{
  AdwPreferencesGroup *group = add_group (facts, _ ("File"));
  g_autofree char *size = g_format_size_full (g_bytes_get_size (bytes), G_FORMAT_SIZE_LONG_FORMAT);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  guint n_pages = probant_pdf_get_n_pages (facts->pdf);
  g_autofree char *pages = NULL;
  double width, height;

  probant_pdf_get_page_size (facts->pdf, 0, &width, &height);
  /* Translators: "2 pages, 210 × 297 mm" */
  pages = g_strdup_printf (ngettext ("%u page, %.0f × %.0f mm", "%u pages, %.0f × %.0f mm", n_pages), n_pages,
                           width / POINTS_PER_MM, height / POINTS_PER_MM);
  add_row (group, _ ("Name"), name);
  add_row (group, _ ("Size"), size);
  add_row (group, _ ("Pages"), pages);
  add_row (group, _ ("SHA-256 fingerprint"), hash);
  add_row (group, _ ("Obtained"), origin);
}

static void
add_signatures (Facts *facts, const GPtrArray *signatures)
{
  AdwPreferencesGroup *group = add_group (facts, _ ("Signatures"));

  if (signatures->len == 0)
    adw_preferences_group_set_description (group, _ ("The document bears no electronic signature."));
  for (guint i = 0; i < signatures->len; i++)
    {
      const ProbantPdfSignature *signature = g_ptr_array_index (signatures, i);
      g_autofree char *title = probant_signature_describe (signature);

      add_row (group, title, probant_signature_describe_certificate (signature));
    }
}

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->row);
  g_clear_object (&saving->file);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
tell (Saving *saving, const GError *error)
{
  if (error == NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (saving->row), _ ("Saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (saving->row), error->message);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  tell (saving, error);
}

static void
attachment_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = probant_pdf_load_attachment_finish (PROBANT_PDF (source), result, &error);
  GFile *file = saving->file;

  if (bytes == NULL)
    tell (saving, error);
  else
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                         g_steal_pointer (&saving));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  Facts *facts = g_object_get_data (G_OBJECT (saving->row), "facts");
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (saving->row), "number"));

  saving->file = probant_file_dialog_finish (result, NULL); /* the one error: none was chosen */
  if (saving->file != NULL && gtk_widget_get_root (saving->row) != NULL)
    probant_pdf_load_attachment_async (facts->pdf, number, facts->cancellable, attachment_loaded_cb,
                                       g_steal_pointer (&saving));
}

static void
save_cb (GtkWidget *row)
{
  Facts *facts = g_object_get_data (G_OBJECT (row), "facts");
  g_autofree char *base = g_path_get_basename (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  Saving *saving = g_new0 (Saving, 1);

  saving->row = g_object_ref (row);
  probant_file_dialog_save_async (facts->window, _ ("Save the Embedded File"), base, NULL, facts->cancellable,
                                  file_chosen_cb, saving);
}

static void
add_attachment (Facts *facts,
                AdwPreferencesGroup *group,
                const ProbantPdfAttachment *attachment,
                guint number)
{
  g_autofree char *size = g_format_size (attachment->size);
  g_autofree char *detail = attachment->description != NULL
                                ? g_strdup_printf ("%s · %s", size, attachment->description)
                                : g_strdup (size);
  GtkWidget *row = add_row (group, attachment->name, detail);
  GtkWidget *button = gtk_button_new_from_icon_name ("document-save-symbolic");

  g_object_set_data (G_OBJECT (row), "facts", facts);
  g_object_set_data (G_OBJECT (row), "number", GUINT_TO_POINTER (number));
  gtk_widget_set_tooltip_text (button, _ ("Save"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Save"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (save_cb), row, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static const char *
describe_value (const ProbantPdfFormField *field)
{
  if (field->value == NULL || field->kind != PROBANT_PDF_FIELD_CHECK)
    return field->value;
  return g_str_equal (field->value, "yes") ? _ ("Checked") : NULL;
}

/* What was filled in, as text: a page may show it in a way that cannot be read. */
static void
form_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Facts *facts = user_data; /* valid unless cancelled */
  g_autoptr (GPtrArray) fields = probant_pdf_form_list_finish (PROBANT_PDF (source), result, NULL);
  AdwPreferencesGroup *group = NULL;
  guint n = 0;

  for (guint i = 0; fields != NULL && i < fields->len && n < MAX_FIELDS; i++)
    {
      const ProbantPdfFormField *field = g_ptr_array_index (fields, i);

      if (describe_value (field) == NULL)
        continue;
      if (group == NULL)
        group = add_group (facts, _ ("Filled In"));
      add_row (group, field->name, describe_value (field));
      n++;
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Facts *facts = user_data; /* valid unless cancelled */
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdfFacts) said = probant_pdf_load_facts_finish (PROBANT_PDF (source), result, &error);
  AdwPreferencesGroup *group;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (said == NULL)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_preferences_group_set_description (add_group (facts, _ ("Signatures")), markup);
      return;
    }
  add_signatures (facts, said->signatures);
  group = add_group (facts, _ ("Origin"));
  add_row (group, _ ("Author"), said->author);
  add_row (group, _ ("Written with"), said->creator);
  add_row (group, _ ("Made by"), said->producer);
  add_time (group, _ ("Created"), said->created);
  add_time (group, _ ("Changed"), said->modified);
  add_row (group, _ ("Format"), said->version);
  if (said->has_scripts)
    add_row (group, _ ("Scripts"), _ ("The document has scripts: Probant never runs them."));
  if (said->attachments->len > 0)
    group = add_group (facts, _ ("Embedded Files"));
  for (guint i = 0; i < said->attachments->len; i++)
    add_attachment (facts, group, g_ptr_array_index (said->attachments, i), i);
  probant_pdf_form_list_async (facts->pdf, facts->cancellable, form_listed_cb, facts);
}

void
probant_facts_window_show (GtkWindow *parent,
                           ProbantPdf *pdf,
                           GBytes *bytes,
                           const char *name,
                           const char *origin)
{
  Facts *facts = g_new0 (Facts, 1);
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_preferences_page_new ();

  facts->window = GTK_WINDOW (window);
  facts->page = ADW_PREFERENCES_PAGE (page);
  facts->pdf = g_object_ref (pdf);
  facts->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (window), "facts", facts, (GDestroyNotify)facts_free);

  gtk_window_set_title (facts->window, _ ("Document Properties"));
  gtk_window_set_transient_for (facts->window, parent);
  gtk_window_set_modal (facts->window, TRUE);
  gtk_window_set_destroy_with_parent (facts->window, TRUE);
  gtk_window_set_default_size (facts->window, 520, 620);
  gtk_widget_add_css_class (box, "background");
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);

  add_file (facts, bytes, name, origin);
  probant_pdf_load_facts_async (pdf, facts->cancellable, loaded_cb, facts);
  gtk_window_present (facts->window);
}
