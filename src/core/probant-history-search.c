/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-history-search.h"

#include <string.h>

#include "core/probant-fold.h"

/* What a term is worth, by where it is found. */
enum
{
  WITHIN_WORD = 1,
  AT_WORD = 2,
  WHOLE_WORD = 3,
  AT_BEGINNING = 4,
};

typedef struct
{
  ProbantHistoryItem *item;
  guint worth;
  guint position;
} Hit;

static gint
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *first = a, *second = b;

  if (first->worth != second->worth)
    return first->worth > second->worth ? -1 : 1;
  return first->position < second->position ? -1 : 1;
}

/* Both folded. 0 where it is not found. */
static guint
rate_word (const char *name, const char *term)
{
  gsize length = strlen (term);
  guint best = 0;

  for (const char *p = strstr (name, term); p != NULL; p = strstr (p + 1, term))
    {
      gboolean begins = p == name || p[-1] == ' ';
      gboolean ends = p[length] == ' ' || p[length] == '\0';

      if (p == name)
        best = MAX (best, AT_BEGINNING + (guint)ends);
      else
        best = MAX (best, begins && ends ? WHOLE_WORD : begins ? AT_WORD : WITHIN_WORD);
    }
  return best;
}

static guint
rate_number (const char *number, const char *term)
{
  if (g_str_has_prefix (number, term))
    return AT_BEGINNING;
  /* The end of a SIRET tells the establishment; single digits tell nothing. */
  return strlen (term) >= 3 && strstr (number, term) != NULL ? WITHIN_WORD : 0;
}

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static guint
rate_item (ProbantHistoryItem *item, const char *const *words, const char *digits)
{
  g_autofree char *name = probant_fold_text (probant_history_item_get_name (item));
  g_autofree char *number = g_ascii_strdown (probant_history_item_get_identifier (item)->value, -1);
  guint worth = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint here = MAX (rate_word (name, words[i]), rate_number (number, words[i]));

      if (here == 0)
        return 0;
      worth += here;
    }
  if (*digits != '\0')
    {
      guint here = MAX (rate_word (name, digits), rate_number (number, digits));

      if (here == 0)
        return 0;
      worth += here;
    }
  return worth;
}

GPtrArray *
probant_history_search (GListModel *items, const char *access, const char *const *terms)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (items) && access != NULL && terms != NULL, found);

  for (guint i = 0; terms[i] != NULL; i++)
    {
      g_autofree char *folded = probant_fold_text (terms[i]);
      g_auto (GStrv) parts = g_strsplit (folded, " ", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        if (is_digits (parts[j]))
          g_string_append (digits, parts[j]);
        else if (*parts[j] != '\0')
          g_strv_builder_add (builder, parts[j]);
    }
  words = g_strv_builder_end (builder);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (ProbantHistoryItem) item = g_list_model_get_item (items, i);
      Hit hit = { item, 0, i };

      if (!g_str_equal (probant_history_item_get_access (item), access))
        continue;
      hit.worth = rate_item (item, (const char *const *)words, digits->str);
      if (hit.worth > 0)
        {
          g_array_append_val (hits, hit);
          g_ptr_array_add (found, g_object_ref (item));
        }
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    found->pdata[i] = g_array_index (hits, Hit, i).item;
  return found;
}
