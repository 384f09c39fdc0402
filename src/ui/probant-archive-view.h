/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/probant-archive.h"

G_BEGIN_DECLS

/* The files of an archive, each to be previewed or saved. Action: archive.save (u: place in the list).
 * Signals: "entry-opened" (GBytes *, const char *: the name to save it under), "message" (const char *: a
 * sentence for a toast). */
#define PROBANT_TYPE_ARCHIVE_VIEW (probant_archive_view_get_type ())
G_DECLARE_FINAL_TYPE (ProbantArchiveView, probant_archive_view, PROBANT, ARCHIVE_VIEW, AdwBin)

/* NULL shows nothing; the archive is kept as long as it is shown. */
void probant_archive_view_set_archive (ProbantArchiveView *self, ProbantArchive *archive);

/* As if the file at `place` were chosen: it is previewed where it can be, saved where it can only be read. */
void probant_archive_view_open_entry (ProbantArchiveView *self, guint place);

G_END_DECLS
