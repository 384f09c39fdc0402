/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-form-mapping.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("probant-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "form.ini", NULL);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_fields (Fixture *fixture, const char *fields)
{
  g_autofree char *text = g_strconcat ("[fields]\n", fields, NULL);

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

/* A dossier whose legal unit has answered. */
static ProbantDossier *
make_dossier (void)
{
  static const char *const json
      = "{\"data\": {\"siren\": \"552049447\", \"nom\": \"Le nom\", \"rien\": null, \"vrai\": true,"
        " \"jour\": \"2024-02-29\", \"nombre\": 12, \"liste\": [{\"a\": \"un\"}, {\"a\": \"deux\"}]}}";
  g_autoptr (ProbantClient) client
      = probant_client_new ("http://127.0.0.1:1", "token", "aides", "essai", "10000001700010", NULL);
  g_autoptr (ProbantPolicy) policy = probant_policy_new ();
  g_autoptr (GHashTable) answers
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)probant_answer_unref);
  ProbantAnswer *answer = probant_answer_new ();
  ProbantIdentifier identifier;
  ProbantDossier *dossier = NULL;

  g_assert_true (probant_identifier_parse ("55204944776279", &identifier, NULL));
  dossier = probant_dossier_new (client, policy, &identifier);
  answer->root = json_from_string (json, NULL);
  answer->http_status = 200;
  g_assert_nonnull (answer->root);
  g_hash_table_insert (answers, (gpointer) "main", answer);
  probant_record_settle (probant_dossier_find (dossier, "entreprises"), answers, "552049447");
  return dossier;
}

static void
test_apply (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *text;
  } expected[] = {
    { "Siret", "55204944776279" },
    { "Nom", "M. Le nom (552049447)" },
    { "Jour", "29/02/2024" },
    { "Aujourd’hui", "01/03/2026" },
    { "Vrai", "true" },
    { "Faux", "false" },
    { "Constante", "{tel quel}" },
    { "page[0].nom=%", "12" },
    { "Premier", "un" },
    { "Moitié", "Le nom" },
    { "Inconnu", NULL },
    { "Rien", NULL },
    { "Pas encore", NULL },
  };
  g_autoptr (ProbantDossier) dossier = make_dossier ();
  g_autoptr (GDateTime) today = g_date_time_new_utc (2026, 3, 1, 0, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantFormMapping) mapping = NULL;
  g_autoptr (GHashTable) texts = NULL;

  write_fields (fixture, "Siret = {subject.siret}\n"
                         "Nom = M. {entreprises:data.nom} ({ subject.siren })\n"
                         "Jour = {entreprises:data.jour | date}\n"
                         "Aujourd’hui = {today}\n"
                         "Vrai = {entreprises:data.vrai}\n"
                         "Faux = {entreprises:data.vrai|not}\n"
                         "Constante = {{tel quel}}\n"
                         "page%5B0%5D.nom%3D%25 = {entreprises:data.nombre}\n"
                         "Premier = {entreprises:data.liste[].a}\n"
                         "Moitié = {entreprises:data.absent} {entreprises:data.nom}\n"
                         "Inconnu = Mme {entreprises:data.absent}\n"
                         "Rien = {entreprises:data.rien}\n"
                         "Pas encore = {associations:data.nom}\n");
  mapping = probant_form_mapping_load (fixture->path, &error);
  g_assert_no_error (error);
  texts = probant_form_mapping_apply (mapping, dossier, today);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (g_hash_table_lookup (texts, expected[i].name), ==, expected[i].text);
}

static void
test_sources (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantFormMapping) mapping = NULL;
  const char *const *sources = NULL;

  write_fields (fixture, "A = {exercices:data.a}\nB = {exercices:data.b}{associations:data.c}\n");
  mapping = probant_form_mapping_load (fixture->path, NULL);
  sources = probant_form_mapping_get_sources (mapping);
  g_assert_cmpuint (g_strv_length ((char **)sources), ==, 4);
  g_assert_true (g_strv_contains (sources, "exercices"));
  g_assert_true (g_strv_contains (sources, "entreprises"));
}

static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "{subject.age}",
                                       "{entreprise:data.nom}",
                                       "{entreprises:}",
                                       "{entreprises:data.nom | upper}",
                                       "{",
                                       "}",
                                       "{}",
                                       "{|date}",
                                       "a {today",
                                       "{today|}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *fields = g_strdup_printf ("Bon = {today}\nMauvais champ = %s\n", texts[i]);
      g_autoptr (GError) error = NULL;
      ProbantFormMapping *mapping = NULL;

      write_fields (fixture, fields);
      mapping = probant_form_mapping_load (fixture->path, &error);
      g_assert_null (mapping);
      g_assert_error (error, PROBANT_FORM_MAPPING_ERROR, PROBANT_FORM_MAPPING_ERROR_FIELD);
      g_assert_nonnull (strstr (error->message, "Mauvais champ"));
      g_assert_nonnull (strstr (error->message, fixture->path));
    }
}

static void
test_no_mapping (Fixture *fixture, gconstpointer data)
{
  static const char *const contents[] = { "", "not a key file", "[other]\na=b\n", "[fields]\na\n" };
  g_autoptr (GError) missing = NULL;

  g_assert_null (probant_form_mapping_load (fixture->path, &missing));
  g_assert_error (missing, PROBANT_FORM_MAPPING_ERROR, PROBANT_FORM_MAPPING_ERROR_FILE);
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (fixture->path, contents[i], -1, NULL));
      g_assert_null (probant_form_mapping_load (fixture->path, &error));
      g_assert_error (error, PROBANT_FORM_MAPPING_ERROR, PROBANT_FORM_MAPPING_ERROR_FILE);
    }
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "A", "B", "C", NULL };
  static const char *const others[] = { "A", "X", NULL };
  const char *const folders[] = { "/nowhere", fixture->folder, NULL };
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ProbantFormMapping) found = NULL;

  write_fields (fixture, "A = {today}\nB = {today}\nOther = {today}\n");
  found = probant_form_mapping_find (folders, fields, warnings);
  g_assert_nonnull (found);
  g_assert_null (probant_form_mapping_find (folders, others, warnings));
  g_assert_cmpuint (warnings->len, ==, 0);

  write_fields (fixture, "A = {\n");
  g_assert_null (probant_form_mapping_find (folders, fields, warnings));
  g_assert_cmpuint (warnings->len, ==, 1);
}

/* What is installed can be read. */
static void
test_installed (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "forms", "cerfa_12156.ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantFormMapping) mapping = probant_form_mapping_load (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (mapping);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/form-mapping/apply", Fixture, NULL, setup, test_apply, teardown);
  g_test_add ("/form-mapping/sources", Fixture, NULL, setup, test_sources, teardown);
  g_test_add ("/form-mapping/wrong", Fixture, NULL, setup, test_wrong, teardown);
  g_test_add ("/form-mapping/no-mapping", Fixture, NULL, setup, test_no_mapping, teardown);
  g_test_add ("/form-mapping/find", Fixture, NULL, setup, test_find, teardown);
  g_test_add_func ("/form-mapping/installed", test_installed);
  return g_test_run ();
}
