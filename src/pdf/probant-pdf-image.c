/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf-image.h"

#include <glib/gi18n.h>
#include <math.h>
#include <sys/mman.h>
#include <unistd.h>

/* The largest page that PDF itself allows without a unit of its own: 200 inches. */
#define MAX_POINTS 14400.0
#define MAX_PIXELS (64 * 1024 * 1024)
#define MAX_SIDE 16384
#define LARGE_PAGE ((gsize)2 * 1024 * 1024)

double
probant_pdf_clamp_points (double points)
{
  return isnan (points) ? 1.0 : CLAMP (fabs (points), 1.0, MAX_POINTS);
}

double
probant_pdf_wish_get_scale (const ProbantPdfWish *wish, const GArray *sizes)
{
  const ProbantPdfSize *first = &g_array_index (sizes, ProbantPdfSize, 0);
  double widest = 1;

  if (wish->scale > 0)
    return wish->scale * wish->factor;
  if (wish->height > 0)
    return MIN (wish->width / first->width, wish->height / first->height) * wish->factor;
  for (guint i = 0; i < sizes->len; i++)
    widest = MAX (widest, g_array_index (sizes, ProbantPdfSize, i).width);
  return wish->width / widest * wish->factor;
}

/* The part of the page that is asked for; nothing of it lies outside the page. */
static cairo_rectangle_t
clip_area (const ProbantPdfSize *size, const cairo_rectangle_t *area)
{
  cairo_rectangle_t clipped = { 0, 0, size->width, size->height };

  if (area != NULL)
    {
      clipped.x = CLAMP (area->x, 0, size->width);
      clipped.y = CLAMP (area->y, 0, size->height);
      clipped.width = CLAMP (area->x + area->width, clipped.x, size->width) - clipped.x;
      clipped.height = CLAMP (area->y + area->height, clipped.y, size->height) - clipped.y;
    }
  return clipped;
}

gboolean
probant_pdf_image_plan (ProbantPdfImage *image,
                        const ProbantPdfSize *page,
                        const cairo_rectangle_t *area,
                        double scale,
                        GError **error)
{
  double width, height;

  image->area = clip_area (page, area);
  width = ceil (image->area.width * scale);
  height = ceil (image->area.height * scale);
  if (!(width >= 1) || !(height >= 1) || width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS)
    {
      g_set_error_literal (error, PROBANT_PDF_ERROR, PROBANT_PDF_ERROR_TOO_LARGE,
                           _ ("The page is too large to be drawn at this size."));
      return FALSE;
    }
  image->width = (int)width;
  image->height = (int)height;
  image->stride = cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, image->width);
  return TRUE;
}

gsize
probant_pdf_image_get_size (const ProbantPdfImage *image)
{
  return (gsize)image->stride * (gsize)image->height;
}

ProbantPdfPixels *
probant_pdf_pixels_take (gpointer data, gsize size)
{
  ProbantPdfPixels *pixels = g_new (ProbantPdfPixels, 1);

  *pixels = (ProbantPdfPixels){ data, size };
  return pixels;
}

static gsize
round_up (gsize size, gsize step)
{
  return (size + step - 1) & ~(step - 1);
}

ProbantPdfPixels *
probant_pdf_pixels_new (gsize wanted)
{
  const gsize size = round_up (wanted, (gsize)sysconf (_SC_PAGESIZE));
  char *data = mmap (NULL, size + LARGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  gsize skipped;

  if (data == MAP_FAILED)
    return NULL;
  /* Large pages begin where they end. */
  skipped = round_up ((gsize)data, LARGE_PAGE) - (gsize)data;
  if (skipped > 0)
    munmap (data, skipped);
  if (skipped < LARGE_PAGE)
    munmap (data + skipped + size, LARGE_PAGE - skipped);
  madvise (data + skipped, size, MADV_HUGEPAGE);
  return probant_pdf_pixels_take (data + skipped, wanted);
}

void
probant_pdf_pixels_shrink (ProbantPdfPixels *pixels, gsize size)
{
  const gsize kept = round_up (size, (gsize)sysconf (_SC_PAGESIZE));

  if (kept >= pixels->size)
    return;
  madvise ((char *)pixels->data + kept, pixels->size - kept, MADV_REMOVE);
  munmap ((char *)pixels->data + kept, pixels->size - kept);
  pixels->size = kept;
}

void
probant_pdf_pixels_free (ProbantPdfPixels *pixels)
{
  munmap (pixels->data, pixels->size);
  g_free (pixels);
}
