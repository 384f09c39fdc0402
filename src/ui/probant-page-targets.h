/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/probant-page-sight.h"
#include "ui/probant-page-target.h"

G_BEGIN_DECLS

/* The targets over the links of the pages on screen, children of the view. */
typedef struct _ProbantPageTargets ProbantPageTargets;

ProbantPageTargets *
probant_page_targets_new (ProbantPageView *view, ProbantPageLinks *links, ProbantPageSelection *selection);
void probant_page_targets_free (ProbantPageTargets *self);

/* Soon, for the view may be at work on its size: those of these pages, where they lie now. */
void probant_page_targets_want (ProbantPageTargets *self, guint first, guint last);
/* Links or texts of pages have come. */
void probant_page_targets_refresh (ProbantPageTargets *self);
void probant_page_targets_allocate (ProbantPageTargets *self, ProbantPageSight *sight);

/* The one that has the focus; NULL where none has it. (transfer none) */
ProbantPageTarget *probant_page_targets_get_focus (ProbantPageTargets *self);
/* To the next one (1) or the previous one (-1). FALSE beyond the ends. */
gboolean probant_page_targets_move_focus (ProbantPageTargets *self, int step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProbantPageTargets, probant_page_targets_free)

G_END_DECLS
