/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-appearance-page.h"

struct _ProbantAppearancePage
{
  AdwPreferencesPage parent_instance;
};

G_DEFINE_FINAL_TYPE (ProbantAppearancePage, probant_appearance_page, ADW_TYPE_PREFERENCES_PAGE)

static void
probant_appearance_page_class_init (ProbantAppearancePageClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/probant/Probant/probant-appearance-page.ui");
}

static void
probant_appearance_page_init (ProbantAppearancePage *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) action = g_settings_create_action (settings, "color-scheme");

  g_action_map_add_action (G_ACTION_MAP (group), action);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "appearance", G_ACTION_GROUP (group));
  gtk_widget_init_template (GTK_WIDGET (self));
}
