/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-recent-row.h"

#include <glib/gi18n.h>

#include "ui/probant-when.h"

struct _ProbantRecentRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *when;
  GtkWidget *forget_button;

  ProbantHistoryItem *item;
};

G_DEFINE_FINAL_TYPE (ProbantRecentRow, probant_recent_row, GTK_TYPE_LIST_BOX_ROW)

static char *
describe (ProbantHistoryItem *item)
{
  const ProbantIdentifier *identifier = probant_history_item_get_identifier (item);
  const char *object = probant_history_item_get_object (item);
  g_autofree char *number = probant_identifier_format (identifier->value);
  GString *text = g_string_new (probant_identifier_kind_name (identifier->kind));
  guint n_failed = probant_history_item_get_n_failed (item);

  g_string_append_printf (text, " %s", number);
  if (probant_history_item_is_sandbox (item))
    g_string_append_printf (text, " · %s", _ ("sandbox"));
  else if (object != NULL)
    g_string_append_printf (text, " · %s", object);
  if (n_failed > 0)
    {
      g_autofree char *failed = g_strdup_printf (
          ngettext ("%u source without an answer", "%u sources without an answer", n_failed), n_failed);

      g_string_append_printf (text, " · %s", failed);
    }
  return g_string_free (text, FALSE);
}

static void
set_item (ProbantRecentRow *self, ProbantHistoryItem *item)
{
  const ProbantIdentifier *identifier = probant_history_item_get_identifier (item);
  const char *name = probant_history_item_get_name (item);
  g_autofree char *number = probant_identifier_format (identifier->value);
  g_autofree char *description = describe (item);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = probant_when_format (probant_history_item_get_opened_at (item), now);
  g_autofree char *forget = NULL;

  self->item = g_object_ref (item);
  if (name == NULL)
    name = number;
  gtk_label_set_label (self->title, name);
  gtk_label_set_label (self->subtitle, description);
  gtk_label_set_label (self->when, when);
  gtk_image_set_from_icon_name (self->icon, probant_history_item_get_n_failed (item) > 0
                                                ? "dialog-warning-symbolic"
                                                : "object-select-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon),
                            probant_history_item_get_n_failed (item) > 0 ? "warning-mark" : "dim-label");

  /* Translators: %s is the name of a company or association */
  forget = g_strdup_printf (_ ("Remove %s from the list"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->forget_button), GTK_ACCESSIBLE_PROPERTY_LABEL, forget,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->forget_button), "(ss)", identifier->value,
                                    probant_history_item_get_access (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
probant_recent_row_dispose (GObject *object)
{
  g_clear_object (&PROBANT_RECENT_ROW (object)->item);

  G_OBJECT_CLASS (probant_recent_row_parent_class)->dispose (object);
}

static void
probant_recent_row_class_init (ProbantRecentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_recent_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-recent-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantRecentRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecentRow, title);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecentRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecentRow, when);
  gtk_widget_class_bind_template_child (widget_class, ProbantRecentRow, forget_button);
}

static void
probant_recent_row_init (ProbantRecentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
probant_recent_row_new (ProbantHistoryItem *item)
{
  ProbantRecentRow *self = g_object_new (PROBANT_TYPE_RECENT_ROW, NULL);

  set_item (self, item);
  return GTK_WIDGET (self);
}

ProbantHistoryItem *
probant_recent_row_get_item (ProbantRecentRow *self)
{
  g_return_val_if_fail (PROBANT_IS_RECENT_ROW (self), NULL);

  return self->item;
}
