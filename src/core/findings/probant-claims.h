/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/findings/probant-facts.h"

G_BEGIN_DECLS

/* What one source says of one trait of the applicant. */
typedef struct
{
  ProbantRecord *record; /* not owned */
  char *value;           /* for reading */
  GPtrArray *keys;       /* texts for comparing: names it goes by, codes of an activity */
  GDateTime *date;       /* end of a fiscal year, else NULL */
  double from;           /* headcount (both ends included) or turnover in euros (from == to) */
  double to;             /* INFINITY where a band is open */
} ProbantClaim;

typedef gboolean (*ProbantSameFunc) (const char *a, const char *b);

/* Do two claims share a key? */
gboolean probant_claim_agrees (const ProbantClaim *self, const ProbantClaim *other, ProbantSameFunc same);
gboolean probant_claim_has_key (const ProbantClaim *self, const char *key, ProbantSameFunc same);
/* Of two codes as probant_fold_activity_code() gives them. */
gboolean probant_same_activity (const char *a, const char *b);

/* Arrays of ProbantClaim in the order of trust, the same value of the same producer once. Empty where no
 * source tells. (transfer full) */

/* Legal names; acronyms and trade names are further keys. Of a natural person first names and surname. */
GPtrArray *probant_claims_list_names (const ProbantFacts *facts);
/* Of the establishment that INSEE described, or else of the head office. */
GPtrArray *probant_claims_list_addresses (const ProbantFacts *facts);
/* Main activity; the keys are its codes in the revisions of the NAF that others use. */
GPtrArray *probant_claims_list_activities (const ProbantFacts *facts);
/* Auditors left out. */
GPtrArray *probant_claims_list_officers (const ProbantFacts *facts);
GPtrArray *probant_claims_list_headcounts (const ProbantFacts *facts);
/* One a fiscal year, the newest first. */
GPtrArray *probant_claims_list_turnovers (const ProbantFacts *facts);

/* For those who make claims. */
GPtrArray *probant_claims_new (void);
/* Takes `value`; NULL and a value that the same producer gave already are ignored. Returns the new claim or
 * NULL. (transfer none) */
ProbantClaim *probant_claims_add (GPtrArray *claims, ProbantRecord *record, char *value);
/* Takes `key`; NULL is ignored. */
void probant_claim_add_key (ProbantClaim *self, char *key);
/* The text there, cleaned; NULL where there is none or the register withholds it ("[ND]"). (transfer full) */
char *probant_claim_read (JsonNode *node, const char *path);

G_END_DECLS
