/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The HTTP status of an error code of API Entreprise: a common code ("00101"), a provider's own ("04501"), or
 * a provider's prefix and a common suffix ("09003"). 502 for any other. */
guint probant_sandbox_error_get_status (const char *code);

/* One item of "errors". `parameter` and `provider` may be NULL; `retry_in` in seconds, 0 = the code's own, if
 * it has one. (transfer full) */
JsonNode *
probant_sandbox_error_new (const char *code, const char *provider, const char *parameter, gint64 retry_in);
/* The envelope around the items, which it takes. (transfer full) */
JsonNode *probant_sandbox_error_envelope (JsonArray *items);

G_END_DECLS
