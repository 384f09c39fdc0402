/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-assistant.h"

#include <glib/gi18n.h>

#include "core/probant-keyring.h"
#include "ui/probant-access-save.h"
#include "ui/probant-illustration.h"
#include "ui/probant-request-window.h"
#include "ui/probant-service-form.h"
#include "ui/probant-token-form.h"

struct _ProbantAssistant
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkStack *pages;
  GtkWidget *welcome_page;
  AdwStatusPage *done_page;
  ProbantServiceForm *service_form;
  ProbantTokenForm *token_form;
  GtkWidget *problem_group;
  AdwActionRow *problem_row;
  AdwPreferencesGroup *sources_group;
  GtkWidget *foot;
  GtkWidget *skip_button;
  GtkSpinner *spinner;
  GtkButton *next_button;

  GSettings *settings;
  ProbantSession *session;
  ProbantProfile *profile; /* NULL until something is kept */
  GPtrArray *switches;     /* GtkSwitch, each with its source's name as its name */
  GCancellable *saving;
  gboolean at_service;
};

G_DEFINE_FINAL_TYPE (ProbantAssistant, probant_assistant, ADW_TYPE_WINDOW)

static const char *const steps[] = { "welcome", "service", "token", "sources", "done" };

static guint
get_step (ProbantAssistant *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->pages);
  guint step = 0;

  while (step < G_N_ELEMENTS (steps) - 1 && g_strcmp0 (steps[step], name) != 0)
    step++;
  return step;
}

static gboolean
is_on (ProbantAssistant *self, const char *name)
{
  return g_str_equal (steps[get_step (self)], name);
}

static void
update_title (ProbantAssistant *self)
{
  const char *const titles[]
      = { _ ("Welcome"), _ ("Your Service"), _ ("Its Token"), _ ("Its Sources"), _ ("Ready") };
  guint step = get_step (self);
  g_autofree char *subtitle = NULL;

  if (step > 0 && step < G_N_ELEMENTS (steps) - 1)
    /* Translators: %1$u of %2$u steps */
    subtitle = g_strdup_printf (_ ("Step %1$u of %2$u"), step, (guint)G_N_ELEMENTS (steps) - 2);
  adw_window_title_set_title (self->title, titles[step]);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
}

static gboolean
may_go_on (ProbantAssistant *self)
{
  if (self->saving != NULL)
    return FALSE;
  if (is_on (self, "service"))
    return probant_service_form_is_complete (self->service_form);
  if (is_on (self, "token"))
    return probant_token_form_get_token (self->token_form) != NULL;
  return TRUE;
}

static void
update (ProbantAssistant *self)
{
  guint step = get_step (self);
  gboolean inside = step > 0 && step < G_N_ELEMENTS (steps) - 1;

  if (self->session == NULL)
    return;
  update_title (self);
  gtk_widget_set_visible (self->foot, inside);
  gtk_widget_set_visible (self->skip_button, inside && !is_on (self, "sources"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.back",
                                 self->saving == NULL && inside && step > (self->at_service ? 1u : 0u));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.skip", self->saving == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assistant.next", may_go_on (self));
}

static void
update_done (ProbantAssistant *self)
{
  g_autofree char *text = NULL, *markup = NULL;
  const ProbantProfileParts *parts = self->profile != NULL ? probant_profile_get_parts (self->profile) : NULL;
  gboolean complete
      = parts != NULL && parts->recipient != NULL && probant_token_form_get_token (self->token_form) != NULL;

  adw_status_page_set_title (self->done_page, complete ? _ ("Ready") : _ ("Not Complete Yet"));
  if (complete)
    /* Translators: %s is the name of an access */
    text = g_strdup_printf (_ ("Probant now asks with the access “%s”."), parts->label);
  else if (parts == NULL || parts->recipient == NULL)
    text = g_strdup (
        _ ("The SIRET of the service is still missing. Enter it in the preferences, page “Access”; "
           "meanwhile the sandbox is there."));
  else
    text = g_strdup (
        _ ("The token is still missing. Enter it in the preferences, page “Access”; meanwhile the "
           "sandbox is there."));
  markup = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->done_page, markup);
  adw_status_page_set_icon_name (self->done_page,
                                 complete ? "object-select-symbolic" : "dialog-information-symbolic");
  if (!complete)
    probant_session_choose (self->session, PROBANT_SESSION_SANDBOX);
}

static void
go_to (ProbantAssistant *self, guint step)
{
  gtk_widget_set_visible (self->problem_group, FALSE);
  gtk_button_set_label (self->next_button, _ ("_Continue"));
  if (step == G_N_ELEMENTS (steps) - 1)
    update_done (self);
  /* Without a focus to hand over, the stack leaves it to what follows: the first row, and not the second. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child_name (self->pages, steps[step]);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
}

/* `user_data` is not held, for a window must not outlive its parent: once it is gone, this was cancelled. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ProbantAssistant *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = probant_access_save_finish (PROBANT_SESSION (source), result, &error);
  const char *next = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->saving);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (saved)
    {
      go_to (self, get_step (self) + 1);
      update (self);
      return;
    }
  next = probant_keyring_describe_next (error);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem_row), error->message);
  adw_action_row_set_subtitle (self->problem_row, next != NULL ? next : "");
  gtk_widget_set_visible (self->problem_group, TRUE);
  gtk_button_set_label (self->next_button, _ ("_Try Again"));
  update (self);
}

static void
save (ProbantAssistant *self, const char *token)
{
  g_autoptr (ProbantProfile) profile = probant_service_form_make_profile (self->service_form);

  /* The steps that follow are about the same access. */
  probant_service_form_set_profile (self->service_form, profile);
  g_set_object (&self->profile, profile);
  self->saving = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  update (self);
  probant_access_save_async (self->session, profile, token, self->saving, saved_cb, self);
}

/* Those that were chosen elsewhere, beside the 22, stay. */
static void
save_sources (ProbantAssistant *self)
{
  g_auto (GStrv) before = g_settings_get_strv (self->settings, "sources");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) sources = NULL;

  for (guint i = 0; i < self->switches->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (self->switches, i);

      if (gtk_switch_get_active (GTK_SWITCH (widget)))
        g_strv_builder_add (builder, gtk_widget_get_name (widget));
    }
  for (guint i = 0; before[i] != NULL; i++)
    {
      const ProbantEndpoint *endpoint = probant_catalogue_find (before[i]);

      if (endpoint != NULL && endpoint->row == 0)
        g_strv_builder_add (builder, before[i]);
    }
  sources = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "sources", (const char *const *)sources);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantAssistant *self = PROBANT_ASSISTANT (widget);

  if (is_on (self, "service"))
    save (self, NULL);
  else if (is_on (self, "token"))
    save (self, probant_token_form_get_token (self->token_form));
  else
    {
      if (is_on (self, "sources"))
        save_sources (self);
      go_to (self, get_step (self) + 1);
    }
}

static void
skip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantAssistant *self = PROBANT_ASSISTANT (widget);

  go_to (self, get_step (self) + 1);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantAssistant *self = PROBANT_ASSISTANT (widget);

  go_to (self, get_step (self) - 1);
}

static void
public_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  probant_session_choose (PROBANT_ASSISTANT (widget)->session, PROBANT_SESSION_PUBLIC);
  gtk_window_close (GTK_WINDOW (widget));
}

static void
sandbox_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  probant_session_choose (PROBANT_ASSISTANT (widget)->session, PROBANT_SESSION_SANDBOX);
  gtk_window_close (GTK_WINDOW (widget));
}

/* In front of the assistant, about the service that was just entered. */
static void
request_access_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ProbantAssistant *self = PROBANT_ASSISTANT (widget);
  const ProbantProfileParts *parts = self->profile != NULL ? probant_profile_get_parts (self->profile) : NULL;
  ProbantRequestWindow *window = probant_request_window_new (parts != NULL ? parts->recipient : NULL);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
service_changed_cb (ProbantAssistant *self)
{
  if (!probant_service_form_is_wrong (self->service_form))
    probant_token_form_set_api (self->token_form, probant_service_form_get_api (self->service_form));
  update (self);
}

static void
add_source (ProbantAssistant *self, const ProbantEndpoint *endpoint, gboolean active)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (endpoint->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (endpoint->summary));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_name (toggle, endpoint->name);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), active);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (self->sources_group, row);
  g_ptr_array_add (self->switches, toggle);
}

static void
add_sources (ProbantAssistant *self)
{
  g_auto (GStrv) sources = g_settings_get_strv (self->settings, "sources");
  guint n_endpoints = 0;
  const ProbantEndpoint *const *endpoints = probant_catalogue_list (&n_endpoints);
  gboolean all = g_strv_contains ((const char *const *)sources, "all");

  for (guint i = 0; i < n_endpoints; i++)
    if (endpoints[i]->row != 0 && endpoints[i]->usefulness == PROBANT_USEFUL_TO_BE_EXAMINED)
      add_source (self, endpoints[i],
                  all || g_strv_contains ((const char *const *)sources, endpoints[i]->name));
}

static void
probant_assistant_dispose (GObject *object)
{
  ProbantAssistant *self = PROBANT_ASSISTANT (object);

  g_cancellable_cancel (self->saving);
  g_clear_object (&self->saving);
  g_clear_object (&self->profile);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->switches, g_ptr_array_unref);

  G_OBJECT_CLASS (probant_assistant_parent_class)->dispose (object);
}

static void
probant_assistant_class_init (ProbantAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_assistant_dispose;

  gtk_widget_class_install_action (widget_class, "assistant.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "assistant.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "assistant.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "assistant.public", NULL, public_action);
  gtk_widget_class_install_action (widget_class, "assistant.sandbox", NULL, sandbox_action);
  gtk_widget_class_install_action (widget_class, "assistant.request-access", NULL, request_access_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "assistant.back", NULL);

  g_type_ensure (PROBANT_TYPE_SERVICE_FORM);
  g_type_ensure (PROBANT_TYPE_TOKEN_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/probant/Probant/probant-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, ProbantAssistant, title);
  gtk_widget_class_bind_template_child (widget_class, ProbantAssistant, pages);
  gtk_widget_class_bind_template_child (widget_class, ProbantAssistant, welcome_page);
  gtk_widget_class_bind_template_child (widget_class, ProbantAssistant, done_page);
  gtk_widget_class_bind_template_child (widget_class, ProbantAssistant, service_form);
  gtk_widget_class_bind_template_child (widget_class, ProbantAssistant, token_form);
  gtk_widget_class_bind_template_child (widget_class, ProbantAssistant, problem_group);
  gtk_widget_class_bind_template_child (widget_class, ProbantAssistant, problem_row);
  gtk_widget_class_bind_template_child (widget_class, ProbantAssistant, sources_group);
  gtk_widget_class_bind_template_child (widget_class, ProbantAssistant, foot);
  gtk_widget_class_bind_template_child (widget_class, ProbantAssistant, skip_button);
  gtk_widget_class_bind_template_child (widget_class, ProbantAssistant, spinner);
  gtk_widget_class_bind_template_child (widget_class, ProbantAssistant, next_button);
  gtk_widget_class_bind_template_callback (widget_class, service_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
probant_assistant_init (ProbantAssistant *self)
{
  self->switches = g_ptr_array_new ();
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));

  probant_illustrate (self->welcome_page, "welcome");
  adw_status_page_set_icon_name (self->done_page, APPLICATION_ID);
  add_sources (self);
}

gboolean
probant_assistant_is_due (ProbantSession *session)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);
  ProbantProfiles *profiles = NULL;

  g_return_val_if_fail (PROBANT_IS_SESSION (session), FALSE);

  profiles = probant_session_get_profiles (session);
  return profiles != NULL && g_list_model_get_n_items (G_LIST_MODEL (profiles)) == 0
         && !g_settings_get_boolean (settings, "assistant-shown");
}

ProbantAssistant *
probant_assistant_new (GtkWindow *parent, ProbantSession *session, gboolean at_service)
{
  ProbantAssistant *self = NULL;

  g_return_val_if_fail (PROBANT_IS_SESSION (session) && probant_session_get_profiles (session) != NULL, NULL);

  self = g_object_new (PROBANT_TYPE_ASSISTANT, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->at_service = at_service;
  probant_token_form_set_session (self->token_form, session);
  g_settings_set_boolean (self->settings, "assistant-shown", TRUE);
  if (at_service)
    gtk_stack_set_visible_child_name (self->pages, "service");
  update (self);
  return self;
}
