/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-form-mapping.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-path.h"

#define GROUP "fields"

typedef enum
{
  PART_LITERAL,
  PART_SUBJECT, /* `text` is the member */
  PART_TODAY,
  PART_ANSWER, /* `text` is the path in the answers of `source` */
} PartKind;

typedef enum
{
  CHANGE_NONE,
  CHANGE_DATE,
  CHANGE_NOT,
} Change;

typedef struct
{
  PartKind kind;
  Change change;
  char *source;
  char *text;
} Part;

typedef struct
{
  char *name;
  GPtrArray *parts;
} Field;

struct _ProbantFormMapping
{
  char *path;
  GPtrArray *fields; /* Field, in the order of the file */
  char **sources;
};

G_DEFINE_QUARK (probant_form_mapping_error, probant_form_mapping_error)

static const char *const subject_members[] = { "siren", "siret", "rna", "name", NULL };

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->source);
  g_free (part->text);
  g_free (part);
}

static void
field_free (gpointer data)
{
  Field *field = data;

  g_free (field->name);
  g_ptr_array_unref (field->parts);
  g_free (field);
}

void
probant_form_mapping_free (ProbantFormMapping *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->fields);
  g_strfreev (self->sources);
  g_free (self);
}

static Part *
add_part (Field *field, PartKind kind)
{
  Part *part = g_new0 (Part, 1);

  part->kind = kind;
  g_ptr_array_add (field->parts, part);
  return part;
}

static void
add_literal (Field *field, GString *literal)
{
  if (literal->len > 0)
    add_part (field, PART_LITERAL)->text = g_strdup (literal->str);
  g_string_truncate (literal, 0);
}

static gboolean
read_change (const char *name, Change *change)
{
  if (g_str_equal (name, "date"))
    *change = CHANGE_DATE;
  else if (g_str_equal (name, "not"))
    *change = CHANGE_NOT;
  else
    return FALSE;
  return TRUE;
}

/* What stands between braces. FALSE where it means nothing. */
static gboolean
read_substitution (Field *field, const char *inner)
{
  g_auto (GStrv) halves = g_strsplit (inner, "|", 2);
  const char *what = halves[0] != NULL ? g_strstrip (halves[0]) : "";
  const char *colon = strchr (what, ':');
  Change change = CHANGE_NONE;
  g_autofree char *source = NULL;
  Part *part = NULL;

  if (*what != '\0' && halves[1] != NULL && !read_change (g_strstrip (halves[1]), &change))
    return FALSE;
  if (g_str_equal (what, "today"))
    part = add_part (field, PART_TODAY);
  else if (g_str_has_prefix (what, "subject.")
           && g_strv_contains (subject_members, what + strlen ("subject.")))
    {
      part = add_part (field, PART_SUBJECT);
      part->text = g_strdup (what + strlen ("subject."));
    }
  else if (colon != NULL && colon[1] != '\0')
    {
      source = g_strndup (what, (gsize)(colon - what));
      if (probant_catalogue_find (source) == NULL)
        return FALSE;
      part = add_part (field, PART_ANSWER);
      part->source = g_steal_pointer (&source);
      part->text = g_strdup (colon + 1);
    }
  if (part != NULL)
    part->change = change;
  return part != NULL;
}

static gboolean
read_template (Field *field, const char *template, GError **error)
{
  g_autoptr (GString) literal = g_string_new (NULL);

  for (const char *p = template; *p != '\0'; p++)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *inner = NULL;

      if (p[0] == p[1] && (*p == '{' || *p == '}'))
        p++;
      else if (*p == '{' && end != NULL)
        {
          inner = g_strndup (p + 1, (gsize)(end - p - 1));
          add_literal (field, literal);
          if (!read_substitution (field, inner))
            {
              g_set_error (error, PROBANT_FORM_MAPPING_ERROR, PROBANT_FORM_MAPPING_ERROR_FIELD,
                           /* Translators: what stands between braces, and a field of a form */
                           _ ("“{%s}”, for the field “%s”, means nothing."), inner, field->name);
              return FALSE;
            }
          p = end;
          continue;
        }
      else if (*p == '{' || *p == '}')
        {
          g_set_error (error, PROBANT_FORM_MAPPING_ERROR, PROBANT_FORM_MAPPING_ERROR_FIELD,
                       _ ("A brace is left open in the text for the field “%s”."), field->name);
          return FALSE;
        }
      g_string_append_c (literal, *p);
    }
  add_literal (field, literal);
  return TRUE;
}

static char *
unescape_name (const char *key)
{
  char *name = g_uri_unescape_string (key, NULL);

  return name != NULL ? name : g_strdup (key);
}

static gboolean
read_fields (ProbantFormMapping *self, GKeyFile *file, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, GROUP, NULL, error);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *template = g_key_file_get_string (file, GROUP, keys[i], error);
      Field *field = NULL;

      if (template == NULL)
        return FALSE;
      field = g_new0 (Field, 1);
      field->name = unescape_name (keys[i]);
      field->parts = g_ptr_array_new_with_free_func (part_free);
      g_ptr_array_add (self->fields, field);
      if (!read_template (field, template, error))
        return FALSE;
    }
  return keys != NULL;
}

static void
collect_sources (ProbantFormMapping *self)
{
  /* Who the applicant is: without them the numbers that other sources want may stay unknown. */
  static const char *const identity[] = { "entreprises", "etablissements", "associations" };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) sources = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (identity); i++)
    if (g_hash_table_add (seen, (gpointer)identity[i]))
      g_strv_builder_add (sources, identity[i]);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (self->fields, i);

      for (guint j = 0; j < field->parts->len; j++)
        {
          const Part *part = g_ptr_array_index (field->parts, j);

          if (part->source != NULL && g_hash_table_add (seen, part->source))
            g_strv_builder_add (sources, part->source);
        }
    }
  self->sources = g_strv_builder_end (sources);
}

ProbantFormMapping *
probant_form_mapping_load (const char *path, GError **error)
{
  g_autoptr (ProbantFormMapping) self = g_new0 (ProbantFormMapping, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) wrong = NULL;

  self->path = g_strdup (path);
  self->fields = g_ptr_array_new_with_free_func (field_free);
  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &wrong) && read_fields (self, file, &wrong))
    {
      collect_sources (self);
      return g_steal_pointer (&self);
    }
  g_set_error (error, PROBANT_FORM_MAPPING_ERROR,
               wrong->domain == PROBANT_FORM_MAPPING_ERROR ? wrong->code : PROBANT_FORM_MAPPING_ERROR_FILE,
               "%s: %s", path, wrong->message);
  return NULL;
}

static char *
get_own_folder (void)
{
  return g_build_filename (g_get_user_config_dir (), "probant", "forms", NULL);
}

char **
probant_form_mapping_list_folders (void)
{
  const char *built_in = g_getenv ("PROBANT_FORMSDIR");
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();
  g_autofree char *own = get_own_folder ();

  g_strv_builder_add (folders, own);
  for (const char *const *dirs = g_get_system_data_dirs (); *dirs != NULL; dirs++)
    {
      g_autofree char *folder = g_build_filename (*dirs, "probant", "forms", NULL);

      g_strv_builder_add (folders, folder);
    }
  g_strv_builder_add (folders, built_in != NULL ? built_in : FORMSDIR);
  return g_strv_builder_end (folders);
}

/* The paths of the *.ini, by name, an earlier folder's before a later one's. */
static GTree *
list_files (const char *const *folders)
{
  GTree *files = g_tree_new_full ((GCompareDataFunc)strcmp, NULL, g_free, g_free);

  for (; *folders != NULL; folders++)
    {
      g_autoptr (GDir) dir = g_dir_open (*folders, 0, NULL);
      const char *name = NULL;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        if (g_str_has_suffix (name, ".ini") && g_tree_lookup (files, name) == NULL)
          g_tree_insert (files, g_strdup (name), g_build_filename (*folders, name, NULL));
    }
  return files;
}

static guint
count_known (ProbantFormMapping *self, const char *const *fields)
{
  guint n_known = 0;

  for (guint i = 0; i < self->fields->len; i++)
    n_known += g_strv_contains (fields, ((const Field *)g_ptr_array_index (self->fields, i))->name) ? 1 : 0;
  return n_known;
}

ProbantFormMapping *
probant_form_mapping_find (const char *const *folders, const char *const *fields, GPtrArray *warnings)
{
  g_autoptr (GTree) files = list_files (folders);
  g_autoptr (ProbantFormMapping) best = NULL;
  guint most = 0;

  for (GTreeNode *node = g_tree_node_first (files); node != NULL; node = g_tree_node_next (node))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ProbantFormMapping) mapping = probant_form_mapping_load (g_tree_node_value (node), &error);
      guint n_known = mapping != NULL ? count_known (mapping, fields) : 0;

      if (mapping == NULL)
        g_ptr_array_add (warnings, g_strdup (error->message));
      else if (n_known > most && 2 * n_known >= mapping->fields->len)
        {
          most = n_known;
          g_clear_pointer (&best, probant_form_mapping_free);
          best = g_steal_pointer (&mapping);
        }
    }
  return g_steal_pointer (&best);
}

ProbantFormMapping *
probant_form_mapping_find_installed (const char *const *fields, GPtrArray *warnings)
{
  g_auto (GStrv) folders = probant_form_mapping_list_folders ();

  return probant_form_mapping_find ((const char *const *)folders, fields, warnings);
}

const char *
probant_form_mapping_get_path (ProbantFormMapping *self)
{
  return self->path;
}

char *
probant_form_mapping_make_own (ProbantFormMapping *self, GError **error)
{
  g_autofree char *folder = get_own_folder ();
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *own = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;

  if (g_file_test (own, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&own);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int number = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), "%s: %s", folder,
                   g_strerror (number));
      return NULL;
    }
  if (!g_file_get_contents (self->path, &text, &length, error)
      || !g_file_set_contents (own, text, (gssize)length, error))
    return NULL;
  return g_steal_pointer (&own);
}

const char *const *
probant_form_mapping_get_sources (ProbantFormMapping *self)
{
  return (const char *const *)self->sources;
}

static char *
get_subject_text (const ProbantSubject *subject, const char *member)
{
  const char *const values[] = { subject->siren, subject->siret, subject->rna, subject->name };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_str_equal (member, subject_members[i]))
      return g_strdup (values[i]);
  return NULL;
}

static char *
get_answer_text (ProbantDossier *dossier, const Part *part)
{
  ProbantRecord *record = probant_dossier_find (dossier, part->source);
  JsonObject *answers = record != NULL ? probant_record_get_answers (record) : NULL;
  JsonNode *node = answers != NULL ? probant_json_get (answers, part->text) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  return node != NULL ? probant_node_to_text (node) : NULL;
}

/* Takes `text`. */
static char *
change (char *text, Change how)
{
  g_autofree char *owned = text;
  g_autoptr (GDateTime) date = how == CHANGE_DATE && text != NULL ? probant_parse_date (text) : NULL;

  if (date != NULL)
    return g_date_time_format (date, "%d/%m/%Y");
  if (how == CHANGE_NOT && text != NULL)
    return g_str_equal (text, "true")    ? g_strdup ("false")
           : g_str_equal (text, "false") ? g_strdup ("true")
                                         : NULL;
  return g_steal_pointer (&owned);
}

static char *
substitute (const Part *part, ProbantDossier *dossier, GDateTime *today)
{
  switch (part->kind)
    {
    case PART_SUBJECT:
      return change (get_subject_text (probant_dossier_get_subject (dossier), part->text), part->change);
    case PART_TODAY:
      return g_date_time_format (today, "%d/%m/%Y");
    case PART_ANSWER:
      return change (get_answer_text (dossier, part), part->change);
    case PART_LITERAL:
    default:
      return g_strdup (part->text);
    }
}

/* NULL where nothing is known of it. */
static char *
make_text (const Field *field, ProbantDossier *dossier, GDateTime *today)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean known = FALSE, asked = FALSE;

  for (guint i = 0; i < field->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (field->parts, i);
      g_autofree char *piece = substitute (part, dossier, today);

      asked |= part->kind != PART_LITERAL;
      known |= part->kind != PART_LITERAL && piece != NULL;
      if (piece != NULL)
        g_string_append (text, piece);
    }
  g_strstrip (text->str);
  return known || !asked ? g_strdup (text->str) : NULL;
}

/* Why a source tells nothing. NULL where it has answered. (transfer full) */
static char *
explain_record (ProbantRecord *record)
{
  const ProbantEndpoint *endpoint = probant_record_get_endpoint (record);
  const char *title = _ (endpoint->title);

  switch (probant_record_get_state (record))
    {
    case PROBANT_RECORD_WAITING:
    case PROBANT_RECORD_ASKING:
      /* Translators: %s is the title of a source */
      return g_strdup_printf (_ ("%s: not answered yet"), title);
    case PROBANT_RECORD_ABSENT:
      /* Translators: %s is the title of a source */
      return g_strdup_printf (_ ("%s: the applicant is unknown there"), title);
    case PROBANT_RECORD_SKIPPED:
      /* Translators: %s is the title of a source */
      return g_strdup_printf (_ ("%s: not asked"), title);
    case PROBANT_RECORD_DENIED:
    case PROBANT_RECORD_FAILED:
      return g_strdup_printf ("%s: %s", title, probant_record_get_problem (record)->title);
    case PROBANT_RECORD_ANSWERED:
    default:
      /* Translators: %s is the title of a source */
      return g_strdup_printf (_ ("%s: not provided"), title);
    }
}

/* Of the first substitution: the others of a field mostly come from the same source. (transfer full) */
static char *
explain (const Field *field, ProbantDossier *dossier)
{
  for (guint i = 0; i < field->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (field->parts, i);
      ProbantRecord *record = part->source != NULL ? probant_dossier_find (dossier, part->source) : NULL;

      if (record != NULL)
        return explain_record (record);
      if (part->kind == PART_SUBJECT)
        return g_strdup (g_str_equal (part->text, "name") ? _ ("The applicant’s name is not known")
                                                          : _ ("The applicant’s number is not known"));
    }
  return g_strdup (_ ("Not known"));
}

static void
entry_free (gpointer data)
{
  ProbantFormEntry *entry = data;

  g_free (entry->name);
  g_free (entry->text);
  g_free (entry->why);
  g_free (entry);
}

GPtrArray *
probant_form_mapping_list (ProbantFormMapping *self, ProbantDossier *dossier, GDateTime *today)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (self->fields, i);
      ProbantFormEntry *entry = g_new0 (ProbantFormEntry, 1);

      entry->name = g_strdup (field->name);
      entry->text = make_text (field, dossier, today);
      entry->why = entry->text == NULL ? explain (field, dossier) : NULL;
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

GHashTable *
probant_form_mapping_apply (ProbantFormMapping *self, ProbantDossier *dossier, GDateTime *today)
{
  g_autoptr (GPtrArray) entries = probant_form_mapping_list (self, dossier, today);
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < entries->len; i++)
    {
      const ProbantFormEntry *entry = g_ptr_array_index (entries, i);

      if (entry->text != NULL)
        g_hash_table_replace (texts, g_strdup (entry->name), g_strdup (entry->text));
    }
  return texts;
}
