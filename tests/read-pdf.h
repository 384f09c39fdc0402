/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

/* A PDF of ours as a reader sees it. */
typedef struct
{
  PopplerDocument *document;
  guint n_pages;
  GPtrArray *pages;   /* text of each */
  char *text;         /* of all, white space joined to single spaces */
  GPtrArray *outline; /* titles, in order, all levels */
  guint n_links;      /* to a page */
  guint n_uris;
} ReadPdf;

/* Every font is embedded, every link leads to a page that is there. */
void read_pdf_open (ReadPdf *self, GBytes *bytes);
void read_pdf_clear (ReadPdf *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReadPdf, read_pdf_clear)

/* White space of any kind counts as one space. */
gboolean read_pdf_says (const ReadPdf *self, const char *text);
gboolean read_pdf_page_says (const ReadPdf *self, guint page, const char *text);
