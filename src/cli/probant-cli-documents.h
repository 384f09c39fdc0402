/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* Makes the folder (parents too, for the owner alone) where it is not there, and says whether files can be
 * made in it. */
gboolean probant_cli_documents_prepare (const char *folder, GError **error);

/* Writes every document that was downloaded into FOLDER/NUMBER under its name, each whole or not at all;
 * tells on standard error how many, and which could not be downloaded or written. FALSE where there is one of
 * those. */
gboolean probant_cli_documents_save (ProbantDossier *dossier, GHashTable *names, const char *folder);

G_END_DECLS
