/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-overview-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "core/probant-findings.h"
#include "core/probant-identity.h"
#include "core/probant-series.h"
#include "core/probant-transcript.h"
#include "ui/probant-chart-card.h"
#include "ui/probant-field-row.h"
#include "ui/probant-record-words.h"
#include "ui/probant-thumbnail.h"
#include "ui/probant-text-scale.h"

#define MAX_DOCUMENTS 6

struct _ProbantOverviewPage
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkBox *lines;
  GtkWidget *identity_card;
  GtkBox *identity;
  AdwClamp *clamp;
  GtkFlowBox *charts;
  ProbantThumbnailer *thumbnailer;
  char *charts_values; /* what they show */
  GtkWidget *documents_card;
  GtkFlowBox *documents;
  GtkButton *all_documents_button;
  GtkWidget *skipped_card;
  GtkBox *skipped;

  ProbantDossier *dossier;
  guint update_source;
};

G_DEFINE_FINAL_TYPE (ProbantOverviewPage, probant_overview_page, GTK_TYPE_WIDGET)

static void
clear_box (GtkBox *box)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_line (const char *icon_name, const char *icon_class, const char *title, const char *subtitle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (icon, icon_class);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), make_label (title, NULL));
  if (subtitle != NULL)
    {
      GtkWidget *label = make_label (subtitle, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  return box;
}

/* A line that leads to its record. */
static GtkWidget *
make_record_line (ProbantRecord *record,
                  const char *icon_name,
                  const char *icon_class,
                  const char *title,
                  const char *subtitle)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = make_line (icon_name, icon_class, title, subtitle);

  gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "overview-line");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", probant_record_get_endpoint (record)->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (subtitle != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle,
                                    -1);
  return button;
}

static GtkWidget *
make_failure_line (ProbantRecord *record)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  g_autofree char *sentence = probant_record_describe_state (record);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", endpoint->producer, sentence);
  ProbantBadgeKind kind;
  const char *icon_name = NULL;

  probant_record_get_badge (record, &kind, &icon_name);
  return make_record_line (record, icon_name, "warning-mark", _ (endpoint->title), subtitle);
}

static const char *
get_severity_icon (ProbantSeverity severity, const char **css_class)
{
  *css_class = severity == PROBANT_SEVERITY_SERIOUS   ? "serious-mark"
               : severity == PROBANT_SEVERITY_WARNING ? "warning-mark"
                                                      : "dim-label";
  return severity == PROBANT_SEVERITY_SERIOUS   ? "dialog-error-symbolic"
         : severity == PROBANT_SEVERITY_WARNING ? "dialog-warning-symbolic"
                                                : "dialog-information-symbolic";
}

static GtkWidget *
make_finding_line (const ProbantFinding *finding)
{
  ProbantRecord *record = finding->records->len > 0 ? g_ptr_array_index (finding->records, 0) : NULL;
  const char *severity = probant_severity_get_title (finding->severity);
  const char *icon_class = NULL;
  const char *icon_name = get_severity_icon (finding->severity, &icon_class);
  /* The icon's word, for those who do not see it. */
  g_autofree char *spoken = g_strdup_printf ("%s, %s", severity, finding->sentence);
  GtkWidget *line = NULL;

  if (record != NULL)
    line = make_record_line (record, icon_name, icon_class, finding->sentence, finding->detail);
  else
    line = make_line (icon_name, icon_class, finding->sentence, finding->detail);
  gtk_widget_set_tooltip_text (line, severity);
  if (record != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return line;
}

/* The findings that sum up the sources without an answer: here each has a line of its own. */
static const char *const summaries[] = { "sources-failed", "sources-denied", NULL };

static void
append_findings (ProbantOverviewPage *self, GHashTable *mentioned)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GPtrArray) findings = probant_findings_check (
      G_LIST_MODEL (self->dossier), probant_dossier_get_subject (self->dossier), today);

  for (guint i = 0; i < findings->len; i++)
    {
      const ProbantFinding *finding = g_ptr_array_index (findings, i);

      if (g_strv_contains (summaries, finding->id))
        continue;
      gtk_box_append (self->lines, make_finding_line (finding));
      for (guint j = 0; j < finding->records->len; j++)
        g_hash_table_add (mentioned, g_ptr_array_index (finding->records, j));
    }
}

static void
append_failures (ProbantOverviewPage *self, GHashTable *mentioned)
{
  GListModel *records = G_LIST_MODEL (self->dossier);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);
      ProbantRecordState state = probant_record_get_state (record);

      if ((state == PROBANT_RECORD_FAILED || state == PROBANT_RECORD_DENIED)
          && !g_hash_table_contains (mentioned, record))
        gtk_box_append (self->lines, make_failure_line (record));
    }
}

static const char *
describe_nothing (ProbantOverviewPage *self)
{
  if (!probant_policy_has_access (probant_dossier_get_policy (self->dossier)))
    return _ ("Nothing stands out in the public data, which know of no certificate and of no debt.");

  return _ ("All the sources asked have answered; nothing stands out.");
}

static void
update_lines (ProbantOverviewPage *self)
{
  guint n_settled = probant_dossier_get_n_settled (self->dossier);
  guint n_asked = probant_dossier_get_n_asked (self->dossier);
  g_autoptr (GHashTable) mentioned = g_hash_table_new (NULL, NULL);
  g_autofree char *progress = NULL;

  clear_box (self->lines);
  append_findings (self, mentioned);
  append_failures (self, mentioned);
  if (n_settled < n_asked)
    {
      progress = g_strdup_printf (_ ("%u of %u sources have answered"), n_settled, n_asked);
      gtk_box_append (self->lines, make_line ("content-loading-symbolic", "dim-label", progress, NULL));
    }
  else if (gtk_widget_get_first_child (GTK_WIDGET (self->lines)) == NULL)
    gtk_box_append (self->lines,
                    make_line ("object-select-symbolic", "dim-label", describe_nothing (self), NULL));
}

static void
add_identity (ProbantOverviewPage *self, const char *label, const char *text)
{
  char *label_copy = (char *)label;
  char *text_copy = (char *)text;
  const ProbantValue value = { label_copy, text_copy, PROBANT_VALUE_TEXT, PROBANT_FIELD_NONE };

  if (text != NULL)
    gtk_box_append (self->identity, probant_field_row_new (&value));
}

static void
update_identity (ProbantOverviewPage *self)
{
  g_autoptr (ProbantIdentity) identity = probant_identity_new (self->dossier);

  clear_box (self->identity);
  add_identity (self, _ ("Name"), identity->name);
  add_identity (self, _ ("Legal form"), identity->legal_form);
  add_identity (self, _ ("Activity"), identity->activity);
  add_identity (self, _ ("Address"), identity->address);
  add_identity (self, _ ("Created"), identity->created);
  add_identity (self, _ ("Headcount"), identity->headcount);
  gtk_widget_set_visible (self->identity_card,
                          gtk_widget_get_first_child (GTK_WIDGET (self->identity)) != NULL);
}

/* The buttons in `widget` take the focus, not the place it stands in. */
static void
insert_unfocusable (GtkFlowBox *box, GtkWidget *widget, int index)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), widget);
  gtk_flow_box_insert (box, child, index);
}

static char *
describe_charts (GPtrArray *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *values = probant_series_to_tsv (g_ptr_array_index (list, i));

      g_string_append (text, values);
    }
  return g_string_free (text, FALSE);
}

/* What is shown already stays in place, with the focus and the table that is open. */
static void
update_charts (ProbantOverviewPage *self)
{
  g_autoptr (GPtrArray) list = probant_series_list (G_LIST_MODEL (self->dossier));
  g_autofree char *values = describe_charts (list);
  GtkFlowBoxChild *old = NULL;

  if (g_strcmp0 (values, self->charts_values) == 0)
    return;
  g_free (self->charts_values);
  self->charts_values = g_steal_pointer (&values);
  while ((old = gtk_flow_box_get_child_at_index (self->charts, 0)) != NULL)
    gtk_flow_box_remove (self->charts, GTK_WIDGET (old));
  gtk_widget_set_visible (GTK_WIDGET (self->charts), list->len > 0);
  /* Two charts share the width; four are two lines of two. */
  gtk_flow_box_set_max_children_per_line (self->charts, list->len == 3 || list->len > 4 ? 3 : 2);
  while (list->len > 0)
    insert_unfocusable (self->charts, probant_chart_card_new (g_ptr_array_steal_index (list, 0)), -1);
}

/* A document to show, and where it stands. */
typedef struct
{
  ProbantDocument *document; /* lives as long as its record has it */
  const char *source;
  guint position;
} Piece;

/* Long lists of deeds are on their own page. */
static void
collect_pieces (ProbantRecord *record, GArray *pieces)
{
  GListModel *documents = probant_record_get_documents (record);

  for (guint i = 0; i < g_list_model_get_n_items (documents) && pieces->len < MAX_DOCUMENTS; i++)
    {
      g_autoptr (ProbantDocument) document = g_list_model_get_item (documents, i);
      const Piece piece = { document, probant_record_get_endpoint (record)->name, i };

      if (!probant_document_get_on_demand (document))
        g_array_append_val (pieces, piece);
    }
}

static ProbantDocument *
get_shown_document (ProbantOverviewPage *self, guint index)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (self->documents, (int)index);

  return child != NULL
             ? probant_thumbnail_get_document (PROBANT_THUMBNAIL (gtk_flow_box_child_get_child (child)))
             : NULL;
}

static gboolean
has_piece (GArray *pieces, ProbantDocument *document)
{
  for (guint i = 0; i < pieces->len; i++)
    if (g_array_index (pieces, Piece, i).document == document)
      return TRUE;
  return FALSE;
}

static void
remove_document (ProbantOverviewPage *self, guint index)
{
  gtk_flow_box_remove (self->documents,
                       GTK_WIDGET (gtk_flow_box_get_child_at_index (self->documents, (int)index)));
}

/* What is shown already stays, with its picture and the focus. */
static void
show_pieces (ProbantOverviewPage *self, GArray *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      ProbantDocument *shown = NULL;

      while ((shown = get_shown_document (self, i)) != NULL && !has_piece (pieces, shown))
        remove_document (self, i);
      if (shown != piece->document)
        insert_unfocusable (
            self->documents,
            probant_thumbnail_new (piece->document, piece->source, piece->position, self->thumbnailer),
            (int)i);
    }
  while (get_shown_document (self, pieces->len) != NULL)
    remove_document (self, pieces->len);
}

static void
update_documents (ProbantOverviewPage *self)
{
  GListModel *records = G_LIST_MODEL (self->dossier);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autofree char *label = NULL;
  guint n_all = 0;

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

      n_all += g_list_model_get_n_items (probant_record_get_documents (record));
      collect_pieces (record, pieces);
    }
  show_pieces (self, pieces);
  label = g_strdup_printf (ngettext ("%u document", "All %u documents", n_all), n_all);
  gtk_button_set_label (self->all_documents_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->documents), pieces->len > 0);
  gtk_widget_set_visible (self->documents_card, n_all > 0);
}

static const ProbantReason reasons[] = {
  PROBANT_REASON_NEEDS_ACCESS,  PROBANT_REASON_SWITCHED_OFF, PROBANT_REASON_RIGHT_MISSING,
  PROBANT_REASON_NO_IDENTIFIER, PROBANT_REASON_CANNOT_KNOW,  PROBANT_REASON_NO_ROUTE,
  PROBANT_REASON_STOPPED,       PROBANT_REASON_NOT_WANTED,   PROBANT_REASON_EXCLUDED,
};

static void
update_skipped (ProbantOverviewPage *self)
{
  GListModel *records = G_LIST_MODEL (self->dossier);

  clear_box (self->skipped);
  for (guint r = 0; r < G_N_ELEMENTS (reasons); r++)
    {
      g_autoptr (GString) titles = g_string_new (NULL);

      for (guint i = 0; i < g_list_model_get_n_items (records); i++)
        {
          g_autoptr (ProbantRecord) record = g_list_model_get_item (records, i);

          if (probant_record_get_state (record) != PROBANT_RECORD_SKIPPED
              || probant_record_get_reason (record) != reasons[r])
            continue;
          g_string_append_printf (titles, "%s%s", titles->len > 0 ? " · " : "",
                                  _ (probant_record_get_endpoint (record)->title));
        }
      if (titles->len > 0)
        {
          GtkWidget *label = make_label (titles->str, "caption");

          gtk_widget_add_css_class (label, "dim-label");
          gtk_box_append (self->skipped, make_label (probant_reason_get_title (reasons[r]), NULL));
          gtk_box_append (self->skipped, label);
        }
    }
  gtk_widget_set_visible (self->skipped_card,
                          gtk_widget_get_first_child (GTK_WIDGET (self->skipped)) != NULL);
}

static gboolean
update_cb (gpointer user_data)
{
  ProbantOverviewPage *self = PROBANT_OVERVIEW_PAGE (user_data);

  self->update_source = 0;
  update_lines (self);
  update_identity (self);
  update_charts (self);
  update_documents (self);
  update_skipped (self);
  return G_SOURCE_REMOVE;
}

/* Answers come in bursts: one update after each. */
static void
queue_update (ProbantOverviewPage *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

static void
copy_all (GtkWidget *widget, ProbantTranscriptForm form)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  ProbantDossier *dossier = PROBANT_OVERVIEW_PAGE (widget)->dossier;
  g_autofree char *text = probant_transcript_dossier (dossier, today, form);
  g_autofree char *table = probant_transcript_dossier (dossier, today, PROBANT_TRANSCRIPT_TSV);

  gtk_widget_activate_action (widget, "dossier.copy-forms", "(ss)", text, table);
}

static void
copy_text_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_all (widget, PROBANT_TRANSCRIPT_TEXT);
}

static void
copy_table_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  copy_all (widget, PROBANT_TRANSCRIPT_TSV);
}

static void
probant_overview_page_dispose (GObject *object)
{
  ProbantOverviewPage *self = PROBANT_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->dossier);
  g_clear_object (&self->thumbnailer);
  g_clear_pointer (&self->charts_values, g_free);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (probant_overview_page_parent_class)->dispose (object);
}

static void
probant_overview_page_class_init (ProbantOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_overview_page_dispose;

  gtk_widget_class_install_action (widget_class, "overview.copy-text", NULL, copy_text_action);
  gtk_widget_class_install_action (widget_class, "overview.copy-table", NULL, copy_table_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantOverviewPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ProbantOverviewPage, lines);
  gtk_widget_class_bind_template_child (widget_class, ProbantOverviewPage, identity_card);
  gtk_widget_class_bind_template_child (widget_class, ProbantOverviewPage, identity);
  gtk_widget_class_bind_template_child (widget_class, ProbantOverviewPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, ProbantOverviewPage, charts);
  gtk_widget_class_bind_template_child (widget_class, ProbantOverviewPage, documents_card);
  gtk_widget_class_bind_template_child (widget_class, ProbantOverviewPage, documents);
  gtk_widget_class_bind_template_child (widget_class, ProbantOverviewPage, all_documents_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantOverviewPage, skipped_card);
  gtk_widget_class_bind_template_child (widget_class, ProbantOverviewPage, skipped);
}

static void
probant_overview_page_init (ProbantOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  probant_text_scale_follow (self->clamp);
  self->thumbnailer = probant_thumbnailer_new ();
}

GtkWidget *
probant_overview_page_new (ProbantDossier *dossier)
{
  ProbantOverviewPage *self = g_object_new (PROBANT_TYPE_OVERVIEW_PAGE, NULL);

  self->dossier = g_object_ref (dossier);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier)); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (G_LIST_MODEL (dossier), i);

      g_signal_connect_object (record, "notify::state", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (dossier, "subject-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}
