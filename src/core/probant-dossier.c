/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-dossier-private.h"

#include <string.h>

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
  MARKS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ProbantDossier,
                               probant_dossier,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

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

void
probant_dossier_notify_progress (ProbantDossier *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ASKED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SETTLED]);
  update_finished (self);
}

void
probant_dossier_learn (ProbantDossier *self, const char *source, ProbantAnswer *answer)
{
  if (answer->root != NULL && probant_subject_learn (self->subject, source, answer->root))
    g_signal_emit (self, signals[SUBJECT_CHANGED], 0);
}

static void
marks_changed_cb (ProbantDossier *self)
{
  g_signal_emit (self, signals[MARKS_CHANGED], 0);
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

  return g_object_ref (((ProbantWork *)g_ptr_array_index (self->works, position))->record);
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
  g_clear_pointer (&self->declared, probant_declared_free);

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
  signals[MARKS_CHANGED] = g_signal_new ("marks-changed", PROBANT_TYPE_DOSSIER, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
probant_dossier_init (ProbantDossier *self)
{
  self->works = g_ptr_array_new_with_free_func (probant_work_free);
  self->exchanges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, probant_exchange_free);
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
    if (probant_policy_lists (policy, endpoints[i]))
      {
        ProbantWork *work = probant_work_new (self, endpoints[i]);

        g_ptr_array_add (self->works, work);
        g_signal_connect_object (work->record, "marks-changed", G_CALLBACK (marks_changed_cb), self,
                                 G_CONNECT_SWAPPED);
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
probant_dossier_set_declared (ProbantDossier *self, ProbantDeclared *declared)
{
  g_return_if_fail (PROBANT_IS_DOSSIER (self));

  if (declared != NULL && probant_declared_is_empty (declared))
    g_clear_pointer (&declared, probant_declared_free);
  g_clear_pointer (&self->declared, probant_declared_free);
  self->declared = declared;
}

GPtrArray *
probant_dossier_compare (ProbantDossier *self)
{
  g_return_val_if_fail (PROBANT_IS_DOSSIER (self), NULL);

  if (self->declared == NULL)
    return NULL;
  return probant_declared_compare (self->declared, G_LIST_MODEL (self), self->subject);
}

GStrv
probant_dossier_list_marks (ProbantDossier *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (PROBANT_IS_DOSSIER (self), NULL);

  for (guint i = 0; i < self->works->len; i++)
    {
      ProbantRecord *record = ((ProbantWork *)g_ptr_array_index (self->works, i))->record;
      g_auto (GStrv) keys = probant_record_list_marks (record);

      for (guint j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *mark = g_strjoin ("/", probant_record_get_endpoint (record)->name, keys[j], NULL);

          g_strv_builder_add (builder, mark);
        }
    }
  return g_strv_builder_end (builder);
}

void
probant_dossier_set_marks (ProbantDossier *self, const char *const *marks)
{
  g_return_if_fail (PROBANT_IS_DOSSIER (self) && marks != NULL);
  g_return_if_fail (!self->started);

  for (guint i = 0; i < self->works->len; i++)
    {
      ProbantRecord *record = ((ProbantWork *)g_ptr_array_index (self->works, i))->record;
      g_autofree char *prefix = g_strconcat (probant_record_get_endpoint (record)->name, "/", NULL);
      g_autoptr (GPtrArray) keys = g_ptr_array_new ();

      for (guint j = 0; marks[j] != NULL; j++)
        if (g_str_has_prefix (marks[j], prefix))
          g_ptr_array_add (keys, (char *)marks[j] + strlen (prefix));
      g_ptr_array_add (keys, NULL);
      probant_record_set_marks (record, (const char *const *)keys->pdata);
    }
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
      ProbantWork *work = g_ptr_array_index (self->works, i);

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
    n += probant_record_get_state (((ProbantWork *)g_ptr_array_index (self->works, i))->record)
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
      ProbantRecord *record = ((ProbantWork *)g_ptr_array_index (self->works, i))->record;

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
      ProbantRecord *record = ((ProbantWork *)g_ptr_array_index (self->works, i))->record;
      ProbantRecordState state = probant_record_get_state (record);

      if (probant_record_get_endpoint (record)->category != category || state == PROBANT_RECORD_SKIPPED)
        continue;
      (*n_asked)++;
      *n_done += state == PROBANT_RECORD_ANSWERED || state == PROBANT_RECORD_ABSENT;
      *n_failed += state == PROBANT_RECORD_FAILED || state == PROBANT_RECORD_DENIED;
    }
}
