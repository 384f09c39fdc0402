/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-dossier-private.h"

#include "core/probant-route.h"

/* One call of the run: asked once, whoever needs it. */
typedef struct
{
  ProbantAnswer *answer;
  GPtrArray *waiting; /* Want, not owned */
} Exchange;

/* Work waits for the answer of one call under one key; a lookup has no work. */
typedef struct
{
  ProbantWork *work;
  char *key;
  const char *source; /* the endpoint's name, for what it tells of the subject */
} Want;

static void pump (ProbantDossier *self);

void
probant_exchange_free (gpointer data)
{
  Exchange *exchange = data;

  g_clear_pointer (&exchange->answer, probant_answer_unref);
  g_ptr_array_unref (exchange->waiting);
  g_free (exchange);
}

static void
want_free (gpointer data)
{
  Want *want = data;

  g_free (want->key);
  g_free (want);
}

ProbantWork *
probant_work_new (ProbantDossier *dossier, const ProbantEndpoint *endpoint)
{
  ProbantWork *work = g_new0 (ProbantWork, 1);

  work->dossier = dossier;
  work->record = probant_record_new (endpoint);
  work->answers
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)probant_answer_unref);

  return work;
}

void
probant_work_free (gpointer data)
{
  ProbantWork *work = data;

  g_object_unref (work->record);
  g_hash_table_unref (work->answers);
  g_free (work);
}

static gboolean
is_identity (const ProbantEndpoint *endpoint)
{
  static const char *const names[]
      = { "entreprises", "etablissements", "associations", "recherche_entreprises", NULL };

  return g_strv_contains (names, endpoint->name);
}

static void
queue_documents (ProbantDossier *self, ProbantRecord *record)
{
  const ProbantRoute *route = probant_record_get_endpoint (record)->routes;
  gboolean is_of_inpi = route != NULL && (route->flags & PROBANT_ROUTE_INPI) != 0;
  GListModel *documents = probant_record_get_documents (record);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (ProbantDocument) document = g_list_model_get_item (documents, i);

      if (is_of_inpi && self->inpi != NULL)
        probant_document_set_inpi (document, self->inpi);
      if (self->documents_mode == PROBANT_DOCUMENTS_ALL
          || (self->documents_mode == PROBANT_DOCUMENTS_CERTIFICATES
              && !probant_document_get_on_demand (document)))
        probant_downloads_add (self->downloads, document);
    }
}

static void ask_route (ProbantWork *work, const ProbantRoute *route);

static gboolean
is_absent (ProbantAnswer *answer)
{
  return answer == NULL || (answer->problem != NULL && answer->problem->kind == PROBANT_PROBLEM_ABSENT);
}

/* Asks the first fallback that has not been asked yet, where everything so far found nothing. TRUE where a
 * call is under way. */
static gboolean
ask_fallback (ProbantWork *work)
{
  const ProbantRoute *routes = probant_record_get_endpoint (work->record)->routes;

  for (guint i = 1; routes[i].key != NULL; i++)
    {
      if ((routes[i].flags & PROBANT_ROUTE_FALLBACK) == 0
          || g_hash_table_contains (work->answers, routes[i].key))
        continue;
      if (!is_absent (g_hash_table_lookup (work->answers, routes[i - 1].key)))
        return FALSE;
      ask_route (work, &routes[i]);
      if (work->n_outstanding > 0)
        return TRUE;
    }

  return FALSE;
}

static const char *
subject_number (const ProbantSubject *subject)
{
  return subject->siren != NULL && subject->asked.kind != PROBANT_IDENTIFIER_SIRET ? subject->siren
                                                                                   : subject->asked.value;
}

static void
settle (ProbantWork *work)
{
  ProbantDossier *self = work->dossier;

  if (g_hash_table_size (work->answers) == 0)
    probant_record_set_skipped (work->record, PROBANT_REASON_NO_IDENTIFIER);
  else
    {
      probant_record_settle (work->record, work->answers, subject_number (self->subject));
      queue_documents (self, work->record);
    }
  work->fresh = FALSE;
  probant_dossier_notify_progress (self);
}

static void
answer_want (ProbantDossier *self, Want *want, ProbantAnswer *answer)
{
  ProbantWork *work = want->work;

  if (work == NULL)
    return;
  g_hash_table_insert (work->answers, g_strdup (want->key), probant_answer_ref (answer));
  work->n_outstanding--;
  if (work->n_outstanding == 0 && !ask_fallback (work))
    settle (work);
}

typedef struct
{
  ProbantDossier *dossier;
  char *path;
  const char *source;
  gboolean identity;
} Call;

static void
call_free (Call *call)
{
  g_object_unref (call->dossier);
  g_free (call->path);
  g_free (call);
}

/* NULL where it was cancelled. (transfer full) */
static ProbantAnswer *
finish (GObject *source, GAsyncResult *result)
{
  if (PROBANT_IS_INPI (source))
    return probant_inpi_ask_finish (PROBANT_INPI (source), result, NULL);
  if (PROBANT_IS_SEARCH (source))
    return probant_search_ask_finish (PROBANT_SEARCH (source), result, NULL);

  return probant_client_ask_finish (PROBANT_CLIENT (source), result, NULL);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Call *call = data;
  ProbantDossier *self = call->dossier;
  g_autoptr (ProbantAnswer) answer = finish (source, result);
  Exchange *exchange = g_hash_table_lookup (self->exchanges, call->path);

  if (call->identity)
    self->n_identity--;
  if (answer != NULL && exchange != NULL)
    {
      g_autoptr (GPtrArray) waiting = g_steal_pointer (&exchange->waiting);

      exchange->waiting = g_ptr_array_new_with_free_func (want_free);
      exchange->answer = probant_answer_ref (answer);
      /* The open directory copies the registers, which speak for themselves where they are asked. */
      if (!PROBANT_IS_SEARCH (source) || !probant_policy_has_access (self->policy))
        probant_dossier_learn (self, call->source, answer);
      for (guint i = 0; i < waiting->len; i++)
        answer_want (self, g_ptr_array_index (waiting, i), answer);
      pump (self);
    }

  call_free (call);
}

/* Asks `path` for `work` under `key`, or joins the call that is under way or was answered in this run. `work`
 * is NULL for a lookup. */
static void
exchange_ask (ProbantDossier *self,
              ProbantWork *work,
              const char *key,
              const ProbantEndpoint *endpoint,
              const ProbantRoute *route,
              char *path)
{
  Exchange *exchange = g_hash_table_lookup (self->exchanges, path);
  gboolean fresh = work != NULL && work->fresh && (route->flags & PROBANT_ROUTE_FRESH) != 0;
  Want *want;
  Call *call;

  if (exchange != NULL && exchange->answer != NULL)
    {
      if (work != NULL)
        g_hash_table_insert (work->answers, g_strdup (key), probant_answer_ref (exchange->answer));
      g_free (path);
      return;
    }

  want = g_new0 (Want, 1);
  want->work = work;
  want->key = g_strdup (key);
  if (work != NULL)
    work->n_outstanding++;
  if (exchange != NULL)
    {
      g_ptr_array_add (exchange->waiting, want);
      g_free (path);
      return;
    }

  exchange = g_new0 (Exchange, 1);
  exchange->waiting = g_ptr_array_new_with_free_func (want_free);
  g_ptr_array_add (exchange->waiting, want);
  g_hash_table_insert (self->exchanges, g_strdup (path), exchange);

  call = g_new0 (Call, 1);
  call->dossier = g_object_ref (self);
  call->path = path;
  call->source = endpoint->name;
  call->identity = is_identity (endpoint);
  if (call->identity)
    self->n_identity++;
  if ((route->flags & PROBANT_ROUTE_INPI) != 0)
    probant_inpi_ask_async (self->inpi, path, fresh, self->cancellable, answered_cb, call);
  else if ((route->flags & PROBANT_ROUTE_OPEN) != 0)
    probant_search_ask_async (self->search, path, fresh, self->cancellable, answered_cb, call);
  else
    probant_client_ask_async (self->client, path, probant_route_get_group (route), fresh, self->cancellable,
                              answered_cb, call);
}

static int
last_year (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_year (now) - 1;
}

static void
ask_route (ProbantWork *work, const ProbantRoute *route)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (work->record);
  ProbantDossier *self = work->dossier;

  if (!probant_policy_may_call (self->policy, route))
    return;
  for (guint i = 0; i < MAX (route->years, 1); i++)
    {
      int year = last_year () - (int)i;
      char *path = probant_route_fill (route, self->subject, year);
      g_autofree char *key
          = route->years > 0 ? g_strdup_printf ("%s@%d", route->key, year) : g_strdup (route->key);

      if (path != NULL)
        exchange_ask (self, work, key, endpoint, route, path);
    }
}

static gboolean
has_callable_route (ProbantDossier *self, const ProbantEndpoint *endpoint)
{
  for (guint i = 0; endpoint->routes[i].key != NULL; i++)
    {
      g_autofree char *path = probant_route_fill (&endpoint->routes[i], self->subject, 0);

      if (path != NULL && probant_policy_may_call (self->policy, &endpoint->routes[i]))
        return TRUE;
    }

  return FALSE;
}

static void
start_work (ProbantWork *work)
{
  const ProbantRoute *routes = probant_record_get_endpoint (work->record)->routes;

  probant_record_set_asking (work->record);
  for (guint i = 0; routes[i].key != NULL; i++)
    if ((routes[i].flags & PROBANT_ROUTE_FALLBACK) == 0)
      ask_route (work, &routes[i]);

  if (work->n_outstanding == 0 && !ask_fallback (work))
    settle (work);
}

/* How much of a record's needs is waived as fewer calls are left that could tell more. */
typedef enum
{
  WAIT_FOR_ALL,
  IGNORE_KIND,
  GIVE_UP,
} Patience;

/* Starts the record if its turn has come, or skips it where it never will. */
static void
try_work (ProbantWork *work, Patience patience)
{
  ProbantDossier *self = work->dossier;
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (work->record);
  ProbantReason reason = probant_policy_judge (self->policy, endpoint, self->subject);
  gboolean kind_matters
      = self->subject->kind == PROBANT_SUBJECT_UNKNOWN && endpoint->subjects != PROBANT_SUBJECT_ANY;
  gboolean callable = reason == PROBANT_REASON_NONE && has_callable_route (self, endpoint);

  if (callable && (!kind_matters || patience != WAIT_FOR_ALL))
    start_work (work);
  else if (reason != PROBANT_REASON_NONE || (!callable && patience == GIVE_UP))
    {
      probant_record_set_skipped (work->record,
                                  reason != PROBANT_REASON_NONE ? reason : PROBANT_REASON_NO_IDENTIFIER);
      probant_dossier_notify_progress (self);
    }
}

/* Does a record wait for a number that is not known? */
static gboolean
lacks_number (ProbantDossier *self)
{
  for (guint i = 0; i < self->works->len; i++)
    {
      ProbantWork *work = g_ptr_array_index (self->works, i);
      const ProbantEndpoint *endpoint = probant_record_get_endpoint (work->record);

      if (probant_record_get_state (work->record) == PROBANT_RECORD_WAITING
          && probant_policy_judge (self->policy, endpoint, self->subject) == PROBANT_REASON_NONE
          && !has_callable_route (self, endpoint))
        return TRUE;
    }

  return FALSE;
}

/* Asks for the legal unit or the association where no listed record did, route by route as a record would, so
 * that the numbers that others need are found. TRUE where a call is under way. */
static gboolean
look_up (ProbantDossier *self)
{
  const char *name = self->subject->siren != NULL ? "entreprises" : "associations";
  const ProbantEndpoint *endpoint = probant_catalogue_find (name);
  ProbantAnswer *before = NULL;

  if (endpoint == NULL || !lacks_number (self))
    return FALSE;

  for (guint i = 0; endpoint->routes[i].key != NULL; i++)
    {
      const ProbantRoute *route = &endpoint->routes[i];
      g_autofree char *path = probant_route_fill (route, self->subject, 0);
      Exchange *exchange;

      if (path == NULL || !probant_policy_may_call (self->policy, route))
        continue;
      if ((route->flags & PROBANT_ROUTE_FALLBACK) != 0 && !is_absent (before))
        return FALSE;
      exchange = g_hash_table_lookup (self->exchanges, path);
      if (exchange == NULL)
        {
          exchange_ask (self, NULL, route->key, endpoint, route, g_steal_pointer (&path));
          return TRUE;
        }
      before = exchange->answer;
    }

  return FALSE;
}

/* Gives every waiting record its chance, those that tell who the subject is first. TRUE where one of them
 * moved. */
static gboolean
try_all (ProbantDossier *self, Patience patience)
{
  gboolean moved = FALSE;

  for (int identity = 1; identity >= 0; identity--)
    for (guint i = 0; i < self->works->len; i++)
      {
        ProbantWork *work = g_ptr_array_index (self->works, i);

        if (is_identity (probant_record_get_endpoint (work->record)) != identity
            || probant_record_get_state (work->record) != PROBANT_RECORD_WAITING)
          continue;
        try_work (work, patience);
        moved |= probant_record_get_state (work->record) != PROBANT_RECORD_WAITING;
        /* What was just asked may tell what the others wait for. */
        if (patience != WAIT_FOR_ALL && self->n_identity > 0)
          return TRUE;
      }

  return moved;
}

/* Runs until nothing moves, since a record may settle at once on an answer that is there. Only when no call
 * is under way that could tell more is anything given up. */
static void
pump (ProbantDossier *self)
{
  gboolean moved = TRUE;

  if (self->pumping || g_cancellable_is_cancelled (self->cancellable))
    return;
  self->pumping = TRUE;

  while (moved)
    {
      moved = try_all (self, WAIT_FOR_ALL);
      if (!moved && self->n_identity == 0 && !look_up (self))
        moved = try_all (self, IGNORE_KIND) || try_all (self, GIVE_UP);
    }

  self->pumping = FALSE;
}

void
probant_dossier_start (ProbantDossier *self)
{
  g_return_if_fail (PROBANT_IS_DOSSIER (self));
  g_return_if_fail (!self->started);

  g_object_ref (self);
  self->started = TRUE;
  pump (self);
  probant_dossier_notify_progress (self);
  g_object_unref (self);
}

void
probant_dossier_stop (ProbantDossier *self)
{
  g_return_if_fail (PROBANT_IS_DOSSIER (self));

  g_object_ref (self);
  g_cancellable_cancel (self->cancellable);
  g_hash_table_remove_all (self->exchanges);
  probant_downloads_stop (self->downloads);
  for (guint i = 0; i < self->works->len; i++)
    {
      ProbantWork *work = g_ptr_array_index (self->works, i);

      work->n_outstanding = 0;
      if (!probant_record_is_settled (work->record))
        probant_record_set_skipped (work->record, PROBANT_REASON_STOPPED);
    }
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  probant_dossier_notify_progress (self);
  g_object_unref (self);
}

/* Forgets what this record's calls gave, so that they leave again. */
static void
reset_work (ProbantWork *work)
{
  const ProbantRoute *routes = probant_record_get_endpoint (work->record)->routes;

  g_hash_table_remove_all (work->answers);
  work->n_outstanding = 0;
  work->fresh = TRUE;
  for (guint i = 0; routes != NULL && routes[i].key != NULL; i++)
    for (guint y = 0; y < MAX (routes[i].years, 1); y++)
      {
        g_autofree char *path
            = probant_route_fill (&routes[i], work->dossier->subject, last_year () - (int)y);
        Exchange *exchange = path != NULL ? g_hash_table_lookup (work->dossier->exchanges, path) : NULL;

        if (exchange != NULL && exchange->answer != NULL)
          g_hash_table_remove (work->dossier->exchanges, path);
      }
  probant_record_set_waiting (work->record);
}

/* A look-up that failed deserves a new try as well. */
static gboolean
has_failed (gpointer path, gpointer exchange, gpointer data)
{
  ProbantAnswer *answer = ((Exchange *)exchange)->answer;

  return answer != NULL && answer->problem != NULL && !is_absent (answer);
}

static void
ask_again (ProbantDossier *self, ProbantRecord *only)
{
  g_object_ref (self);
  g_hash_table_foreach_remove (self->exchanges, has_failed, NULL);
  for (guint i = 0; i < self->works->len; i++)
    {
      ProbantWork *work = g_ptr_array_index (self->works, i);
      gboolean chosen = only != NULL ? work->record == only
                                     : probant_record_get_state (work->record) == PROBANT_RECORD_FAILED;

      if (chosen && probant_record_is_settled (work->record))
        reset_work (work);
    }
  pump (self);
  probant_dossier_notify_progress (self);
  g_object_unref (self);
}

void
probant_dossier_ask_again (ProbantDossier *self, ProbantRecord *record)
{
  g_return_if_fail (PROBANT_IS_DOSSIER (self));
  g_return_if_fail (PROBANT_IS_RECORD (record));

  ask_again (self, record);
}

void
probant_dossier_ask_failed_again (ProbantDossier *self)
{
  g_return_if_fail (PROBANT_IS_DOSSIER (self));

  ask_again (self, NULL);
}
