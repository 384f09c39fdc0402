/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-format.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define NBSP "\302\240"
#define MAX_TEXT 10000
#define MAX_BYTES_PER_CHAR 4
#define FIRST_YEAR 1700
#define LAST_YEAR 2200
/* Past 15 digits a double is no exact number of euros or people any more. */
#define MAX_GROUPED 1e15

/* `digits` is "1234567" or "1234567.89"; groups of three, as the locale separates them, with a no-break space
 * where it does not. */
static char *
group (gboolean negative, const char *digits)
{
  const struct lconv *conv = localeconv ();
  const char *local = conv->thousands_sep;
  const char *separator = *local != '\0' && g_utf8_validate (local, -1, NULL) ? local : NBSP;
  size_t n = strcspn (digits, ".");
  GString *text = g_string_new (negative ? "-" : NULL);

  for (size_t i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (text, separator);
      g_string_append_c (text, digits[i]);
    }
  if (digits[n] == '.')
    g_string_append_printf (text, "%s%s", conv->decimal_point, digits + n + 1);

  return g_string_free (text, FALSE);
}

/* With at least `least` and at most two decimals. */
static char *
format_decimal (double number, guint least)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  size_t n;

  if (!isfinite (number) || fabs (number) >= MAX_GROUPED)
    return g_strdup (g_ascii_formatd (digits, sizeof digits, "%.15g", number));

  g_ascii_formatd (digits, sizeof digits, "%.2f", fabs (number));
  n = strlen (digits);
  for (guint decimals = 2; decimals > least && digits[n - 1] == '0'; decimals--)
    digits[--n] = '\0';
  if (digits[n - 1] == '.')
    digits[--n] = '\0';

  return group (number < 0 && strspn (digits, "0.") < n, digits);
}

char *
probant_format_number (double number)
{
  return format_decimal (number, 0);
}

char *
probant_format_amount (double euros)
{
  gboolean whole = fabs (euros - round (euros)) < 0.005;
  g_autofree char *number = format_decimal (whole ? round (euros) : euros, whole ? 0 : 2);

  /* Translators: an amount in euros. */
  return g_strdup_printf (_ ("%s €"), number);
}

char *
probant_format_percent (double percents)
{
  g_autofree char *number = format_decimal (percents, 1);

  /* Translators: a percentage, "6.0%". */
  return g_strdup_printf (_ ("%s%%"), number);
}

char *
probant_format_bytes (guint64 bytes)
{
  return g_format_size (bytes);
}

char *
probant_format_date (GDateTime *date)
{
  g_return_val_if_fail (date != NULL, NULL);

  if (g_date_time_get_day_of_month (date) == 1)
    /* Translators: a date that is the first of a month, see g_date_time_format(). */
    return g_date_time_format (date, C_ ("first of the month", "%-d %B %Y"));

  /* Translators: a date, see g_date_time_format(). */
  return g_date_time_format (date, C_ ("date", "%-d %B %Y"));
}

static GTimeZone *
get_paris (void)
{
  static GTimeZone *paris;

  if (g_once_init_enter (&paris))
    {
      GTimeZone *zone = g_time_zone_new_identifier ("Europe/Paris");

      if (zone == NULL)
        zone = g_time_zone_new_offset (60 * 60);
      g_once_init_leave (&paris, zone);
    }

  return paris;
}

/* Where the parts stand in a text whose digits are replaced by 9; day = -1: partial. */
static const struct
{
  const char *shape;
  int year;
  int month;
  int day;
} shapes[] = {
  { "9999-99-99", 0, 5, 8 }, { "99999999", 0, 4, 6 }, { "99/99/9999", 6, 3, 0 }, { "99-99-9999", 6, 3, 0 },
  { "9999-99", 0, 5, -1 },   { "999999", 0, 4, -1 },  { "99-9999", 3, 0, -1 },
};

static int
read_digits (const char *text, guint n)
{
  int number = 0;

  for (guint i = 0; i < n; i++)
    number = number * 10 + g_ascii_digit_value (text[i]);

  return number;
}

/* `day` is 0 for a partial date. */
static gboolean
read_date (const char *text, int *year, int *month, int *day)
{
  char shape[11];
  size_t n = strlen (text);

  if (n >= sizeof shape)
    return FALSE;
  for (size_t i = 0; i <= n; i++)
    shape[i] = g_ascii_isdigit (text[i]) ? '9' : text[i];

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (strcmp (shape, shapes[i].shape) == 0)
      {
        *year = read_digits (text + shapes[i].year, 4);
        *month = read_digits (text + shapes[i].month, 2);
        *day = shapes[i].day >= 0 ? read_digits (text + shapes[i].day, 2) : 0;

        return *year >= FIRST_YEAR && *year <= LAST_YEAR
               && g_date_valid_dmy (shapes[i].day >= 0 ? (GDateDay)*day : 1, (GDateMonth)*month,
                                    (GDateYear)*year);
      }

  return FALSE;
}

static gboolean
is_plausible (GDateTime *date)
{
  return g_date_time_get_year (date) >= FIRST_YEAR && g_date_time_get_year (date) <= LAST_YEAR;
}

GDateTime *
probant_parse_date (const char *text)
{
  g_autofree char *trimmed = NULL;
  int year, month, day;

  if (text == NULL || strlen (text) > 64)
    return NULL;

  trimmed = g_strstrip (g_strdup (text));
  if (read_date (trimmed, &year, &month, &day))
    return day > 0 ? g_date_time_new_utc (year, month, day, 0, 0, 0) : NULL;

  if (strlen (trimmed) > 10 && (trimmed[10] == 'T' || trimmed[10] == ' '))
    {
      g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (trimmed, get_paris ());

      if (moment != NULL && is_plausible (moment))
        return g_date_time_to_timezone (moment, get_paris ());
    }

  return NULL;
}

char *
probant_format_date_text (const char *text)
{
  g_autoptr (GDateTime) date = probant_parse_date (text);
  int year, month, day;

  if (date != NULL)
    return probant_format_date (date);

  if (text != NULL && read_date (text, &year, &month, &day))
    {
      g_autoptr (GDateTime) first = g_date_time_new_utc (year, month, 1, 0, 0, 0);

      /* Translators: a month of a year, see g_date_time_format(). */
      return g_date_time_format (first, C_ ("month", "%B %Y"));
    }

  return g_strdup (text);
}

char *
probant_format_day_month (const char *text)
{
  g_autoptr (GDateTime) date = NULL;
  int first, second;
  gboolean day_first;

  if (text == NULL || strlen (text) != 5 || text[2] != '-' || strspn (text, "0123456789-") != 5)
    return g_strdup (text);

  first = read_digits (text, 2);
  second = read_digits (text + 3, 2);
  day_first = first > 12;
  /* A leap year, so that 29 February is a day. */
  if (first < 0 || second < 0
      || !g_date_valid_dmy ((GDateDay)(day_first ? first : second), (GDateMonth)(day_first ? second : first),
                            2000))
    return g_strdup (text);

  date = g_date_time_new_utc (2000, day_first ? second : first, day_first ? first : second, 0, 0, 0);
  if (g_date_time_get_day_of_month (date) == 1)
    /* Translators: a day that is the first of a month, without the year, see g_date_time_format(). */
    return g_date_time_format (date, C_ ("first of the month", "%-d %B"));

  /* Translators: a day of a month, without the year, see g_date_time_format(). */
  return g_date_time_format (date, C_ ("date", "%-d %B"));
}

GDateTime *
probant_date_from_unix (gint64 seconds)
{
  g_autoptr (GDateTime) utc = NULL;

  /* Years 1 to 9999 in round figures: what lies outside, GDateTime cannot hold. */
  if (seconds < G_GINT64_CONSTANT (-60000000000) || seconds > G_GINT64_CONSTANT (250000000000))
    return NULL;

  utc = g_date_time_new_from_unix_utc (seconds);
  if (utc == NULL || !is_plausible (utc))
    return NULL;

  return g_date_time_to_timezone (utc, get_paris ());
}

char *
probant_format_unix_date (gint64 seconds)
{
  static const gint64 new_year_1900 = G_GINT64_CONSTANT (-2208988800);
  g_autoptr (GDateTime) date = probant_date_from_unix (seconds);

  if (date == NULL)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, seconds);

      /* Translators: %s is the number that was sent for the date. */
      return g_strdup_printf (_ ("Date out of bounds (%s)"), number);
    }

  /* An hour either way: the offset of Paris in 1900 differs from one source to the other. */
  if (ABS (seconds - new_year_1900) <= 60 * 60)
    return g_strdup (_ ("Unknown (1 January 1900 in the register)"));

  return probant_format_date (date);
}

static void
read_gdate (GDateTime *date, GDate *day)
{
  g_date_set_dmy (day, (GDateDay)g_date_time_get_day_of_month (date),
                  (GDateMonth)g_date_time_get_month (date), (GDateYear)g_date_time_get_year (date));
}

int
probant_days_between (GDateTime *from, GDateTime *to)
{
  GDate first, last;

  g_return_val_if_fail (from != NULL && to != NULL, 0);

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  read_gdate (from, &first);
  read_gdate (to, &last);

  return g_date_days_between (&first, &last);
}

gboolean
probant_parse_number (const char *text, double *number)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  char *end;

  if (text == NULL || strlen (text) > 64 || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        continue;
      if (c >= 128 || strchr ("0123456789+-.,eE", (int)c) == NULL)
        return FALSE;
      g_string_append_c (plain, c == ',' ? '.' : (char)c);
    }
  if (plain->len == 0)
    return FALSE;

  *number = g_ascii_strtod (plain->str, &end);

  return *end == '\0' && isfinite (*number);
}

/* Control characters, and those that turn the direction of what follows (U+202A–202E, U+2066–2069). */
static gboolean
is_unsafe (gunichar c)
{
  return (g_unichar_iscntrl (c) && c != '\n') || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || is_unsafe (c) || g_unichar_iszerowidth (c);
}

/* Stops at what is no valid character, too. */
static const char *
skip_blanks (const char *text)
{
  for (gunichar c = g_utf8_get_char_validated (text, -1);
       c != 0 && c != (gunichar)-1 && c != (gunichar)-2 && is_blank (c);
       c = g_utf8_get_char_validated (text, -1))
    text = g_utf8_next_char (text);

  return text;
}

static void
trim_end (GString *text)
{
  while (text->len > 0)
    {
      const char *last = g_utf8_prev_char (text->str + text->len);

      if (!is_blank (g_utf8_get_char (last)))
        break;
      g_string_truncate (text, last - text->str);
    }
}

gboolean
probant_text_is_nothing (const char *text)
{
  if (text == NULL)
    return TRUE;

  text = skip_blanks (text);
  if (g_str_has_prefix (text, "null"))
    text = skip_blanks (text + strlen ("null"));

  return *text == '\0';
}

char *
probant_clean_text (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) clean = NULL;
  const char *p;
  gsize length;
  gboolean cut;

  if (probant_text_is_nothing (text))
    return NULL;

  /* Enough bytes for the characters shown, whatever they are: a text of megabytes costs no more than that. */
  text = skip_blanks (text);
  length = strnlen (text, MAX_TEXT * MAX_BYTES_PER_CHAR);
  cut = text[length] != '\0';
  valid = g_utf8_make_valid (text, (gssize)length);

  clean = g_string_sized_new (length);
  p = valid;
  for (gsize n = 0; *p != '\0' && n < MAX_TEXT; p = g_utf8_next_char (p), n++)
    g_string_append_unichar (clean, is_unsafe (g_utf8_get_char (p)) ? ' ' : g_utf8_get_char (p));
  cut = cut || *skip_blanks (p) != '\0';
  trim_end (clean);

  if (cut)
    {
      g_autofree char *limit = probant_format_number (MAX_TEXT);

      /* Translators: a long text, then how many characters of it are shown. */
      return g_strdup_printf (_ ("%s… (cut after %s characters)"), clean->str, limit);
    }

  return g_string_free (g_steal_pointer (&clean), FALSE);
}
