/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf-warm-up.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "pdf/probant-pdf-engine.h"

/* A4 at 144 dots an inch. */
#define WIDTH 1190
#define HEIGHT 1684
#define SCALE 2
/* For what the first page is decoded in. */
#define KEPT_BYTES (8 * 1024 * 1024)
/* Below what is not mapped by itself. */
#define RESERVED_BYTES ((gsize)31 * 1024 * 1024)
#define N_RESERVED 2

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

/* The fonts that documents use without bringing them. */
static const char *const standard_fonts[]
    = { "Helvetica",   "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique",
        "Times-Roman", "Times-Bold",     "Times-Italic",      "Times-BoldItalic",
        "Courier",     "Courier-Bold",   "Courier-Oblique",   "Courier-BoldOblique",
        "Symbol",      "ZapfDingbats" };

/* A letter in each of them; poppler finds that there is no table of objects by itself. */
static GBytes *
write_standard_fonts (void)
{
  GString *text = g_string_new ("%PDF-1.4\n"
                                "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                                "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
                                "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
                                "/Resources<</Font<<");
  g_autoptr (GString) content = g_string_new ("BT 9 9 Td");

  for (gsize i = 0; i < G_N_ELEMENTS (standard_fonts); i++)
    {
      g_string_append_printf (text, "/F%zu<</Type/Font/Subtype/Type1/BaseFont/%s>>", i, standard_fonts[i]);
      g_string_append_printf (content, " /F%zu 9 Tf (a) Tj", i);
    }
  g_string_append_printf (text,
                          ">>>>>>endobj\n"
                          "4 0 obj<</Length %zu>>stream\n%s ET\nendstream endobj\n"
                          "trailer<</Root 1 0 R>>\n",
                          content->len + strlen (" ET"), content->str);
  return g_string_free_to_bytes (text);
}

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

/* Large pages for what pages are decoded in, for half of the time goes into faulting it in by small ones, but
 * not for all else: a large page is slow to come for the little that a small document takes. */
static void
reserve_large_pages (void)
{
  const gsize page = (gsize)sysconf (_SC_PAGESIZE);
  gpointer blocks[N_RESERVED];

  for (gsize i = 0; i < N_RESERVED; i++)
    {
      guintptr start, end;

      blocks[i] = malloc (RESERVED_BYTES);
      start = ((guintptr)blocks[i] + page) & ~(page - 1);
      end = ((guintptr)blocks[i] + RESERVED_BYTES) & ~(page - 1);
      if (blocks[i] != NULL && madvise ((gpointer)start, end - start, MADV_HUGEPAGE) != 0)
        g_debug ("No large pages: %s", g_strerror (errno));
    }
  for (gsize i = 0; i < N_RESERVED; i++)
    free (blocks[i]);
}

ProbantPdfEngine *
probant_pdf_warm_up (gpointer pixels, gsize size)
{
  ProbantPdfEngine *kept = NULL;
  g_autoptr (GBytes) sample = draw_sample ();
  g_autoptr (GBytes) fonts = write_standard_fonts ();
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
  reserve_large_pages ();
  free (memory);
  return kept;
}
