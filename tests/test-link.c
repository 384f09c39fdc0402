/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-link.h"

#include <string.h>

static void
test_number_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ProbantLink) link = probant_link_parse ("probant:55204944776279", &error);

  g_assert_no_error (error);
  g_assert_cmpint (link->identifier.kind, ==, PROBANT_IDENTIFIER_SIRET);
  g_assert_cmpstr (link->identifier.value, ==, "55204944776279");
  g_assert_null (link->object);
}

static void
test_object (void)
{
  static const struct
  {
    const char *text;
    const char *number;
    const char *object;
  } cases[] = {
    { "probant:552049447?object=2026-0042", "552049447", "2026-0042" },
    { "PROBANT:W751234567?object=Dossier+42", "W751234567", "Dossier 42" },
    { "probant:w751234567?object=%C3%89t%C3%A9%202026", "W751234567", "Été 2026" },
    { "probant:FR35552049447?object=a%2Bb%3Dc%26d", "552049447", "a+b=c&d" },
    { "probant:552049447?object=+x+", "552049447", "x" },
    { "probant:552049447?", "552049447", NULL },
    { "probant:552049447?object=", "552049447", NULL },
    { "probant:552049447?object=%20", "552049447", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ProbantLink) link = probant_link_parse (cases[i].text, &error);
      g_autoptr (ProbantLink) copy = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      copy = probant_link_copy (link);
      g_assert_cmpstr (copy->identifier.value, ==, cases[i].number);
      g_assert_cmpstr (copy->object, ==, cases[i].object);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    ProbantLinkError code;
  } cases[] = {
    { "", PROBANT_LINK_ERROR_FORM },
    { "https://example.org/", PROBANT_LINK_ERROR_FORM },
    { "55204944776279", PROBANT_LINK_ERROR_FORM },
    { "probant:55204944776279#x", PROBANT_LINK_ERROR_FORM },
    { "probant:55204944776279?object=a b", PROBANT_LINK_ERROR_FORM },
    { "probant:55204944776279?object=\303\251", PROBANT_LINK_ERROR_FORM },
    { "probant:55204944776279?object=a\n", PROBANT_LINK_ERROR_FORM },
    { "probant:", PROBANT_LINK_ERROR_NUMBER },
    { "probant:?object=x", PROBANT_LINK_ERROR_NUMBER },
    { "probant://55204944776279", PROBANT_LINK_ERROR_NUMBER },
    { "probant:55204944776278", PROBANT_LINK_ERROR_NUMBER },
    { "probant:552%20049%20447", PROBANT_LINK_ERROR_NUMBER },
    { "probant:--api", PROBANT_LINK_ERROR_NUMBER },
    { "probant:../../etc/passwd", PROBANT_LINK_ERROR_NUMBER },
    { "probant:552049447&object=x", PROBANT_LINK_ERROR_NUMBER },
    { "probant:552049447?api=https://evil.example", PROBANT_LINK_ERROR_MEMBER },
    { "probant:552049447?recipient=10000001700010", PROBANT_LINK_ERROR_MEMBER },
    { "probant:552049447?object=x&token=y", PROBANT_LINK_ERROR_MEMBER },
    { "probant:552049447?Object=x", PROBANT_LINK_ERROR_MEMBER },
    { "probant:552049447?object", PROBANT_LINK_ERROR_MEMBER },
    { "probant:552049447?object=x&", PROBANT_LINK_ERROR_MEMBER },
    { "probant:552049447?object=x&object=y", PROBANT_LINK_ERROR_MEMBER },
    { "probant:552049447?object=%", PROBANT_LINK_ERROR_OBJECT },
    { "probant:552049447?object=%zz", PROBANT_LINK_ERROR_OBJECT },
    { "probant:552049447?object=%00", PROBANT_LINK_ERROR_OBJECT },
    { "probant:552049447?object=a%0D%0AX-Header:%201", PROBANT_LINK_ERROR_OBJECT },
    { "probant:552049447?object=%C3", PROBANT_LINK_ERROR_OBJECT },
    { "probant:552049447?object=%E2%80%AEabc", PROBANT_LINK_ERROR_OBJECT },
    { "probant:552049447?object=a%E2%80%A8b", PROBANT_LINK_ERROR_OBJECT },
    { "probant:552049447?object=a%E2%80%8Bb", PROBANT_LINK_ERROR_OBJECT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (probant_link_parse (cases[i].text, &error));
      g_assert_error (error, PROBANT_LINK_ERROR, (int)cases[i].code);
    }
}

/* 49 characters pass however many bytes they take, 50 do not; nothing is read beyond the limit. */
static void
test_length (void)
{
  g_autoptr (GString) longest = g_string_new ("probant:552049447?object=");
  g_autofree char *endless = NULL;
  g_autoptr (ProbantLink) link = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 49; i++)
    g_string_append (longest, "%F0%9F%93%84");
  link = probant_link_parse (longest->str, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_utf8_strlen (link->object, -1), ==, 49);

  g_string_append (longest, "x");
  g_assert_null (probant_link_parse (longest->str, &error));
  g_assert_error (error, PROBANT_LINK_ERROR, PROBANT_LINK_ERROR_OBJECT);
  g_clear_error (&error);

  endless = g_strnfill (10 * 1000 * 1000, '5');
  memcpy (endless, "probant:", strlen ("probant:"));
  g_assert_null (probant_link_parse (endless, &error));
  g_assert_error (error, PROBANT_LINK_ERROR, PROBANT_LINK_ERROR_FORM);
}

/* Any bytes: an answer or an error, and what is accepted keeps its promises. */
static void
test_random (void)
{
  static const char alphabet[] = "probant:?object=&%0123456789ABCDEFW+-\303\251\001 ";
  g_autoptr (GRand) random = g_rand_new_with_seed (20260042);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (i % 2 == 0 ? "probant:552049447?object=" : "probant:");
      g_autoptr (ProbantLink) link = NULL;
      g_autoptr (GError) error = NULL;
      gint32 n = g_rand_int_range (random, 0, 60);

      for (gint32 j = 0; j < n; j++)
        g_string_append_c (text, alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)]);
      link = probant_link_parse (text->str, &error);
      g_assert_true ((link == NULL) == (error != NULL));
      if (link != NULL && link->object != NULL)
        {
          g_assert_true (g_utf8_validate (link->object, -1, NULL));
          g_assert_cmpint (g_utf8_strlen (link->object, -1), <, 50);
          g_assert_null (strpbrk (link->object, "\001\r\n"));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link/number-alone", test_number_alone);
  g_test_add_func ("/link/object", test_object);
  g_test_add_func ("/link/refused", test_refused);
  g_test_add_func ("/link/length", test_length);
  g_test_add_func ("/link/random", test_random);

  return g_test_run ();
}
