/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-catalogue.h"
#include "core/probant-format.h"
#include "core/probant-path.h"

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

/* Either `values` (label and value) or, where `columns` is not NULL, a table: `lines` holds one GPtrArray of
 * ProbantValue a line, with as many values as there are columns. At most 2,000 of either; `note` says so
 * where something was left out. */
typedef struct
{
  char *title;       /* translated, NULL for the first, untitled one */
  GPtrArray *values; /* ProbantValue */
  char **columns;    /* NULL unless a table */
  GPtrArray *lines;  /* GPtrArray of ProbantValue */
  gboolean other;    /* "Other data": what no table names, label = JSON path */
  char *note;        /* a sentence to show below, or NULL */
} ProbantSection;

typedef struct
{
  char *title;
  char *detail; /* kind, date… or NULL */
  char *name;   /* file name without extension, with the date, without the subject's number */
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
ProbantPresentation *probant_present (const ProbantEndpoint *endpoint, JsonObject *answers, GDateTime *today);
void probant_presentation_free (ProbantPresentation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantPresentation, probant_presentation_free)

/* For ProbantPresentFunc. Arguments are copied; a NULL value is "Not provided". */
ProbantSection *probant_presentation_add_section (ProbantPresentation *self, const char *title);
void probant_section_add (ProbantSection *self, const char *label, const char *value);
void probant_section_add_full (ProbantSection *self,
                               const char *label,
                               const char *value,
                               ProbantValueKind kind,
                               ProbantFieldFlags flags);
/* Makes it a table; then each line has as many cells as there are columns. */
void probant_section_set_columns (ProbantSection *self, const char *const *columns);
void probant_section_add_line (ProbantSection *self, const char *const *cells);
void probant_section_set_note (ProbantSection *self, const char *note);

G_END_DECLS
