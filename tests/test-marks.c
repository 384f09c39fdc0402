/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "core/probant-document-names.h"
#include "dossier-fixture.h"
#include "widget-run.h"

/* What is marked for the report, from one session to the next. */

#define NUMBER "99900010200015"

static ProbantDossier *
get_dossier (DossierFixture *fixture)
{
  return probant_dossier_page_get_dossier (PROBANT_DOSSIER_PAGE (fixture->dossier_page));
}

static ProbantHistory *
get_history (DossierFixture *fixture)
{
  return probant_session_get_history (fixture->session);
}

/* One blank between them. */
static char *
list_marks (DossierFixture *fixture)
{
  g_auto (GStrv) marks = probant_dossier_list_marks (get_dossier (fixture));
  g_autoptr (GPtrArray) documents = probant_dossier_list_documents (get_dossier (fixture));
  guint n_marked = 0;

  for (guint i = 0; i < documents->len; i++)
    n_marked += probant_document_get_in_report (g_ptr_array_index (documents, i));
  g_assert_cmpuint (g_strv_length (marks), ==, n_marked);
  return g_strjoinv (" ", marks);
}

static void
mark (DossierFixture *fixture, guint position, gboolean in_report)
{
  g_autoptr (GPtrArray) documents = probant_dossier_list_documents (get_dossier (fixture));

  probant_document_set_in_report (g_ptr_array_index (documents, position), in_report);
}

/* As if the program had been ended and started. */
static void
start_again (DossierFixture *fixture)
{
  g_autoptr (ProbantAccess) access = NULL;
  g_autoptr (ProbantHistory) history = NULL;
  g_autoptr (GError) error = NULL;

  dossier_fixture_close (fixture);
  g_assert_finalize_object (fixture->session);
  access = probant_access_new_from_options ("sandbox", NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  history = probant_history_new (fixture->path);
  fixture->session = probant_session_new (access, history);
}

static void
assert_marks (DossierFixture *fixture, const char *expected)
{
  g_autofree char *marks = list_marks (fixture);

  g_assert_cmpstr (marks, ==, expected);
}

static void
test_kept (void)
{
  DossierFixture fixture = { NULL };
  g_autofree char *both = NULL;
  g_autofree char *one = NULL;

  dossier_fixture_init (&fixture, 1024);
  dossier_fixture_open (&fixture, NUMBER);
  assert_marks (&fixture, "");
  mark (&fixture, 0, TRUE);
  mark (&fixture, 3, TRUE);
  both = list_marks (&fixture);

  /* In the same session, in another window; then in the next session. */
  dossier_fixture_close (&fixture);
  dossier_fixture_open (&fixture, NUMBER);
  assert_marks (&fixture, both);
  start_again (&fixture);
  dossier_fixture_open (&fixture, NUMBER);
  assert_marks (&fixture, both);
  mark (&fixture, 0, FALSE);
  one = list_marks (&fixture);

  /* Of another applicant nothing is known. */
  start_again (&fixture);
  dossier_fixture_open (&fixture, "999000128");
  assert_marks (&fixture, "");
  dossier_fixture_close (&fixture);
  dossier_fixture_open (&fixture, NUMBER);
  assert_marks (&fixture, one);
  dossier_fixture_clear (&fixture);
}

/* Nothing is kept of a dossier that is not remembered, or no more. */
static void
test_forgotten (void)
{
  DossierFixture fixture = { NULL };
  g_autofree char *content = NULL;

  dossier_fixture_init (&fixture, 1024);
  g_object_set (get_history (&fixture), "remembers", FALSE, NULL);
  dossier_fixture_open (&fixture, NUMBER);
  mark (&fixture, 0, TRUE);
  g_assert_false (g_file_test (fixture.path, G_FILE_TEST_EXISTS));

  start_again (&fixture);
  g_object_set (get_history (&fixture), "remembers", TRUE, NULL);
  dossier_fixture_open (&fixture, NUMBER);
  assert_marks (&fixture, "");
  mark (&fixture, 0, TRUE);
  g_assert_true (probant_history_clear (get_history (&fixture), NULL));
  mark (&fixture, 1, TRUE);
  g_assert_true (g_file_get_contents (fixture.path, &content, NULL, NULL));
  g_assert_null (g_strrstr (content, "999000102"));

  start_again (&fixture);
  dossier_fixture_open (&fixture, NUMBER);
  assert_marks (&fixture, "");
  dossier_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/marks/kept", test_kept);
  g_test_add_func ("/marks/forgotten", test_forgotten);
  return g_test_run ();
}
