/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-output.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

gboolean
probant_cli_may_colour (int fd)
{
  const char *no_color = g_getenv ("NO_COLOR");
  const char *term = g_getenv ("TERM");

  return isatty (fd) && (no_color == NULL || *no_color == '\0') && term != NULL
         && !g_str_equal (term, "dumb");
}

char *
probant_cli_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_new (NULL);
  gboolean broken = FALSE; /* a line ended since the last character */

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r')
        {
          broken = TRUE;
          continue;
        }
      if (broken && clean->len > 0)
        g_string_append (clean, ", ");
      broken = FALSE;
      if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
        g_string_append_c (clean, ' ');
      else
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

guint
probant_cli_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

void
probant_cli_append_padded (GString *out, const char *text, guint columns)
{
  g_string_append (out, text);
  for (guint width = probant_cli_width (text); width < columns; width++)
    g_string_append_c (out, ' ');
}

void
probant_cli_append_styled (GString *out, gboolean colour, ProbantCliStyle style, const char *text)
{
  static const char *const codes[] = { "0", "1", "2", "32", "33", "31" };

  if (!colour || style == PROBANT_CLI_PLAIN)
    g_string_append (out, text);
  else
    g_string_append_printf (out, "\033[%sm%s\033[0m", codes[style], text);
}

gboolean
probant_cli_write (const char *text, gboolean as_is, GError **error)
{
  g_autofree char *converted = NULL;
  const char *charset;

  if (!as_is && !g_get_charset (&charset))
    converted = g_convert_with_fallback (text, -1, charset, "UTF-8", "?", NULL, NULL, NULL);

  if (fputs (converted != NULL ? converted : text, stdout) != EOF && fflush (stdout) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("The result cannot be written: %s"),
               g_strerror (errno));
  return FALSE;
}

void
probant_cli_complain (const char *message)
{
  g_printerr ("probant: %s\n", message);
}
