/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-subject.h"

static gboolean
learn (ProbantSubject *subject, const char *source, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (text, &error);

  g_assert_no_error (error);

  return probant_subject_learn (subject, source, root);
}

static ProbantSubject *
subject_for (const char *text)
{
  ProbantIdentifier identifier;

  g_assert_true (probant_identifier_parse (text, &identifier, NULL));

  return probant_subject_new (&identifier);
}

static void
test_asked (void)
{
  g_autoptr (ProbantSubject) siret = subject_for ("55204944776279");
  g_autoptr (ProbantSubject) siren = subject_for ("552049447");
  g_autoptr (ProbantSubject) rna = subject_for ("W751234567");

  g_assert_cmpstr (siret->siren, ==, "552049447");
  g_assert_null (siren->siret);
  g_assert_null (rna->siren);
  g_assert_cmpint (rna->kind, ==, PROBANT_SUBJECT_ASSOCIATION);
}

static void
test_company (void)
{
  g_autoptr (ProbantSubject) subject = subject_for ("552049447");

  g_assert_true (learn (subject, "entreprises",
                        "{\"data\": {\"siret_siege_social\": \"55204944776279\", \"rna\": null,"
                        " \"personne_morale_attributs\": {\"raison_sociale\": \"CHEMINS\"},"
                        " \"forme_juridique\": {\"code\": \"5599\"}}}"));
  g_assert_cmpstr (subject->siret, ==, "55204944776279");
  g_assert_cmpstr (subject->name, ==, "CHEMINS");
  g_assert_cmpint (subject->kind, ==, PROBANT_SUBJECT_COMPANY);
  g_assert_null (subject->rna);
}

static void
test_person (void)
{
  g_autoptr (ProbantSubject) subject = subject_for ("55204944776279");

  g_assert_true (
      learn (subject, "etablissements",
             "{\"data\": {\"unite_legale\": {\"personne_physique_attributs\": {\"prenom_usuel\": null,"
             " \"prenom_1\": \"CLAIRE\", \"nom_usage\": null, \"nom_naissance\": \"AUBIN\"},"
             " \"forme_juridique\": {\"code\": \"1000\"}}}}"));
  g_assert_cmpstr (subject->name, ==, "CLAIRE AUBIN");
  g_assert_cmpint (subject->kind, ==, PROBANT_SUBJECT_PERSON);
}

static void
test_association (void)
{
  g_autoptr (ProbantSubject) unit = subject_for ("775672272");
  g_autoptr (ProbantSubject) newer = subject_for ("W751234567");
  g_autoptr (ProbantSubject) older = subject_for ("W751234567");

  learn (unit, "entreprises",
         "{\"data\": {\"rna\": \"W751004076\", \"forme_juridique\": {\"code\": \"9220\"}}}");
  g_assert_cmpstr (unit->rna, ==, "W751004076");
  g_assert_cmpint (unit->kind, ==, PROBANT_SUBJECT_ASSOCIATION);

  learn (newer, "associations",
         "{\"data\": {\"siren\": \"775672272\", \"nom\": \"Croix\", \"siret_siege\": \"77567227221138\"}}");
  g_assert_cmpstr (newer->siren, ==, "775672272");
  g_assert_cmpstr (newer->siret, ==, "77567227221138");
  g_assert_cmpstr (newer->name, ==, "Croix");

  learn (older, "associations",
         "{\"data\": {\"rna_id\": \"W751234567\", \"siret_siege_social\": \"77567227221138\"}}");
  g_assert_cmpstr (older->siren, ==, "775672272");
}

/* What a source tells never replaces what the officer typed, and never leaves as a part of an address unless
 * it is a number. */
static void
test_hostile (void)
{
  static const char *const answers[] = {
    "[]",
    "{}",
    "{\"data\": []}",
    "{\"data\": {\"siret_siege_social\": 55204944776279}}",
    "{\"data\": {\"siret_siege_social\": \"null\", \"rna\": \"../privileges\"}}",
    "{\"data\": {\"siret_siege_social\": \"77567227221138\"}}",
    "{\"data\": {\"siret_siege_social\": \"55204944776278\"}}",
    "{\"data\": {\"personne_morale_attributs\": 3, \"forme_juridique\": \"5599\", \"unite_legale\": null}}",
  };
  g_autoptr (ProbantSubject) subject = subject_for ("552049447");

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      learn (subject, "entreprises", answers[i]);
      learn (subject, "etablissements", answers[i]);
    }
  g_assert_cmpstr (subject->siren, ==, "552049447");
  g_assert_null (subject->siret);
  g_assert_null (subject->rna);
  g_assert_cmpint (subject->kind, ==, PROBANT_SUBJECT_UNKNOWN);
  g_assert_false (learn (subject, "exercices", "{\"data\": {\"siret_siege_social\": \"55204944776279\"}}"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/subject/asked", test_asked);
  g_test_add_func ("/subject/company", test_company);
  g_test_add_func ("/subject/person", test_person);
  g_test_add_func ("/subject/association", test_association);
  g_test_add_func ("/subject/hostile", test_hostile);
  return g_test_run ();
}
