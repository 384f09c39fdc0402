/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-subject.h"

G_BEGIN_DECLS

/* What deserves a second look in a dossier: pure checks over its records. Nothing is fetched, nothing is
 * kept. A finding says what a source says, not what it means: that a source does not know an applicant is no
 * irregularity. */

typedef enum
{
  PROBANT_SEVERITY_INFO,    /* good to know */
  PROBANT_SEVERITY_NOTICE,  /* to be checked, most often explained */
  PROBANT_SEVERITY_WARNING, /* to be cleared up before a decision */
  PROBANT_SEVERITY_SERIOUS, /* may forbid the aid */
} ProbantSeverity;

/* "info", "notice", "warning", "serious". */
const char *probant_severity_get_name (ProbantSeverity severity);
/* The same for reading, translated. */
const char *probant_severity_get_title (ProbantSeverity severity);

typedef struct
{
  const char *id; /* of the check: static, stable, "unit-ceased"; several findings may share it */
  ProbantSeverity severity;
  char *sentence;     /* one sentence, translated */
  char *detail;       /* the values it rests on, one a line, translated; NULL where the sentence holds them */
  GPtrArray *records; /* ProbantRecord, owned: the sources it rests on, at least one */
} ProbantFinding;

void probant_finding_free (ProbantFinding *self);

/* `records`: list model of ProbantRecord, not all need be settled. `today`: what "expired" or "younger than a
 * year" is measured against. Array of ProbantFinding, most severe first, otherwise in the order of the
 * checks. (transfer full) */
GPtrArray *probant_findings_check (GListModel *records, const ProbantSubject *subject, GDateTime *today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantFinding, probant_finding_free)

G_END_DECLS
