/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-record-sentences.h"
#include "core/probant-subject.h"
#include "ui/probant-badge.h"

G_BEGIN_DECLS

/* What a card says of a record beside its data. All (transfer full), translated. */

/* The line below the title: producer, time, where it comes from; while nothing is there, what is waited for.
 */
char *probant_record_describe_origin (ProbantRecord *record, const ProbantSubject *subject, GDateTime *now);
/* For support: source, HTTP status, code, request id, duration, one a line. */
char *probant_record_describe_technically (ProbantRecord *record);

/* The badge's words; NULL where the record needs none. `icon_name` is static. */
const char *probant_record_get_badge (ProbantRecord *record, ProbantBadgeKind *kind, const char **icon_name);

G_END_DECLS
