/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-catalogue.h"

G_BEGIN_DECLS

/* The path and query to ask for this subject, and for this year where the route goes by years; NULL while a
 * number it needs is not known. (transfer full) */
char *probant_route_fill (const ProbantRoute *route, const ProbantSubject *subject, int year);
/* Whose calls are counted together: "json", "document", or the provider's own where API Entreprise counts it
 * apart. */
const char *probant_route_get_group (const ProbantRoute *route);

G_END_DECLS
