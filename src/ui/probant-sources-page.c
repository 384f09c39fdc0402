/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-sources-page.h"

#include <glib/gi18n.h>

#include "core/probant-watch.h"
#include "ui/probant-source-row.h"
#include "ui/probant-when.h"

struct _ProbantSourcesPage
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *watch_group;
  AdwActionRow *watch_row;
  GtkSpinner *spinner;

  GSettings *settings;
  ProbantSession *session;
  ProbantWatch *watch;
  gboolean is_filled;
};

G_DEFINE_FINAL_TYPE (ProbantSourcesPage, probant_sources_page, ADW_TYPE_PREFERENCES_PAGE)

/* "12 of 22 providers answer, 3 do not" */
static char *
describe_check (ProbantSourcesPage *self)
{
  GDateTime *checked_at = probant_watch_get_checked_at (self->watch);
  const ProbantProblem *problem = probant_watch_get_problem (self->watch);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = NULL;

  if (probant_watch_is_checking (self->watch))
    return g_strdup (_ ("Being checked"));
  if (checked_at == NULL)
    return g_strdup (_ ("Not checked"));
  when = probant_when_format (checked_at, now);
  if (problem != NULL)
    /* Translators: when it was asked, then a sentence that says why nothing came */
    return g_strdup_printf (_ ("Asked %s, without an answer. %s"), when, problem->title);
  /* Translators: %s is a moment such as "today at 14:32" */
  return g_strdup_printf (_ ("As API Entreprise observed it %s"), when);
}

static void
update_watch (ProbantSourcesPage *self)
{
  g_autofree char *text = describe_check (self);
  gboolean checking = probant_watch_is_checking (self->watch);

  adw_action_row_set_subtitle (self->watch_row, text);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), checking);
  gtk_spinner_set_spinning (self->spinner, checking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sources.check", !checking);
}

static void
check (ProbantSourcesPage *self)
{
  g_autoptr (GError) error = NULL;
  ProbantClient *client = probant_session_get_client (self->session, &error);

  if (client != NULL)
    probant_watch_check (self->watch, client);
  else
    adw_action_row_set_subtitle (self->watch_row, error->message);
}

static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  check (PROBANT_SOURCES_PAGE (widget));
}

static void
add_category (ProbantSourcesPage *self, ProbantCategory category)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  guint n = 0;
  const ProbantEndpoint *const *list = probant_catalogue_list (&n);

  adw_preferences_group_set_title (group, probant_category_get_title (category));
  for (guint i = 0; i < n; i++)
    if (list[i]->category == category)
      adw_preferences_group_add (group, probant_source_row_new (list[i], self->settings, self->watch));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
}

/* The rows are made, and the API is asked, for who looks at them. */
static void
probant_sources_page_map (GtkWidget *widget)
{
  ProbantSourcesPage *self = PROBANT_SOURCES_PAGE (widget);

  if (!self->is_filled)
    {
      self->is_filled = TRUE;
      for (guint i = 0; i < PROBANT_N_CATEGORIES; i++)
        add_category (self, i);
      check (self);
    }
  GTK_WIDGET_CLASS (probant_sources_page_parent_class)->map (widget);
}

static void
probant_sources_page_dispose (GObject *object)
{
  ProbantSourcesPage *self = PROBANT_SOURCES_PAGE (object);

  if (self->watch != NULL)
    probant_watch_cancel (self->watch);
  g_clear_object (&self->watch);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (probant_sources_page_parent_class)->dispose (object);
}

static void
probant_sources_page_class_init (ProbantSourcesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_sources_page_dispose;
  widget_class->map = probant_sources_page_map;

  gtk_widget_class_install_action (widget_class, "sources.check", NULL, check_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-sources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantSourcesPage, watch_group);
  gtk_widget_class_bind_template_child (widget_class, ProbantSourcesPage, watch_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantSourcesPage, spinner);
}

static void
probant_sources_page_init (ProbantSourcesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (APPLICATION_ID);
  self->watch = probant_watch_new ();
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (update_watch), self, G_CONNECT_SWAPPED);
}

void
probant_sources_page_set_session (ProbantSourcesPage *self, ProbantSession *session)
{
  g_return_if_fail (PROBANT_IS_SOURCES_PAGE (self) && PROBANT_IS_SESSION (session));

  g_set_object (&self->session, session);
  if (probant_session_is_sandbox (session))
    adw_preferences_group_set_description (self->watch_group,
                                           _ ("The sandbox asks every source to be examined, to show them "
                                              "all: what is switched on here holds for "
                                              "your service’s own access."));
}
