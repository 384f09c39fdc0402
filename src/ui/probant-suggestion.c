/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-suggestion.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-fold.h"
#include "ui/probant-when.h"

struct _ProbantSuggestion
{
  GObject parent_instance;

  ProbantHistoryItem *item;
  ProbantSearchHit *hit;
  ProbantIdentifier identifier;
};

G_DEFINE_FINAL_TYPE (ProbantSuggestion, probant_suggestion, G_TYPE_OBJECT)

static void
probant_suggestion_finalize (GObject *object)
{
  ProbantSuggestion *self = PROBANT_SUGGESTION (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->hit, probant_search_hit_unref);

  G_OBJECT_CLASS (probant_suggestion_parent_class)->finalize (object);
}

static void
probant_suggestion_class_init (ProbantSuggestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = probant_suggestion_finalize;
}

static void
probant_suggestion_init (ProbantSuggestion *self)
{
}

ProbantSuggestion *
probant_suggestion_new_from_history (ProbantHistoryItem *item)
{
  ProbantSuggestion *self = g_object_new (PROBANT_TYPE_SUGGESTION, NULL);

  self->item = g_object_ref (item);
  self->identifier = *probant_history_item_get_identifier (item);
  return self;
}

ProbantSuggestion *
probant_suggestion_new_from_hit (ProbantSearchHit *hit)
{
  ProbantSuggestion *self = g_object_new (PROBANT_TYPE_SUGGESTION, NULL);

  self->hit = probant_search_hit_ref (hit);
  probant_search_hit_get_identifier (hit, &self->identifier);
  return self;
}

ProbantHistoryItem *
probant_suggestion_get_item (ProbantSuggestion *self)
{
  g_return_val_if_fail (PROBANT_IS_SUGGESTION (self), NULL);

  return self->item;
}

ProbantSearchHit *
probant_suggestion_get_hit (ProbantSuggestion *self)
{
  g_return_val_if_fail (PROBANT_IS_SUGGESTION (self), NULL);

  return self->hit;
}

const ProbantIdentifier *
probant_suggestion_get_identifier (ProbantSuggestion *self)
{
  g_return_val_if_fail (PROBANT_IS_SUGGESTION (self), NULL);

  return &self->identifier;
}

/* NULL where it has none that may be shown. */
static const char *
get_name (ProbantSuggestion *self)
{
  return self->item != NULL ? probant_history_item_get_name (self->item) : self->hit->name;
}

char *
probant_suggestion_get_title (ProbantSuggestion *self)
{
  g_return_val_if_fail (PROBANT_IS_SUGGESTION (self), NULL);

  if (get_name (self) != NULL)
    return g_strdup (get_name (self));
  if (self->hit != NULL)
    return g_strdup (_ ("Name not published"));

  return probant_identifier_format (self->identifier.value);
}

/* How many characters of `word`, a word as it is written, `wanted` (folded) covers from its beginning. */
static glong
covered (const char *word, glong n_chars, const char *wanted)
{
  for (glong n = 1; n <= n_chars; n++)
    {
      g_autofree char *part = g_utf8_substring (word, 0, n);
      g_autofree char *folded = probant_fold_text (part);

      if (!g_str_has_prefix (wanted, folded))
        return 0;
      if (g_str_equal (folded, wanted))
        return n;
    }

  return 0;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static void
append_escaped (GString *markup, const char *start, const char *end)
{
  g_autofree char *escaped = g_markup_escape_text (start, end - start);

  g_string_append (markup, escaped);
}

/* One word from `start` to `end`, its covered beginning bold. */
static void
append_word (GString *markup, const char *start, const char *end, char **wanted)
{
  glong n_chars = g_utf8_strlen (start, end - start);
  const char *split = start;

  for (gsize i = 0; wanted[i] != NULL; i++)
    if (*wanted[i] != '\0')
      {
        const char *here = g_utf8_offset_to_pointer (start, covered (start, n_chars, wanted[i]));

        split = MAX (split, here);
      }
  if (split > start)
    {
      g_string_append (markup, "<b>");
      append_escaped (markup, start, split);
      g_string_append (markup, "</b>");
    }
  append_escaped (markup, split, end);
}

char *
probant_suggestion_get_title_markup (ProbantSuggestion *self, const char *text)
{
  g_autofree char *title = probant_suggestion_get_title (self);
  g_autofree char *folded = probant_fold_text (text);
  g_auto (GStrv) wanted = g_strsplit (folded, " ", -1);
  GString *markup = g_string_new (NULL);
  const char *p = title;

  while (*p != '\0')
    {
      const char *start = p;
      gboolean word = is_word_char (g_utf8_get_char (p));

      while (*p != '\0' && is_word_char (g_utf8_get_char (p)) == word)
        p = g_utf8_next_char (p);
      if (word)
        append_word (markup, start, p, wanted);
      else
        append_escaped (markup, start, p);
    }

  return g_string_free (markup, FALSE);
}

static void
append_part (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

static void
describe_hit (const ProbantSearchHit *hit, GString *line)
{
  const char *section = probant_search_get_section_title (hit->section);
  g_autofree char *place
      = g_strjoin (hit->postcode != NULL && hit->town != NULL ? " " : "",
                   hit->postcode != NULL ? hit->postcode : "", hit->town != NULL ? hit->town : "", NULL);

  append_part (line, place);
  if (hit->association)
    append_part (line, _ ("Association"));
  append_part (line, section != NULL ? section : hit->activity);
  if (hit->partial)
    append_part (line, _ ("published in part"));
}

char *
probant_suggestion_get_subtitle (ProbantSuggestion *self)
{
  GString *line = g_string_new (NULL);
  g_autofree char *number = NULL;
  g_autofree char *labelled = NULL;

  g_return_val_if_fail (PROBANT_IS_SUGGESTION (self), g_string_free (line, FALSE));

  number = probant_identifier_format (self->hit != NULL ? self->hit->siren : self->identifier.value);
  labelled = g_strdup_printf ("%s %s",
                              self->hit != NULL ? probant_identifier_kind_name (PROBANT_IDENTIFIER_SIREN)
                                                : probant_identifier_kind_name (self->identifier.kind),
                              number);
  append_part (line, labelled);
  if (self->hit != NULL)
    describe_hit (self->hit, line);
  else
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *when = probant_when_format (probant_history_item_get_opened_at (self->item), now);
      /* Translators: %s is a time such as "today 14:32" or "3 May" */
      g_autofree char *opened = g_strdup_printf (_ ("opened %s"), when);

      append_part (line, opened);
    }

  return g_string_free (line, FALSE);
}

static gboolean
has_beginning (char **words, const char *beginning)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], beginning))
      return TRUE;

  return FALSE;
}

gboolean
probant_suggestion_matches (ProbantSuggestion *self, const char *text)
{
  g_autofree char *wanted_text = NULL;
  g_autofree char *name_text = NULL;
  g_auto (GStrv) wanted = NULL;
  g_auto (GStrv) name = NULL;
  g_auto (GStrv) groups = NULL;
  g_autofree char *joined = NULL;

  g_return_val_if_fail (PROBANT_IS_SUGGESTION (self) && text != NULL, FALSE);

  wanted_text = probant_fold_text (text);
  if (*wanted_text == '\0')
    return FALSE;
  wanted = g_strsplit (wanted_text, " ", -1);
  joined = g_strjoinv ("", wanted);
  if (g_ascii_strncasecmp (self->identifier.value, joined, strlen (joined)) == 0)
    return TRUE;

  name_text = probant_fold_text (get_name (self));
  name = g_strsplit (name_text, " ", -1);
  for (gsize i = 0; wanted[i] != NULL; i++)
    if (!has_beginning (name, wanted[i]))
      return FALSE;

  return TRUE;
}
