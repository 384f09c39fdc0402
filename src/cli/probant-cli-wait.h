/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An asynchronous call that the command line waits for: `user_data` of the callback is a GAsyncResult * that
 * begins as NULL, and the wait runs the default main context until it is set. (transfer full) */
void probant_cli_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *probant_cli_wait_for (GAsyncResult **result);

G_END_DECLS
