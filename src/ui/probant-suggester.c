/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/probant-suggester.h"

#include <string.h>

#define PAUSE 250 /* ms */
#define MAX_HISTORY 3
#define MAX_FOUND 8

struct _ProbantSuggester
{
  GObject parent_instance;

  ProbantSession *session;
  GListStore *list;
  guint n_history; /* at the head of the list */
  char *text;
  ProbantSuggesterState state;
  guint pause;               /* source id, 0 = none */
  GCancellable *cancellable; /* of the request under way, NULL = none */
  guint n_found;
  ProbantProblem *problem;
};

G_DEFINE_FINAL_TYPE (ProbantSuggester, probant_suggester, G_TYPE_OBJECT)

static guint changed_signal;

static void
stop (ProbantSuggester *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->problem, probant_problem_unref);
  self->n_found = 0;
}

static void
probant_suggester_dispose (GObject *object)
{
  ProbantSuggester *self = PROBANT_SUGGESTER (object);

  stop (self);
  g_clear_object (&self->list);
  g_clear_object (&self->session);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (probant_suggester_parent_class)->dispose (object);
}

static void
probant_suggester_class_init (ProbantSuggesterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = probant_suggester_dispose;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
probant_suggester_init (ProbantSuggester *self)
{
  self->list = g_list_store_new (PROBANT_TYPE_SUGGESTION);
  self->text = g_strdup ("");
}

ProbantSuggester *
probant_suggester_new (ProbantSession *session)
{
  ProbantSuggester *self = g_object_new (PROBANT_TYPE_SUGGESTER, NULL);

  self->session = g_object_ref (session);
  return self;
}

static void
set_state (ProbantSuggester *self, ProbantSuggesterState state)
{
  self->state = state;
  g_signal_emit (self, changed_signal, 0);
}

/* Dossiers of this access: another one's numbers mean nothing here. (transfer full) */
static GPtrArray *
list_history (ProbantSuggester *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *history = G_LIST_MODEL (probant_session_get_history (self->session));
  const char *access = probant_session_get_access_id (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (history) && found->len < MAX_HISTORY; i++)
    {
      g_autoptr (ProbantHistoryItem) item = g_list_model_get_item (history, i);
      g_autoptr (ProbantSuggestion) suggestion = probant_suggestion_new_from_history (item);

      if (g_str_equal (probant_history_item_get_access (item), access)
          && probant_suggestion_matches (suggestion, self->text))
        g_ptr_array_add (found, g_steal_pointer (&suggestion));
    }

  return found;
}

/* Is the unit among the dossiers that are listed already? */
static gboolean
is_in_history (ProbantSuggester *self, const ProbantSearchHit *hit)
{
  for (guint i = 0; i < self->n_history; i++)
    {
      g_autoptr (ProbantSuggestion) suggestion = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      const ProbantIdentifier *identifier = probant_suggestion_get_identifier (suggestion);

      if (g_strcmp0 (identifier->value, hit->siret) == 0 || g_str_equal (identifier->value, hit->siren)
          || g_strcmp0 (identifier->value, hit->rna) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What was found for the text before stays while it may still be right, so that the list does not flicker. */
static void
renew_list (ProbantSuggester *self)
{
  g_autoptr (GPtrArray) kept = list_history (self);
  guint n_history = kept->len;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  for (guint i = self->n_history; i < n_items; i++)
    {
      g_autoptr (ProbantSuggestion) suggestion = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (probant_suggestion_matches (suggestion, self->text))
        g_ptr_array_add (kept, g_steal_pointer (&suggestion));
    }
  g_list_store_splice (self->list, 0, n_items, kept->pdata, kept->len);
  self->n_history = n_history;
}

static void
list_found (ProbantSuggester *self, GPtrArray *hits)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    if (!is_in_history (self, g_ptr_array_index (hits, i)))
      g_ptr_array_add (found, probant_suggestion_new_from_hit (g_ptr_array_index (hits, i)));
  g_list_store_splice (self->list, self->n_history,
                       g_list_model_get_n_items (G_LIST_MODEL (self->list)) - self->n_history, found->pdata,
                       found->len);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ProbantSuggester) self = user_data;
  g_autoptr (ProbantProblem) problem = NULL;
  g_autoptr (GError) error = NULL;
  guint n_found = 0;
  g_autoptr (GPtrArray) hits
      = probant_search_find_finish (PROBANT_SEARCH (source), result, &n_found, &problem, &error);

  /* Cancelled: the text is another by now. */
  if (error != NULL)
    return;
  g_clear_object (&self->cancellable);
  self->problem = g_steal_pointer (&problem);
  self->n_found = n_found;
  list_found (self, hits);
  set_state (self, self->problem == NULL ? PROBANT_SUGGESTER_DONE : PROBANT_SUGGESTER_FAILED);
}

static void
ask (ProbantSuggester *self)
{
  g_autoptr (GError) error = NULL;
  ProbantSearch *search = probant_session_get_search (self->session, &error);

  if (search == NULL)
    {
      self->problem = probant_problem_new_local (PROBANT_PROBLEM_NETWORK, "network", error->message);
      list_found (self, NULL);
      set_state (self, PROBANT_SUGGESTER_FAILED);
      return;
    }
  self->cancellable = g_cancellable_new ();
  probant_search_find_async (search, self->text, 1, MAX_FOUND, self->cancellable, found_cb,
                             g_object_ref (self));
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
pause_over_cb (gpointer user_data)
{
  ProbantSuggester *self = user_data;

  self->pause = 0;
  ask (self);

  return G_SOURCE_REMOVE;
}

/* "W38", "FR 12", "552 04": the beginning of a number. */
static gboolean
may_become_number (const char *text)
{
  const char *digits = g_ascii_strncasecmp (text, "FR", 2) == 0 ? text + 2
                       : g_ascii_toupper (*text) == 'W'         ? text + 1
                                                                : text;

  return strspn (digits, "0123456789 .-") == strlen (digits);
}

static gboolean
is_name (const char *text)
{
  ProbantIdentifier identifier;
  g_autoptr (GError) error = NULL;

  return g_utf8_strlen (text, -1) >= PROBANT_SEARCH_MIN_CHARS && !may_become_number (text)
         && !probant_identifier_parse (text, &identifier, &error)
         && g_error_matches (error, PROBANT_IDENTIFIER_ERROR, PROBANT_IDENTIFIER_ERROR_NOT_A_NUMBER);
}

void
probant_suggester_set_text (ProbantSuggester *self, const char *text)
{
  g_autofree char *line = NULL;

  g_return_if_fail (PROBANT_IS_SUGGESTER (self) && text != NULL);

  line = g_strstrip (g_strdup (text));
  if (g_str_equal (line, self->text))
    return;

  stop (self);
  g_free (self->text);
  self->text = g_steal_pointer (&line);
  renew_list (self);
  if (!is_name (self->text))
    {
      set_state (self, PROBANT_SUGGESTER_IDLE);
      return;
    }
  self->pause = g_timeout_add (PAUSE, pause_over_cb, self);
  set_state (self, PROBANT_SUGGESTER_WAITING);
}

void
probant_suggester_hurry (ProbantSuggester *self)
{
  g_return_if_fail (PROBANT_IS_SUGGESTER (self));

  if (self->pause == 0)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  ask (self);
}

const char *
probant_suggester_get_text (ProbantSuggester *self)
{
  g_return_val_if_fail (PROBANT_IS_SUGGESTER (self), NULL);

  return self->text;
}

ProbantSuggesterState
probant_suggester_get_state (ProbantSuggester *self)
{
  g_return_val_if_fail (PROBANT_IS_SUGGESTER (self), PROBANT_SUGGESTER_IDLE);

  return self->state;
}

gboolean
probant_suggester_is_asking (ProbantSuggester *self)
{
  g_return_val_if_fail (PROBANT_IS_SUGGESTER (self), FALSE);

  return self->cancellable != NULL;
}

GListModel *
probant_suggester_get_list (ProbantSuggester *self)
{
  g_return_val_if_fail (PROBANT_IS_SUGGESTER (self), NULL);

  return G_LIST_MODEL (self->list);
}

guint
probant_suggester_get_n_found (ProbantSuggester *self)
{
  g_return_val_if_fail (PROBANT_IS_SUGGESTER (self), 0);

  return self->n_found;
}

guint
probant_suggester_get_n_listed (ProbantSuggester *self)
{
  g_return_val_if_fail (PROBANT_IS_SUGGESTER (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->list)) - self->n_history;
}

ProbantProblem *
probant_suggester_get_problem (ProbantSuggester *self)
{
  g_return_val_if_fail (PROBANT_IS_SUGGESTER (self), NULL);

  return self->problem;
}
