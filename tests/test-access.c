/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-access.h"

#include <string.h>

#define RECIPIENT "10000001700010"

static void
test_default (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantAccess) sandbox = NULL;
  g_autoptr (ProbantAccess) production = NULL;

  sandbox = probant_access_new_from_options (NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sandbox->kind, ==, PROBANT_API_SANDBOX);
  g_assert_null (sandbox->base_url);
  g_assert_null (sandbox->recipient);
  g_assert_cmpstr (probant_access_get_label (sandbox), ==, "sandbox");

  production = probant_access_new_from_options (NULL, "a.b.c", RECIPIENT, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (production->kind, ==, PROBANT_API_PRODUCTION);
  g_assert_cmpstr (production->base_url, ==, "https://entreprise.api.gouv.fr");
  g_assert_cmpstr (production->token, ==, "a.b.c");
  g_assert_cmpstr (production->recipient, ==, RECIPIENT);
  g_assert_cmpstr (production->context, ==, "Aides publiques");
  g_assert_cmpint (g_utf8_strlen (production->object, -1), <, 50);
}

static void
test_api (void)
{
  g_autoptr (ProbantAccess) staging = NULL;
  g_autoptr (ProbantAccess) public = NULL;
  g_autoptr (ProbantAccess) sandbox = NULL;
  g_autoptr (ProbantAccess) custom = NULL;
  g_autoptr (GError) error = NULL;

  /* Nobody asks for what is public: a token that is there is left where it is. */
  public = probant_access_new_from_options ("public", "a.b.c", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (public->kind, ==, PROBANT_API_PUBLIC);
  g_assert_null (public->token);
  g_assert_null (public->recipient);
  g_assert_cmpstr (probant_access_get_label (public), ==, "public");
  staging = probant_access_new_from_options ("staging", "a.b.c", RECIPIENT, NULL, NULL, &error);
  g_assert_cmpstr (staging->base_url, ==, "https://staging.entreprise.api.gouv.fr");
  custom = probant_access_new_from_options ("http://127.0.0.1:81", "a.b.c", "100 000 017 00010", "c", "o",
                                            &error);
  g_assert_cmpstr (custom->base_url, ==, "http://127.0.0.1:81");
  g_assert_cmpstr (custom->recipient, ==, RECIPIENT);
  g_assert_cmpstr (custom->context, ==, "c");
  g_assert_cmpstr (custom->object, ==, "o");
  g_assert_cmpstr (probant_access_get_label (custom), ==, "http://127.0.0.1:81");

  /* A real token is not for the sandbox. */
  sandbox = probant_access_new_from_options ("sandbox", "a.b.c", NULL, NULL, NULL, &error);
  g_assert_null (sandbox->token);
  probant_access_complete (sandbox, "http://127.0.0.1:82", "s", RECIPIENT, "c", "o");
  g_assert_cmpstr (sandbox->base_url, ==, "http://127.0.0.1:82");
  g_assert_cmpstr (sandbox->token, ==, "s");
  g_assert_no_error (error);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *api, *token, *recipient, *context, *object;
    int code;
  } cases[] = {
    { "prod", "a.b.c", RECIPIENT, NULL, NULL, PROBANT_ACCESS_ERROR_API },
    { "ftp://host", "a.b.c", RECIPIENT, NULL, NULL, PROBANT_ACCESS_ERROR_API },
    { "", "a.b.c", RECIPIENT, NULL, NULL, PROBANT_ACCESS_ERROR_API },
    { "production", NULL, RECIPIENT, NULL, NULL, PROBANT_ACCESS_ERROR_TOKEN },
    { NULL, "a.b.c", NULL, NULL, NULL, PROBANT_ACCESS_ERROR_RECIPIENT },
    { NULL, "a.b.c", "10000001700011", NULL, NULL, PROBANT_ACCESS_ERROR_RECIPIENT },
    { NULL, "a.b.c", "100000017", NULL, NULL, PROBANT_ACCESS_ERROR_RECIPIENT },
    { NULL, "a.b.c", "", NULL, NULL, PROBANT_ACCESS_ERROR_RECIPIENT },
    { "sandbox", NULL, "x", NULL, NULL, PROBANT_ACCESS_ERROR_RECIPIENT },
    { NULL, "a.b.c", RECIPIENT, "", NULL, PROBANT_ACCESS_ERROR_PURPOSE },
    { NULL, "a.b.c", RECIPIENT, NULL, " \302\240", PROBANT_ACCESS_ERROR_PURPOSE },
    { NULL, "a.b.c", RECIPIENT, NULL, "line\nbreak", PROBANT_ACCESS_ERROR_PURPOSE },
    { NULL, "a.b.c", RECIPIENT, NULL, "\377", PROBANT_ACCESS_ERROR_PURPOSE },
    /* 50 characters, 49 being the most. */
    { NULL, "a.b.c", RECIPIENT, NULL, "ééééééééééééééééééééééééééééééééééééééééééééééééxx",
      PROBANT_ACCESS_ERROR_PURPOSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (probant_access_new_from_options (cases[i].api, cases[i].token, cases[i].recipient,
                                                      cases[i].context, cases[i].object, &error));
      g_assert_error (error, PROBANT_ACCESS_ERROR, cases[i].code);
      g_assert_null (strstr (error->message, "a.b.c"));
    }
}

static void
test_is_subject (void)
{
  ProbantIdentifier asked = { PROBANT_IDENTIFIER_SIREN, "100000017" };
  ProbantSubject subject = { asked, PROBANT_SUBJECT_UNKNOWN, NULL, NULL, NULL, NULL };
  g_autoptr (ProbantAccess) access = NULL;
  char itself[] = "100000017", sibling[] = "10000001700028", other[] = "552049447";

  access = probant_access_new_from_options (NULL, "a.b.c", RECIPIENT, NULL, NULL, NULL);
  g_assert_false (probant_access_is_subject (access, &subject));
  subject.siret = sibling;
  g_assert_true (probant_access_is_subject (access, &subject));
  subject.siren = itself;
  g_assert_true (probant_access_is_subject (access, &subject));
  subject.siren = other;
  subject.siret = NULL;
  g_assert_false (probant_access_is_subject (access, &subject));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/access/default", test_default);
  g_test_add_func ("/access/api", test_api);
  g_test_add_func ("/access/refused", test_refused);
  g_test_add_func ("/access/is-subject", test_is_subject);
  return g_test_run ();
}
