/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "core/probant-dossier.h"
#include "ui/probant-task-bar.h"

G_BEGIN_DECLS

/* The menu of what a dossier can be turned into. Signals: "message" (sentence), "saved" (sentence, GFile). */
#define PROBANT_TYPE_EXPORT_BUTTON (probant_export_button_get_type ())
G_DECLARE_FINAL_TYPE (ProbantExportButton, probant_export_button, PROBANT, EXPORT_BUTTON, GtkWidget)

/* Where long work is shown. */
void probant_export_button_set_task_bar (ProbantExportButton *self, ProbantTaskBar *task_bar);
/* `sandbox`: its report is a specimen. What is under way for the dossier before is stopped. */
void probant_export_button_set_dossier (ProbantExportButton *self, ProbantDossier *dossier, gboolean sandbox);
/* An icon in the place of the word. */
void probant_export_button_set_compact (ProbantExportButton *self, gboolean compact);
/* "report", "summary", "print", "csv", "json", "copy": as the menu's items. FALSE for any other. */
gboolean probant_export_button_run (ProbantExportButton *self, const char *what);

/* Where a file would go that was chosen already. */
void probant_export_button_save (ProbantExportButton *self, const char *what, GFile *file);

G_END_DECLS
