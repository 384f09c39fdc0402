/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-fold.h"

#include <string.h>

typedef struct
{
  const char *a;
  const char *b;
} Pair;

typedef gboolean (*SameFunc) (const char *a, const char *b);

/* Both ways, and each text with itself. */
static void
check_pairs (SameFunc same, const Pair *pairs, gsize n, gboolean expected)
{
  for (gsize i = 0; i < n; i++)
    {
      g_test_message ("%s | %s", pairs[i].a, pairs[i].b);
      g_assert_cmpint (same (pairs[i].a, pairs[i].b), ==, expected);
      g_assert_cmpint (same (pairs[i].b, pairs[i].a), ==, expected);
      g_assert_true (same (pairs[i].a, pairs[i].a));
      g_assert_true (same (pairs[i].b, pairs[i].b));
    }
}

static void
test_text (void)
{
  static const Pair cases[] = {
    { "École d’Été — Cœur & Âme", "ecole d ete coeur et ame" },
    { "S.A.R.L. Dupont", "sarl dupont" },
    { "J. Dupont", "j dupont" },
    { "J.Dupont", "j dupont" },
    { "  E.D.F  ", "edf" },
    { "STRASSE ẞ ﬁn №5", "strasse ss fin no5" },
    { "", "" },
    { NULL, "" },
    { "…", "" },
    { ".", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = probant_fold_text (cases[i].a);

      g_assert_cmpstr (folded, ==, cases[i].b);
    }
}

static void
test_hostile_text (void)
{
  g_autofree char *invalid = probant_fold_text ("caf\xe9 \xff\xfe noir");
  g_autofree char *long_text = g_strnfill (10 * 1000 * 1000, 'a');
  g_autofree char *folded = probant_fold_text (long_text);

  g_assert_true (g_utf8_validate (invalid, -1, NULL));
  g_assert_nonnull (strstr (invalid, "noir"));
  g_assert_cmpuint (strlen (folded), <=, 10000);
}

static void
test_activity_code (void)
{
  static const Pair cases[] = {
    { "49.10Z", "4910Z" },         { "4910Z", "4910Z" },  { " 88.99b Action sociale", "8899B" },
    { "70.2C", "702C" },           { "00.00Z", NULL },    { "49.10", NULL },
    { "12 rue de la Paix", NULL }, { "2024Zebra", NULL }, { "4.910Z", NULL },
    { "Transport", NULL },         { "", NULL },          { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = probant_fold_activity_code (cases[i].a);

      g_assert_cmpstr (code, ==, cases[i].b);
    }
}

static void
test_names (void)
{
  static const Pair same[] = {
    { "SAS Boulangerie Élan", "BOULANGERIE ELAN" },
    { "BOULANGERIE ELAN (S.A.S.U.)", "Boulangerie Élan S A S" },
    { "Dupont & Fils, société à responsabilité limitée", "SARL DUPONT ET FILS" },
    { "Association loi 1901 Les Amis de l’Orgue", "LES AMIS DE L ORGUE" },
    { "ASSOCIATION SPORTIVE SALINDROISE", "Association Sportive Salindroise (association loi de 1901)" },
    { "M.J.C. de la Gare", "MJC DE LA GARE" },
    { "E-learning", "ELEARNING" },
    { "Association", "ASSOCIATION" },
  };
  static const Pair other[] = {
    { "Boulangerie Élan", "Boulangerie Élan Sud" },
    { "Les Amis de l’Orgue", "Les Amis de l’Orge" },
    { "Fédération des associations", "Fédération des clubs" },
    { "SARL", "SAS" },
  };

  check_pairs (probant_same_name, same, G_N_ELEMENTS (same), TRUE);
  check_pairs (probant_same_name, other, G_N_ELEMENTS (other), FALSE);
  g_assert_false (probant_same_name ("", ""));
  g_assert_false (probant_same_name (NULL, "Élan"));
  g_assert_false (probant_same_name (NULL, NULL));
}

static void
test_persons (void)
{
  static const Pair same[] = {
    { "Jean DUPONT", "DUPONT Jean" },
    { "Mme Hélène Le Goff", "LE GOFF HELENE" },
    { "Jean-Pierre Martin", "MARTIN Jean Pierre André" },
    { "Dupont", "DUPONT" },
  };
  static const Pair other[] = {
    { "Jean DUPONT", "Jeanne DUPONT" },
    { "Jean DUPONT", "Jean DURAND" },
    { "DUPONT", "Jean DUPONT" },
  };

  check_pairs (probant_same_person, same, G_N_ELEMENTS (same), TRUE);
  check_pairs (probant_same_person, other, G_N_ELEMENTS (other), FALSE);
  g_assert_false (probant_same_person ("", ""));
  g_assert_false (probant_same_person ("M.", "M."));
}

static void
test_addresses (void)
{
  static const Pair same[] = {
    { "12 av. du Gal de Gaulle\n75014 Paris", "12 AVENUE DU GENERAL DE GAULLE 75014 PARIS 14" },
    { "3 bd St-Michel, 75005 PARIS", "3 BOULEVARD SAINT MICHEL\n75005 PARIS 5E ARRONDISSEMENT\nFRANCE" },
    { "12B rue de la Paix 75002 Paris", "12 BIS RUE DE LA PAIX 75002 PARIS" },
    { "12 rue de la Paix 75002 Paris", "Bâtiment B, 12 rue de la Paix, 75002 Paris" },
    { "2 PLACE AUX ETOILES 93200 SAINT-DENIS",
      "2 pl. aux Étoiles, CS 70001, 93633 La Plaine Saint-Denis CEDEX" },
    { "2 place aux Étoiles 93210 Saint-Denis", "2 place aux Étoiles 93200 St Denis" },
    { "5 rue du 8 mai 1945, 30340 Salindres", "5 R DU HUIT MAI 1945 30340 SALINDRES" },
    { "rue de Cambis 30340 Salindres", "RUE DE CAMBIS" },
    { "12 rue de la Paix, Paris", "12 RUE DE LA PAIX 75002 PARIS" },
    { "30340 Salindres", "RUE DE CAMBIS 30340 SALINDRES" },
    { "BP 12345 75002 Paris", "75002 Paris" },
  };
  static const Pair other[] = {
    { "12 rue de la Paix 75002 Paris", "14 rue de la Paix 75002 Paris" },
    { "12 rue de la Paix 75002 Paris", "12 rue de la Paix 69002 Lyon" },
    { "12 rue de la Paix 75002 Paris", "12 avenue de la Paix 75002 Paris" },
    { "12 rue Haute 30340 Salindres", "12 rue Haute 30340 Rousson" },
    { "12 rue Haute 30340 Salindres", "12 rue Haute 30100 Alès" },
    { "30340 Salindres", "12 rue de la Paix" },
  };

  check_pairs (probant_same_address, same, G_N_ELEMENTS (same), TRUE);
  check_pairs (probant_same_address, other, G_N_ELEMENTS (other), FALSE);
  g_assert_false (probant_same_address ("", ""));
  g_assert_false (probant_same_address (NULL, "12 rue Haute"));
  g_assert_false (probant_same_address ("France", "France"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/text", test_text);
  g_test_add_func ("/fold/hostile-text", test_hostile_text);
  g_test_add_func ("/fold/activity-code", test_activity_code);
  g_test_add_func ("/fold/names", test_names);
  g_test_add_func ("/fold/persons", test_persons);
  g_test_add_func ("/fold/addresses", test_addresses);

  return g_test_run ();
}
