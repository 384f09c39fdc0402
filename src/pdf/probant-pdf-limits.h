/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/probant-pdf-query.h"

G_BEGIN_DECLS

/* The most that a helper answers, by which the program tells one that was taken over. */
#define PROBANT_PDF_MAX_PAGES 20000
#define PROBANT_PDF_MAX_CHARS 100000 /* of a page */
#define PROBANT_PDF_MAX_BOXES 10000  /* of what is found on a page */
#define PROBANT_PDF_MAX_LINKS 5000   /* of a page */
#define PROBANT_PDF_MAX_HEADINGS 5000
#define PROBANT_PDF_MAX_DEPTH 16
#define PROBANT_PDF_MAX_SIGNATURES 1000
#define PROBANT_PDF_MAX_ATTACHMENTS 1000
#define PROBANT_PDF_MAX_ATTACHMENT_BYTES (64 * 1024 * 1024)
#define PROBANT_PDF_MAX_FIELDS 20000
#define PROBANT_PDF_MAX_FORM_BYTES (1024 * 1024) /* of all fields */

/* Whether `answer`, which has the query's type, keeps to them. */
gboolean probant_pdf_is_sound (ProbantPdfQuery query, GVariant *answer);

/* One line of valid UTF-8 without control or direction characters, of at most 300 characters; NULL where
 * nothing is left. (transfer full) */
char *probant_pdf_clean_line (const char *raw);
/* The same of several lines and any length, of what is valid already. (transfer full) */
char *probant_pdf_clean_text (const char *text);
/* Whether it is short and has nothing but what one sees. */
gboolean probant_pdf_is_address (const char *text);
/* With a width and a height that are not negative, near a page at least. */
cairo_rectangle_t probant_pdf_clean_box (double left, double top, double right, double bottom);
/* Within a page. */
double probant_pdf_clean_height (double y);

G_END_DECLS
