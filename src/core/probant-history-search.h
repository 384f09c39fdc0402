/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-history.h"

G_BEGIN_DECLS

/* The dossiers of the history whose name or number has every one of the terms, the best match first, then the
 * newest. Accents, case and punctuation do not count; terms that are digits alone are read as one number.
 * `items` holds ProbantHistoryItem; those of another access than `access` are left out. An array of
 * ProbantHistoryItem, empty without a term that says something. (transfer full) */
GPtrArray *probant_history_search (GListModel *items, const char *access, const char *const *terms);

G_END_DECLS
