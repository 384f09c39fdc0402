/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-sidebar.h"

#include <glib/gi18n.h>

#include "core/probant-identity.h"
#include "ui/probant-badge.h"
#include "ui/probant-page-row.h"
#include "ui/probant-tab-stop.h"

struct _ProbantSidebar
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkLabel *name;
  GtkLabel *detail;
  ProbantBadge *state;
  GtkBox *numbers;
  GtkLabel *access;
  GtkLabel *object;
  GtkListBox *list;

  ProbantDossier *dossier;
  char *shown_numbers; /* so that buttons are not made anew below the pointer */
};

G_DEFINE_FINAL_TYPE (ProbantSidebar, probant_sidebar, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_selected_cb (ProbantSidebar *self, GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, signals[SELECTED], 0, probant_page_row_get_page (PROBANT_PAGE_ROW (row)));
}

static void
row_activated_cb (ProbantSidebar *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
add_number (ProbantSidebar *self, ProbantIdentifierKind kind, const char *value)
{
  const char *kind_name = probant_identifier_kind_name (kind);
  GtkWidget *button = NULL, *box = NULL, *label = NULL, *icon = NULL;
  g_autofree char *formatted = NULL;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (value == NULL)
    return;
  formatted = probant_identifier_format (value);
  text = g_strdup_printf ("%s %s", kind_name, formatted);
  /* Translators: %s is a kind of number and the number, "SIRET 552 049 447 76279" */
  spoken = g_strdup_printf (_ ("Copy %s"), text);

  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "count");
  icon = gtk_image_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_add_css_class (icon, "dim-label");
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "subject-number");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.copy");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", value);
  gtk_box_append (self->numbers, button);
}

static void
update_numbers (ProbantSidebar *self, const ProbantSubject *subject)
{
  g_autofree char *numbers = g_strjoin ("|", subject->siret != NULL ? subject->siret : "",
                                        subject->siren != NULL ? subject->siren : "",
                                        subject->rna != NULL ? subject->rna : "", NULL);
  GtkWidget *child = NULL;

  if (g_strcmp0 (numbers, self->shown_numbers) == 0)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->numbers))) != NULL)
    gtk_box_remove (self->numbers, child);
  add_number (self, PROBANT_IDENTIFIER_SIRET, subject->siret);
  add_number (self, PROBANT_IDENTIFIER_SIREN, subject->siren);
  add_number (self, PROBANT_IDENTIFIER_RNA, subject->rna);
  g_free (self->shown_numbers);
  self->shown_numbers = g_steal_pointer (&numbers);
}

static void
update_subject (ProbantSidebar *self)
{
  const ProbantSubject *subject = probant_dossier_get_subject (self->dossier);
  g_autoptr (ProbantIdentity) identity = probant_identity_new (self->dossier);
  g_autofree char *number = probant_identifier_format (subject->asked.value);
  const char *first = identity->activity != NULL ? identity->activity : identity->legal_form;
  g_autofree char *detail = NULL;

  gtk_label_set_label (self->name, identity->name != NULL ? identity->name : number);
  if (first != NULL && identity->town != NULL)
    detail = g_strdup_printf ("%s · %s", first, identity->town);
  else
    detail = g_strdup (first != NULL ? first : identity->town);
  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);

  switch (identity->state)
    {
    case PROBANT_ACTIVITY_ACTIVE:
      /* Translators: a company or association that exists and works */
      probant_badge_set (self->state, PROBANT_BADGE_POSITIVE, "object-select-symbolic", _ ("Active"));
      break;
    case PROBANT_ACTIVITY_CLOSED:
      /* Translators: a company or association that has ceased to exist */
      probant_badge_set (self->state, PROBANT_BADGE_NEGATIVE, "process-stop-symbolic", _ ("Closed"));
      break;
    case PROBANT_ACTIVITY_UNKNOWN:
    default:
      probant_badge_set (self->state, PROBANT_BADGE_NEUTRAL, NULL, NULL);
    }
  update_numbers (self, subject);
}

static ProbantPageRow *
get_row (ProbantSidebar *self, int index)
{
  return PROBANT_PAGE_ROW (gtk_list_box_get_row_at_index (self->list, index));
}

static void
update_category (ProbantSidebar *self, ProbantCategory category, guint *n_all_failed)
{
  ProbantPageRow *row = get_row (self, 1 + (int)category);
  guint n_done = 0, n_asked = 0, n_failed = 0;
  g_autofree char *count = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *warning = NULL;

  probant_dossier_count (self->dossier, category, &n_done, &n_asked, &n_failed);
  *n_all_failed += n_failed;
  count = n_asked > 0 ? g_strdup_printf ("%u / %u", n_done, n_asked) : g_strdup ("–");
  spoken = n_asked > 0 ? g_strdup_printf (_ ("%u of %u sources have answered"), n_done, n_asked)
                       : g_strdup (_ ("nothing asked"));
  if (n_failed > 0)
    warning = g_strdup_printf (ngettext ("%u source did not answer", "%u sources did not answer", n_failed),
                               n_failed);
  probant_page_row_set_state (row, count, spoken, warning);
}

static guint
count_documents (ProbantDossier *dossier)
{
  guint n_documents = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier)); i++)
    {
      g_autoptr (ProbantRecord) record = g_list_model_get_item (G_LIST_MODEL (dossier), i);

      n_documents += g_list_model_get_n_items (probant_record_get_documents (record));
    }
  return n_documents;
}

static gboolean
probant_sidebar_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (PROBANT_SIDEBAR (widget)->list);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
probant_sidebar_dispose (GObject *object)
{
  ProbantSidebar *self = PROBANT_SIDEBAR (object);

  g_clear_object (&self->dossier);
  g_clear_pointer (&self->shown_numbers, g_free);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (probant_sidebar_parent_class)->dispose (object);
}

static void
probant_sidebar_class_init (ProbantSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_sidebar_dispose;
  widget_class->grab_focus = probant_sidebar_grab_focus;

  signals[SELECTED] = g_signal_new ("selected", PROBANT_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ACTIVATED] = g_signal_new ("activated", PROBANT_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);

  g_type_ensure (PROBANT_TYPE_BADGE);
  g_type_ensure (PROBANT_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/probant/Probant/probant-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantSidebar, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ProbantSidebar, name);
  gtk_widget_class_bind_template_child (widget_class, ProbantSidebar, detail);
  gtk_widget_class_bind_template_child (widget_class, ProbantSidebar, state);
  gtk_widget_class_bind_template_child (widget_class, ProbantSidebar, numbers);
  gtk_widget_class_bind_template_child (widget_class, ProbantSidebar, access);
  gtk_widget_class_bind_template_child (widget_class, ProbantSidebar, object);
  gtk_widget_class_bind_template_child (widget_class, ProbantSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
probant_sidebar_init (ProbantSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_list_box_append (self->list,
                       probant_page_row_new ("overview", "probant-overview-symbolic", _ ("Overview")));
  for (guint i = 0; i < PROBANT_N_CATEGORIES; i++)
    {
      const char *name = probant_category_get_name (i);
      g_autofree char *icon_name = g_strdup_printf ("probant-%s-symbolic", name);

      gtk_list_box_append (self->list,
                           probant_page_row_new (name, icon_name, probant_category_get_title (i)));
    }
  gtk_list_box_append (self->list,
                       probant_page_row_new ("documents", "probant-documents-symbolic", _ ("Documents")));
  gtk_list_box_append (self->list,
                       probant_page_row_new ("comparison", "probant-comparison-symbolic", _ ("Comparison")));
  probant_sidebar_set_comparison (self, 0, 0);
}

void
probant_sidebar_set_dossier (ProbantSidebar *self, ProbantDossier *dossier)
{
  g_autofree char *object = NULL;

  g_return_if_fail (PROBANT_IS_SIDEBAR (self) && PROBANT_IS_DOSSIER (dossier));

  g_set_object (&self->dossier, dossier);
  /* Translators: %s is why the sources are asked, or the number of the case */
  object
      = g_strdup_printf (_ ("Object: %s"), probant_client_get_object (probant_dossier_get_client (dossier)));
  gtk_label_set_label (self->object, object);
  probant_sidebar_update (self);
}

void
probant_sidebar_set_access (ProbantSidebar *self, const char *label)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PROBANT_IS_SIDEBAR (self) && label != NULL);

  /* Translators: %s is the name of the access with which is asked */
  text = g_strdup_printf (_ ("Access: %s"), label);
  gtk_label_set_label (self->access, text);
}

void
probant_sidebar_select (ProbantSidebar *self, const char *page)
{
  g_return_if_fail (PROBANT_IS_SIDEBAR (self) && page != NULL);

  for (int i = 0; i < 3 + PROBANT_N_CATEGORIES; i++)
    {
      GtkWidget *row = GTK_WIDGET (get_row (self, i));

      if (!g_str_equal (probant_page_row_get_page (PROBANT_PAGE_ROW (row)), page))
        continue;
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
      if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
        gtk_widget_grab_focus (row);
    }
}

void
probant_sidebar_update (ProbantSidebar *self)
{
  guint n_failed = 0, n_documents = 0;
  g_autofree char *documents = NULL;
  g_autofree char *warning = NULL;

  g_return_if_fail (PROBANT_IS_SIDEBAR (self));

  update_subject (self);
  for (guint i = 0; i < PROBANT_N_CATEGORIES; i++)
    update_category (self, i, &n_failed);
  if (n_failed > 0)
    warning = g_strdup_printf (ngettext ("%u source did not answer", "%u sources did not answer", n_failed),
                               n_failed);
  probant_page_row_set_state (get_row (self, 0), NULL, NULL, warning);
  n_documents = count_documents (self->dossier);
  documents = n_documents > 0 ? g_strdup_printf ("%u", n_documents) : g_strdup ("–");
  probant_page_row_set_state (get_row (self, 1 + PROBANT_N_CATEGORIES), documents, documents, NULL);
}

void
probant_sidebar_set_comparison (ProbantSidebar *self, guint n_agree, guint n_differ)
{
  guint n_compared = n_agree + n_differ;
  g_autofree char *count = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *warning = NULL;

  g_return_if_fail (PROBANT_IS_SIDEBAR (self));

  count = n_compared > 0 ? g_strdup_printf ("%u / %u", n_agree, n_compared) : g_strdup ("–");
  if (n_compared > 0)
    /* Translators: of what the applicant declared */
    spoken = g_strdup_printf (_ ("%u of %u agree"), n_agree, n_compared);
  if (n_differ > 0)
    warning = g_strdup_printf (ngettext ("%u differs", "%u differ", n_differ), n_differ);
  probant_page_row_set_state (get_row (self, 2 + PROBANT_N_CATEGORIES), count,
                              spoken != NULL ? spoken : _ ("nothing compared"), warning);
}
