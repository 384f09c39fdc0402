/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-record.h"

G_BEGIN_DECLS

/* Records as a dossier would have them, of sources that know nothing but their name, title, producer and
 * coverage. */

GListStore *sample_records_new (void);
/* Appends an answered record; `json` is the envelope, written with ' for ". `key` is the route's. (transfer
 * none) */
ProbantRecord *sample_records_add (GListStore *records, const char *name, const char *key, const char *json);
/* Appends several answers of one record, NULL-terminated pairs of key and JSON. (transfer none) */
ProbantRecord *sample_records_add_years (GListStore *records, const char *name, const char *const *answers);
/* Appends a record without answer. (transfer none) */
ProbantRecord *sample_records_add_problem (GListStore *records, const char *name, ProbantProblemKind kind);

/* Names of the sources that there are, NULL after the last. */
const char *sample_records_get_name (guint index);

G_END_DECLS
