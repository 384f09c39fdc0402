/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/catalogue/probant-validity.h"

#include <glib/gi18n.h>

#include "core/probant-presenter.h"

char *
probant_validity_describe (GDateTime *until, GDateTime *today)
{
  int days = probant_days_between (today, until);
  g_autofree char *date = probant_format_date (until);

  if (days == 0)
    return g_strdup_printf (_ ("Valid until %s: today is the last day"), date);

  if (days > 0)
    /* Translators: %s is a date */
    return g_strdup_printf (
        ngettext ("Valid until %s (%d day left)", "Valid until %s (%d days left)", (gulong)days), date, days);

  /* Translators: %s is a date */
  return g_strdup_printf (ngettext ("Expired on %s, %d day ago", "Expired on %s, %d days ago", (gulong)-days),
                          date, -days);
}

void
probant_validity_judge (GDateTime *until, GDateTime *today, ProbantVerdict *verdict)
{
  if (until == NULL)
    {
      verdict->kind = PROBANT_VERDICT_POSITIVE;
      verdict->label = g_strdup (_ ("Delivered"));
      verdict->sentence = g_strdup (_ ("Delivered; its end of validity can be read on the certificate only"));
      return;
    }

  verdict->sentence = probant_validity_describe (until, today);
  if (probant_days_between (today, until) < 0)
    {
      verdict->kind = PROBANT_VERDICT_NEGATIVE;
      verdict->label = g_strdup (_ ("Expired"));
    }
  else
    {
      verdict->kind = PROBANT_VERDICT_POSITIVE;
      verdict->label = g_strdup (_ ("Valid"));
    }
}
