/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf-query.h"

#include <glib/gi18n.h>

#include "pdf/probant-pdf-limits.h"
#include "pdf/probant-pdf-poppler.h"

PopplerPage *
probant_pdf_get_poppler_page (PopplerDocument *document, guint index, GError **error)
{
  PopplerPage *page = poppler_document_get_page (document, (int)index);

  if (page == NULL)
    g_set_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_DAMAGED, _ ("Page %u cannot be read."),
                 index + 1);
  return page;
}

static GVariant *
run_text (PopplerPage *page)
{
  g_autofree char *raw = poppler_page_get_text (page);
  g_autofree char *valid = g_utf8_make_valid (raw != NULL ? raw : "", -1);
  g_autofree char *text = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), PROBANT_PDF_MAX_CHARS));
  g_autofree PopplerRectangle *boxes = NULL;
  guint n_boxes = 0;
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("(sa(dddd))"));
  g_variant_builder_add (&builder, "s", text);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(dddd)"));
  if (poppler_page_get_text_layout (page, &boxes, &n_boxes))
    for (guint i = 0; i < MIN (n_boxes, PROBANT_PDF_MAX_CHARS); i++)
      g_variant_builder_add (&builder, "(dddd)", boxes[i].x1, boxes[i].y1, boxes[i].x2, boxes[i].y2);
  g_variant_builder_close (&builder);
  return g_variant_builder_end (&builder);
}

/* Poppler counts from the bottom here. */
static void
add_box (GVariantBuilder *builder, const PopplerRectangle *box, double page_height)
{
  g_variant_builder_add (builder, "(dddd)", box->x1, page_height - box->y2, box->x2, page_height - box->y1);
}

/* Poppler looks past accents only where what it is given has none. */
static char *
remove_accents (const char *text)
{
  g_autofree char *parts = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = parts; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static GVariant *
run_find (PopplerPage *page, const char *text)
{
  PopplerFindFlags flags = POPPLER_FIND_IGNORE_DIACRITICS | POPPLER_FIND_MULTILINE;
  g_autofree char *plain = remove_accents (text);
  GList *boxes = poppler_page_find_text_with_options (page, plain, flags);
  gboolean continued = FALSE;
  double width, height;
  GVariantBuilder builder;
  guint n = 0;

  poppler_page_get_size (page, &width, &height);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa(dddd)"));
  for (GList *l = boxes; l != NULL && n < PROBANT_PDF_MAX_BOXES; l = l->next, n++)
    {
      if (!continued)
        g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(dddd)"));
      add_box (&builder, l->data, height);
      continued = poppler_rectangle_find_get_match_continued (l->data) && l->next != NULL
                  && n + 1 < PROBANT_PDF_MAX_BOXES;
      if (!continued)
        g_variant_builder_close (&builder);
    }
  g_list_free_full (boxes, (GDestroyNotify)poppler_rectangle_free);
  return g_variant_builder_end (&builder);
}

static GVariant *
run_attachment (PopplerDocument *document, const char *text, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text != NULL ? text : "", 10, 0, G_MAXINT, &number, error))
    return NULL;
  return probant_pdf_query_run_attachment (document, (guint)number, error);
}

static GVariant *
run_on_page (PopplerDocument *document, ProbantPdfQuery query, guint index, const char *text, GError **error)
{
  g_autoptr (OwnedPage) page = probant_pdf_get_poppler_page (document, index, error);

  if (page == NULL)
    return NULL;
  if (query == PROBANT_PDF_QUERY_TEXT)
    return run_text (page);
  return run_find (page, text);
}

GVariant *
probant_pdf_query_run (PopplerDocument *document,
                       ProbantPdfQuery query,
                       guint page,
                       const char *text,
                       GError **error)
{
  switch (query)
    {
    case PROBANT_PDF_QUERY_FACTS:
      return probant_pdf_query_run_facts (document);
    case PROBANT_PDF_QUERY_ATTACHMENT:
      return run_attachment (document, text, error);
    case PROBANT_PDF_QUERY_FORM:
      return probant_pdf_query_run_form (document);
    case PROBANT_PDF_QUERY_FILL:
      return probant_pdf_query_run_fill (document, text, error);
    case PROBANT_PDF_QUERY_LINKS:
      return probant_pdf_query_run_links (document, page, error);
    case PROBANT_PDF_QUERY_OUTLINE:
      return probant_pdf_query_run_outline (document);
    case PROBANT_PDF_QUERY_TEXT:
    case PROBANT_PDF_QUERY_FIND:
    default:
      return run_on_page (document, query, page, text, error);
    }
}
