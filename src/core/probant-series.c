/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/probant-series.h"

#include <glib/gi18n.h>
#include <math.h>

#include "core/findings/probant-claims.h"
#include "core/probant-format.h"

#define MAX_TURNOVERS 3
#define MAX_YEARS 5
#define FIRST_YEAR 1900
#define LAST_YEAR 2200
/* Beyond this a double holds no exact number of euros or persons. */
#define MAX_VALUE 1e15

static void
point_clear (gpointer data)
{
  ProbantPoint *point = data;

  g_free (point->label);
}

static ProbantSeries *
series_new (const char *title, ProbantUnit unit, ProbantRecord *record)
{
  ProbantSeries *self = g_new0 (ProbantSeries, 1);

  self->title = title;
  self->unit = unit;
  self->record = g_object_ref (record);
  self->points = g_array_new (FALSE, FALSE, sizeof (ProbantPoint));
  g_array_set_clear_func (self->points, point_clear);

  return self;
}

void
probant_series_free (ProbantSeries *self)
{
  g_object_unref (self->record);
  g_array_unref (self->points);
  g_free (self);
}

const ProbantPoint *
probant_series_get_point (const ProbantSeries *self, guint index)
{
  g_return_val_if_fail (index < self->points->len, NULL);

  return &g_array_index (self->points, ProbantPoint, index);
}

static void
add_point (ProbantSeries *self, char *label, double value)
{
  const ProbantPoint point = { label, value };

  g_array_append_val (self->points, point);
}

static gboolean
is_countable (double value)
{
  return isfinite (value) && fabs (value) < MAX_VALUE;
}

/* Sums by year */

typedef struct
{
  int year;
  double value;
} YearSum;

static int
compare_years (gconstpointer a, gconstpointer b)
{
  const YearSum *first = a;
  const YearSum *second = b;

  return first->year - second->year;
}

static void
add_to_year (GArray *sums, double year, double value)
{
  const YearSum sum = { (int)year, value };

  if (!is_countable (value) || !(year >= FIRST_YEAR && year <= LAST_YEAR) || year != floor (year))
    return;

  for (guint i = 0; i < sums->len; i++)
    {
      YearSum *known = &g_array_index (sums, YearSum, i);

      if (known->year == sum.year)
        {
          known->value += value;
          return;
        }
    }
  g_array_append_val (sums, sum);
}

/* The newest years of `sums`; nothing where there is none. */
static void
take_years (GPtrArray *list, const char *title, ProbantUnit unit, ProbantRecord *record, GArray *sums)
{
  ProbantSeries *series;

  if (sums->len == 0)
    return;

  g_array_sort (sums, compare_years);
  series = series_new (title, unit, record);
  for (guint i = sums->len > MAX_YEARS ? sums->len - MAX_YEARS : 0; i < sums->len; i++)
    {
      const YearSum *sum = &g_array_index (sums, YearSum, i);

      add_point (series, g_strdup_printf ("%d", sum->year), sum->value);
    }
  g_ptr_array_add (list, series);
}

/* Turnover */

static gboolean
shares_a_year (GPtrArray *turnovers, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      const ProbantClaim *later = g_ptr_array_index (turnovers, i - 1);
      const ProbantClaim *earlier = g_ptr_array_index (turnovers, i);

      if (g_date_time_get_year (later->date) == g_date_time_get_year (earlier->date))
        return TRUE;
    }

  return FALSE;
}

static void
add_turnover (GPtrArray *list, const ProbantFacts *facts)
{
  ProbantRecord *record = probant_facts_get_answered (facts, "exercices");
  g_autoptr (GPtrArray) turnovers = probant_claims_list_turnovers (facts);
  g_autoptr (ProbantSeries) series = NULL;
  guint n = MIN (turnovers->len, MAX_TURNOVERS);
  const char *format = shares_a_year (turnovers, n) ? "%m/%Y" : "%Y";

  if (n == 0)
    return;

  series = series_new (_ ("Turnover"), PROBANT_UNIT_EUROS, record);
  for (guint i = n; i > 0; i--)
    {
      const ProbantClaim *turnover = g_ptr_array_index (turnovers, i - 1);

      if (is_countable (turnover->from))
        add_point (series, g_date_time_format (turnover->date, format), turnover->from);
    }
  if (series->points->len > 0)
    g_ptr_array_add (list, g_steal_pointer (&series));
}

/* Associations: what their establishments declared, added up by year */

static void
add_declared (GPtrArray *list,
              const ProbantFacts *facts,
              const char *title,
              ProbantUnit unit,
              const char *path,
              const char *member)
{
  ProbantRecord *record = probant_facts_get_answered (facts, "associations");
  g_autoptr (GPtrArray) entries = probant_fact_list (record, path);
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (YearSum));

  for (guint i = 0; i < entries->len; i++)
    {
      JsonNode *entry = g_ptr_array_index (entries, i);
      double year, value;

      if (probant_node_get_number (entry, "annee", &year) && probant_node_get_number (entry, member, &value))
        add_to_year (sums, year, value);
    }
  take_years (list, title, unit, record, sums);
}

/* Headcount */

/* The newest number of one scheme in one year. */
typedef struct
{
  gboolean known;
  double value;
  const char *updated;
} Scheme;

static void
read_scheme (JsonNode *entry, Scheme *scheme)
{
  const char *updated = probant_node_get_text (entry, "date_derniere_mise_a_jour");
  double value;

  if (!probant_node_get_number (entry, "value", &value) || !is_countable (value) || value < 0
      || (scheme->known && g_strcmp0 (updated, scheme->updated) <= 0))
    return;

  *scheme = (Scheme){ TRUE, value, updated };
}

/* The schemes of employees and of agriculture count different people. */
static void
add_year_average (GArray *sums, JsonNode *data, const char *nature)
{
  g_autoptr (GPtrArray) entries = probant_node_list (data, "effectifs_annuel[]");
  Scheme general = { 0 };
  Scheme agricultural = { 0 };
  double year;

  for (guint i = 0; i < entries->len; i++)
    {
      JsonNode *entry = g_ptr_array_index (entries, i);

      if (g_strcmp0 (probant_node_get_text (entry, "nature"), nature) == 0)
        read_scheme (entry, g_strcmp0 (probant_node_get_text (entry, "regime"), "regime_agricole") == 0
                                ? &agricultural
                                : &general);
    }
  if ((general.known || agricultural.known) && probant_node_get_number (data, "annee", &year))
    add_to_year (sums, year, general.value + agricultural.value);
}

static void
add_averages (GPtrArray *list,
              const ProbantFacts *facts,
              const char *title,
              const char *source,
              const char *nature)
{
  ProbantRecord *record = probant_facts_get_answered (facts, source);
  g_autoptr (GPtrArray) years = probant_fact_list (record, "data");
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (YearSum));

  for (guint i = 0; i < years->len; i++)
    add_year_average (sums, g_ptr_array_index (years, i), nature);
  take_years (list, title, PROBANT_UNIT_PERSONS, record, sums);
}

static void
add_headcount (GPtrArray *list, const ProbantFacts *facts)
{
  guint n = list->len;

  add_averages (list, facts, _ ("Average headcount"), "effectifs_annuels", "effectif_moyen_annuel");
  if (list->len == n)
    add_averages (list, facts, _ ("Headcount counted for the duty to employ disabled workers"),
                  "attestations_agefiph", "effectif_assujettissement_oeth_annuel");
  if (list->len == n)
    add_declared (list, facts, _ ("Employees declared"), PROBANT_UNIT_PERSONS, "data.etablissements[].rhs[]",
                  "nombre_salaries");
}

/* Grants */

static void
add_payments (GPtrArray *list, const ProbantFacts *facts)
{
  ProbantRecord *record = probant_facts_get_answered (facts, "data_subvention");
  g_autoptr (GPtrArray) payments = probant_fact_list (record, "data[].data.paiements[]");
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (YearSum));

  for (guint i = 0; i < payments->len; i++)
    {
      JsonNode *payment = g_ptr_array_index (payments, i);
      g_autoptr (GDateTime) date = probant_node_get_date (payment, "date_versement");
      double amount;

      if (date != NULL && probant_node_get_number (payment, "montant_verse", &amount))
        add_to_year (sums, g_date_time_get_year (date), amount);
    }
  take_years (list, _ ("Grants paid"), PROBANT_UNIT_EUROS, record, sums);
}

GPtrArray *
probant_series_list (GListModel *records)
{
  g_auto (ProbantFacts) facts;
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)probant_series_free);

  probant_facts_init (&facts, records, NULL, NULL);
  add_turnover (list, &facts);
  if (list->len == 0)
    add_declared (list, &facts, _ ("Income in the accounts"), PROBANT_UNIT_EUROS,
                  "data.etablissements[].comptes[]", "total_produits");
  add_headcount (list, &facts);
  add_payments (list, &facts);
  add_declared (list, &facts, _ ("Grants in the accounts"), PROBANT_UNIT_EUROS,
                "data.etablissements[].comptes[]", "montant_subventions");

  return list;
}

/* For reading */

char *
probant_series_format (const ProbantSeries *self, double value)
{
  return self->unit == PROBANT_UNIT_EUROS ? probant_format_amount (value) : probant_format_number (value);
}

static char *
format_euros (double amount, guint step)
{
  g_autofree char *number = probant_format_number (amount);

  switch (step)
    {
    case 0:
      /* Translators: an amount in euros. */
      return g_strdup_printf (_ ("%s €"), number);
    case 1:
      /* Translators: an amount in thousands of euros. */
      return g_strdup_printf (_ ("%s k€"), number);
    case 2:
      /* Translators: an amount in millions of euros. */
      return g_strdup_printf (_ ("%s M€"), number);
    default:
      /* Translators: an amount in billions (thousands of millions) of euros. */
      return g_strdup_printf (_ ("%s bn€"), number);
    }
}

char *
probant_series_format_short (const ProbantSeries *self, double value)
{
  guint step = 0;
  double scaled = round (value);

  if (self->unit == PROBANT_UNIT_PERSONS)
    return probant_format_number (value);

  /* Two digits at least; what rounds up to a thousand is one of the next step. */
  while (fabs (scaled) >= 1000 && step < 3)
    {
      value /= 1000;
      step++;
      scaled = fabs (value) < 9.95 ? round (value * 10) / 10 : round (value);
    }

  return format_euros (scaled, step);
}

char *
probant_series_to_tsv (const ProbantSeries *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\t%s%s\n", _ ("Year"), self->title,
                          self->unit == PROBANT_UNIT_EUROS ? " (€)" : "");
  for (guint i = 0; i < self->points->len; i++)
    {
      const ProbantPoint *point = probant_series_get_point (self, i);

      g_string_append_printf (text, "%s\t%.15g\n", point->label, point->value);
    }

  return g_string_free (text, FALSE);
}
