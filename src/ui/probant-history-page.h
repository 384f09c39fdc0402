/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/probant-history.h"

G_BEGIN_DECLS

/* Page of the preferences: what is remembered of the dossiers opened, for how long, and its erasure, which
 * can be undone from the toast overlay around the page. */
#define PROBANT_TYPE_HISTORY_PAGE (probant_history_page_get_type ())
G_DECLARE_FINAL_TYPE (ProbantHistoryPage, probant_history_page, PROBANT, HISTORY_PAGE, AdwPreferencesPage)

void probant_history_page_set_history (ProbantHistoryPage *self, ProbantHistory *history);

G_END_DECLS
