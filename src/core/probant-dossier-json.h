/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* The dossier as one line of JSON, without the line's end; its members are described in probant(1). `names`
 * gives each ProbantDocument the name of its file. (transfer full) */
char *probant_dossier_to_json (ProbantDossier *dossier, GHashTable *names);

G_END_DECLS
