/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-when.h"

static void
test_format (void)
{
  static const struct
  {
    const char *then;
    const char *words;
  } cases[] = {
    { "2026-11-23T00:01:00", "today at 00:01" },
    { "2026-11-23T14:32:00", "today at 14:32" },
    { "2026-11-22T23:59:00", "yesterday" },
    { "2026-11-20T12:00:00", "Friday" },
    { "2026-11-17T12:00:00", "Tuesday" },
    { "2026-11-16T12:00:00", "16 November" },
    { "2026-03-01T12:00:00", "1 March" },
    { "2025-11-23T12:00:00", "23 November 2025" },
    /* A clock that was set back. */
    { "2026-11-25T12:00:00", "25 November 2026" },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-11-23T15:00:00", zone);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) then = g_date_time_new_from_iso8601 (cases[i].then, zone);
      g_autofree char *words = probant_when_format (then, now);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/when/format", test_format);
  return g_test_run ();
}
