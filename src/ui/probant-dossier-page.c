/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-dossier-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/probant-document-names.h"
#include "ui/probant-beside-menu.h"
#include "ui/probant-category-page.h"
#include "ui/probant-comparison-page.h"
#include "ui/probant-copy.h"
#include "ui/probant-documents-page.h"
#include "ui/probant-file-dialog.h"
#include "ui/probant-form-window.h"
#include "ui/probant-overview-page.h"
#include "ui/probant-panes.h"
#include "ui/probant-reader.h"
#include "ui/probant-save-all.h"
#include "ui/probant-sidebar.h"
#include "ui/probant-steady-bin.h"

struct _ProbantDossierPage
{
  GtkWidget parent_instance;

  ProbantPanes *panes;
  ProbantSidebar *sidebar;
  GtkStack *stack;
  ProbantReader *reader;

  ProbantSession *session;
  ProbantDossier *dossier;
  GDateTime *opened_at;
  GCancellable *cancellable;
  gboolean refused;
  guint sidebar_source;
};

G_DEFINE_FINAL_TYPE (ProbantDossierPage, probant_dossier_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_BACK_LABEL,
  PROP_SINGLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint message_signal;

static void
show_message (ProbantDossierPage *self, const char *message)
{
  g_signal_emit (self, message_signal, 0, message);
}

static void
message_cb (ProbantDossierPage *self, const char *message)
{
  show_message (self, message);
}

static void
compared_cb (ProbantDossierPage *self, guint n_agree, guint n_differ)
{
  probant_sidebar_set_comparison (self->sidebar, n_agree, n_differ);
}

static GtkWidget *
make_comparison_page (ProbantDossierPage *self)
{
  GtkWidget *page = probant_comparison_page_new (self->dossier);

  g_signal_connect_object (page, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "compared", G_CALLBACK (compared_cb), self, G_CONNECT_SWAPPED);
  return page;
}

/* Pages are made when they are first looked at. */
static GtkWidget *
make_page (ProbantDossierPage *self, const char *name)
{
  if (g_str_equal (name, "overview"))
    return probant_overview_page_new (self->dossier);
  if (g_str_equal (name, "documents"))
    return probant_documents_page_new (self->dossier);
  if (g_str_equal (name, "comparison"))
    return make_comparison_page (self);
  for (guint i = 0; i < PROBANT_N_CATEGORIES; i++)
    if (g_str_equal (name, probant_category_get_name (i)))
      return probant_category_page_new (self->dossier, i);
  return NULL;
}

static GtkWidget *
ensure_page (ProbantDossierPage *self, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, name);

  if (page != NULL)
    return page;
  page = make_page (self, name);
  if (page != NULL)
    gtk_stack_add_named (self->stack, page, name);
  return page;
}

static gboolean
is_preview_open (ProbantDossierPage *self)
{
  return probant_reader_get_document (self->reader) != NULL;
}

static void
update_panes (ProbantDossierPage *self)
{
  probant_panes_set_document (self->panes, is_preview_open (self), probant_reader_get_filled (self->reader));
}

/* Where the document has taken its place, the page comes back. */
static void
bring_page_back (ProbantDossierPage *self)
{
  if (probant_panes_is_narrow (self->panes) && is_preview_open (self))
    {
      probant_reader_show (self->reader, NULL);
      update_panes (self);
    }
}

static void
selected_cb (ProbantDossierPage *self, const char *page)
{
  GtkWidget *child = self->refused ? NULL : ensure_page (self, page);

  if (child != NULL)
    gtk_stack_set_visible_child (self->stack, child);
  bring_page_back (self);
}

/* An arrow key chooses without leaving the list; a click or Enter leads to what was chosen. */
static void
activated_cb (ProbantDossierPage *self)
{
  bring_page_back (self);
  probant_panes_show_list (self->panes, FALSE);
}

static void
notify_single (ProbantDossierPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SINGLE]);
}

static void
notify_back_label (ProbantDossierPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BACK_LABEL]);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* The preview follows the document's state: it shows the problem where there is one. */
  probant_document_load_finish (PROBANT_DOCUMENT (source), result, NULL);
}

static void
load (ProbantDossierPage *self, ProbantDocument *document)
{
  probant_document_load_async (document, probant_dossier_get_client (self->dossier), self->cancellable,
                               loaded_cb, NULL);
}

static void
preview_closed_cb (ProbantDossierPage *self)
{
  probant_reader_show (self->reader, NULL);
  update_panes (self);
}

static void
preview_retry_cb (ProbantDossierPage *self, ProbantDocument *document)
{
  load (self, document);
}

/* (transfer full), NULL where there is no such document any more. */
static ProbantDocument *
find_document (ProbantDossierPage *self, GVariant *parameter)
{
  const char *source = NULL;
  guint position = 0;
  ProbantRecord *record = NULL;

  g_variant_get (parameter, "(&su)", &source, &position);
  record = probant_dossier_find (self->dossier, source);
  return record != NULL ? g_list_model_get_item (probant_record_get_documents (record), position) : NULL;
}

static void
offer_beside (ProbantDossierPage *self)
{
  g_autoptr (GMenuModel) menu
      = probant_beside_menu_new (self->dossier, probant_reader_get_document (self->reader));

  probant_reader_set_beside_menu (self->reader, menu);
}

static void
preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantDossierPage *self = PROBANT_DOSSIER_PAGE (widget);
  g_autoptr (ProbantDocument) document = find_document (self, parameter);

  if (document == NULL)
    return;
  probant_reader_show (self->reader, document);
  load (self, document);
  offer_beside (self);
  update_panes (self);
}

/* Without a document beside which it could be, it is read alone. */
static void
beside_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantDossierPage *self = PROBANT_DOSSIER_PAGE (widget);
  g_autoptr (ProbantDocument) document = find_document (self, parameter);

  if (document == NULL)
    return;
  probant_reader_show_beside (self->reader, document);
  load (self, document);
  offer_beside (self);
  update_panes (self);
}

static GtkWindow *
get_window (ProbantDossierPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
close_preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantDossierPage *self = PROBANT_DOSSIER_PAGE (widget);
  GtkWindow *window = get_window (self);

  if (window != NULL && gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else if (probant_reader_get_beside (self->reader) != NULL)
    probant_reader_close_one (self->reader);
  else if (probant_reader_get_filled (self->reader))
    probant_reader_set_filled (self->reader, FALSE);
  else if (is_preview_open (self))
    preview_closed_cb (self);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (parameter, NULL));
  show_message (PROBANT_DOSSIER_PAGE (widget), _ ("Copied"));
}

static void
copy_forms_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *text = NULL, *table = NULL;

  g_variant_get (parameter, "(&s&s)", &text, &table);
  probant_copy_forms (widget, text, table);
  show_message (PROBANT_DOSSIER_PAGE (widget), _ ("Copied"));
}

static void
show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  probant_dossier_page_show (PROBANT_DOSSIER_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
show_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantDossierPage *self = PROBANT_DOSSIER_PAGE (widget);
  ProbantRecord *record = probant_dossier_find (self->dossier, g_variant_get_string (parameter, NULL));
  const char *category = NULL;

  if (record == NULL)
    return;
  category = probant_category_get_name (probant_record_get_endpoint (record)->category);
  probant_dossier_page_show (self, category);
  probant_category_page_show_record (PROBANT_CATEGORY_PAGE (ensure_page (self, category)), record);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantDossierPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    show_message (self, _ ("Document saved"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_message (self, error->message);
}

typedef struct
{
  ProbantDossierPage *page;
  ProbantDocument *document;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->page);
  g_object_unref (saving->document);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GFile) file = probant_file_dialog_finish (result, NULL);
  GBytes *bytes = probant_document_get_bytes (saving->document);

  if (file == NULL || bytes == NULL)
    return;
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION,
                                       saving->page->cancellable, written_cb, g_object_ref (saving->page));
}

static void
save_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  ProbantDossierPage *self = saving->page;
  ProbantDocument *document = PROBANT_DOCUMENT (source);
  ProbantProblem *problem = NULL;

  if (probant_document_load_finish (document, result, NULL))
    {
      probant_file_dialog_save_async (get_window (self), _ ("Save the Document"),
                                      probant_document_get_name (document), NULL, self->cancellable,
                                      save_chosen_cb, g_steal_pointer (&saving));
      return;
    }
  problem = probant_document_get_problem (document);
  if (problem != NULL)
    show_message (self, problem->title);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantDossierPage *self = PROBANT_DOSSIER_PAGE (widget);
  g_autoptr (ProbantDocument) document = find_document (self, parameter);
  Saving *saving = NULL;

  if (document == NULL)
    return;
  saving = g_new0 (Saving, 1);
  saving->page = g_object_ref (self);
  saving->document = g_object_ref (document);
  probant_document_load_async (document, probant_dossier_get_client (self->dossier), self->cancellable,
                               save_loaded_cb, saving);
}

static void
all_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantDossierPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  guint n_failed = 0;
  gssize n_saved = probant_save_all_finish (result, &n_failed, &error);

  if (n_saved < 0)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_message (self, error->message);
      return;
    }
  if (n_failed > 0)
    message
        = g_strdup_printf (ngettext ("%u document could not be downloaded; the others are saved",
                                     "%u documents could not be downloaded; the others are saved", n_failed),
                           n_failed);
  else
    message = g_strdup_printf (ngettext ("%u document saved", "%u documents saved", (gulong)n_saved),
                               (guint)n_saved);
  show_message (self, message);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantDossierPage) self = user_data;
  g_autoptr (GFile) folder = probant_file_dialog_finish (result, NULL);
  g_autoptr (GPtrArray) documents = NULL;

  if (folder == NULL)
    return;
  documents = probant_dossier_list_documents (self->dossier);
  probant_save_all_async (documents, probant_dossier_get_client (self->dossier), folder, self->cancellable,
                          all_saved_cb, g_object_ref (self));
}

static void
save_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantDossierPage *self = PROBANT_DOSSIER_PAGE (widget);

  probant_file_dialog_select_folder_async (get_window (self), _ ("Save All Documents in a Folder"),
                                           self->cancellable, folder_chosen_cb, g_object_ref (self));
}

static gboolean
update_sidebar_cb (gpointer user_data)
{
  ProbantDossierPage *self = PROBANT_DOSSIER_PAGE (user_data);

  self->sidebar_source = 0;
  probant_sidebar_update (self->sidebar);
  return G_SOURCE_REMOVE;
}

static void
queue_sidebar_update (ProbantDossierPage *self)
{
  if (self->sidebar_source == 0)
    self->sidebar_source = g_idle_add (update_sidebar_cb, self);
}

static void
finished_cb (ProbantDossierPage *self)
{
  if (probant_dossier_is_finished (self->dossier))
    probant_session_remember (self->session, self->dossier, self->opened_at);
}

static void
marks_changed_cb (ProbantDossierPage *self)
{
  probant_session_update (self->session, self->dossier, self->opened_at);
}

static gboolean
probant_dossier_page_grab_focus (GtkWidget *widget)
{
  ProbantDossierPage *self = PROBANT_DOSSIER_PAGE (widget);

  return gtk_widget_get_visible (GTK_WIDGET (self->sidebar))
             ? gtk_widget_grab_focus (GTK_WIDGET (self->sidebar))
             : gtk_widget_child_focus (GTK_WIDGET (self->panes), GTK_DIR_TAB_FORWARD);
}

static void
probant_dossier_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BACK_LABEL:
      g_value_set_string (value, probant_dossier_page_get_back_label (PROBANT_DOSSIER_PAGE (object)));
      break;
    case PROP_SINGLE:
      g_value_set_boolean (value, probant_dossier_page_is_single (PROBANT_DOSSIER_PAGE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_dossier_page_dispose (GObject *object)
{
  ProbantDossierPage *self = PROBANT_DOSSIER_PAGE (object);
  GtkWidget *child = NULL;

  if (self->dossier != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->dossier, self);
      probant_dossier_stop (self->dossier);
    }
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->sidebar_source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->dossier);
  g_clear_object (&self->session);
  g_clear_pointer (&self->opened_at, g_date_time_unref);

  G_OBJECT_CLASS (probant_dossier_page_parent_class)->dispose (object);
}

static void
probant_dossier_page_class_init (ProbantDossierPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_dossier_page_dispose;
  G_OBJECT_CLASS (klass)->get_property = probant_dossier_page_get_property;
  widget_class->grab_focus = probant_dossier_page_grab_focus;

  properties[PROP_BACK_LABEL]
      = g_param_spec_string ("back-label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SINGLE]
      = g_param_spec_boolean ("single", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  message_signal = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "dossier.preview", "(su)", preview_action);
  gtk_widget_class_install_action (widget_class, "dossier.beside", "(su)", beside_action);
  gtk_widget_class_install_action (widget_class, "dossier.save", "(su)", save_action);
  gtk_widget_class_install_action (widget_class, "dossier.save-all", NULL, save_all_action);
  gtk_widget_class_install_action (widget_class, "dossier.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "dossier.copy-forms", "(ss)", copy_forms_action);
  gtk_widget_class_install_action (widget_class, "dossier.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "dossier.show-record", "s", show_record_action);
  gtk_widget_class_install_action (widget_class, "dossier.close-preview", NULL, close_preview_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "dossier.close-preview", NULL);

  g_type_ensure (PROBANT_TYPE_PANES);
  g_type_ensure (PROBANT_TYPE_SIDEBAR);
  g_type_ensure (PROBANT_TYPE_READER);
  g_type_ensure (PROBANT_TYPE_STEADY_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-dossier-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantDossierPage, panes);
  gtk_widget_class_bind_template_child (widget_class, ProbantDossierPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, ProbantDossierPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ProbantDossierPage, reader);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, notify_back_label);
  gtk_widget_class_bind_template_callback (widget_class, notify_single);
  gtk_widget_class_bind_template_callback (widget_class, message_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_panes);
}

static gboolean
find_cb (GtkWidget *widget, GVariant *parameters, gpointer user_data)
{
  return probant_reader_find (PROBANT_DOSSIER_PAGE (user_data)->reader);
}

/* Before a sentence that can be copied, in which the toolkit moves the cursor by Ctrl+F. */
static void
add_find_key (ProbantDossierPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_f, GDK_CONTROL_MASK),
                        gtk_callback_action_new (find_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->stack), controller);
}

static void
probant_dossier_page_init (ProbantDossierPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_find_key (self);

  self->cancellable = g_cancellable_new ();
  self->opened_at = g_date_time_new_now_local ();
}

static void
follow_dossier (ProbantDossierPage *self)
{
  GListModel *records = G_LIST_MODEL (self->dossier);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      g_signal_connect_object (record, "notify::state", G_CALLBACK (queue_sidebar_update), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->dossier, "subject-changed", G_CALLBACK (queue_sidebar_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->dossier, "marks-changed", G_CALLBACK (marks_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->dossier, "notify::finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
}

ProbantDossierPage *
probant_dossier_page_new (ProbantSession *session, ProbantDossier *dossier)
{
  ProbantDossierPage *self = NULL;

  g_return_val_if_fail (PROBANT_IS_SESSION (session) && PROBANT_IS_DOSSIER (dossier), NULL);

  self = g_object_new (PROBANT_TYPE_DOSSIER_PAGE, NULL);
  self->session = g_object_ref (session);
  self->dossier = g_object_ref (dossier);
  self->refused = probant_access_is_subject (probant_session_get_access (session),
                                             probant_dossier_get_subject (dossier));
  probant_sidebar_set_dossier (self->sidebar, dossier);
  probant_sidebar_set_access (self->sidebar, probant_session_get_label (session));
  if (self->refused)
    {
      gtk_stack_set_visible_child_name (self->stack, "refused");
      gtk_widget_set_sensitive (GTK_WIDGET (self->sidebar), FALSE);
      return self;
    }
  follow_dossier (self);
  probant_sidebar_select (self->sidebar, "overview");
  probant_session_remember (session, dossier, self->opened_at);
  probant_dossier_start (dossier);
  return self;
}

ProbantDossier *
probant_dossier_page_get_dossier (ProbantDossierPage *self)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER_PAGE (self), NULL);

  return self->dossier;
}

gboolean
probant_dossier_page_is_about (ProbantDossierPage *self, const ProbantIdentifier *identifier)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER_PAGE (self) && identifier != NULL, FALSE);

  return g_str_equal (probant_dossier_get_subject (self->dossier)->asked.value, identifier->value);
}

void
probant_dossier_page_show (ProbantDossierPage *self, const char *page)
{
  g_return_if_fail (PROBANT_IS_DOSSIER_PAGE (self) && page != NULL);

  if (self->refused)
    return;
  probant_sidebar_select (self->sidebar, page);
  bring_page_back (self);
  probant_panes_show_list (self->panes, FALSE);
}

const char *
probant_dossier_page_get_back_label (ProbantDossierPage *self)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER_PAGE (self), NULL);

  switch (probant_panes_get_alone (self->panes))
    {
    case PROBANT_ALONE_DOCUMENT:
      /* Translators: a button that closes the document, which has taken the place of what the sources told */
      return _ ("Back to the Data");
    case PROBANT_ALONE_PAGE:
      /* Translators: a button that shows the list of the dossier's pages */
      return _ ("Pages of the Dossier");
    case PROBANT_ALONE_NONE:
    default:
      return NULL;
    }
}

gboolean
probant_dossier_page_is_single (ProbantDossierPage *self)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER_PAGE (self), FALSE);

  return probant_panes_is_single (self->panes);
}

gboolean
probant_dossier_page_go_back (ProbantDossierPage *self)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER_PAGE (self), FALSE);

  switch (probant_panes_get_alone (self->panes))
    {
    case PROBANT_ALONE_DOCUMENT:
      preview_closed_cb (self);
      return TRUE;
    case PROBANT_ALONE_PAGE:
      probant_panes_show_list (self->panes, TRUE);
      return TRUE;
    case PROBANT_ALONE_NONE:
    default:
      return FALSE;
    }
}

void
probant_dossier_page_refresh (ProbantDossierPage *self)
{
  GListModel *records = NULL;
  gboolean failed = FALSE;

  g_return_if_fail (PROBANT_IS_DOSSIER_PAGE (self));

  if (self->refused)
    return;
  records = G_LIST_MODEL (self->dossier);
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      failed = failed || probant_record_get_state (record) == PROBANT_RECORD_FAILED;
    }
  if (failed)
    {
      probant_dossier_ask_failed_again (self->dossier);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      if (probant_record_is_settled (record) && probant_record_get_state (record) != PROBANT_RECORD_SKIPPED)
        probant_dossier_ask_again (self->dossier, record);
    }
}

void
probant_dossier_page_fill_preview (ProbantDossierPage *self)
{
  g_return_if_fail (PROBANT_IS_DOSSIER_PAGE (self));

  if (is_preview_open (self))
    probant_reader_set_filled (self->reader, !probant_reader_get_filled (self->reader));
}

void
probant_dossier_page_fill_form (ProbantDossierPage *self)
{
  g_return_if_fail (PROBANT_IS_DOSSIER_PAGE (self));

  if (!self->refused)
    gtk_window_present (GTK_WINDOW (probant_form_window_new (get_window (self), self->dossier)));
}
