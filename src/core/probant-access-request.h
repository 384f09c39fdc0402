/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-catalogue.h"

G_BEGIN_DECLS

/* The page where a public service asks for access to API Entreprise for public aid. */
#define PROBANT_ACCESS_REQUEST_FORM "https://entreprise.api.gouv.fr/cas_usages/aides_publiques"

/* A kind of public aid, and the sources that its examination needs. */
typedef struct
{
  const char *id;
  const char *title;          /* (N_) */
  const char *const *sources; /* names of the catalogue, none that is excluded */
} ProbantAidKind;

const ProbantAidKind *probant_aid_kind_list (guint *n_kinds);
gboolean probant_aid_kind_suggests (const ProbantAidKind *kind, const ProbantEndpoint *endpoint);

/* May access to it be asked for: not one that the use case excludes, nor one for which API Entreprise has no
 * right to give. */
gboolean probant_access_request_offers (const ProbantEndpoint *endpoint);

/* What a request says. Texts of the user may be NULL or blank: a place to fill is left then. */
typedef struct
{
  const char *service;      /* name of the public service */
  const char *recipient;    /* its SIRET, as typed */
  const char *aid;          /* name of the aid */
  const char *legal_ground; /* deliberation, decree, law */
  const ProbantAidKind *kind;
  const ProbantEndpoint *const *endpoints; /* those asked for; an excluded one is left out */
  guint n_endpoints;
} ProbantAccessRequest;

typedef enum
{
  PROBANT_REQUEST_TITLE,
  PROBANT_REQUEST_HEADING,
  PROBANT_REQUEST_PARAGRAPH,
  PROBANT_REQUEST_ITEM,
} ProbantRequestStyle;

typedef struct
{
  ProbantRequestStyle style;
  char *text;
} ProbantRequestBlock;

/* The request block by block, translated: who asks, for which aid, the data grouped by the legal basis that
 * each needs, what is to be joined, how the data will be used. (transfer full), of ProbantRequestBlock. */
GPtrArray *probant_access_request_write (const ProbantAccessRequest *request);
/* Plain text to paste. (transfer full) */
char *probant_access_request_to_text (GPtrArray *blocks);

G_END_DECLS
