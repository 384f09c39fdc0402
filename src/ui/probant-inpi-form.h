/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/probant-session.h"

G_BEGIN_DECLS

/* The account of the INPI's API: its user name is a setting, its password is in the keyring. */
#define PROBANT_TYPE_INPI_FORM (probant_inpi_form_get_type ())
G_DECLARE_FINAL_TYPE (ProbantInpiForm, probant_inpi_form, PROBANT, INPI_FORM, AdwPreferencesGroup)

void probant_inpi_form_set_session (ProbantInpiForm *self, ProbantSession *session);

G_END_DECLS
