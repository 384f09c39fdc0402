/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-catalogue.h"

G_BEGIN_DECLS

/* JSON + field table -> sections of labelled values. Knows no HTTP and no widget. */

typedef enum
{
  PROBANT_VALUE_TEXT,
  PROBANT_VALUE_LINK,         /* `value` is an http(s) URL */
  PROBANT_VALUE_LINES,        /* postal lines, separated by \n */
  PROBANT_VALUE_NOT_PROVIDED, /* `value` is the translated "Not provided" */
} ProbantValueKind;

typedef struct
{
  char *label; /* translated */
  char *value; /* for reading, in the user's locale */
  ProbantValueKind kind;
  ProbantFieldFlags flags;
} ProbantValue;

/* Either `values` (label and value) or, where `columns` is not NULL, a table: `lines` holds one GPtrArray of ProbantValue a line, with as many
 * values as there are columns. */
typedef struct
{
  char *title;        /* translated, NULL for the first, untitled one */
  GPtrArray *values;  /* ProbantValue */
  char **columns;     /* NULL unless a table */
  GPtrArray *lines;   /* GPtrArray of ProbantValue */
  gboolean other;     /* "Other data": what no table names, label = JSON path */
} ProbantSection;

typedef struct
{
  char *title;
  char *detail; /* kind, date… or NULL */
  char *name;   /* file name without extension */
  char *url;
  gboolean on_demand;
} ProbantDocumentLink;

struct _ProbantPresentation
{
  GPtrArray *sections;  /* ProbantSection */
  GPtrArray *documents; /* ProbantDocumentLink */
  ProbantVerdict verdict;
  gboolean protected_data; /* a partially published person: not to be shown outside the service */
};

/* `answers`: member = route key, value = the answer's root; only answers that were found. (transfer full) */
ProbantPresentation *
probant_present (const ProbantEndpoint *endpoint, JsonObject *answers, GDateTime *today);
void probant_presentation_free (ProbantPresentation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantPresentation, probant_presentation_free)

/* For ProbantPresentFunc. Arguments are copied; a NULL value is "Not provided". */
ProbantSection *probant_presentation_add_section (ProbantPresentation *self, const char *title);
void probant_section_add (ProbantSection *self, const char *label, const char *value);

/* The first node at `path` (same syntax as ProbantField.path, root = answers), NULL where absent or JSON null. (transfer none) */
JsonNode *probant_json_get (JsonObject *answers, const char *path);
/* The text there, NULL where absent, null or no text. (transfer none) */
const char *probant_json_get_text (JsonObject *answers, const char *path);
/* Numbers, and text that reads as a number. FALSE where there is none. */
gboolean probant_json_get_number (JsonObject *answers, const char *path, double *number);

/* Formats shared with the interface; each returns (transfer full). Dates in the user's locale ("31 juillet 2026"). */
char *probant_format_amount (double euros);   /* "4 215 300 €" */
char *probant_format_number (double number);
char *probant_format_date (GDateTime *date);
char *probant_format_bytes (guint64 bytes);   /* "842 Ko" */
/* Reads the DATE formats; NULL where it is none or only partial. (transfer full) */
GDateTime *probant_parse_date (const char *text);

G_END_DECLS
