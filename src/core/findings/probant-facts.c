/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/findings/probant-facts.h"

#include <math.h>
#include <string.h>

/* 1 January 1900 in Unix seconds, which INSEE writes for dates it does not know. */
#define UNKNOWN_DATE G_GINT64_CONSTANT (-2208988800)

void
probant_facts_init (ProbantFacts *self, GListModel *records, const ProbantSubject *subject, GDateTime *today)
{
  guint n = g_list_model_get_n_items (records);

  *self = (ProbantFacts){ g_ptr_array_new_with_free_func (g_object_unref), subject, today };
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->records, g_list_model_get_item (records, i));
}

void
probant_facts_clear (ProbantFacts *self)
{
  g_clear_pointer (&self->records, g_ptr_array_unref);
}

ProbantRecord *
probant_facts_find (const ProbantFacts *self, const char *name)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      ProbantRecord *record = g_ptr_array_index (self->records, i);

      if (g_str_equal (probant_record_get_endpoint (record)->name, name))
        return record;
    }

  return NULL;
}

ProbantRecord *
probant_facts_get_answered (const ProbantFacts *self, const char *name)
{
  ProbantRecord *record = probant_facts_find (self, name);

  return record != NULL && probant_record_get_answers (record) != NULL ? record : NULL;
}

const char *
probant_facts_get_legal_form (const ProbantFacts *self)
{
  static const struct
  {
    const char *name;
    const char *path;
  } sources[] = {
    { "entreprises", "data.forme_juridique.code" },
    { "etablissements", "data.unite_legale.forme_juridique.code" },
    { "associations", "data.forme_juridique.code" },
    { "recherche_entreprises", "data.nature_juridique" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      const char *code
          = probant_fact_text (probant_facts_get_answered (self, sources[i].name), sources[i].path);

      if (code != NULL)
        return code;
    }

  return NULL;
}

gboolean
probant_facts_is_person (const ProbantFacts *self)
{
  return self->subject->kind == PROBANT_SUBJECT_PERSON
         || g_strcmp0 (probant_facts_get_legal_form (self), "1000") == 0;
}

gboolean
probant_facts_is_commercial (const ProbantFacts *self)
{
  const char *code = probant_facts_get_legal_form (self);

  return code != NULL && strlen (code) == 4 && code[0] == '5';
}

static int
compare_down (gconstpointer a, gconstpointer b)
{
  return -strcmp (a, b);
}

/* Keys of the answers, "KEY@2025" before "KEY@2024". (transfer container) */
static GList *
list_keys (ProbantRecord *record)
{
  JsonObject *answers = record != NULL ? probant_record_get_answers (record) : NULL;

  return answers != NULL ? g_list_sort (json_object_get_members (answers), compare_down) : NULL;
}

static char *
join_path (const char *key, const char *path)
{
  return g_strconcat (key, ":", path, NULL);
}

JsonNode *
probant_fact_node (ProbantRecord *record, const char *path)
{
  g_autoptr (GList) keys = list_keys (record);
  JsonNode *node = NULL;

  for (GList *l = keys; l != NULL && node == NULL; l = l->next)
    {
      g_autofree char *full = join_path (l->data, path);

      node = probant_json_get (probant_record_get_answers (record), full);
    }

  return node;
}

const char *
probant_fact_text (ProbantRecord *record, const char *path)
{
  return probant_node_get_text (probant_fact_node (record, path), "");
}

gboolean
probant_fact_is_text (ProbantRecord *record, const char *path, const char *text)
{
  return g_strcmp0 (probant_fact_text (record, path), text) == 0;
}

gboolean
probant_fact_is_boolean (ProbantRecord *record, const char *path, gboolean value)
{
  gboolean found;

  return probant_node_get_boolean (probant_fact_node (record, path), "", &found) && !found == !value;
}

gboolean
probant_fact_number (ProbantRecord *record, const char *path, double *number)
{
  return probant_node_get_number (probant_fact_node (record, path), "", number);
}

GPtrArray *
probant_fact_list (ProbantRecord *record, const char *path)
{
  g_autoptr (GList) keys = list_keys (record);
  GPtrArray *all = g_ptr_array_new ();

  for (GList *l = keys; l != NULL; l = l->next)
    {
      g_autofree char *full = join_path (l->data, path);
      GPtrArray *nodes = probant_json_list (probant_record_get_answers (record), full);

      g_ptr_array_extend_and_steal (all, nodes);
    }

  return all;
}

static void
collect_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  if (!probant_node_is_null (node))
    g_ptr_array_add (user_data, node);
}

GPtrArray *
probant_node_list (JsonNode *node, const char *path)
{
  const ProbantScope scope = { NULL, node, "" };
  GPtrArray *nodes = g_ptr_array_new ();

  if (node != NULL)
    probant_scope_walk (&scope, path, collect_cb, nodes);

  return nodes;
}

GDateTime *
probant_node_get_date (JsonNode *node, const char *path)
{
  const char *text = probant_node_get_text (node, path);
  GDateTime *date = text != NULL ? probant_parse_date (text) : NULL;
  double seconds;

  if (date != NULL || !probant_node_get_number (node, path, &seconds) || fabs (seconds) > 1e15)
    return date;
  if (text != NULL && strlen (text) < 9)
    return NULL;
  /* An hour either way: the offset of Paris in 1900 differs from one source to the other. */
  if (fabs (seconds - UNKNOWN_DATE) <= 60 * 60)
    return NULL;

  return probant_date_from_unix ((gint64)seconds);
}

GDateTime *
probant_fact_date (ProbantRecord *record, const char *path)
{
  return probant_node_get_date (probant_fact_node (record, path), "");
}
