/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/probant-report.h"

G_BEGIN_DECLS

typedef struct
{
  ProbantDossier *dossier;
  const ProbantSubject *subject;
  const ProbantReportOptions *options;
  ProbantPages *pages;
} ProbantReport;

void probant_report_add_cover (const ProbantReport *self);
void probant_report_add_comparison (const ProbantReport *self);
void probant_report_add_sources (const ProbantReport *self);
void probant_report_add_category (const ProbantReport *self, ProbantCategory category);
void probant_report_add_documents (const ProbantReport *self);
void probant_report_add_meaning (const ProbantReport *self);
void probant_report_add_skipped (const ProbantReport *self);
void probant_report_add_pieces (const ProbantReport *self);

/* The name that a record's place is known by. (transfer full) */
char *probant_report_get_anchor (ProbantRecord *record);
ProbantTone probant_report_get_tone (ProbantRecord *record);
/* One to three words in any state. */
const char *probant_report_get_label (ProbantRecord *record);

G_END_DECLS
