/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-sandbox.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>

#include "cli/probant-cli-output.h"
#include "sandbox/probant-sandbox.h"

static gboolean
interrupted_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static char *
describe (ProbantSandbox *sandbox)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "listening %s\n", probant_sandbox_get_url (sandbox));
  g_string_append_printf (out, "recipient %s\n", PROBANT_SANDBOX_RECIPIENT);
  g_string_append_printf (out, "token     %s\n\n", probant_sandbox_get_token ());
  for (const ProbantSandboxSubject *s = probant_sandbox_list_subjects (); s->identifier != NULL; s++)
    {
      probant_cli_append_padded (out, s->identifier, 16);
      g_string_append_printf (out, "%s (%s)\n", s->name, _ (s->description));
    }
  g_string_append_printf (out, "\n%s\n", _ ("Everything here is fictional. Ctrl+C ends it."));
  return g_string_free (out, FALSE);
}

int
probant_cli_sandbox (int argc, char **argv)
{
  int port = 0;
  const GOptionEntry entries[] = {
    { "port", 'p', 0, G_OPTION_ARG_INT, &port, N_ ("Port to listen on; 0 takes any free one"), N_ ("N") },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (ProbantSandbox) sandbox = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *description = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_set_summary (
      context, _ ("Serves API Entreprise’s protocol over fictional applicants, on this machine alone."));
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      probant_cli_complain (error->message);
      return 1;
    }
  if (argc > 1 || port < 0 || port > G_MAXUINT16)
    {
      probant_cli_complain (_ ("A port is a number from 0 to 65535, and there is no other argument."));
      return 1;
    }

  sandbox = probant_sandbox_new (port, &error);
  if (sandbox == NULL)
    {
      probant_cli_complain (error->message);
      return 3;
    }
  description = describe (sandbox);
  if (!probant_cli_write (description, FALSE, &error))
    {
      probant_cli_complain (error->message);
      return 2;
    }
  g_unix_signal_add (SIGINT, interrupted_cb, loop);
  g_unix_signal_add (SIGTERM, interrupted_cb, loop);
  g_main_loop_run (loop);
  probant_sandbox_stop (sandbox);
  return 0;
}
