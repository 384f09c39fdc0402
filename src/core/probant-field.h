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
  PROBANT_FIELD_DATE,      /* ISO text, date-time, YYYY-MM, YYYYMM, MM-YYYY, YYYYMMDD; else shown as sent */
  PROBANT_FIELD_DAY_MONTH, /* MM-DD */
  PROBANT_FIELD_UNIX_DATE, /* seconds, number or text, in Paris; absurd values are said to be so */
  PROBANT_FIELD_AMOUNT,    /* euros, number or text */
  PROBANT_FIELD_NUMBER,
  PROBANT_FIELD_PERCENT,
  PROBANT_FIELD_BOOLEAN,
  PROBANT_FIELD_CODE, /* meaning looked up in `codes`; an unknown code is shown as it is */
  PROBANT_FIELD_URL,
  PROBANT_FIELD_ADDRESS, /* object: postal lines; what they do not show of it is "Other data" */
  PROBANT_FIELD_TEXTS,   /* array of texts, joined by commas */
  PROBANT_FIELD_CUSTOM,  /* `format` makes the text from the node (an object, say); consumes the whole node */
  PROBANT_FIELD_TABLE,   /* array: one line an item, `columns` with paths relative to it; its own section */
  PROBANT_FIELD_HIDDEN,  /* consumed, not shown: technical, or shown elsewhere (document links) */
} ProbantFieldType;

typedef enum
{
  PROBANT_FIELD_NONE = 0,
  PROBANT_FIELD_OPTIONAL = 1 << 0,     /* left out where null or absent; without it: "Not provided" */
  PROBANT_FIELD_ESSENTIAL = 1 << 1,    /* among the few a compact view shows */
  PROBANT_FIELD_PROTECTED = 1 << 2,    /* not to be shown outside the service */
  PROBANT_FIELD_PERSONAL = 1 << 3,     /* PROTECTED where the person is partially published */
  PROBANT_FIELD_NEWEST_FIRST = 1 << 4, /* of a column of dates or years: the lines are put in its order */
} ProbantFieldFlags;

typedef struct
{
  const char *code;
  const char *meaning; /* (N_) */
} ProbantCode;         /* ends with code = NULL */

/* The INSEE's bands of headcounts (tranche d'effectif salarié). */
extern const ProbantCode probant_headcount_bands[];

typedef struct _ProbantField ProbantField;

/* `path`: members joined by ".", "[]" after a member that is an array to walk through
 * ("data.etablissements[].rhs[]").
 * - "KEY:path" for the answer of another route than the first. KEY stands for the answers of all years
 * ("KEY@YEAR") too, the newest first; "KEY@2024:path" is one of them. A field whose answer was not found or
 * not asked is left out.
 * - A column's path is relative to the item of the list; "" is the item itself; "^" before it goes out to the
 * item of the list around, or to the answer's root ("^siret" in a line of "data.etablissements[].rhs",
 * "^data.annee"); "@" is the year of "KEY@YEAR".
 * - Several nodes at one path: several values under one label; in one cell of a table they are joined.
 * - A node of another type than expected is shown as it is. JSON null, blank text and the text "null" are
 * "Not provided".
 *
 * A section of NULL continues the one before. A table is a section of its own, with the title of its
 * `section` or else its `label`, and does not end the section of values that it stands in; an empty list is
 * "LABEL: None"; an OPTIONAL column is left out where no line fills it. Ends with path = NULL. */
struct _ProbantField
{
  const char *section; /* (N_) */
  const char *label;   /* (N_) */
  const char *path;
  ProbantFieldType type;
  ProbantFieldFlags flags;
  const ProbantCode *codes;
  const ProbantField *columns;
  char *(*format) (JsonNode *node); /* CUSTOM: (transfer full), NULL = shown as it is */
  const char *note;                 /* (N_) TABLE: a sentence to show below it, or NULL */
};

/* Formats for CUSTOM that several sources share. (transfer full), NULL where nothing is there. */

/* {code, libelle} (also label, intitule, valeur, nom): "Association déclarée (9220)"; with `nomenclature`
 * or `annee`, those too. */
char *probant_format_code_label (JsonNode *node);
/* INSEE's headcount band {code, intitule or libelle, date_reference or annee, de, a}: "10 à 19 salariés
 * (tranche 11, 2016)". */
char *probant_format_headcount_band (JsonNode *node);
/* An address object of any source as postal lines, separated by \n. */
char *probant_format_address (JsonNode *node);

/* Where an answer holds document links. `list` is NULL for a single document, else a path to the array. The
 * other paths are relative to the root or the item ("KEY:" before `list`, or before `url` where there is no
 * list). `name` is a file name without extension; the title that title_path gave, the subject's number and
 * the date are added. What a document row shows needs no field in the table. Listed newest first. Ends with
 * url = NULL. */
typedef struct
{
  const char *list;
  const char *url;
  const char *title;       /* (N_) used where title_path gives nothing */
  const char *title_path;  /* NULL or path of a text */
  const char *date_path;   /* NULL or path of a date (DATE rules; UNIX seconds as text too) */
  const char *detail_path; /* NULL or paths of further texts, separated by spaces */
  const char *name;
  gboolean on_demand; /* downloaded only when the officer opens it (long lists) */
} ProbantDocumentSpec;

typedef enum
{
  PROBANT_VERDICT_NONE,
  PROBANT_VERDICT_POSITIVE,
  PROBANT_VERDICT_NEGATIVE,
  PROBANT_VERDICT_PENDING,
} ProbantVerdictKind;

/* `label`: a badge of one to three words; `sentence`: the verdict in one line; `caveat`: what it does not
 * prove, or NULL. All translated, owned by the struct. */
typedef struct
{
  ProbantVerdictKind kind;
  char *label;
  char *sentence;
  char *caveat;
} ProbantVerdict;

void probant_verdict_clear (ProbantVerdict *self);
const char *
probant_verdict_kind_get_name (ProbantVerdictKind kind); /* "positive", "negative", "pending", "none" */

typedef struct _ProbantPresentation ProbantPresentation;

/* `answers`: object whose members are the answers' roots by route key. `today` is given so that tests can
 * choose it. */
typedef void (*ProbantVerdictFunc) (JsonObject *answers, GDateTime *today, ProbantVerdict *verdict);
/* Adds sections that no table can express, before those of the field table. */
typedef void (*ProbantPresentFunc) (JsonObject *answers, GDateTime *today, ProbantPresentation *presentation);

G_END_DECLS
