/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/probant-request-pages.h"

#include "core/probant-access-request.h"
#include "report/probant-pages.h"

static void
add_block (ProbantPages *pages, const ProbantRequestBlock *block)
{
  switch (block->style)
    {
    case PROBANT_REQUEST_TITLE:
      probant_pages_add_paragraph (pages, PROBANT_PROSE_TITLE, block->text);
      break;
    case PROBANT_REQUEST_HEADING:
      probant_pages_add_heading (pages, 2, block->text, NULL);
      break;
    case PROBANT_REQUEST_ITEM:
      probant_pages_add_item (pages, block->text);
      break;
    case PROBANT_REQUEST_PARAGRAPH:
    default:
      probant_pages_add_paragraph (pages, PROBANT_PROSE_BODY, block->text);
      break;
    }
}

GBytes *
probant_request_pages_to_pdf (GPtrArray *blocks, GError **error)
{
  g_autoptr (ProbantPages) pages = NULL;

  g_return_val_if_fail (blocks != NULL && blocks->len > 0, NULL);

  pages = probant_pages_new (
      &(ProbantPagesInfo){ .title = ((const ProbantRequestBlock *)g_ptr_array_index (blocks, 0))->text });
  for (guint i = 0; i < blocks->len; i++)
    add_block (pages, g_ptr_array_index (blocks, i));
  return probant_pages_to_pdf (pages, error);
}
