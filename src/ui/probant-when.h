/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A moment as one says it: "today at 14:32", "yesterday", "Monday" within a week, "12 November" within a
 * year, else with the year. (transfer full) */
char *probant_when_format (GDateTime *then, GDateTime *now);

G_END_DECLS
