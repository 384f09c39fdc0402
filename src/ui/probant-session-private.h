/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sandbox/probant-sandbox.h"
#include "ui/probant-session.h"

G_BEGIN_DECLS

/* Shared by the files of the session: what is chosen (probant-session.c), how it becomes ready
 * (probant-session-open.c) and what asks with it (probant-session-ask.c). */

struct _ProbantSession
{
  GObject parent_instance;

  ProbantAccess *given; /* the only access, or NULL */
  ProbantProfiles *profiles;
  char *recipient; /* above the profiles', may be NULL */
  char *context;
  ProbantHistory *history;
  GSettings *settings;

  char *chosen;
  char *object;
  GHashTable *tokens; /* id -> token */

  ProbantSandbox *sandbox;
  ProbantInpi *sandbox_inpi;
  ProbantInpi *inpi; /* NULL without an account */
  gboolean knows_inpi;
  ProbantAccess *access; /* of `client` */
  ProbantClient *client;
  ProbantClient *stranger; /* without a token */
  ProbantSearch *sandbox_search;
  ProbantSearch *search; /* NULL until it is needed */
};

/* The access that the choice and the object stand for; NULL with an error where it lacks something. (transfer
 * full) */
ProbantAccess *probant_session_make_access (ProbantSession *self, const char *object, GError **error);

G_END_DECLS
