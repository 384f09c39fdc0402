/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-inpi.h"
#include "core/probant-subject.h"

G_BEGIN_DECLS

/* The embedded server: a SoupServer on loopback that speaks API Entreprise's protocol over fictional
 * subjects, and at the same URL those of the INPI and of the open directory of companies. It runs in a thread
 * and main context of its own, so that a blocked caller never blocks it. */
#define PROBANT_TYPE_SANDBOX (probant_sandbox_get_type ())
G_DECLARE_FINAL_TYPE (ProbantSandbox, probant_sandbox, PROBANT, SANDBOX, GObject)

/* `port` 0 = any free one. NULL and a GIOError where it cannot listen. (transfer full) */
ProbantSandbox *probant_sandbox_new (guint16 port, GError **error);
const char *probant_sandbox_get_url (ProbantSandbox *self); /* "http://127.0.0.1:PORT" */
void probant_sandbox_stop (ProbantSandbox *self);           /* idempotent; also on finalize */

#define PROBANT_SANDBOX_RECIPIENT /* SIRET of the fictional service that asks */ "99900000300015"
const char *probant_sandbox_get_token (void); /* a JWT with every right of the use case, valid here only */
#define PROBANT_SANDBOX_CONTEXT "Bac à sable"
#define PROBANT_SANDBOX_OBJECT "Essai"

/* The account of the INPI's API, which this server plays. */
#define PROBANT_SANDBOX_INPI_USER "bac-a-sable@example.org"
#define PROBANT_SANDBOX_INPI_PASSWORD "essai"
/* That account, without the real one's pace. (transfer full) */
ProbantInpi *probant_sandbox_open_inpi (ProbantSandbox *self, GError **error);

/* A subject to try: `identifier` is what to type, `description` (translated) says in a few words what it
 * shows. Static, ended by identifier = NULL. */
typedef struct
{
  const char *identifier;
  const char *name;
  const char *description; /* (N_) */
  ProbantSubjectKind kind;
} ProbantSandboxSubject;
const ProbantSandboxSubject *probant_sandbox_list_subjects (void);

G_END_DECLS
