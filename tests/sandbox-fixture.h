/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "sandbox/probant-sandbox.h"

/* A running sandbox and a session to ask it with. */

#define SANDBOX_PURPOSE "context=aides&object=essai&recipient=" PROBANT_SANDBOX_RECIPIENT

typedef struct
{
  ProbantSandbox *sandbox;
  SoupSession *session;
  const char *token; /* NULL: no Authorization header */
} SandboxFixture;

typedef struct
{
  guint status;
  GBytes *body;
  JsonNode *root; /* NULL where the body is no JSON object */
  SoupMessage *message;
} SandboxReply;

void sandbox_reply_clear (SandboxReply *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SandboxReply, sandbox_reply_clear)

void sandbox_fixture_setup (SandboxFixture *fixture, gconstpointer data);
void sandbox_fixture_teardown (SandboxFixture *fixture, gconstpointer data);

SoupMessage *sandbox_make_message (SandboxFixture *fixture, const char *method, const char *url);
/* Takes both. */
SandboxReply sandbox_read_reply (SoupMessage *message, GBytes *body);
SandboxReply sandbox_ask_url (SandboxFixture *fixture, const char *method, const char *url);
/* `path`: with a query, or without and then the purpose is added. */
SandboxReply sandbox_ask (SandboxFixture *fixture, const char *path);
/* The code of the first error, whose title and detail must be there. */
const char *sandbox_get_error_code (SandboxReply *reply);
void sandbox_assert_error (SandboxFixture *fixture, const char *path, guint status, const char *code);
