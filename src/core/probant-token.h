/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a JWT says of itself, read without checking its signature: the server stays the judge.
 * `scopes` is NULL where the token does not tell (then every source may be asked). */
typedef struct
{
  char **scopes;
  char *holder;      /* claim "sub", sanitised; NULL where none */
  gint64 expires_at; /* Unix seconds, 0 where not told */
} ProbantTokenInfo;

/* Returns NULL and G_IO_ERROR_INVALID_DATA where the text has not the shape of a JWT (three base64url parts,
 * JSON inside); the message never holds the token. (transfer full) */
ProbantTokenInfo *probant_token_read (const char *token, GError **error);
void probant_token_info_free (ProbantTokenInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantTokenInfo, probant_token_info_free)

/* FALSE where it is empty, longer than 16 KiB, or holds a character that cannot stand in a header: then
 * nothing can be sent with it. */
gboolean probant_token_is_sendable (const char *token);

/* What people copy: white space around it and in it, "Bearer" before it and quotes are taken away. The text
 * itself is overwritten by the caller where it can be. (transfer full), probant_token_free() */
char *probant_token_clean (const char *text);
/* Overwrites a secret, then frees it; NULL is nothing. */
void probant_token_free (char *secret);

typedef enum
{
  PROBANT_TOKEN_LASTING,
  PROBANT_TOKEN_EXPIRING, /* within 90 days, from when on it can be renewed */
  PROBANT_TOKEN_EXPIRED,
} ProbantTokenLife;

/* `expires_at` and `now` in Unix seconds; 0 = not told, it lasts. `days`: calendar days in Paris until it
 * ends, may be NULL. */
ProbantTokenLife probant_token_judge (gint64 expires_at, gint64 now, int *days);
/* One sentence with the date, whatever the life is, translated; NULL where it is not told. (transfer full) */
char *probant_token_describe_life (gint64 expires_at, gint64 now);

/* Reads a file that is to hold a token. finish: (transfer full), probant_token_free(); cleaned, and of the
 * shape of a token, else NULL with a sentence that names the file and holds nothing of it. */
void probant_token_read_file_async (GFile *file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
char *probant_token_read_file_finish (GAsyncResult *result, GError **error);

/* From PROBANT_TOKEN_FILE, else PROBANT_TOKEN, white space around it removed. NULL without error where
 * neither is set. An unreadable or empty file, and a token that cannot be sent, are an error that names the
 * file or the variable. (transfer full) */
char *probant_token_from_environment (GError **error);

G_END_DECLS
