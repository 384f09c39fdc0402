/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies of documents for other programs: to open, to drag. Each lies alone in a folder that only the user
 * can read, in the part of the runtime folder that a Flatpak sandbox shares, and goes when the program ends.
 */

/* A place for a copy of that name, which is reduced to its last part. (transfer full), NULL with a
 * G_IO_ERROR. */
GFile *probant_private_copy_prepare (const char *name, GError **error);
/* Written at once: for what cannot wait. (transfer full), NULL with a G_IO_ERROR. */
GFile *probant_private_copy_write (GBytes *bytes, const char *name, GError **error);

/* Removes all copies; what has them open keeps them. */
void probant_private_copy_clean (void);

G_END_DECLS
