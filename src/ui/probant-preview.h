/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/probant-page-view.h"
#include "core/probant-document.h"

G_BEGIN_DECLS

/* The pane in which a document is read. It follows the document's state by itself; loading it is the caller's
 * business.
 *
 * Actions: preview.zoom-in, .zoom-out, .fit-width, .fit-page, .actual-size, .zoom (d), .turn-left,
 * .turn-right, .panel (toggled), .enter-page, .find, .properties, .save, .open, .print, .in-report (toggled),
 * .fill, .back (to the list of an archive's files), .close, .retry. Properties, read-write: "filled"
 * (gboolean: the user wants it to fill the window), "panel-open" (gboolean: pages and contents beside the
 * document), "in-report" (gboolean: that of its document, FALSE where it has none). Signals: "message" (const
 * char *: a sentence for a toast), "closed", "retry" (ProbantDocument *: load it again). */
#define PROBANT_TYPE_PREVIEW (probant_preview_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPreview, probant_preview, PROBANT, PREVIEW, AdwBin)

GtkWidget *probant_preview_new (void);

/* NULL shows nothing. */
void probant_preview_show_document (ProbantPreview *self, ProbantDocument *document);
ProbantDocument *probant_preview_get_document (ProbantPreview *self); /* (transfer none), NULL where none */
/* A document that is at hand. `detail` may be NULL; `name` is the file name to save it under. */
void probant_preview_show_bytes (ProbantPreview *self,
                                 GBytes *bytes,
                                 const char *title,
                                 const char *detail,
                                 const char *name);

/* Writes what is shown, whole or not at all; "message" tells how it went. There is something to save while
 * the action "preview.save" is enabled. */
void probant_preview_save (ProbantPreview *self, GFile *file);

gboolean probant_preview_get_filled (ProbantPreview *self);
void probant_preview_set_filled (ProbantPreview *self, gboolean filled);

gboolean probant_preview_get_panel_open (ProbantPreview *self);
void probant_preview_set_panel_open (ProbantPreview *self, gboolean open);

/* (transfer none) */
ProbantPageView *probant_preview_get_page_view (ProbantPreview *self);

/* What can be opened beside it, offered in its menu; NULL for nothing. */
void probant_preview_set_beside_menu (ProbantPreview *self, GMenuModel *menu);

G_END_DECLS
