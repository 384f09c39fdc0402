/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <gio/gio.h>

#include "report/probant-pages-private.h"

#define MAX_OUTLINE_NAME 120 /* characters */

void
probant_pages_begin_pdf (ProbantPages *self, cairo_surface_t *surface)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  g_return_if_fail (self != NULL && surface != NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Probant " PACKAGE_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  if (self->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->author);
  if (self->subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->subject);
}

void
probant_pages_draw_pdf (ProbantPages *self, guint page, cairo_surface_t *surface, cairo_surface_t *picture)
{
  cairo_t *cr = NULL;

  g_return_if_fail (self != NULL && surface != NULL);

  cr = cairo_create (surface);
  probant_pages_draw_page (self, page, cr, picture, TRUE);
  cairo_show_page (cr);
  cairo_destroy (cr);
}

/* The name of a heading, on one line. (transfer full) */
static char *
get_outline_name (const ProbantPagesRow *row)
{
  const ProbantPagesCell *cell = &g_array_index (row->cells, ProbantPagesCell, 0);
  g_autofree char *name = g_strdelimit (g_strdup (cell->text), "\r\n\t", ' ');

  if (g_utf8_strlen (name, -1) > MAX_OUTLINE_NAME)
    {
      g_autofree char *start = g_utf8_substring (name, 0, MAX_OUTLINE_NAME);

      return g_strconcat (start, "…", NULL);
    }
  return g_steal_pointer (&name);
}

void
probant_pages_end_pdf (ProbantPages *self, cairo_surface_t *surface)
{
  int parents[4]
      = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };

  g_return_if_fail (self != NULL && surface != NULL);

  for (guint p = 0; p < probant_pages_count (self); p++)
    {
      const ProbantPage *page = g_ptr_array_index (self->pages, p);

      for (guint i = 0; i < page->slices->len; i++)
        {
          const ProbantPagesSlice *slice = &g_array_index (page->slices, ProbantPagesSlice, i);
          g_autofree char *name = NULL;
          g_autofree char *place = NULL;

          /* The sections of a record would drown what they belong to. */
          if (slice->row->kind != PROBANT_ROW_HEADING || slice->row->cells->len == 0 || slice->row->level > 2
              || (slice->from != NULL && slice->from[0] > 0))
            continue;
          name = get_outline_name (slice->row);
          place = g_strdup_printf ("page=%u pos=[0 %d]", p + 1, MAX ((int)slice->y - 12, 0));
          parents[slice->row->level]
              = cairo_pdf_surface_add_outline (surface, parents[slice->row->level - 1], name, place,
                                               slice->row->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
        }
    }
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
probant_pages_to_pdf (ProbantPages *self, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = NULL;
  cairo_status_t status;

  g_return_val_if_fail (self != NULL, NULL);

  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, PROBANT_PAGES_WIDTH, PROBANT_PAGES_HEIGHT);
  probant_pages_begin_pdf (self, surface);
  for (guint i = 0; i < probant_pages_count (self); i++)
    probant_pages_draw_pdf (self, i, surface, NULL);
  probant_pages_end_pdf (self, surface);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);

  g_byte_array_unref (bytes);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return NULL;
}
