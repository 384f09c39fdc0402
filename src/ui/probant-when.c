/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-when.h"

#include <glib/gi18n.h>

/* Days between the two calendar days, whatever the hours. */
static int
count_days (GDateTime *then, GDateTime *now)
{
  GDate first, second;

  g_date_clear (&first, 1);
  g_date_clear (&second, 1);
  g_date_set_dmy (&first, g_date_time_get_day_of_month (then), g_date_time_get_month (then),
                  g_date_time_get_year (then));
  g_date_set_dmy (&second, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  return g_date_days_between (&first, &second);
}

char *
probant_when_format (GDateTime *then, GDateTime *now)
{
  int days = 0;

  g_return_val_if_fail (then != NULL && now != NULL, NULL);

  days = count_days (then, now);
  if (days == 0)
    /* Translators: a time of today, as strftime writes it */
    return g_date_time_format (then, _ ("today at %H:%M"));
  if (days == 1)
    return g_strdup (_ ("yesterday"));
  if (days > 1 && days < 7)
    /* Translators: the name of a day of this week, as strftime writes it */
    return g_date_time_format (then, _ ("%A"));
  if (days > 0 && days < 300)
    /* Translators: a day of this year, as strftime writes it */
    return g_date_time_format (then, _ ("%-d %B"));
  /* Translators: a date, as strftime writes it */
  return g_date_time_format (then, _ ("%-d %B %Y"));
}
