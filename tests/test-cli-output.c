/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/probant-cli-output.h"

static void
test_width (void)
{
  g_assert_cmpuint (probant_cli_width (""), ==, 0);
  g_assert_cmpuint (probant_cli_width ("état"), ==, 4);
  g_assert_cmpuint (probant_cli_width ("e\314\201tat"), ==, 4);
  g_assert_cmpuint (probant_cli_width ("日本"), ==, 4);
}

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } cases[] = {
    { "12 rue des Lilas\n38000 Grenoble\n", "12 rue des Lilas, 38000 Grenoble" },
    { "\n\nseul\n\n", "seul" },
    { "a\r\nb", "a, b" },
    { "\033[31mrouge\033[0m", " [31mrouge [0m" },
    { "gauche\342\200\256droite", "gauche droite" },
    { "bell\007\t\177\302\205fin", "bell    fin" },
    { "coup\303", "coup\357\277\275" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = probant_cli_clean (cases[i].text);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
test_padded (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  probant_cli_append_padded (out, "été", 5);
  probant_cli_append_padded (out, "日本語", 4);
  g_assert_cmpstr (out->str, ==, "été  日本語");
}

static void
test_styled (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  probant_cli_append_styled (out, FALSE, PROBANT_CLI_BAD, "plain");
  probant_cli_append_styled (out, TRUE, PROBANT_CLI_PLAIN, "plain");
  probant_cli_append_styled (out, TRUE, PROBANT_CLI_BAD, "red");
  g_assert_cmpstr (out->str, ==, "plainplain\033[31mred\033[0m");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli-output/width", test_width);
  g_test_add_func ("/cli-output/clean", test_clean);
  g_test_add_func ("/cli-output/padded", test_padded);
  g_test_add_func ("/cli-output/styled", test_styled);
  return g_test_run ();
}
