/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/probant-csv.h"
#include "core/probant-declared.h"
#include "core/probant-fold.h"
#include "core/probant-json.h"
#include "core/probant-presenter.h"

/* Reading what was declared: CSV or JSON, from the applicant's hands. */

#define MAX_BYTES (64 * 1024)
#define MAX_KEY 60
#define MAX_OFFICERS 100
#define BYTE_ORDER_MARK "\357\273\277"

typedef enum
{
  TRAIT_NONE,
  TRAIT_NUMBER,
  TRAIT_NAME,
  TRAIT_ADDRESS,
  TRAIT_POSTCODE, /* part of the address, in a column of its own */
  TRAIT_TOWN,
  TRAIT_ACTIVITY,
  TRAIT_HEADCOUNT,
  TRAIT_TURNOVER,
  TRAIT_OFFICER,
  N_TRAITS,
} Trait;

/* Folded keys. */
static const struct
{
  const char *key;
  Trait trait;
} keys[] = {
  { "siret", TRAIT_NUMBER },
  { "siren", TRAIT_NUMBER },
  { "rna", TRAIT_NUMBER },
  { "numero", TRAIT_NUMBER },
  { "numero siret", TRAIT_NUMBER },
  { "numero siren", TRAIT_NUMBER },
  { "numero rna", TRAIT_NUMBER },
  { "n siret", TRAIT_NUMBER },
  { "n siren", TRAIT_NUMBER },
  { "n rna", TRAIT_NUMBER },
  { "number", TRAIT_NUMBER },
  { "identifier", TRAIT_NUMBER },
  { "identifiant", TRAIT_NUMBER },
  { "nom", TRAIT_NAME },
  { "name", TRAIT_NAME },
  { "raison sociale", TRAIT_NAME },
  { "denomination", TRAIT_NAME },
  { "denomination sociale", TRAIT_NAME },
  { "nom de l association", TRAIT_NAME },
  { "nom de l entreprise", TRAIT_NAME },
  { "nom du demandeur", TRAIT_NAME },
  { "adresse", TRAIT_ADDRESS },
  { "address", TRAIT_ADDRESS },
  { "adresse du siege", TRAIT_ADDRESS },
  { "adresse du siege social", TRAIT_ADDRESS },
  { "siege", TRAIT_ADDRESS },
  { "siege social", TRAIT_ADDRESS },
  { "head office", TRAIT_ADDRESS },
  { "code postal", TRAIT_POSTCODE },
  { "cp", TRAIT_POSTCODE },
  { "postcode", TRAIT_POSTCODE },
  { "postal code", TRAIT_POSTCODE },
  { "ville", TRAIT_TOWN },
  { "commune", TRAIT_TOWN },
  { "town", TRAIT_TOWN },
  { "city", TRAIT_TOWN },
  { "activite", TRAIT_ACTIVITY },
  { "activite principale", TRAIT_ACTIVITY },
  { "activity", TRAIT_ACTIVITY },
  { "main activity", TRAIT_ACTIVITY },
  { "code ape", TRAIT_ACTIVITY },
  { "ape", TRAIT_ACTIVITY },
  { "code naf", TRAIT_ACTIVITY },
  { "naf", TRAIT_ACTIVITY },
  { "effectif", TRAIT_HEADCOUNT },
  { "effectifs", TRAIT_HEADCOUNT },
  { "effectif salarie", TRAIT_HEADCOUNT },
  { "nombre de salaries", TRAIT_HEADCOUNT },
  { "salaries", TRAIT_HEADCOUNT },
  { "headcount", TRAIT_HEADCOUNT },
  { "employees", TRAIT_HEADCOUNT },
  { "chiffre d affaires", TRAIT_TURNOVER },
  { "chiffre affaires", TRAIT_TURNOVER },
  { "ca", TRAIT_TURNOVER },
  { "turnover", TRAIT_TURNOVER },
  { "revenue", TRAIT_TURNOVER },
  { "dirigeant", TRAIT_OFFICER },
  { "dirigeants", TRAIT_OFFICER },
  { "representant", TRAIT_OFFICER },
  { "representants", TRAIT_OFFICER },
  { "representant legal", TRAIT_OFFICER },
  { "representants legaux", TRAIT_OFFICER },
  { "president", TRAIT_OFFICER },
  { "presidente", TRAIT_OFFICER },
  { "gerant", TRAIT_OFFICER },
  { "gerante", TRAIT_OFFICER },
  { "mandataires", TRAIT_OFFICER },
  { "mandataires sociaux", TRAIT_OFFICER },
  { "officer", TRAIT_OFFICER },
  { "officers", TRAIT_OFFICER },
};

/* What was read so far: one text a trait, the officers by themselves. */
typedef struct
{
  char *texts[N_TRAITS];
  GPtrArray *officers;
} Draft;

static void
clear_draft (Draft *self)
{
  for (guint i = 0; i < N_TRAITS; i++)
    g_free (self->texts[i]);
  g_ptr_array_unref (self->officers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, clear_draft)

static Trait
find_trait (const char *key)
{
  g_autofree char *folded = NULL;

  if (*key == '\0' || strlen (key) > MAX_KEY)
    return TRAIT_NONE;

  folded = probant_fold_text (key);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (folded, keys[i].key))
      return keys[i].trait;

  return TRAIT_NONE;
}

/* "Jean Dupont, Marie Durand": commas part persons only where each part has a first name and a surname. */
static gboolean
is_list (char **parts)
{
  if (parts[0] == NULL || parts[1] == NULL)
    return FALSE;
  for (guint i = 0; parts[i] != NULL; i++)
    if (strchr (g_strstrip (parts[i]), ' ') == NULL)
      return FALSE;

  return TRUE;
}

static void
add_officer (GPtrArray *officers, const char *name)
{
  g_autofree char *clean = probant_clean_text (name);

  if (clean != NULL && officers->len < MAX_OFFICERS)
    g_ptr_array_add (officers, g_steal_pointer (&clean));
}

static void
add_officers (GPtrArray *officers, const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, ";|/\n", MAX_OFFICERS);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], ",", MAX_OFFICERS);

      if (!is_list (parts))
        add_officer (officers, lines[i]);
      else
        for (guint j = 0; parts[j] != NULL; j++)
          add_officer (officers, parts[j]);
    }
}

/* SIRET, SIREN and RNA may all be given: the one that says most is kept. FALSE for two of one kind. */
static gboolean
put_number (char **place, const char *value)
{
  ProbantIdentifier before, after;

  if (!probant_identifier_parse_unchecked (*place, &before, NULL)
      || !probant_identifier_parse_unchecked (value, &after, NULL))
    return g_str_equal (*place, value);
  if (before.kind == after.kind)
    return g_str_equal (before.value, after.value);

  if (after.kind == PROBANT_IDENTIFIER_SIRET || before.kind == PROBANT_IDENTIFIER_RNA)
    {
      g_free (*place);
      *place = g_strdup (value);
    }

  return TRUE;
}

/* Code and label may stand in two places: they become one text. FALSE for two codes or two labels. */
static gboolean
put_activity (char **place, const char *value)
{
  g_autofree char *before = g_steal_pointer (place);
  g_autofree char *code_before = probant_fold_activity_code (before);
  g_autofree char *code_after = probant_fold_activity_code (value);

  if ((code_before != NULL) == (code_after != NULL))
    {
      *place = g_steal_pointer (&before);
      return g_str_equal (*place, value);
    }
  *place = code_before != NULL ? g_strjoin (" ", before, value, NULL) : g_strjoin (" ", value, before, NULL);

  return TRUE;
}

/* FALSE where the trait has another value already. */
static gboolean
put (Draft *draft, Trait trait, const char *value)
{
  g_autofree char *clean = probant_clean_text (value);
  char **place = &draft->texts[trait];

  if (clean == NULL || trait == TRAIT_NONE)
    return TRUE;
  if (trait == TRAIT_OFFICER)
    {
      add_officers (draft->officers, clean);
      return TRUE;
    }
  if (*place == NULL)
    {
      *place = g_steal_pointer (&clean);
      return TRUE;
    }
  if (trait == TRAIT_NUMBER)
    return put_number (place, clean);
  if (trait == TRAIT_ACTIVITY)
    return put_activity (place, clean);

  return g_str_equal (*place, clean);
}

/* The street, then "30340 Salindres". (transfer full) */
static char *
join_address (const Draft *draft)
{
  g_autoptr (GString) town = g_string_new (draft->texts[TRAIT_POSTCODE]);
  const char *street = draft->texts[TRAIT_ADDRESS];

  if (draft->texts[TRAIT_TOWN] != NULL)
    g_string_append_printf (town, "%s%s", town->len > 0 ? " " : "", draft->texts[TRAIT_TOWN]);
  if (town->len == 0 || street == NULL)
    return street != NULL ? g_strdup (street) : town->len > 0 ? g_strdup (town->str) : NULL;

  return g_strjoin (", ", street, town->str, NULL);
}

static ProbantDeclared *
finish_draft (Draft *draft, GError **error)
{
  g_autoptr (ProbantDeclared) declared = probant_declared_new ();

  declared->number = g_steal_pointer (&draft->texts[TRAIT_NUMBER]);
  declared->name = g_steal_pointer (&draft->texts[TRAIT_NAME]);
  declared->address = join_address (draft);
  declared->activity = g_steal_pointer (&draft->texts[TRAIT_ACTIVITY]);
  declared->headcount = g_steal_pointer (&draft->texts[TRAIT_HEADCOUNT]);
  declared->turnover = g_steal_pointer (&draft->texts[TRAIT_TURNOVER]);
  g_ptr_array_extend_and_steal (declared->officers, g_ptr_array_ref (draft->officers));

  if (declared->number == NULL && declared->name == NULL && declared->address == NULL
      && declared->activity == NULL && declared->headcount == NULL && declared->turnover == NULL
      && declared->officers->len == 0)
    {
      g_set_error_literal (
          error, PROBANT_DECLARED_ERROR, PROBANT_DECLARED_ERROR_NOTHING,
          _ ("Nothing in it can be compared: it names no name, address, activity, headcount, turnover or "
             "officer."));
      return NULL;
    }

  return g_steal_pointer (&declared);
}

static ProbantDeclared *
refuse_several (GError **error)
{
  g_set_error_literal (error, PROBANT_DECLARED_ERROR, PROBANT_DECLARED_ERROR_SEVERAL,
                       _ ("It declares the same thing twice, each time otherwise: keep one applicant only."));

  return NULL;
}

/* JSON */

static gboolean
put_node (Draft *draft, Trait trait, JsonNode *node)
{
  g_autofree char *text = NULL;

  if (trait == TRAIT_OFFICER && JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *officer = probant_node_to_text (json_array_get_element (array, i));

          add_officer (draft->officers, officer);
        }
      return TRUE;
    }

  text = probant_node_to_text (node);

  return put (draft, trait, text);
}

static ProbantDeclared *
read_json (char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = probant_json_read (text, length, NULL);
  g_auto (Draft) draft = { { NULL }, g_ptr_array_new_with_free_func (g_free) };
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (
          error, PROBANT_DECLARED_ERROR, PROBANT_DECLARED_ERROR_UNREADABLE,
          _ ("This is not the JSON of one applicant: an object with a name, an address… is expected."));
      return NULL;
    }

  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!put_node (&draft, find_trait (name), member))
      return refuse_several (error);

  return finish_draft (&draft, error);
}

/* CSV */

static guint
count_traits (char **row)
{
  guint n = 0;

  for (; *row != NULL; row++)
    n += find_trait (*row) != TRAIT_NONE;

  return n;
}

/* How many keys that are known these rows have: the separator that gives most is the right one. */
static guint
count_keys (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      /* A line that the separator does not part says nothing for it. */
      if (row[1] != NULL)
        n += i == 0 ? count_traits (row) : find_trait (row[0]) != TRAIT_NONE;
    }

  return n;
}

static GPtrArray *
split_best (const char *text)
{
  static const char separators[] = { ';', '\t', ',' };
  GPtrArray *best = NULL;
  guint most = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_autoptr (GPtrArray) rows = probant_csv_parse (text, separators[i]);
      guint n = count_keys (rows);

      if (best != NULL && n <= most)
        continue;
      g_clear_pointer (&best, g_ptr_array_unref);
      best = g_steal_pointer (&rows);
      most = n;
    }

  return best;
}

/* Key, then its values: several are officers, or parts of one. */
static gboolean
put_line (Draft *draft, char **row)
{
  Trait trait = find_trait (row[0]);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 1; row[i] != NULL; i++)
    {
      if (trait == TRAIT_OFFICER)
        put (draft, trait, row[i]);
      else if (*row[i] != '\0')
        g_ptr_array_add (values, row[i]);
    }
  g_ptr_array_add (values, NULL);
  joined = g_strjoinv (", ", (char **)values->pdata);

  return put (draft, trait, joined);
}

static gboolean
put_columns (Draft *draft, char **header, char **row)
{
  for (guint i = 0; header[i] != NULL && row[i] != NULL; i++)
    if (!put (draft, find_trait (header[i]), row[i]))
      return FALSE;

  return TRUE;
}

static ProbantDeclared *
read_csv (const char *text, GError **error)
{
  g_autoptr (GPtrArray) rows = split_best (text);
  g_auto (Draft) draft = { { NULL }, g_ptr_array_new_with_free_func (g_free) };
  gboolean has_header = rows->len > 0 && count_traits (g_ptr_array_index (rows, 0)) > 1;

  for (guint i = has_header ? 1 : 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      if (has_header ? !put_columns (&draft, g_ptr_array_index (rows, 0), row) : !put_line (&draft, row))
        return refuse_several (error);
    }

  return finish_draft (&draft, error);
}

/* Windows-1252 is what spreadsheets write where they do not write UTF-8. (transfer full) */
static char *
decode (const char *text, gsize length)
{
  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }
  if (memchr (text, '\0', length) != NULL)
    return NULL;
  if (g_utf8_validate (text, (gssize)length, NULL))
    return g_strndup (text, length);

  return g_convert_with_fallback (text, (gssize)length, "UTF-8", "WINDOWS-1252", "?", NULL, NULL, NULL);
}

ProbantDeclared *
probant_declared_read (const char *text, gsize length, GError **error)
{
  g_autofree char *decoded = NULL;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length > MAX_BYTES)
    {
      g_set_error_literal (error, PROBANT_DECLARED_ERROR, PROBANT_DECLARED_ERROR_TOO_LARGE,
                           _ ("This is larger than 64 KiB: one applicant’s declaration is expected."));
      return NULL;
    }

  decoded = length > 0 ? decode (text, length) : g_strdup ("");
  if (decoded == NULL)
    {
      g_set_error_literal (error, PROBANT_DECLARED_ERROR, PROBANT_DECLARED_ERROR_UNREADABLE,
                           _ ("This is no text: a CSV or JSON file is expected."));
      return NULL;
    }

  g_strchug (decoded);
  if (*decoded == '{' || *decoded == '[')
    return read_json (decoded, strlen (decoded), error);

  return read_csv (decoded, error);
}

/* Files */

/* Stops after the first byte that is too much. */
static gboolean
read_more_cb (const char *contents, goffset size, gpointer user_data)
{
  return size <= MAX_BYTES;
}

static void
load_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *contents = NULL;
  gsize length;
  GError *error = NULL;
  ProbantDeclared *declared;

  if (!g_file_load_partial_contents_finish (G_FILE (object), result, &contents, &length, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  declared = probant_declared_read (contents, length, &error);
  if (declared != NULL)
    g_task_return_pointer (task, declared, (GDestroyNotify)probant_declared_free);
  else
    g_task_return_error (task, error);
}

void
probant_declared_load_async (GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, probant_declared_load_async);
  g_file_load_partial_contents_async (file, cancellable, read_more_cb, load_cb, task);
}

ProbantDeclared *
probant_declared_load_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, probant_declared_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
