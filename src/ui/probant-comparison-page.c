/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-comparison-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-declared.h"
#include "core/probant-format.h"
#include "core/probant-transcript.h"
#include "ui/probant-comparison-row.h"
#include "ui/probant-file-dialog.h"
#include "ui/probant-text-scale.h"
#include "ui/probant-toast.h"

/* After the last key: long enough to end a word, short enough to seem at once. */
#define TYPING_PAUSE_MS 200

struct _ProbantComparisonPage
{
  GtkWidget parent_instance;

  AdwClamp *clamp;
  GtkWidget *scrolled;
  GtkLabel *summary;
  GtkBox *rows_box;

  ProbantDossier *dossier;
  ProbantComparisonRow *rows[PROBANT_N_TRAITS];
  char *replaced[PROBANT_N_TRAITS]; /* what stood there before the last act */
  AdwToast *undo_toast;             /* that offers to bring it back */
  GCancellable *cancellable;
  guint update_source;
};

G_DEFINE_FINAL_TYPE (ProbantComparisonPage, probant_comparison_page, GTK_TYPE_WIDGET)

enum
{
  MESSAGE,
  COMPARED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_message (ProbantComparisonPage *self, const char *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

/* NULL where nothing is declared. (transfer full) */
static char *
get_declared (ProbantComparisonPage *self, ProbantTrait trait)
{
  g_autofree char *text = probant_comparison_row_get_text (self->rows[trait]);

  return probant_clean_text (text);
}

static void
read_officers (ProbantComparisonPage *self, GPtrArray *officers)
{
  g_autofree char *text = probant_comparison_row_get_text (self->rows[PROBANT_TRAIT_OFFICER]);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *officer = probant_clean_text (lines[i]);

      if (officer != NULL)
        g_ptr_array_add (officers, g_steal_pointer (&officer));
    }
}

/* (transfer full) */
static ProbantDeclared *
read_declared (ProbantComparisonPage *self)
{
  ProbantDeclared *declared = probant_declared_new ();

  declared->number = get_declared (self, PROBANT_TRAIT_NUMBER);
  declared->name = get_declared (self, PROBANT_TRAIT_NAME);
  declared->address = get_declared (self, PROBANT_TRAIT_ADDRESS);
  declared->activity = get_declared (self, PROBANT_TRAIT_ACTIVITY);
  declared->headcount = get_declared (self, PROBANT_TRAIT_HEADCOUNT);
  declared->turnover = get_declared (self, PROBANT_TRAIT_TURNOVER);
  read_officers (self, declared->officers);
  return declared;
}

/* Also what the sources know where nothing is declared. (transfer full) */
static GPtrArray *
compare (ProbantComparisonPage *self)
{
  g_autoptr (ProbantDeclared) declared = read_declared (self);

  return probant_declared_compare (declared, G_LIST_MODEL (self->dossier),
                                   probant_dossier_get_subject (self->dossier));
}

/* Takes `part`. */
static void
add_part (GString *text, char *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
  g_free (part);
}

static void
update_summary (ProbantComparisonPage *self, const guint *counts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_agree = counts[PROBANT_OUTCOME_AGREES], n_differ = counts[PROBANT_OUTCOME_DIFFERS];
  guint n_unknown = counts[PROBANT_OUTCOME_UNKNOWN];
  guint n_open = probant_dossier_get_n_asked (self->dossier) - probant_dossier_get_n_settled (self->dossier);

  if (n_agree + n_differ + n_unknown == 0)
    g_string_append (text, _ ("Type what the applicant declared, or paste or drop it here as CSV or JSON."));
  if (n_agree > 0)
    /* Translators: a number of lines of the comparison */
    add_part (text, g_strdup_printf (ngettext ("%u agrees", "%u agree", n_agree), n_agree));
  if (n_differ > 0)
    /* Translators: a number of lines of the comparison */
    add_part (text, g_strdup_printf (ngettext ("%u differs", "%u differ", n_differ), n_differ));
  if (n_unknown > 0)
    /* Translators: a number of lines of the comparison */
    add_part (text, g_strdup_printf (ngettext ("%u cannot be compared", "%u cannot be compared", n_unknown),
                                     n_unknown));
  if (n_open > 0)
    add_part (text, g_strdup_printf (ngettext ("%u source has not answered yet",
                                               "%u sources have not answered yet", n_open),
                                     n_open));
  gtk_label_set_label (self->summary, text->str);
}

static void
update (ProbantComparisonPage *self)
{
  g_autoptr (GPtrArray) comparisons = compare (self);
  guint counts[PROBANT_OUTCOME_NOT_DECLARED + 1] = { 0 };
  gboolean declared = FALSE;

  g_clear_handle_id (&self->update_source, g_source_remove);
  probant_dossier_set_declared (self->dossier, read_declared (self));
  for (guint i = 0; i < comparisons->len; i++)
    {
      const ProbantComparison *comparison = g_ptr_array_index (comparisons, i);

      counts[comparison->outcome]++;
      declared |= comparison->declared != NULL;
    }
  for (guint i = 0; i < PROBANT_N_TRAITS; i++)
    probant_comparison_row_show (self->rows[i], comparisons);
  update_summary (self, counts);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.clear", declared);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.copy-text", comparisons->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.copy-table", comparisons->len > 0);
  g_signal_emit (self, signals[COMPARED], 0, counts[PROBANT_OUTCOME_AGREES], counts[PROBANT_OUTCOME_DIFFERS]);
}

static gboolean
update_cb (gpointer user_data)
{
  ProbantComparisonPage *self = PROBANT_COMPARISON_PAGE (user_data);

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (ProbantComparisonPage *self, guint pause)
{
  g_clear_handle_id (&self->update_source, g_source_remove);
  self->update_source = g_timeout_add (pause, update_cb, self);
}

static void
withdraw_undo (ProbantComparisonPage *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->undo_toast);

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

/* To bring back what stood before would now destroy what is typed. */
static void
typed_cb (ProbantComparisonPage *self)
{
  withdraw_undo (self);
  queue_update (self, TYPING_PAUSE_MS);
}

static void
record_changed_cb (ProbantComparisonPage *self)
{
  if (self->update_source == 0)
    queue_update (self, 0);
}

/* Undo */

static void
undo_cb (ProbantComparisonPage *self, AdwToast *toast)
{
  if (toast != self->undo_toast)
    return; /* withdrawn, but not out of sight yet */
  g_clear_object (&self->undo_toast);
  for (guint i = 0; i < PROBANT_N_TRAITS; i++)
    probant_comparison_row_set_text (self->rows[i], self->replaced[i]);
  update (self);
}

static void
toast_dismissed_cb (ProbantComparisonPage *self, AdwToast *toast)
{
  if (toast == self->undo_toast)
    g_clear_object (&self->undo_toast);
}

/* Says what was done to the fields and offers to undo it. */
static void
offer_undo (ProbantComparisonPage *self, const char *sentence)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  withdraw_undo (self); /* it would bring back what is no longer kept */
  if (overlay == NULL)
    return;
  self->undo_toast = probant_toast_new (sentence);
  adw_toast_set_button_label (self->undo_toast, _ ("_Undo"));
  g_signal_connect_object (self->undo_toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo_toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (self->undo_toast));
}

/* TRUE where something stood there. */
static gboolean
keep_replaced (ProbantComparisonPage *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < PROBANT_N_TRAITS; i++)
    {
      g_free (self->replaced[i]);
      self->replaced[i] = probant_comparison_row_get_text (self->rows[i]);
      any |= *self->replaced[i] != '\0';
    }
  return any;
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantComparisonPage *self = PROBANT_COMPARISON_PAGE (widget);

  keep_replaced (self);
  for (guint i = 0; i < PROBANT_N_TRAITS; i++)
    probant_comparison_row_set_text (self->rows[i], NULL);
  update (self);
  gtk_widget_child_focus (GTK_WIDGET (self->rows[0]), GTK_DIR_TAB_FORWARD);
  offer_undo (self, _ ("What was declared is cleared"));
}

/* Files and texts */

static void
fill_in (ProbantComparisonPage *self, const ProbantDeclared *declared)
{
  const char *texts[PROBANT_N_TRAITS] = {
    [PROBANT_TRAIT_NUMBER] = declared->number,       [PROBANT_TRAIT_NAME] = declared->name,
    [PROBANT_TRAIT_ADDRESS] = declared->address,     [PROBANT_TRAIT_ACTIVITY] = declared->activity,
    [PROBANT_TRAIT_HEADCOUNT] = declared->headcount, [PROBANT_TRAIT_TURNOVER] = declared->turnover,
  };
  g_autoptr (GString) officers = g_string_new (NULL);
  gboolean replaced = keep_replaced (self);

  for (guint i = 0; i < declared->officers->len; i++)
    g_string_append_printf (officers, "%s%s", i > 0 ? "\n" : "",
                            (const char *)g_ptr_array_index (declared->officers, i));
  texts[PROBANT_TRAIT_OFFICER] = officers->str;
  for (guint i = 0; i < PROBANT_N_TRAITS; i++)
    probant_comparison_row_set_text (self->rows[i], texts[i]);
  update (self);
  if (replaced)
    offer_undo (self, _ ("What was declared is replaced"));
}

void
probant_comparison_page_read (ProbantComparisonPage *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantDeclared) declared = NULL;

  g_return_if_fail (PROBANT_IS_COMPARISON_PAGE (self) && text != NULL);

  declared = probant_declared_read (text, strlen (text), &error);
  if (declared != NULL)
    fill_in (self, declared);
  else
    show_message (self, error->message);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantComparisonPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantDeclared) declared = probant_declared_load_finish (result, &error);

  if (declared != NULL)
    fill_in (self, declared);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_message (self, error->message);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantComparisonPage) self = user_data;
  g_autoptr (GFile) file = probant_file_dialog_finish (result, NULL);

  if (file != NULL)
    probant_declared_load_async (file, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantComparisonPage *self = PROBANT_COMPARISON_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("CSV and JSON"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_filter_add_suffix (filter, "txt");
  probant_file_dialog_open_async (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                  _ ("Open What Was Declared"), filter, self->cancellable, file_chosen_cb,
                                  g_object_ref (self));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantComparisonPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text != NULL)
    probant_comparison_page_read (self, text);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_message (self, _ ("There is no text in the clipboard."));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantComparisonPage *self = PROBANT_COMPARISON_PAGE (widget);

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), self->cancellable, pasted_cb,
                                 g_object_ref (self));
}

static gboolean
dropped_cb (ProbantComparisonPage *self, const GValue *value)
{
  if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    probant_declared_load_async (g_value_get_object (value), self->cancellable, loaded_cb,
                                 g_object_ref (self));
  else if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    probant_comparison_page_read (self, g_value_get_string (value));
  else
    return FALSE;
  return TRUE;
}

/* Copying */

static void
copy (GtkWidget *widget, ProbantTranscriptForm form)
{
  g_autoptr (GPtrArray) comparisons = compare (PROBANT_COMPARISON_PAGE (widget));
  g_autofree char *text = probant_transcript_comparisons (comparisons, form);
  g_autofree char *table = probant_transcript_comparisons (comparisons, PROBANT_TRANSCRIPT_TSV);

  gtk_widget_activate_action (widget, "dossier.copy-forms", "(ss)", text, table);
}

static void
copy_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy (widget, PROBANT_TRANSCRIPT_TEXT);
}

static void
copy_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy (widget, PROBANT_TRANSCRIPT_TSV);
}

/* The toast lives in the window, which may show another dossier next. */
static void
probant_comparison_page_unmap (GtkWidget *widget)
{
  withdraw_undo (PROBANT_COMPARISON_PAGE (widget));
  GTK_WIDGET_CLASS (probant_comparison_page_parent_class)->unmap (widget);
}

static void
probant_comparison_page_dispose (GObject *object)
{
  ProbantComparisonPage *self = PROBANT_COMPARISON_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->undo_toast);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->dossier);
  for (guint i = 0; i < PROBANT_N_TRAITS; i++)
    g_clear_pointer (&self->replaced[i], g_free);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (probant_comparison_page_parent_class)->dispose (object);
}

static void
probant_comparison_page_class_init (ProbantComparisonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_comparison_page_dispose;
  widget_class->unmap = probant_comparison_page_unmap;

  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COMPARED] = g_signal_new ("compared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "comparison.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "comparison.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "comparison.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "comparison.copy-text", NULL, copy_text_action);
  gtk_widget_class_install_action (widget_class, "comparison.copy-table", NULL, copy_table_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-comparison-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantComparisonPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, ProbantComparisonPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ProbantComparisonPage, summary);
  gtk_widget_class_bind_template_child (widget_class, ProbantComparisonPage, rows_box);
}

static void
accept_drops (ProbantComparisonPage *self)
{
  GType types[] = { G_TYPE_FILE, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
probant_comparison_page_init (ProbantComparisonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  probant_text_scale_follow (self->clamp);

  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < PROBANT_N_TRAITS; i++)
    {
      GtkWidget *row = probant_comparison_row_new (i);

      self->rows[i] = PROBANT_COMPARISON_ROW (row);
      g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->rows_box, row);
    }
  accept_drops (self);
}

GtkWidget *
probant_comparison_page_new (ProbantDossier *dossier)
{
  ProbantComparisonPage *self = NULL;

  g_return_val_if_fail (PROBANT_IS_DOSSIER (dossier), NULL);

  self = g_object_new (PROBANT_TYPE_COMPARISON_PAGE, NULL);
  self->dossier = g_object_ref (dossier);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier)); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (G_LIST_MODEL (dossier), i);

      g_signal_connect_object (record, "notify::state", G_CALLBACK (record_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  update (self);
  return GTK_WIDGET (self);
}
