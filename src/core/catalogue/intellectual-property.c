/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-catalogue.h"

#include <glib/gi18n.h>

/* 22. Patents, designs and trademarks: API Entreprise has no route for them any more. */
static const ProbantEndpoint extraits_courts_inpi = {
  .row = 22,
  .name = "extraits_courts_inpi",
  .category = PROBANT_CATEGORY_INTELLECTUAL_PROPERTY,
  .title = N_ ("Patents, designs and trademarks"),
  .producer = "INPI",
  .summary = N_ ("Patents, designs and trademarks registered in the company’s name at the INPI."),
  .coverage = N_ ("Covers holders of a right registered at the INPI: absence means no such right under this "
                  "number, and proves no "
                  "irregularity."),
  .usefulness = PROBANT_USEFUL_TO_BE_EXAMINED,
  .legal_basis = PROBANT_LEGAL_BASIS_CONTEXT,
  .format = PROBANT_FORMAT_JSON,
  .openness = PROBANT_OPENNESS_PUBLIC,
  .documentation = "https://www.inpi.fr",
  .subjects = PROBANT_SUBJECT_ANY,
  .no_route = N_ ("API Entreprise no longer passes on the INPI’s patents, designs and trademarks. They can "
                  "be looked up by SIREN in the "
                  "INPI’s public search, data.inpi.fr."),
  .routes = (const ProbantRoute[]){ { NULL } },
  .fields = (const ProbantField[]){ { NULL } },
};

const ProbantEndpoint *const probant_catalogue_intellectual_property[] = { &extraits_courts_inpi, NULL };
