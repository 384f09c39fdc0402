/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* The dossier for reading on a terminal: who it is, then category by category each source with its essential
 * values, its documents, or why there is nothing; counts at the end. `names` gives each ProbantDocument the
 * name of its file. (transfer full) */
char *probant_cli_table (ProbantDossier *dossier, GHashTable *names, gboolean colour);

G_END_DECLS
