/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-suggestion-row.h"

#include <glib/gi18n.h>

#include "ui/probant-badge.h"

struct _ProbantSuggestionRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  ProbantBadge *state;

  ProbantSuggestion *suggestion;
};

G_DEFINE_FINAL_TYPE (ProbantSuggestionRow, probant_suggestion_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_state (ProbantSuggestionRow *self, const char **spoken)
{
  const ProbantSearchHit *hit = probant_suggestion_get_hit (self->suggestion);

  *spoken = NULL;
  if (hit == NULL)
    probant_badge_set (self->state, PROBANT_BADGE_NEUTRAL, NULL, NULL);
  else if (hit->ceased)
    probant_badge_set (self->state, PROBANT_BADGE_NEGATIVE, "process-stop-symbolic", *spoken = _ ("Ceased"));
  else
    probant_badge_set (self->state, PROBANT_BADGE_POSITIVE, "object-select-symbolic", *spoken = _ ("Active"));
}

static const char *
get_icon (ProbantSuggestion *suggestion)
{
  if (probant_suggestion_get_item (suggestion) != NULL)
    return "document-open-recent-symbolic";

  return probant_suggestion_get_hit (suggestion)->association ? "system-users-symbolic"
                                                              : "probant-general-symbolic";
}

static void
set_suggestion (ProbantSuggestionRow *self, ProbantSuggestion *suggestion, const char *text)
{
  g_autofree char *title = probant_suggestion_get_title (suggestion);
  g_autofree char *markup = probant_suggestion_get_title_markup (suggestion, text);
  g_autofree char *subtitle = probant_suggestion_get_subtitle (suggestion);
  g_autofree char *description = NULL;
  const char *state = NULL;

  self->suggestion = g_object_ref (suggestion);
  gtk_image_set_from_icon_name (self->icon, get_icon (suggestion));
  gtk_label_set_markup (self->title, markup);
  gtk_label_set_label (self->subtitle, subtitle);
  set_state (self, &state);
  description = state != NULL ? g_strdup_printf ("%s · %s", state, subtitle) : g_strdup (subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->subtitle), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
probant_suggestion_row_dispose (GObject *object)
{
  g_clear_object (&PROBANT_SUGGESTION_ROW (object)->suggestion);

  G_OBJECT_CLASS (probant_suggestion_row_parent_class)->dispose (object);
}

static void
probant_suggestion_row_class_init (ProbantSuggestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_suggestion_row_dispose;

  g_type_ensure (PROBANT_TYPE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-suggestion-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantSuggestionRow, icon);
  gtk_widget_class_bind_template_child (widget_class, ProbantSuggestionRow, title);
  gtk_widget_class_bind_template_child (widget_class, ProbantSuggestionRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, ProbantSuggestionRow, state);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_OPTION);
}

static void
probant_suggestion_row_init (ProbantSuggestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
probant_suggestion_row_new (ProbantSuggestion *suggestion, const char *text)
{
  ProbantSuggestionRow *self = g_object_new (PROBANT_TYPE_SUGGESTION_ROW, NULL);

  set_suggestion (self, suggestion, text);
  return GTK_WIDGET (self);
}

ProbantSuggestion *
probant_suggestion_row_get_suggestion (ProbantSuggestionRow *self)
{
  g_return_val_if_fail (PROBANT_IS_SUGGESTION_ROW (self), NULL);

  return self->suggestion;
}
