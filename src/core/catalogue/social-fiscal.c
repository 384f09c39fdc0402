/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-catalogue.h"

const ProbantEndpoint *const probant_catalogue_social_fiscal[] = { NULL };
