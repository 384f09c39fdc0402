/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-layout.h"

#include <math.h>

typedef struct
{
  double width, height; /* points */
  double above;         /* points of the pages before, without the gaps */
} Page;

struct _ProbantPageLayout
{
  Page *pages;
  guint n_pages;
  double width, height; /* points, without gaps */
};

ProbantPageLayout *
probant_page_layout_new (ProbantPdf *pdf, ProbantPageTurn turn)
{
  ProbantPageLayout *self = g_new0 (ProbantPageLayout, 1);

  self->n_pages = probant_pdf_get_n_pages (pdf);
  self->pages = g_new (Page, self->n_pages);
  for (guint i = 0; i < self->n_pages; i++)
    {
      Page *page = &self->pages[i];

      probant_pdf_get_page_size (pdf, i, &page->width, &page->height);
      probant_page_turn_size (turn, &page->width, &page->height);
      page->above = self->height;
      self->height += page->height;
      self->width = MAX (self->width, page->width);
    }
  return self;
}

void
probant_page_layout_free (ProbantPageLayout *self)
{
  g_free (self->pages);
  g_free (self);
}

guint
probant_page_layout_get_n_pages (ProbantPageLayout *self)
{
  return self->n_pages;
}

void
probant_page_layout_get_size (ProbantPageLayout *self, double scale, double *width, double *height)
{
  *width = ceil (self->width * scale) + 2 * PROBANT_PAGE_MARGIN;
  *height = ceil (self->height * scale) + (self->n_pages - 1) * PROBANT_PAGE_GAP + 2 * PROBANT_PAGE_MARGIN;
}

static double
get_top (ProbantPageLayout *self, guint page, double scale)
{
  return PROBANT_PAGE_MARGIN + self->pages[page].above * scale + page * PROBANT_PAGE_GAP;
}

void
probant_page_layout_get_page (ProbantPageLayout *self,
                              guint page,
                              double scale,
                              double width,
                              graphene_rect_t *rect)
{
  double page_width = self->pages[page].width * scale;

  graphene_rect_init (rect, (float)((width - page_width) / 2), (float)get_top (self, page, scale),
                      (float)page_width, (float)(self->pages[page].height * scale));
}

guint
probant_page_layout_find_page (ProbantPageLayout *self, double scale, double y)
{
  guint low = 0, high = self->n_pages;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (get_top (self, middle, scale) <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

double
probant_page_layout_fit_width (ProbantPageLayout *self, double width)
{
  return MAX (width - 2 * PROBANT_PAGE_MARGIN, 1) / self->width;
}

double
probant_page_layout_fit_page (ProbantPageLayout *self, guint page, double width, double height)
{
  return MIN (MAX (width - 2 * PROBANT_PAGE_MARGIN, 1) / self->pages[page].width,
              MAX (height - 2 * PROBANT_PAGE_MARGIN, 1) / self->pages[page].height);
}
