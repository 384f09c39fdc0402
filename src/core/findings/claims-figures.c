/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>

#include "core/findings/probant-claims.h"

/* How large the applicant is: headcounts and turnovers. */

static void
add_figure (GPtrArray *claims, ProbantRecord *record, char *value, double figure)
{
  ProbantClaim *claim = probant_claims_add (claims, record, value);

  if (claim != NULL)
    claim->from = claim->to = figure;
}

/* Headcounts */

/* INSEE's bands; NN stands for "no employee" and for "not known" alike. */
static gboolean
read_band (JsonNode *band, double *from, double *to)
{
  static const struct
  {
    const char *code;
    int from;
    int to;
  } bands[] = {
    { "00", 0, 0 },     { "01", 1, 2 },       { "02", 3, 5 },       { "03", 6, 9 },       { "11", 10, 19 },
    { "12", 20, 49 },   { "21", 50, 99 },     { "22", 100, 199 },   { "31", 200, 249 },   { "32", 250, 499 },
    { "41", 500, 999 }, { "42", 1000, 1999 }, { "51", 2000, 4999 }, { "52", 5000, 9999 }, { "53", 10000, -1 },
  };
  const char *code = probant_node_get_text (band, "code");

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if (g_strcmp0 (code, bands[i].code) == 0)
      {
        *from = bands[i].from;
        *to = bands[i].to >= 0 ? bands[i].to : INFINITY;
        return TRUE;
      }

  return FALSE;
}

static void
add_band (GPtrArray *claims, ProbantRecord *record, const char *path)
{
  JsonNode *band = probant_fact_node (record, path);
  ProbantClaim *claim;
  double from, to;

  if (!read_band (band, &from, &to))
    return;

  claim = probant_claims_add (claims, record, probant_format_headcount_band (band));
  if (claim != NULL)
    {
      claim->from = from;
      claim->to = to;
    }
}

static char *
format_headcount (double headcount, const char *year)
{
  g_autofree char *number = probant_format_number (headcount);

  if (year == NULL)
    return g_steal_pointer (&number);

  /* Translators: a number of employees, then the year it was counted. */
  return g_strdup_printf (_ ("%s (%s)"), number, year);
}

/* The yearly average of the newest year that has one, of both schemes together. */
static void
add_average (GPtrArray *claims, ProbantRecord *record)
{
  g_autoptr (GPtrArray) years = probant_fact_list (record, "data");

  for (guint i = 0; i < years->len; i++)
    {
      JsonNode *year = g_ptr_array_index (years, i);
      g_autoptr (GPtrArray) entries = probant_node_list (year, "effectifs_annuel[]");
      gboolean known = FALSE;
      double sum = 0;

      for (guint j = 0; j < entries->len; j++)
        {
          JsonNode *entry = g_ptr_array_index (entries, j);
          double value;

          if (g_strcmp0 (probant_node_get_text (entry, "nature"), "effectif_moyen_annuel") != 0
              || !probant_node_get_number (entry, "value", &value) || value < 0)
            continue;
          known = TRUE;
          sum += value;
        }
      if (known)
        {
          add_figure (claims, record, format_headcount (sum, probant_node_get_text (year, "annee")), sum);
          return;
        }
    }
}

/* The employees that the establishments of an association declared for the newest year. */
static void
add_association_headcount (GPtrArray *claims, ProbantRecord *record)
{
  g_autoptr (GPtrArray) years = probant_fact_list (record, "data.etablissements[].rhs[]");
  const char *newest = NULL;
  double sum = 0;

  for (guint i = 0; i < years->len; i++)
    {
      const char *year = probant_node_get_text (g_ptr_array_index (years, i), "annee");
      double employees;

      if (year == NULL
          || !probant_node_get_number (g_ptr_array_index (years, i), "nombre_salaries", &employees)
          || employees < 0 || g_strcmp0 (year, newest) < 0)
        continue;
      sum = g_strcmp0 (year, newest) == 0 ? sum + employees : employees;
      newest = year;
    }

  if (newest != NULL)
    add_figure (claims, record, format_headcount (sum, newest), sum);
}

GPtrArray *
probant_claims_list_headcounts (const ProbantFacts *facts)
{
  ProbantRecord *association = probant_facts_get_answered (facts, "associations");
  GPtrArray *claims = probant_claims_new ();

  add_average (claims, probant_facts_get_answered (facts, "effectifs_annuels"));
  add_band (claims, probant_facts_get_answered (facts, "entreprises"), "data.tranche_effectif_salarie");
  add_band (claims, association, "data.activites.tranche_effectif");
  add_association_headcount (claims, association);

  return claims;
}

/* Turnovers */

static int
compare_dates_down (gconstpointer a, gconstpointer b)
{
  const ProbantClaim *first = *(const ProbantClaim *const *)a;
  const ProbantClaim *second = *(const ProbantClaim *const *)b;

  return g_date_time_compare (second->date, first->date);
}

static gboolean
has_date (GPtrArray *claims, GDateTime *date)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const ProbantClaim *claim = g_ptr_array_index (claims, i);

      if (probant_days_between (claim->date, date) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_turnover (GPtrArray *claims, ProbantRecord *record, JsonNode *exercise)
{
  g_autoptr (GDateTime) end = probant_node_get_date (exercise, "date_fin_exercice");
  g_autofree char *date = NULL;
  g_autofree char *amount = NULL;
  ProbantClaim *claim;
  double turnover;

  if (end == NULL || !probant_node_get_number (exercise, "chiffre_affaires", &turnover)
      || has_date (claims, end))
    return;

  date = probant_format_date (end);
  amount = probant_format_amount (turnover);
  /* Translators: an amount, then the last day of a fiscal year. */
  claim = probant_claims_add (claims, record, g_strdup_printf (_ ("%s (fiscal year to %s)"), amount, date));
  if (claim == NULL)
    return;
  claim->from = claim->to = turnover;
  claim->date = g_steal_pointer (&end);
}

GPtrArray *
probant_claims_list_turnovers (const ProbantFacts *facts)
{
  ProbantRecord *record = probant_facts_get_answered (facts, "exercices");
  g_autoptr (GPtrArray) exercises = probant_fact_list (record, "data[].data");
  GPtrArray *claims = probant_claims_new ();

  for (guint i = 0; i < exercises->len; i++)
    add_turnover (claims, record, g_ptr_array_index (exercises, i));
  g_ptr_array_sort (claims, compare_dates_down);

  return claims;
}
