/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

/* The user's keyring: the Secret Service, or what libsecret puts in its place (in a sandbox the portal's
 * file). Secrets lie there under the schema "io.github.probant.Probant" with two attributes, "kind" ("token"
 * or "inpi") and "name" (the profile's id, the INPI account's user name): see the man page. */

#define PROBANT_KEYRING_ERROR (probant_keyring_error_quark ())
GQuark probant_keyring_error_quark (void);

/* Each with a translated sentence that holds no secret. */
typedef enum
{
  PROBANT_KEYRING_ERROR_ABSENT,    /* no service keeps secrets here */
  PROBANT_KEYRING_ERROR_LOCKED,    /* it is locked, and the user was not asked to unlock it */
  PROBANT_KEYRING_ERROR_REFUSED,   /* the user, or the service, said no */
  PROBANT_KEYRING_ERROR_NOT_FOUND, /* it holds no such secret */
  PROBANT_KEYRING_ERROR_FAILED,    /* anything else */
} ProbantKeyringError;

#define PROBANT_KEYRING_TOKEN "token"
#define PROBANT_KEYRING_INPI "inpi"

/* What can be done about the error, translated; NULL where it is none of the keyring's. Static. */
const char *probant_keyring_describe_next (const GError *error);

/* `unlock`: ask the user to unlock the keyring where that is needed; else such a secret is LOCKED. finish:
 * (transfer full), with secret_value_unref(); NULL with a PROBANT_KEYRING_ERROR or G_IO_ERROR_CANCELLED. */
void probant_keyring_lookup_async (const char *kind,
                                   const char *name,
                                   gboolean unlock,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
SecretValue *probant_keyring_lookup_finish (GAsyncResult *result, GError **error);

/* Puts the secret in the place of the one with this kind and name. `label`: what the desktop's own program
 * for keyrings shows. The user may be asked to unlock or to make a keyring. */
void probant_keyring_store_async (const char *kind,
                                  const char *name,
                                  const char *label,
                                  const char *secret,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean probant_keyring_store_finish (GAsyncResult *result, GError **error);

/* Removes it; that there was none is no error. */
void probant_keyring_clear_async (const char *kind,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean probant_keyring_clear_finish (GAsyncResult *result, GError **error);

G_END_DECLS
