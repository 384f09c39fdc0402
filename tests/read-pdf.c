/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "read-pdf.h"

#include <string.h>

static char *
join_spaces (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* What only steers the direction of writing is no text. */
      if (c >= 0x200e && c <= 0x202e)
        continue;
      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

static void
collect_outline (GPtrArray *titles, PopplerIndexIter *iter, guint n_pages)
{
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child = poppler_index_iter_get_child (iter);

      g_assert_cmpint (action->any.type, ==, POPPLER_ACTION_GOTO_DEST);
      g_assert_cmpint (action->goto_dest.dest->page_num, >=, 1);
      g_assert_cmpint (action->goto_dest.dest->page_num, <=, n_pages);
      g_ptr_array_add (titles, g_strdup (action->any.title));
      if (child != NULL)
        {
          collect_outline (titles, child, n_pages);
          poppler_index_iter_free (child);
        }
      poppler_action_free (action);
    }
  while (poppler_index_iter_next (iter));
}

static void
check_fonts (PopplerDocument *document)
{
  PopplerFontInfo *info = poppler_font_info_new (document);
  PopplerFontsIter *iter = NULL;

  while (poppler_font_info_scan (info, 100, &iter))
    {
      if (iter == NULL)
        continue;
      do
        g_assert_true (poppler_fonts_iter_is_embedded (iter));
      while (poppler_fonts_iter_next (iter));
      poppler_fonts_iter_free (iter);
    }
  g_object_unref (info);
}

static void
check_place (ReadPdf *self, PopplerDest *dest)
{
  PopplerDest *found = dest->type == POPPLER_DEST_NAMED
                           ? poppler_document_find_dest (self->document, dest->named_dest)
                           : dest;

  g_assert_nonnull (found);
  g_assert_cmpint (found->page_num, >=, 1);
  g_assert_cmpint (found->page_num, <=, self->n_pages);
  if (found != dest)
    poppler_dest_free (found);
}

static void
read_page (ReadPdf *self, guint index)
{
  PopplerPage *page = poppler_document_get_page (self->document, (int)index);
  g_autofree char *text = poppler_page_get_text (page);
  GList *links = poppler_page_get_link_mapping (page);

  g_ptr_array_add (self->pages, join_spaces (text));
  for (GList *l = links; l != NULL; l = l->next)
    {
      const PopplerAction *action = ((PopplerLinkMapping *)l->data)->action;

      if (action->type == POPPLER_ACTION_URI)
        {
          self->n_uris++;
          continue;
        }
      g_assert_cmpint (action->type, ==, POPPLER_ACTION_GOTO_DEST);
      check_place (self, action->goto_dest.dest);
      self->n_links++;
    }
  poppler_page_free_link_mapping (links);
  g_object_unref (page);
}

void
read_pdf_open (ReadPdf *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  PopplerIndexIter *iter = NULL;

  *self = (ReadPdf){ NULL };
  self->document = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  self->n_pages = (guint)poppler_document_get_n_pages (self->document);
  self->pages = g_ptr_array_new_with_free_func (g_free);
  self->outline = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->n_pages; i++)
    {
      read_page (self, i);
      g_string_append_printf (all, "%s ", (const char *)g_ptr_array_index (self->pages, i));
    }
  self->text = g_strdup (all->str);
  iter = poppler_index_iter_new (self->document);
  if (iter != NULL)
    {
      collect_outline (self->outline, iter, self->n_pages);
      poppler_index_iter_free (iter);
    }
  check_fonts (self->document);
}

void
read_pdf_clear (ReadPdf *self)
{
  g_clear_object (&self->document);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->outline, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);
}

gboolean
read_pdf_says (const ReadPdf *self, const char *text)
{
  g_autofree char *wanted = join_spaces (text);

  return strstr (self->text, wanted) != NULL;
}

gboolean
read_pdf_page_says (const ReadPdf *self, guint page, const char *text)
{
  g_autofree char *wanted = join_spaces (text);

  return strstr (g_ptr_array_index (self->pages, page), wanted) != NULL;
}
