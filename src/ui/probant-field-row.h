/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-presenter.h"

G_BEGIN_DECLS

/* A label and its value, which can be selected, and copied by "dossier.copy". The label takes the same share
 * of the width everywhere, so that values stand below each other from card to card. */
#define PROBANT_TYPE_FIELD_ROW (probant_field_row_get_type ())
G_DECLARE_FINAL_TYPE (ProbantFieldRow, probant_field_row, PROBANT, FIELD_ROW, GtkWidget)

GtkWidget *probant_field_row_new (const ProbantValue *value);

/* Shows a value in a label as its kind wants it; used by tables too. */
void probant_field_row_show_value (GtkLabel *label, const ProbantValue *value);

G_END_DECLS
