/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One process, one access. The desktop's own is unique on the session bus, which starts it: it has the access
 * of its environment. Options or a token of its own on the command line make a process of its own. */
#define PROBANT_TYPE_APPLICATION (probant_application_get_type ())
G_DECLARE_FINAL_TYPE (ProbantApplication, probant_application, PROBANT, APPLICATION, AdwApplication)

ProbantApplication *probant_application_new (void);

G_END_DECLS
