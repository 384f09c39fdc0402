/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-preview.h"

#include <glib/gi18n.h>

#include "core/probant-xml.h"
#include "pdf/probant-pdf-facts.h"
#include "ui/probant-archive-view.h"
#include "ui/probant-facts-window.h"
#include "ui/probant-file-dialog.h"
#include "ui/probant-find-bar.h"
#include "ui/probant-open-elsewhere.h"
#include "ui/probant-page-view.h"
#include "ui/probant-picture.h"
#include "ui/probant-signature-words.h"
#include "ui/probant-xml-view.h"

/* What comes sooner is shown without a spinner before it. */
#define SPINNER_AFTER_MS 120

struct _ProbantPreview
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *detail_label;
  GtkButton *fill_button;
  GtkWidget *zoom_box;
  GtkMenuButton *zoom_button;
  GMenu *zoom_levels;
  GtkWidget *page_box;
  GtkEntry *page_entry;
  GtkLabel *n_pages_label;
  GtkStack *stack;
  AdwStatusPage *problem_page;
  GtkWidget *retry_button;
  GtkWidget *open_button;
  GtkWidget *save_button;
  GtkRevealer *signature_revealer;
  GtkImage *signature_image;
  GtkLabel *signature_label;
  ProbantFindBar *find_bar;
  ProbantPageView *page_view;
  GtkPicture *picture;
  GtkWidget *entry_bar;
  GtkLabel *entry_label;
  ProbantArchiveView *archive_view;
  ProbantXmlView *xml_view;

  ProbantDocument *document;
  GBytes *bytes; /* of what is shown, NULL while there is nothing to save */
  char *name;
  GBytes *archive_bytes; /* NULL unless a file in an archive is shown */
  char *archive_name;
  ProbantPdf *pdf;           /* NULL unless pages are shown */
  GCancellable *cancellable; /* of opening what is shown */
  guint spinner_id;
  gboolean filled;
};

G_DEFINE_FINAL_TYPE (ProbantPreview, probant_preview, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_FILLED,
  N_PROPS
};

enum
{
  MESSAGE,
  CLOSED,
  RETRY,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_actions_enabled (ProbantPreview *self)
{
  static const char *const reading[]
      = { "preview.zoom-in",     "preview.zoom-out",  "preview.zoom", "preview.fit-page",
          "preview.actual-size", "preview.fit-width", "preview.find", "preview.properties" };
  GtkWidget *widget = GTK_WIDGET (self);

  for (gsize i = 0; i < G_N_ELEMENTS (reading); i++)
    gtk_widget_action_set_enabled (widget, reading[i], self->pdf != NULL);
  gtk_widget_action_set_enabled (widget, "preview.save", self->bytes != NULL);
  gtk_widget_action_set_enabled (widget, "preview.open", self->bytes != NULL);
  gtk_widget_action_set_enabled (widget, "preview.back", self->archive_bytes != NULL);
  gtk_widget_set_visible (self->zoom_box, self->pdf != NULL);
  gtk_widget_set_visible (self->page_box, self->pdf != NULL);
}

static void
show_page_number (ProbantPreview *self)
{
  g_autofree char *number = g_strdup_printf ("%u", probant_page_view_get_page (self->page_view) + 1);

  gtk_editable_set_text (GTK_EDITABLE (self->page_entry), number);
}

static void
show_zoom (ProbantPreview *self)
{
  int percent = (int)(probant_page_view_get_zoom (self->page_view) * 100 + 0.5);
  /* Translators: zoom level */
  g_autofree char *label = g_strdup_printf (_ ("%d %%"), percent);

  gtk_menu_button_set_label (self->zoom_button, label);
}

static void
page_activated_cb (ProbantPreview *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->page_entry));
  guint64 page;

  if (g_ascii_string_to_unsigned (text, 10, 1, probant_pdf_get_n_pages (self->pdf), &page, NULL))
    {
      probant_page_view_go_to_page (self->page_view, (guint)page - 1);
      gtk_widget_grab_focus (GTK_WIDGET (self->page_view));
    }
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  show_page_number (self);
}

static void
show_stack_page (ProbantPreview *self, const char *page)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, page);
  set_actions_enabled (self);
}

static gboolean
spinner_cb (gpointer user_data)
{
  ProbantPreview *self = user_data;

  self->spinner_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");
  return G_SOURCE_REMOVE;
}

static void
show_wait (ProbantPreview *self)
{
  show_stack_page (self, "blank");
  self->spinner_id = g_timeout_add (SPINNER_AFTER_MS, spinner_cb, self);
}

/* The sentences are plain text; `description` may be NULL. */
static void
show_problem (ProbantPreview *self, const char *title, const char *description)
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

/* A file that is not for reading here: its name, type and size, and ways out. */
static void
show_other (ProbantPreview *self)
{
  gsize size;
  const guchar *data = g_bytes_get_data (self->bytes, &size);
  g_autofree char *type = g_content_type_guess (self->name, data, size, NULL);
  g_autofree char *description = g_content_type_get_description (type);
  g_autofree char *size_text = g_format_size (size);
  g_autofree char *detail = g_strdup_printf ("%s\n%s · %s", self->name, description, size_text);

  show_problem (self, _ ("No Preview"), detail);
  adw_status_page_set_icon_name (self->problem_page, "x-office-document-symbolic");
}

/* The worst of the signatures stands for all. */
static void
facts_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantPreview *self = user_data; /* valid unless cancelled */
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdfFacts) facts = probant_pdf_load_facts_finish (PROBANT_PDF (source), result, &error);
  const ProbantPdfSignature *shown = NULL;
  g_autofree char *text = NULL;

  if (facts == NULL) /* cancelled, or the pages tell what is wrong */
    return;
  for (guint i = 0; i < facts->signatures->len; i++)
    {
      const ProbantPdfSignature *signature = g_ptr_array_index (facts->signatures, i);

      if (shown == NULL || signature->state == PROBANT_PDF_SIGNATURE_CHANGED)
        shown = signature;
    }
  if (shown == NULL)
    return;
  text = probant_signature_describe (shown);
  gtk_label_set_label (self->signature_label, text);
  gtk_image_set_from_icon_name (self->signature_image, shown->state == PROBANT_PDF_SIGNATURE_INTACT
                                                           ? "emblem-ok-symbolic"
                                                           : "dialog-warning-symbolic");
  gtk_revealer_set_reveal_child (self->signature_revealer, TRUE);
}

static void
pdf_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantPreview *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantPdf) pdf = probant_pdf_open_finish (result, &error);
  g_autofree char *n_pages = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (pdf == NULL)
    {
      show_problem (self, error->message,
                    _ ("The file is there all the same: save it or open it in another program."));
      gtk_widget_set_visible (self->retry_button,
                              g_error_matches (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_STOPPED));
      return;
    }
  self->pdf = g_object_ref (pdf);
  /* Translators: after the current page's number: "1 / 2" */
  n_pages = g_strdup_printf (_ ("/ %u"), probant_pdf_get_n_pages (pdf));
  gtk_label_set_label (self->n_pages_label, n_pages);
  probant_page_view_set_pdf (self->page_view, pdf, gtk_label_get_label (self->title_label));
  probant_find_bar_set_pdf (self->find_bar, self->page_view, pdf);
  probant_pdf_load_facts_async (pdf, self->cancellable, facts_loaded_cb, self);
  show_stack_page (self, "pages");
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
      show_problem (self, error->message, NULL);
      return;
    }
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (self->picture, gtk_label_get_label (self->title_label));
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
      show_problem (self, error->message, NULL);
      return;
    }
  probant_archive_view_set_archive (self->archive_view, archive);
  show_stack_page (self, "archive");
}

static void
open_bytes (ProbantPreview *self, GBytes *bytes)
{
  self->bytes = g_bytes_ref (bytes);
  show_wait (self);
  /* Before PDF: one that is stored in a ZIP begins within its first bytes. */
  if (probant_archive_is_archive (bytes))
    probant_archive_open_async (bytes, self->cancellable, archive_opened_cb, self);
  else if (probant_pdf_is_pdf (bytes))
    probant_pdf_open_async (bytes, self->cancellable, pdf_opened_cb, self);
  else if (probant_picture_is_picture (bytes))
    probant_picture_load_async (bytes, self->cancellable, picture_loaded_cb, self);
  else if (probant_xml_is_xml (bytes))
    {
      probant_xml_view_set_bytes (self->xml_view, bytes);
      show_stack_page (self, "xml");
    }
  else
    show_other (self);
}

static void
document_changed_cb (ProbantPreview *self)
{
  ProbantProblem *problem = probant_document_get_problem (self->document);

  switch (probant_document_get_state (self->document))
    {
    case PROBANT_DOCUMENT_LOADED:
      if (self->bytes != NULL)
        break;
      g_free (self->name); /* its extension is known now */
      self->name = g_strdup (probant_document_get_name (self->document));
      open_bytes (self, probant_document_get_bytes (self->document));
      break;
    case PROBANT_DOCUMENT_FAILED:
      show_problem (self, problem->title, problem->next != NULL ? problem->next : problem->detail);
      break;
    case PROBANT_DOCUMENT_LISTED:
    case PROBANT_DOCUMENT_LOADING:
    default:
      show_wait (self);
      break;
    }
}

static void
show_titles (ProbantPreview *self, const char *title, const char *detail)
{
  gtk_label_set_label (self->title_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_label_set_label (self->detail_label, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), detail != NULL);
}

/* Forgets the bytes that are shown and cancels what was on its way. */
static void
clear_content (ProbantPreview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->pdf);
}

static void
clear (ProbantPreview *self)
{
  clear_content (self);
  g_clear_pointer (&self->archive_bytes, g_bytes_unref);
  g_clear_pointer (&self->archive_name, g_free);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, document_changed_cb, self);
  g_clear_object (&self->document);
}

static void
start_content (ProbantPreview *self, const char *name)
{
  clear_content (self);
  self->cancellable = g_cancellable_new ();
  self->name = g_strdup (name);
  probant_find_bar_set_pdf (self->find_bar, NULL, NULL);
  gtk_revealer_set_reveal_child (self->signature_revealer, FALSE);
  probant_page_view_set_pdf (self->page_view, NULL, NULL);
  gtk_picture_set_paintable (self->picture, NULL);
  probant_xml_view_set_bytes (self->xml_view, NULL);
  gtk_widget_set_visible (self->entry_bar, self->archive_bytes != NULL);
  show_stack_page (self, "blank");
}

static void
start (ProbantPreview *self, const char *title, const char *detail, const char *name)
{
  clear (self);
  probant_archive_view_set_archive (self->archive_view, NULL);
  show_titles (self, title, detail);
  start_content (self, name);
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
  start_content (self, name);
  open_bytes (self, bytes);
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);
  g_autoptr (GBytes) bytes = g_steal_pointer (&self->archive_bytes);
  g_autofree char *name = g_steal_pointer (&self->archive_name);

  start_content (self, name);
  self->bytes = g_steal_pointer (&bytes);
  show_stack_page (self, "archive");
  gtk_widget_grab_focus (GTK_WIDGET (self->archive_view));
}

static void
show_message (ProbantPreview *self, const char *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_file_get_basename (G_FILE (source));
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *message = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    message = g_strdup_printf (_ ("Saved as “%s”"), name);
  else
    message = g_strdup_printf (_ ("“%s” could not be saved: %s"), name, error->message);
  show_message (self, message);
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantPreview) self = user_data;
  g_autoptr (GFile) file = probant_file_dialog_finish (result, NULL); /* the one error: none was chosen */

  if (file != NULL)
    probant_preview_save (self, file);
}

static GtkWindow *
get_window (ProbantPreview *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  probant_file_dialog_save_async (get_window (self), _ ("Save the Document"), self->name, NULL,
                                  self->cancellable, save_chosen_cb, g_object_ref (self));
}

static void
opened_elsewhere_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (probant_open_elsewhere_finish (result, &error))
    return;
  message = g_strdup_printf (_ ("No other program could open the document: %s"), error->message);
  show_message (self, message);
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  probant_open_elsewhere_async (get_window (self), self->bytes, self->name, NULL, opened_elsewhere_cb,
                                g_object_ref (self));
}

static void
zoom_in_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  probant_page_view_zoom_in (PROBANT_PREVIEW (widget)->page_view);
}

static void
zoom_out_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  probant_page_view_zoom_out (PROBANT_PREVIEW (widget)->page_view);
}

static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  probant_page_view_set_zoom (PROBANT_PREVIEW (widget)->page_view, g_variant_get_double (parameter));
}

static void
actual_size_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  probant_page_view_set_zoom (PROBANT_PREVIEW (widget)->page_view, 1);
}

static void
fit_width_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  probant_page_view_fit (PROBANT_PREVIEW (widget)->page_view, PROBANT_ZOOM_FIT_WIDTH);
}

static void
fit_page_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  probant_page_view_fit (PROBANT_PREVIEW (widget)->page_view, PROBANT_ZOOM_FIT_PAGE);
}

static void
find_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  probant_find_bar_set_open (self->find_bar, TRUE);
}

static void
properties_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  probant_facts_window_show (get_window (self), self->pdf, self->bytes, self->name);
}

static void
fill_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  probant_preview_set_filled (self, !self->filled);
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
retry_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ProbantPreview *self = PROBANT_PREVIEW (widget);

  if (self->bytes != NULL)
    {
      show_wait (self);
      probant_pdf_open_async (self->bytes, self->cancellable, pdf_opened_cb, self);
    }
  else if (self->document != NULL)
    g_signal_emit (self, signals[RETRY], 0, self->document);
}

static void
probant_preview_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FILLED:
      probant_preview_set_filled (PROBANT_PREVIEW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_preview_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FILLED:
      g_value_set_boolean (value, PROBANT_PREVIEW (object)->filled);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_preview_dispose (GObject *object)
{
  clear (PROBANT_PREVIEW (object));

  G_OBJECT_CLASS (probant_preview_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "preview.zoom", "d", zoom_action);
  gtk_widget_class_install_action (widget_class, "preview.actual-size", NULL, actual_size_action);
  gtk_widget_class_install_action (widget_class, "preview.fit-width", NULL, fit_width_action);
  gtk_widget_class_install_action (widget_class, "preview.fit-page", NULL, fit_page_action);
  gtk_widget_class_install_action (widget_class, "preview.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "preview.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "preview.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "preview.properties", NULL, properties_action);
  gtk_widget_class_install_action (widget_class, "preview.fill", NULL, fill_action);
  gtk_widget_class_install_action (widget_class, "preview.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "preview.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "preview.retry", NULL, retry_action);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    const char *action;
  } bindings[] = {
    { GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "preview.actual-size" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "preview.actual-size" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "preview.find" },
    { GDK_KEY_s, GDK_CONTROL_MASK, "preview.save" },
    { GDK_KEY_F9, 0, "preview.fill" },
    { GDK_KEY_Left, GDK_ALT_MASK, "preview.back" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].keyval, bindings[i].modifiers,
                                         bindings[i].action, NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/probant/Probant/probant-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, title_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, detail_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, fill_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, zoom_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, zoom_levels);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, page_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, page_entry);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, n_pages_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, problem_page);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, retry_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, open_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, save_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, signature_revealer);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, signature_image);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, signature_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, find_bar);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, page_view);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, picture);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, entry_bar);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, entry_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, archive_view);
  gtk_widget_class_bind_template_child (widget_class, ProbantPreview, xml_view);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_page_number);
  gtk_widget_class_bind_template_callback (widget_class, show_zoom);
  gtk_widget_class_bind_template_callback (widget_class, entry_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_message);
}

static void
probant_preview_class_init (ProbantPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = probant_preview_dispose;
  object_class->get_property = probant_preview_get_property;
  object_class->set_property = probant_preview_set_property;

  properties[PROP_FILLED] = g_param_spec_boolean (
      "filled", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MESSAGE] = g_signal_new ("message", PROBANT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CLOSED]
      = g_signal_new ("closed", PROBANT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RETRY] = g_signal_new ("retry", PROBANT_TYPE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, PROBANT_TYPE_DOCUMENT);

  g_type_ensure (PROBANT_TYPE_FIND_BAR);
  g_type_ensure (PROBANT_TYPE_PAGE_VIEW);
  g_type_ensure (PROBANT_TYPE_ARCHIVE_VIEW);
  g_type_ensure (PROBANT_TYPE_XML_VIEW);
  install_actions (widget_class);
  add_bindings (widget_class);
  bind_template (widget_class);
}

static void
fill_zoom_menu (ProbantPreview *self)
{
  static const int percents[] = { 50, 75, 100, 125, 150, 200, 300, 400 };

  for (gsize i = 0; i < G_N_ELEMENTS (percents); i++)
    {
      g_autofree char *label = g_strdup_printf (_ ("%d %%"), percents[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "preview.zoom", "d", percents[i] / 100.0);
      g_menu_append_item (self->zoom_levels, item);
    }
}

static void
probant_preview_init (ProbantPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_zoom_menu (self);
  show_zoom (self);
  set_actions_enabled (self);
}

GtkWidget *
probant_preview_new (void)
{
  return g_object_new (PROBANT_TYPE_PREVIEW, NULL);
}

void
probant_preview_show_document (ProbantPreview *self, ProbantDocument *document)
{
  g_return_if_fail (PROBANT_IS_PREVIEW (self));
  g_return_if_fail (document == NULL || PROBANT_IS_DOCUMENT (document));

  if (document == NULL)
    {
      start (self, "", NULL, NULL);
      return;
    }
  if (document == self->document)
    return;
  start (self, probant_document_get_title (document), probant_document_get_detail (document),
         probant_document_get_name (document));
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "notify::state", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  document_changed_cb (self);
}

ProbantDocument *
probant_preview_get_document (ProbantPreview *self)
{
  g_return_val_if_fail (PROBANT_IS_PREVIEW (self), NULL);

  return self->document;
}

void
probant_preview_show_bytes (ProbantPreview *self,
                            GBytes *bytes,
                            const char *title,
                            const char *detail,
                            const char *name)
{
  g_return_if_fail (PROBANT_IS_PREVIEW (self));
  g_return_if_fail (bytes != NULL && title != NULL && name != NULL);

  start (self, title, detail, name);
  open_bytes (self, bytes);
}

void
probant_preview_save (ProbantPreview *self, GFile *file)
{
  g_return_if_fail (PROBANT_IS_PREVIEW (self));
  g_return_if_fail (self->bytes != NULL);

  g_file_replace_contents_bytes_async (file, self->bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, saved_cb,
                                       g_object_ref (self));
}

gboolean
probant_preview_get_filled (ProbantPreview *self)
{
  g_return_val_if_fail (PROBANT_IS_PREVIEW (self), FALSE);

  return self->filled;
}

void
probant_preview_set_filled (ProbantPreview *self, gboolean filled)
{
  g_return_if_fail (PROBANT_IS_PREVIEW (self));

  if (filled == self->filled)
    return;
  self->filled = filled;
  gtk_button_set_icon_name (self->fill_button, filled ? "view-restore-symbolic" : "view-fullscreen-symbolic");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILLED]);
}
