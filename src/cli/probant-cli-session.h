/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/probant-cli-options.h"
#include "core/probant-dossier.h"
#include "sandbox/probant-sandbox.h"

G_BEGIN_DECLS

/* What asking needs, as the options say. Begins zeroed. */
typedef struct
{
  ProbantSandbox *sandbox; /* NULL unless it is asked */
  ProbantClient *client;
  ProbantInpi *inpi; /* NULL without an account */
  ProbantSearch *search;
  ProbantPolicy *policy;
} ProbantCliSession;

/* FALSE with the exit status where it cannot be asked; a sandbox's access is completed in `options`. */
gboolean probant_cli_session_open (ProbantCliSession *self,
                                   const ProbantCliOptions *options,
                                   ProbantCliStatus *status,
                                   GError **error);
/* (transfer full) */
ProbantDossier *probant_cli_session_make_dossier (ProbantCliSession *self,
                                                  const ProbantIdentifier *identifier);
void probant_cli_session_clear (ProbantCliSession *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ProbantCliSession, probant_cli_session_clear)

G_END_DECLS
