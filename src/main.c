/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "cli/probant-cli.h"
#include "ui/probant-application.h"

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("PROBANT_LOCALEDIR");
  g_autoptr (ProbantApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (probant_cli_handles (argc, argv))
    return probant_cli_run (argc, argv);

  application = probant_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
