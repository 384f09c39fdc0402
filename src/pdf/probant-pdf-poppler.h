/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

#include "pdf/probant-pdf-query.h"

G_BEGIN_DECLS

/* Names of our own for clean-ups, for poppler declares some of its own from some version on. */
typedef PopplerDocument OwnedDocument;
typedef PopplerPage OwnedPage;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OwnedDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OwnedPage, g_object_unref)

/* Answers a query. (transfer floating), NULL with a PROBANT_PDF_ERROR. */
GVariant *probant_pdf_query_run (PopplerDocument *document,
                                 ProbantPdfQuery query,
                                 guint page,
                                 const char *text,
                                 GError **error);

GVariant *probant_pdf_query_run_facts (PopplerDocument *document);
GVariant *probant_pdf_query_run_form (PopplerDocument *document);
GVariant *probant_pdf_query_run_fill (PopplerDocument *document, const char *text, GError **error);
GVariant *probant_pdf_query_run_links (PopplerDocument *document, guint page, GError **error);
GVariant *probant_pdf_query_run_outline (PopplerDocument *document);
GVariant *probant_pdf_query_run_attachment (PopplerDocument *document, guint number, GError **error);

/* (transfer full), NULL with a PROBANT_PDF_ERROR. */
PopplerPage *probant_pdf_get_poppler_page (PopplerDocument *document, guint page, GError **error);

G_END_DECLS
