/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-record.h"

G_BEGIN_DECLS

/* What is said of a record beside its data, on the screen and on paper alike. Translated. */

/* Who answered and when, with date and time: "Insee · 26 November 2026 at 14:32". (transfer full) */
char *probant_record_describe_source (ProbantRecord *record);
/* One sentence in the place of data: absent, denied, failed, skipped; NULL where answered or under way.
 * (transfer full) */
char *probant_record_describe_state (ProbantRecord *record);
/* What the officer can do; NULL where nothing. (transfer full) */
char *probant_record_describe_next (ProbantRecord *record);
/* One to three words: the verdict, or what became of the record; NULL where it needs none. */
const char *probant_record_get_label (ProbantRecord *record);
/* Partially published: the sentence that says what must not be done with it. */
const char *probant_record_get_protection (void);

G_END_DECLS
