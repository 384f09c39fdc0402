/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-record-card.h"

#include <glib/gi18n.h>

#include "core/probant-transcript.h"
#include "ui/probant-badge.h"
#include "ui/probant-document-row.h"
#include "ui/probant-field-row.h"
#include "ui/probant-record-words.h"
#include "ui/probant-table-view.h"

/* An answer that comes sooner needs no spinner. */
#define SPINNER_DELAY_MS 300

/* Documents shown at once; a long list of deeds opens its other ones on demand. */
#define FIRST_DOCUMENTS 5

struct _ProbantRecordCard
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkSpinner *spinner;
  GtkLabel *origin;
  ProbantBadge *badge;
  GtkWidget *menu_button;
  GtkLabel *sentence;
  GtkLabel *caveat;
  GtkWidget *protected_line;
  GtkWidget *problem_box;
  GtkLabel *state_label;
  GtkLabel *next_label;
  GtkLabel *detail_label;
  GtkWidget *buttons;
  GtkButton *ask_button;
  GtkWidget *access_button;
  GtkWidget *details_button;
  GtkBox *sections;
  GtkBox *documents;
  GtkExpander *other;
  GtkWidget *details_box;
  GtkLabel *technical;
  GtkWidget *copy_details_button;

  ProbantDossier *dossier;
  ProbantRecord *record;
  guint spinner_source;
};

G_DEFINE_FINAL_TYPE (ProbantRecordCard, probant_record_card, GTK_TYPE_WIDGET)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_copy_button (guint index)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Copy the Table"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Copy the Table"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.copy-section");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", index);
  return button;
}

static void
append_section (GtkBox *box, const ProbantPresentation *presentation, guint index)
{
  const ProbantSection *section = g_ptr_array_index (presentation->sections, index);

  if (section->title != NULL)
    {
      GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *title = gtk_label_new (section->title);

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_add_css_class (title, "section-title");
      gtk_widget_set_hexpand (title, TRUE);
      gtk_box_append (GTK_BOX (head), title);
      if (section->columns != NULL)
        gtk_box_append (GTK_BOX (head), make_copy_button (index));
      gtk_box_append (box, head);
    }
  for (guint i = 0; section->columns == NULL && i < section->values->len; i++)
    gtk_box_append (box, probant_field_row_new (g_ptr_array_index (section->values, i)));
  if (section->columns != NULL)
    gtk_box_append (box, probant_table_view_new (section));
  if (section->note != NULL)
    {
      GtkWidget *note = gtk_label_new (section->note);

      gtk_label_set_xalign (GTK_LABEL (note), 0);
      gtk_label_set_wrap (GTK_LABEL (note), TRUE);
      gtk_widget_add_css_class (note, "dim-label");
      gtk_widget_add_css_class (note, "caption");
      gtk_box_append (box, note);
    }
}

/* "Other data" is built when it is opened: most officers never do. */
static void
other_expanded_cb (ProbantRecordCard *self)
{
  const ProbantPresentation *presentation = probant_record_get_presentation (self->record);
  GtkWidget *box = NULL;

  if (!gtk_expander_get_expanded (self->other) || gtk_expander_get_child (self->other) != NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; presentation != NULL && i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      if (section->other)
        append_section (GTK_BOX (box), presentation, i);
    }
  gtk_expander_set_child (self->other, box);
}

static void
update_sections (ProbantRecordCard *self, const ProbantPresentation *presentation)
{
  gboolean has_other = FALSE;

  clear_box (self->sections);
  gtk_expander_set_expanded (self->other, FALSE);
  gtk_expander_set_child (self->other, NULL);
  for (guint i = 0; presentation != NULL && i < presentation->sections->len; i++)
    {
      const ProbantSection *section = g_ptr_array_index (presentation->sections, i);

      if (section->other)
        has_other = TRUE;
      else
        append_section (self->sections, presentation, i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->sections),
                          gtk_widget_get_first_child (GTK_WIDGET (self->sections)) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->other), has_other);
}

static void
append_documents (ProbantRecordCard *self, guint first, guint end)
{
  probant_document_row_append (self->documents, self->record, first, end);
}

static void
more_documents_cb (ProbantRecordCard *self, GtkWidget *button)
{
  gtk_box_remove (self->documents, button);
  append_documents (self, FIRST_DOCUMENTS,
                    g_list_model_get_n_items (probant_record_get_documents (self->record)));
}

static void
update_documents (ProbantRecordCard *self)
{
  guint n_documents = g_list_model_get_n_items (probant_record_get_documents (self->record));
  guint n_first = n_documents <= FIRST_DOCUMENTS + 1 ? n_documents : FIRST_DOCUMENTS;

  clear_box (self->documents);
  append_documents (self, 0, n_first);
  if (n_documents > n_first)
    {
      guint n_more = n_documents - n_first;
      g_autofree char *label
          = g_strdup_printf (ngettext ("Show %u more document", "Show %u more documents", n_more), n_more);
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect_object (button, "clicked", G_CALLBACK (more_documents_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->documents, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->documents), n_documents > 0);
}

/* What can be asked: anything settled, except what the use case excludes or no route leads to. */
static const char *
get_ask_label (ProbantRecord *record)
{
  switch (probant_record_get_state (record))
    {
    case PROBANT_RECORD_ANSWERED:
    case PROBANT_RECORD_ABSENT:
    case PROBANT_RECORD_DENIED:
    case PROBANT_RECORD_FAILED:
      return _ ("Ask Again");
    case PROBANT_RECORD_SKIPPED:
      if (probant_record_get_reason (record) == PROBANT_REASON_SWITCHED_OFF
          || probant_record_get_reason (record) == PROBANT_REASON_STOPPED)
        return _ ("Ask This Source Now");
      return NULL;
    case PROBANT_RECORD_WAITING:
    case PROBANT_RECORD_ASKING:
    default:
      return NULL;
    }
}

static gboolean
can_request_access (ProbantRecord *record)
{
  GApplication *application = g_application_get_default ();

  return probant_record_get_state (record) == PROBANT_RECORD_SKIPPED
         && probant_record_get_reason (record) == PROBANT_REASON_NEEDS_ACCESS && application != NULL
         && g_action_group_has_action (G_ACTION_GROUP (application), "request-access");
}

static void
show_link (GtkLabel *label, const char *url)
{
  g_autofree char *markup = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", url, url);

  gtk_label_set_markup (label, markup);
  gtk_widget_show (GTK_WIDGET (label));
}

static void
update_problem (ProbantRecordCard *self)
{
  ProbantRecordState state = probant_record_get_state (self->record);
  ProbantProblem *problem = probant_record_get_problem (self->record);
  const char *ask = get_ask_label (self->record);
  g_autofree char *sentence = probant_record_describe_state (self->record);
  g_autofree char *next = probant_record_describe_next (self->record);
  g_autofree char *page = probant_reason_get_page (probant_record_get_reason (self->record),
                                                   probant_record_get_endpoint (self->record),
                                                   probant_dossier_get_subject (self->dossier));
  g_autofree char *detail = NULL;
  gboolean troubled = state == PROBANT_RECORD_DENIED || state == PROBANT_RECORD_FAILED;

  if (state == PROBANT_RECORD_ANSWERED && problem != NULL && problem->kind != PROBANT_PROBLEM_REFUSED)
    /* Translators: %s is a sentence that says what went wrong */
    sentence = g_strdup_printf (_ ("A part is missing: %s"), problem->title);
  if (problem != NULL && problem->detail != NULL && (troubled || problem->kind == PROBANT_PROBLEM_REFUSED))
    /* Translators: %s is a sentence of the server, in French */
    detail = g_strdup_printf (_ ("Message of the API: “%s”"), problem->detail);
  set_text (self->state_label, sentence);
  gtk_label_set_use_markup (self->next_label, FALSE);
  set_text (self->next_label, next);
  if (state == PROBANT_RECORD_SKIPPED && page != NULL)
    show_link (self->next_label, page);
  set_text (self->detail_label, detail);
  if (ask != NULL)
    gtk_button_set_label (self->ask_button, ask);
  gtk_widget_set_visible (GTK_WIDGET (self->ask_button), ask != NULL);
  gtk_widget_set_visible (self->access_button, can_request_access (self->record));
  gtk_widget_set_visible (self->details_button, troubled);
  gtk_widget_set_visible (self->buttons, troubled || (state == PROBANT_RECORD_SKIPPED && ask != NULL));
  gtk_widget_set_visible (self->problem_box, sentence != NULL || detail != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.ask", ask != NULL);
}

static gboolean
spinner_cb (gpointer user_data)
{
  ProbantRecordCard *self = PROBANT_RECORD_CARD (user_data);

  self->spinner_source = 0;
  gtk_widget_show (GTK_WIDGET (self->spinner));
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
update_spinner (ProbantRecordCard *self)
{
  gboolean asking = probant_record_get_state (self->record) == PROBANT_RECORD_ASKING;

  if (asking && self->spinner_source == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->spinner)))
    self->spinner_source = g_timeout_add (SPINNER_DELAY_MS, spinner_cb, self);
  if (asking)
    return;
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_hide (GTK_WIDGET (self->spinner));
}

static void
update_head (ProbantRecordCard *self, const ProbantPresentation *presentation)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *origin
      = probant_record_describe_origin (self->record, probant_dossier_get_subject (self->dossier), now);
  g_autofree char *description = NULL;
  ProbantBadgeKind kind;
  const char *icon_name = NULL;
  const char *badge = probant_record_get_badge (self->record, &kind, &icon_name);

  gtk_label_set_label (self->origin, origin);
  probant_badge_set (self->badge, kind, icon_name, badge);
  set_text (self->sentence, presentation != NULL ? presentation->verdict.sentence : NULL);
  set_text (self->caveat, presentation != NULL ? presentation->verdict.caveat : NULL);
  gtk_widget_set_visible (self->protected_line, presentation != NULL && presentation->protected_data);
  description = badge != NULL ? g_strdup_printf ("%s, %s", badge, origin) : g_strdup (origin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

static void
update (ProbantRecordCard *self)
{
  const ProbantPresentation *presentation = probant_record_get_presentation (self->record);
  gboolean asking = probant_record_get_state (self->record) == PROBANT_RECORD_ASKING;
  g_autofree char *technical = probant_record_describe_technically (self->record);

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, asking, -1);
  update_head (self, presentation);
  update_spinner (self);
  update_problem (self);
  update_sections (self, presentation);
  update_documents (self);
  gtk_label_set_label (self->technical, technical);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_details_button), "s", technical);
  if (probant_record_get_state (self->record) == PROBANT_RECORD_SKIPPED)
    gtk_widget_add_css_class (GTK_WIDGET (self), "quiet");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "quiet");
}

/* A number that became known changes what a waiting record waits for. */
static void
subject_changed_cb (ProbantRecordCard *self)
{
  if (probant_record_get_state (self->record) == PROBANT_RECORD_WAITING)
    update_head (self, NULL);
}

static void
ask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantRecordCard *self = PROBANT_RECORD_CARD (widget);
  const char *const names[] = { probant_record_get_endpoint (self->record)->name, NULL };

  if (probant_record_get_reason (self->record) == PROBANT_REASON_SWITCHED_OFF)
    probant_policy_switch_on (probant_dossier_get_policy (self->dossier), names);
  probant_dossier_ask_again (self->dossier, self->record);
}

static void
copy (ProbantRecordCard *self, ProbantTranscriptForm form)
{
  g_autofree char *text = probant_transcript_record (self->record, form);
  g_autofree char *table = probant_transcript_record (self->record, PROBANT_TRANSCRIPT_TSV);

  gtk_widget_activate_action (GTK_WIDGET (self), "dossier.copy-forms", "(ss)", text, table);
}

static void
copy_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy (PROBANT_RECORD_CARD (widget), PROBANT_TRANSCRIPT_TEXT);
}

static void
copy_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy (PROBANT_RECORD_CARD (widget), PROBANT_TRANSCRIPT_TSV);
}

static void
copy_section_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantRecordCard *self = PROBANT_RECORD_CARD (widget);
  const ProbantPresentation *presentation = probant_record_get_presentation (self->record);
  guint index = g_variant_get_uint32 (parameter);
  g_autofree char *table = NULL;

  if (presentation == NULL || index >= presentation->sections->len)
    return;
  table = probant_transcript_section (g_ptr_array_index (presentation->sections, index),
                                      PROBANT_TRANSCRIPT_TSV);
  gtk_widget_activate_action (widget, "dossier.copy-forms", "(ss)", table, table);
}

static void
documentation_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                probant_record_get_endpoint (PROBANT_RECORD_CARD (widget)->record)->documentation,
                GDK_CURRENT_TIME);
}

static void
details_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantRecordCard *self = PROBANT_RECORD_CARD (widget);

  gtk_widget_set_visible (self->details_box, !gtk_widget_get_visible (self->details_box));
}

static void
probant_record_card_dispose (GObject *object)
{
  ProbantRecordCard *self = PROBANT_RECORD_CARD (object);
  GtkWidget *child = NULL;

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->record);
  g_clear_object (&self->dossier);

  G_OBJECT_CLASS (probant_record_card_parent_class)->dispose (object);
}

static void
probant_record_card_class_init (ProbantRecordCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_record_card_dispose;

  gtk_widget_class_install_action (widget_class, "card.ask", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "card.copy-text", NULL, copy_text_action);
  gtk_widget_class_install_action (widget_class, "card.copy-table", NULL, copy_table_action);
  gtk_widget_class_install_action (widget_class, "card.copy-section", "u", copy_section_action);
  gtk_widget_class_install_action (widget_class, "card.documentation", NULL, documentation_action);
  gtk_widget_class_install_action (widget_class, "card.details", NULL, details_action);

  g_type_ensure (PROBANT_TYPE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-record-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, title);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, spinner);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, origin);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, badge);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, menu_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, sentence);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, caveat);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, protected_line);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, problem_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, state_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, next_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, detail_label);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, buttons);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, ask_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, access_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, details_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, sections);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, documents);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, other);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, details_box);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, technical);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecordCard, copy_details_button);
  gtk_widget_class_bind_template_callback (widget_class, other_expanded_cb);
}

static void
probant_record_card_init (ProbantRecordCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
probant_record_card_new (ProbantDossier *dossier, ProbantRecord *record)
{
  ProbantRecordCard *self = g_object_new (PROBANT_TYPE_RECORD_CARD, NULL);
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  const char *title = _ (endpoint->title);
  g_autofree char *menu = NULL;

  self->dossier = g_object_ref (dossier);
  self->record = g_object_ref (record);
  gtk_label_set_label (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), _ (endpoint->summary));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  /* Translators: %s is the title of a source */
  menu = g_strdup_printf (_ ("Actions for %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, menu,
                                  -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.documentation", endpoint->documentation != NULL);

  g_signal_connect_object (record, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dossier, "subject-changed", G_CALLBACK (subject_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

ProbantRecord *
probant_record_card_get_record (ProbantRecordCard *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD_CARD (self), NULL);

  return self->record;
}
