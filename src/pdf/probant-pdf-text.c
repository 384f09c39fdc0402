/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf-text.h"

#include <math.h>

#include "pdf/probant-pdf-limits.h"

/* How much farther a line above or below is than a character of the same line at the same distance. */
#define LINE_WEIGHT 4.0
/* Lines farther apart than that, in heights of a line, are not of one block. */
#define BLOCK_GAP 0.8

struct _ProbantPdfText
{
  gatomicrefcount ref_count;
  char *string;
  gunichar *chars;
  cairo_rectangle_t *boxes; /* one a character */
  guint n_chars;
};

G_DEFINE_BOXED_TYPE (ProbantPdfText, probant_pdf_text, probant_pdf_text_ref, probant_pdf_text_unref)

static cairo_rectangle_t
get_box (GVariant *boxes, gsize i)
{
  double left, top, right, bottom;

  g_variant_get_child (boxes, i, "(dddd)", &left, &top, &right, &bottom);
  return probant_pdf_clean_box (left, top, right, bottom);
}

static ProbantPdfText *
text_new (GVariant *answer)
{
  ProbantPdfText *self = g_new0 (ProbantPdfText, 1);
  g_autoptr (GVariant) boxes = NULL;
  glong n_chars;

  g_atomic_ref_count_init (&self->ref_count);
  g_variant_get (answer, "(s@a(dddd))", &self->string, &boxes);
  self->chars = g_utf8_to_ucs4_fast (self->string, -1, &n_chars);
  self->n_chars = (guint)MIN ((gsize)n_chars, g_variant_n_children (boxes));
  self->boxes = g_new (cairo_rectangle_t, self->n_chars);
  for (guint i = 0; i < self->n_chars; i++)
    self->boxes[i] = get_box (boxes, i);
  return self;
}

void
probant_pdf_load_text_async (ProbantPdf *pdf,
                             guint page,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  probant_pdf_query_async (pdf, PROBANT_PDF_QUERY_TEXT, page, NULL, cancellable, callback, user_data);
}

ProbantPdfText *
probant_pdf_load_text_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) answer = probant_pdf_query_finish (pdf, result, error);

  return answer != NULL ? text_new (answer) : NULL;
}

ProbantPdfText *
probant_pdf_text_new_empty (void)
{
  ProbantPdfText *self = g_new0 (ProbantPdfText, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->string = g_strdup ("");
  return self;
}

ProbantPdfText *
probant_pdf_text_ref (ProbantPdfText *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
probant_pdf_text_unref (ProbantPdfText *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->string);
  g_free (self->chars);
  g_free (self->boxes);
  g_free (self);
}

const char *
probant_pdf_text_get_string (ProbantPdfText *self)
{
  return self->string;
}

guint
probant_pdf_text_get_length (ProbantPdfText *self)
{
  return self->n_chars;
}

static double
get_distance (const cairo_rectangle_t *box, double x, double y)
{
  double dx = MAX (0, MAX (box->x - x, x - box->x - box->width));
  double dy = MAX (0, MAX (box->y - y, y - box->y - box->height));

  return hypot (dx, LINE_WEIGHT * dy);
}

gboolean
probant_pdf_text_is_at (ProbantPdfText *self, double x, double y)
{
  for (guint i = 0; i < self->n_chars; i++)
    if (get_distance (&self->boxes[i], x, y) <= 0)
      return TRUE;
  return FALSE;
}

guint
probant_pdf_text_find_place (ProbantPdfText *self, double x, double y)
{
  double least = INFINITY;
  guint nearest = 0;

  for (guint i = 0; i < self->n_chars; i++)
    {
      double distance = get_distance (&self->boxes[i], x, y);

      if (self->chars[i] != '\n' && distance < least)
        {
          least = distance;
          nearest = i;
        }
    }
  if (isinf (least))
    return 0;
  return x > self->boxes[nearest].x + self->boxes[nearest].width / 2 ? nearest + 1 : nearest;
}

static gboolean
is_inside_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '-' || c == '\'' || c == 0x2019;
}

void
probant_pdf_text_widen_to_words (ProbantPdfText *self, guint *from, guint *to)
{
  while (*from > 0 && is_inside_word (self->chars[*from - 1]))
    --*from;
  while (*to < self->n_chars && is_inside_word (self->chars[*to]))
    ++*to;
}

void
probant_pdf_text_widen_to_lines (ProbantPdfText *self, guint *from, guint *to)
{
  while (*from > 0 && self->chars[*from - 1] != '\n')
    --*from;
  while (*to < self->n_chars && self->chars[*to] != '\n')
    ++*to;
}

char *
probant_pdf_text_copy (ProbantPdfText *self, guint from, guint to)
{
  to = MIN (to, self->n_chars);
  return from < to ? g_ucs4_to_utf8 (self->chars + from, to - from, NULL, NULL, NULL) : g_strdup ("");
}

char *
probant_pdf_text_copy_box (ProbantPdfText *self, const cairo_rectangle_t *box)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->n_chars; i++)
    {
      double x = self->boxes[i].x + self->boxes[i].width / 2;
      double y = self->boxes[i].y + self->boxes[i].height / 2;

      if (x < box->x || x > box->x + box->width || y < box->y || y > box->y + box->height)
        continue;
      g_string_append_unichar (text, g_unichar_isspace (self->chars[i]) ? ' ' : self->chars[i]);
      if (i + 1 < self->n_chars && self->chars[i + 1] == '\n')
        g_string_append_c (text, ' ');
    }
  return g_strstrip (g_string_free (text, FALSE));
}

/* Left and right may be far apart within a line: in a table. */
static gboolean
continues_line (const cairo_rectangle_t *box, const cairo_rectangle_t *next)
{
  double overlap = MIN (box->y + box->height, next->y + next->height) - MAX (box->y, next->y);
  double gap = next->x - box->x - box->width;

  return overlap > 0.5 * MIN (box->height, next->height) && fabs (gap) < 2 * MAX (box->height, next->height);
}

static void
join (cairo_rectangle_t *box, const cairo_rectangle_t *next)
{
  double right = MAX (box->x + box->width, next->x + next->width);
  double bottom = MAX (box->y + box->height, next->y + next->height);

  box->x = MIN (box->x, next->x);
  box->y = MIN (box->y, next->y);
  box->width = right - box->x;
  box->height = bottom - box->y;
}

/* Around a range of one line. FALSE where nothing of it can be seen. */
static gboolean
get_line_box (ProbantPdfText *self, guint from, guint to, cairo_rectangle_t *box)
{
  gboolean any = FALSE;

  for (guint i = from; i < to; i++)
    {
      if (self->chars[i] == '\n' || self->boxes[i].height <= 0)
        continue;
      if (any)
        join (box, &self->boxes[i]);
      else
        *box = self->boxes[i];
      any = TRUE;
    }
  return any;
}

static gboolean
are_of_one_block (ProbantPdfText *self, guint from, guint to, guint other_from, guint other_to)
{
  cairo_rectangle_t line, other;
  double apart, overlap;

  if (!get_line_box (self, from, to, &line) || !get_line_box (self, other_from, other_to, &other))
    return FALSE;
  apart = MAX (line.y, other.y) - MIN (line.y + line.height, other.y + other.height);
  overlap = MIN (line.x + line.width, other.x + other.width) - MAX (line.x, other.x);
  return overlap > 0 && apart < BLOCK_GAP * MIN (line.height, other.height);
}

void
probant_pdf_text_widen_to_blocks (ProbantPdfText *self, guint *from, guint *to)
{
  guint first_end, last_start;

  probant_pdf_text_widen_to_lines (self, from, to);
  for (first_end = *from; first_end < self->n_chars && self->chars[first_end] != '\n'; first_end++)
    ;
  while (*from > 0)
    {
      guint start = *from - 1, end = *from - 1;

      probant_pdf_text_widen_to_lines (self, &start, &end);
      if (!are_of_one_block (self, start, end, *from, first_end))
        break;
      *from = start;
      first_end = end;
    }
  for (last_start = *to; last_start > 0 && self->chars[last_start - 1] != '\n'; last_start--)
    ;
  while (*to < self->n_chars)
    {
      guint start = *to + 1, end = *to + 1;

      probant_pdf_text_widen_to_lines (self, &start, &end);
      if (start >= self->n_chars || !are_of_one_block (self, last_start, *to, start, end))
        break;
      last_start = start;
      *to = end;
    }
}

GArray *
probant_pdf_text_get_boxes (ProbantPdfText *self, guint from, guint to)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));

  for (guint i = from; i < MIN (to, self->n_chars); i++)
    {
      const cairo_rectangle_t *next = &self->boxes[i];
      cairo_rectangle_t *last
          = boxes->len > 0 ? &g_array_index (boxes, cairo_rectangle_t, boxes->len - 1) : NULL;

      if (self->chars[i] == '\n' || next->height <= 0)
        continue;
      if (last != NULL && continues_line (last, next))
        join (last, next);
      else
        g_array_append_val (boxes, *next);
    }
  return boxes;
}

void
probant_pdf_find_async (ProbantPdf *pdf,
                        guint page,
                        const char *text,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  probant_pdf_query_async (pdf, PROBANT_PDF_QUERY_FIND, page, text, cancellable, callback, user_data);
}

GPtrArray *
probant_pdf_find_finish (ProbantPdf *pdf, GAsyncResult *result, GError **error)
{
  g_autoptr (GVariant) answer = probant_pdf_query_finish (pdf, result, error);
  GPtrArray *hits;

  if (answer == NULL)
    return NULL;
  hits = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  for (gsize i = 0; i < g_variant_n_children (answer); i++)
    {
      g_autoptr (GVariant) boxes = g_variant_get_child_value (answer, i);
      GArray *hit = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));

      for (gsize j = 0; j < g_variant_n_children (boxes); j++)
        {
          cairo_rectangle_t box = get_box (boxes, j);

          g_array_append_val (hit, box);
        }
      if (hit->len > 0)
        g_ptr_array_add (hits, hit);
      else
        g_array_unref (hit);
    }
  return hits;
}
