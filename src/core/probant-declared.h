/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-record.h"
#include "core/probant-subject.h"

G_BEGIN_DECLS

/* What the applicant declared, beside what the sources know. */

#define PROBANT_DECLARED_ERROR (probant_declared_error_quark ())
GQuark probant_declared_error_quark (void);

typedef enum
{
  PROBANT_DECLARED_ERROR_TOO_LARGE,  /* over 64 KiB */
  PROBANT_DECLARED_ERROR_UNREADABLE, /* neither text nor JSON that can be read */
  PROBANT_DECLARED_ERROR_NOTHING,    /* nothing in it that could be compared */
  PROBANT_DECLARED_ERROR_SEVERAL,    /* several applicants */
} ProbantDeclaredError;

/* Each as it was written, NULL where it was not declared. */
typedef struct
{
  char *number; /* SIRET, SIREN or RNA */
  char *name;
  char *address;
  char *activity;
  char *headcount;     /* a number or "10 à 19" */
  char *turnover;      /* euros: "1 234 567,89", "1,2 M€" */
  GPtrArray *officers; /* char *, never NULL */
} ProbantDeclared;

/* Empty. */
ProbantDeclared *probant_declared_new (void);
void probant_declared_free (ProbantDeclared *self);
gboolean probant_declared_is_empty (const ProbantDeclared *self);

/* Reads a JSON object or CSV: either lines of key and value, or a row of keys above the values (further rows
 * may add officers). The separator is ; , or a tab; UTF-8, or else Windows-1252. The keys are French or
 * English ("raison sociale", "ca", "turnover"…); what is not known is ignored. NULL and a
 * PROBANT_DECLARED_ERROR with a translated sentence. (transfer full) */
ProbantDeclared *probant_declared_read (const char *text, gsize length, GError **error);
/* The same from a file of which no more than 64 KiB is read; G_IO_ERROR too. */
void probant_declared_load_async (GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
ProbantDeclared *probant_declared_load_finish (GAsyncResult *result, GError **error);

/* In the order in which they are compared. */
typedef enum
{
  PROBANT_TRAIT_NUMBER,
  PROBANT_TRAIT_NAME,
  PROBANT_TRAIT_ADDRESS,
  PROBANT_TRAIT_ACTIVITY,
  PROBANT_TRAIT_HEADCOUNT,
  PROBANT_TRAIT_TURNOVER,
  PROBANT_TRAIT_OFFICER,
  PROBANT_N_TRAITS,
} ProbantTrait;

/* "number", "name", "address", "activity", "headcount", "turnover", "officer". */
const char *probant_trait_get_name (ProbantTrait trait);

typedef enum
{
  PROBANT_OUTCOME_AGREES,  /* with one source at least */
  PROBANT_OUTCOME_DIFFERS, /* from every source that tells */
  PROBANT_OUTCOME_UNKNOWN, /* no source tells, or what was declared cannot be compared */
  PROBANT_OUTCOME_NOT_DECLARED,
} ProbantOutcome;

/* "agrees", "differs", "unknown", "not-declared". */
const char *probant_outcome_get_name (ProbantOutcome outcome);
/* Translated, in one or two words. */
const char *probant_outcome_get_title (ProbantOutcome outcome);

typedef struct
{
  ProbantRecord *record; /* the source, owned */
  char *value;
  gboolean agrees;
} ProbantKnown;

typedef struct
{
  ProbantTrait trait;
  char *label;      /* translated */
  char *declared;   /* as written, NULL where not declared */
  GPtrArray *known; /* ProbantKnown, maybe none */
  ProbantOutcome outcome;
  char *sentence; /* the outcome in words, translated */
} ProbantComparison;

void probant_comparison_free (ProbantComparison *self);

/* Array of ProbantComparison, one a trait and one an officer; what neither side tells is left out. `records`
 * as in probant_findings_check(). (transfer full) */
GPtrArray *
probant_declared_compare (const ProbantDeclared *self, GListModel *records, const ProbantSubject *subject);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantDeclared, probant_declared_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantComparison, probant_comparison_free)

G_END_DECLS
