/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sandbox/probant-fiction.h"

#include "core/probant-json.h"
#include "probant-sandbox-resources.h"

#define SUBJECTS "/io/github/probant/Probant/sandbox/subjects/"
#define TEMPLATES "/io/github/probant/Probant/sandbox/documents/"

struct _ProbantFiction
{
  GPtrArray *subjects;
  GHashTable *by_number; /* number -> subject */
  GHashTable *templates; /* name -> JsonObject */
};

static void
subject_free (gpointer data)
{
  ProbantFictionSubject *self = data;

  g_free (self->siren);
  g_free (self->rna);
  g_strfreev (self->sirets);
  g_clear_pointer (&self->root, json_object_unref);
  g_free (self);
}

/* (transfer full) */
static JsonObject *
read_object (GResource *resource, const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gconstpointer data;
  gsize length;

  if (!bytes)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  if (!json_parser_load_from_data (parser, data, length, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (!JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: not an object", path);
      return NULL;
    }
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

static gboolean
add_subject (ProbantFiction *self, GResource *resource, const char *path, GError **error)
{
  JsonObject *numbers;
  JsonArray *sirets;
  ProbantFictionSubject *subject = g_new0 (ProbantFictionSubject, 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_ptr_array_add (self->subjects, subject);
  subject->root = read_object (resource, path, error);
  if (!subject->root)
    return FALSE;
  numbers = json_object_get_object_member (subject->root, "numbers");
  sirets = json_object_get_array_member (numbers, "sirets");
  subject->siren = g_strdup (json_object_get_string_member_with_default (numbers, "siren", NULL));
  subject->rna = g_strdup (json_object_get_string_member_with_default (numbers, "rna", NULL));
  for (guint i = 0; i < json_array_get_length (sirets); i++)
    g_strv_builder_add (builder, json_array_get_string_element (sirets, i));
  subject->sirets = g_strv_builder_end (builder);
  subject->folder = subject->siren ? subject->siren : subject->rna;

  for (char **siret = subject->sirets; *siret; siret++)
    g_hash_table_insert (self->by_number, *siret, subject);
  if (subject->siren)
    g_hash_table_insert (self->by_number, subject->siren, subject);
  if (subject->rna)
    g_hash_table_insert (self->by_number, subject->rna, subject);
  return TRUE;
}

static gboolean
load_subjects (ProbantFiction *self, GResource *resource, GError **error)
{
  g_auto (GStrv) names
      = g_resource_enumerate_children (resource, SUBJECTS, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (!names)
    return FALSE;
  for (char **name = names; *name; name++)
    {
      g_autofree char *path = g_strconcat (SUBJECTS, *name, NULL);

      if (!add_subject (self, resource, path, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_templates (ProbantFiction *self, GResource *resource, GError **error)
{
  g_auto (GStrv) names
      = g_resource_enumerate_children (resource, TEMPLATES, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (!names)
    return FALSE;
  for (char **name = names; *name; name++)
    {
      g_autofree char *path = g_strconcat (TEMPLATES, *name, NULL);
      JsonObject *template = read_object (resource, path, error);

      if (!template)
        return FALSE;
      g_hash_table_insert (self->templates, g_strndup (*name, strlen (*name) - strlen (".json")), template);
    }
  return TRUE;
}

ProbantFiction *
probant_fiction_new (GError **error)
{
  g_autoptr (ProbantFiction) self = g_new0 (ProbantFiction, 1);
  GResource *resource = probant_sandbox_get_resource ();

  self->subjects = g_ptr_array_new_with_free_func (subject_free);
  self->by_number = g_hash_table_new (g_str_hash, g_str_equal);
  self->templates
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)json_object_unref);
  if (!load_subjects (self, resource, error) || !load_templates (self, resource, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
probant_fiction_free (ProbantFiction *self)
{
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->templates);
  g_ptr_array_unref (self->subjects);
  g_free (self);
}

GPtrArray *
probant_fiction_list (ProbantFiction *self)
{
  return self->subjects;
}

const ProbantFictionSubject *
probant_fiction_find (ProbantFiction *self, const char *number)
{
  return g_hash_table_lookup (self->by_number, number);
}

JsonObject *
probant_fiction_subject_get_object (const ProbantFictionSubject *self, const char *name)
{
  return probant_json_object_member (self->root, name);
}

JsonObject *
probant_fiction_find_template (ProbantFiction *self, const char *name)
{
  return g_hash_table_lookup (self->templates, name);
}
