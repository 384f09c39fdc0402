/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-presenter.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-presentation-private.h"
#include "core/probant-presenter-private.h"

/* ---- What a partially published person is ---- */

static gboolean
says_protected (const char *name, JsonNode *value)
{
  gboolean flag;
  const char *text = probant_node_get_text (value, "");

  if (strcmp (name, "diffusable_commercialement") == 0 || strcmp (name, "diffusion_insee") == 0)
    return probant_node_get_boolean (value, "", &flag) && !flag;
  if (strcmp (name, "status_diffusion") == 0)
    return g_strcmp0 (text, "partiellement_diffusible") == 0 || g_strcmp0 (text, "non_diffusible") == 0;

  if (strcmp (name, "statut_diffusion") == 0)
    return g_strcmp0 (text, "P") == 0;

  return FALSE;
}

static gboolean
is_protected (JsonNode *node, guint depth)
{
  if (node == NULL || depth > PROBANT_PRESENTER_MAX_DEPTH)
    return FALSE;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        if (says_protected (name, member) || is_protected (member, depth + 1))
          return TRUE;
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (is_protected (json_array_get_element (array, i), depth + 1))
          return TRUE;
    }

  return FALSE;
}

/* ---- What is shown of a node, the rest being left to "Other data" ---- */

void
probant_presenter_consume (ProbantPresenter *self, JsonNode *node)
{
  g_hash_table_add (self->consumed, node);
}

void
probant_presenter_consume_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  probant_presenter_consume (user_data, node);
}

typedef struct
{
  ProbantPresenter *presenter;
  const char *text; /* casefolded */
  guint n;          /* leaves looked at */
} Shown;

/* Only the leaves that the text holds, and no more than a text can join. */
static void
consume_shown (Shown *shown, JsonNode *node, guint depth)
{
  if (depth > PROBANT_PRESENTER_MAX_DEPTH || shown->n >= PROBANT_PRESENTER_MAX_JOINED)
    return;

  if (probant_node_is_null (node))
    {
      probant_presenter_consume (shown->presenter, node);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &name, &member))
        consume_shown (shown, member, depth + 1);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        consume_shown (shown, json_array_get_element (array, i), depth + 1);
    }
  else
    {
      g_autofree char *text = probant_node_to_text (node);
      g_autofree char *folded = g_utf8_casefold (text, -1);

      shown->n++;
      if (strstr (shown->text, folded) != NULL)
        probant_presenter_consume (shown->presenter, node);
    }
}

char *
probant_presenter_show (ProbantPresenter *self,
                        const ProbantField *field,
                        JsonNode *node,
                        ProbantValueKind *kind)
{
  char *text = probant_field_format (field, node, kind);

  if (text == NULL || JSON_NODE_HOLDS_VALUE (node) || field->type == PROBANT_FIELD_CUSTOM)
    {
      probant_presenter_consume (self, node);
    }
  else
    {
      g_autofree char *folded = g_utf8_casefold (text, -1);

      Shown shown = { self, folded, 0 };

      consume_shown (&shown, node, 0);
    }

  return text;
}

ProbantFieldFlags
probant_presenter_get_flags (ProbantPresenter *self, const ProbantField *field)
{
  if ((field->flags & PROBANT_FIELD_PERSONAL) != 0 && self->presentation->protected_data)
    return field->flags | PROBANT_FIELD_PROTECTED;

  return field->flags;
}

GDateTime *
probant_presenter_read_date (const char *text)
{
  GDateTime *date = probant_parse_date (text);
  double seconds;

  if (date != NULL || text == NULL || strlen (text) < 9 || !probant_parse_number (text, &seconds)
      || seconds < -1e15 || seconds > 1e15)
    return date;

  return probant_date_from_unix ((gint64)seconds);
}

/* ---- Values ---- */

typedef struct
{
  ProbantPresenter *presenter;
  const ProbantField *field;
  ProbantSection *section;
  guint n;
} Values;

static void
value_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  Values *values = user_data;
  ProbantPresenter *self = values->presenter;
  g_autofree char *text = NULL;
  ProbantValueKind kind;

  /* What exceeds the bound stays for "Other data", which counts it. */
  if (values->section->values->len >= PROBANT_PRESENTER_MAX_ROWS)
    return;

  text = probant_presenter_show (self, values->field, node, &kind);
  if (text == NULL)
    return;

  probant_section_add_full (values->section, _ (values->field->label), text, kind,
                            probant_presenter_get_flags (self, values->field));
  values->n++;
}

static void
present_values (ProbantPresenter *self, const ProbantField *field, ProbantSection *section)
{
  Values values = { self, field, section, 0 };
  guint n_answers = probant_answers_walk (self->answers, self->first_key, field->path, value_cb, &values);

  if (n_answers > 0 && values.n == 0 && (field->flags & PROBANT_FIELD_OPTIONAL) == 0)
    probant_section_add_full (section, _ (field->label), NULL, PROBANT_VALUE_NOT_PROVIDED,
                              probant_presenter_get_flags (self, field));
}

/* ---- The whole ---- */

static void
present_fields (ProbantPresenter *self)
{
  const ProbantField *field = self->endpoint->fields;
  ProbantSection *section = NULL;

  for (; field != NULL && field->path != NULL; field++)
    {
      if (field->type == PROBANT_FIELD_HIDDEN)
        {
          probant_answers_walk (self->answers, self->first_key, field->path, probant_presenter_consume_cb,
                                self);
          continue;
        }
      if (field->type == PROBANT_FIELD_TABLE)
        {
          probant_presenter_add_table (self, field);
          continue;
        }

      if (section == NULL || field->section != NULL)
        section = probant_presentation_add_section (self->presentation,
                                                    field->section != NULL ? _ (field->section) : NULL);
      present_values (self, field, section);
    }
}

static void
drop_empty_sections (GPtrArray *sections)
{
  for (guint i = sections->len; i-- > 0;)
    {
      ProbantSection *section = g_ptr_array_index (sections, i);

      if (section->values->len == 0 && section->lines->len == 0)
        g_ptr_array_remove_index (sections, i);
    }
}

ProbantPresentation *
probant_present (const ProbantEndpoint *endpoint, JsonObject *answers, GDateTime *today)
{
  g_autoptr (GHashTable) consumed = g_hash_table_new (NULL, NULL);
  g_autoptr (ProbantPresentation) presentation = NULL;
  g_autoptr (GList) roots = NULL;
  ProbantPresenter self = { endpoint, answers };

  g_return_val_if_fail (endpoint != NULL && answers != NULL && today != NULL, NULL);

  presentation = probant_presentation_new ();
  self.first_key = endpoint->routes != NULL ? endpoint->routes[0].key : NULL;
  self.presentation = presentation;
  self.consumed = consumed;

  roots = json_object_get_values (answers);
  for (GList *l = roots; l != NULL; l = l->next)
    presentation->protected_data = presentation->protected_data || is_protected (l->data, 0);

  if (endpoint->verdict != NULL)
    endpoint->verdict (answers, today, &presentation->verdict);
  if (endpoint->present != NULL)
    endpoint->present (answers, today, presentation);
  probant_presenter_add_documents (&self);
  present_fields (&self);
  probant_presenter_add_other (&self);
  drop_empty_sections (presentation->sections);

  return g_steal_pointer (&presentation);
}
