/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-dossier.h"
#include "core/probant-history.h"
#include "core/probant-profiles.h"
#include "core/probant-search.h"

G_BEGIN_DECLS

/* The choices beside the ids of the profiles: fictional data, and what is open to anybody. */
#define PROBANT_SESSION_SANDBOX "sandbox"
#define PROBANT_SESSION_PUBLIC "public"

/* What the windows of one process share: the user's accesses and which of them is chosen, the client made for
 * it, the sandbox where it plays the server, the history. Nothing of it starts before the first dossier.
 * Properties: "chosen" (string: a profile's id, PROBANT_SESSION_SANDBOX or PROBANT_SESSION_PUBLIC, notified
 * also when what it stands for has changed) and "object" (string: why it is asked, "" where nothing was
 * typed). */
#define PROBANT_TYPE_SESSION (probant_session_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSession, probant_session, PROBANT, SESSION, GObject)

/* One access alone, the command line's or the environment's. It is copied. */
ProbantSession *probant_session_new (const ProbantAccess *access, ProbantHistory *history);
/* The user's accesses. `recipient` and `context`, where given, stand above what they say. */
ProbantSession *probant_session_new_with_profiles (ProbantProfiles *profiles,
                                                   const char *recipient,
                                                   const char *context,
                                                   ProbantHistory *history);

ProbantHistory *probant_session_get_history (ProbantSession *self);
/* NULL where there is one access alone. */
ProbantProfiles *probant_session_get_profiles (ProbantSession *self);

const char *probant_session_get_chosen (ProbantSession *self);
/* Remembered; an id that no profile has is ignored, and so is any choice where there is one access alone. */
void probant_session_choose (ProbantSession *self, const char *chosen);
/* The chosen profile; NULL where it is none, or there is one access alone. */
ProbantProfile *probant_session_get_profile (ProbantSession *self);
gboolean probant_session_is_sandbox (ProbantSession *self);
/* Without an access to API Entreprise: only what is open to anybody is asked. */
gboolean probant_session_is_public (ProbantSession *self);
/* For people: the profile's label, "Sandbox", else the API's. */
const char *probant_session_get_label (ProbantSession *self);
/* As the history writes it: what is chosen, else the API of the access that was given. */
const char *probant_session_get_access_id (ProbantSession *self);
/* "sandbox", "public", "production", "staging" or an URL. */
const char *probant_session_get_api (ProbantSession *self);
/* When the token of the chosen access ends, Unix seconds; 0 where that is not known. */
gint64 probant_session_get_token_end (ProbantSession *self);

const char *probant_session_get_object (ProbantSession *self);
/* What is sent: the object, or where it is "" what the access has in its place. */
const char *probant_session_get_object_sent (ProbantSession *self);
/* At most PROBANT_ACCESS_MAX_OBJECT characters of it; control characters become spaces. */
void probant_session_set_object (ProbantSession *self, const char *object);

/* What is sent where nothing was typed: no object to offer again. */
gboolean probant_session_is_usual_object (const char *object);

/* A token that is in memory: of an access that was just entered, or where no keyring keeps it. NULL forgets
 * it. */
void probant_session_set_token (ProbantSession *self, const char *id, const char *token);
/* The INPI account was changed: it is looked up anew. */
void probant_session_forget_inpi (ProbantSession *self);

/* Is the chosen access ready? Then a dossier can be made at once. */
gboolean probant_session_is_open (ProbantSession *self);
/* Makes the chosen access ready: its token, and the INPI account's password, are looked up in the keyring.
 * `unlock`: the user may be asked for its password. finish: FALSE with a PROBANT_KEYRING_ERROR, a
 * PROBANT_ACCESS_ERROR where the access lacks something, or G_IO_ERROR_CANCELLED. */
void probant_session_open_async (ProbantSession *self,
                                 gboolean unlock,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean probant_session_open_finish (ProbantSession *self, GAsyncResult *result, GError **error);

/* The access of the dossier made last: complete. NULL before. */
const ProbantAccess *probant_session_get_access (ProbantSession *self);

/* The SIRET of the service that asks; NULL in the sandbox, or while it is not known. (transfer none) */
const char *probant_session_get_recipient (ProbantSession *self);
/* A client of the chosen access' server, for what needs no token: it may lack one. NULL with an error where
 * the sandbox or the client cannot be had. (transfer none) */
ProbantClient *probant_session_get_client (ProbantSession *self, GError **error);

/* A dossier of the chosen access, not started yet; the access is open. `object` of its requests, NULL: the
 * session's. `sources`: those "to be examined" that are switched on. NULL with an error where the sandbox or
 * the client cannot be had. (transfer full) */
ProbantDossier *probant_session_make_dossier (ProbantSession *self,
                                              const ProbantIdentifier *identifier,
                                              const char *object,
                                              const char *const *sources,
                                              GError **error);
/* A client that is to try a token that is not stored yet, or that has none. (transfer full) */
ProbantClient *
probant_session_make_client (ProbantSession *self, const char *api, const char *token, GError **error);
/* Is it a dossier of fictional data, of public data alone? */
gboolean probant_session_is_fictional (ProbantDossier *dossier);
gboolean probant_session_is_reduced (ProbantDossier *dossier);
/* The open directory of companies, or the sandbox's where that is chosen. NULL with an error where it cannot
 * be had. (transfer none) */
ProbantSearch *probant_session_get_search (ProbantSession *self, GError **error);
/* Puts the dossier, as it is now, on top of the history; `opened_at` tells it from another opening. */
void probant_session_remember (ProbantSession *self, ProbantDossier *dossier, GDateTime *opened_at);
/* The same where it is in the history; what was erased from there since does not come back. */
void probant_session_update (ProbantSession *self, ProbantDossier *dossier, GDateTime *opened_at);

G_END_DECLS
