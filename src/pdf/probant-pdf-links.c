/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf-links.h"

#include "pdf/probant-pdf-limits.h"

static void
link_free (ProbantPdfLink *link)
{
  g_free (link->address);
  g_free (link);
}

static void
heading_free (ProbantPdfHeading *heading)
{
  g_free (heading->title);
  g_free (heading);
}

/* Whoever took the helper over does not decide where one lands. */
static ProbantPdfLink *
link_new (ProbantPdf *pdf, GVariant *answer, gsize i)
{
  ProbantPdfLink *link = g_new0 (ProbantPdfLink, 1);
  double left, top, right, bottom;
  guint32 kind, page;

  g_variant_get_child (answer, i, "((dddd)uuds)", &left, &top, &right, &bottom, &kind, &page, &link->y,
                       &link->address);
  link->box = probant_pdf_clean_box (left, top, right, bottom);
  link->kind = MIN (kind, PROBANT_PDF_LINK_REFUSED);
  if (link->kind == PROBANT_PDF_LINK_ADDRESS && !probant_pdf_is_address (link->address))
    link->kind = PROBANT_PDF_LINK_REFUSED;
  link->page = MIN (page, probant_pdf_get_n_pages (pdf) - 1);
  link->y = probant_pdf_clean_height (link->y);
  return link;
}

void
probant_pdf_load_links_async (ProbantPdf *pdf,
                              guint page,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  probant_pdf_query_async (pdf, PROBANT_PDF_QUERY_LINKS, page, NULL, cancellable, callback, user_data);
}

GPtrArray *
probant_pdf_load_links_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) answer = probant_pdf_query_finish (pdf, result, error);
  GPtrArray *links;

  if (answer == NULL)
    return NULL;
  links = g_ptr_array_new_with_free_func ((GDestroyNotify)link_free);
  for (gsize i = 0; i < g_variant_n_children (answer); i++)
    g_ptr_array_add (links, link_new (pdf, answer, i));
  return links;
}

static ProbantPdfHeading *
heading_new (ProbantPdf *pdf, GVariant *answer, gsize i)
{
  ProbantPdfHeading *heading = g_new0 (ProbantPdfHeading, 1);
  const char *title;
  guint32 depth, page;

  g_variant_get_child (answer, i, "(ubud&s)", &depth, &heading->leads, &page, &heading->y, &title);
  heading->title = probant_pdf_clean_line (title);
  if (heading->title == NULL)
    heading->title = g_strdup ("…");
  heading->depth = MIN (depth, PROBANT_PDF_MAX_DEPTH - 1);
  heading->page = MIN (page, probant_pdf_get_n_pages (pdf) - 1);
  heading->y = probant_pdf_clean_height (heading->y);
  return heading;
}

void
probant_pdf_load_outline_async (ProbantPdf *pdf,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  probant_pdf_query_async (pdf, PROBANT_PDF_QUERY_OUTLINE, 0, NULL, cancellable, callback, user_data);
}

GPtrArray *
probant_pdf_load_outline_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) answer = probant_pdf_query_finish (pdf, result, error);
  GPtrArray *headings;

  if (answer == NULL)
    return NULL;
  headings = g_ptr_array_new_with_free_func ((GDestroyNotify)heading_free);
  for (gsize i = 0; i < g_variant_n_children (answer); i++)
    g_ptr_array_add (headings, heading_new (pdf, answer, i));
  return headings;
}
