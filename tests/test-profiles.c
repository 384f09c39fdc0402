/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-profiles.h"

#include <glib/gstdio.h>
#include <string.h>

#define REGION "10000001700010"

typedef struct
{
  char *folder;
  char *path;
  char *aside;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("probant-profiles-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "deep", "accesses.json", NULL);
  fixture->aside = g_strconcat (fixture->path, ".damaged", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = g_path_get_dirname (fixture->path);

  g_unlink (fixture->path);
  g_unlink (fixture->aside);
  g_rmdir (deep);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->aside);
  g_free (fixture->folder);
}

static ProbantProfile *
make (const char *label, const char *recipient)
{
  ProbantProfileParts parts = { .label = label, .recipient = recipient };

  return probant_profile_new (&parts);
}

static void
put (ProbantProfiles *profiles, ProbantProfile *profile)
{
  g_autoptr (GError) error = NULL;

  probant_profiles_put (profiles, profile, &error);
  g_assert_no_error (error);
}

static guint
count (ProbantProfiles *profiles)
{
  return g_list_model_get_n_items (G_LIST_MODEL (profiles));
}

static void
write_file (Fixture *fixture, const char *contents)
{
  g_autofree char *deep = g_path_get_dirname (fixture->path);

  g_mkdir_with_parents (deep, 0700);
  g_assert_true (g_file_set_contents (fixture->path, contents, -1, NULL));
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantProfiles) first = probant_profiles_new (fixture->path);
  g_autoptr (ProbantProfiles) second = NULL;
  ProbantTokenInfo info = { .holder = (char *)"Région", .expires_at = 1800000000 };
  ProbantProfileParts parts = { .label = "Région",
                                .api = "staging",
                                .recipient = "100 000 017 00010",
                                .recipient_name = "RÉGION",
                                .context = "Aides aux associations" };
  g_autoptr (ProbantProfile) region = probant_profile_new (&parts);
  g_autoptr (ProbantProfile) stored = probant_profile_with_token (region, &info);
  g_autoptr (ProbantProfile) town = make ("Commune", NULL);
  const ProbantProfileParts *read = NULL;
  GStatBuf state;

  g_assert_cmpuint (count (first), ==, 0);
  g_assert_null (probant_profiles_get_problem (first));
  put (first, stored);
  put (first, town);
  put (first, stored);
  g_assert_cmpint (g_stat (fixture->path, &state), ==, 0);
  g_assert_cmpint (state.st_mode & 0777, ==, 0600);

  second = probant_profiles_new (fixture->path);
  g_assert_cmpuint (count (second), ==, 2);
  read = probant_profile_get_parts (probant_profiles_find (second, probant_profile_get_id (region)));
  g_assert_cmpstr (read->label, ==, "Région");
  g_assert_cmpstr (read->api, ==, "staging");
  g_assert_cmpstr (read->recipient, ==, REGION);
  g_assert_cmpstr (read->recipient_name, ==, "RÉGION");
  g_assert_cmpstr (read->context, ==, "Aides aux associations");
  g_assert_cmpstr (read->holder, ==, "Région");
  g_assert_cmpint (read->expires_at, ==, 1800000000);
  /* In the order of the labels. */
  read = probant_profile_get_parts (probant_profiles_get_named (second, "commune", NULL));
  g_assert_cmpstr (read->context, ==, "Aides publiques");
  g_assert_null (read->recipient);
}

/* Each writes; neither undoes what the other wrote. */
static void
test_two_processes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantProfiles) mine = probant_profiles_new (fixture->path);
  g_autoptr (ProbantProfiles) theirs = probant_profiles_new (fixture->path);
  g_autoptr (ProbantProfiles) later = NULL;
  g_autoptr (ProbantProfile) region = make ("Région", REGION);
  g_autoptr (ProbantProfile) town = make ("Commune", NULL);

  put (mine, region);
  put (theirs, town);
  g_assert_cmpuint (count (theirs), ==, 2);
  g_assert_true (probant_profiles_remove (mine, probant_profile_get_id (region), NULL));
  g_assert_cmpuint (count (mine), ==, 1);
  later = probant_profiles_new (fixture->path);
  g_assert_cmpuint (count (later), ==, 1);
  g_assert_nonnull (probant_profiles_find (later, probant_profile_get_id (town)));
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  static const char *const damaged[]
      = { "", "{", "[]", "null", "{\"accesses\":3}", "\377\376", "{\"accesses\":" };

  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (ProbantProfiles) profiles = NULL;
      g_autoptr (ProbantProfiles) again = NULL;
      g_autoptr (ProbantProfile) town = make ("Commune", NULL);
      g_autofree char *kept = NULL;

      write_file (fixture, damaged[i]);
      profiles = probant_profiles_new (fixture->path);
      g_assert_cmpuint (count (profiles), ==, 0);
      g_assert_nonnull (strstr (probant_profiles_get_problem (profiles), "accesses.json"));
      /* Looking changes nothing; the first write sets it aside. */
      g_assert_false (g_file_test (fixture->aside, G_FILE_TEST_EXISTS));
      put (profiles, town);
      g_assert_true (g_file_get_contents (fixture->aside, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, damaged[i]);
      again = probant_profiles_new (fixture->path);
      g_assert_cmpuint (count (again), ==, 1);
      g_assert_null (probant_profiles_get_problem (again));
      g_unlink (fixture->aside);
    }
}

static void
test_partly_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantProfiles) profiles = NULL;
  const ProbantProfileParts *parts = NULL;

  write_file (fixture, "{\"version\":9,\"accesses\":[3,null,{},{\"id\":\"../../x\",\"label\":\"a\"},"
                       "{\"id\":\"11111111-2222-4333-8444-555555555555\",\"label\":7,\"recipient\":\"123\","
                       "\"token_expires_at\":\"soon\",\"context\":\"a\\nb\"},"
                       "{\"id\":\"11111111-2222-4333-8444-555555555555\",\"label\":\"twice\"}]}");
  profiles = probant_profiles_new (fixture->path);
  g_assert_cmpuint (count (profiles), ==, 1);
  parts
      = probant_profile_get_parts (probant_profiles_find (profiles, "11111111-2222-4333-8444-555555555555"));
  g_assert_cmpstr (parts->label, ==, "My service");
  g_assert_null (parts->recipient);
  g_assert_cmpint (parts->expires_at, ==, 0);
  g_assert_cmpstr (parts->context, ==, "a b");
}

static void
test_unwritable (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "file", "accesses.json", NULL);
  g_autofree char *file = g_path_get_dirname (path);
  g_autoptr (ProbantProfiles) profiles = NULL;
  g_autoptr (ProbantProfile) town = make ("Commune", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  profiles = probant_profiles_new (path);
  g_assert_false (probant_profiles_put (profiles, town, &error));
  g_assert_true (error->domain == G_FILE_ERROR);
  g_assert_cmpuint (count (profiles), ==, 1);
  g_unlink (file);
}

static void
test_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ProbantProfiles) profiles = probant_profiles_new (fixture->path);
  g_autoptr (ProbantProfile) region = make ("Région Bretagne", REGION);
  g_autoptr (ProbantProfile) twin = make ("Commune", NULL);
  g_autoptr (ProbantProfile) other = make ("COMMUNE", NULL);
  g_autoptr (ProbantProfile) unnamed = make (" ", REGION);
  g_autoptr (GError) error = NULL;

  put (profiles, region);
  put (profiles, twin);
  put (profiles, other);
  g_assert_true (probant_profiles_get_named (profiles, "région bretagne", NULL)
                 == probant_profiles_find (profiles, probant_profile_get_id (region)));
  g_assert_nonnull (probant_profiles_get_named (profiles, probant_profile_get_id (twin), NULL));
  g_assert_null (probant_profiles_get_named (profiles, "Commune", &error));
  g_assert_error (error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_API);
  g_assert_null (probant_profiles_get_named (profiles, "Département", NULL));
  g_assert_null (probant_profiles_get_named (profiles, "\377", NULL));
  g_assert_nonnull (strstr (probant_profile_get_label (unnamed), "100"));
}

static void
test_access (void)
{
  ProbantProfileParts parts = { .label = "Région", .api = "staging", .context = "Aides aux associations" };
  g_autoptr (ProbantProfile) incomplete = probant_profile_new (&parts);
  g_autoptr (ProbantProfile) whole = NULL;
  g_autoptr (ProbantAccess) access = NULL;
  g_autoptr (ProbantAccess) other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (probant_profile_make_access (incomplete, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_TOKEN);
  g_clear_error (&error);
  g_assert_null (probant_profile_make_access (incomplete, "a.b.c", NULL, NULL, NULL, &error));
  g_assert_error (error, PROBANT_ACCESS_ERROR, PROBANT_ACCESS_ERROR_RECIPIENT);
  g_clear_error (&error);

  parts.recipient = REGION;
  whole = probant_profile_new (&parts);
  access = probant_profile_make_access (whole, "a.b.c", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (access->kind, ==, PROBANT_API_STAGING);
  g_assert_cmpstr (access->context, ==, "Aides aux associations");
  g_assert_cmpstr (access->object, ==, PROBANT_ACCESS_DEFAULT_OBJECT);
  other = probant_profile_make_access (whole, "a.b.c", "55204944776279", "Fonds social", "2026-0042", &error);
  g_assert_cmpstr (other->context, ==, "Fonds social");
  g_assert_cmpstr (other->object, ==, "2026-0042");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/profiles/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/profiles/two-processes", Fixture, NULL, set_up, test_two_processes, tear_down);
  g_test_add ("/profiles/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/profiles/partly-damaged", Fixture, NULL, set_up, test_partly_damaged, tear_down);
  g_test_add ("/profiles/unwritable", Fixture, NULL, set_up, test_unwritable, tear_down);
  g_test_add ("/profiles/named", Fixture, NULL, set_up, test_named, tear_down);
  g_test_add_func ("/profiles/access", test_access);
  return g_test_run ();
}
