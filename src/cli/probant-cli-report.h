/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/probant-cli-options.h"
#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* Writes the dossier's report into the folder that --report names, whole or not at all, and tells on standard
 * error where it is. FALSE where it could not be written, which is told too. Iterates the main context. */
gboolean probant_cli_report_save (ProbantDossier *dossier, const ProbantCliOptions *options);

G_END_DECLS
