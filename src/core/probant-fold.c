/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-fold.h"

#include <string.h>

#define MAX_CHARS 10000

typedef struct
{
  const char *words; /* as probant_fold_text() gives them */
  const char *instead;
} Abbreviation;

/* Longer forms first: what is cut is the first that fits. */
static const char *const legal_forms[] = {
  "societe par actions simplifiee unipersonnelle",
  "societe par actions simplifiee a associe unique",
  "societe par actions simplifiee",
  "societe a responsabilite limitee unipersonnelle",
  "societe a responsabilite limitee",
  "entreprise unipersonnelle a responsabilite limitee",
  "entreprise individuelle a responsabilite limitee",
  "entreprise individuelle",
  "societe anonyme a conseil d administration",
  "societe anonyme a directoire",
  "societe anonyme",
  "societe en nom collectif",
  "societe en commandite simple",
  "societe en commandite par actions",
  "societe civile immobiliere",
  "societe civile professionnelle",
  "societe civile",
  "societe cooperative d interet collectif",
  "societe cooperative et participative",
  "groupement d interet economique",
  "association regie par la loi du 1er juillet 1901",
  "association de la loi de 1901",
  "association loi de 1901",
  "association loi 1901",
  "association declaree d utilite publique",
  "association reconnue d utilite publique",
  "association declaree",
  "association",
  "loi de 1901",
  "loi 1901",
  "assoc",
  "asso",
  "s a r l",
  "s a s u",
  "s a s",
  "s a",
  "s c i",
  "s n c",
  "e u r l",
  "selarl",
  "selas",
  "sarl",
  "sasu",
  "sas",
  "eurl",
  "eirl",
  "scop",
  "scic",
  "sci",
  "scp",
  "scm",
  "snc",
  "scs",
  "sca",
  "gie",
  "sa",
  "ei",
};

static const Abbreviation abbreviations[] = {
  { "1er", "1" },
  { "1ere", "1" },
  { "all", "allee" },
  { "app", "appartement" },
  { "appt", "appartement" },
  { "apt", "appartement" },
  { "av", "avenue" },
  { "ave", "avenue" },
  { "bat", "batiment" },
  { "bd", "boulevard" },
  { "bld", "boulevard" },
  { "blvd", "boulevard" },
  { "bvd", "boulevard" },
  { "cap", "capitaine" },
  { "cdt", "commandant" },
  { "che", "chemin" },
  { "chem", "chemin" },
  { "chs", "chaussee" },
  { "col", "colonel" },
  { "crs", "cours" },
  { "dr", "docteur" },
  { "ecr", "ecart" },
  { "esc", "escalier" },
  { "esp", "esplanade" },
  { "fbg", "faubourg" },
  { "fg", "faubourg" },
  { "gal", "general" },
  { "gen", "general" },
  { "gr", "grande rue" },
  { "ham", "hameau" },
  { "huit", "8" },
  { "imm", "immeuble" },
  { "imp", "impasse" },
  { "ld", "lieu dit" },
  { "lieudit", "lieu dit" },
  { "lot", "lotissement" },
  { "mal", "marechal" },
  { "mte", "montee" },
  { "onze", "11" },
  { "pas", "passage" },
  { "pl", "place" },
  { "pln", "plaine" },
  { "premier", "1" },
  { "pres", "president" },
  { "pdt", "president" },
  { "prof", "professeur" },
  { "prom", "promenade" },
  { "qrt", "quartier" },
  { "qua", "quartier" },
  { "r", "rue" },
  { "res", "residence" },
  { "rle", "ruelle" },
  { "rpt", "rond point" },
  { "rte", "route" },
  { "sen", "sentier" },
  { "sq", "square" },
  { "st", "saint" },
  { "ste", "sainte" },
  { "stes", "saintes" },
  { "sts", "saints" },
  { "tra", "traverse" },
  { "vla", "villa" },
  { "vge", "village" },
  { "za", "zone artisanale" },
  { "zac", "zone amenagement concerte" },
  { "zi", "zone industrielle" },
};

static const char *const address_noise[]
    = { "a",      "au", "aux", "d",  "de",  "des", "du", "en",     "et",  "f", "fr",
        "france", "l",  "la",  "le", "les", "n",   "no", "numero", "sur", NULL };

/* Followed by a number that belongs to them. */
static const char *const post_boxes[] = { "bp", "cedex", "cs", "tsa", NULL };

static const char *const titles[]
    = { "m", "mr", "mme", "mlle", "mademoiselle", "madame", "monsieur", "dr", "docteur", NULL };

/* Text */

static const char *
spell_out (gunichar c)
{
  switch (c)
    {
    case 0x0153: /* œ */
      return "oe";
    case 0x00E6: /* æ */
      return "ae";
    case 0x00F8: /* ø */
      return "o";
    case 0x0142: /* ł */
      return "l";
    case '&':
      return " et ";
    default:
      return NULL;
    }
}

/* A full stop between initials joins them: "S.A.R.L.", not "J. Dupont". */
static gboolean
joins_initials (GString *folded, const char *rest)
{
  gunichar next = g_utf8_get_char (rest);
  gboolean initial_before
      = folded->len > 0 && g_ascii_isalpha (folded->str[folded->len - 1])
        && (folded->len == 1 || folded->str[folded->len - 2] == ' ' || folded->str[folded->len - 2] == '.');

  return initial_before && g_unichar_isalpha (next)
         && !g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (rest)));
}

static void
end_word (GString *folded)
{
  if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

char *
probant_fold_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *bounded = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_CHARS));
  g_autofree char *decomposed = g_utf8_normalize (bounded, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (decomposed, -1);
  GString *folded = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *spelt = spell_out (c);

      if (spelt != NULL)
        g_string_append (folded, spelt);
      else if (g_unichar_isalnum (c))
        g_string_append_unichar (folded, c);
      else if (c == '.' && joins_initials (folded, p + 1))
        g_string_append_c (folded, '.');
      else if (!g_unichar_ismark (c))
        end_word (folded);
    }
  g_string_replace (folded, ".", "", 0);
  g_string_replace (folded, "  ", " ", 0);

  return g_strstrip (g_string_free (folded, FALSE));
}

char *
probant_fold_activity_code (const char *text)
{
  GString *code = g_string_new (NULL);
  const char *p = text != NULL ? text : "";

  while (g_ascii_isspace (*p))
    p++;
  for (; g_ascii_isdigit (*p) || (*p == '.' && code->len == 2); p++)
    if (*p != '.')
      g_string_append_c (code, *p);

  /* NAF and its revisions: three or four digits and a letter. */
  if (code->len < 3 || code->len > 4 || !g_ascii_isalpha (*p) || g_ascii_isalnum (p[1]))
    return g_string_free (code, TRUE);
  g_string_append_c (code, g_ascii_toupper (*p));
  if (g_str_equal (code->str, "0000Z"))
    return g_string_free (code, TRUE);

  return g_string_free (code, FALSE);
}

/* Names */

/* Cuts one legal form off the start or the end of `name`, unless it is all there is. */
static gboolean
cut_legal_form (char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (legal_forms); i++)
    {
      gsize n = strlen (legal_forms[i]);
      gsize length = strlen (name);

      if (length <= n + 1)
        continue;
      if (g_str_has_prefix (name, legal_forms[i]) && name[n] == ' ')
        {
          memmove (name, name + n + 1, length - n);
          return TRUE;
        }
      if (g_str_has_suffix (name, legal_forms[i]) && name[length - n - 1] == ' ')
        {
          name[length - n - 1] = '\0';
          return TRUE;
        }
    }

  return FALSE;
}

/* What is left of a name, without the spaces: "E-learning" is "Elearning". */
static char *
fold_name (const char *name)
{
  g_autofree char *folded = probant_fold_text (name);
  g_auto (GStrv) words = NULL;

  while (cut_legal_form (folded))
    ;
  words = g_strsplit (folded, " ", -1);

  return g_strjoinv ("", words);
}

gboolean
probant_same_name (const char *a, const char *b)
{
  g_autofree char *first = fold_name (a);
  g_autofree char *second = fold_name (b);

  return *first != '\0' && g_str_equal (first, second);
}

/* Sets of words */

static gboolean
is_subset (GHashTable *part, GHashTable *whole)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, part);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (!g_hash_table_contains (whole, word))
      return FALSE;

  return TRUE;
}

static gboolean
is_alike (GHashTable *a, GHashTable *b)
{
  return is_subset (a, b) || is_subset (b, a);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static GHashTable *
split_person (const char *person)
{
  g_autofree char *folded = probant_fold_text (person);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GHashTable *set = new_set ();

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (titles, words[i]))
      g_hash_table_add (set, g_strdup (words[i]));

  return set;
}

gboolean
probant_same_person (const char *a, const char *b)
{
  g_autoptr (GHashTable) first = split_person (a);
  g_autoptr (GHashTable) second = split_person (b);
  guint n = MIN (g_hash_table_size (first), g_hash_table_size (second));

  /* A surname alone is no person. */
  return n > 0 && is_alike (first, second)
         && (n > 1 || g_hash_table_size (first) == g_hash_table_size (second));
}

/* Addresses */

typedef struct
{
  char *postcode;
  gboolean cedex;
  GHashTable *street; /* all before the postcode, or all there is */
  GHashTable *town;   /* what follows the postcode, without district numbers */
} Address;

static void
clear_address (Address *self)
{
  g_free (self->postcode);
  g_hash_table_unref (self->street);
  g_hash_table_unref (self->town);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Address, clear_address)

static gboolean
is_number (const char *word)
{
  return word != NULL && *word != '\0' && strspn (word, "0123456789") == strlen (word);
}

static gboolean
is_postcode (const char *word)
{
  return is_number (word) && strlen (word) == 5;
}

static void
add_words (GHashTable *set, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (address_noise, words[i]))
      g_hash_table_add (set, g_strdup (words[i]));
}

/* "12b" is 12 bis. */
static gboolean
add_house_number (GHashTable *set, const char *word)
{
  static const struct
  {
    char letter;
    const char *index;
  } indexes[] = { { 'b', "bis" }, { 't', "ter" }, { 'q', "quater" } };
  gsize n = strspn (word, "0123456789");

  for (gsize i = 0; n > 0 && i < G_N_ELEMENTS (indexes); i++)
    if (word[n] == indexes[i].letter && (word[n + 1] == '\0' || g_str_equal (word + n, indexes[i].index)))
      {
        g_hash_table_add (set, g_strndup (word, n));
        g_hash_table_add (set, g_strdup (indexes[i].index));
        return TRUE;
      }

  return FALSE;
}

static void
add_word (GHashTable *set, const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (g_str_equal (word, abbreviations[i].words))
      {
        add_words (set, abbreviations[i].instead);
        return;
      }
  if (!add_house_number (set, word))
    add_words (set, word);
}

static void
read_address (const char *text, Address *address)
{
  g_autofree char *folded = probant_fold_text (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n = g_strv_length (words);
  guint postcode = n;

  address->street = new_set ();
  address->town = new_set ();
  for (guint i = 0; i < n; i++)
    if (is_postcode (words[i]) && (i == 0 || !g_strv_contains (post_boxes, words[i - 1])))
      postcode = i;
  if (postcode < n)
    address->postcode = g_strdup (words[postcode]);

  for (guint i = 0; i < n; i++)
    {
      if (g_strv_contains (post_boxes, words[i]))
        {
          address->cedex |= g_str_equal (words[i], "cedex");
          if (is_number (words[i + 1]) && i + 1 != postcode)
            i++;
        }
      else if (i < postcode)
        add_word (address->street, words[i]);
      else if (i > postcode && !g_ascii_isdigit (*words[i]) && !g_str_equal (words[i], "arrondissement"))
        add_word (address->town, words[i]);
    }
}

static void
move_town (Address *address)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, address->town);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_hash_table_add (address->street, g_strdup (word));
}

/* Large receivers have postcodes of their own, within their department. */
static gboolean
is_same_area (const Address *a, const Address *b)
{
  if (g_str_equal (a->postcode, b->postcode))
    return TRUE;

  return strncmp (a->postcode, b->postcode, 2) == 0
         && (a->cedex || b->cedex
             || (g_hash_table_size (a->town) > 0 && is_subset (a->town, b->town)
                 && is_subset (b->town, a->town)));
}

gboolean
probant_same_address (const char *a, const char *b)
{
  g_auto (Address) first = { NULL };
  g_auto (Address) second = { NULL };

  read_address (a, &first);
  read_address (b, &second);

  if (first.postcode != NULL && second.postcode != NULL)
    {
      if (!is_same_area (&first, &second))
        return FALSE;
      if (g_str_equal (first.postcode, second.postcode))
        return is_alike (first.street, second.street) && is_alike (first.town, second.town);
    }
  else
    {
      move_town (&first);
      move_town (&second);
    }

  return g_hash_table_size (first.street) > 0 && g_hash_table_size (second.street) > 0
         && is_alike (first.street, second.street);
}
