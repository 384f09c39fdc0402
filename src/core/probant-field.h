/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* How an answer is shown: static tables beside each endpoint, read by the presenter. */

typedef enum
{
  PROBANT_FIELD_TEXT,
  PROBANT_FIELD_SIREN,
  PROBANT_FIELD_SIRET,
  PROBANT_FIELD_RNA,
  PROBANT_FIELD_DATE,      /* ISO text, date-time, YYYY-MM, YYYYMM, MM-YYYY, YYYYMMDD; anything else is shown as sent */
  PROBANT_FIELD_DAY_MONTH, /* MM-DD */
  PROBANT_FIELD_UNIX_DATE, /* seconds, number or text, 64 bits, Europe/Paris; absurd values are said to be so */
  PROBANT_FIELD_AMOUNT,    /* euros, number or text */
  PROBANT_FIELD_NUMBER,
  PROBANT_FIELD_PERCENT,
  PROBANT_FIELD_BOOLEAN,
  PROBANT_FIELD_CODE,     /* meaning looked up in `codes`; an unknown code is shown as it is */
  PROBANT_FIELD_URL,
  PROBANT_FIELD_ADDRESS,  /* object: postal lines; consumes the whole object */
  PROBANT_FIELD_TEXTS,    /* array of texts, joined by commas */
  PROBANT_FIELD_CUSTOM,   /* `format` makes the text from the node (an object, say); consumes the whole node */
  PROBANT_FIELD_TABLE,    /* array: one line an item, `columns` with paths relative to the item */
  PROBANT_FIELD_HIDDEN,   /* consumed, not shown: technical, or shown elsewhere (document links) */
} ProbantFieldType;

typedef enum
{
  PROBANT_FIELD_NONE = 0,
  PROBANT_FIELD_OPTIONAL = 1 << 0,  /* left out where null or absent; without it: "Not provided" */
  PROBANT_FIELD_ESSENTIAL = 1 << 1, /* among the few a compact view shows */
  PROBANT_FIELD_PROTECTED = 1 << 2, /* not to be shown outside the service */
} ProbantFieldFlags;

typedef struct
{
  const char *code;
  const char *meaning; /* (N_) */
} ProbantCode; /* ends with code = NULL */

typedef struct _ProbantField ProbantField;

/* `path`: members joined by ".", "[]" after a member that is an array to walk through ("data.etablissements[].rhs[]"); "KEY:path" for
 * the answer of another route than the first. A section of NULL continues the one before. The table ends with path = NULL. */
struct _ProbantField
{
  const char *section; /* (N_) */
  const char *label;   /* (N_) */
  const char *path;
  ProbantFieldType type;
  ProbantFieldFlags flags;
  const ProbantCode *codes;
  const ProbantField *columns;
  char *(*format) (JsonNode *node); /* (transfer full), NULL = not provided */
};

/* Where an answer holds document links. `list` is NULL for a single document, else a path to the array. The other paths are relative to
 * the root or the item. `name` is a file name pattern without extension; the subject's number and the date are added. Ends with
 * url = NULL. */
typedef struct
{
  const char *list;
  const char *url;
  const char *title;      /* (N_) used where title_path gives nothing */
  const char *title_path; /* NULL or path of a text */
  const char *date_path;  /* NULL or path of a date (DATE rules; UNIX seconds as text too) */
  const char *detail_path; /* NULL or path of a further text (state, comment) */
  const char *name;
  gboolean on_demand;     /* downloaded only when the officer opens it (long lists) */
} ProbantDocumentSpec;

typedef enum
{
  PROBANT_VERDICT_NONE,
  PROBANT_VERDICT_POSITIVE,
  PROBANT_VERDICT_NEGATIVE,
  PROBANT_VERDICT_PENDING,
} ProbantVerdictKind;

/* `label`: a badge of one to three words; `sentence`: the verdict in one line; `caveat`: what it does not prove, or NULL.
 * All translated, owned by the struct. */
typedef struct
{
  ProbantVerdictKind kind;
  char *label;
  char *sentence;
  char *caveat;
} ProbantVerdict;

void probant_verdict_clear (ProbantVerdict *self);
const char *probant_verdict_kind_get_name (ProbantVerdictKind kind); /* "positive", "negative", "pending", "none" */

typedef struct _ProbantPresentation ProbantPresentation;

/* `answers`: object whose members are the answers' roots by route key. `today` is given so that tests can choose it. */
typedef void (*ProbantVerdictFunc) (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict);
/* Adds sections that no table can express, before those of the field table. */
typedef void (*ProbantPresentFunc) (JsonObject *answers, GDateTime *today, ProbantPresentation *presentation);

G_END_DECLS
