/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-specimen-page.h"

#include <math.h>

#define LEFT PROBANT_PAGE_MARGIN
#define INNER PROBANT_PAGE_INNER
#define SIGNATURE_HEIGHT 104

static void
rounded_rectangle (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
draw_title (ProbantPage *self, JsonObject *block)
{
  const char *subtitle = probant_member (block, "subtitle");

  probant_page_need (self, 70);
  self->y += probant_page_text (self, probant_member (block, "title"), 20, LEFT, self->y, INNER,
                                PROBANT_TEXT_STRONG, PROBANT_INK_TEXT);
  if (*subtitle)
    self->y += 3
               + probant_page_text (self, subtitle, 10.5, LEFT, self->y + 3, INNER, PROBANT_TEXT_PLAIN,
                                    PROBANT_INK_GREY);
  probant_page_rule (self, LEFT, self->y + 8, 64, 2.5, self->accent);
  self->y += 28;
}

static void
draw_heading (ProbantPage *self, JsonObject *block)
{
  probant_page_need (self, 60);
  self->y += 6;
  self->y += probant_page_text (self, probant_member (block, "heading"), 11.5, LEFT, self->y, INNER,
                                PROBANT_TEXT_STRONG, self->accent);
  self->y += 5;
}

/* Line by line, so that a long paragraph may run over the page. */
static void
draw_flowing (ProbantPage *self,
              const char *text,
              double size,
              double indent,
              ProbantTextFlags flags,
              ProbantInk ink)
{
  g_autoptr (PangoLayout) layout = probant_page_layout (self, text, size, INNER - indent, flags);
  double line = size * 1.45;

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *content = pango_layout_get_line_readonly (layout, i);
      PangoRectangle extents;
      double x = LEFT + indent;

      pango_layout_line_get_extents (content, NULL, &extents);
      if (flags & PROBANT_TEXT_CENTER)
        x += (INNER - indent - (double)extents.width / PANGO_SCALE) / 2;
      probant_page_need (self, line);
      probant_page_set_ink (self, ink, 1);
      cairo_move_to (self->cr, x, self->y + size);
      pango_cairo_show_layout_line (self->cr, content);
      self->y += line;
    }
}

static void
draw_text (ProbantPage *self, JsonObject *block)
{
  const char *style = probant_member (block, "style"), *text = probant_member (block, "text");

  if (g_str_equal (style, "small"))
    draw_flowing (self, text, 8, 0, PROBANT_TEXT_PLAIN, PROBANT_INK_GREY);
  else if (g_str_equal (style, "strong"))
    draw_flowing (self, text, 10, 0, PROBANT_TEXT_STRONG, PROBANT_INK_TEXT);
  else if (g_str_equal (style, "center"))
    draw_flowing (self, text, 10, 0, PROBANT_TEXT_CENTER, PROBANT_INK_TEXT);
  else
    draw_flowing (self, text,
                  json_object_get_boolean_member_with_default (self->document, "serif", FALSE) ? 11.2 : 10, 0,
                  PROBANT_TEXT_JUSTIFY, PROBANT_INK_TEXT);
  self->y += 7;
}

static void
draw_list (ProbantPage *self, JsonObject *block)
{
  JsonArray *items = probant_member_array (block, "list");

  for (guint i = 0; items && i < json_array_get_length (items); i++)
    {
      probant_page_need (self, 16);
      probant_page_set_ink (self, self->accent, 1);
      cairo_arc (self->cr, LEFT + 6, self->y + 7, 1.8, 0, 2 * G_PI);
      cairo_fill (self->cr);
      draw_flowing (self, probant_element (items, i), 10, 16, PROBANT_TEXT_PLAIN, PROBANT_INK_TEXT);
      self->y += 2;
    }
  self->y += 6;
}

static void
draw_fields (ProbantPage *self, JsonObject *block)
{
  JsonArray *fields = probant_member_array (block, "fields");

  for (guint i = 0; fields && i < json_array_get_length (fields); i++)
    {
      JsonArray *field = json_array_get_array_element (fields, i);
      g_autoptr (PangoLayout) label
          = probant_page_layout (self, probant_element (field, 0), 9, 160, PROBANT_TEXT_PLAIN);
      g_autoptr (PangoLayout) value
          = probant_page_layout (self, probant_element (field, 1), 10, INNER - 180, PROBANT_TEXT_STRONG);
      double height = MAX (probant_page_layout_height (label), probant_page_layout_height (value)) + 8;

      probant_page_need (self, height);
      probant_page_draw (self, label, LEFT, self->y + 4.5, PROBANT_INK_GREY);
      probant_page_draw (self, value, LEFT + 180, self->y + 4, PROBANT_INK_TEXT);
      self->y += height;
      probant_page_rule (self, LEFT, self->y, INNER, 0.5, PROBANT_INK_LINE);
    }
  self->y += 14;
}

/* A framed band in the colour of the issuer. */
static double
draw_band (ProbantPage *self, double height, double alpha)
{
  probant_page_need (self, height + 12);
  rounded_rectangle (self->cr, LEFT, self->y, INNER, height, 5);
  probant_page_set_ink (self, self->accent, alpha);
  cairo_fill_preserve (self->cr);
  probant_page_set_ink (self, self->accent, 0.6);
  cairo_set_line_width (self->cr, 0.8);
  cairo_stroke (self->cr);
  return self->y;
}

static void
draw_code (ProbantPage *self, JsonObject *block)
{
  double y = draw_band (self, 44, 0.06);

  probant_page_text (self, probant_member (block, "label"), 9, LEFT + 14, y + 16, 200, PROBANT_TEXT_PLAIN,
                     PROBANT_INK_GREY);
  probant_page_text (self, probant_member (block, "code"), 15, LEFT + 210, y + 11, INNER - 224,
                     PROBANT_TEXT_MONO | PROBANT_TEXT_STRONG | PROBANT_TEXT_RIGHT, PROBANT_INK_TEXT);
  self->y = y + 58;
}

static void
draw_verdict (ProbantPage *self, JsonObject *block)
{
  g_autoptr (PangoLayout) layout = probant_page_layout (
      self, probant_member (block, "verdict"), 11.5, INNER - 32, PROBANT_TEXT_STRONG | PROBANT_TEXT_CENTER);
  double height = probant_page_layout_height (layout) + 22;
  double y = draw_band (self, height, 0.1);

  probant_page_draw (self, layout, LEFT + 16, y + 11, self->accent);
  self->y = y + height + 16;
}

static void
draw_note (ProbantPage *self, JsonObject *block)
{
  g_autoptr (PangoLayout) layout
      = probant_page_layout (self, probant_member (block, "note"), 8.5, INNER - 20, PROBANT_TEXT_ITALIC);
  double height = probant_page_layout_height (layout);

  probant_page_need (self, height + 14);
  probant_page_rule (self, LEFT, self->y, 1.5, height + 4, PROBANT_INK_LINE);
  probant_page_draw (self, layout, LEFT + 12, self->y + 2, PROBANT_INK_GREY);
  self->y += height + 16;
}

/* A hand that signs for nobody. */
static void
draw_scribble (ProbantPage *self, double x, double y)
{
  cairo_t *cr = self->cr;

  cairo_save (cr);
  cairo_set_source_rgba (cr, 0.12, 0.20, 0.50, 0.8);
  cairo_set_line_width (cr, 1.3);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, x, y + 18);
  cairo_curve_to (cr, x + 12, y - 16, x + 24, y - 8, x + 16, y + 16);
  cairo_curve_to (cr, x + 12, y + 30, x + 30, y + 8, x + 40, y + 8);
  cairo_curve_to (cr, x + 50, y + 8, x + 36, y + 24, x + 50, y + 18);
  cairo_curve_to (cr, x + 64, y + 12, x + 58, y + 4, x + 70, y + 8);
  cairo_curve_to (cr, x + 82, y + 14, x + 90, y + 12, x + 112, y + 2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_stamp (ProbantPage *self, double x, double y)
{
  JsonObject *issuer = probant_member_object (self->document, "issuer");
  cairo_t *cr = self->cr;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, -0.16);
  probant_page_set_ink (self, self->accent, 0.55);
  cairo_set_line_width (cr, 1.6);
  cairo_arc (cr, 0, 0, 34, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 0.7);
  cairo_arc (cr, 0, 0, 29, 0, 2 * G_PI);
  cairo_stroke (cr);
  probant_page_text (self, probant_member (issuer, "initials"), 13, -29, -16, 58,
                     PROBANT_TEXT_STRONG | PROBANT_TEXT_CENTER, self->accent);
  probant_page_text (self, "SPÉCIMEN", 7, -29, 3, 58, PROBANT_TEXT_CENTER, self->accent);
  cairo_restore (cr);
}

static void
draw_signature (ProbantPage *self, JsonObject *block)
{
  JsonObject *signature = probant_member_object (block, "signature");
  double x = LEFT + INNER - 225, y;

  probant_page_need (self, SIGNATURE_HEIGHT);
  y = self->y + 8;
  y += probant_page_text (self, probant_member (signature, "place"), 10, x, y, 225, PROBANT_TEXT_PLAIN,
                          PROBANT_INK_TEXT)
       + 3;
  y += probant_page_text (self, probant_member (signature, "role"), 9, x, y, 225, PROBANT_TEXT_PLAIN,
                          PROBANT_INK_GREY)
       + 8;
  draw_scribble (self, x + 8, y);
  draw_stamp (self, x - 46, y + 12);
  y += 34;
  y += probant_page_text (self, probant_member (signature, "name"), 10, x, y, 225, PROBANT_TEXT_STRONG,
                          PROBANT_INK_TEXT);
  self->y = y + 16;
}

static void
draw_card (ProbantPage *self, JsonObject *block)
{
  JsonObject *card = probant_member_object (block, "card"),
             *issuer = probant_member_object (self->document, "issuer");
  JsonArray *fields = probant_member_array (card, "fields");
  double width = 340, height = 214, x = (PROBANT_PAGE_WIDTH - width) / 2, y;

  probant_page_need (self, height + 24);
  y = self->y;
  rounded_rectangle (self->cr, x, y, width, height, 12);
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_fill_preserve (self->cr);
  cairo_save (self->cr);
  cairo_clip (self->cr);
  probant_page_rule (self, x, y, width, 48, self->accent);
  probant_page_set_ink (self, self->accent, 0.10);
  cairo_arc (self->cr, x + width, y + height, 110, 0, 2 * G_PI);
  cairo_fill (self->cr);
  cairo_arc (self->cr, x + width, y + height, 70, 0, 2 * G_PI);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
  rounded_rectangle (self->cr, x, y, width, height, 12);
  probant_page_set_ink (self, self->accent, 1);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
  probant_page_text (self, probant_member (card, "title"), 12.5, x + 18, y + 9, width - 36,
                     PROBANT_TEXT_STRONG, (ProbantInk){ 1, 1, 1 });
  probant_page_text (self, probant_member (issuer, "name"), 8.5, x + 18, y + 28, width - 36,
                     PROBANT_TEXT_PLAIN, (ProbantInk){ 0.94, 0.95, 0.97 });
  y += 58;
  for (guint i = 0; fields && i < json_array_get_length (fields); i++)
    {
      JsonArray *field = json_array_get_array_element (fields, i);

      probant_page_text (self, probant_element (field, 0), 7.5, x + 18, y, width - 36, PROBANT_TEXT_PLAIN,
                         PROBANT_INK_GREY);
      y += 10;
      y += probant_page_text (self, probant_element (field, 1), 10.5, x + 18, y, width - 36,
                              PROBANT_TEXT_STRONG, PROBANT_INK_TEXT)
           + 4;
    }
  self->y += height + 24;
}

static void
draw_space (ProbantPage *self, JsonObject *block)
{
  self->y += json_object_get_double_member_with_default (block, "space", 0);
}

static void
draw_page (ProbantPage *self, JsonObject *block)
{
  probant_page_turn (self);
}

static const struct
{
  const char *member;
  void (*draw) (ProbantPage *self, JsonObject *block);
} kinds[] = {
  { "title", draw_title },         { "heading", draw_heading }, { "text", draw_text },
  { "list", draw_list },           { "fields", draw_fields },   { "code", draw_code },
  { "table", probant_page_table }, { "verdict", draw_verdict }, { "note", draw_note },
  { "signature", draw_signature }, { "card", draw_card },       { "space", draw_space },
  { "page", draw_page },
};

static gboolean
is_signature (JsonNode *block)
{
  return JSON_NODE_HOLDS_OBJECT (block) && json_object_has_member (json_node_get_object (block), "signature");
}

void
probant_page_block (ProbantPage *self, JsonNode *block)
{
  if (JSON_NODE_HOLDS_ARRAY (block))
    {
      JsonArray *blocks = json_node_get_array (block);
      guint n_blocks = json_array_get_length (blocks);

      for (guint i = 0; i < n_blocks; i++)
        {
          /* A signature never stands alone on a page. */
          if (i + 2 == n_blocks && is_signature (json_array_get_element (blocks, i + 1)))
            probant_page_need (self, SIGNATURE_HEIGHT + 36);
          probant_page_block (self, json_array_get_element (blocks, i));
        }
      return;
    }
  if (!JSON_NODE_HOLDS_OBJECT (block))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (json_object_has_member (json_node_get_object (block), kinds[i].member))
      {
        kinds[i].draw (self, json_node_get_object (block));
        return;
      }
}
