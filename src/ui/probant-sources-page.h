/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

/* Page of the preferences: the catalogue of the sources, which of them this service asks, and whether their
 * providers answer. */
#define PROBANT_TYPE_SOURCES_PAGE (probant_sources_page_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSourcesPage, probant_sources_page, PROBANT, SOURCES_PAGE, AdwPreferencesPage)

void probant_sources_page_set_session (ProbantSourcesPage *self, ProbantSession *session);

G_END_DECLS
