/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-dossier.h"

#include "core/probant-downloads.h"
#include "core/probant-route.h"

/* One call of the run: asked once, whoever needs it. */
typedef struct
{
  ProbantAnswer *answer;
  GPtrArray *waiting; /* Want, not owned */
} Exchange;

/* One record's part in the run. */
typedef struct
{
  ProbantDossier *dossier; /* not owned */
  ProbantRecord *record;
  GHashTable *answers; /* route key -> ProbantAnswer */
  guint n_outstanding;
  gboolean fresh;
} Work;

/* Work waits for the answer of one call under one key; a lookup has no work. */
typedef struct
{
  Work *work;
  char *key;
  const char *source; /* the endpoint's name, for what it tells of the subject */
} Want;

struct _ProbantDossier
{
  GObject parent_instance;

  ProbantClient *client;
  ProbantInpi *inpi;     /* NULL without an account */
  ProbantSearch *search; /* NULL where the open directory is not asked */
  ProbantPolicy *policy;
  ProbantSubject *subject;
  GPtrArray *works;      /* Work, in the catalogue's order */
  GHashTable *exchanges; /* path -> Exchange */
  GCancellable *cancellable;
  guint n_identity; /* calls in flight that may tell a number, the name or the kind */
  gboolean started;
  gboolean pumping;
  gboolean finished;
  ProbantDocumentsMode documents_mode;
  ProbantDownloads *downloads;
};

enum
{
  PROP_0,
  PROP_N_ASKED,
  PROP_N_SETTLED,
  PROP_FINISHED,
  N_PROPS
};

enum
{
  SUBJECT_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);
static void pump (ProbantDossier *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (ProbantDossier,
                               probant_dossier,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
exchange_free (gpointer data)
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

static void
work_free (gpointer data)
{
  Work *work = data;

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
update_finished (ProbantDossier *self)
{
  gboolean finished = self->started && !probant_downloads_are_under_way (self->downloads)
                      && probant_dossier_get_n_settled (self) == probant_dossier_get_n_asked (self);

  if (finished == self->finished)
    return;
  self->finished = finished;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINISHED]);
}

static void
notify_progress (ProbantDossier *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ASKED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SETTLED]);
  update_finished (self);
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

/* Calls */

static void
learn (ProbantDossier *self, const char *source, ProbantAnswer *answer)
{
  if (answer->root != NULL && probant_subject_learn (self->subject, source, answer->root))
    g_signal_emit (self, signals[SUBJECT_CHANGED], 0);
}

static void ask_route (Work *work, const ProbantRoute *route);

static gboolean
is_absent (ProbantAnswer *answer)
{
  return answer == NULL || (answer->problem != NULL && answer->problem->kind == PROBANT_PROBLEM_ABSENT);
}

/* Asks the first fallback that has not been asked yet, where everything so far found nothing. TRUE where a
 * call is under way. */
static gboolean
ask_fallback (Work *work)
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
settle (Work *work)
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
  notify_progress (self);
}

static void
answer_want (ProbantDossier *self, Want *want, ProbantAnswer *answer)
{
  Work *work = want->work;

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
        learn (self, call->source, answer);
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
              Work *work,
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
ask_route (Work *work, const ProbantRoute *route)
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
start_work (Work *work)
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
try_work (Work *work, Patience patience)
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
      notify_progress (self);
    }
}

/* Does a record wait for a number that is not known? */
static gboolean
lacks_number (ProbantDossier *self)
{
  for (guint i = 0; i < self->works->len; i++)
    {
      Work *work = g_ptr_array_index (self->works, i);
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
        Work *work = g_ptr_array_index (self->works, i);

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

/* GListModel */

static GType
get_item_type (GListModel *model)
{
  return PROBANT_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return PROBANT_DOSSIER (model)->works->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  ProbantDossier *self = PROBANT_DOSSIER (model);

  if (position >= self->works->len)
    return NULL;

  return g_object_ref (((Work *)g_ptr_array_index (self->works, position))->record);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
probant_dossier_finalize (GObject *object)
{
  ProbantDossier *self = PROBANT_DOSSIER (object);

  g_clear_object (&self->client);
  g_clear_object (&self->inpi);
  g_clear_object (&self->search);
  g_clear_object (&self->policy);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->subject, probant_subject_free);
  g_hash_table_unref (self->exchanges);
  g_ptr_array_unref (self->works);
  g_clear_object (&self->downloads);

  G_OBJECT_CLASS (probant_dossier_parent_class)->finalize (object);
}

static void
probant_dossier_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ProbantDossier *self = PROBANT_DOSSIER (object);

  switch (id)
    {
    case PROP_N_ASKED:
      g_value_set_uint (value, probant_dossier_get_n_asked (self));
      break;
    case PROP_N_SETTLED:
      g_value_set_uint (value, probant_dossier_get_n_settled (self));
      break;
    case PROP_FINISHED:
      g_value_set_boolean (value, self->finished);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
probant_dossier_class_init (ProbantDossierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = probant_dossier_finalize;
  object_class->get_property = probant_dossier_get_property;

  properties[PROP_N_ASKED] = g_param_spec_uint ("n-asked", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_SETTLED] = g_param_spec_uint ("n-settled", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_FINISHED] = g_param_spec_boolean ("finished", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SUBJECT_CHANGED] = g_signal_new ("subject-changed", PROBANT_TYPE_DOSSIER, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
probant_dossier_init (ProbantDossier *self)
{
  self->works = g_ptr_array_new_with_free_func (work_free);
  self->exchanges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, exchange_free);
  self->cancellable = g_cancellable_new ();
}

ProbantDossier *
probant_dossier_new (ProbantClient *client, ProbantPolicy *policy, const ProbantIdentifier *identifier)
{
  ProbantDossier *self = g_object_new (PROBANT_TYPE_DOSSIER, NULL);
  guint n_endpoints;
  const ProbantEndpoint *const *endpoints = probant_catalogue_list (&n_endpoints);

  self->client = g_object_ref (client);
  self->downloads = probant_downloads_new (client);
  g_signal_connect_object (self->downloads, "ended", G_CALLBACK (update_finished), self, G_CONNECT_SWAPPED);
  self->policy = g_object_ref (policy);
  self->subject = probant_subject_new (identifier);
  for (guint i = 0; i < n_endpoints; i++)
    {
      Work *work;

      if (!probant_policy_lists (policy, endpoints[i]))
        continue;
      work = g_new0 (Work, 1);
      work->dossier = self;
      work->record = probant_record_new (endpoints[i]);
      work->answers
          = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)probant_answer_unref);
      g_ptr_array_add (self->works, work);
    }

  return self;
}

void
probant_dossier_set_documents_mode (ProbantDossier *self, ProbantDocumentsMode mode)
{
  g_return_if_fail (PROBANT_IS_DOSSIER (self));
  self->documents_mode = mode;
}

void
probant_dossier_set_inpi (ProbantDossier *self, ProbantInpi *inpi)
{
  g_return_if_fail (PROBANT_IS_DOSSIER (self));
  g_return_if_fail (PROBANT_IS_INPI (inpi));
  g_return_if_fail (!self->started);

  g_set_object (&self->inpi, inpi);
  probant_policy_set_has_inpi (self->policy, TRUE);
}

void
probant_dossier_set_search (ProbantDossier *self, ProbantSearch *search)
{
  g_return_if_fail (PROBANT_IS_DOSSIER (self));
  g_return_if_fail (PROBANT_IS_SEARCH (search));
  g_return_if_fail (!self->started);

  g_set_object (&self->search, search);
  probant_policy_set_has_directory (self->policy, TRUE);
}

void
probant_dossier_start (ProbantDossier *self)
{
  g_return_if_fail (PROBANT_IS_DOSSIER (self));
  g_return_if_fail (!self->started);

  g_object_ref (self);
  self->started = TRUE;
  pump (self);
  notify_progress (self);
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
      Work *work = g_ptr_array_index (self->works, i);

      work->n_outstanding = 0;
      if (!probant_record_is_settled (work->record))
        probant_record_set_skipped (work->record, PROBANT_REASON_STOPPED);
    }
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  notify_progress (self);
  g_object_unref (self);
}

/* Forgets what this record's calls gave, so that they leave again. */
static void
reset_work (Work *work)
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
      Work *work = g_ptr_array_index (self->works, i);
      gboolean chosen = only != NULL ? work->record == only
                                     : probant_record_get_state (work->record) == PROBANT_RECORD_FAILED;

      if (chosen && probant_record_is_settled (work->record))
        reset_work (work);
    }
  pump (self);
  notify_progress (self);
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

const ProbantSubject *
probant_dossier_get_subject (ProbantDossier *self)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER (self), NULL);
  return self->subject;
}

ProbantClient *
probant_dossier_get_client (ProbantDossier *self)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER (self), NULL);
  return self->client;
}

ProbantPolicy *
probant_dossier_get_policy (ProbantDossier *self)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER (self), NULL);
  return self->policy;
}

ProbantRecord *
probant_dossier_find (ProbantDossier *self, const char *name)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER (self), NULL);

  for (guint i = 0; i < self->works->len; i++)
    {
      Work *work = g_ptr_array_index (self->works, i);

      if (g_str_equal (probant_record_get_endpoint (work->record)->name, name))
        return work->record;
    }

  return NULL;
}

guint
probant_dossier_get_n_asked (ProbantDossier *self)
{
  guint n = 0;

  g_return_val_if_fail (PROBANT_IS_DOSSIER (self), 0);

  for (guint i = 0; i < self->works->len; i++)
    n += probant_record_get_state (((Work *)g_ptr_array_index (self->works, i))->record)
         != PROBANT_RECORD_SKIPPED;

  return n;
}

guint
probant_dossier_get_n_settled (ProbantDossier *self)
{
  guint n = 0;

  g_return_val_if_fail (PROBANT_IS_DOSSIER (self), 0);

  for (guint i = 0; i < self->works->len; i++)
    {
      ProbantRecord *record = ((Work *)g_ptr_array_index (self->works, i))->record;

      n += probant_record_is_settled (record) && probant_record_get_state (record) != PROBANT_RECORD_SKIPPED;
    }

  return n;
}

gboolean
probant_dossier_is_finished (ProbantDossier *self)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER (self), FALSE);
  return self->finished;
}

void
probant_dossier_count (ProbantDossier *self,
                       ProbantCategory category,
                       guint *n_done,
                       guint *n_asked,
                       guint *n_failed)
{
  g_return_if_fail (PROBANT_IS_DOSSIER (self));

  *n_done = *n_asked = *n_failed = 0;
  for (guint i = 0; i < self->works->len; i++)
    {
      ProbantRecord *record = ((Work *)g_ptr_array_index (self->works, i))->record;
      ProbantRecordState state = probant_record_get_state (record);

      if (probant_record_get_endpoint (record)->category != category || state == PROBANT_RECORD_SKIPPED)
        continue;
      (*n_asked)++;
      *n_done += state == PROBANT_RECORD_ANSWERED || state == PROBANT_RECORD_ABSENT;
      *n_failed += state == PROBANT_RECORD_FAILED || state == PROBANT_RECORD_DENIED;
    }
}
