/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-archive-name.h"

#include <string.h>

#include "core/probant-text.h"

#define MAX_PARTS 4
#define MAX_PART_CHARS 100
#define MAX_READ_CHARS 4096
#define MAX_EXTENSION_BYTES 10

/* What FAT and NTFS refuse: documents are saved on sticks and shares. */
#define REFUSED "<>:\"|?*"

/* The bytes 0x80 to 0x9f are accented letters in the DOS code pages and next to nothing in a Windows name. */
static const char *
guess_charset (const char *raw)
{
  for (const char *p = raw; *p != '\0'; p++)
    if ((guchar)*p >= 0x80 && (guchar)*p <= 0x9f)
      return "CP850";
  return "WINDOWS-1252";
}

static char *
decode (const char *raw)
{
  char *text = NULL;

  if (g_utf8_validate (raw, -1, NULL))
    return g_strdup (raw);
  text = g_convert (raw, -1, "UTF-8", guess_charset (raw), NULL, NULL, NULL);
  return text != NULL ? text : g_utf8_make_valid (raw, -1);
}

/* With its dot; "" where there is none. */
static const char *
find_extension (const char *part)
{
  const char *dot = strrchr (part, '.');

  return dot != NULL && dot > part && strchr (dot, '/') == NULL && strlen (dot) <= MAX_EXTENSION_BYTES ? dot
                                                                                                       : "";
}

static char *
shorten (const char *part)
{
  const char *extension = find_extension (part);
  g_autofree char *stem = NULL;

  if (g_utf8_strlen (part, -1) <= MAX_PART_CHARS)
    return g_strdup (part);
  stem = g_utf8_substring (part, 0, MAX_PART_CHARS - g_utf8_strlen (extension, -1));
  return g_strconcat (stem, extension, NULL);
}

/* NULL where nothing of it is left. */
static char *
clean_part (const char *part)
{
  g_autofree char *text = NULL;
  const char *start;

  if (g_ascii_isalpha (part[0]) && part[1] == ':' && part[2] == '\0')
    return NULL;
  text = probant_text_sanitise (part, MAX_READ_CHARS);
  if (text == NULL)
    return NULL;
  g_strdelimit (text, REFUSED, '-');
  start = text + strspn (text, ". "); /* nor hidden */
  return *start != '\0' ? shorten (start) : NULL;
}

char *
probant_archive_name_make_safe (const char *raw)
{
  g_autofree char *text = decode (raw != NULL ? raw : "");
  g_auto (GStrv) parts = g_strsplit (g_strdelimit (text, "\\", '/'), "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = clean_part (parts[i]);

      if (part != NULL)
        g_ptr_array_add (kept, part);
    }
  if (kept->len == 0)
    return g_strdup ("document");
  if (kept->len > MAX_PARTS)
    g_ptr_array_remove_range (kept, 0, kept->len - MAX_PARTS);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **)kept->pdata);
}

char *
probant_archive_name_tell_apart (const char *name, GHashTable *taken)
{
  const char *extension = find_extension (name);
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (extension));
  char *told = g_strdup (name);
  char *folded = g_utf8_casefold (told, -1);

  g_return_val_if_fail (name != NULL && taken != NULL, NULL);

  for (guint i = 2; g_hash_table_contains (taken, folded); i++)
    {
      g_free (told);
      g_free (folded);
      told = g_strdup_printf ("%s (%u)%s", stem, i, extension);
      folded = g_utf8_casefold (told, -1);
    }
  g_hash_table_add (taken, folded);
  return told;
}
