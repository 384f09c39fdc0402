/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-presenter.h"

G_BEGIN_DECLS

#define PROBANT_PRESENTER_MAX_ROWS 2000
#define PROBANT_PRESENTER_MAX_DEPTH 64
/* Texts joined into one. */
#define PROBANT_PRESENTER_MAX_JOINED 200

/* One presentation in the making. */
typedef struct
{
  const ProbantEndpoint *endpoint;
  JsonObject *answers;
  const char *first_key; /* of the endpoint's first route, NULL without routes */
  ProbantPresentation *presentation;
  ProbantSection *empty_lists; /* the last section made for them, or NULL */
  GHashTable *consumed;        /* JsonNode: it and all below it are shown, or deliberately not */
} ProbantPresenter;

void probant_presenter_consume (ProbantPresenter *self, JsonNode *node);
/* A ProbantMatchFunc; `user_data` is the presenter. */
void probant_presenter_consume_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data);
/* The text of `node` as the field shows it; what it shows is consumed. NULL = not provided. (transfer full)
 */
char *probant_presenter_show (ProbantPresenter *self,
                              const ProbantField *field,
                              JsonNode *node,
                              ProbantValueKind *kind);
ProbantFieldFlags probant_presenter_get_flags (ProbantPresenter *self, const ProbantField *field);

/* A date (probant_parse_date), or Unix seconds as text; NULL for anything else. (transfer full) */
GDateTime *probant_presenter_read_date (const char *text);

/* A section for a field of type TABLE. */
void probant_presenter_add_table (ProbantPresenter *self, const ProbantField *field);
/* The links of the endpoint's document specs, newest first within each. */
void probant_presenter_add_documents (ProbantPresenter *self);
/* The last section: every leaf that is not consumed. Paths begin with the answer's key where there are
 * several, or where the answer is no object. */
void probant_presenter_add_other (ProbantPresenter *self);

G_END_DECLS
