/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The page under the pen. Lengths in points. */
#define PROBANT_PAGE_WIDTH 595.0
#define PROBANT_PAGE_HEIGHT 842.0
#define PROBANT_PAGE_MARGIN 56.0
#define PROBANT_PAGE_INNER (PROBANT_PAGE_WIDTH - 2 * PROBANT_PAGE_MARGIN)

typedef struct
{
  double red, green, blue;
} ProbantInk;

#define PROBANT_INK_TEXT ((ProbantInk){ 0.13, 0.14, 0.17 })
#define PROBANT_INK_PAPER ((ProbantInk){ 1, 1, 1 })
#define PROBANT_INK_GREY ((ProbantInk){ 0.42, 0.44, 0.48 })
#define PROBANT_INK_LINE ((ProbantInk){ 0.80, 0.82, 0.85 })

typedef struct
{
  cairo_t *cr;
  PangoContext *pango;
  JsonObject *document;
  const char *family;
  ProbantInk accent;
  double y;      /* where the next block begins */
  guint number;  /* of this page, from 1 */
  guint n_pages; /* 0 while they are being counted */
} ProbantPage;

typedef enum
{
  PROBANT_TEXT_PLAIN = 0,
  PROBANT_TEXT_STRONG = 1 << 0,
  PROBANT_TEXT_ITALIC = 1 << 1,
  PROBANT_TEXT_CENTER = 1 << 2,
  PROBANT_TEXT_RIGHT = 1 << 3,
  PROBANT_TEXT_MONO = 1 << 4,
  PROBANT_TEXT_JUSTIFY = 1 << 5,
} ProbantTextFlags;

/* (transfer full) */
PangoLayout *
probant_page_layout (ProbantPage *self, const char *text, double size, double width, ProbantTextFlags flags);
double probant_page_layout_height (PangoLayout *layout);
/* Draws at (x, y) and returns the height. */
double probant_page_draw (ProbantPage *self, PangoLayout *layout, double x, double y, ProbantInk ink);
double probant_page_text (ProbantPage *self,
                          const char *text,
                          double size,
                          double x,
                          double y,
                          double width,
                          ProbantTextFlags flags,
                          ProbantInk ink);
void probant_page_set_ink (ProbantPage *self, ProbantInk ink, double alpha);
void
probant_page_rule (ProbantPage *self, double x, double y, double width, double thickness, ProbantInk ink);
gboolean probant_page_has_room (ProbantPage *self, double height);
/* Turns the page where less than `height` is left. */
void probant_page_need (ProbantPage *self, double height);
void probant_page_turn (ProbantPage *self);

/* An emblem of nobody, `size` wide. */
void probant_page_mark (ProbantPage *self,
                        const char *mark,
                        const char *initials,
                        double x,
                        double y,
                        double size);

/* One block, or an array of them, at self->y. */
void probant_page_block (ProbantPage *self, JsonNode *block);

void probant_page_table (ProbantPage *self, JsonObject *block);

/* Text members and elements as the templates hold them: "" where there is none. */
const char *probant_member (JsonObject *object, const char *name);
JsonArray *probant_member_array (JsonObject *object, const char *name); /* NULL where there is none */
JsonObject *probant_member_object (JsonObject *object, const char *name);
const char *probant_element (JsonArray *array, guint index);

G_END_DECLS
