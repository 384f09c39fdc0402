/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-inpi-private.h"

guint
probant_inpi_take_turn (ProbantInpi *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 *oldest = &self->starts[self->n_starts % PROBANT_INPI_REQUESTS_PER_MINUTE];

  if (self->paced && self->n_starts >= PROBANT_INPI_REQUESTS_PER_MINUTE && now - *oldest < G_TIME_SPAN_MINUTE)
    return (guint)((*oldest + G_TIME_SPAN_MINUTE - now) / G_TIME_SPAN_MILLISECOND) + 1;
  *oldest = now;
  self->n_starts++;

  return 0;
}

void
probant_inpi_shut (ProbantInpi *self, gint64 seconds)
{
  self->shut_until
      = g_get_monotonic_time () + CLAMP (seconds, 1, PROBANT_INPI_LONGEST_WAIT) * G_TIME_SPAN_SECOND;
}

gint64
probant_inpi_get_shut_seconds (ProbantInpi *self)
{
  gint64 left = self->shut_until - g_get_monotonic_time ();

  return left > 0 ? left / G_TIME_SPAN_SECOND + 1 : 0;
}
