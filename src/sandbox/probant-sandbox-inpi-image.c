/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-sandbox-server.h"

#include <pango/pangocairo.h>

#define WIDTH 640
#define HEIGHT 480
#define MARGIN 32

static void
draw_text (cairo_t *cr, const char *text, const char *font, double y)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (WIDTH - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, MARGIN, y);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (description);
  g_object_unref (layout);
}

/* A roof on a ground whose colour is the title's own. */
static void
draw (cairo_t *cr, const char *name, const char *number)
{
  g_autofree char *note = g_strdup_printf ("N° %s – Document fictif", number);
  guint hash = g_str_hash (number);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 0.15 + 0.05 * (hash % 7), 0.25 + 0.05 * (hash / 7 % 5), 0.35 + 0.05 * (hash % 5));
  cairo_move_to (cr, WIDTH / 2.0 - 120, 210);
  cairo_line_to (cr, WIDTH / 2.0, 70);
  cairo_line_to (cr, WIDTH / 2.0 + 120, 210);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.15, 0.15, 0.2);
  draw_text (cr, name, "Sans Bold 34px", 250);
  cairo_set_source_rgb (cr, 0.4, 0.4, 0.4);
  draw_text (cr, note, "Sans 20px", HEIGHT - 56);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  soup_message_body_append (closure, SOUP_MEMORY_COPY, data, length);

  return CAIRO_STATUS_SUCCESS;
}

void
probant_sandbox_reply_inpi_image (SoupServerMessage *message, const char *name, const char *number)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  draw (cr, name, number);
  cairo_destroy (cr);
  status = cairo_surface_write_to_png_stream (surface, write_cb,
                                              soup_server_message_get_response_body (message));
  cairo_surface_destroy (surface);
  soup_message_headers_set_content_type (soup_server_message_get_response_headers (message), "image/png",
                                         NULL);
  soup_server_message_set_status (message, status == CAIRO_STATUS_SUCCESS ? 200 : 500, NULL);
}
