/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/probant-cli-options.h"

G_BEGIN_DECLS

/* The access of the preferences that bears this name, with its token from the keyring; the user may be asked
 * to unlock it. What `recipient`, `context` and `object` say (may be NULL) stands above it. NULL with the
 * exit status and a sentence, without the token, where there is no such access or it is not complete.
 * (transfer full) */
ProbantAccess *probant_cli_open_access (const char *name,
                                        const char *recipient,
                                        const char *context,
                                        const char *object,
                                        ProbantCliStatus *status,
                                        GError **error);

G_END_DECLS
