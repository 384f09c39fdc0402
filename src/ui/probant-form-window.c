/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-form-window.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "core/probant-form-mapping.h"
#include "pdf/probant-pdf-form.h"
#include "ui/probant-file-dialog.h"
#include "ui/probant-toast.h"

/* A form is a document of some pages. */
#define MAX_BYTES (64 * 1024 * 1024)
/* Some forms have thousands of fields; the rest is counted. */
#define MAX_UNNAMED_ROWS 400

struct _ProbantFormWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *trouble;
  AdwActionRow *form_row;
  AdwActionRow *mapping_row;
  AdwPreferencesPage *page;

  ProbantDossier *dossier;
  GFile *form;
  ProbantPdf *pdf;
  GPtrArray *fields; /* ProbantPdfFormField */
  ProbantFormMapping *mapping;
  GFileMonitor *monitor; /* of the mapping: it may be edited meanwhile */
  char *mapping_problem;
  GHashTable *remarks; /* field -> why it could not be filled when the copy was made */
  GPtrArray *groups;   /* AdwPreferencesGroup of `page`, made anew */
  GCancellable *cancellable;
  guint update_source;
};

G_DEFINE_FINAL_TYPE (ProbantFormWindow, probant_form_window, ADW_TYPE_WINDOW)

static void
show_message (ProbantFormWindow *self, const char *message)
{
  adw_toast_overlay_add_toast (self->toast_overlay, probant_toast_new (message));
}

static void
show_trouble (ProbantFormWindow *self, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->trouble, markup);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
}

/* The list of fields */

static const ProbantPdfFormField *
find_field (ProbantFormWindow *self, const char *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const ProbantPdfFormField *field = g_ptr_array_index (self->fields, i);

      if (g_str_equal (field->name, name))
        return field;
    }
  return NULL;
}

/* What the mapping makes of the dossier now; nothing without a mapping. (transfer full) */
static GPtrArray *
list_entries (ProbantFormWindow *self)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();

  return self->mapping != NULL ? probant_form_mapping_list (self->mapping, self->dossier, today)
                               : g_ptr_array_new ();
}

/* Why this text will not stand in the copy, NULL where it will. (transfer full) */
static char *
explain_absence (ProbantFormWindow *self, const ProbantFormEntry *entry)
{
  const ProbantPdfFormField *field = find_field (self, entry->name);
  const char *remark = g_hash_table_lookup (self->remarks, entry->name);

  if (field == NULL)
    return g_strdup (_ ("The form has no such field"));
  if (entry->text == NULL)
    return g_strdup (entry->why);
  if (*entry->text == '\0')
    return g_strdup (_ ("The mapping leaves it empty"));
  if (field->max_length > 0 && g_utf8_strlen (entry->text, -1) > (glong)field->max_length)
    return g_strdup_printf (ngettext ("“%s” is longer than the field’s %u character",
                                      "“%s” is longer than the field’s %u characters", field->max_length),
                            entry->text, field->max_length);
  return g_strdup (remark);
}

/* "true" in a check box is no word for a reader. */
static const char *
describe_text (const ProbantPdfFormField *field, const char *text)
{
  if (field->kind != PROBANT_PDF_FIELD_CHECK)
    return text;
  return g_str_equal (text, "true") || g_str_equal (text, "yes") || g_str_equal (text, "1")
             ? _ ("Ticked")
             : _ ("Not ticked");
}

/* What comes from the form and the sources is plain text. */
static GtkWidget *
make_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  return row;
}

/* Takes `title`. NULL where `rows` is empty. */
static void
add_group (ProbantFormWindow *self, char *title, const char *description, GPtrArray *rows)
{
  g_autofree char *owned = title;
  AdwPreferencesGroup *group = NULL;

  if (rows->len == 0)
    return;
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_add (group, g_ptr_array_index (rows, i));
  adw_preferences_page_add (self->page, group);
  g_ptr_array_add (self->groups, group);
}

/* The fields that the mapping does not name. (transfer full) */
static GPtrArray *
list_unnamed (ProbantFormWindow *self)
{
  g_autoptr (GPtrArray) entries = list_entries (self);
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *unnamed = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (named, ((const ProbantFormEntry *)g_ptr_array_index (entries, i))->name);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const ProbantPdfFormField *field = g_ptr_array_index (self->fields, i);

      if (field->kind != PROBANT_PDF_FIELD_OTHER && !g_hash_table_contains (named, field->name))
        g_ptr_array_add (unnamed, (gpointer)field);
    }
  return unnamed;
}

/* There may be hundreds, and only those who write a mapping look at them. */
static void
expanded_cb (AdwExpanderRow *expander, GParamSpec *pspec, ProbantFormWindow *self)
{
  g_autoptr (GPtrArray) unnamed = list_unnamed (self);

  g_signal_handlers_disconnect_by_func (expander, expanded_cb, self);
  for (guint i = 0; i < MIN (unnamed->len, MAX_UNNAMED_ROWS); i++)
    {
      const ProbantPdfFormField *field = g_ptr_array_index (unnamed, i);

      adw_expander_row_add_row (expander, make_row (field->name, field->value));
    }
}

static void
add_unnamed (ProbantFormWindow *self)
{
  g_autoptr (GPtrArray) unnamed = list_unnamed (self);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *title = NULL;
  GtkWidget *expander = NULL;

  if (unnamed->len == 0)
    return;
  expander = adw_expander_row_new ();
  title = g_strdup_printf (ngettext ("%u field", "%u fields", unnamed->len), unnamed->len);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
  g_ptr_array_add (rows, expander);
  add_group (self, g_strdup (_ ("Not in the mapping")), _ ("They stay as they are in the form."), rows);
}

static void
update_list (ProbantFormWindow *self)
{
  g_autoptr (GPtrArray) entries = list_entries (self);
  g_autoptr (GPtrArray) filled = g_ptr_array_new ();
  g_autoptr (GPtrArray) empty = g_ptr_array_new ();

  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, g_ptr_array_index (self->groups, i));
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      const ProbantFormEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *why = explain_absence (self, entry);

      if (why != NULL)
        g_ptr_array_add (empty, make_row (entry->name, why));
      else
        g_ptr_array_add (filled,
                         make_row (entry->name, describe_text (find_field (self, entry->name), entry->text)));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", filled->len > 0);
  add_group (
      self,
      g_strdup_printf (ngettext ("%u field is filled", "%u fields are filled", filled->len), filled->len),
      NULL, filled);
  add_group (
      self,
      g_strdup_printf (ngettext ("%u field stays empty", "%u fields stay empty", empty->len), empty->len),
      NULL, empty);
  add_unnamed (self);
}

static void
update_mapping_row (ProbantFormWindow *self)
{
  g_autofree char *name = NULL;

  if (self->mapping != NULL)
    name = g_path_get_basename (probant_form_mapping_get_path (self->mapping));
  adw_action_row_set_subtitle (self->mapping_row,
                               self->mapping_problem != NULL ? self->mapping_problem
                               : name != NULL                ? name
                                              : _ ("None is known for this form: choose one, or write it."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.edit-mapping", self->mapping != NULL);
}

static void
update (ProbantFormWindow *self)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  if (self->fields == NULL)
    return;
  update_mapping_row (self);
  update_list (self);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static gboolean
update_cb (gpointer user_data)
{
  ProbantFormWindow *self = PROBANT_FORM_WINDOW (user_data);

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Answers come in bursts. */
static void
queue_update (ProbantFormWindow *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

/* The mapping */

static void
mapping_changed_cb (ProbantFormWindow *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  g_autofree char *path = NULL;

  if (event != G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT && event != G_FILE_MONITOR_EVENT_CREATED)
    return;
  path = g_file_get_path (file);
  probant_form_window_use_mapping (self, path);
}

/* Takes `mapping`. */
static void
set_mapping (ProbantFormWindow *self, ProbantFormMapping *mapping)
{
  g_autoptr (GFile) file = NULL;

  g_clear_pointer (&self->mapping, probant_form_mapping_free);
  g_clear_pointer (&self->mapping_problem, g_free);
  g_hash_table_remove_all (self->remarks);
  self->mapping = mapping;
  g_clear_object (&self->monitor);
  if (mapping == NULL)
    return;
  file = g_file_new_for_path (probant_form_mapping_get_path (mapping));
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (mapping_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

/* What is wrong in it is said in its row; the one before stays in use. */
void
probant_form_window_use_mapping (ProbantFormWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  ProbantFormMapping *mapping = NULL;

  g_return_if_fail (PROBANT_IS_FORM_WINDOW (self) && path != NULL);

  mapping = probant_form_mapping_load (path, &error);
  if (mapping != NULL)
    set_mapping (self, mapping);
  else
    {
      g_free (self->mapping_problem);
      self->mapping_problem = g_strdup (error->message);
    }
  update (self);
}

static void
find_mapping (ProbantFormWindow *self)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) names = probant_pdf_form_list_names (self->fields);

  set_mapping (self, probant_form_mapping_find_installed ((const char *const *)names, warnings));
  if (warnings->len > 0)
    self->mapping_problem = g_strdup (g_ptr_array_index (warnings, 0));
}

static void
mapping_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantFormWindow) self = user_data;
  g_autoptr (GFile) file = probant_file_dialog_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    probant_form_window_use_mapping (self, path);
}

static void
choose_mapping_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantFormWindow *self = PROBANT_FORM_WINDOW (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Mappings (*.ini)"));
  gtk_file_filter_add_suffix (filter, "ini");
  probant_file_dialog_open_async (GTK_WINDOW (self), _ ("Choose a Mapping"), filter, self->cancellable,
                                  mapping_chosen_cb, g_object_ref (self));
}

/* What is installed is copied to the user's own folder, where it takes the place of the installed one. */
static void
edit_mapping_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantFormWindow *self = PROBANT_FORM_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *own = probant_form_mapping_make_own (self->mapping, &error);
  g_autofree char *uri = own != NULL ? g_filename_to_uri (own, NULL, &error) : NULL;

  if (uri == NULL)
    {
      show_message (self, error->message);
      return;
    }
  probant_form_window_use_mapping (self, own);
  gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

/* The form */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantFormWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  ProbantPdf *pdf = probant_pdf_form_open_finish (result, &fields, &error);

  if (pdf == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_trouble (self, error->message);
      return;
    }
  g_clear_object (&self->pdf);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->pdf = pdf;
  self->fields = g_steal_pointer (&fields);
  find_mapping (self);
  update (self);
}

/* Stops after the first byte that is too much. */
static gboolean
read_more_cb (const char *contents, goffset size, gpointer user_data)
{
  return size <= MAX_BYTES;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantFormWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *contents = NULL;
  gsize length = 0;

  if (!g_file_load_partial_contents_finish (G_FILE (source), result, &contents, &length, NULL, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_trouble (self, error->message);
      return;
    }
  bytes = g_bytes_new_take (contents, length);
  if (length > MAX_BYTES)
    show_trouble (self, _ ("This file is larger than 64 MiB: it is hardly a form."));
  else
    probant_pdf_form_open_async (bytes, self->cancellable, opened_cb, g_object_ref (self));
}

void
probant_form_window_open (ProbantFormWindow *self, GFile *form)
{
  g_autofree char *name = NULL;

  g_return_if_fail (PROBANT_IS_FORM_WINDOW (self) && G_IS_FILE (form));

  name = g_file_get_basename (form);
  g_set_object (&self->form, form);
  adw_window_title_set_subtitle (self->title, name);
  adw_action_row_set_subtitle (self->form_row, name);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  g_file_load_partial_contents_async (form, self->cancellable, read_more_cb, loaded_cb, g_object_ref (self));
}

static void
form_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantFormWindow) self = user_data;
  g_autoptr (GFile) file = probant_file_dialog_finish (result, NULL);

  if (file != NULL)
    probant_form_window_open (self, file);
}

static void
choose_form_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantFormWindow *self = PROBANT_FORM_WINDOW (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PDF"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  probant_file_dialog_open_async (GTK_WINDOW (self), _ ("Choose a PDF Form"), filter, self->cancellable,
                                  form_chosen_cb, g_object_ref (self));
}

/* The copy */

typedef struct
{
  ProbantFormWindow *window;
  GFile *copy;
  gboolean partial;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->window);
  g_object_unref (saving->copy);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
set_busy (ProbantFormWindow *self, gboolean busy)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", !busy);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    show_message (saving->window,
                  saving->partial ? _ ("Copy saved; some fields could not be filled") : _ ("Copy saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_message (saving->window, error->message);
}

static void
keep_remarks (ProbantFormWindow *self, GPtrArray *remarks)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const ProbantPdfFormRemark *remark = g_ptr_array_index (remarks, i);

      g_hash_table_replace (self->remarks, g_strdup (remark->name),
                            probant_pdf_form_remark_describe (remark));
    }
}

static void
filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  ProbantFormWindow *self = saving->window;
  g_autoptr (GPtrArray) remarks = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = probant_pdf_form_fill_finish (PROBANT_PDF (source), result, &remarks, &error);
  GFile *copy = saving->copy;

  set_busy (self, FALSE);
  if (bytes == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_message (self, error->message);
      return;
    }
  keep_remarks (self, remarks);
  saving->partial = remarks->len > 0;
  update (self);
  g_file_replace_contents_bytes_async (copy, bytes, NULL, FALSE,
                                       G_FILE_CREATE_REPLACE_DESTINATION | G_FILE_CREATE_PRIVATE,
                                       self->cancellable, written_cb, g_steal_pointer (&saving));
}

/* Only what the list shows as filled. (transfer full) */
static GHashTable *
collect_values (ProbantFormWindow *self)
{
  g_autoptr (GPtrArray) entries = list_entries (self);
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < entries->len; i++)
    {
      const ProbantFormEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *why = explain_absence (self, entry);

      if (why == NULL)
        g_hash_table_replace (values, g_strdup (entry->name), g_strdup (entry->text));
    }
  return values;
}

void
probant_form_window_save (ProbantFormWindow *self, GFile *copy)
{
  g_autoptr (GHashTable) values = NULL;
  Saving *saving = NULL;

  g_return_if_fail (PROBANT_IS_FORM_WINDOW (self) && G_IS_FILE (copy));
  g_return_if_fail (self->pdf != NULL && self->mapping != NULL);

  if (g_file_equal (copy, self->form))
    {
      show_message (self, _ ("The filled copy cannot take the place of the form."));
      return;
    }
  values = collect_values (self);
  saving = g_new0 (Saving, 1);
  saving->window = g_object_ref (self);
  saving->copy = g_object_ref (copy);
  set_busy (self, TRUE);
  probant_pdf_form_fill_async (self->pdf, values, self->cancellable, filled_cb, saving);
}

static void
copy_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantFormWindow) self = user_data;
  g_autoptr (GFile) file = probant_file_dialog_finish (result, NULL);

  if (file != NULL)
    probant_form_window_save (self, file);
}

/* "cerfa_12156-999000102.pdf" (transfer full) */
static char *
suggest_name (ProbantFormWindow *self)
{
  const ProbantSubject *subject = probant_dossier_get_subject (self->dossier);
  g_autofree char *base = g_file_get_basename (self->form);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  return g_strdup_printf ("%s-%s.pdf", base, subject->asked.value);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantFormWindow *self = PROBANT_FORM_WINDOW (widget);
  g_autofree char *suggestion = suggest_name (self);

  probant_file_dialog_save_async (GTK_WINDOW (self), _ ("Save the Filled Copy"), suggestion, NULL,
                                  self->cancellable, copy_chosen_cb, g_object_ref (self));
}

static void
probant_form_window_dispose (GObject *object)
{
  ProbantFormWindow *self = PROBANT_FORM_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->dossier);
  g_clear_object (&self->form);
  g_clear_object (&self->pdf);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->mapping, probant_form_mapping_free);
  g_clear_pointer (&self->mapping_problem, g_free);
  g_clear_pointer (&self->remarks, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);

  G_OBJECT_CLASS (probant_form_window_parent_class)->dispose (object);
}

static void
probant_form_window_class_init (ProbantFormWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_form_window_dispose;

  gtk_widget_class_install_action (widget_class, "form.choose", NULL, choose_form_action);
  gtk_widget_class_install_action (widget_class, "form.choose-mapping", NULL, choose_mapping_action);
  gtk_widget_class_install_action (widget_class, "form.edit-mapping", NULL, edit_mapping_action);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-form-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantFormWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, ProbantFormWindow, title);
  gtk_widget_class_bind_template_child (widget_class, ProbantFormWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ProbantFormWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, ProbantFormWindow, form_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantFormWindow, mapping_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantFormWindow, page);
}

static void
probant_form_window_init (ProbantFormWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->cancellable = g_cancellable_new ();
  self->remarks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->groups = g_ptr_array_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
}

ProbantFormWindow *
probant_form_window_new (GtkWindow *parent, ProbantDossier *dossier)
{
  ProbantFormWindow *self = NULL;

  g_return_val_if_fail (PROBANT_IS_DOSSIER (dossier), NULL);

  self = g_object_new (PROBANT_TYPE_FORM_WINDOW, "transient-for", parent, NULL);
  self->dossier = g_object_ref (dossier);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier)); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (G_LIST_MODEL (dossier), i);

      g_signal_connect_object (record, "notify::state", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
    }
  return self;
}
