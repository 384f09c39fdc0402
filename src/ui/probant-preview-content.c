/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "core/probant-archive.h"
#include "core/probant-media-type.h"
#include "core/probant-xml.h"
#include "ui/probant-address-dialog.h"
#include "ui/probant-picture.h"
#include "ui/probant-preview-private.h"

/* What comes sooner is shown without a spinner before it. */
#define SPINNER_AFTER_MS 120

static void
show_stack_page (ProbantPreview *self, const char *page)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, page);
  probant_preview_update_actions (self);
}

static gboolean
spinner_cb (gpointer user_data)
{
  ProbantPreview *self = user_data;

  self->spinner_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");
  return G_SOURCE_REMOVE;
}

void
probant_preview_show_wait (ProbantPreview *self)
{
  show_stack_page (self, "blank");
  self->spinner_id = g_timeout_add (SPINNER_AFTER_MS, spinner_cb, self);
}

void
probant_preview_show_problem (ProbantPreview *self, const char *title, const char *description)
{
  g_autofree char *markup = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  adw_status_page_set_title (self->problem_page, title);
  adw_status_page_set_description (self->problem_page, markup);
  adw_status_page_set_icon_name (self->problem_page, "dialog-warning-symbolic");
  gtk_widget_set_visible (self->retry_button, self->bytes == NULL);
  gtk_widget_set_visible (self->open_button, self->bytes != NULL);
  gtk_widget_set_visible (self->save_button, self->bytes != NULL);
  show_stack_page (self, "problem");
}

/* What the bytes are, in the desktop's words. (transfer full) */
static char *
describe_type (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *type = g_content_type_from_mime_type (probant_media_type_guess (data, size));

  return type != NULL ? g_content_type_get_description (type) : g_strdup (_ ("File"));
}

/* A file that is not for reading here: its name, what it is and its size, and ways out. One that is called a
 * PDF and is none is said to be so: it may be a page of an error. */
static void
show_other (ProbantPreview *self)
{
  g_autofree char *type = describe_type (self->bytes);
  g_autofree char *size = g_format_size (g_bytes_get_size (self->bytes));
  g_autofree char *lower = g_ascii_strdown (self->name, -1);
  g_autofree char *detail = g_strdup_printf ("%s\n%s · %s", self->name, type, size);

  if (g_bytes_get_size (self->bytes) == 0)
    probant_preview_show_problem (self, _ ("The File Is Empty"), self->name);
  else if (g_str_has_suffix (lower, ".pdf"))
    probant_preview_show_problem (self, _ ("Called a PDF, but It Is None"), detail);
  else
    probant_preview_show_problem (self, _ ("No Preview"), detail);
  adw_status_page_set_icon_name (self->problem_page, "x-office-document-symbolic");
}

static void
pdf_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantPreview *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = probant_pdf_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_ENCRYPTED))
    {
      show_stack_page (self, "password");
      gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
      return;
    }
  if (pdf == NULL)
    {
      probant_preview_show_problem (
          self, error->message, _ ("The file is there all the same: save it or open it in another program."));
      gtk_widget_set_visible (self->retry_button,
                              g_error_matches (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_STOPPED));
      return;
    }
  self->pdf = g_object_ref (pdf);
  probant_page_view_set_pdf (self->page_view, pdf, gtk_label_get_label (self->title_label));
  probant_find_bar_set_pdf (self->find_bar, self->page_view, pdf);
  probant_preview_bar_set_pdf (self->bar, self->page_view, pdf);
  probant_page_panel_set_pdf (self->page_panel, self->page_view, pdf);
  probant_signature_bar_set_pdf (self->signature_bar, pdf);
  show_stack_page (self, "pages");
}

/* `password` may be NULL. */
static void
open_pdf (ProbantPreview *self, const char *password)
{
  ProbantPdfWish wish;
  gboolean has_wish = probant_page_view_get_wish (self->page_view, &wish);

  probant_pdf_open_full_async (self->bytes, password, has_wish ? &wish : NULL, self->cancellable,
                               pdf_opened_cb, self);
}

/* The entry keeps its text in memory that is not swapped and wipes it. */
static void
unlock_cb (ProbantPreview *self)
{
  const char *password = gtk_editable_get_text (self->password_entry);

  if (*password == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->password_entry));
      return;
    }
  probant_preview_show_wait (self);
  open_pdf (self, password);
  gtk_editable_set_text (self->password_entry, "");
  gtk_label_set_label (self->password_label, _ ("The password is not the right one."));
}

static void
link_cb (ProbantPreview *self, const char *address)
{
  if (address == NULL || !probant_address_dialog_ask (probant_preview_get_window (self), address))
    probant_preview_show_message (
        self, _ ("This link is not followed: it is not the address of a page or a mail."));
}

static void
picture_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantPreview *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = probant_picture_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture == NULL)
    {
      probant_preview_show_problem (self, error->message, NULL);
      return;
    }
  probant_picture_view_set_texture (self->picture_view, texture, gtk_label_get_label (self->title_label));
  probant_preview_bar_set_picture (self->bar, self->picture_view);
  show_stack_page (self, "picture");
}

static void
archive_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantPreview *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantArchive) archive = probant_archive_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (archive == NULL)
    {
      probant_preview_show_problem (self, error->message, NULL);
      return;
    }
  probant_archive_view_set_archive (self->archive_view, archive);
  show_stack_page (self, "archive");
}

/* They are ZIPs too, but their parts say nothing to people. */
static gboolean
is_office_file (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *type = probant_media_type_guess (data, size);

  return g_str_has_prefix (type, "application/vnd.");
}

void
probant_preview_open_bytes (ProbantPreview *self, GBytes *bytes)
{
  self->bytes = g_bytes_ref (bytes);
  probant_preview_show_wait (self);
  /* Before PDF: one that is stored in a ZIP begins within its first bytes. */
  if (is_office_file (bytes))
    show_other (self);
  else if (probant_archive_is_archive (bytes))
    probant_archive_open_async (bytes, self->cancellable, archive_opened_cb, self);
  else if (probant_pdf_is_pdf (bytes))
    open_pdf (self, NULL);
  else if (probant_picture_is_picture (bytes))
    probant_picture_load_async (bytes, 0, 0, self->cancellable, picture_loaded_cb, self);
  else if (probant_xml_is_xml (bytes))
    {
      probant_xml_view_set_bytes (self->xml_view, bytes);
      show_stack_page (self, "xml");
    }
  else
    show_other (self);
}

/* Forgets the bytes that are shown and cancels what was on its way. */
void
probant_preview_clear_content (ProbantPreview *self)
{
  if (self->pdf != NULL)
    probant_preview_remember_zoom (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->pdf);
}

void
probant_preview_start_content (ProbantPreview *self, const char *name)
{
  probant_preview_clear_content (self);
  self->cancellable = g_cancellable_new ();
  self->name = g_strdup (name);
  probant_find_bar_set_pdf (self->find_bar, NULL, NULL);
  probant_preview_bar_set_pdf (self->bar, NULL, NULL);
  probant_page_panel_set_pdf (self->page_panel, NULL, NULL);
  probant_signature_bar_set_pdf (self->signature_bar, NULL);
  probant_page_view_set_pdf (self->page_view, NULL, NULL);
  probant_picture_view_set_texture (self->picture_view, NULL, NULL);
  gtk_editable_set_text (self->password_entry, "");
  gtk_label_set_label (self->password_label, "");
  probant_xml_view_set_bytes (self->xml_view, NULL);
  gtk_widget_set_visible (self->entry_bar, self->archive_bytes != NULL);
  show_stack_page (self, "blank");
}

static void
entry_opened_cb (ProbantPreview *self, GBytes *bytes, const char *name)
{
  if (self->archive_bytes == NULL)
    {
      self->archive_bytes = g_steal_pointer (&self->bytes);
      self->archive_name = g_steal_pointer (&self->name);
    }
  gtk_label_set_label (self->entry_label, name);
  probant_preview_start_content (self, name);
  probant_preview_open_bytes (self, bytes);
}

void
probant_preview_go_back (ProbantPreview *self)
{
  g_autoptr (GBytes) bytes = g_steal_pointer (&self->archive_bytes);
  g_autofree char *name = g_steal_pointer (&self->archive_name);

  probant_preview_start_content (self, name);
  self->bytes = g_steal_pointer (&bytes);
  show_stack_page (self, "archive");
  gtk_widget_grab_focus (GTK_WIDGET (self->archive_view));
}

void
probant_preview_open_again (ProbantPreview *self)
{
  probant_preview_show_wait (self);
  open_pdf (self, NULL);
}

void
probant_preview_bind_content (GtkWidgetClass *widget_class)
{
  g_type_ensure (PROBANT_TYPE_ARCHIVE_VIEW);
  g_type_ensure (PROBANT_TYPE_PAGE_PANEL);
  g_type_ensure (PROBANT_TYPE_PAGE_VIEW);
  g_type_ensure (PROBANT_TYPE_PICTURE_VIEW);
  g_type_ensure (PROBANT_TYPE_XML_VIEW);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, problem_page);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, retry_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, open_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, save_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, page_panel);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, page_view);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, picture_view);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, entry_bar);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, entry_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, password_entry);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, password_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, archive_view);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, xml_view);
  gtk_widget_class_bind_template_callback (widget_class, entry_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_cb);
  gtk_widget_class_bind_template_callback (widget_class, unlock_cb);
}
