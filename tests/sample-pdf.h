/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* PDFs that the tests make for themselves. All (transfer full). */

typedef struct
{
  double width, height; /* points */
} SampleSize;

/* Well formed: on each page "Page N" and a square of 60 points at (20, 20) from the top left: red on the
 * first page, green on the second, blue on the third, red again on the fourth … */
GBytes *sample_pdf_new (const SampleSize *sizes, guint n_pages, const char *title);
GBytes *sample_pdf_new_uniform (guint n_pages);

/* The objects 1, 2, … as written between "obj" and "endobj", the first being the catalogue, with a right
 * cross-reference table. */
GBytes *sample_pdf_from_objects (const char *const *objects);
/* One page whose dictionary has these entries: "/MediaBox[0 0 200 100]/Rotate 90". It bears a red square of
 * 60 points at (20, 20) from the bottom left. */
GBytes *sample_pdf_from_page_entries (const char *entries);

/* Two pages of 200 × 300 points. The first has links of 50 × 20 points, at 10 from the left and 30, 80, 130
 * and 180 from the top: to 100 points below the top of the second page, to https://www.example.org/a?b=c, to
 * a program, to a script. Its contents: “Partie 1”, the first page, in it “Chapitre”, which leads nowhere;
 * “Partie 2”, where the first link leads. */
GBytes *sample_pdf_with_links (void);

/* Empty pages of 200 × 100 points. */
GBytes *sample_pdf_blank (guint n_pages);
/* Its tree of pages has itself as a child. */
GBytes *sample_pdf_recursive_tree (void);
/* One page, with a drawing that draws itself, twice. */
GBytes *sample_pdf_recursive_form (void);

/* Needs the password "secret". */
GBytes *sample_pdf_encrypted (void);
/* Signed by “Agence Exemple” with a certificate that it issued itself. */
GBytes *sample_pdf_signed (void);

G_END_DECLS
