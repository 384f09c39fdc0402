/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/probant-identifier.h"

typedef struct
{
  const char *text;
  ProbantIdentifierKind kind;
  const char *value;
} Good;

static void
test_good (void)
{
  static const Good cases[] = {
    { "552049447", PROBANT_IDENTIFIER_SIREN, "552049447" },
    { "55204944776279", PROBANT_IDENTIFIER_SIRET, "55204944776279" },
    { " 552 049 447 76279 ", PROBANT_IDENTIFIER_SIRET, "55204944776279" },
    { "552\302\240049\302\240447\302\24076279", PROBANT_IDENTIFIER_SIRET, "55204944776279" },
    { "552\342\200\257049\342\200\257447", PROBANT_IDENTIFIER_SIREN, "552049447" },
    { "552.049.447", PROBANT_IDENTIFIER_SIREN, "552049447" },
    { "SIRET : 552 049 447 76279", PROBANT_IDENTIFIER_SIRET, "55204944776279" },
    { "N° SIREN 552-049-447", PROBANT_IDENTIFIER_SIREN, "552049447" },
    { "\357\274\225\357\274\225\357\274\222049447", PROBANT_IDENTIFIER_SIREN, "552049447" },
    { "w751234567", PROBANT_IDENTIFIER_RNA, "W751234567" },
    { "RNA W751234567", PROBANT_IDENTIFIER_RNA, "W751234567" },
    { "W9C1000123", PROBANT_IDENTIFIER_RNA, "W9C1000123" },
    { "0691P12345", PROBANT_IDENTIFIER_RNA, "0691P12345" },
    { "FR35552049447", PROBANT_IDENTIFIER_SIREN, "552049447" },
    { "fr 35 552 049 447", PROBANT_IDENTIFIER_SIREN, "552049447" },
    { "N° TVA FR35 552049447", PROBANT_IDENTIFIER_SIREN, "552049447" },
    { "35600000000048", PROBANT_IDENTIFIER_SIRET, "35600000000048" },
    { "35600000049837", PROBANT_IDENTIFIER_SIRET, "35600000049837" },
    { "77567227221138", PROBANT_IDENTIFIER_SIRET, "77567227221138" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ProbantIdentifier id;
      g_autoptr (GError) error = NULL;

      probant_identifier_parse (cases[i].text, &id, &error);
      g_assert_no_error (error);
      g_assert_cmpint (id.kind, ==, cases[i].kind);
      g_assert_cmpstr (id.value, ==, cases[i].value);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *text;
    ProbantIdentifierError code;
  } cases[] = {
    { "", PROBANT_IDENTIFIER_ERROR_EMPTY },
    { NULL, PROBANT_IDENTIFIER_ERROR_EMPTY },
    { " \t\n", PROBANT_IDENTIFIER_ERROR_EMPTY },
    { "552049448", PROBANT_IDENTIFIER_ERROR_CHECK_DIGIT },
    { "55204944776278", PROBANT_IDENTIFIER_ERROR_CHECK_DIGIT },
    { "FR28552049447", PROBANT_IDENTIFIER_ERROR_CHECK_DIGIT },
    { "FR35552049448", PROBANT_IDENTIFIER_ERROR_CHECK_DIGIT },
    { "35600000000049", PROBANT_IDENTIFIER_ERROR_CHECK_DIGIT },
    { "5520494477", PROBANT_IDENTIFIER_ERROR_LENGTH },
    { "5520494477627", PROBANT_IDENTIFIER_ERROR_LENGTH },
    { "W75123456", PROBANT_IDENTIFIER_ERROR_LENGTH },
    { "W7512345678", PROBANT_IDENTIFIER_ERROR_LENGTH },
    { "Croix-Rouge", PROBANT_IDENTIFIER_ERROR_NOT_A_NUMBER },
    { "Société générale", PROBANT_IDENTIFIER_ERROR_NOT_A_NUMBER },
    { "\377\376", PROBANT_IDENTIFIER_ERROR_NOT_A_NUMBER },
    { "12", PROBANT_IDENTIFIER_ERROR_NOT_A_NUMBER },
    { "552049447 et 775672272 sont deux numéros", PROBANT_IDENTIFIER_ERROR_NOT_A_NUMBER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ProbantIdentifier id;
      g_autoptr (GError) error = NULL;

      g_assert_false (probant_identifier_parse (cases[i].text, &id, &error));
      g_assert_error (error, PROBANT_IDENTIFIER_ERROR, (int)cases[i].code);
      g_assert_cmpint (strlen (error->message), >, 10);
      g_assert_cmpint (id.kind, ==, PROBANT_IDENTIFIER_NONE);
    }
}

static void
test_unchecked (void)
{
  ProbantIdentifier id;

  g_assert_true (probant_identifier_parse_unchecked ("552049448", &id, NULL));
  g_assert_cmpint (id.kind, ==, PROBANT_IDENTIFIER_SIREN);
  g_assert_true (probant_identifier_parse_unchecked ("FR28552049447", &id, NULL));
  g_assert_cmpstr (id.value, ==, "552049447");
  g_assert_false (probant_identifier_parse_unchecked ("5520494477", &id, NULL));
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (1 << 20, '5');
  g_autoptr (GError) error = NULL;
  ProbantIdentifier id;

  g_assert_false (probant_identifier_parse (text, &id, &error));
  g_assert_error (error, PROBANT_IDENTIFIER_ERROR, PROBANT_IDENTIFIER_ERROR_NOT_A_NUMBER);
}

static void
test_format (void)
{
  g_autofree char *siret = probant_identifier_format ("55204944776279");
  g_autofree char *siren = probant_identifier_format ("552049447");
  g_autofree char *rna = probant_identifier_format ("W751234567");
  g_autofree char *other = probant_identifier_format ("null");

  g_assert_cmpstr (siret, ==, "552\302\240049\302\240447\302\24076279");
  g_assert_cmpstr (siren, ==, "552\302\240049\302\240447");
  g_assert_cmpstr (rna, ==, "W751234567");
  g_assert_cmpstr (other, ==, "null");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identifier/good", test_good);
  g_test_add_func ("/identifier/bad", test_bad);
  g_test_add_func ("/identifier/unchecked", test_unchecked);
  g_test_add_func ("/identifier/long", test_long);
  g_test_add_func ("/identifier/format", test_format);
  return g_test_run ();
}
