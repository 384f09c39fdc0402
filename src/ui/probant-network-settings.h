/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-client.h"
#include "core/probant-inpi.h"

G_BEGIN_DECLS

/* Applies what the preferences say of the network, the time limits and the authorities of the user, to what
 * asks it. `inpi` may be NULL. FALSE with an error where the authorities that were kept cannot be read:
 * nothing is asked without them. */
gboolean probant_network_settings_apply (GSettings *settings,
                                         ProbantClient *client,
                                         ProbantInpi *inpi,
                                         GError **error);

G_END_DECLS
