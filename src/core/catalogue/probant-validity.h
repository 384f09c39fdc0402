/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-field.h"

G_BEGIN_DECLS

/* What several sources say alike: a certificate that holds until a date. Calendar days count, the last day
 * included. */

/* "Valid until 31 July 2026 (42 days left)", "Expired on …, 3 days ago". (transfer full) */
char *probant_validity_describe (GDateTime *until, GDateTime *today);
/* Kind, label and sentence of a certificate that was delivered. `until` is NULL where the source gives no
 * readable date. */
void probant_validity_judge (GDateTime *until, GDateTime *today, ProbantVerdict *verdict);

G_END_DECLS
