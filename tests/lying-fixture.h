/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf-query.h"

G_BEGIN_DECLS

/* Documents that lying-helper.c reads, and what becomes of it. All calls wait, none of them longer than 60
 * seconds, which is less than the helper is given. */

#define LYING_NONSENSE "The document’s reader gave an answer that makes no sense."
#define LYING_ENDED "The document’s reader ended unexpectedly."
#define LYING_TOO_LONG "The document’s reader took too long and was stopped."

#define LYING_USUAL_PATIENCE_MS 80000
#define LYING_PATIENCE_MS 300 /* for what is to fail with TOO_LONG */
#define LYING_SCALE 0.1

/* Runs the tests. Returns the status of the program. */
int lying_run (void);

/* What a helper that starts from now on does. It says `bytes` at `when`: to each "open", "render" or "query",
 * at its "start", "after" each answer, or "never"; then it will "die", "serve" on or be "deaf". Takes
 * `bytes`. */
void lying_say (const char *when, const char *then, guint n_fds, GBytes *bytes);
/* Whether a helper was asked to draw a first page before anybody wants it, since this was called last. */
gboolean lying_was_asked_ahead (void);
/* A helper that starts from now on is the true one. */
void lying_tell_truth (void);

/* An answer as it goes through the socket. (transfer full) */
GBytes *lying_done (GVariant *answer);
GBytes *lying_done_text (const char *type, const char *text); /* in GVariant's format */
GBytes *lying_failed (int code, const char *sentence);
/* Takes `bytes`. (transfer full) */
GBytes *lying_with_more (GBytes *bytes, gsize n_more);

/* An array of so many of the same. `item` is sunk. (transfer floating) */
GVariant *lying_repeat (GVariant *item, guint n);
char *lying_repeat_text (const char *text, guint n); /* (transfer full) */

void lying_store_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *lying_wait_for (GAsyncResult **result); /* (transfer none) */
/* Two pages of A4; `wish` may be NULL. (transfer full) */
ProbantPdf *lying_open_sample (const ProbantPdfWish *wish, GError **error);
/* Whether there was a picture of the first page, at LYING_SCALE. */
gboolean lying_render (ProbantPdf *pdf, GError **error);
/* Of the first page. (transfer full) */
GVariant *lying_query (ProbantPdf *pdf, ProbantPdfQuery what, const char *text, GError **error);

/* Of the next call: if it is to fail because it takes too long, that does not take long. */
void lying_expect (const char *sentence);
/* PROBANT_PDF_ERROR_STOPPED. */
void lying_assert_stopped (const GError *error, const char *sentence);
void lying_assert_open_fails (const char *sentence);
void lying_assert_query_fails (ProbantPdf *pdf, ProbantPdfQuery what, const char *sentence);
/* That the true helper reads it. */
void lying_assert_reads (ProbantPdf *pdf);
/* Something that may be shown in one. */
void lying_assert_line (const char *text);

G_END_DECLS
