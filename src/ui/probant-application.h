/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One process, one access: the options and the environment of the command line that started it decide. */
#define PROBANT_TYPE_APPLICATION (probant_application_get_type ())
G_DECLARE_FINAL_TYPE (ProbantApplication, probant_application, PROBANT, APPLICATION, AdwApplication)

ProbantApplication *probant_application_new (void);

G_END_DECLS
