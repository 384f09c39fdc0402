/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-dossier.h"
#include "report/probant-pages-rows.h"

G_BEGIN_DECLS

/* A dossier as a report for the file of a grant: who the applicant is and what deserves a look on the first
 * page; what it declared beside what the sources know; the sources at a glance; what each answered, or why it
 * did not; the documents; what a report proves; the sources that were not asked; the pieces. */

typedef struct
{
  gboolean summary;  /* without what each source answered */
  gboolean sandbox;  /* fictional: each page is marked as a specimen */
  GDateTime *now;    /* the date of the report, in local time */
  GPtrArray *pieces; /* ProbantPiece whose pages are appended, or NULL */
} ProbantReportOptions;

/* Reads the dossier at once, whatever state it is in, and keeps nothing of it but the records that charts
 * rest on. (transfer full) */
ProbantPages *probant_report_compose (ProbantDossier *dossier, const ProbantReportOptions *options);

/* A name for files about this dossier: the applicant, its number, the date; `extension` with its dot.
 * (transfer full) */
char *probant_report_make_name (ProbantDossier *dossier, GDateTime *now, const char *extension);

G_END_DECLS
