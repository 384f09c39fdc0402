/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-csv.h"
#include "core/probant-spreadsheet.h"

static void
test_cells (void)
{
  static const struct
  {
    const char *text;
    const char *csv;
    const char *tsv;
  } cases[] = {
    { NULL, "", "" },
    { "", "", "" },
    { "Le nom", "Le nom", "Le nom" },
    { "a,b", "\"a,b\"", "a,b" },
    { "dit \"oui\"", "\"dit \"\"oui\"\"\"", "dit \"oui\"" },
    { "1 rue\n38000 Grenoble", "\"1 rue\n38000 Grenoble\"", "1 rue 38000 Grenoble" },
    { "a\tb\r\nc", "\"a\tb\r\nc\"", "a b  c" },
    { "=1+1", "'=1+1", "'=1+1" },
    { "@A1", "'@A1", "'@A1" },
    { "\tx", "\"'\tx\"", "' x" },
    { "+A1", "'+A1", "'+A1" },
    { "-", "'-", "'-" },
    { "-1+1", "'-1+1", "'-1+1" },
    { "-1 €x", "'-1 €x", "'-1 €x" },
    { "-12", "-12", "-12" },
    { "+3,5 %", "\"+3,5 %\"", "+3,5 %" },
    { "-1\302\240234\342\200\257567,50 €", "\"-1\302\240234\342\200\257567,50 €\"",
      "-1\302\240234\342\200\257567,50 €" },
    { "2=1", "2=1", "2=1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autoptr (GString) tsv = g_string_new (NULL);

      probant_spreadsheet_append_csv (csv, cases[i].text);
      probant_spreadsheet_append_tsv (tsv, cases[i].text);
      g_assert_cmpstr (csv->str, ==, cases[i].csv);
      g_assert_cmpstr (tsv->str, ==, cases[i].tsv);
    }
}

/* What is written is what our own reader parts. */
static void
test_round_trip (void)
{
  static const char *const texts[] = { "a \"b\", c;\nd", "e" };
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = NULL;
  char **fields = NULL;

  probant_spreadsheet_append_csv (csv, texts[0]);
  g_string_append_c (csv, ',');
  probant_spreadsheet_append_csv (csv, texts[1]);
  g_string_append (csv, "\r\n");
  lines = probant_csv_parse (csv->str, ',');
  g_assert_cmpuint (lines->len, ==, 1);
  fields = g_ptr_array_index (lines, 0);
  g_assert_cmpuint (g_strv_length (fields), ==, 2);
  g_assert_cmpstr (fields[0], ==, texts[0]);
  g_assert_cmpstr (fields[1], ==, texts[1]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spreadsheet/cells", test_cells);
  g_test_add_func ("/spreadsheet/round-trip", test_round_trip);
  return g_test_run ();
}
