/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-numbers.h"

#include <glib/gstdio.h>
#include <string.h>

#define DEADLINE_SECONDS 20

/* The numbers with one blank between them. */
static char *
join (GArray *found)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            g_array_index (found, ProbantIdentifier, i).value);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_found (const char *text, gsize length, const char *expected)
{
  g_autoptr (GArray) found = probant_numbers_find (text, length);
  g_autofree char *joined = join (found);

  g_test_message ("%.80s", text);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_in_text (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "55204944776279", "55204944776279" },
    { "Madame, l’association (SIRET : 552 049 447 76279) demande…", "55204944776279" },
    { "n°552049447, RCS Paris", "552049447" },
    { "SIREN 552\302\240049\302\240447", "552049447" },
    { "552\342\200\257049\342\200\257447\342\200\25776279", "55204944776279" },
    { "552 049 447 762 79", "55204944776279" },
    { "552.049.447 et 552-049-447", "552049447" },
    { "552049447 76279", "55204944776279" },
    { "RNA W751234567.", "W751234567" },
    { "W751 234 567; W 751234567", "W751234567" },
    { "TVA FR35552049447", "552049447" },
    { "FR 35 552 049 447", "552049447" },
    { "SIRET55204944776279", "55204944776279" },
    { "SIREN 552049447, SIRET 55204944776279", "55204944776279" },
    { "55204944776279\nW751234567\n999000102", "55204944776279 W751234567 999000102" },
    { "nom;siret\nA;55204944776279\nB;99900010200015\n", "55204944776279 99900010200015" },
    { "attestation_vigilance_55204944776279.pdf", "55204944776279" },
    /* None of these is a number of an applicant. */
    { "", "" },
    { "Tél. 01 23 45 67 89, le 26/11/2026", "" },
    { "552049448", "" },
    { "1 552 049 447", "" },
    { "552 049 447 €, puis 552049447\302\240€", "" },
    { "x552049447, 552049447x, é552049447", "" },
    { "1552049447", "" },
    { "552049447123456", "" },
    { "000000000 00000000000000", "" },
    { "552\n049\n447", "" },
    { "552;049;447", "" },
    { "552  049  447", "" },
    { "IBAN FR76 3000 6000 0112 3456 7890 189", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (cases[i].text, strlen (cases[i].text), cases[i].expected);
}

/* Not UTF-8, cut in the middle of a character, with a zero, far too long, far too many. */
static void
test_hostile (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GArray) found = NULL;
  g_autofree char *nines = g_strnfill (3 * PROBANT_NUMBERS_MAX_BYTES, '9');
  g_autofree char *late = g_strnfill (2 * PROBANT_NUMBERS_MAX_BYTES, ' ');

  assert_found ("Soci\351t\351 552\240049\240447", 19, "552049447");
  assert_found ("552049447 \303", 11, "552049447");
  assert_found ("552049447\0"
                "552",
                13, "552049447");
  assert_found (nines, 3 * PROBANT_NUMBERS_MAX_BYTES, "");
  memcpy (late + PROBANT_NUMBERS_MAX_BYTES, "552049447", 9);
  assert_found (late, 2 * PROBANT_NUMBERS_MAX_BYTES, "");

  for (guint i = 0; many->len < PROBANT_NUMBERS_MAX_BYTES - 20; i++)
    g_string_append_printf (many, "%09u ", i);
  found = probant_numbers_find (many->str, many->len);
  g_assert_cmpuint (found->len, ==, PROBANT_NUMBERS_MAX);
}

typedef struct
{
  GArray *found;
  GError *error;
  gboolean done;
} Outcome;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->found = probant_numbers_find_in_file_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static void
find_in_file (const char *path, Outcome *outcome)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 deadline = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;

  probant_numbers_find_in_file_async (file, NULL, found_cb, outcome);
  while (!outcome->done)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* `contents` NULL: there is no such file. `expected` NULL: an error. */
static void
check_file (const char *name, const char *contents, gsize length, const char *expected)
{
  g_autofree char *folder = g_dir_make_tmp ("probant-numbers-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  Outcome outcome = { NULL };

  if (contents != NULL)
    g_assert_true (g_file_set_contents (path, contents, (gssize)length, NULL));
  find_in_file (path, &outcome);
  if (expected != NULL)
    {
      g_autofree char *joined = NULL;

      g_assert_no_error (outcome.error);
      joined = join (outcome.found);
      g_assert_cmpstr (joined, ==, expected);
      g_array_unref (outcome.found);
    }
  else
    {
      g_assert_null (outcome.found);
      g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      g_error_free (outcome.error);
    }
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_in_file (void)
{
  static const char little_endian[] = "\377\3765\0005\0002\0000\0004\0009\0004\0004\0007\000";
  g_autofree char *huge = g_strnfill (4 * PROBANT_NUMBERS_MAX_BYTES, 'x');

  check_file ("list.csv", "a;552049447\nb;W751234567", 24, "552049447 W751234567");
  check_file ("unicode.txt", little_endian, sizeof little_endian - 1, "552049447");
  check_file ("empty.txt", "", 0, "");
  check_file ("552049447.txt", "W751234567", 10, "W751234567");
  /* A PDF is not read: what is asked for is in its name. */
  check_file ("kbis-552049447.pdf", "%PDF-1.4\0W751234567", 19, "552049447");
  memcpy (huge, "552049447 ", 10);
  check_file ("huge.txt", huge, 4 * PROBANT_NUMBERS_MAX_BYTES, "552049447");
  check_file ("away-552049447.txt", NULL, 0, "552049447");
  check_file ("away.txt", NULL, 0, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/numbers/in-text", test_in_text);
  g_test_add_func ("/numbers/hostile", test_hostile);
  g_test_add_func ("/numbers/in-file", test_in_file);

  return g_test_run ();
}
