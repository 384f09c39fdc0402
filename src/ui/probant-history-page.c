/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-history-page.h"

#include <glib/gi18n.h>

#include "ui/probant-toast.h"
#include "ui/probant-when.h"

struct _ProbantHistoryPage
{
  AdwPreferencesPage parent_instance;

  GtkSwitch *remembers;
  AdwComboRow *duration;
  AdwActionRow *count;

  GSettings *settings;
  ProbantHistory *history;
  GPtrArray *erased; /* ProbantHistoryItem, of the last time */
};

G_DEFINE_FINAL_TYPE (ProbantHistoryPage, probant_history_page, ADW_TYPE_PREFERENCES_PAGE)

/* In the order of the .ui file. */
static const int durations[] = { 7, 31, 92, 366 };

/* A duration that is not offered shows as the next longer one. */
static gboolean
read_days (GValue *value, GVariant *variant, gpointer user_data)
{
  guint position = 0;

  while (position + 1 < G_N_ELEMENTS (durations) && durations[position] < g_variant_get_int32 (variant))
    position++;
  g_value_set_uint (value, position);
  return TRUE;
}

static GVariant *
write_days (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint position = g_value_get_uint (value);

  return position < G_N_ELEMENTS (durations) ? g_variant_new_int32 (durations[position]) : NULL;
}

static void
update_count (ProbantHistoryPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->history));
  g_autoptr (ProbantHistoryItem) oldest = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (n > 0)
    {
      oldest = g_list_model_get_item (G_LIST_MODEL (self->history), n - 1);
      when = probant_when_format (probant_history_item_get_opened_at (oldest), now);
      /* Translators: the last %s is a moment such as "yesterday" or "12 March" */
      text = g_strdup_printf (
          ngettext ("%u dossier, opened %s", "%u dossiers, the first of them opened %s", n), n, when);
    }
  adw_action_row_set_subtitle (self->count, text != NULL ? text : _ ("No dossier"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.erase", n > 0);
}

static void
show_toast (ProbantHistoryPage *self, AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
undo_cb (ProbantHistoryPage *self)
{
  g_autoptr (GError) error = NULL;

  if (!probant_history_restore (self->history, self->erased, &error))
    show_toast (self, probant_toast_new (error->message));
  g_ptr_array_set_size (self->erased, 0);
}

static void
erase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantHistoryPage *self = PROBANT_HISTORY_PAGE (widget);
  AdwToast *toast = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (self->erased, 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->history)); i++)
    g_ptr_array_add (self->erased, g_list_model_get_item (G_LIST_MODEL (self->history), i));
  if (!probant_history_clear (self->history, &error))
    {
      show_toast (self, probant_toast_new (error->message));
      return;
    }
  toast = probant_toast_new (_ ("List of recent dossiers cleared"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  show_toast (self, toast);
}

static void
probant_history_page_dispose (GObject *object)
{
  ProbantHistoryPage *self = PROBANT_HISTORY_PAGE (object);

  g_clear_pointer (&self->erased, g_ptr_array_unref);
  g_clear_object (&self->history);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (probant_history_page_parent_class)->dispose (object);
}

static void
probant_history_page_class_init (ProbantHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_history_page_dispose;

  gtk_widget_class_install_action (widget_class, "history.erase", NULL, erase_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantHistoryPage, remembers);
  gtk_widget_class_bind_template_child (widget_class, ProbantHistoryPage, duration);
  gtk_widget_class_bind_template_child (widget_class, ProbantHistoryPage, count);
}

static void
probant_history_page_init (ProbantHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->erased = g_ptr_array_new_with_free_func (g_object_unref);
  self->settings = g_settings_new (APPLICATION_ID);
  g_settings_bind (self->settings, "history-remembers", self->remembers, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, "history-days", self->duration, "selected",
                                G_SETTINGS_BIND_DEFAULT, read_days, write_days, NULL, NULL);
}

void
probant_history_page_set_history (ProbantHistoryPage *self, ProbantHistory *history)
{
  g_return_if_fail (PROBANT_IS_HISTORY_PAGE (self) && PROBANT_IS_HISTORY (history) && self->history == NULL);

  self->history = g_object_ref (history);
  g_signal_connect_object (history, "items-changed", G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  update_count (self);
}
