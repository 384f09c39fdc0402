/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* What is on screen as text for the clipboard, in the user's language: sections, cards, a dossier. "Other
 * data" is left out: it is for developers. All (transfer full), each line ends in \n. */

typedef enum
{
  PROBANT_TRANSCRIPT_TEXT, /* for a letter or a report: "Label: value" */
  PROBANT_TRANSCRIPT_TSV,  /* for a spreadsheet: cells parted by tabs, no formulas */
} ProbantTranscriptForm;

char *probant_transcript_section (const ProbantSection *section, ProbantTranscriptForm form);
/* Title, producer and time, verdict with its caveat or what went wrong, then the sections. */
char *probant_transcript_record (ProbantRecord *record, ProbantTranscriptForm form);
/* Who the applicant is, the findings as of `today`, then every record that was asked, by category. */
char *probant_transcript_dossier (ProbantDossier *dossier, GDateTime *today, ProbantTranscriptForm form);

/* What was declared beside what the sources know; `comparisons` as probant_declared_compare() gives them. In
 * TSV a line for each source. */
char *probant_transcript_comparisons (GPtrArray *comparisons, ProbantTranscriptForm form);

G_END_DECLS
