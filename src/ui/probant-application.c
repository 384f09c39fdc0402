/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-application.h"

#include <glib/gi18n.h>

#include "core/probant-link.h"
#include "core/probant-network.h"
#include "core/probant-token.h"
#include "ui/probant-about.h"
#include "ui/probant-assistant.h"
#include "ui/probant-first-frame.h"
#include "ui/probant-help-window.h"
#include "ui/probant-opener.h"
#include "ui/probant-preferences-window.h"
#include "ui/probant-search-provider.h"
#include "ui/probant-request-window.h"
#include "ui/probant-session.h"

struct _ProbantApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  ProbantSession *session;
  ProbantPreferencesWindow *preferences; /* weak */
  ProbantHelpWindow *help;               /* weak */
  ProbantOpener *opener;
  ProbantSearchProvider *search_provider; /* NULL without a bus */
};

G_DEFINE_FINAL_TYPE (ProbantApplication, probant_application, ADW_TYPE_APPLICATION)

static const GOptionEntry option_entries[]
    = { { "access", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
          N_ ("One of the accesses of the preferences, by its name"),
          /* Translators: the value of a command line option */
          N_ ("NAME") },
        { "api", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
          N_ ("The API to ask: production, staging, sandbox, public or a URL"),
          /* Translators: the value of a command line option */
          N_ ("API") },
        { "recipient", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
          N_ ("The SIRET of the service that asks"), "SIRET" },
        { "context", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL, N_ ("The frame of the request"),
          /* Translators: the value of a command line option */
          N_ ("TEXT") },
        { "object", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
          N_ ("The reason for the request or the number of the case, fewer than 50 characters"),
          N_ ("TEXT") },
        { "new-window", 'n', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Open a new window"), NULL },
        { NULL } };

/* Whoever gives one of these has an access in mind that is not the desktop's. */
static const char *const access_options[] = { "access", "api", "recipient", "context", "object" };
static const char *const access_variables[] = { "PROBANT_TOKEN", "PROBANT_TOKEN_FILE" };

static const struct
{
  const char *action;
  const char *accels[3];
} accelerators[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.help", { "F1" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.search", { "<Control>l", "<Control>k" } },
  { "win.back", { "<Alt>Left", "Back" } },
  { "win.refresh", { "<Control>r", "F5" } },
  { "win.export::report", { "<Control>e" } },
  { "win.fill-preview", { "F9" } },
  { "win.full-screen", { "F11" } },
  { "win.category::overview", { "<Control>1" } },
  { "win.category::general", { "<Control>2" } },
  { "win.category::financial", { "<Control>3" } },
  { "win.category::social-fiscal", { "<Control>4" } },
  { "win.category::professional", { "<Control>5" } },
  { "win.category::intellectual-property", { "<Control>6" } },
  { "win.category::documents", { "<Control>7" } },
  { "win.category::comparison", { "<Control>8" } },
};

static const char *
lookup (GVariantDict *options, const char *name)
{
  const char *value = NULL;

  return g_variant_dict_lookup (options, name, "&s", &value) ? value : NULL;
}

/* `access` holds the options, read. NULL with an error where the access named by --access is not there. */
static ProbantSession *
make_session_of_profiles (GVariantDict *options,
                          const ProbantAccess *access,
                          ProbantHistory *history,
                          GError **error)
{
  g_autoptr (ProbantProfiles) profiles = probant_profiles_new (NULL);
  const char *name = lookup (options, "access");
  ProbantProfile *named = name != NULL ? probant_profiles_get_named (profiles, name, error) : NULL;
  ProbantSession *session = NULL;

  if (name != NULL && named == NULL)
    return NULL;
  session = probant_session_new_with_profiles (profiles, access->recipient, access->context, history);
  if (named != NULL)
    probant_session_choose (session, probant_profile_get_id (named));
  return session;
}

static ProbantSession *
make_session (GVariantDict *options, GError **error)
{
  g_autoptr (ProbantAccess) access = NULL;
  g_autoptr (ProbantHistory) history = probant_history_new (NULL);
  g_autofree char *token = NULL;
  ProbantSession *session = NULL;
  GError *local_error = NULL;

  if (lookup (options, "access") != NULL && lookup (options, "api") != NULL)
    {
      g_set_error_literal (error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_API,
                           _ ("--access and --api contradict each other."));
      return NULL;
    }
  /* What is typed stands above the environment. */
  if (lookup (options, "access") == NULL)
    token = probant_token_from_environment (&local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  /* Checks the options, also where the user's own accesses are to be asked with. */
  access = probant_access_new_from_options (lookup (options, "api"), token, lookup (options, "recipient"),
                                            lookup (options, "context"), lookup (options, "object"), error);
  if (access == NULL)
    return NULL;
  if (lookup (options, "api") != NULL || token != NULL)
    session = probant_session_new (access, history);
  else
    session = make_session_of_profiles (options, access, history, error);
  if (session != NULL && lookup (options, "object") != NULL)
    probant_session_set_object (session, lookup (options, "object"));
  return session;
}

/* What is remembered, and for how long, is what the preferences say. */
static void
follow_history_settings (ProbantApplication *self)
{
  ProbantHistory *history = probant_session_get_history (self->session);

  g_settings_bind (self->settings, "history-remembers", history, "remembers", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "history-days", history, "max-days", G_SETTINGS_BIND_GET);
}

/* The first that is asked for one decides; `options` NULL: none were given. */
static gboolean
ensure_session (ProbantApplication *self, GVariantDict *options, GError **error)
{
  g_autoptr (GVariantDict) none = g_variant_dict_new (NULL);

  if (self->session == NULL)
    {
      self->session = make_session (options != NULL ? options : none, error);
      if (self->session != NULL)
        follow_history_settings (self);
    }
  probant_opener_set_session (self->opener, self->session);
  return self->session != NULL;
}

/* For what the desktop asks for: there is no command line to answer to. */
static gboolean
is_ready (ProbantApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (ensure_session (self, NULL, &error))
    return TRUE;
  g_printerr ("probant: %s\n", error->message);
  return FALSE;
}

static void
open_number (ProbantApplication *self, const char *number)
{
  ProbantIdentifier identifier;

  if (is_ready (self) && probant_identifier_parse_unchecked (number, &identifier, NULL))
    probant_opener_open (self->opener, &identifier, NULL);
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ProbantApplication *self = PROBANT_APPLICATION (user_data);

  if (is_ready (self))
    probant_opener_add_window (self->opener);
}

static void
open_in_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ProbantApplication *self = PROBANT_APPLICATION (user_data);
  ProbantIdentifier identifier;

  if (!is_ready (self)
      || !probant_identifier_parse_unchecked (g_variant_get_string (parameter, NULL), &identifier, NULL))
    return;
  if (probant_window_find (GTK_APPLICATION (self), &identifier, NULL) == NULL)
    probant_window_open (probant_opener_add_window (self->opener), &identifier, NULL);
  else
    probant_opener_open (self->opener, &identifier, NULL);
}

static void
show_dossier_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_number (PROBANT_APPLICATION (user_data), g_variant_get_string (parameter, NULL));
}

static void
search_open_cb (ProbantApplication *self, const char *number, guint timestamp)
{
  open_number (self, number);
}

static void
search_type_cb (ProbantApplication *self, const char *text, guint timestamp)
{
  if (is_ready (self))
    probant_opener_type (self->opener, text);
}

/* One window of preferences for the whole program; `page` NULL leaves it where it is. */
static void
show_preferences (ProbantApplication *self, const char *page)
{
  if (!is_ready (self))
    return;
  if (self->preferences == NULL)
    {
      g_set_weak_pointer (&self->preferences, probant_preferences_window_new (self->session));
      gtk_widget_insert_action_group (GTK_WIDGET (self->preferences), "app", G_ACTION_GROUP (self));
    }
  if (page != NULL)
    probant_preferences_window_show_page (self->preferences, page);
  gtk_window_set_transient_for (GTK_WINDOW (self->preferences),
                                gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_present (GTK_WINDOW (self->preferences));
}

static void
request_access_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ProbantApplication *self = PROBANT_APPLICATION (user_data);
  ProbantRequestWindow *window = NULL;

  if (!is_ready (self))
    return;
  window = probant_request_window_new (probant_session_get_recipient (self->session));
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                self->preferences != NULL
                                    ? GTK_WINDOW (self->preferences)
                                    : gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_present (GTK_WINDOW (window));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_preferences (PROBANT_APPLICATION (user_data), NULL);
}

static void
preferences_page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_preferences (PROBANT_APPLICATION (user_data), g_variant_get_string (parameter, NULL));
}

/* Beside the window that it explains, not in front of it. */
static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ProbantApplication *self = PROBANT_APPLICATION (user_data);

  if (self->help == NULL)
    {
      g_set_weak_pointer (&self->help, PROBANT_HELP_WINDOW (probant_help_window_new ()));
      gtk_window_set_application (GTK_WINDOW (self->help), GTK_APPLICATION (self));
    }
  probant_help_window_show (self->help, NULL);
}

static void
show_assistant (ProbantApplication *self, GtkWindow *parent, gboolean at_service)
{
  gtk_window_present (GTK_WINDOW (probant_assistant_new (parent, self->session, at_service)));
}

static void
show_assistant_cb (GtkWidget *window, gpointer user_data)
{
  show_assistant (PROBANT_APPLICATION (user_data), GTK_WINDOW (window), FALSE);
}

static void
set_up_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ProbantApplication *self = PROBANT_APPLICATION (user_data);

  if (is_ready (self) && probant_session_get_profiles (self->session) != NULL)
    show_assistant (self, gtk_application_get_active_window (GTK_APPLICATION (self)), TRUE);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  probant_about_show (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  /* Closing lets each window keep its size. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
}

static const GActionEntry action_entries[] = {
  { .name = "new-window", .activate = new_window_cb },
  { .name = "open-in-window", .activate = open_in_window_cb, .parameter_type = "s" },
  { .name = "show-dossier", .activate = show_dossier_cb, .parameter_type = "s" },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "request-access", .activate = request_access_cb },
  { .name = "preferences-page", .activate = preferences_page_cb, .parameter_type = "s" },
  { .name = "set-up", .activate = set_up_cb },
  { .name = "help", .activate = help_cb },
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

/* Who gives an access of their own on the command line or in the environment has a process of their own: it
 * neither changes what the desktop's windows ask with nor is changed by it. */
static int
probant_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  GApplicationFlags flags = g_application_get_flags (application);
  gboolean own = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (access_options); i++)
    own = own || g_variant_dict_contains (options, access_options[i]);
  for (guint i = 0; i < G_N_ELEMENTS (access_variables); i++)
    own = own || g_getenv (access_variables[i]) != NULL;
  if (own && (flags & G_APPLICATION_IS_SERVICE) == 0)
    g_application_set_flags (application, flags | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static int
probant_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  ProbantApplication *self = PROBANT_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  g_autoptr (GError) error = NULL;

  if (g_strv_length (arguments) > 2)
    {
      g_application_command_line_printerr (command_line, "%s\n", _ ("One number at most can be given."));
      return 1;
    }
  if (!ensure_session (self, options, &error))
    {
      g_application_command_line_printerr (command_line, "probant: %s\n", error->message);
      return 1;
    }
  if (arguments[1] != NULL && probant_link_is_link (arguments[1]))
    probant_opener_open_link (self->opener, arguments[1]);
  else if (arguments[1] != NULL)
    probant_window_open_text (probant_opener_add_window (self->opener), arguments[1]);
  else if (g_variant_dict_contains (options, "new-window"))
    probant_opener_add_window (self->opener);
  else
    g_application_activate (application);
  return 0;
}

/* Help and preferences alone are no window to work in. */
static void
probant_application_activate (GApplication *application)
{
  ProbantApplication *self = PROBANT_APPLICATION (application);
  GtkWidget *window = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    if (PROBANT_IS_WINDOW (l->data))
      {
        gtk_window_present (GTK_WINDOW (l->data));
        return;
      }
  if (is_ready (self))
    {
      window = GTK_WIDGET (probant_opener_add_window (self->opener));
      if (probant_assistant_is_due (self->session))
        probant_first_frame_wait (window, show_assistant_cb, self);
    }
}

static void
probant_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  ProbantApplication *self = PROBANT_APPLICATION (application);

  if (!is_ready (self))
    return;
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *uri = g_file_get_uri (files[i]);

      probant_opener_open_link (self->opener, uri);
    }
}

static ProbantSession *
get_session (gpointer user_data)
{
  ProbantApplication *self = PROBANT_APPLICATION (user_data);

  return is_ready (self) ? self->session : NULL;
}

static gboolean
probant_application_dbus_register (GApplication *application,
                                   GDBusConnection *connection,
                                   const char *object_path,
                                   GError **error)
{
  ProbantApplication *self = PROBANT_APPLICATION (application);
  g_autofree char *path = g_strconcat (object_path, "/SearchProvider", NULL);

  if (!G_APPLICATION_CLASS (probant_application_parent_class)
           ->dbus_register (application, connection, object_path, error))
    return FALSE;
  self->search_provider = probant_search_provider_new (get_session, self);
  g_signal_connect_object (self->search_provider, "open", G_CALLBACK (search_open_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_provider, "search", G_CALLBACK (search_type_cb), self,
                           G_CONNECT_SWAPPED);
  return probant_search_provider_export (self->search_provider, connection, path, error);
}

static void
probant_application_dbus_unregister (GApplication *application,
                                     GDBusConnection *connection,
                                     const char *object_path)
{
  ProbantApplication *self = PROBANT_APPLICATION (application);

  if (self->search_provider != NULL)
    probant_search_provider_unexport (self->search_provider);
  g_clear_object (&self->search_provider);
  G_APPLICATION_CLASS (probant_application_parent_class)
      ->dbus_unregister (application, connection, object_path);
}

static void
probant_application_startup (GApplication *application)
{
  GtkApplication *self = GTK_APPLICATION (application);

  G_APPLICATION_CLASS (probant_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), action_entries, G_N_ELEMENTS (action_entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (self, accelerators[i].action, accelerators[i].accels);
  gtk_window_set_default_icon_name (APPLICATION_ID);

  PROBANT_APPLICATION (application)->settings = g_settings_new (APPLICATION_ID);
  probant_network_follow (probant_network_get_default (), PROBANT_APPLICATION (application)->settings);
  g_settings_bind (PROBANT_APPLICATION (application)->settings, "color-scheme",
                   adw_style_manager_get_default (), "color-scheme", G_SETTINGS_BIND_GET);
}

static void
probant_application_dispose (GObject *object)
{
  ProbantApplication *self = PROBANT_APPLICATION (object);

  g_clear_weak_pointer (&self->preferences);
  g_clear_weak_pointer (&self->help);
  g_clear_object (&self->search_provider);
  g_clear_object (&self->opener);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (probant_application_parent_class)->dispose (object);
}

static void
probant_application_class_init (ProbantApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = probant_application_dispose;
  application_class->startup = probant_application_startup;
  application_class->handle_local_options = probant_application_handle_local_options;
  application_class->command_line = probant_application_command_line;
  application_class->activate = probant_application_activate;
  application_class->open = probant_application_open;
  application_class->dbus_register = probant_application_dbus_register;
  application_class->dbus_unregister = probant_application_dbus_unregister;
}

static void
probant_application_init (ProbantApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  self->opener = probant_opener_new (GTK_APPLICATION (self));
  g_application_add_main_option_entries (application, option_entries);
  /* Translators: after the name of the program in --help */
  g_application_set_option_context_parameter_string (application, _ ("[NUMBER]"));
  g_application_set_option_context_summary (application, _ ("Examine an application for aid."));
}

ProbantApplication *
probant_application_new (void)
{
  return g_object_new (PROBANT_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/probant/Probant", NULL);
}
