/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/probant-profiles.h"

G_BEGIN_DECLS

/* Who asks, and in which frame: the SIRET of the service, its name as the State's directory has it, what the
 * access is called here, the context, the server. Signal "changed". */
#define PROBANT_TYPE_SERVICE_FORM (probant_service_form_get_type ())
G_DECLARE_FINAL_TYPE (ProbantServiceForm, probant_service_form, PROBANT, SERVICE_FORM, AdwPreferencesGroup)

void probant_service_form_set_profile (ProbantServiceForm *self, ProbantProfile *profile);
/* Is there a whole SIRET? */
gboolean probant_service_form_is_complete (ProbantServiceForm *self);
/* Without a SIRET, is there anything that could be kept? */
gboolean probant_service_form_is_wrong (ProbantServiceForm *self);
const char *probant_service_form_get_api (ProbantServiceForm *self);
/* With the id of the profile that was set, else a new one; what its token said is carried over. (transfer
 * full) */
ProbantProfile *probant_service_form_make_profile (ProbantServiceForm *self);

G_END_DECLS
