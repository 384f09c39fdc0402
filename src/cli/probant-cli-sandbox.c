/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-sandbox.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>

#include "cli/probant-cli-options.h"
#include "cli/probant-cli-output.h"
#include "sandbox/probant-sandbox.h"

static gboolean
interrupted_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
append_subjects (GString *out)
{
  for (const ProbantSandboxSubject *s = probant_sandbox_list_subjects (); s->identifier != NULL; s++)
    {
      probant_cli_append_padded (out, s->identifier, 16);
      g_string_append_printf (out, "%s (%s)\n", s->name, _ (s->description));
    }
}

static char *
describe (ProbantSandbox *sandbox)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "listening %s\n", probant_sandbox_get_url (sandbox));
  g_string_append_printf (out, "recipient %s\n", PROBANT_SANDBOX_RECIPIENT);
  g_string_append_printf (out, "token     %s\n\n", probant_sandbox_get_token ());
  append_subjects (out);
  g_string_append_printf (out, "\n%s\n", _ ("Everything here is fictional. Ctrl+C ends it."));
  return g_string_free (out, FALSE);
}

static gboolean
read_options (int argc, char **argv, int *port, gboolean *list, GError **error)
{
  const GOptionEntry entries[] = {
    { "port", 'p', 0, G_OPTION_ARG_INT, port, N_ ("Port to listen on; 0 takes any free one"), N_ ("N") },
    { "list", 'l', 0, G_OPTION_ARG_NONE, list, N_ ("List the fictional applicants and end"), NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context, _ ("Serves API Entreprise’s protocol over fictional applicants, on this machine alone."));
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (argc == 1 && *port >= 0 && *port <= G_MAXUINT16)
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("A port is a number from 0 to 65535, and there is no other argument."));
  return FALSE;
}

static int
list_subjects (GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_subjects (out);
  return probant_cli_write (out->str, FALSE, error) ? PROBANT_CLI_DONE : PROBANT_CLI_FAILED;
}

static int
serve (guint16 port, GError **error)
{
  g_autoptr (ProbantSandbox) sandbox = probant_sandbox_new (port, error);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *description = NULL;

  if (sandbox == NULL)
    return PROBANT_CLI_NOTHING_ASKED;
  description = describe (sandbox);
  if (!probant_cli_write (description, FALSE, error))
    return PROBANT_CLI_FAILED;

  g_unix_signal_add (SIGINT, interrupted_cb, loop);
  g_unix_signal_add (SIGTERM, interrupted_cb, loop);
  g_main_loop_run (loop);
  probant_sandbox_stop (sandbox);
  return PROBANT_CLI_DONE;
}

int
probant_cli_sandbox (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  gboolean list = FALSE;
  int port = 0;
  int status = PROBANT_CLI_USAGE;

  if (read_options (argc, argv, &port, &list, &error))
    status = list ? list_subjects (&error) : serve (port, &error);
  if (error != NULL)
    probant_cli_complain (error->message);
  return status;
}
