/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf-links.h"

#include <math.h>

#include "pdf/probant-pdf-query.h"

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
static double
clean_y (double y)
{
  return isfinite (y) ? MAX (y, 0) : 0;
}

static ProbantPdfLink *
link_new (ProbantPdf *pdf, GVariant *answer, gsize i)
{
  ProbantPdfLink *link = g_new0 (ProbantPdfLink, 1);
  double left, top, right, bottom;
  guint32 kind, page;

  g_variant_get_child (answer, i, "((dddd)uuds)", &left, &top, &right, &bottom, &kind, &page, &link->y,
                       &link->address);
  link->box
      = (cairo_rectangle_t){ MIN (left, right), MIN (top, bottom), fabs (right - left), fabs (bottom - top) };
  link->kind = MIN (kind, PROBANT_PDF_LINK_REFUSED);
  link->page = MIN (page, probant_pdf_get_n_pages (pdf) - 1);
  link->y = clean_y (link->y);
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
  guint32 depth, page;

  g_variant_get_child (answer, i, "(ubuds)", &depth, &heading->leads, &page, &heading->y, &heading->title);
  heading->depth = depth;
  heading->page = MIN (page, probant_pdf_get_n_pages (pdf) - 1);
  heading->y = clean_y (heading->y);
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
