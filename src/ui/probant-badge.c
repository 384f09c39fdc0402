/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-badge.h"

struct _ProbantBadge
{
  GtkWidget parent_instance;

  GtkImage *icon;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (ProbantBadge, probant_badge, GTK_TYPE_WIDGET)

static const char *const css_classes[] = {
  [PROBANT_BADGE_NEUTRAL] = "neutral",
  [PROBANT_BADGE_POSITIVE] = "positive",
  [PROBANT_BADGE_WARNING] = "warning",
  [PROBANT_BADGE_NEGATIVE] = "negative",
};

static void
probant_badge_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (probant_badge_parent_class)->dispose (object);
}

static void
probant_badge_class_init (ProbantBadgeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_badge_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/probant/Probant/probant-badge.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantBadge, icon);
  gtk_widget_class_bind_template_child (widget_class, ProbantBadge, label);
}

static void
probant_badge_init (ProbantBadge *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
probant_badge_set (ProbantBadge *self, ProbantBadgeKind kind, const char *icon_name, const char *text)
{
  g_return_if_fail (PROBANT_IS_BADGE (self));

  for (guint i = 0; i < G_N_ELEMENTS (css_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self), css_classes[kind]);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}
