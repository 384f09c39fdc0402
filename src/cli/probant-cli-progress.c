/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-progress.h"

#include <glib/gi18n.h>
#include <unistd.h>

void
probant_cli_progress_init (ProbantCliProgress *self)
{
  self->terminal = isatty (STDERR_FILENO);
  self->told = 0;
  self->shown = NULL;
}

void
probant_cli_progress_update (ProbantCliProgress *self, guint n_settled, guint n_asked)
{
  g_autofree char *text = NULL;

  if (!self->terminal)
    {
      if (n_settled != self->told && (n_settled == n_asked || n_settled >= self->told + MAX (n_asked / 4, 1)))
        {
          g_printerr ("%u/%u\n", n_settled, n_asked);
          self->told = n_settled;
        }
      return;
    }

  if (n_settled < n_asked)
    /* Translators: how many sources have answered, of how many that were asked */
    text = g_strdup_printf (_ ("%u of %u sources"), n_settled, n_asked);
  else
    text = g_strdup (_ ("Downloading the documents…"));
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_printerr ("\r\033[K%s", text);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
}

void
probant_cli_progress_clear (ProbantCliProgress *self)
{
  if (self->shown != NULL)
    g_printerr ("\r\033[K");
  g_clear_pointer (&self->shown, g_free);
}
