/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/findings/probant-facts.h"
#include "core/probant-findings.h"

G_BEGIN_DECLS

/* One check: adds what it finds, most often nothing. Pure: nothing but the facts goes in. */
typedef void (*ProbantCheckFunc) (const ProbantFacts *facts, GPtrArray *findings);

/* `sentence` is copied; `record` may be NULL. (transfer none) */
ProbantFinding *probant_findings_add (GPtrArray *findings,
                                      ProbantSeverity severity,
                                      const char *sentence,
                                      ProbantRecord *record);
/* One more source that the finding rests on; NULL and one that is there already are ignored. */
void probant_finding_rest_on (ProbantFinding *self, ProbantRecord *record);
/* One more line of detail, "LABEL: VALUE". NULL is ignored. */
void probant_finding_add_value (ProbantFinding *self, const char *label, const char *value);
void probant_finding_add_date (ProbantFinding *self, const char *label, GDateTime *date);
/* One that is a sentence. */
void probant_finding_add_remark (ProbantFinding *self, const char *remark);

/* status.c */
void probant_check_unit_ceased (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_establishment_closed (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_struck_off (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_dissolved (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_young (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_other_number (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_not_head_office (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_partially_published (const ProbantFacts *facts, GPtrArray *findings);

/* proceedings.c */
void probant_check_proceedings (const ProbantFacts *facts, GPtrArray *findings);

/* certificates.c */
void probant_check_certificate_refused (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_certificate_pending (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_certificate_expired (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_certificate_expiring (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_certificate_unavailable (const ProbantFacts *facts, GPtrArray *findings);

/* identity.c */
void probant_check_name_differs (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_address_differs (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_activity_differs (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_rna_differs (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_rna_shared (const ProbantFacts *facts, GPtrArray *findings);

/* registers.c */
void probant_check_unregistered (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_accounts_missing (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_sources_failed (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_sources_denied (const ProbantFacts *facts, GPtrArray *findings);

/* money.c */
void probant_check_turnover_halved (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_subsidiary (const ProbantFacts *facts, GPtrArray *findings);
void probant_check_de_minimis (const ProbantFacts *facts, GPtrArray *findings);

G_END_DECLS
