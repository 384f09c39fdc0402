/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "sandbox/probant-fiction.h"
#include "sandbox/probant-template.h"

G_BEGIN_DECLS

/* What the served APIs share. Everything runs in the sandbox's thread. Each API is one file with one function
 * that adds its handlers; its state lives and dies with its handler. */
typedef struct
{
  SoupServer *soup;
  char *base_url; /* without a slash at the end */
  ProbantFiction *fiction;
  GTimeZone *paris;
  GHashTable *delayed; /* SoupServerMessage -> GSource */
} ProbantSandboxServer;

void probant_sandbox_serve_entreprise (ProbantSandboxServer *self);
void probant_sandbox_serve_files (ProbantSandboxServer *self);
void probant_sandbox_serve_inpi (ProbantSandboxServer *self);
void probant_sandbox_serve_search (ProbantSandboxServer *self);

/* Fills `template` with what a subject's texts may refer to; unref its `today`. */
void probant_sandbox_server_fill (ProbantSandboxServer *self,
                                  const ProbantFictionSubject *subject,
                                  ProbantTemplate *template);
/* GET or HEAD: nothing else is served. */
gboolean probant_sandbox_is_reading (SoupServerMessage *message);
void probant_sandbox_reply_json (SoupServerMessage *message, guint status, const char *type, JsonNode *root);
void
probant_sandbox_reply_html (SoupServerMessage *message, guint status, const char *title, const char *text);
/* The picture of a title: its name and its number, PNG. */
void probant_sandbox_reply_inpi_image (SoupServerMessage *message, const char *name, const char *number);
/* Holds the answer back, at most 10 s; an aborted or stopped request is forgotten. */
void probant_sandbox_server_delay (ProbantSandboxServer *self, SoupServerMessage *message, guint ms);

G_END_DECLS
