/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Certificate authorities of the user, trusted beside the system's: for offices whose proxy reads what passes
 * and signs it anew. They are kept as one file in the user's data folder, since the file they come from may
 * move, and is not always within reach of a sandboxed program. */

#define PROBANT_AUTHORITIES_MAX_SIZE (1024 * 1024)

/* Where they are kept, whether or not there are any. (transfer full) */
char *probant_authorities_get_path (void);
gboolean probant_authorities_exist (void);
/* Keeps the certificates in `bytes` (PEM, of which anything else is left out, or one DER) instead of those
 * before. FALSE with G_IO_ERROR_INVALID_DATA where there is none, or none that is still valid; else a
 * GFileError. */
gboolean probant_authorities_keep (GBytes *bytes, GError **error);
gboolean probant_authorities_forget (GError **error);
/* FALSE with an error where what was kept cannot be read any more: nothing should be asked without it. */
gboolean probant_authorities_check (GError **error);
/* The GTlsCertificates kept; empty without an error where there are none. (transfer full) */
GPtrArray *probant_authorities_list (GError **error);
/* "Name, until 3 March 2030", translated. (transfer full) */
char *probant_authorities_describe (GTlsCertificate *certificate);

/* The authorities of a PEM file; NULL with G_IO_ERROR_INVALID_DATA. (transfer full) */
GTlsDatabase *probant_authorities_load (const char *path, GError **error);
/* For "accept-certificate": the system's authorities have not accepted the certificate, and the whole check
 * is made again with `database`, NULL where there is none, then with the authorities kept: what was kept or
 * forgotten holds at once for everything that asks. */
gboolean
probant_authorities_accept (GTlsDatabase *database, SoupMessage *message, GTlsCertificate *certificate);

G_END_DECLS
