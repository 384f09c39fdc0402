/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf-limits.h"

#include <math.h>
#include <string.h>

#define MAX_LINE 300
#define MAX_ADDRESS 2000
#define MAX_POINTS 14400.0
/* A box and where it ends. */
#define BOX_BYTES (4 * sizeof (double) + sizeof (guint32))

static gboolean
is_visible (gunichar c)
{
  /* Line and paragraph separators count as printable. */
  return g_unichar_isprint (c) && c != 0x2028 && c != 0x2029;
}

/* As many characters, each that cannot be seen a space; `kept` stay. (transfer full) */
static char *
clean (const char *text, glong most, const char *kept)
{
  GString *cleaned = g_string_new (NULL);
  glong n_chars = 0;

  for (const char *p = text; *p != '\0' && n_chars < most; p = g_utf8_next_char (p), n_chars++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (cleaned, is_visible (c) || strchr (kept, *p) != NULL ? c : ' ');
    }
  return g_string_free (cleaned, FALSE);
}

char *
probant_pdf_clean_line (const char *raw)
{
  g_autofree char *valid = raw != NULL ? g_utf8_make_valid (raw, (gssize)strnlen (raw, 4 * MAX_LINE)) : NULL;
  g_autofree char *line = valid != NULL ? g_strstrip (clean (valid, MAX_LINE, "")) : NULL;

  return line != NULL && *line != '\0' ? g_steal_pointer (&line) : NULL;
}

char *
probant_pdf_clean_text (const char *text)
{
  return clean (text, G_MAXLONG, "\t\n");
}

gboolean
probant_pdf_is_address (const char *text)
{
  if (text == NULL || *text == '\0' || strnlen (text, MAX_ADDRESS + 1) > MAX_ADDRESS
      || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_visible (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static double
clean_points (double points)
{
  return isnan (points) ? 0 : CLAMP (points, -MAX_POINTS, 2 * MAX_POINTS);
}

cairo_rectangle_t
probant_pdf_clean_box (double left, double top, double right, double bottom)
{
  left = clean_points (left);
  top = clean_points (top);
  right = clean_points (right);
  bottom = clean_points (bottom);
  return (cairo_rectangle_t){ MIN (left, right), MIN (top, bottom), fabs (right - left),
                              fabs (bottom - top) };
}

double
probant_pdf_clean_height (double y)
{
  return isnan (y) ? 0 : CLAMP (y, 0, MAX_POINTS);
}

static gsize
count (GVariant *answer, gsize child)
{
  g_autoptr (GVariant) items = g_variant_get_child_value (answer, child);

  return g_variant_n_children (items);
}

static gboolean
is_sound_text (GVariant *answer)
{
  const char *text;

  g_variant_get_child (answer, 0, "&s", &text);
  return g_utf8_strlen (text, -1) <= PROBANT_PDF_MAX_CHARS && count (answer, 1) <= PROBANT_PDF_MAX_CHARS;
}

static gboolean
is_sound_fill (GVariant *answer)
{
  g_autoptr (GVariant) content = g_variant_get_child_value (answer, 0);
  g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (content);

  return probant_pdf_is_pdf (bytes) && count (answer, 1) <= PROBANT_PDF_MAX_FIELDS;
}

gboolean
probant_pdf_is_sound (ProbantPdfQuery query, GVariant *answer)
{
  switch (query)
    {
    case PROBANT_PDF_QUERY_TEXT:
      return is_sound_text (answer);
    case PROBANT_PDF_QUERY_FIND:
      return g_variant_get_size (answer) <= PROBANT_PDF_MAX_BOXES * BOX_BYTES;
    case PROBANT_PDF_QUERY_FACTS:
      return count (answer, 7) <= PROBANT_PDF_MAX_SIGNATURES
             && count (answer, 8) <= PROBANT_PDF_MAX_ATTACHMENTS;
    case PROBANT_PDF_QUERY_ATTACHMENT:
      return g_variant_get_size (answer) <= PROBANT_PDF_MAX_ATTACHMENT_BYTES;
    case PROBANT_PDF_QUERY_FORM:
      return g_variant_n_children (answer) <= PROBANT_PDF_MAX_FIELDS
             && g_variant_get_size (answer) <= PROBANT_PDF_MAX_FORM_BYTES;
    case PROBANT_PDF_QUERY_FILL:
      return is_sound_fill (answer);
    case PROBANT_PDF_QUERY_LINKS:
      return g_variant_n_children (answer) <= PROBANT_PDF_MAX_LINKS;
    case PROBANT_PDF_QUERY_OUTLINE:
      return g_variant_n_children (answer) <= PROBANT_PDF_MAX_HEADINGS;
    default:
      return FALSE;
    }
}
