/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-numbers-window.h"

#include <glib/gi18n.h>

struct _ProbantNumbersWindow
{
  AdwWindow parent_instance;

  GtkLabel *summary;
  GtkListBox *list;

  GArray *numbers; /* one a row */
};

G_DEFINE_FINAL_TYPE (ProbantNumbersWindow, probant_numbers_window, ADW_TYPE_WINDOW)

static guint chosen_signal;

static void
activated_cb (ProbantNumbersWindow *self, GtkListBoxRow *row)
{
  ProbantIdentifier identifier
      = g_array_index (self->numbers, ProbantIdentifier, gtk_list_box_row_get_index (row));

  g_signal_emit (self, chosen_signal, 0, &identifier);
  gtk_window_close (GTK_WINDOW (self));
}

/* NULL where the history does not know it. (transfer full) */
static char *
find_name (ProbantHistory *history, const char *number)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (history)); i++)
    {
      g_autoptr (ProbantHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (history), i);

      if (g_str_equal (probant_history_item_get_identifier (item)->value, number))
        return g_strdup (probant_history_item_get_name (item));
    }
  return NULL;
}

static GtkWidget *
make_row (const ProbantIdentifier *identifier, ProbantHistory *history)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = probant_identifier_format (identifier->value);
  g_autofree char *title = g_strdup_printf ("%s %s", probant_identifier_kind_name (identifier->kind), number);
  g_autofree char *name = find_name (history, identifier->value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (name != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static void
probant_numbers_window_dispose (GObject *object)
{
  g_clear_pointer (&PROBANT_NUMBERS_WINDOW (object)->numbers, g_array_unref);

  G_OBJECT_CLASS (probant_numbers_window_parent_class)->dispose (object);
}

static void
probant_numbers_window_class_init (ProbantNumbersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_numbers_window_dispose;

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-numbers-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantNumbersWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, ProbantNumbersWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
probant_numbers_window_init (ProbantNumbersWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
probant_numbers_window_new (GtkWindow *parent, GArray *numbers, ProbantHistory *history)
{
  ProbantNumbersWindow *self = NULL;
  g_autofree char *summary = NULL;

  g_return_val_if_fail (numbers != NULL && PROBANT_IS_HISTORY (history), NULL);

  self = g_object_new (PROBANT_TYPE_NUMBERS_WINDOW, "transient-for", parent, NULL);
  self->numbers = g_array_copy (numbers);
  for (guint i = 0; i < numbers->len; i++)
    gtk_list_box_append (self->list, make_row (&g_array_index (numbers, ProbantIdentifier, i), history));
  summary
      = g_strdup_printf (ngettext ("%u number was found. Choose the applicant to examine.",
                                   "%u numbers were found. Choose the applicant to examine.", numbers->len),
                         numbers->len);
  gtk_label_set_label (self->summary, summary);
  return GTK_WINDOW (self);
}
