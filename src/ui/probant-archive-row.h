/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/probant-archive.h"

G_BEGIN_DECLS

/* A file in an archive: what it is, its name, its size or why it cannot be read, and a button that activates
 * "archive.save" with its place in the list. */
#define PROBANT_TYPE_ARCHIVE_ROW (probant_archive_row_get_type ())
G_DECLARE_FINAL_TYPE (ProbantArchiveRow, probant_archive_row, PROBANT, ARCHIVE_ROW, AdwBin)

GtkWidget *probant_archive_row_new (void);
void probant_archive_row_show (ProbantArchiveRow *self, ProbantArchiveEntry *entry, guint place);

/* Can it be read in the program itself? PDF, PNG, JPEG and XML can. */
gboolean probant_archive_row_can_preview (ProbantArchiveEntry *entry);

G_END_DECLS
