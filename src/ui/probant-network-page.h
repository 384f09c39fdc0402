/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Page of the preferences: the desktop's proxy as it is, the authorities trusted beside the system's, and how
 * long is waited. What is changed holds for what is asked from then on. */
#define PROBANT_TYPE_NETWORK_PAGE (probant_network_page_get_type ())
G_DECLARE_FINAL_TYPE (ProbantNetworkPage, probant_network_page, PROBANT, NETWORK_PAGE, AdwPreferencesPage)

/* Keeps the authorities of a file, as if it had been chosen. */
void probant_network_page_open (ProbantNetworkPage *self, GFile *file);

G_END_DECLS
