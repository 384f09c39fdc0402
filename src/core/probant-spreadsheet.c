/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-spreadsheet.h"

#include <string.h>

/* A sign, digits as people group them, a unit at most. */
static gboolean
is_number (const char *text)
{
  gboolean digits = FALSE;

  for (const char *p = text + 1; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        digits = TRUE;
      else if (c == 0x20ac || c == '%') /* euro */
        return digits && *g_utf8_next_char (p) == '\0';
      else if (c != '.' && c != ',' && (!g_unichar_isspace (c) || c < ' '))
        return FALSE;
    }
  return digits;
}

static gboolean
is_formula (const char *text)
{
  switch (*text)
    {
    case '=':
    case '@':
    case '\t':
    case '\r':
      return TRUE;
    case '+':
    case '-':
      return !is_number (text);
    default:
      return FALSE;
    }
}

void
probant_spreadsheet_append_csv (GString *out, const char *text)
{
  gboolean quoted;

  if (text == NULL)
    return;
  quoted = strpbrk (text, "\",\r\n\t") != NULL;
  if (quoted)
    g_string_append_c (out, '"');
  if (is_formula (text))
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quoted)
    g_string_append_c (out, '"');
}

void
probant_spreadsheet_append_tsv (GString *out, const char *text)
{
  if (text == NULL)
    return;
  if (is_formula (text))
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (out, g_ascii_isspace (*p) ? ' ' : *p);
}
