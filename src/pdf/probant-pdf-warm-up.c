/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf-warm-up.h"

#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

#include "pdf/probant-pdf-engine.h"

/* A4 at 144 dots an inch. */
#define WIDTH 1190
#define HEIGHT 1684
#define SCALE 2
/* For what the first page is decoded in. */
#define KEPT_BYTES (8 * 1024 * 1024)

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A page as issuers write them: fonts of its own, a line, a picture. */
static GBytes *
draw_sample (void)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (append_cb, bytes, WIDTH / SCALE, HEIGHT / SCALE);
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 64, 64);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "Attestation de régularité");
  for (int i = 0; i < 2; i++)
    {
      cairo_select_font_face (cr, i == 0 ? "sans-serif" : "serif", CAIRO_FONT_SLANT_NORMAL,
                              i == 0 ? CAIRO_FONT_WEIGHT_NORMAL : CAIRO_FONT_WEIGHT_BOLD);
      cairo_move_to (cr, 40, 40 + 20 * i);
      cairo_show_text (cr, "Attestation de régularité n° 0123456789");
    }
  cairo_set_source_surface (cr, picture, 40, 100);
  cairo_paint_with_alpha (cr, 0.5);
  cairo_move_to (cr, 40, 200);
  cairo_curve_to (cr, 80, 200, 80, 300, 200, 300);
  cairo_stroke (cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (picture);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/* With the fonts that documents use without bringing them; poppler finds that it has no table by itself. */
static const char standard_fonts[]
    = "%PDF-1.4\n"
      "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<<"
      "/A<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>/B<</Type/Font/Subtype/Type1/BaseFont/"
      "Helvetica-Bold>>"
      "/C<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>/D<</Type/Font/Subtype/Type1/BaseFont/Courier>>"
      ">>>>>>endobj\n"
      "4 0 obj<</Length 65>>stream\n"
      "BT 9 9 Td /A 9 Tf (Aa) Tj /B 9 Tf (Aa) Tj /C 9 Tf (Aa) Tj /D 9 Tf (Aa) Tj ET\n"
      "endstream endobj\n"
      "trailer<</Root 1 0 R>>\n";

static ProbantPdfEngine *
read_page (GBytes *bytes, gpointer pixels)
{
  const ProbantPdfImage image = { { 0, 0, WIDTH / SCALE, HEIGHT / SCALE }, WIDTH, HEIGHT, 4 * WIDTH };
  ProbantPdfEngine *engine = probant_pdf_engine_open (bytes, NULL);
  cairo_surface_t *surface;

  if (engine == NULL)
    return NULL;
  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, image.width, image.height,
                                                 image.stride);
  probant_pdf_engine_render (engine, 0, SCALE, &image, surface, NULL);
  cairo_surface_destroy (surface);
  return engine;
}

ProbantPdfEngine *
probant_pdf_warm_up (gpointer pixels, gsize size)
{
  ProbantPdfEngine *kept = NULL;
  g_autoptr (GBytes) sample = draw_sample ();
  g_autoptr (GBytes) fonts = g_bytes_new_static (standard_fonts, sizeof standard_fonts - 1);
  g_autoptr (ProbantPdfEngine) engine = NULL;
  gpointer memory = malloc (KEPT_BYTES);

  if (memory != NULL)
    memset (memory, 0xff, KEPT_BYTES);
  if (size < 4 * WIDTH * HEIGHT)
    pixels = NULL;
  if (memory != NULL || pixels != NULL)
    {
      kept = read_page (fonts, pixels != NULL ? pixels : memory);
      engine = read_page (sample, pixels != NULL ? pixels : memory);
    }
  if (pixels != NULL)
    memset (pixels, 0xff, size);
  free (memory);
  return kept;
}
