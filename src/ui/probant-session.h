/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-access.h"
#include "core/probant-dossier.h"
#include "core/probant-history.h"
#include "core/probant-search.h"

G_BEGIN_DECLS

/* What the windows of one process share: the access, the client made for it, the sandbox where it plays the
 * server, the history. Nothing of it starts before the first dossier. */
#define PROBANT_TYPE_SESSION (probant_session_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSession, probant_session, PROBANT, SESSION, GObject)

/* `access` is copied. */
ProbantSession *probant_session_new (const ProbantAccess *access, ProbantHistory *history);

gboolean probant_session_is_sandbox (ProbantSession *self);
/* Without an access to API Entreprise: only what is open to anybody is asked. */
gboolean probant_session_is_public (ProbantSession *self);
ProbantHistory *probant_session_get_history (ProbantSession *self);
/* Complete once a dossier was made, see ProbantAccess. */
const ProbantAccess *probant_session_get_access (ProbantSession *self);

/* The SIRET of the service that asks; NULL in the sandbox. (transfer none) */
const char *probant_session_get_recipient (ProbantSession *self);
/* Applies the preferences of the network to what asks from now on; by itself when a time limit is changed.
 * FALSE with an error where the authorities that were kept cannot be read. */
gboolean probant_session_update_network (ProbantSession *self, GError **error);
/* The client of this access, made where it is not there yet. NULL with an error as below. (transfer none) */
ProbantClient *probant_session_get_client (ProbantSession *self, GError **error);

/* A dossier that is not started yet. `object` of its requests, NULL: the access'. `sources`: those "to be
 * examined" that are switched on. NULL with an error where the sandbox or the client cannot be had. (transfer
 * full) */
ProbantDossier *probant_session_make_dossier (ProbantSession *self,
                                              const ProbantIdentifier *identifier,
                                              const char *object,
                                              const char *const *sources,
                                              GError **error);
/* The open directory of companies, or the sandbox's. NULL with an error where it cannot be had. (transfer
 * none) */
ProbantSearch *probant_session_get_search (ProbantSession *self, GError **error);
/* Puts the dossier, as it is now, on top of the history; `opened_at` tells it from another opening. */
void probant_session_remember (ProbantSession *self, ProbantDossier *dossier, GDateTime *opened_at);

G_END_DECLS
