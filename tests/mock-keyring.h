/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A Secret Service on the session bus, with one collection. It runs in the caller's main context, on a
 * connection of its own, and speaks the "plain" algorithm alone. */
typedef struct _MockKeyring MockKeyring;

typedef enum
{
  MOCK_KEYRING_OPEN,
  MOCK_KEYRING_LOCKED,    /* the prompt to unlock it is answered at once */
  MOCK_KEYRING_DISMISSED, /* locked, and the prompt is closed by the user */
  MOCK_KEYRING_DENIED,    /* the service refuses whatever is asked */
} MockKeyringMode;

MockKeyring *mock_keyring_new (MockKeyringMode mode);
void mock_keyring_free (MockKeyring *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockKeyring, mock_keyring_free)

void mock_keyring_set_mode (MockKeyring *self, MockKeyringMode mode);
void mock_keyring_put (MockKeyring *self, const char *kind, const char *name, const char *secret);
/* The only secret of this kind and name; NULL where there is none. */
const char *mock_keyring_get (MockKeyring *self, const char *kind, const char *name);
guint mock_keyring_count (MockKeyring *self);
guint mock_keyring_count_prompts (MockKeyring *self);
