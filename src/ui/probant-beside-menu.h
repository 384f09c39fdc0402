/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* The documents of a dossier other than `shown`, those of a record together: each item activates
 * "dossier.beside" with the source's name and the place in its list. (transfer full) */
GMenuModel *probant_beside_menu_new (ProbantDossier *dossier, ProbantDocument *shown);

G_END_DECLS
