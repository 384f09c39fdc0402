/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* How the network is asked: how long is waited, and whose certificates are trusted beside the system's.
 * Whatever asks (API, directory of names, INPI) follows the default one, at once where it changes, unless it
 * is given another. Properties, in seconds: "connect-limit" (reaching the server, 5), "answer-limit" (the
 * answer of a JSON call, 20) and "stall-limit" (the next 4 KiB of a document, 20), all int. */
#define PROBANT_TYPE_NETWORK (probant_network_get_type ())
G_DECLARE_FINAL_TYPE (ProbantNetwork, probant_network, PROBANT, NETWORK, GObject)

/* What the user set for this process. (transfer none) */
ProbantNetwork *probant_network_get_default (void);
/* The preferences' keys of the same names, from now on. */
void probant_network_follow (ProbantNetwork *self, GSettings *settings);

/* With limits and, unless `ca_file` is NULL, authorities of its own, a PEM file. NULL with
 * G_IO_ERROR_INVALID_DATA where that cannot be read. (transfer full) */
ProbantNetwork *
probant_network_new (guint connect, guint answer, guint stall, const char *ca_file, GError **error);

guint probant_network_get_connect_limit (ProbantNetwork *self);
guint probant_network_get_answer_limit (ProbantNetwork *self);
guint probant_network_get_stall_limit (ProbantNetwork *self);

/* A message that trusts what the network trusts, follows nothing and knows no passwords. (transfer full) */
SoupMessage *probant_network_create_message (ProbantNetwork *self, const char *method, GUri *uri);

G_END_DECLS
