/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-client.h"
#include "core/probant-inpi.h"

G_BEGIN_DECLS

typedef enum
{
  PROBANT_DOCUMENT_LISTED, /* known by its link only */
  PROBANT_DOCUMENT_LOADING,
  PROBANT_DOCUMENT_LOADED,
  PROBANT_DOCUMENT_FAILED,
} ProbantDocumentState;

/* A downloadable file of one record. Read-only properties, notified: "state" (guint), "progress" (double). */
#define PROBANT_TYPE_DOCUMENT (probant_document_get_type ())
G_DECLARE_FINAL_TYPE (ProbantDocument, probant_document, PROBANT, DOCUMENT, GObject)

/* `title`: what it is, for people ("Attestation de vigilance"); `detail`: kind, date… or NULL; `name`: file
 * name without extension, made safe here (no separator, no control character, bounded); `url`: as the API
 * sent it. */
ProbantDocument *
probant_document_new (const char *title, const char *detail, const char *name, const char *url);

const char *probant_document_get_title (ProbantDocument *self);
const char *probant_document_get_detail (ProbantDocument *self);
/* What tells it from the others of its source in each answer; NULL where nobody said. */
const char *probant_document_get_key (ProbantDocument *self);
void probant_document_set_key (ProbantDocument *self, const char *key);
/* With an extension: of the media type once loaded, before that what the link ends with. */
const char *probant_document_get_name (ProbantDocument *self);
const char *probant_document_get_url (ProbantDocument *self);
ProbantDocumentState probant_document_get_state (ProbantDocument *self);
/* From here on NULL / 0 / -1 until loaded. */
GBytes *probant_document_get_bytes (ProbantDocument *self);
const char *probant_document_get_media_type (ProbantDocument *self);
const char *probant_document_get_sha256 (ProbantDocument *self);
GDateTime *probant_document_get_loaded_at (ProbantDocument *self); /* local; when it was downloaded */
/* Long lists are downloaded only when the officer opens an item; FALSE at first. */
gboolean probant_document_get_on_demand (ProbantDocument *self);
void probant_document_set_on_demand (ProbantDocument *self, gboolean on_demand);
/* An image of the INPI's: loaded by this account, never by the client. */
void probant_document_set_inpi (ProbantDocument *self, ProbantInpi *inpi);
/* Are its pages wanted in the report? The property "in-report" (gboolean, writable); FALSE at first. */
gboolean probant_document_get_in_report (ProbantDocument *self);
void probant_document_set_in_report (ProbantDocument *self, gboolean in_report);
/* NULL unless FAILED. */
ProbantProblem *probant_document_get_problem (ProbantDocument *self);

/* 0 to 1 while loading, -1 where the size is not told. */
double probant_document_get_progress (ProbantDocument *self);

/* Downloads it if it is not there; several callers share one download. finish: TRUE when loaded; FALSE with
 * the problem set on the document, or with G_IO_ERROR_CANCELLED. */
void probant_document_load_async (ProbantDocument *self,
                                  ProbantClient *client,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean probant_document_load_finish (ProbantDocument *self, GAsyncResult *result, GError **error);

G_END_DECLS
