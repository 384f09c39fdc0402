/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-record.h"

#include <glib/gi18n.h>

struct _ProbantRecord
{
  GObject parent_instance;

  const ProbantEndpoint *endpoint;
  ProbantRecordState state;
  ProbantReason reason;
  guint http_status;
  ProbantProblem *problem;
  ProbantPresentation *presentation;
  ProbantVerdictKind verdict;
  JsonObject *answers;
  GDateTime *asked_at;
  gint64 elapsed_ms;
  gboolean cached;
  GListStore *documents;
  GPtrArray *former; /* the documents of the answer before, until others come */
  GHashTable *marks; /* keys of those that are wanted in the report */
};

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};

enum
{
  MARKS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ProbantRecord, probant_record, G_TYPE_OBJECT)

static void
keep_former (ProbantRecord *self)
{
  guint n_documents = g_list_model_get_n_items (G_LIST_MODEL (self->documents));

  if (n_documents == 0)
    return;
  g_ptr_array_set_size (self->former, 0);
  for (guint i = 0; i < n_documents; i++)
    g_ptr_array_add (self->former, g_list_model_get_item (G_LIST_MODEL (self->documents), i));
}

static void
clear_answer (ProbantRecord *self)
{
  keep_former (self);
  self->reason = PROBANT_REASON_NONE;
  self->http_status = 0;
  self->verdict = PROBANT_VERDICT_NONE;
  self->elapsed_ms = 0;
  self->cached = FALSE;
  g_clear_pointer (&self->problem, probant_problem_unref);
  g_clear_pointer (&self->presentation, probant_presentation_free);
  g_clear_pointer (&self->answers, json_object_unref);
  g_clear_pointer (&self->asked_at, g_date_time_unref);
  g_list_store_remove_all (self->documents);
}

static void
set_state (ProbantRecord *self, ProbantRecordState state)
{
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
probant_record_finalize (GObject *object)
{
  ProbantRecord *self = PROBANT_RECORD (object);

  clear_answer (self);
  g_clear_object (&self->documents);
  g_ptr_array_unref (self->former);
  g_hash_table_unref (self->marks);

  G_OBJECT_CLASS (probant_record_parent_class)->finalize (object);
}

static void
probant_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ProbantRecord *self = PROBANT_RECORD (object);

  if (id == PROP_STATE)
    g_value_set_uint (value, self->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
probant_record_class_init (ProbantRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = probant_record_finalize;
  object_class->get_property = probant_record_get_property;

  properties[PROP_STATE]
      = g_param_spec_uint ("state", NULL, NULL, 0, PROBANT_RECORD_SKIPPED, PROBANT_RECORD_WAITING,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MARKS_CHANGED] = g_signal_new ("marks-changed", PROBANT_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
probant_record_init (ProbantRecord *self)
{
  self->documents = g_list_store_new (PROBANT_TYPE_DOCUMENT);
  self->former = g_ptr_array_new_with_free_func (g_object_unref);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

ProbantRecord *
probant_record_new (const ProbantEndpoint *endpoint)
{
  ProbantRecord *self = g_object_new (PROBANT_TYPE_RECORD, NULL);

  self->endpoint = endpoint;

  return self;
}

const char *
probant_record_state_get_name (ProbantRecordState state)
{
  static const char *const names[]
      = { "waiting", "asking", "answered", "absent", "denied", "failed", "skipped" };

  g_return_val_if_fail (state < G_N_ELEMENTS (names), NULL);

  return names[state];
}

const char *
probant_record_state_get_title (ProbantRecordState state)
{
  switch (state)
    {
    case PROBANT_RECORD_ANSWERED:
      return C_ ("state of a source", "Answered");
    case PROBANT_RECORD_ABSENT:
      return C_ ("state of a source", "Nothing found");
    case PROBANT_RECORD_DENIED:
      return C_ ("state of a source", "Denied");
    case PROBANT_RECORD_FAILED:
      return C_ ("state of a source", "Failed");
    case PROBANT_RECORD_SKIPPED:
      return C_ ("state of a source", "Not asked");
    case PROBANT_RECORD_WAITING:
    case PROBANT_RECORD_ASKING:
    default:
      return C_ ("state of a source", "Waiting");
    }
}

const ProbantEndpoint *
probant_record_get_endpoint (ProbantRecord *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD (self), NULL);
  return self->endpoint;
}

ProbantRecordState
probant_record_get_state (ProbantRecord *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD (self), PROBANT_RECORD_FAILED);
  return self->state;
}

gboolean
probant_record_is_settled (ProbantRecord *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD (self), FALSE);
  return self->state != PROBANT_RECORD_WAITING && self->state != PROBANT_RECORD_ASKING;
}

guint
probant_record_get_http_status (ProbantRecord *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD (self), 0);
  return self->http_status;
}

ProbantProblem *
probant_record_get_problem (ProbantRecord *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD (self), NULL);
  return self->problem;
}

ProbantReason
probant_record_get_reason (ProbantRecord *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD (self), PROBANT_REASON_NONE);
  return self->reason;
}

GDateTime *
probant_record_get_asked_at (ProbantRecord *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD (self), NULL);
  return self->asked_at;
}

gint64
probant_record_get_elapsed_ms (ProbantRecord *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD (self), 0);
  return self->elapsed_ms;
}

gboolean
probant_record_get_cached (ProbantRecord *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD (self), FALSE);
  return self->cached;
}

const ProbantPresentation *
probant_record_get_presentation (ProbantRecord *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD (self), NULL);
  return self->presentation;
}

ProbantVerdictKind
probant_record_get_verdict (ProbantRecord *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD (self), PROBANT_VERDICT_NONE);
  return self->verdict;
}

JsonObject *
probant_record_get_answers (ProbantRecord *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD (self), NULL);
  return self->answers;
}

GListModel *
probant_record_get_documents (ProbantRecord *self)
{
  g_return_val_if_fail (PROBANT_IS_RECORD (self), NULL);
  return G_LIST_MODEL (self->documents);
}

void
probant_record_set_waiting (ProbantRecord *self)
{
  g_return_if_fail (PROBANT_IS_RECORD (self));

  clear_answer (self);
  set_state (self, PROBANT_RECORD_WAITING);
}

void
probant_record_set_asking (ProbantRecord *self)
{
  g_return_if_fail (PROBANT_IS_RECORD (self));

  set_state (self, PROBANT_RECORD_ASKING);
}

void
probant_record_set_skipped (ProbantRecord *self, ProbantReason reason)
{
  g_return_if_fail (PROBANT_IS_RECORD (self));

  clear_answer (self);
  self->reason = reason;
  set_state (self, PROBANT_RECORD_SKIPPED);
}

static ProbantRecordState
state_for (ProbantProblemKind kind)
{
  switch (kind)
    {
    case PROBANT_PROBLEM_TOKEN:
    case PROBANT_PROBLEM_RIGHT:
    case PROBANT_PROBLEM_LEGAL:
      return PROBANT_RECORD_DENIED;
    case PROBANT_PROBLEM_ABSENT:
      return PROBANT_RECORD_ABSENT;
    case PROBANT_PROBLEM_REFUSED:
      return PROBANT_RECORD_ANSWERED;
    case PROBANT_PROBLEM_PENDING:
    case PROBANT_PROBLEM_INPUT:
    case PROBANT_PROBLEM_SETUP:
    case PROBANT_PROBLEM_GONE:
    case PROBANT_PROBLEM_QUOTA:
    case PROBANT_PROBLEM_CONFLICT:
    case PROBANT_PROBLEM_PROVIDER:
    case PROBANT_PROBLEM_NETWORK:
    case PROBANT_PROBLEM_TIMEOUT:
    case PROBANT_PROBLEM_GARBAGE:
    case PROBANT_PROBLEM_TOO_LARGE:
    default:
      return PROBANT_RECORD_FAILED;
    }
}

/* Of several problems the one that the officer should act on. */
static int
weight (const ProbantProblem *problem)
{
  if (problem == NULL)
    return -1;
  switch (state_for (problem->kind))
    {
    case PROBANT_RECORD_DENIED:
      return 3;
    case PROBANT_RECORD_FAILED:
      return 2;
    case PROBANT_RECORD_ANSWERED:
      return 1;
    case PROBANT_RECORD_ABSENT:
    case PROBANT_RECORD_WAITING:
    case PROBANT_RECORD_ASKING:
    case PROBANT_RECORD_SKIPPED:
    default:
      return 0;
    }
}

static void
mark_changed_cb (ProbantRecord *self, GParamSpec *pspec, ProbantDocument *document)
{
  const char *key = probant_document_get_key (document);

  if (probant_document_get_in_report (document) ? g_hash_table_add (self->marks, g_strdup (key))
                                                : g_hash_table_remove (self->marks, key))
    g_signal_emit (self, signals[MARKS_CHANGED], 0);
}

static gboolean
has_same_url (ProbantDocument *document, ProbantDocument *other)
{
  return g_strcmp0 (probant_document_get_url (document), probant_document_get_url (other)) == 0;
}

static gboolean
has_same_label (ProbantDocument *document, ProbantDocument *other)
{
  return g_strcmp0 (probant_document_get_title (document), probant_document_get_title (other)) == 0
         && g_strcmp0 (probant_document_get_detail (document), probant_document_get_detail (other)) == 0;
}

/* Takes what it matches out of `fresh` and of the former ones. */
static void
tie_marks (ProbantRecord *self,
           GPtrArray *fresh,
           gboolean (*is_same) (ProbantDocument *document, ProbantDocument *other))
{
  for (guint i = 0; i < fresh->len; i++)
    for (guint j = 0; j < self->former->len; j++)
      {
        ProbantDocument *document = g_ptr_array_index (fresh, i);
        ProbantDocument *former = g_ptr_array_index (self->former, j);

        if (!is_same (document, former))
          continue;
        /* A preview may still show the former one, and mark it. */
        g_object_bind_property (former, "in-report", document, "in-report",
                                G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
        g_ptr_array_remove_index (self->former, j);
        g_ptr_array_remove_index (fresh, i--);
        break;
      }
}

/* A link may be another one in each answer: then it is the label that tells, and the order where several have
 * the same. */
static void
carry_marks_over (ProbantRecord *self)
{
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->former->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->former, i), mark_changed_cb, self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->documents)); i++)
    g_ptr_array_add (fresh, g_list_model_get_item (G_LIST_MODEL (self->documents), i));
  tie_marks (self, fresh, has_same_url);
  tie_marks (self, fresh, has_same_label);
  g_ptr_array_set_size (self->former, 0);
}

/* The keys of those that are marked now; of what is not there any more nothing is kept. */
static void
collect_marks (ProbantRecord *self)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->marks);
  guint n_kept = 0;

  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->documents)); i++)
    {
      g_autoptr (ProbantDocument) document = g_list_model_get_item (G_LIST_MODEL (self->documents), i);
      const char *key = probant_document_get_key (document);

      g_signal_connect_object (document, "notify::in-report", G_CALLBACK (mark_changed_cb), self,
                               G_CONNECT_SWAPPED);
      if (!probant_document_get_in_report (document))
        continue;
      g_hash_table_add (self->marks, g_strdup (key));
      n_kept += g_hash_table_contains (before, key);
    }
  if (n_kept != g_hash_table_size (before) || n_kept != g_hash_table_size (self->marks))
    g_signal_emit (self, signals[MARKS_CHANGED], 0);
}

/* What tells a document from the others of its source the next time too: its label, and the order where
 * several have the same. A checksum, for labels may be long, and say more than a list of marks should.
 * (transfer full) */
static char *
make_key (const ProbantDocumentLink *link, GHashTable *taken)
{
  g_autofree char *label = g_strconcat (link->title, "\n", link->detail, NULL);
  g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, label, -1);
  guint n = 1 + GPOINTER_TO_UINT (g_hash_table_lookup (taken, checksum));

  g_hash_table_insert (taken, g_strdup (checksum), GUINT_TO_POINTER (n));
  return g_strdup_printf ("%.16s-%u", checksum, n);
}

static void
list_documents (ProbantRecord *self, const char *subject_number)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->presentation->documents->len; i++)
    {
      const ProbantDocumentLink *link = g_ptr_array_index (self->presentation->documents, i);
      g_autofree char *key = make_key (link, taken);
      g_autofree char *name = g_strjoin ("-", link->name, subject_number, NULL);
      g_autoptr (ProbantDocument) document
          = probant_document_new (link->title, link->detail, name, link->url);

      probant_document_set_key (document, key);
      probant_document_set_on_demand (document, link->on_demand);
      if (self->former->len == 0)
        probant_document_set_in_report (document, g_hash_table_contains (self->marks, key));
      g_list_store_append (self->documents, document);
    }
  carry_marks_over (self);
  collect_marks (self);
}

/* The source knows the subject and says no: a verdict without data. */
static void
present_refusal (ProbantRecord *self)
{
  self->presentation = g_new0 (ProbantPresentation, 1);
  self->presentation->sections = g_ptr_array_new ();
  self->presentation->documents = g_ptr_array_new ();
  self->presentation->verdict.kind = PROBANT_VERDICT_NEGATIVE;
  self->presentation->verdict.label = g_strdup (C_ ("verdict", "Refused"));
  self->presentation->verdict.sentence = g_strdup (self->problem->title);
  self->verdict = PROBANT_VERDICT_NEGATIVE;
}

void
probant_record_settle (ProbantRecord *self, GHashTable *answers, const char *subject_number)
{
  g_autoptr (JsonObject) found = json_object_new ();
  ProbantAnswer *chosen = NULL;
  ProbantAnswer *troubled = NULL;
  g_autoptr (GList) keys = NULL;

  g_return_if_fail (PROBANT_IS_RECORD (self));
  g_return_if_fail (g_hash_table_size (answers) > 0);

  clear_answer (self);
  keys = g_list_sort (g_hash_table_get_keys (answers), (GCompareFunc)g_strcmp0);
  for (GList *l = keys; l != NULL; l = l->next)
    {
      ProbantAnswer *answer = g_hash_table_lookup (answers, l->data);

      if (answer->root != NULL)
        {
          json_object_set_member (found, l->data, json_node_copy (answer->root));
          chosen = answer;
        }
      else if (troubled == NULL || weight (answer->problem) > weight (troubled->problem))
        troubled = answer;
      self->elapsed_ms = MAX (self->elapsed_ms, answer->elapsed_ms);
    }

  if (troubled != NULL && (chosen == NULL || weight (troubled->problem) > 0))
    self->problem = probant_problem_ref (troubled->problem);
  if (chosen == NULL)
    chosen = troubled;
  self->http_status = chosen->http_status;
  self->cached = chosen->cached;
  self->asked_at = chosen->asked_at != NULL ? g_date_time_ref (chosen->asked_at) : NULL;

  if (json_object_get_size (found) > 0)
    {
      g_autoptr (GDateTime) today = g_date_time_new_now_local ();

      self->presentation = probant_present (self->endpoint, found, today);
      self->verdict = self->presentation->verdict.kind;
      self->answers = g_steal_pointer (&found);
      list_documents (self, subject_number);
      set_state (self, PROBANT_RECORD_ANSWERED);
      return;
    }

  if (self->problem->kind == PROBANT_PROBLEM_REFUSED)
    present_refusal (self);
  else if (self->problem->kind == PROBANT_PROBLEM_PENDING)
    self->verdict = PROBANT_VERDICT_PENDING;
  set_state (self, state_for (self->problem->kind));
}

GStrv
probant_record_list_marks (ProbantRecord *self)
{
  g_autoptr (GList) keys = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (PROBANT_IS_RECORD (self), NULL);

  keys = g_list_sort (g_hash_table_get_keys (self->marks), (GCompareFunc)g_strcmp0);
  for (GList *l = keys; l != NULL; l = l->next)
    g_strv_builder_add (builder, l->data);
  return g_strv_builder_end (builder);
}

void
probant_record_set_marks (ProbantRecord *self, const char *const *keys)
{
  g_return_if_fail (PROBANT_IS_RECORD (self) && keys != NULL);
  g_return_if_fail (!probant_record_is_settled (self));

  g_hash_table_remove_all (self->marks);
  for (guint i = 0; keys[i] != NULL; i++)
    g_hash_table_add (self->marks, g_strdup (keys[i]));
}
