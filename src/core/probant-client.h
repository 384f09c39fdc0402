/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-answer.h"
#include "core/probant-network.h"

G_BEGIN_DECLS

#define PROBANT_JSON_LIMIT (8 * 1024 * 1024)
#define PROBANT_DOCUMENT_LIMIT (64 * 1024 * 1024)

/* One access to one API: origin, token, purpose. One libsoup session with 32 connections per host, HTTP/2
 * where the server speaks it. Everything runs in the main context of the caller, one for the life of a
 * client. Clients of the same API with the same token share their quota. */
#define PROBANT_TYPE_CLIENT (probant_client_get_type ())
G_DECLARE_FINAL_TYPE (ProbantClient, probant_client, PROBANT, CLIENT, GObject)

/* `base_url`: https, or http on loopback alone; else NULL and G_IO_ERROR_INVALID_ARGUMENT. `token` may be
 * NULL. `context`, `object`, `recipient`: sent with each call as they are. (transfer full) */
ProbantClient *probant_client_new (const char *base_url,
                                   const char *token,
                                   const char *context,
                                   const char *object,
                                   const char *recipient,
                                   GError **error);

/* Of an API that is open to anyone: no token, no purpose, any JSON object is an answer; at most one call per
 * `start_gap` ms leaves, and one that would have to wait longer than 2 s fails at once. Errors as above.
 * (transfer full) */
ProbantClient *probant_client_new_open (const char *base_url, guint start_gap, GError **error);

const char *probant_client_get_base_url (ProbantClient *self);
const char *probant_client_get_context (ProbantClient *self);
const char *probant_client_get_object (ProbantClient *self);
const char *probant_client_get_recipient (ProbantClient *self);
gboolean probant_client_has_token (ProbantClient *self);

/* Instead of the default one. */
void probant_client_set_network (ProbantClient *self, ProbantNetwork *network);

/* Asks one route: `path` begins with "/", already filled and percent-encoded, may have a query; the purpose
 * is added here. `group` is the quota group. `fresh` sends Cache-Control: no-cache. Retries by the rules of
 * protocol.md are inside. Identical calls in flight are one request. finish: (transfer full), NULL only with
 * G_IO_ERROR_CANCELLED; every other outcome is an Answer. */
void probant_client_ask_async (ProbantClient *self,
                               const char *path,
                               const char *group,
                               gboolean fresh,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* Asks what is open to anybody, the list of providers that the API watches ("/pings") or the state of one
 * ("/ping/…"): neither the token nor the purpose is sent. Any JSON is an answer, with status 502 also where
 * it has a "status". Finished by probant_client_ask_finish(). */
void probant_client_ask_health_async (ProbantClient *self,
                                      const char *path,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
ProbantAnswer *probant_client_ask_finish (ProbantClient *self, GAsyncResult *result, GError **error);

/* Called in the main context as bytes come; `total` is -1 where not told. */
typedef void (*ProbantClientProgress) (gint64 received, gint64 total, gpointer user_data);

/* Fetches a document by an absolute URL: without the token, percent-encoded first, HTTPS only save loopback
 * for an API on loopback, at most 3 redirects under the same rule, a JSON answer that carries
 * data.document_url followed once. finish: (transfer full) bytes, with the media type recognised by content
 * ("application/pdf", "application/zip", "image/jpeg", "image/png", "text/xml", "application/octet-stream",
 * …); NULL with either *problem set (transfer full) or G_IO_ERROR_CANCELLED in *error. */
void probant_client_download_async (ProbantClient *self,
                                    const char *url,
                                    ProbantClientProgress progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GBytes *probant_client_download_finish (ProbantClient *self,
                                        GAsyncResult *result,
                                        char **media_type,
                                        ProbantProblem **problem,
                                        GError **error);

G_END_DECLS
