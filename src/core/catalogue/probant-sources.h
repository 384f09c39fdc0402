/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/probant-catalogue.h"

G_BEGIN_DECLS

/* Sources whose records take more than a table: each in a file of its own, listed by the file of its
 * category. */

/* The public catalogue of API Entreprise, for sources whose page in it is not known for certain. */
#define PROBANT_SOURCES_CATALOGUE "https://entreprise.api.gouv.fr/catalogue"

extern const ProbantEndpoint probant_source_entreprises;
extern const ProbantEndpoint probant_source_etablissements;
extern const ProbantEndpoint probant_source_liens_succession;
extern const ProbantEndpoint probant_source_extraits_rcs_infogreffe;
extern const ProbantEndpoint probant_source_mandataires_sociaux;
extern const ProbantEndpoint probant_source_associations;
extern const ProbantEndpoint probant_source_documents_associations;
extern const ProbantEndpoint probant_source_actes_inpi;
extern const ProbantEndpoint probant_source_extrait_rne;
extern const ProbantEndpoint probant_source_bilans_entreprises_bdf;
extern const ProbantEndpoint probant_source_liasses_fiscales_dgfip;
extern const ProbantEndpoint probant_source_data_subvention;
extern const ProbantEndpoint probant_source_liens_capitalistiques;
extern const ProbantEndpoint probant_source_attestations_agefiph;
extern const ProbantEndpoint probant_source_qualiopi;
extern const ProbantEndpoint probant_source_qualifelec;
extern const ProbantEndpoint probant_source_recherche_entreprises;

G_END_DECLS
