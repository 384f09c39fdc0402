/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A regular file, whole: a pipe or a device may never end. (transfer full) */
GBytes *probant_cli_read_file (const char *path, GError **error);

G_END_DECLS
