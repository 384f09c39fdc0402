/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-dossier.h"

G_BEGIN_DECLS

/* One record, in each of its states, always with the same anatomy: title, origin, badge; verdict; fields;
 * documents; one menu. It follows the record. */
#define PROBANT_TYPE_RECORD_CARD (probant_record_card_get_type ())
G_DECLARE_FINAL_TYPE (ProbantRecordCard, probant_record_card, PROBANT, RECORD_CARD, GtkWidget)

GtkWidget *probant_record_card_new (ProbantDossier *dossier, ProbantRecord *record);
ProbantRecord *probant_record_card_get_record (ProbantRecordCard *self);

G_END_DECLS
