/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Page of the preferences: light, dark, or as the desktop. */
#define PROBANT_TYPE_APPEARANCE_PAGE (probant_appearance_page_get_type ())
G_DECLARE_FINAL_TYPE (ProbantAppearancePage,
                      probant_appearance_page,
                      PROBANT,
                      APPEARANCE_PAGE,
                      AdwPreferencesPage)

G_END_DECLS
