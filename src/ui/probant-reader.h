/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core/probant-document.h"

G_BEGIN_DECLS

/* One document, or two side by side, each in a preview of its own. Loading them is the caller's business.
 * Properties, gboolean, read-write: "filled" (it wants to fill the window; two do, until one is closed),
 * "linked" (two scroll together; the action "reader.linked"; remembered as a setting).
 * Signals as ProbantPreview's: "message", "closed" (the last one), "retry". */
#define PROBANT_TYPE_READER (probant_reader_get_type ())
G_DECLARE_FINAL_TYPE (ProbantReader, probant_reader, PROBANT, READER, AdwBin)

/* Alone; NULL shows nothing. */
void probant_reader_show (ProbantReader *self, ProbantDocument *document);
/* Beside the first one, in the place of another that was there; the first one itself is not shown twice. */
void probant_reader_show_beside (ProbantReader *self, ProbantDocument *document);

/* (transfer none), NULL where none. */
ProbantDocument *probant_reader_get_document (ProbantReader *self);
ProbantDocument *probant_reader_get_beside (ProbantReader *self);
/* Closes the one that has the focus, else the last one; "closed" tells when none is left. */
/* FALSE where there is nothing in which to search. */
gboolean probant_reader_find (ProbantReader *self);
void probant_reader_close_one (ProbantReader *self);

/* What can be opened beside the first one; NULL for nothing. */
void probant_reader_set_beside_menu (ProbantReader *self, GMenuModel *menu);

gboolean probant_reader_get_filled (ProbantReader *self);
void probant_reader_set_filled (ProbantReader *self, gboolean filled);

G_END_DECLS
