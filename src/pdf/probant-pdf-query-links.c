/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pdf/probant-pdf-limits.h"
#include "pdf/probant-pdf-links.h"
#include "pdf/probant-pdf-poppler.h"

typedef struct
{
  ProbantPdfLinkKind kind;
  guint page;
  double y;
  const char *address;
} Target;

static void
take_dest (PopplerDocument *document, const PopplerDest *dest, Target *target)
{
  g_autoptr (OwnedPage) page = NULL;
  double width, height;

  if (dest == NULL || dest->page_num < 1 || dest->page_num > poppler_document_get_n_pages (document))
    return;
  target->kind = PROBANT_PDF_LINK_PAGE;
  target->page = (guint)dest->page_num - 1;
  page = poppler_document_get_page (document, dest->page_num - 1);
  if (page == NULL || !dest->change_top)
    return;
  poppler_page_get_size (page, &width, &height);
  target->y = CLAMP (height - dest->top, 0, height);
}

static void
take_named_dest (PopplerDocument *document, const char *name, Target *target)
{
  PopplerDest *dest = name != NULL ? poppler_document_find_dest (document, name) : NULL;

  take_dest (document, dest, target);
  g_clear_pointer (&dest, poppler_dest_free);
}

/* "NextPage" and its like. */
static void
take_move (PopplerDocument *document, const char *name, guint page, Target *target)
{
  guint last = (guint)poppler_document_get_n_pages (document) - 1;
  const struct
  {
    const char *name;
    guint page;
  } moves[] = { { "FirstPage", 0 },
                { "PrevPage", page > 0 ? page - 1 : 0 },
                { "NextPage", MIN (page + 1, last) },
                { "LastPage", last } };

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_strcmp0 (name, moves[i].name) == 0)
      {
        target->kind = PROBANT_PDF_LINK_PAGE;
        target->page = moves[i].page;
      }
}

/* What would run something, or leads where it cannot be told, is not followed. */
static Target
find_target (PopplerDocument *document, const PopplerAction *action, guint page)
{
  Target target = { PROBANT_PDF_LINK_REFUSED, 0, 0, "" };

  if (action->type == POPPLER_ACTION_URI && probant_pdf_is_address (action->uri.uri))
    {
      target.kind = PROBANT_PDF_LINK_ADDRESS;
      target.address = action->uri.uri;
    }
  else if (action->type == POPPLER_ACTION_NAMED)
    take_move (document, action->named.named_dest, page, &target);
  else if (action->type == POPPLER_ACTION_GOTO_DEST && action->goto_dest.dest != NULL)
    {
      if (action->goto_dest.dest->type == POPPLER_DEST_NAMED)
        take_named_dest (document, action->goto_dest.dest->named_dest, &target);
      else
        take_dest (document, action->goto_dest.dest, &target);
    }
  return target;
}

GVariant *
probant_pdf_query_run_links (PopplerDocument *document, guint index, GError **error)
{
  g_autoptr (OwnedPage) page = probant_pdf_get_poppler_page (document, index, error);
  GVariantBuilder builder;
  double width, height;
  GList *links;
  guint n = 0;

  if (page == NULL)
    return NULL;
  poppler_page_get_size (page, &width, &height);
  links = poppler_page_get_link_mapping (page);
  g_variant_builder_init (&builder, probant_pdf_query_get_type (PROBANT_PDF_QUERY_LINKS));
  /* Poppler lists the topmost first. */
  for (GList *l = g_list_last (links); l != NULL && n < PROBANT_PDF_MAX_LINKS; l = l->prev)
    {
      const PopplerLinkMapping *mapping = l->data;
      Target target;

      if (mapping->action == NULL || mapping->action->type == POPPLER_ACTION_NONE)
        continue;
      target = find_target (document, mapping->action, index);
      g_variant_builder_add (&builder, "((dddd)uuds)", mapping->area.x1, height - mapping->area.y2,
                             mapping->area.x2, height - mapping->area.y1, (guint32)target.kind,
                             (guint32)target.page, target.y, target.address);
      n++;
    }
  poppler_page_free_link_mapping (links);
  return g_variant_builder_end (&builder);
}

/* In reading order; what leads nowhere is a heading. */
static void
add_outline (GVariantBuilder *builder,
             PopplerDocument *document,
             PopplerIndexIter *iter,
             guint depth,
             guint *n)
{
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child = NULL;
      g_autofree char *title = action != NULL ? probant_pdf_clean_line (action->any.title) : NULL;

      if (title != NULL)
        {
          Target target = find_target (document, action, 0);

          g_variant_builder_add (builder, "(ubuds)", (guint32)depth, target.kind == PROBANT_PDF_LINK_PAGE,
                                 (guint32)target.page, target.y, title);
          ++*n;
        }
      g_clear_pointer (&action, poppler_action_free);
      if (depth + 1 < PROBANT_PDF_MAX_DEPTH && *n < PROBANT_PDF_MAX_HEADINGS)
        child = poppler_index_iter_get_child (iter);
      if (child == NULL)
        continue;
      add_outline (builder, document, child, depth + 1, n);
      poppler_index_iter_free (child);
    }
  while (*n < PROBANT_PDF_MAX_HEADINGS && poppler_index_iter_next (iter));
}

GVariant *
probant_pdf_query_run_outline (PopplerDocument *document)
{
  PopplerIndexIter *iter = poppler_index_iter_new (document);
  GVariantBuilder builder;
  guint n = 0;

  g_variant_builder_init (&builder, probant_pdf_query_get_type (PROBANT_PDF_QUERY_OUTLINE));
  if (iter != NULL)
    {
      add_outline (&builder, document, iter, 0, &n);
      poppler_index_iter_free (iter);
    }
  return g_variant_builder_end (&builder);
}
