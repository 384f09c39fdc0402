/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* For a service without access: which data its aid needs, and the request for access to them as a text to
 * paste and as a PDF. */
#define PROBANT_TYPE_REQUEST_WINDOW (probant_request_window_get_type ())
G_DECLARE_FINAL_TYPE (ProbantRequestWindow, probant_request_window, PROBANT, REQUEST_WINDOW, AdwWindow)

/* `recipient`: the SIRET of the service where it is known, else NULL. */
ProbantRequestWindow *probant_request_window_new (const char *recipient);
/* The request as it stands. (transfer full) */
char *probant_request_window_get_text (ProbantRequestWindow *self);

G_END_DECLS
