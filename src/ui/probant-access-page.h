/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

/* The accesses of the service, each with the state of its token, and the account of the INPI. */
#define PROBANT_TYPE_ACCESS_PAGE (probant_access_page_get_type ())
G_DECLARE_FINAL_TYPE (ProbantAccessPage, probant_access_page, PROBANT, ACCESS_PAGE, AdwPreferencesPage)

void probant_access_page_set_session (ProbantAccessPage *self, ProbantSession *session);

G_END_DECLS
