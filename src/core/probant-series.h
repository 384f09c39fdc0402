/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-record.h"

G_BEGIN_DECLS

typedef enum
{
  PROBANT_UNIT_EUROS,
  PROBANT_UNIT_PERSONS,
} ProbantUnit;

typedef struct
{
  char *label; /* "2025", or the month where two fiscal years end in one year: "12/2025" */
  double value;
} ProbantPoint;

/* Figures of one source by year, to be drawn or read. */
typedef struct
{
  const char *title; /* translated */
  ProbantUnit unit;
  ProbantRecord *record;
  GArray *points; /* ProbantPoint, the oldest first, never empty */
} ProbantSeries;

void probant_series_free (ProbantSeries *self);
const ProbantPoint *probant_series_get_point (const ProbantSeries *self, guint index);

/* What the records tell, of ProbantSeries: the turnover (or else the income in an association's accounts),
 * the headcount by the best source that has one, the grants paid, and those that an association declared. The
 * last two count the same money and are never added up. What has no year and no finite number is left out.
 * (transfer full), perhaps empty. */
GPtrArray *probant_series_list (GListModel *records);

/* The value in full, "4 215 300 €", and short enough for the top of a bar, "4,2 M€". (transfer full) */
char *probant_series_format (const ProbantSeries *self, double value);
char *probant_series_format_short (const ProbantSeries *self, double value);
/* A head and one line a point, the numbers bare and with the locale's decimal sign. (transfer full) */
char *probant_series_to_tsv (const ProbantSeries *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantSeries, probant_series_free)

G_END_DECLS
