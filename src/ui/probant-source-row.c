/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-source-row.h"

#include <glib/gi18n.h>

#include "core/probant-policy.h"
#include "ui/probant-when.h"

#define KEY "sources"

struct _ProbantSourceRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title;
  GtkLabel *facts;
  GtkLabel *summary;
  GtkLabel *legal_basis;
  GtkLabel *reason;
  GtkImage *state_icon;
  GtkLabel *state;
  GtkLabel *documentation;
  GtkSwitch *on;
  GtkLabel *fixed;

  const ProbantEndpoint *endpoint;
  ProbantWatch *watch;
};

G_DEFINE_FINAL_TYPE (ProbantSourceRow, probant_source_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
read_setting (GValue *value, GVariant *variant, gpointer user_data)
{
  const ProbantEndpoint *endpoint = user_data;
  g_autofree const char **names = g_variant_get_strv (variant, NULL);

  g_value_set_boolean (value, probant_policy_names_hold (names, endpoint));
  return TRUE;
}

/* The whole list is written anew, from what it holds now. */
static GVariant *
write_setting (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const ProbantEndpoint *endpoint = user_data;
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  g_auto (GStrv) names = g_settings_get_strv (settings, KEY);
  g_auto (GStrv) changed
      = probant_policy_names_switch ((const char *const *)names, endpoint, g_value_get_boolean (value));

  return g_variant_new_strv ((const char *const *)changed, -1);
}

static void
show_facts (ProbantSourceRow *self)
{
  const ProbantEndpoint *endpoint = self->endpoint;
  g_autofree char *facts = g_strdup_printf ("%s · %s · %s", endpoint->producer,
                                            probant_usefulness_get_title (endpoint->usefulness),
                                            probant_openness_get_title (endpoint->openness));
  g_autofree char *legal_basis
      = g_strdup_printf (/* Translators: what is to be joined to a request for access to a source */
                         _ ("Legal basis: %s"), probant_legal_basis_get_title (endpoint->legal_basis));
  g_autofree char *escaped = g_markup_escape_text (endpoint->documentation, -1);
  g_autofree char *link = g_strdup_printf ("<a href=\"%s\">%s</a>", escaped, _ ("Documentation"));

  gtk_label_set_label (self->title, _ (endpoint->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (endpoint->title),
                                  -1);
  gtk_label_set_label (self->facts, facts);
  gtk_label_set_label (self->summary, _ (endpoint->summary));
  gtk_label_set_label (self->legal_basis, legal_basis);
  gtk_label_set_markup (self->documentation, link);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->documentation), endpoint->documentation);
}

/* Why the switch is as it is, or is not there. */
static void
show_choice (ProbantSourceRow *self)
{
  const ProbantEndpoint *endpoint = self->endpoint;
  gboolean excluded = endpoint->usefulness == PROBANT_USEFUL_NO;
  gboolean always = endpoint->usefulness == PROBANT_USEFUL_YES && endpoint->row != 0;
  gboolean chosen = !always && (!excluded || endpoint->exception != NULL);
  g_autofree char *why = excluded ? probant_reason_describe (PROBANT_REASON_EXCLUDED, endpoint) : NULL;
  g_autofree char *reason = why != NULL && endpoint->exception != NULL
                                ? g_strdup_printf ("%s %s", why, _ (endpoint->exception))
                                : g_strdup (why);
  g_autofree char *name = g_strdup_printf (/* Translators: %s is the title of a source */
                                           _ ("Ask “%s”"), _ (endpoint->title));

  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  gtk_label_set_label (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->on), chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->fixed), !chosen);
  /* Translators: a source that every dossier asks, then one that none does */
  gtk_label_set_label (self->fixed, always ? _ ("Always asked") : _ ("Never asked"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->on), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static const char *
get_icon (ProbantProviderState state)
{
  switch (state)
    {
    case PROBANT_PROVIDER_UP:
      return "object-select-symbolic";
    case PROBANT_PROVIDER_DOWN:
      return "dialog-warning-symbolic";
    case PROBANT_PROVIDER_CHECKING:
      return "content-loading-symbolic";
    case PROBANT_PROVIDER_NOT_CHECKED:
    case PROBANT_PROVIDER_UNKNOWN:
    case PROBANT_PROVIDER_UNWATCHED:
    default:
      return "dialog-question-symbolic";
    }
}

static void
update_state (ProbantSourceRow *self)
{
  const ProbantProvider *provider = probant_watch_get_provider (self->watch, self->endpoint);
  const char *state = probant_provider_state_describe (provider->state);
  g_autofree char *text = NULL;

  if (provider->state == PROBANT_PROVIDER_DOWN && provider->last_up != NULL)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *when = probant_when_format (provider->last_up, now);
      /* Translators: a provider's state, then when it last answered: "Does not answer (last answered …)" */
      text = g_strdup_printf (_ ("%s (last answered: %s)"), state, when);
    }
  gtk_label_set_label (self->state, text != NULL ? text : state);
  gtk_image_set_from_icon_name (self->state_icon, get_icon (provider->state));
  if (provider->state == PROBANT_PROVIDER_DOWN)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_icon), "warning-mark");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_icon), "warning-mark");
}

static void
probant_source_row_dispose (GObject *object)
{
  g_clear_object (&PROBANT_SOURCE_ROW (object)->watch);

  G_OBJECT_CLASS (probant_source_row_parent_class)->dispose (object);
}

static void
probant_source_row_class_init (ProbantSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_source_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantSourceRow, title);
  gtk_widget_class_bind_template_child (widget_class, ProbantSourceRow, facts);
  gtk_widget_class_bind_template_child (widget_class, ProbantSourceRow, summary);
  gtk_widget_class_bind_template_child (widget_class, ProbantSourceRow, legal_basis);
  gtk_widget_class_bind_template_child (widget_class, ProbantSourceRow, reason);
  gtk_widget_class_bind_template_child (widget_class, ProbantSourceRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, ProbantSourceRow, state);
  gtk_widget_class_bind_template_child (widget_class, ProbantSourceRow, documentation);
  gtk_widget_class_bind_template_child (widget_class, ProbantSourceRow, on);
  gtk_widget_class_bind_template_child (widget_class, ProbantSourceRow, fixed);
}

static void
probant_source_row_init (ProbantSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
probant_source_row_new (const ProbantEndpoint *endpoint, GSettings *settings, ProbantWatch *watch)
{
  ProbantSourceRow *self;

  g_return_val_if_fail (endpoint != NULL && G_IS_SETTINGS (settings) && PROBANT_IS_WATCH (watch), NULL);

  self = g_object_new (PROBANT_TYPE_SOURCE_ROW, "title", _ (endpoint->title), NULL);
  self->endpoint = endpoint;
  self->watch = g_object_ref (watch);
  show_facts (self);
  show_choice (self);
  g_settings_bind_with_mapping (settings, KEY, self->on, "active", G_SETTINGS_BIND_DEFAULT, read_setting,
                                write_setting, (gpointer)endpoint, NULL);
  g_signal_connect_object (watch, "changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  update_state (self);
  return GTK_WIDGET (self);
}
