/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-presenter-private.h"

#include <glib/gi18n.h>

#include "core/probant-text.h"

#define MAX_NAME 100

typedef struct
{
  ProbantPresenter *presenter;
  ProbantSection *section;
  guint n_more; /* beyond the bound */
} Other;

static void
add_other (Other *other, const char *path, const char *text)
{
  if (other->section->values->len < PROBANT_PRESENTER_MAX_ROWS)
    probant_section_add (other->section, path, text);
  else
    other->n_more++;
}

static void collect_other (Other *other, JsonNode *node, const char *path, guint depth);

static void
collect_other_members (Other *other, JsonObject *object, const char *path, guint depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      g_autofree char *clean = probant_text_sanitise (name, MAX_NAME);
      g_autofree char *below
          = g_strdup_printf ("%s%s%s", path, *path != '\0' ? "." : "", clean != NULL ? clean : "?");

      collect_other (other, member, below, depth + 1);
    }
}

static void
collect_other_items (Other *other, JsonArray *array, const char *path, guint depth)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *below = g_strdup_printf ("%s[%u]", path, i);

      collect_other (other, json_array_get_element (array, i), below, depth + 1);
    }
}

static void
collect_other (Other *other, JsonNode *node, const char *path, guint depth)
{
  if (g_hash_table_contains (other->presenter->consumed, node))
    return;

  if (depth > PROBANT_PRESENTER_MAX_DEPTH)
    add_other (other, path, _ ("Nested too deeply to be shown"));
  else if (JSON_NODE_HOLDS_OBJECT (node))
    collect_other_members (other, json_node_get_object (node), path, depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    collect_other_items (other, json_node_get_array (node), path, depth);
  else
    {
      g_autofree char *text = probant_node_to_text (node);

      add_other (other, path, text);
    }
}

void
probant_presenter_add_other (ProbantPresenter *self)
{
  g_autoptr (GList) keys = json_object_get_members (self->answers);
  Other other = { self, probant_presentation_add_section (self->presentation, _ ("Other data")), 0 };

  other.section->other = TRUE;
  for (GList *l = keys; l != NULL; l = l->next)
    {
      JsonNode *root = json_object_get_member (self->answers, l->data);
      gboolean keyed = keys->next != NULL || !JSON_NODE_HOLDS_OBJECT (root);

      collect_other (&other, root, keyed ? l->data : "", 0);
    }

  if (other.n_more > 0)
    {
      g_autofree char *note = NULL;

      note = g_strdup_printf (ngettext ("%u more value was sent and is not shown.",
                                        "%u more values were sent and are not shown.", other.n_more),
                              other.n_more);
      probant_section_set_note (other.section, note);
    }
}
