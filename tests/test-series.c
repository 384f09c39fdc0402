/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-series.h"

#include <locale.h>

#include "sample-records.h"

/* "Title: 2024=12 2025=13; Title: …" */
static char *
describe (GListStore *records)
{
  g_autoptr (GPtrArray) list = probant_series_list (G_LIST_MODEL (records));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const ProbantSeries *series = g_ptr_array_index (list, i);

      g_string_append_printf (text, "%s%s:", i > 0 ? "; " : "", series->title);
      for (guint j = 0; j < series->points->len; j++)
        {
          const ProbantPoint *point = probant_series_get_point (series, j);

          g_string_append_printf (text, " %s=%g", point->label, point->value);
        }
    }

  return g_string_free (text, FALSE);
}

static void
assert_series (const char *name, const char *json, const char *expected)
{
  g_autoptr (GListStore) records = sample_records_new ();
  g_autofree char *text = NULL;

  sample_records_add (records, name, "main", json);
  text = describe (records);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_turnover (void)
{
  assert_series ("exercices",
                 "{'data':[{'data':{'chiffre_affaires':30,'date_fin_exercice':'2024-12-31'}},"
                 "{'data':{'chiffre_affaires':'20.5','date_fin_exercice':'2023-12-31'}},"
                 "{'data':{'chiffre_affaires':-10,'date_fin_exercice':'2022-12-31'}},"
                 "{'data':{'chiffre_affaires':5,'date_fin_exercice':'2021-12-31'}}]}",
                 "Turnover: 2022=-10 2023=20.5 2024=30");
  /* Two fiscal years that end in one calendar year. */
  assert_series ("exercices",
                 "{'data':[{'data':{'chiffre_affaires':3,'date_fin_exercice':'2024-12-31'}},"
                 "{'data':{'chiffre_affaires':2,'date_fin_exercice':'2024-03-31'}}]}",
                 "Turnover: 03/2024=2 12/2024=3");
}

static void
test_headcount (void)
{
  g_autoptr (GListStore) records = sample_records_new ();
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;

  sample_records_add_years (
      records, "attestations_agefiph",
      (const char *const[]){
          "assujettissement@2024",
          "{'data':{'annee':'2024','effectifs_annuel':[{'regime':'regime_general','value':40,"
          "'nature':'effectif_assujettissement_oeth_annuel'},{'regime':'regime_agricole','value':2.5,"
          "'nature':'effectif_assujettissement_oeth_annuel'}]}}",
          "boeth@2024",
          "{'data':{'annee':'2024','effectifs_annuel':[{'regime':'regime_general','value':3,"
          "'nature':'effectif_boeth_annuel'}]}}",
          NULL });
  before = describe (records);
  g_assert_cmpstr (before, ==, "Headcount counted for the duty to employ disabled workers: 2024=42.5");

  /* The average headcount is the better answer. Of one scheme the newest number counts, null is none. */
  sample_records_add_years (
      records, "effectifs_annuels",
      (const char *const[]){
          "main@2025",
          "{'data':{'annee':'2025','effectifs_annuel':["
          "{'regime':'regime_general','value':45,'nature':'effectif_moyen_annuel',"
          "'date_derniere_mise_a_jour':'2026-02-01'},"
          "{'regime':'regime_general','value':44,'nature':'effectif_moyen_annuel',"
          "'date_derniere_mise_a_jour':'2026-01-01'},"
          "{'regime':'regime_agricole','value':null,'nature':'effectif_moyen_annuel'}]}}",
          "main@2024",
          "{'data':{'annee':'2024','effectifs_annuel':[{'regime':'regime_general','value':0,"
          "'nature':'effectif_moyen_annuel'}]}}",
          "main@2023",
          "{'data':{'annee':'2023','effectifs_annuel':[{'regime':'regime_general','value':null,"
          "'nature':'effectif_moyen_annuel'}]}}",
          NULL });
  text = describe (records);
  g_assert_cmpstr (text, ==, "Average headcount: 2024=0 2025=45");
}

static void
test_association (void)
{
  assert_series ("associations",
                 "{'data':{'etablissements':["
                 "{'rhs':[{'annee':'2024','nombre_salaries':4},{'annee':'2023','nombre_salaries':3}],"
                 "'comptes':[{'annee':'2024','total_produits':1000,'montant_subventions':400},"
                 "{'annee':'2023','total_produits':900,'montant_subventions':null}]},"
                 "{'rhs':[{'annee':2024,'nombre_salaries':1}],"
                 "'comptes':[{'annee':2024,'total_produits':500,'montant_subventions':100}]}]}}",
                 "Income in the accounts: 2023=900 2024=1500; Employees declared: 2023=3 2024=5; "
                 "Grants in the accounts: 2024=500");
}

static void
test_grants (void)
{
  assert_series (
      "data_subvention",
      "{'data':[{'data':{'paiements':[{'montant_verse':100,'date_versement':'2024-05-02'},"
      "{'montant_verse':50,'date_versement':'2024-11-02'}]}},"
      "{'data':{'demande_subvention':null,'paiements':[{'montant_verse':7,'date_versement':'2022-01-05'},"
      "{'montant_verse':9}]}}]}",
      "Grants paid: 2022=7 2024=150");
}

/* The newest years only. */
static void
test_many_years (void)
{
  assert_series ("data_subvention",
                 "{'data':[{'data':{'paiements':[{'montant_verse':1,'date_versement':'2019-01-05'},"
                 "{'montant_verse':2,'date_versement':'2020-01-05'},"
                 "{'montant_verse':6,'date_versement':'2024-01-05'},"
                 "{'montant_verse':3,'date_versement':'2021-01-05'},"
                 "{'montant_verse':4,'date_versement':'2022-01-05'},"
                 "{'montant_verse':5,'date_versement':'2023-01-05'}]}}]}",
                 "Grants paid: 2020=2 2021=3 2022=4 2023=5 2024=6");
}

static void
test_hostile (void)
{
  static const char *const answers[] = {
    "{'data':null}",
    "{'data':[]}",
    "{'data':'text'}",
    "{'data':[null,1,'a',{'data':7},{'data':{'chiffre_affaires':[],'date_fin_exercice':{}}}]}",
    "{'data':[{'data':{'chiffre_affaires':1e300,'date_fin_exercice':'2024-12-31','paiements':{}}}]}",
    "{'data':[{'data':{'chiffre_affaires':1,'date_fin_exercice':'9999-99-99','paiements':[1,[],null]}}]}",
    "{'data':{'annee':'soon','effectifs_annuel':[{'value':1,'nature':'effectif_moyen_annuel'}]}}",
    "{'data':{'annee':99999999999,'effectifs_annuel':[{'value':1,'nature':'effectif_moyen_annuel'}]}}",
    "{'data':{'annee':2024.5,'effectifs_annuel':[{'value':1,'nature':'effectif_moyen_annuel'}]}}",
    "{'data':{'annee':'2024','effectifs_annuel':[{'value':-1,'nature':'effectif_moyen_annuel'},'x']}}",
    "{'data':{'annee':'2024','effectifs_annuel':{'value':1}}}",
    "{'data':{'etablissements':{'rhs':[]}}}",
    "{'data':{'etablissements':[1,{'rhs':7,'comptes':[{'annee':null,'total_produits':1}]}]}}",
    "{'data':{'etablissements':[{'comptes':[{'annee':2024,'total_produits':'much'}]}]}}",
  };
  static const char *const names[]
      = { "exercices", "effectifs_annuels", "attestations_agefiph", "associations", "data_subvention" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_test_message ("%s: %s", names[j], answers[i]);
        assert_series (names[j], answers[i], "");
      }
}

static void
test_format (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0 €" },
    { 999, "999 €" },
    { 999.6, "1 k€" },
    { 1234, "1.2 k€" },
    { 9960, "10 k€" },
    { 84200, "84 k€" },
    { 999499, "999 k€" },
    { 999501, "1 M€" },
    { 4215300, "4.2 M€" },
    { 42e6, "42 M€" },
    { 3.1e9, "3.1 bn€" },
    { -1234567, "-1.2 M€" },
    { 2.5e12, "2\u00a0500 bn€" },
  };
  ProbantSeries euros = { .unit = PROBANT_UNIT_EUROS };
  ProbantSeries persons = { .unit = PROBANT_UNIT_PERSONS };
  g_autofree char *count = probant_series_format_short (&persons, 42.5);
  g_autofree char *full = probant_series_format (&euros, 4215300);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = probant_series_format_short (&euros, cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_cmpstr (count, ==, "42.5");
  g_assert_cmpstr (full, ==, "4\u00a0215\u00a0300 €");
}

static void
test_tsv (void)
{
  g_autoptr (GListStore) records = sample_records_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *text = NULL;

  sample_records_add (records, "exercices", "main",
                      "{'data':[{'data':{'chiffre_affaires':4215300.5,'date_fin_exercice':'2024-12-31'}},"
                      "{'data':{'chiffre_affaires':0,'date_fin_exercice':'2023-12-31'}}]}");
  list = probant_series_list (G_LIST_MODEL (records));
  text = probant_series_to_tsv (g_ptr_array_index (list, 0));
  g_assert_cmpstr (text, ==, "Year\tTurnover (€)\n2023\t0\n2024\t4215300.5\n");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/series/turnover", test_turnover);
  g_test_add_func ("/series/headcount", test_headcount);
  g_test_add_func ("/series/association", test_association);
  g_test_add_func ("/series/grants", test_grants);
  g_test_add_func ("/series/many-years", test_many_years);
  g_test_add_func ("/series/hostile", test_hostile);
  g_test_add_func ("/series/format", test_format);
  g_test_add_func ("/series/tsv", test_tsv);
  return g_test_run ();
}
