/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers and dates for reading, in the user's locale; each returns (transfer full). */

char *probant_format_amount (double euros);     /* "4 215 300 €", cents only where there are some */
char *probant_format_number (double number);    /* grouped, at most two decimals */
char *probant_format_percent (double percents); /* "6,0 %": 6, not 0.06 */
char *probant_format_date (GDateTime *date);    /* "31 juillet 2026" */
char *probant_format_bytes (guint64 bytes);     /* "842,3 ko" */

/* A date as a source writes it, full or partial, formatted; text that is none is returned as it is. */
char *probant_format_date_text (const char *text);
/* "MM-DD" (or "DD-MM" where only that can be meant) as "31 décembre"; other text as it is. */
char *probant_format_day_month (const char *text);
/* Unix seconds as a date; says so where the date is absurd or INSEE's "unknown" (1 January 1900). */
char *probant_format_unix_date (gint64 seconds);

/* Reads YYYY-MM-DD, date-times, YYYYMMDD, DD/MM/YYYY, DD-MM-YYYY; NULL where it is none, only partial
 * (YYYY-MM, YYYYMM, MM-YYYY) or absurd (before 1700, after 2200). A date-time becomes the day in Paris.
 * (transfer full) */
GDateTime *probant_parse_date (const char *text);
/* The day in Paris of Unix seconds, negative ones too; NULL where absurd. (transfer full) */
GDateTime *probant_date_from_unix (gint64 seconds);
/* Calendar days from one date to the other, negative where `to` is the earlier. */
int probant_days_between (GDateTime *from, GDateTime *to);

/* The number that a text holds: digits, sign, point or comma, exponent; spaces of any kind ignored. FALSE for
 * all else. */
gboolean probant_parse_number (const char *text, double *number);
/* NULL, blank, or the word "null" that some sources send. */
gboolean probant_text_is_nothing (const char *text);
/* Text from outside for the screen: valid, without control or direction characters, trimmed, at most 10,000
 * characters (what is cut is said). NULL for nothing: NULL, blank, or the word "null" that some sources send.
 * (transfer full) */
char *probant_clean_text (const char *text);

G_END_DECLS
