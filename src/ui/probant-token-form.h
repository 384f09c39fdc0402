/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

/* Takes a token that is typed, pasted, dropped or read from a file, reads it at once and tries it: whose it
 * is, how long it lasts, which sources it opens, what the server says of it. Signal "changed" when there is
 * another token, or none. */
#define PROBANT_TYPE_TOKEN_FORM (probant_token_form_get_type ())
G_DECLARE_FINAL_TYPE (ProbantTokenForm, probant_token_form, PROBANT, TOKEN_FORM, AdwPreferencesGroup)

void probant_token_form_set_session (ProbantTokenForm *self, ProbantSession *session);
/* Where the token is tried: "production", "staging" or an URL. */
void probant_token_form_set_api (ProbantTokenForm *self, const char *api);
/* What is kept already of this profile's token. */
void probant_token_form_set_profile (ProbantTokenForm *self, ProbantProfile *profile);

/* The token that was given and can be read; NULL where there is none. (transfer none) */
const char *probant_token_form_get_token (ProbantTokenForm *self);
/* What it says of itself; NULL where there is none. (transfer none) */
const ProbantTokenInfo *probant_token_form_get_info (ProbantTokenForm *self);

G_END_DECLS
