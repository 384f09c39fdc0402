/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-specimen.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <math.h>
#include <stdio.h>

#include "core/probant-json.h"
#include "sandbox/probant-specimen-page.h"

#define SCAN_SCALE 2.0834 /* 150 dots an inch */
#define FOOTER_Y (PROBANT_PAGE_HEIGHT - 40)
#define LAST_Y (FOOTER_Y - 8)

const char *
probant_member (JsonObject *object, const char *name)
{
  const char *text = object ? probant_json_text_member (object, name) : NULL;

  return text ? text : "";
}

JsonArray *
probant_member_array (JsonObject *object, const char *name)
{
  JsonNode *node = object ? json_object_get_member (object, name) : NULL;

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
probant_member_object (JsonObject *object, const char *name)
{
  return object ? probant_json_object_member (object, name) : NULL;
}

const char *
probant_element (JsonArray *array, guint index)
{
  JsonNode *node = index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;
  const char *text = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

  return text ? text : "";
}

PangoLayout *
probant_page_layout (ProbantPage *self, const char *text, double size, double width, ProbantTextFlags flags)
{
  PangoLayout *layout = pango_layout_new (self->pango);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, flags & PROBANT_TEXT_MONO ? "Monospace" : self->family);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (flags & PROBANT_TEXT_STRONG)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (flags & PROBANT_TEXT_ITALIC)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, width > 0 ? width * PANGO_SCALE : -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.2);
  pango_layout_set_justify (layout, (flags & PROBANT_TEXT_JUSTIFY) != 0);
  if (flags & PROBANT_TEXT_CENTER)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  if (flags & PROBANT_TEXT_RIGHT)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

double
probant_page_layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double)height / PANGO_SCALE;
}

void
probant_page_set_ink (ProbantPage *self, ProbantInk ink, double alpha)
{
  cairo_set_source_rgba (self->cr, ink.red, ink.green, ink.blue, alpha);
}

double
probant_page_draw (ProbantPage *self, PangoLayout *layout, double x, double y, ProbantInk ink)
{
  probant_page_set_ink (self, ink, 1);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
  return probant_page_layout_height (layout);
}

double
probant_page_text (ProbantPage *self,
                   const char *text,
                   double size,
                   double x,
                   double y,
                   double width,
                   ProbantTextFlags flags,
                   ProbantInk ink)
{
  g_autoptr (PangoLayout) layout = probant_page_layout (self, text, size, width, flags);

  return probant_page_draw (self, layout, x, y, ink);
}

void
probant_page_rule (ProbantPage *self, double x, double y, double width, double thickness, ProbantInk ink)
{
  probant_page_set_ink (self, ink, 1);
  cairo_rectangle (self->cr, x, y, width, thickness);
  cairo_fill (self->cr);
}

static void
add_shield (cairo_t *cr, double x, double y, double size)
{
  double left = x + size * 0.06, right = x + size * 0.94, middle = x + size / 2;

  cairo_move_to (cr, left, y);
  cairo_line_to (cr, right, y);
  cairo_line_to (cr, right, y + size * 0.55);
  cairo_curve_to (cr, right, y + size * 0.8, x + size * 0.7, y + size * 0.93, middle, y + size);
  cairo_curve_to (cr, x + size * 0.3, y + size * 0.93, left, y + size * 0.8, left, y + size * 0.55);
}

void
probant_page_mark (ProbantPage *self, const char *mark, const char *initials, double x, double y, double size)
{
  cairo_t *cr = self->cr;
  double half = size / 2, font_size = size * (g_utf8_strlen (initials, -1) > 2 ? 0.28 : 0.38);
  g_autoptr (PangoLayout) layout = NULL;

  cairo_new_path (cr);
  if (g_str_equal (mark, "circle"))
    cairo_arc (cr, x + half, y + half, half, 0, 2 * G_PI);
  else if (g_str_equal (mark, "hexagon"))
    for (int i = 0; i < 6; i++)
      cairo_line_to (cr, x + half + half * sin (i * G_PI / 3), y + half - half * cos (i * G_PI / 3));
  else if (g_str_equal (mark, "shield"))
    add_shield (cr, x, y, size);
  else
    cairo_rectangle (cr, x, y, size, size);
  cairo_close_path (cr);
  probant_page_set_ink (self, self->accent, 1);
  cairo_fill (cr);

  cairo_set_source_rgba (cr, 1, 1, 1, 0.35);
  cairo_set_line_width (cr, size * 0.03);
  cairo_arc (cr, x + half, y + half, size * 0.4, G_PI * 0.15, G_PI * 0.85);
  cairo_stroke (cr);
  layout = probant_page_layout (self, initials, font_size, size, PROBANT_TEXT_STRONG | PROBANT_TEXT_CENTER);
  probant_page_draw (self, layout, x, y + half - probant_page_layout_height (layout) / 2, PROBANT_INK_PAPER);
}

/* The word across the page, over everything else. */
static void
draw_watermark (ProbantPage *self)
{
  g_autoptr (PangoLayout) layout = probant_page_layout (self, "SPÉCIMEN", 118, 0, PROBANT_TEXT_STRONG);
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  cairo_save (self->cr);
  cairo_translate (self->cr, PROBANT_PAGE_WIDTH / 2, PROBANT_PAGE_HEIGHT / 2);
  cairo_rotate (self->cr, -atan2 (PROBANT_PAGE_HEIGHT, PROBANT_PAGE_WIDTH));
  cairo_set_source_rgba (self->cr, 0.78, 0.16, 0.18, 0.11);
  cairo_move_to (self->cr, -(double)width / PANGO_SCALE / 2, -(double)height / PANGO_SCALE / 2);
  pango_cairo_show_layout (self->cr, layout);
  cairo_restore (self->cr);
}

static void
draw_footer (ProbantPage *self)
{
  g_autofree char *count = g_strdup_printf ("%u / %u", self->number, self->n_pages);

  probant_page_rule (self, PROBANT_PAGE_MARGIN, FOOTER_Y, PROBANT_PAGE_INNER, 0.6, PROBANT_INK_LINE);
  probant_page_text (
      self,
      "Document fictif du bac à sable de Probant : personnes, entreprises et numéros inventés, sans valeur.",
      7, PROBANT_PAGE_MARGIN, FOOTER_Y + 6, PROBANT_PAGE_INNER - 40, PROBANT_TEXT_PLAIN, PROBANT_INK_GREY);
  probant_page_text (self, count, 7.5, PROBANT_PAGE_WIDTH - PROBANT_PAGE_MARGIN - 40, FOOTER_Y + 6, 40,
                     PROBANT_TEXT_RIGHT, PROBANT_INK_GREY);
}

static void
finish_page (ProbantPage *self)
{
  draw_footer (self);
  draw_watermark (self);
  cairo_show_page (self->cr);
}

static void
draw_running_header (ProbantPage *self)
{
  JsonObject *issuer = probant_member_object (self->document, "issuer");

  probant_page_text (self, probant_member (issuer, "name"), 8.5, PROBANT_PAGE_MARGIN, 36,
                     PROBANT_PAGE_INNER / 2, PROBANT_TEXT_STRONG, self->accent);
  probant_page_text (self, probant_member (self->document, "title"), 8.5, PROBANT_PAGE_WIDTH / 2, 36,
                     PROBANT_PAGE_INNER / 2, PROBANT_TEXT_RIGHT, PROBANT_INK_GREY);
  probant_page_rule (self, PROBANT_PAGE_MARGIN, 52, PROBANT_PAGE_INNER, 0.8, self->accent);
  self->y = 72;
}

void
probant_page_turn (ProbantPage *self)
{
  finish_page (self);
  self->number++;
  draw_running_header (self);
}

gboolean
probant_page_has_room (ProbantPage *self, double height)
{
  return self->y + height <= LAST_Y;
}

void
probant_page_need (ProbantPage *self, double height)
{
  if (!probant_page_has_room (self, height) && self->y > 100)
    probant_page_turn (self);
}

static double
draw_lines (ProbantPage *self,
            JsonArray *lines,
            double size,
            double x,
            double y,
            double width,
            ProbantTextFlags flags)
{
  double top = y;

  for (guint i = 0; lines && i < json_array_get_length (lines); i++)
    y += probant_page_text (self, probant_element (lines, i), size, x, y, width, flags, PROBANT_INK_GREY) + 1;
  return y - top;
}

static void
draw_letterhead (ProbantPage *self)
{
  JsonObject *issuer = probant_member_object (self->document, "issuer");
  const char *mark = probant_member (issuer, "mark");
  double x = PROBANT_PAGE_MARGIN, left, right;

  probant_page_rule (self, 0, 0, PROBANT_PAGE_WIDTH, 7, self->accent);
  if (*mark && !g_str_equal (mark, "none"))
    {
      probant_page_mark (self, mark, probant_member (issuer, "initials"), x, 40, 46);
      x += 60;
    }
  left = 40
         + probant_page_text (self, probant_member (issuer, "name"), 14, x, 40, 270, PROBANT_TEXT_STRONG,
                              self->accent)
         + 2;
  left += draw_lines (self, probant_member_array (issuer, "lines"), 8, x, left, 270, PROBANT_TEXT_PLAIN);
  right = 42
          + draw_lines (self, probant_member_array (self->document, "reference"), 8, 364, 42,
                        PROBANT_PAGE_WIDTH - PROBANT_PAGE_MARGIN - 364, PROBANT_TEXT_RIGHT);
  self->y = MAX (MAX (left, right), 90) + 22;
}

static void
draw_recipient (ProbantPage *self)
{
  JsonArray *lines = probant_member_array (self->document, "recipient");
  double x = 306, y = self->y, top = y;

  if (!lines)
    return;
  y += 6;
  for (guint i = 0; i < json_array_get_length (lines); i++)
    y += probant_page_text (self, probant_element (lines, i), 10, x + 12, y,
                            PROBANT_PAGE_WIDTH - PROBANT_PAGE_MARGIN - x - 12,
                            i == 0 ? PROBANT_TEXT_STRONG : PROBANT_TEXT_PLAIN, PROBANT_INK_TEXT)
         + 2;
  probant_page_rule (self, x, top, 2, y + 4 - top, self->accent);
  self->y = y + 30;
}

static ProbantInk
parse_color (const char *text)
{
  guint red, green, blue;

  if (sscanf (text, "#%2x%2x%2x", &red, &green, &blue) != 3)
    return PROBANT_INK_TEXT;
  return (ProbantInk){ red / 255.0, green / 255.0, blue / 255.0 };
}

/* Draws every page on `surface` and returns their number. */
static guint
draw_pages (JsonObject *document, cairo_surface_t *surface, double scale, guint n_pages)
{
  ProbantPage page = { .document = document, .number = 1, .n_pages = n_pages };
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Metrics that do not depend on the surface: both passes break lines alike. */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  page.cr = cairo_create (surface);
  cairo_scale (page.cr, scale, scale);
  page.pango = pango_cairo_create_context (page.cr);
  pango_cairo_context_set_font_options (page.pango, options);
  pango_cairo_context_set_resolution (page.pango, 72);
  pango_context_set_round_glyph_positions (page.pango, FALSE);
  pango_context_set_language (page.pango, pango_language_from_string ("fr"));
  page.family = json_object_get_boolean_member_with_default (document, "serif", FALSE) ? "Serif" : "Sans";
  page.accent = parse_color (probant_member (probant_member_object (document, "issuer"), "color"));

  draw_letterhead (&page);
  draw_recipient (&page);
  if (json_object_has_member (document, "blocks"))
    probant_page_block (&page, json_object_get_member (document, "blocks"));
  finish_page (&page);

  cairo_font_options_destroy (options);
  g_object_unref (page.pango);
  cairo_destroy (page.cr);
  return page.number;
}

static guint
count_pages (JsonObject *document)
{
  const cairo_rectangle_t extents = { 0, 0, PROBANT_PAGE_WIDTH, PROBANT_PAGE_HEIGHT };
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  guint n_pages = draw_pages (document, surface, 1, 0);

  cairo_surface_destroy (surface);
  return n_pages;
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
take_bytes (cairo_status_t status, GByteArray *bytes, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  g_byte_array_unref (bytes);
  return NULL;
}

GBytes *
probant_specimen_render_pdf (JsonObject *document, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (write_cb, bytes, PROBANT_PAGE_WIDTH, PROBANT_PAGE_HEIGHT);
  g_autofree char *title = g_strconcat (probant_member (document, "title"), " (spécimen)", NULL);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, probant_member (document, "subject"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR,
                                  probant_member (probant_member_object (document, "issuer"), "name"));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Probant");
  draw_pages (document, surface, 1, count_pages (document));
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return take_bytes (status, bytes, error);
}

GBytes *
probant_specimen_render_png (JsonObject *document, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PROBANT_PAGE_WIDTH * SCAN_SCALE,
                                                         PROBANT_PAGE_HEIGHT * SCAN_SCALE);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  draw_pages (document, surface, SCAN_SCALE, count_pages (document));
  status = cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_destroy (surface);
  return take_bytes (status, bytes, error);
}
