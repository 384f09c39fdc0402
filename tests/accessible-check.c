/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "accessible-check.h"

#include <adwaita.h>

#include "widget-run.h"

typedef struct
{
  const char *screen;
  guint n_controls;
  guint n_faults;
} Check;

static gboolean
has_words (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;
  return FALSE;
}

/* One control made of several widgets: what lies in it is the toolkit's. */
static gboolean
is_whole (GtkWidget *widget)
{
  return GTK_IS_EDITABLE (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget)
         || GTK_IS_SCALE (widget) || ADW_IS_COMBO_ROW (widget);
}

static gboolean
is_named_by_words (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget)
         || GTK_IS_LIST_BOX_ROW (widget) || ADW_IS_ENTRY_ROW (widget);
}

static gboolean
is_control (GtkWidget *widget)
{
  return is_whole (widget) || is_named_by_words (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_TEXT_VIEW (widget) || GTK_IS_LIST_BASE (widget) || GTK_IS_EXPANDER (widget)
         || GTK_IS_PROGRESS_BAR (widget);
}

/* An expander's title is no name of its own. A button of an icon is labelled by its image, which has no name
 * either. */
static gboolean
is_named (GtkWidget *widget)
{
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return TRUE;
  if (is_named_by_words (widget) && has_words (widget))
    return TRUE;
  return !GTK_IS_BUTTON (widget)
         && gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static void
check (GtkWidget *widget, Check *self)
{
  if (!gtk_widget_get_mapped (widget) || GTK_IS_WINDOW_CONTROLS (widget))
    return;
  if (is_control (widget))
    {
      self->n_controls++;
      if (!is_named (widget))
        {
          g_autofree char *text = widget_describe (widget);

          self->n_faults++;
          g_test_message ("%s: no name: %s", self->screen, text);
        }
      if (is_whole (widget))
        return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check (child, self);
}

static Check
check_all (GtkWidget *root, const char *screen)
{
  Check self = { screen, 0, 0 };

  check (root, &self);
  return self;
}

guint
accessible_count_unnamed (GtkWidget *root, const char *screen)
{
  return check_all (root, screen).n_faults;
}

void
accessible_check (GtkWidget *root, const char *screen)
{
  Check self = check_all (root, screen);

  g_assert_cmpuint (self.n_controls, >, 0);
  if (self.n_faults > 0)
    g_test_fail_printf ("%s: %u controls of %u have no name", screen, self.n_faults, self.n_controls);
}
