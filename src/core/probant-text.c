/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-text.h"

#include <string.h>

#define MAX_BYTES_PER_CHAR 6

static gboolean
is_blank (gunichar c)
{
  /* Control characters that separate words are blanks too; no-break spaces are text. */
  return g_unichar_isspace (c) && c != 0xa0 && c != 0x202f;
}

static gboolean
is_shown (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT && type != G_UNICODE_UNASSIGNED
         && type != G_UNICODE_SURROGATE && type != G_UNICODE_PRIVATE_USE;
}

char *
probant_text_sanitise (const char *text, gsize max_chars)
{
  g_autofree char *valid = NULL;
  GString *line = NULL;
  gboolean blank = FALSE;
  gsize n = 0;

  if (text == NULL)
    return NULL;

  /* Twice the length: what is dropped must not crowd out what is shown. */
  valid = g_utf8_make_valid (text, (gssize)strnlen (text, 2 * max_chars * MAX_BYTES_PER_CHAR));
  line = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_blank (c))
        {
          blank = line->len > 0;
          continue;
        }
      if (!is_shown (c))
        continue;
      if (n + blank >= max_chars)
        {
          g_string_append (line, "…");
          break;
        }
      if (blank)
        g_string_append_c (line, ' ');
      g_string_append_unichar (line, c);
      n += 1 + (gsize)blank;
      blank = FALSE;
    }

  return g_string_free (line, line->len == 0);
}
