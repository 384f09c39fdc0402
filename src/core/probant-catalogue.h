/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "core/probant-field.h"
#include "core/probant-subject.h"

G_BEGIN_DECLS

typedef enum
{
  PROBANT_CATEGORY_GENERAL,
  PROBANT_CATEGORY_FINANCIAL,
  PROBANT_CATEGORY_SOCIAL_FISCAL,
  PROBANT_CATEGORY_PROFESSIONAL,
  PROBANT_CATEGORY_INTELLECTUAL_PROPERTY,
  PROBANT_N_CATEGORIES,
} ProbantCategory;

typedef enum
{
  PROBANT_USEFUL_YES,
  PROBANT_USEFUL_TO_BE_EXAMINED,
  PROBANT_USEFUL_NO,
} ProbantUsefulness;

typedef enum
{
  PROBANT_LEGAL_BASIS_CONTEXT,
  PROBANT_LEGAL_BASIS_DOCUMENTS,
} ProbantLegalBasis;

typedef enum
{
  PROBANT_FORMAT_JSON = 1 << 0,
  PROBANT_FORMAT_PDF = 1 << 1,
  PROBANT_FORMAT_ZIP = 1 << 2,
} ProbantFormat;

typedef enum
{
  PROBANT_OPENNESS_PUBLIC = 1 << 0,
  PROBANT_OPENNESS_CONFIDENTIAL = 1 << 1,
  PROBANT_OPENNESS_BOTH = 3,
} ProbantOpenness;

typedef enum
{
  PROBANT_ROUTE_NONE = 0,
  PROBANT_ROUTE_FRESH = 1 << 0,    /* takes Cache-Control: no-cache */
  PROBANT_ROUTE_FALLBACK = 1 << 1, /* asked only where the route before it found nothing (absent) */
  PROBANT_ROUTE_DOCUMENT = 1 << 2, /* quota group of documents, else of JSON */
  PROBANT_ROUTE_INPI = 1 << 3, /* asked of the INPI's own API, with its account; `path` is ProbantInpi's */
  PROBANT_ROUTE_OPEN = 1 << 4, /* asked of the open directory, without a token; `path` is ProbantSearch's */
} ProbantRouteFlags;

/* One call. `path` holds at most one of {siren} {siret} {rna} {siren_or_rna} {siret_or_rna}
 * {siren_or_siret_or_rna} {siret_or_siren_or_rna}, and {year} where `years` > 0: then one call a year, from
 * last year back, and the answer's key is "KEY@YEAR". `query` is NULL or a ready query string. `scopes`: any
 * of them is enough; NULL-terminated, NULL = no right needed. The table ends with key = NULL. */
typedef struct
{
  const char *key;
  const char *path;
  const char *query;
  const char *const *scopes;
  guint years;
  ProbantRouteFlags flags;
} ProbantRoute;

/* One source. Every `const char *` marked (N_) is an English msgid; the others are proper names as the
 * administration writes them. */
typedef struct _ProbantEndpoint
{
  guint row;        /* 1–22 in the use case's catalogue, 0 for the sources beside it */
  const char *name; /* the catalogue's name, used on the command line */
  ProbantCategory category;
  const char *title; /* (N_) card title */
  const char *producer;
  const char *ping;     /* the name under which the API watches its provider, NULL where it does not */
  const char *summary;  /* (N_) one sentence: what it holds */
  const char *coverage; /* (N_) one sentence for "absent": whom it covers, and that absence proves nothing */
  ProbantUsefulness usefulness;
  const char *exception; /* (N_) where the use case excludes it: when a service may ask it all the same, NULL
                            = never */
  ProbantLegalBasis legal_basis;
  ProbantFormat format;
  ProbantOpenness openness;
  const char *documentation;   /* URL of the public catalogue page */
  ProbantSubjectKind subjects; /* the kinds it can know; PROBANT_SUBJECT_ANY = all */
  const char *no_route; /* (N_) why nothing can be asked and what to do instead; NULL where API Entreprise has
                           a route */
  const char *public_page; /* what anybody can read of it instead, "{siren}" in it; NULL where nothing */
  const ProbantRoute *routes;
  const ProbantField *fields;
  const ProbantDocumentSpec *documents;
  ProbantVerdictFunc verdict;
  ProbantPresentFunc present;
} ProbantEndpoint;

/* All sources in the order of the catalogue (rows 1–22, then those beside); the array and its content are
 * static. */
const ProbantEndpoint *const *probant_catalogue_list (guint *n_endpoints);
/* NULL where no source has that name. */
const ProbantEndpoint *probant_catalogue_find (const char *name);

/* Stable machine name ("general", "financial", "social-fiscal", "professional", "intellectual-property") and
 * translated title. */
const char *probant_category_get_name (ProbantCategory category);
const char *probant_category_get_title (ProbantCategory category);
const char *probant_usefulness_get_title (ProbantUsefulness usefulness);
const char *probant_legal_basis_get_title (ProbantLegalBasis basis);
const char *probant_openness_get_title (ProbantOpenness openness);

/* One static table a file, each ended by a NULL pointer. */
extern const ProbantEndpoint *const probant_catalogue_general[];
extern const ProbantEndpoint *const probant_catalogue_financial[];
extern const ProbantEndpoint *const probant_catalogue_social_fiscal[];
extern const ProbantEndpoint *const probant_catalogue_professional[];
extern const ProbantEndpoint *const probant_catalogue_intellectual_property[];

G_END_DECLS
