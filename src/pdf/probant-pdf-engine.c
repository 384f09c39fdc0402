/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf-engine.h"

#include <glib/gi18n.h>

#include "pdf/probant-pdf-limits.h"
#include "pdf/probant-pdf-poppler.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_t, cairo_destroy)

struct _ProbantPdfEngine
{
  OwnedDocument *document;
  GArray *sizes; /* ProbantPdfSize */
  char *title;
};

static void
translate_error (const GError *poppler_error, GError **error)
{
  if (g_error_matches (poppler_error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_ENCRYPTED,
                         _ ("The PDF is protected by a password."));
  else
    g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_DAMAGED,
                         _ ("The PDF is damaged or incomplete: it cannot be read."));
}

static GArray *
read_sizes (PopplerDocument *document, guint n_pages)
{
  GArray *sizes = g_array_sized_new (FALSE, FALSE, sizeof (ProbantPdfSize), n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr (OwnedPage) page = poppler_document_get_page (document, (int)i);
      ProbantPdfSize size = { 595, 842 }; /* A4 for a page that will show an error */

      if (page != NULL)
        poppler_page_get_size (page, &size.width, &size.height);
      size.width = probant_pdf_clamp_points (size.width);
      size.height = probant_pdf_clamp_points (size.height);
      g_array_append_val (sizes, size);
    }
  return sizes;
}

/* Takes the document, which may be NULL. */
static ProbantPdfEngine *
engine_new (PopplerDocument *opened, const GError *poppler_error, GError **error)
{
  g_autoptr (ProbantPdfEngine) self = NULL;
  g_autoptr (OwnedDocument) document = opened;
  g_autofree char *title = NULL;
  int n_pages;

  n_pages = document != NULL ? poppler_document_get_n_pages (document) : 0;
  if (n_pages <= 0)
    {
      translate_error (poppler_error, error);
      return NULL;
    }
  if (n_pages > PROBANT_PDF_MAX_PAGES)
    {
      g_set_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_TOO_LARGE,
                   ngettext ("The PDF has more than %d page, too many to be shown here.",
                             "The PDF has more than %d pages, too many to be shown here.",
                             PROBANT_PDF_MAX_PAGES),
                   PROBANT_PDF_MAX_PAGES);
      return NULL;
    }

  title = poppler_document_get_title (document);
  self = g_new0 (ProbantPdfEngine, 1);
  self->sizes = read_sizes (document, (guint)n_pages);
  self->title = probant_pdf_clean_line (title);
  self->document = g_steal_pointer (&document);
  return g_steal_pointer (&self);
}

ProbantPdfEngine *
probant_pdf_engine_open (GBytes *bytes, GError **error)
{
  g_autoptr (GError) poppler_error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &poppler_error);

  return engine_new (document, poppler_error, error);
}

/* By a path: given bytes and a wrong password, poppler 22.12 crashes. */
ProbantPdfEngine *
probant_pdf_engine_open_protected (int fd, const char *password, GError **error)
{
  g_autofree char *uri = g_strdup_printf ("file:///proc/self/fd/%d", fd);
  g_autoptr (GError) poppler_error = NULL;
  PopplerDocument *document = poppler_document_new_from_file (uri, password, &poppler_error);

  return engine_new (document, poppler_error, error);
}

void
probant_pdf_engine_free (ProbantPdfEngine *self)
{
  g_object_unref (self->document);
  g_array_unref (self->sizes);
  g_free (self->title);
  g_free (self);
}

const char *
probant_pdf_engine_get_title (ProbantPdfEngine *self)
{
  return self->title;
}

GArray *
probant_pdf_engine_get_sizes (ProbantPdfEngine *self)
{
  return self->sizes;
}

gboolean
probant_pdf_engine_render (ProbantPdfEngine *self,
                           guint page_index,
                           double scale,
                           const ProbantPdfImage *image,
                           cairo_surface_t *surface,
                           GError **error)
{
  g_autoptr (OwnedPage) page = probant_pdf_get_poppler_page (self->document, page_index, error);
  g_autoptr (cairo_t) cr = NULL;

  if (page == NULL)
    return FALSE;
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -image->area.x, -image->area.y);
  poppler_page_render (page, cr);
  cairo_surface_flush (surface);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_DAMAGED, _ ("Page %u cannot be drawn."),
               page_index + 1);
  return FALSE;
}

GVariant *
probant_pdf_engine_query (ProbantPdfEngine *self,
                          ProbantPdfQuery query,
                          guint page,
                          const char *text,
                          GError **error)
{
  GVariant *answer = probant_pdf_query_run (self->document, query, page, text, error);

  return answer != NULL ? g_variant_ref_sink (answer) : NULL;
}
