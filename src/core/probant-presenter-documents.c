/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-presenter-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-text.h"

#define MAX_NAME 60
#define MAX_TEXT 500

typedef struct
{
  ProbantDocumentLink *link;
  gint64 date; /* Unix seconds for the order, G_MININT64 where not known */
} DatedLink;

typedef struct
{
  ProbantPresenter *presenter;
  const ProbantDocumentSpec *spec;
  GPtrArray *links; /* DatedLink */
} Links;

static void
collect_text_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  GPtrArray *texts = user_data;
  char *text = texts->len < PROBANT_PRESENTER_MAX_JOINED ? probant_node_to_text (node) : NULL;

  if (text != NULL && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, text);
  else
    g_free (text);
}

/* All texts at `path` joined, which count as shown. */
static char *
take_text (ProbantPresenter *self, const ProbantScope *scope, const char *path)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  if (path == NULL)
    return NULL;

  probant_scope_walk (scope, path, collect_text_cb, texts);
  probant_scope_walk (scope, path, probant_presenter_consume_cb, self);
  if (texts->len == 0)
    return NULL;

  g_ptr_array_add (texts, NULL);

  joined = g_strjoinv (", ", (char **)texts->pdata);

  return probant_text_sanitise (joined, MAX_TEXT);
}

/* Lower-case ASCII words joined by dashes. */
static void
append_slug (GString *name, const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "fr");
  gboolean dash = name->len > 0;

  for (const char *p = ascii; *p != '\0' && name->len < MAX_NAME; p++)
    {
      if (!g_ascii_isalnum (*p))
        {
          dash = name->len > 0;
          continue;
        }
      if (dash)
        g_string_append_c (name, '-');
      g_string_append_c (name, g_ascii_tolower (*p));
      dash = FALSE;
    }
}

static char *
make_name (const char *name, const char *title, GDateTime *date)
{
  g_autoptr (GString) full = g_string_new (name);

  if (title != NULL)
    append_slug (full, title);
  if (date != NULL)
    {
      g_autofree char *day = g_date_time_format (date, "%Y-%m-%d");

      g_string_append_printf (full, "-%s", day);
    }

  return g_string_free (g_steal_pointer (&full), FALSE);
}

/* The day and the further texts, NULL where there are none. */
static char *
make_detail (ProbantPresenter *self,
             const ProbantScope *scope,
             const char *paths,
             const char *date_text,
             GDateTime *date)
{
  g_auto (GStrv) path = paths != NULL ? g_strsplit (paths, " ", -1) : g_new0 (char *, 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  char *day = date != NULL ? probant_format_date (date) : probant_format_date_text (date_text);

  if (day != NULL)
    g_ptr_array_add (texts, day);
  for (guint i = 0; path[i] != NULL; i++)
    {
      char *text = take_text (self, scope, path[i]);

      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  if (texts->len == 0)
    return NULL;

  g_ptr_array_add (texts, NULL);

  return g_strjoinv (" · ", (char **)texts->pdata);
}

static void
link_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  Links *links = user_data;
  ProbantPresenter *self = links->presenter;
  const ProbantDocumentSpec *spec = links->spec;
  const char *url = probant_node_get_text (node, "");
  g_autofree char *title = NULL, *date_text = NULL;
  g_autoptr (GDateTime) date = NULL;
  DatedLink *dated;

  if (probant_node_is_null (node))
    probant_presenter_consume (self, node);
  /* What is no link, or exceeds the bound, stays for "Other data". */
  if (url == NULL || links->links->len >= PROBANT_PRESENTER_MAX_ROWS)
    return;

  probant_presenter_consume (self, node);
  title = take_text (self, scope, spec->title_path);
  date_text = take_text (self, scope, spec->date_path);
  date = probant_presenter_read_date (date_text);

  dated = g_new0 (DatedLink, 1);
  dated->date = date != NULL ? g_date_time_to_unix (date) : G_MININT64;
  dated->link = g_new0 (ProbantDocumentLink, 1);
  dated->link->name = make_name (spec->name, title, date);
  dated->link->title = title != NULL ? g_steal_pointer (&title) : g_strdup (_ (spec->title));
  dated->link->detail = make_detail (self, scope, spec->detail_path, date_text, date);
  dated->link->url = g_strstrip (g_strdup (url));
  dated->link->on_demand = spec->on_demand;
  g_ptr_array_add (links->links, dated);
}

static void
list_item (Links *links, const ProbantScope *scope, JsonNode *node)
{
  ProbantScope item = { scope, node, scope->key };

  probant_scope_walk (&item, links->spec->url, link_cb, links);
}

static void
list_cb (const ProbantScope *scope, JsonNode *node, gpointer user_data)
{
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      list_item (user_data, scope, node);
      return;
    }

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    list_item (user_data, scope, json_array_get_element (json_node_get_array (node), i));
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const DatedLink *first = *(const DatedLink *const *)a;
  const DatedLink *second = *(const DatedLink *const *)b;

  return first->date < second->date ? 1 : first->date > second->date ? -1 : 0;
}

/* Those of one kind stand together, the kind with the newest first: last year's accounts below this year's.
 */
static void
append_by_kind (GPtrArray *documents, GPtrArray *dated)
{
  for (guint i = 0; i < dated->len; i++)
    {
      const char *kind = NULL;

      for (guint j = i; j < dated->len; j++)
        {
          DatedLink *other = g_ptr_array_index (dated, j);

          if (other->link == NULL || (kind != NULL && !g_str_equal (other->link->title, kind)))
            continue;
          kind = other->link->title;
          g_ptr_array_add (documents, g_steal_pointer (&other->link));
        }
    }
}

/* Two documents of one name: the second is NAME-2. */
static void
make_names_unique (GPtrArray *documents)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < documents->len; i++)
    {
      ProbantDocumentLink *link = g_ptr_array_index (documents, i);
      g_autofree char *name = g_strdup (link->name);
      guint n = 1 + GPOINTER_TO_UINT (g_hash_table_lookup (taken, name));

      g_hash_table_insert (taken, g_strdup (name), GUINT_TO_POINTER (n));
      if (n > 1)
        {
          g_free (link->name);
          link->name = g_strdup_printf ("%s-%u", name, n);
        }
    }
}

void
probant_presenter_add_documents (ProbantPresenter *self)
{
  const ProbantDocumentSpec *spec = self->endpoint->documents;

  for (; spec != NULL && spec->url != NULL; spec++)
    {
      g_autoptr (GPtrArray) dated = g_ptr_array_new_with_free_func (g_free);
      Links links = { self, spec, dated };

      if (spec->list != NULL)
        probant_answers_walk (self->answers, self->first_key, spec->list, list_cb, &links);
      else
        probant_answers_walk (self->answers, self->first_key, spec->url, link_cb, &links);

      g_ptr_array_sort (dated, compare_newest_first);
      append_by_kind (self->presentation->documents, dated);
    }

  make_names_unique (self->presentation->documents);
}
