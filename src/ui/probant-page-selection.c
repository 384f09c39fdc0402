/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-page-selection.h"

typedef struct
{
  guint page;
  guint place;
} Place;

typedef struct
{
  ProbantPageSelection *selection; /* valid unless cancelled */
  guint page;
} Request;

struct _ProbantPageSelection
{
  GObject parent_instance;

  ProbantPdf *pdf;
  GHashTable *texts; /* page → ProbantPdfText, or NULL while asked for */
  GCancellable *cancellable;

  ProbantSelectUnit unit;
  Place anchor, focus; /* where it began and where it is now */
  gboolean is_set;
  GTask *copy; /* waits for texts */
};

G_DEFINE_FINAL_TYPE (ProbantPageSelection, probant_page_selection, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static int
compare_places (const Place *a, const Place *b)
{
  if (a->page != b->page)
    return a->page < b->page ? -1 : 1;
  return a->place < b->place ? -1 : a->place > b->place;
}

/* FALSE where nothing of the page is selected. */
static gboolean
get_range (ProbantPageSelection *self, guint page, guint *from, guint *to)
{
  gboolean forward = compare_places (&self->anchor, &self->focus) <= 0;
  const Place *first = forward ? &self->anchor : &self->focus;
  const Place *last = forward ? &self->focus : &self->anchor;
  ProbantPdfText *text = probant_page_selection_get_text (self, page);

  if (!self->is_set || text == NULL || page < first->page || page > last->page)
    return FALSE;
  *from = page == first->page ? MIN (first->place, probant_pdf_text_get_length (text)) : 0;
  *to = page == last->page ? MIN (last->place, probant_pdf_text_get_length (text))
                           : probant_pdf_text_get_length (text);
  if (self->unit == PROBANT_SELECT_WORDS)
    probant_pdf_text_widen_to_words (text, from, to);
  else if (self->unit == PROBANT_SELECT_LINES)
    probant_pdf_text_widen_to_lines (text, from, to);
  else if (self->unit == PROBANT_SELECT_BLOCKS)
    probant_pdf_text_widen_to_blocks (text, from, to);
  return *from < *to;
}

static void
answer_copy (ProbantPageSelection *self)
{
  g_autoptr (GString) copied = g_string_new (NULL);
  guint first = MIN (self->anchor.page, self->focus.page);
  guint last = MAX (self->anchor.page, self->focus.page);

  for (guint page = first; page <= last; page++)
    if (probant_page_selection_get_text (self, page) == NULL)
      return;
  for (guint page = first; page <= last; page++)
    {
      g_autofree char *part = NULL;
      guint from, to;

      if (!get_range (self, page, &from, &to))
        continue;
      part = probant_pdf_text_copy (probant_page_selection_get_text (self, page), from, to);
      if (copied->len > 0)
        g_string_append_c (copied, '\n');
      g_string_append (copied, part);
    }
  g_task_return_pointer (self->copy, g_strdup (copied->str), g_free);
  g_clear_object (&self->copy);
}

static void
text_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Request *request = user_data;
  ProbantPageSelection *self = request->selection;
  g_autoptr (GError) error = NULL;
  ProbantPdfText *text = probant_pdf_load_text_finish (PROBANT_PDF (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (text == NULL) /* the page shows its error; it has nothing to select */
    text = probant_pdf_text_new_empty ();
  g_hash_table_insert (self->texts, GUINT_TO_POINTER (request->page), text);
  if (self->copy != NULL)
    answer_copy (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
unref_text (gpointer text)
{
  g_clear_pointer ((ProbantPdfText **)&text, probant_pdf_text_unref);
}

static void
probant_page_selection_dispose (GObject *object)
{
  ProbantPageSelection *self = PROBANT_PAGE_SELECTION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->copy);
  g_clear_object (&self->pdf);

  G_OBJECT_CLASS (probant_page_selection_parent_class)->dispose (object);
}

static void
probant_page_selection_finalize (GObject *object)
{
  ProbantPageSelection *self = PROBANT_PAGE_SELECTION (object);

  g_hash_table_unref (self->texts);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (probant_page_selection_parent_class)->finalize (object);
}

static void
probant_page_selection_class_init (ProbantPageSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = probant_page_selection_dispose;
  object_class->finalize = probant_page_selection_finalize;

  signals[CHANGED] = g_signal_new ("changed", PROBANT_TYPE_PAGE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
probant_page_selection_init (ProbantPageSelection *self)
{
  self->texts = g_hash_table_new_full (NULL, NULL, NULL, unref_text);
  self->cancellable = g_cancellable_new ();
}

ProbantPageSelection *
probant_page_selection_new (ProbantPdf *pdf)
{
  ProbantPageSelection *self = g_object_new (PROBANT_TYPE_PAGE_SELECTION, NULL);

  self->pdf = g_object_ref (pdf);
  return self;
}

void
probant_page_selection_prepare (ProbantPageSelection *self, guint first, guint last)
{
  g_return_if_fail (PROBANT_IS_PAGE_SELECTION (self));

  for (guint page = first; page <= last; page++)
    {
      Request *request;

      if (g_hash_table_contains (self->texts, GUINT_TO_POINTER (page)))
        continue;
      g_hash_table_insert (self->texts, GUINT_TO_POINTER (page), NULL);
      request = g_new (Request, 1);
      *request = (Request){ self, page };
      probant_pdf_load_text_async (self->pdf, page, self->cancellable, text_loaded_cb, request);
    }
}

ProbantPdfText *
probant_page_selection_get_text (ProbantPageSelection *self, guint page)
{
  g_return_val_if_fail (PROBANT_IS_PAGE_SELECTION (self), NULL);

  return g_hash_table_lookup (self->texts, GUINT_TO_POINTER (page));
}

void
probant_page_selection_begin (ProbantPageSelection *self,
                              guint page,
                              double x,
                              double y,
                              ProbantSelectUnit unit)
{
  ProbantPdfText *text;

  g_return_if_fail (PROBANT_IS_PAGE_SELECTION (self));

  text = probant_page_selection_get_text (self, page);
  probant_page_selection_clear (self);
  if (text == NULL)
    return;
  self->unit = unit;
  self->anchor = self->focus = (Place){ page, probant_pdf_text_find_place (text, x, y) };
  self->is_set = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
probant_page_selection_extend (ProbantPageSelection *self, guint page, double x, double y)
{
  ProbantPdfText *text;

  g_return_if_fail (PROBANT_IS_PAGE_SELECTION (self));

  text = probant_page_selection_get_text (self, page);
  if (!self->is_set || text == NULL)
    return;
  self->focus = (Place){ page, probant_pdf_text_find_place (text, x, y) };
  g_signal_emit (self, signals[CHANGED], 0);
}

void
probant_page_selection_select_all (ProbantPageSelection *self)
{
  g_return_if_fail (PROBANT_IS_PAGE_SELECTION (self));

  self->unit = PROBANT_SELECT_CHARACTERS;
  self->anchor = (Place){ 0, 0 };
  self->focus = (Place){ probant_pdf_get_n_pages (self->pdf) - 1, G_MAXUINT };
  self->is_set = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
probant_page_selection_clear (ProbantPageSelection *self)
{
  g_return_if_fail (PROBANT_IS_PAGE_SELECTION (self));

  if (!self->is_set)
    return;
  self->is_set = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
probant_page_selection_is_empty (ProbantPageSelection *self)
{
  guint from, to;

  g_return_val_if_fail (PROBANT_IS_PAGE_SELECTION (self), TRUE);

  return !self->is_set
         || (self->anchor.page == self->focus.page && !get_range (self, self->anchor.page, &from, &to));
}

GArray *
probant_page_selection_get_boxes (ProbantPageSelection *self, guint page)
{
  guint from, to;

  g_return_val_if_fail (PROBANT_IS_PAGE_SELECTION (self), NULL);

  if (!get_range (self, page, &from, &to))
    return NULL;
  return probant_pdf_text_get_boxes (probant_page_selection_get_text (self, page), from, to);
}

void
probant_page_selection_copy_async (ProbantPageSelection *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PROBANT_IS_PAGE_SELECTION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, probant_page_selection_copy_async);
  if (!self->is_set || self->copy != NULL)
    {
      g_task_return_pointer (task, g_strdup (""), g_free);
      return;
    }
  self->copy = g_steal_pointer (&task);
  probant_page_selection_prepare (self, MIN (self->anchor.page, self->focus.page),
                                  MAX (self->anchor.page, self->focus.page));
  answer_copy (self);
}

char *
probant_page_selection_copy_finish (ProbantPageSelection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
