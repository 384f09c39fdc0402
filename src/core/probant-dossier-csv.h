/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* The names of the columns, with the line's end (CR LF, RFC 4180). */
const char *probant_dossier_csv_header (void);
/* The dossier, one line a field; a record without fields is one line of empty fields. The columns are
 * described in probant(1). (transfer full) */
char *probant_dossier_to_csv (ProbantDossier *dossier);

G_END_DECLS
