/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-history-search.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  ProbantHistory *history;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("probant-history-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "deeper", "history.json", NULL);
  fixture->history = probant_history_new (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deeper = g_path_get_dirname (fixture->path);

  g_assert_finalize_object (fixture->history);
  g_unlink (fixture->path);
  g_rmdir (deeper);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static ProbantHistoryItem *
make_item (const char *number, const char *api, gint64 seconds)
{
  ProbantIdentifier identifier;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  g_assert_true (probant_identifier_parse_unchecked (number, &identifier, NULL));
  return probant_history_item_new (&identifier, "Name", NULL, api, time, 2, NULL);
}

static void
put (ProbantHistory *history, const char *number, const char *api, gint64 seconds)
{
  g_autoptr (ProbantHistoryItem) item = make_item (number, api, seconds);
  g_autoptr (GError) error = NULL;

  g_assert_true (probant_history_put (history, item, &error));
  g_assert_no_error (error);
}

static void
assert_item (ProbantHistory *history, guint position, const char *number, const char *api)
{
  g_autoptr (ProbantHistoryItem) item = g_list_model_get_item (G_LIST_MODEL (history), position);

  g_assert_nonnull (item);
  g_assert_cmpstr (probant_history_item_get_identifier (item)->value, ==, number);
  g_assert_cmpstr (probant_history_item_get_access (item), ==, api);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantHistory) second = NULL;
  g_autoptr (ProbantHistoryItem) item = NULL;

  put (fixture->history, "552049447", "production", 100);
  put (fixture->history, "W751234567", "sandbox", 300);
  put (fixture->history, "55204944776279", "production", 200);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->history)), ==, 3);
  assert_item (fixture->history, 0, "W751234567", "sandbox");
  assert_item (fixture->history, 2, "552049447", "production");

  /* The same number moves up; the same number elsewhere is another dossier. */
  put (fixture->history, "552049447", "production", 400);
  put (fixture->history, "552049447", "sandbox", 50);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->history)), ==, 4);
  assert_item (fixture->history, 0, "552049447", "production");
  assert_item (fixture->history, 3, "552049447", "sandbox");

  second = probant_history_new (fixture->path);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (second)), ==, 4);
  item = g_list_model_get_item (G_LIST_MODEL (second), 0);
  g_assert_cmpstr (probant_history_item_get_name (item), ==, "Name");
  g_assert_null (probant_history_item_get_object (item));
  g_assert_cmpuint (probant_history_item_get_n_failed (item), ==, 2);
  g_assert_cmpint (g_date_time_to_unix (probant_history_item_get_opened_at (item)), ==, 400);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantHistoryItem) removed = NULL;

  put (fixture->history, "552049447", "production", 100);
  put (fixture->history, "W751234567", "production", 200);
  removed = g_list_model_get_item (G_LIST_MODEL (fixture->history), 1);
  g_assert_true (probant_history_remove (fixture->history, removed, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->history)), ==, 1);
  assert_item (fixture->history, 0, "W751234567", "production");

  /* Undone, it is where it was. */
  g_assert_true (probant_history_put (fixture->history, removed, NULL));
  assert_item (fixture->history, 1, "552049447", "production");
}

static void
test_bounded (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < PROBANT_HISTORY_MAX_ITEMS + 5; i++)
    {
      g_autofree char *number = g_strdup_printf ("%09u", 100000000 + i);

      put (fixture->history, number, "production", i);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->history)), ==,
                    PROBANT_HISTORY_MAX_ITEMS);
  assert_item (fixture->history, 0, "100000204", "production");
}

static guint
count_items (const char *path)
{
  g_autoptr (ProbantHistory) read = probant_history_new (path);

  return g_list_model_get_n_items (G_LIST_MODEL (read));
}

static void
test_duration (Fixture *fixture, gconstpointer data)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 day = 24 * 3600;

  put (fixture->history, "552049447", "production", now);
  put (fixture->history, "W751234567", "production", now - 6 * day);
  put (fixture->history, "55204944776279", "production", now - 8 * day);
  put (fixture->history, "552049447", "sandbox", now - 400 * day);

  /* What is too old goes at once, from the file too; and does not come back. */
  g_object_set (fixture->history, "max-days", 366, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->history)), ==, 3);
  g_assert_cmpuint (count_items (fixture->path), ==, 3);
  g_object_set (fixture->history, "max-days", 7, NULL);
  assert_item (fixture->history, 1, "W751234567", "production");
  g_assert_cmpuint (count_items (fixture->path), ==, 2);
  put (fixture->history, "55204944776279", "production", now - 8 * day);
  g_assert_cmpuint (count_items (fixture->path), ==, 2);
  g_object_set (fixture->history, "max-days", 366, NULL);
  g_assert_cmpuint (count_items (fixture->path), ==, 2);
}

static void
test_forgetful (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) erased = g_ptr_array_new_with_free_func (g_object_unref);

  put (fixture->history, "552049447", "production", 100);
  g_object_set (fixture->history, "remembers", FALSE, NULL);
  put (fixture->history, "W751234567", "production", 200);
  g_assert_cmpuint (count_items (fixture->path), ==, 1);

  /* What was erased can be put back all the same. */
  g_ptr_array_add (erased, g_list_model_get_item (G_LIST_MODEL (fixture->history), 0));
  g_assert_true (probant_history_clear (fixture->history, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->history)), ==, 0);
  g_assert_cmpuint (count_items (fixture->path), ==, 0);
  g_assert_true (probant_history_restore (fixture->history, erased, NULL));
  assert_item (fixture->history, 0, "552049447", "production");
  g_assert_cmpuint (count_items (fixture->path), ==, 1);
}

static void
test_shared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantHistory) second = probant_history_new (fixture->path);

  put (fixture->history, "552049447", "production", 100);
  put (second, "W751234567", "production", 200);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (second)), ==, 2);
}

static void
put_marked (ProbantHistory *history,
            const char *const *marks,
            gboolean (*change) (ProbantHistory *history, ProbantHistoryItem *item, GError **error))
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (100);
  g_autoptr (ProbantHistoryItem) item = NULL;
  g_autoptr (GError) error = NULL;
  ProbantIdentifier identifier;

  g_assert_true (probant_identifier_parse_unchecked ("552049447", &identifier, NULL));
  item = probant_history_item_new (&identifier, "Name", NULL, "production", time, 0, marks);
  g_assert_true (change (history, item, &error));
  g_assert_no_error (error);
}

/* The marks of a dossier as the file has them now, one blank between them; NULL where it is not there. */
static char *
read_marks (const char *path, const char *access)
{
  g_autoptr (ProbantHistory) history = probant_history_new (path);
  ProbantHistoryItem *item = NULL;
  ProbantIdentifier identifier;

  g_assert_true (probant_identifier_parse_unchecked ("552049447", &identifier, NULL));
  item = probant_history_find (history, &identifier, access);
  return item != NULL ? g_strjoinv (" ", (char **)probant_history_item_get_marks (item)) : NULL;
}

static void
assert_marks (Fixture *fixture, const char *expected)
{
  g_autofree char *marks = read_marks (fixture->path, "production");
  g_autofree char *elsewhere = read_marks (fixture->path, "sandbox");

  g_assert_cmpstr (marks, ==, expected);
  g_assert_null (elsewhere);
}

/* They live and go with the dossier they belong to. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  static const char *const one[] = { "attestation_vigilance/attestation", NULL };
  static const char *const two[] = { "actes_inpi/acte", "actes_inpi/acte-2", NULL };
  const char *many[PROBANT_HISTORY_MAX_MARKS + 2] = { NULL };
  g_autoptr (ProbantHistoryItem) item = make_item ("552049447", "production", 1);
  g_autofree char *marks = NULL;

  put_marked (fixture->history, one, probant_history_update);
  assert_marks (fixture, NULL);
  put_marked (fixture->history, one, probant_history_put);
  assert_marks (fixture, one[0]);
  put_marked (fixture->history, two, probant_history_update);
  assert_marks (fixture, "actes_inpi/acte actes_inpi/acte-2");

  g_object_set (fixture->history, "remembers", FALSE, NULL);
  put_marked (fixture->history, one, probant_history_update);
  assert_marks (fixture, "actes_inpi/acte actes_inpi/acte-2");
  g_object_set (fixture->history, "remembers", TRUE, NULL);
  put_marked (fixture->history, NULL, probant_history_update);
  assert_marks (fixture, "");

  for (guint i = 0; i <= PROBANT_HISTORY_MAX_MARKS; i++)
    many[i] = "a/b";
  put_marked (fixture->history, many, probant_history_update);
  marks = read_marks (fixture->path, "production");
  g_assert_cmpuint (strlen (marks), ==, 4 * PROBANT_HISTORY_MAX_MARKS - 1);

  g_assert_true (probant_history_remove (fixture->history, item, NULL));
  put_marked (fixture->history, one, probant_history_update);
  assert_marks (fixture, NULL);
}

/* The fullest history there can be is still read. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_mark = g_strnfill (300, 'm');
  const char *marks[PROBANT_HISTORY_MAX_MARKS + 1] = { NULL };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (ProbantHistory) second = NULL;
  ProbantIdentifier identifier;

  for (guint i = 0; i < PROBANT_HISTORY_MAX_MARKS; i++)
    marks[i] = long_mark;
  for (guint i = 0; i < PROBANT_HISTORY_MAX_ITEMS; i++)
    {
      g_autofree char *number = g_strdup_printf ("W%09u", i);
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (i);

      g_assert_true (probant_identifier_parse_unchecked (number, &identifier, NULL));
      g_ptr_array_add (items,
                       probant_history_item_new (&identifier, long_mark, long_mark, "a", time, 0, marks));
    }
  g_assert_true (probant_history_restore (fixture->history, items, NULL));
  second = probant_history_new (fixture->path);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (second)), ==, PROBANT_HISTORY_MAX_ITEMS);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *contents;
    guint n_items;
  } cases[] = {
    { "", 0 },
    { "{", 0 },
    { "[]", 0 },
    { "{\"dossiers\": 3}", 0 },
    { "{\"dossiers\": [null, 1, {}, {\"identifier\": 552049447}]}", 0 },
    { "{\"dossiers\": [{\"identifier\": \"x\", \"access\": \"a\", \"opened_at\": \"2026-01-01T00:00:00Z\"}]}",
      0 },
    { "{\"dossiers\": [{\"identifier\": \"552049447\", \"access\": \"a\", \"opened_at\": \"yesterday\"}]}",
      0 },
    { "{\"dossiers\": [{\"identifier\": \"552049447\", \"access\": \"a\", \"opened_at\": "
      "\"2026-01-01T00:00:00Z\","
      " \"name\": 3, \"n_failed\": \"x\"}]}",
      1 },
    { "{\"dossiers\": [{\"identifier\": \"552049447\", \"access\": \"a\", \"opened_at\": "
      "\"2026-01-01T00:00:00Z\","
      " \"marks\": [null, 1, {}, [\"x\"], \"a/b\"]}]}",
      1 },
    { "{\"dossiers\": [{\"identifier\": \"552049447\", \"access\": \"a\", \"opened_at\": "
      "\"2026-01-01T00:00:00Z\","
      " \"marks\": {\"a\": 1}}]}",
      1 },
  };

  put (fixture->history, "552049447", "production", 100);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ProbantHistory) history = NULL;

      g_assert_true (g_file_set_contents (fixture->path, cases[i].contents, -1, NULL));
      history = probant_history_new (fixture->path);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (history)), ==, cases[i].n_items);
    }
}

static void
test_unwritable (void)
{
  g_autoptr (ProbantHistory) history = probant_history_new ("/proc/probant/history.json");
  g_autoptr (ProbantHistoryItem) item = make_item ("552049447", "production", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (probant_history_put (history, item, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (history)), ==, 1);
}

static void
put_named (ProbantHistory *history, const char *number, const char *name, const char *api, gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (ProbantHistoryItem) item = NULL;
  ProbantIdentifier identifier;

  g_assert_true (probant_identifier_parse_unchecked (number, &identifier, NULL));
  item = probant_history_item_new (&identifier, name, "secret object", api, time, 0, NULL);
  g_assert_true (probant_history_put (history, item, NULL));
}

/* `terms` and `expected`: parted by blanks; the numbers found in order. */
static void
assert_search (ProbantHistory *history, const char *terms, const char *expected)
{
  g_auto (GStrv) list = g_strsplit (terms, " ", -1);
  g_autoptr (GPtrArray) found
      = probant_history_search (G_LIST_MODEL (history), "production", (const char *const *)list);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (numbers, "%s%s", i > 0 ? " " : "",
                            probant_history_item_get_identifier (g_ptr_array_index (found, i))->value);
  g_test_message ("%s", terms);
  g_assert_cmpstr (numbers->str, ==, expected);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  put_named (fixture->history, "552049447", "SOCIÉTÉ DES CHEMINS", "production", 100);
  put_named (fixture->history, "W751234567", "Les Amis du Chemin d’Été", "production", 200);
  put_named (fixture->history, "99900010200015", "Charpentes du Brévon", "production", 300);
  put_named (fixture->history, "999000102", "Charpente Chemineau", "production", 400);
  put_named (fixture->history, "W751234567", "Chemin ailleurs", "sandbox", 500);
  put_named (fixture->history, "123456782", NULL, "production", 600);

  assert_search (fixture->history, "brevon", "99900010200015");
  assert_search (fixture->history, "BRÉV char", "99900010200015");
  assert_search (fixture->history, "d'ete", "W751234567 552049447");
  /* The whole word before the beginning of one, the newer of two that match alike. */
  assert_search (fixture->history, "chemin", "W751234567 999000102 552049447");
  assert_search (fixture->history, "charpente", "999000102 99900010200015");
  assert_search (fixture->history, "999 000 102", "999000102 99900010200015");
  assert_search (fixture->history, "99900010200015", "99900010200015");
  assert_search (fixture->history, "00015", "99900010200015");
  assert_search (fixture->history, "w7512", "W751234567");
  assert_search (fixture->history, "12345", "123456782 W751234567");
  /* Every term must be found, and the object of a dossier is nobody's business. */
  assert_search (fixture->history, "chemin brevon", "");
  assert_search (fixture->history, "secret", "");
  assert_search (fixture->history, "", "");
  assert_search (fixture->history, "… '", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/history/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/history/remove", Fixture, NULL, set_up, test_remove, tear_down);
  g_test_add ("/history/bounded", Fixture, NULL, set_up, test_bounded, tear_down);
  g_test_add ("/history/duration", Fixture, NULL, set_up, test_duration, tear_down);
  g_test_add ("/history/forgetful", Fixture, NULL, set_up, test_forgetful, tear_down);
  g_test_add ("/history/shared", Fixture, NULL, set_up, test_shared, tear_down);
  g_test_add ("/history/marks", Fixture, NULL, set_up, test_marks, tear_down);
  g_test_add ("/history/full", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add ("/history/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/history/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add_func ("/history/unwritable", test_unwritable);
  return g_test_run ();
}
