/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-application.h"

#include <glib/gi18n.h>

#include "core/probant-token.h"
#include "ui/probant-about.h"
#include "ui/probant-preferences-window.h"
#include "ui/probant-session.h"
#include "ui/probant-window.h"

struct _ProbantApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  ProbantSession *session;
  ProbantPreferencesWindow *preferences; /* weak */
};

G_DEFINE_FINAL_TYPE (ProbantApplication, probant_application, ADW_TYPE_APPLICATION)

static const GOptionEntry option_entries[]
    = { { "api", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL,
          N_ ("The API to ask: production, staging, sandbox or a URL"),
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
        { NULL } };

static const struct
{
  const char *action;
  const char *accels[3];
} accelerators[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.search", { "<Control>l", "<Control>k" } },
  { "win.back", { "<Alt>Left" } },
  { "win.refresh", { "<Control>r", "F5" } },
  { "win.fill-preview", { "F9" } },
  { "win.category::overview", { "<Control>1" } },
  { "win.category::general", { "<Control>2" } },
  { "win.category::financial", { "<Control>3" } },
  { "win.category::social-fiscal", { "<Control>4" } },
  { "win.category::professional", { "<Control>5" } },
  { "win.category::intellectual-property", { "<Control>6" } },
  { "win.category::documents", { "<Control>7" } },
};

static ProbantWindow *
add_window (ProbantApplication *self)
{
  ProbantWindow *window = probant_window_new (GTK_APPLICATION (self), self->session);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  add_window (PROBANT_APPLICATION (user_data));
}

/* One window of preferences for the whole program; `page` NULL leaves it where it is. */
static void
show_preferences (ProbantApplication *self, const char *page)
{
  if (self->preferences == NULL)
    g_set_weak_pointer (&self->preferences, probant_preferences_window_new (self->session));
  if (page != NULL)
    probant_preferences_window_show_page (self->preferences, page);
  gtk_window_set_transient_for (GTK_WINDOW (self->preferences),
                                gtk_application_get_active_window (GTK_APPLICATION (self)));
  gtk_window_present (GTK_WINDOW (self->preferences));
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
  { .name = "preferences", .activate = preferences_cb },
  { .name = "preferences-page", .activate = preferences_page_cb, .parameter_type = "s" },
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static const char *
lookup (GVariantDict *options, const char *name)
{
  const char *value = NULL;

  return g_variant_dict_lookup (options, name, "&s", &value) ? value : NULL;
}

static ProbantSession *
make_session (GVariantDict *options, GError **error)
{
  g_autoptr (ProbantAccess) access = NULL;
  g_autoptr (ProbantHistory) history = NULL;
  g_autofree char *token = NULL;
  GError *local_error = NULL;

  token = probant_token_from_environment (&local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  access = probant_access_new_from_options (lookup (options, "api"), token, lookup (options, "recipient"),
                                            lookup (options, "context"), lookup (options, "object"), error);
  if (access == NULL)
    return NULL;
  history = probant_history_new (NULL);
  return probant_session_new (access, history);
}

static int
probant_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  ProbantApplication *self = PROBANT_APPLICATION (application);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  g_autoptr (GError) error = NULL;

  if (g_strv_length (arguments) > 2)
    {
      g_application_command_line_printerr (command_line, "%s\n", _ ("One number at most can be given."));
      return 1;
    }
  if (self->session == NULL)
    self->session = make_session (g_application_command_line_get_options_dict (command_line), &error);
  if (self->session == NULL)
    {
      g_application_command_line_printerr (command_line, "probant: %s\n", error->message);
      return 1;
    }
  if (arguments[1] != NULL)
    probant_window_open_text (add_window (self), arguments[1]);
  else
    add_window (self);
  return 0;
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
  g_settings_bind (PROBANT_APPLICATION (application)->settings, "color-scheme",
                   adw_style_manager_get_default (), "color-scheme", G_SETTINGS_BIND_GET);
}

static void
probant_application_dispose (GObject *object)
{
  ProbantApplication *self = PROBANT_APPLICATION (object);

  g_clear_weak_pointer (&self->preferences);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (probant_application_parent_class)->dispose (object);
}

static void
probant_application_class_init (ProbantApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = probant_application_dispose;
  G_APPLICATION_CLASS (klass)->startup = probant_application_startup;
  G_APPLICATION_CLASS (klass)->command_line = probant_application_command_line;
}

static void
probant_application_init (ProbantApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_application_add_main_option_entries (application, option_entries);
  /* Translators: after the name of the program in --help */
  g_application_set_option_context_parameter_string (application, _ ("[NUMBER]"));
  g_application_set_option_context_summary (application, _ ("Examine an application for aid."));
}

ProbantApplication *
probant_application_new (void)
{
  return g_object_new (PROBANT_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_NON_UNIQUE, "resource-base-path",
                       "/io/github/probant/Probant", NULL);
}
