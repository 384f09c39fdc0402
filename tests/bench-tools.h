/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the benchmarks share. */

/* Iterates the main loop until then; ends the program after a minute. */
void bench_wait_until (gboolean (*condition) (gpointer), gpointer data);
/* A GAsyncReadyCallback for a GAsyncResult * that is NULL until then, and its condition. */
void bench_store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
gboolean bench_is_set (gpointer data);

/* Until every helper sleeps: one that waits for a document is warm then. */
void bench_wait_for_helpers (void);

/* Of the values, which get sorted; `share` within 0 … 1. */
double bench_percentile (GArray *values, double share);

/* A PDF of JPEG pages, A4 at 200 dots an inch, as a scanner makes it. (transfer full) */
GBytes *bench_make_scan (guint n_pages);
/* A PDF of dense text; `word` stands once on page `page` (0 = first) and nowhere else. (transfer full) */
GBytes *bench_make_text (guint n_pages, const char *word, guint page);

G_END_DECLS
