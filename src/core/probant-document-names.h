/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* ProbantDocument, in the order of the records. (transfer full) */
GPtrArray *probant_dossier_list_documents (ProbantDossier *dossier);

/* ProbantDocument -> name of its file, for all documents of the dossier: each name once, whatever the case.
 * (transfer full) */
GHashTable *probant_dossier_name_documents (ProbantDossier *dossier);

G_END_DECLS
