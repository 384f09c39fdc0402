/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-numbers.h"

#include <string.h>

#define MAX_WORD 40
#define MAX_GROUPS 5

/* Letters and digits without anything between them. `joined`: nothing but one blank, dot or dash parts it
 * from the word before. */
typedef struct
{
  const char *start;
  gsize length;
  gboolean joined;
} Word;

/* How people part the digits, the longest number first; 0 ends a row. */
static const guint8 groupings[][MAX_GROUPS + 1] = {
  { 3, 3, 3, 5 }, { 3, 3, 3, 2, 3 }, { 3, 3, 3, 3, 2 }, { 9, 5 }, { 2, 2, 3, 3, 3 },
  { 4, 3, 3, 3 }, { 3, 3, 3 },       { 4, 3, 3 },       { 1, 9 },
};

/* What parts two groups of one number: blanks that do not break a line, dots, dashes. */
static gboolean
is_joint (gunichar c)
{
  return c == ' ' || c == '.' || c == '-' || c == 0xa0 || c == 0x202f || (c >= 0x2007 && c <= 0x2011);
}

/* `text` is UTF-8. */
static GArray *
split_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  Word word = { text, 0, FALSE };
  guint n_joints = 0, n_others = 1;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        {
          if (word.length == 0)
            word = (Word){ p, 0, n_joints == 1 && n_others == 0 };
          word.length = (gsize)(g_utf8_next_char (p) - word.start);
          continue;
        }
      if (word.length > 0)
        {
          g_array_append_val (words, word);
          word.length = 0;
          n_joints = n_others = 0;
        }
      if (c == '\0')
        return words;
      n_joints += is_joint (c);
      n_others += !is_joint (c);
    }
}

static gboolean
is_digits (const Word *word)
{
  for (gsize i = 0; i < word->length; i++)
    if (!g_ascii_isdigit (word->start[i]))
      return FALSE;
  return word->length > 0;
}

static gboolean
accept (const char *text, ProbantIdentifier *identifier)
{
  if (!probant_identifier_parse (text, identifier, NULL))
    return FALSE;
  /* The old form of an RNA number looks like too many other things, and zeros alone pass every check. */
  if (identifier->kind == PROBANT_IDENTIFIER_RNA)
    return identifier->value[0] == 'W';
  return strspn (identifier->value, "0") < 9;
}

/* An amount: the sign of its currency follows, or more of its digits come before. */
static gboolean
is_amount (GArray *words, guint first, guint n)
{
  const Word *start = &g_array_index (words, Word, first);
  const Word *last = &g_array_index (words, Word, first + n - 1);
  const char *p = last->start + last->length;

  if (n > 1 && start->joined && first > 0 && start->length == 3)
    {
      const Word *before = start - 1;

      if (is_digits (before) && before->length <= 3)
        return TRUE;
    }
  if (is_joint (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return g_str_has_prefix (p, "€");
}

static gboolean
read_group (GArray *words, guint first, const guint8 *lengths, ProbantIdentifier *identifier, guint *n)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  guint i = 0;

  for (; lengths[i] != 0; i++)
    {
      const Word *word = NULL;

      if (first + i >= words->len)
        return FALSE;
      word = &g_array_index (words, Word, first + i);
      if (word->length != lengths[i] || (i > 0 && !(word->joined && is_digits (word))))
        return FALSE;
      g_string_append_len (joined, word->start, (gssize)word->length);
    }
  *n = i;
  return accept (joined->str, identifier);
}

/* The number that begins with this word; how many words it takes. */
static gboolean
read_number (GArray *words, guint first, ProbantIdentifier *identifier, guint *n)
{
  const Word *word = &g_array_index (words, Word, first);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (groupings); i++)
    if (word->length == groupings[i][0] && read_group (words, first, groupings[i], identifier, n))
      return TRUE;
  if (word->length < 9 || word->length > MAX_WORD)
    return FALSE;
  text = g_strndup (word->start, word->length);
  *n = 1;
  return accept (text, identifier);
}

static gboolean
is_listed (GArray *found, const ProbantIdentifier *identifier)
{
  for (guint i = 0; i < found->len; i++)
    if (g_str_equal (g_array_index (found, ProbantIdentifier, i).value, identifier->value))
      return TRUE;
  return FALSE;
}

static gboolean
has_siret_of (GArray *found, const char *siren)
{
  for (guint i = 0; i < found->len; i++)
    {
      const ProbantIdentifier *identifier = &g_array_index (found, ProbantIdentifier, i);

      if (identifier->kind == PROBANT_IDENTIFIER_SIRET && g_str_has_prefix (identifier->value, siren))
        return TRUE;
    }
  return FALSE;
}

/* Windows-1252 is what spreadsheets write where they do not write UTF-8. Of a text that was cut, the last
 * character may be broken. (transfer full) */
static char *
decode (const char *text, gsize length)
{
  const char *valid_end = text;

  if (length == 0)
    return g_strdup ("");
  if (g_utf8_validate (text, (gssize)length, &valid_end) || (gsize)(text + length - valid_end) < 4)
    return g_strndup (text, (gsize)(valid_end - text));
  return g_convert_with_fallback (text, (gssize)length, "UTF-8", "WINDOWS-1252", "?", NULL, NULL, NULL);
}

GArray *
probant_numbers_find (const char *text, gsize length)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (ProbantIdentifier));
  g_autofree char *decoded = NULL;
  g_autoptr (GArray) words = NULL;

  g_return_val_if_fail (text != NULL || length == 0, found);

  decoded = decode (text, MIN (length, PROBANT_NUMBERS_MAX_BYTES));
  if (decoded == NULL)
    return found;
  words = split_words (decoded);
  for (guint i = 0, n = 1; i < words->len && found->len < PROBANT_NUMBERS_MAX; i += n)
    {
      ProbantIdentifier identifier;

      if (!read_number (words, i, &identifier, &n))
        n = 1;
      else if (!is_amount (words, i, n) && !is_listed (found, &identifier))
        g_array_append_val (found, identifier);
    }
  for (guint i = found->len; i > 0; i--)
    {
      const ProbantIdentifier *identifier = &g_array_index (found, ProbantIdentifier, i - 1);

      if (identifier->kind == PROBANT_IDENTIFIER_SIREN && has_siret_of (found, identifier->value))
        g_array_remove_index (found, i - 1);
    }
  return found;
}

/* Files */

static GArray *
find_in_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return probant_numbers_find (name, name != NULL ? strlen (name) : 0);
}

/* Spreadsheets' "Unicode text". */
static GArray *
find_in_text (const char *contents, gsize length)
{
  gboolean little = length >= 2 && memcmp (contents, "\377\376", 2) == 0;
  gboolean big = length >= 2 && memcmp (contents, "\376\377", 2) == 0;
  g_autofree char *converted = NULL;
  gsize converted_length = 0;

  if (!little && !big)
    return memchr (contents, '\0', length) == NULL ? probant_numbers_find (contents, length)
                                                   : probant_numbers_find (NULL, 0);
  converted = g_convert_with_fallback (contents + 2, (gssize)((length - 2) & ~(gsize)1), "UTF-8",
                                       little ? "UTF-16LE" : "UTF-16BE", "?", NULL, &converted_length, NULL);
  return probant_numbers_find (converted, converted != NULL ? converted_length : 0);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  gboolean read = g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &length, &error);
  g_autoptr (GArray) found = NULL;

  /* What could be read before the error counts. */
  found = find_in_text (g_task_get_task_data (task), length);
  if (found->len == 0)
    {
      g_array_unref (found);
      found = find_in_name (G_FILE (g_task_get_source_object (task)));
    }
  if (!read && found->len == 0)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify)g_array_unref);
}

static void
open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, &error);
  char *buffer = NULL;

  if (stream == NULL)
    {
      GArray *found = find_in_name (G_FILE (source));

      if (found->len > 0)
        g_task_return_pointer (task, found, (GDestroyNotify)g_array_unref);
      else
        {
          g_array_unref (found);
          g_task_return_error (task, g_steal_pointer (&error));
        }
      return;
    }
  buffer = g_malloc (PROBANT_NUMBERS_MAX_BYTES);
  g_task_set_task_data (task, buffer, g_free);
  g_input_stream_read_all_async (G_INPUT_STREAM (stream), buffer, PROBANT_NUMBERS_MAX_BYTES,
                                 G_PRIORITY_DEFAULT, g_task_get_cancellable (task), read_cb,
                                 g_object_ref (task));
}

void
probant_numbers_find_in_file_async (GFile *file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, probant_numbers_find_in_file_async);
  g_file_read_async (file, G_PRIORITY_DEFAULT, cancellable, open_cb, task);
}

GArray *
probant_numbers_find_in_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_numbers_find_in_file_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
