/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-csv.h"

/* The field that `*p` begins with, which is moved past its separator; `last` is set at the end of a row.
 * (transfer full) */
static char *
take_field (const char **p, char separator, gboolean *last)
{
  GString *field = g_string_new (NULL);
  const char *c = *p;

  if (*c == '"')
    {
      for (c++; *c != '\0' && !(c[0] == '"' && c[1] != '"'); c++)
        {
          g_string_append_c (field, *c);
          if (*c == '"')
            c++;
        }
      if (*c == '"')
        c++;
    }
  for (; *c != '\0' && *c != separator && *c != '\n' && *c != '\r'; c++)
    g_string_append_c (field, *c);

  *last = *c != separator;
  if (c[0] == '\r' && c[1] == '\n')
    c++;
  *p = *c != '\0' ? c + 1 : c;

  return g_strstrip (g_string_free (field, FALSE));
}

static gboolean
is_blank (char **row)
{
  for (; *row != NULL; row++)
    if (**row != '\0')
      return FALSE;

  return TRUE;
}

GPtrArray *
probant_csv_parse (const char *text, char separator)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  while (*text != '\0')
    {
      GPtrArray *row = g_ptr_array_new ();
      gboolean last;

      do
        g_ptr_array_add (row, take_field (&text, separator, &last));
      while (!last);
      g_ptr_array_add (row, NULL);

      if (is_blank ((char **)row->pdata))
        g_strfreev ((char **)g_ptr_array_free (row, FALSE));
      else
        g_ptr_array_add (rows, g_ptr_array_free (row, FALSE));
    }

  return rows;
}
