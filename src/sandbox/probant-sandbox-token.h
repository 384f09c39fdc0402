/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PROBANT_SANDBOX_TOKEN_GOOD,
  PROBANT_SANDBOX_TOKEN_BAD,
  PROBANT_SANDBOX_TOKEN_EXPIRED,
} ProbantSandboxTokenState;

/* Reads an Authorization header (may be NULL). Any JWT that is well formed is good here, with the rights it
 * claims: *scopes is set where it is GOOD (transfer full). */
ProbantSandboxTokenState probant_sandbox_token_check (const char *authorization, char ***scopes);

G_END_DECLS
