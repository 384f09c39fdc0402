/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-figure.h"

#include <math.h>
#include <string.h>

#include "core/probant-fold.h"

#define MAX_TEXT 200
#define MAX_AMOUNT 1e15
#define MAX_HEADCOUNT 1e7

/* Past the spaces of every kind. */
static const char *
skip_spaces (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* The digits, points and commas from here on, without the spaces between digits; `end` is where they end.
 * (transfer full) */
static char *
take_digits (const char *text, const char **end)
{
  GString *taken = g_string_new (NULL);

  for (;;)
    {
      gboolean after_digit = taken->len > 0 && g_ascii_isdigit (taken->str[taken->len - 1]);
      const char *next = after_digit ? skip_spaces (text) : text;

      if (!g_ascii_isdigit (*next) && !(after_digit && (*text == '.' || *text == ',')))
        break;
      if (!g_ascii_isdigit (*next))
        next = text;
      g_string_append_c (taken, *next);
      text = next + 1;
    }
  *end = text;

  return g_string_free (taken, FALSE);
}

/* Which of the points and commas in `digits` is the decimal one; NULL where none is. */
static char *
find_decimal (char *digits, gboolean scaled)
{
  char *point = strrchr (digits, '.');
  char *comma = strrchr (digits, ',');
  char *last = point > comma ? point : comma;

  if (last == NULL)
    return NULL;
  if (point != NULL && comma != NULL)
    return last;
  /* The same mark twice groups; so does one between at most three digits and three more, as in "1.200". */
  if (strchr (digits, *last) != last || (strlen (last) == 4 && last - digits <= 3 && !scaled))
    return NULL;

  return last;
}

static gboolean
read_digits (char *digits, gboolean scaled, double *number)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *decimal = find_decimal (digits, scaled);

  for (const char *p = digits; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) || p == decimal)
      g_string_append_c (plain, p == decimal ? '.' : *p);
  if (plain->len == 0 || g_str_equal (plain->str, "."))
    return FALSE;
  *number = g_ascii_strtod (plain->str, NULL);

  return TRUE;
}

/* 1 where what follows the digits is no multiplier. */
static double
read_multiplier (const char *rest)
{
  static const struct
  {
    const char *words[6];
    double factor;
  } multipliers[] = {
    { { "k", "ke", "keur", "mille", "millier", "milliers" }, 1e3 },
    { { "m", "me", "meur", "million", "millions", "mio" }, 1e6 },
    { { "md", "mde", "mds", "milliard", "milliards", "billion" }, 1e9 },
  };
  g_autofree char *folded = probant_fold_text (rest);

  folded[strcspn (folded, " ")] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (multipliers); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (multipliers[i].words); j++)
      if (g_str_equal (folded, multipliers[i].words[j]))
        return multipliers[i].factor;

  return 1;
}

static gboolean
is_readable (const char *text)
{
  return text != NULL && strlen (text) <= MAX_TEXT && g_utf8_validate (text, -1, NULL);
}

static const char *
find_digit (const char *text)
{
  while (*text != '\0' && !g_ascii_isdigit (*text))
    text++;

  return text;
}

gboolean
probant_figure_read_amount (const char *text, double *euros)
{
  g_autofree char *digits = NULL;
  const char *start, *end;
  double factor;

  if (!is_readable (text))
    return FALSE;

  start = find_digit (text);
  digits = take_digits (start, &end);
  factor = read_multiplier (end);
  /* Another figure after the first: which of them is meant? */
  if (*find_digit (end) != '\0' || !read_digits (digits, factor > 1, euros))
    return FALSE;
  *euros *= factor;
  if (start > text && start[-1] == '-')
    *euros = -*euros;

  return fabs (*euros) < MAX_AMOUNT;
}

/* What stands between the two ends of a band. */
static gboolean
is_range (const char *start, const char *end)
{
  static const char *const marks[] = { "-", "–", "—", "à", "a", "et", "to", NULL };
  g_autofree char *between = g_strndup (start, end - start);

  return g_strv_contains (marks, g_strstrip (between));
}

gboolean
probant_figure_read_headcount (const char *text, double *from, double *to)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  const char *end, *start;

  if (!is_readable (text))
    return FALSE;

  first = take_digits (find_digit (text), &end);
  start = find_digit (end);
  second = take_digits (start, &start);
  if (!read_digits (first, FALSE, from))
    return FALSE;
  *to = *from;
  if (*second != '\0' && (!is_range (end, find_digit (end)) || !read_digits (second, FALSE, to)))
    return FALSE;

  return *find_digit (start) == '\0' && *from <= *to && *to < MAX_HEADCOUNT;
}

/* The largest power of ten that `amount` is a multiple of, with two digits left. */
static double
get_rounding (double amount)
{
  double unit = 1;

  while (unit * 100 <= fabs (amount) && fmod (amount, unit * 10) == 0)
    unit *= 10;

  return unit;
}

gboolean
probant_figure_same_amount (double declared, double known)
{
  double unit = get_rounding (declared);

  return fabs (declared - known) <= fabs (known) / 100 || round (known / unit) * unit == declared;
}

gboolean
probant_figure_same_headcount (double declared_from, double declared_to, double known_from, double known_to)
{
  double margin = declared_from == declared_to && known_from == known_to ? MAX (1, known_from / 20) : 0;

  return declared_from <= known_to + margin && known_from <= declared_to + margin;
}
