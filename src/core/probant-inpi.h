/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/probant-answer.h"
#include "core/probant-network.h"

G_BEGIN_DECLS

/* One account of the INPI's "APIs PI" (patents, trademarks, designs) and its session: the login by cookies,
 * renewed once where the server has forgotten it, and the small quota. One request at a time, at most ten a
 * minute. The user name and the password go to the API's own origin alone, and into no message. Main context
 * of the caller. Source: inpi-pi.md. */
#define PROBANT_TYPE_INPI (probant_inpi_get_type ())
G_DECLARE_FINAL_TYPE (ProbantInpi, probant_inpi, PROBANT, INPI, GObject)

/* `base_url`: NULL for the INPI's own, https, or http on loopback; else NULL and G_IO_ERROR_INVALID_ARGUMENT,
 * as where the user name or the password is empty or no text. (transfer full) */
ProbantInpi *probant_inpi_new (const char *base_url, const char *user, const char *password, GError **error);
/* The account of PROBANT_INPI_USER and of the file that PROBANT_INPI_PASSWORD_FILE names. NULL without an
 * error where neither is set; with one, a sentence without the password, where it cannot be used. (transfer
 * full) */
ProbantInpi *probant_inpi_new_from_environment (GError **error);

/* Instead of the default one. */
void probant_inpi_set_network (ProbantInpi *self, ProbantNetwork *network);
/* FALSE for a server that counts nothing: the sandbox. */
void probant_inpi_set_paced (ProbantInpi *self, gboolean paced);

/* `path`: "/marques/SIREN", "/brevets/SIREN" or "/modeles/SIREN". The answer's root is what
 * probant_inpi_collection_read() makes. A login that was refused is not tried again, unless `fresh`. finish:
 * (transfer full), NULL only with G_IO_ERROR_CANCELLED; every other outcome is an Answer. */
void probant_inpi_ask_async (ProbantInpi *self,
                             const char *path,
                             gboolean fresh,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
ProbantAnswer *probant_inpi_ask_finish (ProbantInpi *self, GAsyncResult *result, GError **error);

/* The image of a title, by the session and in the queue of the searches: it costs one of the same quota.
 * `url`: as probant_inpi_collection_read() makes it; what is not below the API's own address is not fetched.
 * finish: a PNG or JPEG of at most 10 MiB and its type (both transfer full); or NULL with either *problem
 * (transfer full) or G_IO_ERROR_CANCELLED. */
void probant_inpi_download_async (ProbantInpi *self,
                                  const char *url,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GBytes *probant_inpi_download_finish (ProbantInpi *self,
                                      GAsyncResult *result,
                                      char **media_type,
                                      ProbantProblem **problem,
                                      GError **error);

G_END_DECLS
