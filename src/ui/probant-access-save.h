/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/probant-session.h"

G_BEGIN_DECLS

/* Keeps an access: the profile in the user's file, its token, where one is given, in the keyring and in the
 * session, which chooses it. finish: FALSE with a GFileError where the file could not be written, or with a
 * PROBANT_KEYRING_ERROR: then the token serves until the program ends all the same. */
void probant_access_save_async (ProbantSession *session,
                                ProbantProfile *profile,
                                const char *token,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean probant_access_save_finish (ProbantSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
