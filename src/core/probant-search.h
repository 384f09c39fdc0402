/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-answer.h"
#include "core/probant-search-read.h"

G_BEGIN_DECLS

/* "Recherche d'entreprises", the State's open directory of companies and associations: asked without any
 * token, at most six times a second. Everything that searches in this process shares its quota. Main context
 * of the caller. Source: recherche-entreprises.md. */
#define PROBANT_TYPE_SEARCH (probant_search_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSearch, probant_search, PROBANT, SEARCH, GObject)

/* Fewer characters than this find nothing and are not asked. */
#define PROBANT_SEARCH_MIN_CHARS 3
#define PROBANT_SEARCH_MAX_PER_PAGE 25

/* `base_url`: NULL for the State's own, or for that of PROBANT_SEARCH_URL, which may only be on loopback;
 * https, or http on loopback; else NULL and G_IO_ERROR_INVALID_ARGUMENT. (transfer full) */
ProbantSearch *probant_search_new (const char *base_url, GError **error);

/* Finds by name, words in any order (the server knows whole words only), or by SIREN, SIRET or RNA number:
 * then only what bears that number is found. `page` from 1. finish: ProbantSearchHit in the server's order,
 * may be empty, `n_total` (out, may be NULL) of all pages (transfer full); NULL with either *problem
 * (transfer full) or G_IO_ERROR_CANCELLED in *error. Texts that are too short find nothing, without asking.
 */
void probant_search_find_async (ProbantSearch *self,
                                const char *text,
                                guint page,
                                guint per_page,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GPtrArray *probant_search_find_finish (ProbantSearch *self,
                                       GAsyncResult *result,
                                       guint *n_total,
                                       ProbantProblem **problem,
                                       GError **error);

/* What is published of one unit. `path`: "/" and its SIREN, SIRET or RNA number. The answer's root is what
 * probant_search_read_unit() makes; a unit that is not in the directory is a PROBANT_PROBLEM_ABSENT. finish:
 * (transfer full), NULL only with G_IO_ERROR_CANCELLED; every other outcome is an Answer. */
void probant_search_ask_async (ProbantSearch *self,
                               const char *path,
                               gboolean fresh,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
ProbantAnswer *probant_search_ask_finish (ProbantSearch *self, GAsyncResult *result, GError **error);

G_END_DECLS
