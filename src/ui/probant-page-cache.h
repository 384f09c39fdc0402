/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "pdf/probant-pdf.h"

G_BEGIN_DECLS

/* The pictures of a document's pages: asks for those that are wanted, keeps the last used within a budget.
 * Signal "changed" (guint page): its picture or its error came. */
#define PROBANT_TYPE_PAGE_CACHE (probant_page_cache_get_type ())
G_DECLARE_FINAL_TYPE (ProbantPageCache, probant_page_cache, PROBANT, PAGE_CACHE, GObject)

/* `budget`: bytes of pictures that are kept, beside those on screen; less where nothing moves for a while. */
ProbantPageCache *probant_page_cache_new (ProbantPdf *pdf, gsize budget);

/* Pages `first` to `last` are on screen at `scale` device pixels a point. They are asked for at once, their
 * neighbours after them; what was asked for and is no longer wanted is cancelled. A page that has a picture
 * at another scale gets its new one only when the scale has rested for a moment. */
void probant_page_cache_want (ProbantPageCache *self, guint first, guint last, double scale);

/* `scale` or, for a page whose picture would be too large, less: what the picture of this page can have. */
double probant_page_cache_limit_scale (ProbantPageCache *self, guint page, double scale);

/* The best there is, perhaps of another scale; NULL where none yet. (transfer none) */
GdkTexture *probant_page_cache_get (ProbantPageCache *self, guint page);
/* Why there will be no picture; NULL where there will. */
const char *probant_page_cache_get_error (ProbantPageCache *self, guint page);
/* Asks again for a page that has an error. */
void probant_page_cache_retry (ProbantPageCache *self, guint page);
/* Bytes of all pictures kept. */
gsize probant_page_cache_get_bytes (ProbantPageCache *self);
/* TRUE while a page on screen waits for its picture at the wanted scale. */
gboolean probant_page_cache_is_busy (ProbantPageCache *self);

G_END_DECLS
