/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli.h"

#include <glib/gi18n.h>
#include <signal.h>

#include "cli/probant-cli-fetch.h"
#include "cli/probant-cli-fill.h"
#include "cli/probant-cli-output.h"
#include "cli/probant-cli-render.h"
#include "cli/probant-cli-sandbox.h"
#include "cli/probant-cli-search.h"

typedef struct
{
  const char *name;
  int (*run) (int argc, char **argv);
} Command;

static int
print_version (int argc, char **argv)
{
  return probant_cli_write ("probant " PACKAGE_VERSION "\n", TRUE, NULL) ? 0 : 2;
}

static int
print_help (int argc, char **argv)
{
  static const struct
  {
    const char *usage;
    const char *summary;
  } lines[] = {
    { "probant [OPTION…] [ID]", N_ ("opens the window, on that applicant") },
    { "probant fetch [OPTION…] ID…", N_ ("asks about applicants without a display") },
    { "probant fill FORM.pdf ID --output OUT.pdf", N_ ("fills a PDF form with what the sources tell") },
    { "probant render FILE.pdf --page N --scale S --output OUT.png", N_ ("draws a page of a PDF file") },
    { "probant search [OPTION…] NAME…", N_ ("finds companies and associations by name") },
    { "probant sandbox [--port N]", N_ ("serves fictional applicants on this machine") },
    { "probant --version", N_ ("tells the version") },
  };
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_string_append_printf (out, "%s\n    %s\n", lines[i].usage, _ (lines[i].summary));
  g_string_append_printf (out, "\n%s\n", _ ("More: probant fetch --help, man probant."));
  return probant_cli_write (out->str, FALSE, NULL) ? 0 : 2;
}

static const Command commands[] = {
  { "fetch", probant_cli_fetch },     { "fill", probant_cli_fill },     { "render", probant_cli_render },
  { "sandbox", probant_cli_sandbox }, { "search", probant_cli_search }, { "--help", print_help },
  { "--version", print_version },
};

static const Command *
find_command (int argc, char **argv)
{
  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return &commands[i];

  return NULL;
}

gboolean
probant_cli_handles (int argc, char **argv)
{
  return find_command (argc, argv) != NULL;
}

int
probant_cli_run (int argc, char **argv)
{
  const Command *command = find_command (argc, argv);
  g_autofree char *name = NULL;

  g_return_val_if_fail (command != NULL, 1);

  /* A pipe that is closed early is an error to report, not the end of the process. */
  signal (SIGPIPE, SIG_IGN);
  name = g_strdup_printf ("probant %s", command->name);
  g_set_prgname (name);
  return command->run (argc - 1, argv + 1);
}
